/** What an exchange says by tones. Names after ITU-T E.180 and E.182. */
export type ToneName =
  | 'dial'
  | 'special dial'
  | 'ringback'
  | 'busy'
  | 'congestion'
  | 'call waiting'
  | 'special information'
  | 'unobtainable'

/** A sound and the silence after it; 0 ms of silence where the next follows at once. */
export interface Burst {
  readonly hz: readonly number[]
  readonly onMs: number
  readonly offMs: number
}
type Range = readonly [least: number, most: number]

/** A tone: its bursts again and again. One burst without silence goes on without end. */
export interface Tone {
  readonly name: ToneName
  readonly bursts: readonly Burst[]
  /** Of each frequency. */
  readonly levelDbm0: number
  /** Where sources disagree: what is taken for the burst and its silence, ms. Otherwise 12 % or 40 ms either way. */
  readonly takes?: { readonly onMs: Range; readonly offMs: Range }
}

/** What is known under one name: a country's own tones, or those of a family of countries. */
export interface TonePlan {
  readonly plan: string
  readonly tones: readonly Tone[]
}

/** The tones to expect in a country. */
export interface CountryTones extends TonePlan {
  readonly country: string
  /** False when no source lists the country and the tones are its family's. */
  readonly isOwn: boolean
  /** For a person; null when the country's own are known. */
  readonly note: string | null
}

/** ITU-T E.180 recommends -10 dBm0 for Europe's 425 Hz. */
const LEVEL_DBM0 = -10
const tone = (name: ToneName, hz: readonly number[], ...onOff: readonly number[]): Tone => ({
  name,
  levelDbm0: LEVEL_DBM0,
  bursts:
    onOff.length === 0
      ? [{ hz, onMs: 1_000, offMs: 0 }]
      : Array.from({ length: onOff.length / 2 }, (_, i) => ({
          hz,
          onMs: onOff[i * 2] ?? 0,
          offMs: onOff[i * 2 + 1] ?? 0,
        })),
})
const taking = (onMs: Range, offMs: Range, of: Tone): Tone => ({ ...of, takes: { onMs, offMs } })
const at = (levelDbm0: number, of: Tone): Tone => ({ ...of, levelDbm0 })

const A = [425]
/**
 * 950, 1 400, 1 800 Hz, each 330 ms, up to 70 shorter or longer and up to 30 apart. The USA send them 36 Hz lower or
 * higher, and 274 or 380 ms long, by what is wrong with the number. Source: modems.md 5.1, ITU-T E.180 §9
 */
const special: Tone = taking([250, 420], [0, 1_200], {
  name: 'special information',
  levelDbm0: LEVEL_DBM0,
  bursts: [
    { hz: [950], onMs: 330, offMs: 0 },
    { hz: [1_400], onMs: 330, offMs: 0 },
    { hz: [1_800], onMs: 330, offMs: 1_000 },
  ],
})
/** Sources give 0.35 s and 0.4 s for the same networks: 0.28 to 0.55 is taken (modems.md 5.1), and 12 ms of measuring. */
const easternBusy = (takes: Range, on: number) => taking(takes, takes, tone('busy', A, on, on))
const easternRingback = taking([700, 1_250], [2_800, 4_500], tone('ringback', A, 1_000, 4_000))

/** Source: modems.md 5.1, which compares Asterisk's indications and SpanDSP's global-tones. */
const plans = {
  LT: [
    tone('dial', A),
    easternRingback,
    easternBusy([268, 562], 350),
    taking([140, 260], [140, 260], tone('congestion', A, 200, 200)),
    tone('call waiting', A, 150, 150, 150, 4_000),
    special,
  ],
  RU: [
    tone('dial', A),
    easternRingback,
    easternBusy([268, 472], 350),
    taking([130, 250], [130, 250], tone('congestion', A, 175, 175)),
    tone('call waiting', A, 200, 5_000),
    special,
  ],
  HR: [
    tone('dial', A, 200, 300, 700, 800),
    tone('special dial', A, 400, 40),
    taking([800, 1_250], [3_200, 4_500], tone('ringback', A, 1_000, 4_000)),
    tone('busy', A, 500, 500),
    tone('congestion', A, 250, 250),
    special,
  ],
  /** Listed as "Yugoslavia". */
  YU: [
    tone('dial', A, 700, 800, 200, 300),
    taking([800, 1_250], [3_200, 4_500], tone('ringback', A, 1_000, 4_000)),
    tone('ringback', [425, 475], 1_000, 9_000),
    tone('busy', A, 500, 500),
    tone('busy', A, 200, 400),
    taking([220, 300], [220, 300], tone('congestion', A, 250, 250)),
    special,
  ],
  GB: [
    tone('dial', [350, 440]),
    tone('ringback', [400, 450], 400, 200, 400, 2_000),
    tone('busy', [400], 375, 375),
    tone('congestion', [400], 400, 350, 225, 525),
    tone('unobtainable', [400]),
    tone('call waiting', [400], 100, 3_000),
    special,
  ],
  US: [
    at(-13, tone('dial', [350, 440])),
    // tones 40 Hz apart beat: what is measured is up to 0.3 s short
    taking([1_500, 2_400], [3_500, 4_600], at(-19, tone('ringback', [440, 480], 2_000, 4_000))),
    at(-24, tone('busy', [480, 620], 500, 500)),
    at(-24, tone('congestion', [480, 620], 250, 250)),
    at(-13, tone('call waiting', [440], 300, 10_000)),
    special,
  ],
  /** What ETSI TR 101 041-2 recommends; taken widely, since it stands for countries that nobody looked up. */
  ETSI: [
    tone('dial', A),
    taking([650, 1_600], [2_500, 5_500], tone('ringback', A, 1_000, 4_000)),
    taking([290, 600], [290, 600], tone('busy', A, 500, 500)),
    taking([130, 275], [130, 275], tone('congestion', A, 250, 250)),
    tone('call waiting', A, 200, 200, 200, 4_000),
    special,
  ],
} as const satisfies Record<string, readonly Tone[]>
type PlanName = keyof typeof plans

const listed = new Set(['LT', 'RU', 'HR', 'GB', 'US'])
/** Countries whose exchanges were built to the tones of another's. ISO 3166 codes; the rest of the world takes ETSI's. */
const families: Readonly<Partial<Record<PlanName, string>>> = {
  RU: 'UA AM BY KZ GE MD AZ UZ TM KG TJ',
  YU: 'BA RS ME MK SI XK',
  GB: 'IE GG JE IM GI MT',
  US: 'CA PR BS BB JM TT BM',
}
const familyOf = (country: string): PlanName => {
  const family = Object.entries(families).find(([, members]) => members.split(' ').includes(country))
  return (family?.[0] as PlanName | undefined) ?? 'ETSI'
}

/**
 * The tones of a country, by its two-letter code in either case. A country that no source lists gets those of its
 * family, and `note` says so.
 */
export const tonesOf = (country: string): CountryTones => {
  const code = country.toUpperCase()
  const isOwn = listed.has(code)
  const plan = isOwn ? (code as PlanName) : familyOf(code)
  const note = isOwn
    ? null
    : `No list of tones names ${code}: the box expects those of ${plan}. Check busy and dial tone on the line.`
  return { country: code, plan, isOwn, note, tones: plans[plan] }
}

/** The first tone of this name; null where the country has none. */
export const toneNamed = (plan: TonePlan, name: ToneName): Tone | null =>
  plan.tones.find(tone => tone.name === name) ?? null
