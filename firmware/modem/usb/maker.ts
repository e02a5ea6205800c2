import type { AtSession } from '../../at/session.ts'
import { Fault, isFault } from '../../fault/fault.ts'
import type { DriverName } from './profiles.ts'

/** Whose word each driver speaks; others, and modems that keep their maker to themselves, are not judged. */
const makers: readonly (readonly [DriverName, RegExp])[] = [
  ['sim7600', /simcom|simtech/i],
  ['ec25', /quectel/i],
]

/**
 * A modem driven in another maker's words sets up without a complaint and then carries no sound: told before the first call.
 * Source: 3GPP TS 27.007 §5.1 +CGMI. @throws LINE_MISMATCH, AT_TIMEOUT
 */
export const checkMaker = async (at: AtSession, driver: DriverName): Promise<void> => {
  const said = await at.send('AT+CGMI').catch((error: unknown) => {
    if (isFault(error, 'AT_ERROR')) return []
    throw error
  })
  const maker = said.join(' ').trim()
  const other = makers.find(([, pattern]) => pattern.test(maker))?.[0]
  if (other !== undefined && other !== driver)
    throw new Fault('LINE_MISMATCH', { driver, found: `${maker} modem`, right: other })
}
