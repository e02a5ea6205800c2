import { readSim } from '../../at/network-lines.ts'
import type { AtSession } from '../../at/session.ts'
import { Fault, isFault } from '../../fault/fault.ts'
import type { Log } from '../../ports/log.ts'
import type { Clock } from '../../time/clock.ts'
import type { ByteLink } from '../serial-link.ts'
import type { Chipset, Setting } from './chipset.ts'
import { createPin, type Pin } from './pin.ts'

/** A modem fresh from the mains needs about ten seconds to its first answer. */
const WAKE_TRIES = 10
const DTR_TRIES = 3
const SETTING_MS = 9_000
const SIM_MS = 10_000
/** +CME ERROR: 14 until the card is read; the slowest seen took half of this. */
const SIM_TRIES = 20
const SIM_PAUSE_MS = 1_000
const GRACE_MS = 500

const apply = async (at: AtSession, setting: Setting) => {
  await at.send(setting.set, { timeoutMs: SETTING_MS })
  if (!setting.ask) return
  const answer = await at.send(setting.ask, { timeoutMs: SETTING_MS })
  if (answer.some(line => setting.reads?.test(line) ?? true)) return
  throw new Fault('AT_ERROR', { command: setting.set, result: `it reads back as ${answer.join(' ')}` })
}
const applyOne = async (at: AtSession, setting: Setting, log: Log): Promise<void> => {
  try {
    await apply(at, setting)
  } catch (error) {
    if (setting.must || !isFault(error, 'AT_ERROR')) throw error
    if (setting.otherwise) return applyOne(at, setting.otherwise, log)
    // what is not read back is a wish: older firmware knows fewer of them
    log[setting.ask ? 'warn' : 'info'](
      { command: setting.set, result: error.detail['result'] },
      'the modem refused a setting',
    )
  }
}
/** Makes each setting and reads it back. @throws AT_ERROR for one that must be, AT_TIMEOUT */
export const applySettings = async (at: AtSession, settings: readonly Setting[], log: Log): Promise<void> => {
  for (const setting of settings) await applyOne(at, setting, log)
}

/** Errors of +CPIN? that a person must see to. Source: 3GPP TS 27.007 §9.2.1 */
const simFault = (error: unknown): Fault | null => {
  if (!isFault(error, 'AT_ERROR')) return null
  const code = error.detail['code']
  if (code === 10 || code === 13 || code === 15) return new Fault('SIM_MISSING', {}, error)
  if (code === 12) return new Fault('SIM_LOCKED', { wants: 'SIM PUK' }, error)
  return null
}
const askSim = async (at: AtSession): Promise<string | null> => {
  try {
    const answer = await at.send('AT+CPIN?', { timeoutMs: SIM_MS, graceMs: GRACE_MS })
    return answer.map(readSim).find(found => found !== null)?.state ?? null
  } catch (error) {
    const fault = simFault(error)
    if (fault) throw fault
    if (isFault(error, 'AT_ERROR') && error.detail['code'] === 11) return 'SIM PIN'
    if (isFault(error, 'AT_ERROR')) return null
    throw error
  }
}
/** A PIN is never guessed: three wrong ones lock the card. @throws SIM_MISSING, SIM_LOCKED, PIN_WRONG, PIN_RISKY */
const waitForSim = async (at: AtSession, clock: Clock, pin: Pin) => {
  let isEntered = false
  for (let tried = 1; tried <= SIM_TRIES; tried += 1) {
    const state = await askSim(at)
    if (state === 'READY') return
    if (state === 'SIM PIN' && !isEntered) {
      await pin.enter(at)
      isEntered = true
    } else if (state !== null && state !== 'SIM PIN')
      throw new Fault(state === 'NOT INSERTED' ? 'SIM_MISSING' : 'SIM_LOCKED', { wants: state })
    await clock.sleep(SIM_PAUSE_MS, at.closed)
  }
  throw new Fault('SIM_MISSING')
}

/**
 * Finds a modem at a port, whatever state it was left in: ten tries of a second, then DTR falls, then three more (modems.md 4,
 * case 42). What is left then is its power. @throws LINE_MUTE when nothing answers
 */
export const awaken = async (
  at: AtSession,
  { path, dropDtr }: Pick<ByteLink, 'path' | 'dropDtr'>,
): Promise<void> => {
  const wake = async (tries: number): Promise<boolean> => {
    try {
      await at.wake(tries)
      return true
    } catch (error) {
      if (isFault(error, 'AT_TIMEOUT')) return false
      throw error
    }
  }
  if (await wake(WAKE_TRIES)) return
  if ((await dropDtr?.()) && (await wake(DTR_TRIES))) return
  throw new Fault('LINE_MUTE', { path })
}

/**
 * Brings a modem from anything to ready for a call; safe to do again. Each setting is read back, since a reset that
 * nobody saw undoes them all. @throws LINE_MISMATCH, SIM_MISSING, SIM_LOCKED, PIN_WRONG, PIN_RISKY, AT_TIMEOUT, AT_ERROR, or what
 * closed the session
 */
export const setUp = async (
  at: AtSession,
  chipset: Chipset,
  clock: Clock,
  log: Log,
  pin: Pin = createPin(null),
): Promise<void> => {
  await applySettings(at, chipset.basics, log)
  await chipset.identify?.(at)
  await waitForSim(at, clock, pin)
  await applySettings(at, chipset.settings, log)
  await chipset.closeAudio(at) // a box that died in a call left it on
  await chipset.prepare?.(at, log, clock)
}
