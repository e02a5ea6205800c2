/** How a command ended. */
export type Final =
  | { readonly ok: true }
  | {
      readonly ok: false
      /** The modem's own words, such as 'ERROR', 'SIM not inserted', 'NO CARRIER'. */
      readonly result: string
      /** The number of a +CME or +CMS error; null when it gave none that is known. */
      readonly code: number | null
    }

/** Results that end ATD and ATA. To any other command they are events: the call ended while it ran. */
export const CALL_RESULTS: readonly string[] = ['NO CARRIER', 'BUSY', 'NO ANSWER', 'NO DIALTONE']

/** The words of `AT+CMEE=2` for the errors that are acted on. Source: 3GPP TS 27.007 §9.2.1 */
const cmeWords: Readonly<Record<string, number>> = {
  'operation not allowed': 3,
  'operation not supported': 4,
  'sim not inserted': 10,
  'sim pin required': 11,
  'sim puk required': 12,
  'sim failure': 13,
  'sim busy': 14,
  'sim wrong': 15,
  'incorrect password': 16,
  'no network service': 30,
  'network timeout': 31,
}

const numbered = /^\+CM[ES] ERROR: ?(.*)$/
/** Whole lines only: 'ERROR+CNUM:' is Huawei's glued refusal. */
const refusals = /^(?:ERROR(?:\+CNUM:.*)?|COMMAND NOT SUPPORT|\+EXT ERROR: ?.*|MODEM ERROR: ?.*)$/

const readNumbered = (text: string): Final => {
  const code = /^\d+$/.test(text) ? Number(text) : (cmeWords[text.toLowerCase()] ?? null)
  return { ok: false, result: text === '' ? 'unknown error' : text, code }
}

/**
 * The final result in a line, matched as a whole; null when the line is none. Source: ITU-T V.250 §5.7.1, 3GPP TS 27.007 §9.2
 * @param also results that this command may end with besides OK and errors
 */
export const readFinal = (line: string, also: readonly string[] = []): Final | null => {
  const text = line.trim()
  if (text === 'OK') return { ok: true }
  if (refusals.test(text) || also.includes(text)) return { ok: false, result: text, code: null }
  const found = numbered.exec(text) ?? /^\+CM[ES] ERROR:()$/.exec(text)
  return found ? readNumbered((found[1] ?? '').trim()) : null
}
