import { readError, type ErrorKind } from './errors.ts'

/** How a command ended. */
export type Final =
  | { readonly ok: true }
  | {
      readonly ok: false
      /** In words: 'ERROR', 'SIM not inserted', 'NO CARRIER'. */
      readonly result: string
      /** The number of a +CME or +CMS error; null when it gave none that is known. */
      readonly code: number | null
      /** Which of the two lists the code is of. */
      readonly kind: ErrorKind | null
    }

/** Results that end ATD and ATA. To any other command they are events: the call ended while it ran. */
export const CALL_RESULTS: readonly string[] = ['NO CARRIER', 'BUSY', 'NO ANSWER', 'NO DIALTONE']

/** `VCON` is V.253's OK of a voice command that took the line. Source: ITU-T V.253 */
const successes = new Set(['OK', 'VCON'])
/** Whole lines only: 'ERROR+CNUM:' is Huawei's glued refusal, 'NA' is in ModemManager's and oFono's tables. */
const refusals = /^(?:ERROR(?:\+CNUM:.*)?|COMMAND NOT SUPPORT|NA|\+EXT ERROR: ?.*|MODEM ERROR: ?.*)$/

/** Some makers write NO DIAL TONE. */
const spelling = (text: string) => (text === 'NO DIAL TONE' ? 'NO DIALTONE' : text)

/**
 * The final result in a line, matched as a whole; null when the line is none. Source: ITU-T V.250 §5.7.1, 3GPP TS 27.007 §9.2
 * @param also results that this command may end with besides OK and errors
 */
export const readFinal = (line: string, also: readonly string[] = []): Final | null => {
  const text = spelling(line.trim())
  if (successes.has(text)) return { ok: true }
  if (refusals.test(text) || also.includes(text)) return { ok: false, result: text, code: null, kind: null }
  const error = readError(text)
  return error && { ok: false, result: error.text, code: error.code, kind: error.kind }
}

/** CONNECT, alone or with a rate: what follows are bytes. */
export const isConnect = (line: string): boolean => /^CONNECT(?: .*)?$/.test(line)

/** What a modem set to ATV0 says in place of words. Source: ITU-T V.250 §5.7.1 */
const numbers: Readonly<Record<string, string>> = {
  0: 'OK',
  1: 'CONNECT',
  2: 'RING',
  3: 'NO CARRIER',
  4: 'ERROR',
  6: 'NO DIALTONE',
  7: 'BUSY',
  8: 'NO ANSWER',
}
/** The words of a numeric result; null when the line is none. */
export const readNumeric = (line: string): string | null => numbers[line.trim()] ?? null
