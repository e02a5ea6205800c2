import { isFault } from '../../fault/fault.ts'

/**
 * What to do about a message that a modem did not take. soon: ask again in a second. later: the network may take it
 * another time. line: nothing goes out on this line at the moment, whatever it is. full: make room first. never: it will
 * not be taken. uncertain: it may have gone out.
 */
export type Verdict = 'soon' | 'later' | 'line' | 'full' | 'never' | 'uncertain'

const each = (codes: readonly number[], verdict: Verdict) => codes.map(code => [code, verdict] as const)

/**
 * +CMS ERROR numbers. 0 to 127 the network's cause of TS 24.011 annex E, 128 to 255 the service centre's of TS 23.040
 * §9.2.3.22, 300 and up the modem's of TS 27.005 §3.2.5. Where the network gave a cause, it did not take the message.
 */
const cms: ReadonlyMap<number, Verdict> = new Map([
  ...each([1, 8, 10, 21, 28, 29, 30, 50, 69, 81, 95, 96, 97, 98, 99, 111], 'never'),
  ...each([17, 22, 27, 38, 41, 42, 47, 127], 'later'),
  ...each([128, 129, 130, 143, 144, 145, 159, 160, 161, 175, 176, 193, 195, 196], 'never'),
  ...each([192, 194], 'later'),
  ...each([197], 'uncertain'), // "duplicate SM": the centre says that it has it already
  ...each([208, 211, 320, 322], 'full'),
  ...each([301, 314], 'soon'),
  ...each([300, 302, 310, 311, 312, 313, 315, 316, 317, 318, 330, 331], 'line'),
  ...each([303, 304, 305], 'never'),
  ...each([332, 500], 'uncertain'),
])
/** +CME ERROR numbers of TS 27.007 §9.2 that a message can end with. */
const cme: ReadonlyMap<number, Verdict> = new Map([
  ...each([14, 57], 'soon'),
  ...each([3, 4, 10, 11, 12, 13, 15, 17, 18, 30, 32, 53, 54], 'line'),
  ...each([20], 'full'),
  ...each([50, 56, 62], 'never'),
  ...each([31, 100], 'uncertain'),
])

/**
 * What AT+CMGS ended with, be it silence or a lost modem. A +CMS number that is in no list is the network's below 300.
 * @param isOut whether the message had been handed to the modem: before that nothing can have gone out
 */
export const judge = (error: unknown, isOut: boolean): Verdict => {
  if (!isFault(error, 'AT_ERROR'))
    return isOut ? 'uncertain' : isFault(error, 'AT_TIMEOUT') ? 'later' : 'line'
  const { code, kind } = error.detail
  const number = typeof code === 'number' ? code : null
  const known = number === null ? undefined : (kind === 'CME' ? cme : cms).get(number)
  const isCause = number !== null && number < 300 && kind === 'CMS'
  const verdict = known ?? (isCause ? 'later' : 'uncertain')
  return verdict === 'uncertain' && !isOut ? 'later' : verdict
}

/** How long to wait after each try; the last repeats until the message is of no use any more. */
const laterMs: readonly number[] = [30_000, 120_000, 600_000, 1_800_000, 3_600_000]
const SOON_MS = 1_000
/** A line that cannot send at the moment is left alone for so long. */
export const LINE_MS = 30_000
/** After so many it is no moment's trouble: oFono's figure. */
const SOON_TRIES = 10

/** @param tries how often it was refused, this time included */
export const pauseAfter = (verdict: Exclude<Verdict, 'never' | 'uncertain'>, tries: number): number => {
  if (verdict === 'line') return LINE_MS
  if (verdict === 'full' || (verdict === 'soon' && tries <= SOON_TRIES)) return SOON_MS
  return laterMs[Math.min(tries - 1, laterMs.length - 1)] ?? 0
}
