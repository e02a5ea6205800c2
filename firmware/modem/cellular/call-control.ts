import { CALL_RESULTS } from '../../at/result.ts'
import { Fault, isFault } from '../../fault/fault.ts'
import { deadline } from '../../flow/deadline.ts'
import type { Ring } from '../../ports/line.ts'
import { createCallDriver, type Call, type CallDriverOptions } from './call-driver.ts'
import type { CallInput } from './call-machine.ts'
import { causeOf, refusalOf } from './end-cause.ts'

/** Answers, dials and hangs up. */
export interface CallControl {
  readonly take: (input: CallInput) => void
  /** The ring that waits for an answer, if any. */
  readonly ringing: () => Ring | null
  readonly calls: () => readonly Call[]
  /** Asks the modem which calls it has: whoever rings already is announced, a call of a box that died is hung up. */
  readonly recover: () => Promise<void>
  /** Resolves when the call is through. @throws LINE_GONE, AT_TIMEOUT, AT_ERROR, signal.reason; it is hung up then */
  readonly answer: (ring: Ring, signal: AbortSignal) => Promise<Call>
  /**
   * Dials digits; resolves when the modem says that the call is up.
   * @throws FAR_BUSY, NO_ANSWER, NO_DIAL_TONE, CALL_REFUSED, AT_TIMEOUT, AT_ERROR, signal.reason; it is hung up then
   */
  readonly dial: (digits: string, signal: AbortSignal) => Promise<Call>
  /** Resolves when the modem agrees that this call is over; closes the session if it does not. Never rejects. */
  readonly hangUp: (call: Call) => Promise<void>
  /** Holds, swaps, joins: AT+CHLD, with the list as the judge of what came of it. @throws AT_ERROR, AT_TIMEOUT */
  readonly rearrange: (how: '2' | '3' | '4') => Promise<void>
  /** Ends every call: the device is gone. */
  readonly lose: (fault: Error) => void
}

const ANSWER_MS = 10_000
/** From the OK of ATA to the call being through; VoLTE needs most. */
const THROUGH_MS = 5_000
/** To the OK of ATD, which means only that the modem begins. Source: ModemManager gives the whole call 90 s */
const DIAL_MS = 30_000
const RING_OUT_MS = 90_000
const HANG_UP_MS = 5_000
const HOLD_MS = 10_000
const isCallResult = (error: unknown) =>
  isFault(error, 'AT_ERROR') && CALL_RESULTS.includes(String(error.detail['result']))

export interface CallControlOptions extends CallDriverOptions {
  /** Tried in this order until one is accepted. */
  readonly hangUps?: readonly string[]
}

/** @param options as the driver's: one control has one driver */
export const createCallControl = (options: CallControlOptions): CallControl => {
  const { at, clock, hangUps = ['AT+CHUP', 'ATH'] } = options
  const driver = createCallDriver(options)
  const hangingUp = new Map<Call, Promise<void>>()

  /** Tells the modem to end its calls, in the first form that it accepts. @throws what the last one met */
  const sendFirst = async () => {
    for (const [i, command] of hangUps.entries()) {
      try {
        await at.send(command, { urgent: true })
        return
      } catch (error) {
        if (i === hangUps.length - 1 || at.closed.aborted) throw error
      }
    }
  }
  const recover = async () => {
    try {
      const calls = await driver.list()
      const isLeftOver = calls.some(call => call.isVoice && !['incoming', 'waiting'].includes(call.state))
      if (isLeftOver) await sendFirst()
      else driver.take({ on: 'listed', calls })
    } catch (error) {
      if (!isFault(error, 'AT_ERROR')) throw error // no list, no left-over call to be seen
    }
  }
  /** A call that waits behind another is answered by putting that one on hold (3GPP TS 22.030 §6.5.5). */
  const pickUp = async (call: Call, stop: AbortSignal) => {
    const isBehind = driver.calls().some(other => other !== call && other.at() === 'talking')
    const command = isBehind ? 'AT+CHLD=2' : 'ATA'
    driver.tell(call, { on: 'answering' })
    await at.send(command, { urgent: true, timeoutMs: ANSWER_MS, finals: CALL_RESULTS, signal: stop })
    if (call.at() === 'answering') void driver.referee() // a modem that says nothing of it is asked at once
    const late = () => new Fault('AT_TIMEOUT', { command, timeoutMs: THROUGH_MS })
    await deadline(clock, THROUGH_MS, call.through, late, stop)
  }
  const answer = async (ring: Ring, signal: AbortSignal): Promise<Call> => {
    const call = driver.calls().find(other => other.ring === ring)
    if (call?.at() !== 'ringing') throw ring.gone.reason ?? new Fault('LINE_GONE')
    try {
      await pickUp(call, AbortSignal.any([signal, call.over, at.closed]))
      return call
    } catch (error) {
      void hangUp(call)
      throw isCallResult(error) ? new Fault('LINE_GONE', {}, error) : error
    }
  }
  /** The semicolon makes it a voice call; without it the modem tries data (modems.md 1.3). */
  const ring = async (call: Call, digits: string, stop: AbortSignal) => {
    await at.send(`ATD${digits};`, { urgent: true, timeoutMs: DIAL_MS, finals: CALL_RESULTS, signal: stop })
    await deadline(clock, RING_OUT_MS, call.through, () => new Fault('NO_ANSWER'), stop)
  }
  const dial = async (digits: string, signal: AbortSignal): Promise<Call> => {
    const call = driver.begin(digits)
    try {
      await ring(call, digits, AbortSignal.any([signal, call.over, at.closed]))
      return call
    } catch (error) {
      const isOver = call.over.aborted
      await hangUp(call)
      if (isCallResult(error)) throw refusalOf(String((error as Fault).detail['result']), await causeOf(at))
      throw isOver && isFault(error, 'LINE_GONE') ? refusalOf('NO CARRIER', await causeOf(at)) : error
    }
  }
  /** Another call may be up that must stay: AT+CHUP would take both on some firmware. */
  const drop = async (call: Call) => {
    const id = call.id()
    if (driver.calls().length > 1 && id !== null)
      await at.send(`AT+CHLD=1${id}`, { urgent: true, timeoutMs: HOLD_MS })
    else await sendFirst()
  }
  const end = async (call: Call) => {
    driver.tell(call, { on: 'hanging up' })
    const late = () => new Fault('AT_TIMEOUT', { command: hangUps[0], timeoutMs: HANG_UP_MS })
    const agreed = new Promise<void>(resolve => {
      if (call.over.aborted) resolve()
      else call.over.addEventListener('abort', () => resolve(), { once: true })
    })
    try {
      await drop(call)
      await deadline(clock, HANG_UP_MS, agreed, late, at.closed)
    } catch (error) {
      at.close(error as Error) // a call that will not end: only a fresh start can tell what the modem is doing
    }
  }
  const hangUp = async (call: Call) => {
    if (call.over.aborted) return
    const ending = hangingUp.get(call) ?? end(call).finally(() => hangingUp.delete(call))
    hangingUp.set(call, ending)
    await ending
  }
  const rearrange = async (how: '2' | '3' | '4') => {
    await at.send(`AT+CHLD=${how}`, { urgent: true, timeoutMs: HOLD_MS })
    await driver.referee()
  }
  const ringing = () => driver.calls().find(call => call.at() === 'ringing')?.ring ?? null
  const { take, calls, lose } = driver
  return { take, ringing, calls, recover, answer, dial, hangUp, rearrange, lose }
}
