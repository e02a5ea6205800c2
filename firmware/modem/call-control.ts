import { CALL_RESULTS } from '../at/result.ts'
import { Fault, isFault } from '../fault/fault.ts'
import { deadline } from '../flow/deadline.ts'
import type { Ring } from '../ports/line.ts'
import { createCallDriver, type Call, type CallDriverOptions } from './call-driver.ts'
import type { CallInput } from './call-machine.ts'

/** Answers and hangs up. */
export interface CallControl {
  readonly take: (input: CallInput) => void
  /** The ring that waits for an answer, if any. */
  readonly ringing: () => Ring | null
  /** Asks the modem which calls it has: whoever rings already is announced, a call of a box that died is hung up. */
  readonly recover: () => Promise<void>
  /** Resolves when the call is through. @throws LINE_GONE, AT_TIMEOUT, AT_ERROR, signal.reason; it is hung up then */
  readonly answer: (ring: Ring, signal: AbortSignal) => Promise<Call>
  /** Resolves when the modem agrees that this call is over; closes the session if it does not. Never rejects. */
  readonly hangUp: (ring: Ring) => Promise<void>
  /** Ends every call: the device is gone. */
  readonly lose: (fault: Error) => void
}

const ANSWER_MS = 10_000
/** From the OK of ATA to the call being through; VoLTE needs most. */
const THROUGH_MS = 5_000
const HANG_UP_MS = 5_000

export interface CallControlOptions extends CallDriverOptions {
  /** Tried in this order until one is accepted. */
  readonly hangUps?: readonly string[]
}

/** @param options as the driver's: one control has one driver */
export const createCallControl = (options: CallControlOptions): CallControl => {
  const { at, clock, hangUps = ['AT+CHUP', 'ATH'] } = options
  const driver = createCallDriver(options)
  let hangingUp: Promise<void> | undefined

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
    const { seq } = driver.state()
    try {
      const calls = await driver.list()
      const isLeftOver = calls.some(call => call.isVoice && call.state === 'active')
      if (isLeftOver) await sendFirst()
      else driver.take({ on: 'listed', asOf: seq, calls })
    } catch (error) {
      if (!isFault(error, 'AT_ERROR')) throw error // no list, no left-over call to be seen
    }
  }
  const pickUp = async (call: Call, stop: AbortSignal) => {
    driver.take({ on: 'answering' })
    await at.send('ATA', { urgent: true, timeoutMs: ANSWER_MS, finals: CALL_RESULTS, signal: stop })
    if (driver.state().at === 'answering') void driver.referee() // a modem that says nothing of it is asked at once
    const late = () => new Fault('AT_TIMEOUT', { command: 'ATA', timeoutMs: THROUGH_MS })
    await deadline(clock, THROUGH_MS, call.through, late, stop)
  }
  const answer = async (ring: Ring, signal: AbortSignal): Promise<Call> => {
    const call = driver.call()
    if (call?.ring !== ring || driver.state().at !== 'ringing')
      throw ring.gone.reason ?? new Fault('LINE_GONE')
    try {
      await pickUp(call, AbortSignal.any([signal, call.over, at.closed]))
      return call
    } catch (error) {
      void hangUp(ring)
      const isRefusal = isFault(error, 'AT_ERROR') && CALL_RESULTS.includes(String(error.detail['result']))
      throw isRefusal ? new Fault('LINE_GONE', {}, error) : error
    }
  }
  const end = async () => {
    driver.take({ on: 'hanging up' })
    const agreed = driver.whenIdle()
    const late = () => new Fault('AT_TIMEOUT', { command: hangUps[0], timeoutMs: HANG_UP_MS })
    try {
      await sendFirst()
      await deadline(clock, HANG_UP_MS, agreed, late, at.closed)
    } catch (error) {
      at.close(error as Error) // a call that will not end: only a fresh start can tell what the modem is doing
    }
  }
  const hangUp = async (ring: Ring) => {
    if (driver.call()?.ring === ring) hangingUp ??= end().finally(() => (hangingUp = undefined))
    await hangingUp
  }
  const ringing = () => (driver.state().at === 'ringing' ? (driver.call()?.ring ?? null) : null)
  return { take: driver.take, ringing, recover, answer, hangUp, lose: driver.lose }
}
