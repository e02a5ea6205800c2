const MINUTE_MS = 60_000
const [HOUR_MS, DAY_MS] = [60 * MINUTE_MS, 1_440 * MINUTE_MS]

/** Of each range: its last value, and what a value of it lasts. Source: 3GPP TS 23.040 §9.2.3.12.1 */
const ranges: readonly (readonly [last: number, lasts: (value: number) => number])[] = [
  [143, value => (value + 1) * 5 * MINUTE_MS],
  [167, value => 12 * HOUR_MS + (value - 143) * 30 * MINUTE_MS],
  [196, value => (value - 166) * DAY_MS],
  [255, value => (value - 192) * 7 * DAY_MS],
]

/** How long a relative validity period lasts. */
export const readValidity = (value: number): number =>
  (ranges.find(([last]) => value <= last)?.[1] ?? (() => 0))(value)

/** The shortest relative validity period that is not shorter than this; 63 weeks at most. */
export const writeValidity = (ms: number): number => {
  for (let value = 0; value < 255; value += 1) if (readValidity(value) >= ms) return value
  return 255
}
