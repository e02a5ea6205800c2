import { Fault } from '../fault/fault.ts'

/** ITU-T E.164 has 15 digits; service codes and numbers behind a switchboard are longer, V.250 lines are not endless. */
const DIGITS_LIMIT = 40
/** Withholds or shows our number in one call. Source: 3GPP TS 22.030 §6.5.2 */
const CLIR = /^[*#]31#/

/**
 * A number as it may go into a dial command: digits, * and #, a leading +. What people write between digits is left out.
 * Anything else is refused here: a semicolon in a number would be a command of its own. @throws NUMBER_INVALID
 */
export const dialable = (written: string): string => {
  const number = written.replaceAll(/[\s()./\u2010-\u2014-]/g, '')
  const refuse = (why: string) => {
    throw new Fault('NUMBER_INVALID', { number: written.slice(0, 60), why })
  }
  const strange = /[^0-9*#+]/.exec(number)?.[0]
  if (strange !== undefined) refuse(`it has "${strange}" in it`)
  if (number.replace(CLIR, '').lastIndexOf('+') > 0) refuse('its + is not in front')
  if (!/[0-9*#]/.test(number)) refuse('it has no digits')
  if (number.length > DIGITS_LIMIT) refuse('it is too long')
  return number
}
