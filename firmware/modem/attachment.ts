import type { Transcript } from '../at/transcript.ts'
import { Fault } from '../fault/fault.ts'
import type { Ring, Talk } from '../ports/line.ts'
import type { Log } from '../ports/log.ts'
import type { Clock } from '../time/clock.ts'
import { createAnswering } from './answering.ts'
import { createAtPort } from './at-port.ts'
import { createCallControl } from './call-control.ts'
import type { Chipset, ModemEvent } from './chipset.ts'
import type { StatusBoard } from './line-status.ts'
import { createNetworkWatch } from './network.ts'
import type { ByteLink } from './serial-link.ts'
import { awaken, setUp } from './set-up.ts'
import type { MessageExchange } from './sms/exchange.ts'
import { smsUnsolicited } from './sms/lines.ts'

export interface AttachmentOptions {
  readonly chipset: Chipset
  readonly atPath: string
  readonly pcmPath: string
  readonly openLink: (path: string, clock: Clock) => Promise<ByteLink>
  readonly clock: Clock
  readonly log: Log
  readonly status: StatusBoard
  readonly answerAfterRings: number
  readonly announce: (ring: Ring) => void
  readonly transcript: Transcript
  /** Where its text messages go; without it the modem keeps them. */
  readonly messages?: MessageExchange | undefined
}

/** A modem from the moment it is set up until it is lost. Disposing it hangs up and closes its ports. */
export interface Attachment extends AsyncDisposable {
  /** Aborted with the fault when the modem is lost. */
  readonly lost: AbortSignal
  /** Calls count from here on, and can be answered; one that rings already is found by asking. */
  readonly open: () => Promise<void>
  readonly ringing: () => Ring | null
  readonly answer: (ring: Ring, signal: AbortSignal) => Promise<Talk>
}

const simFault = (state: string) =>
  state.startsWith('SIM P') ? new Fault('SIM_LOCKED', { wants: state }) : new Fault('SIM_MISSING')

const connect = (link: ByteLink, options: AttachmentOptions) => {
  const { chipset, clock, log, status, transcript } = options
  let isReady = false
  const event = (line: string, payload?: string) => {
    if (sms?.take(line, payload)) return
    const found = chipset.read(line)
    if (found) take(found)
  }
  const port = createAtPort(link, {
    clock,
    transcript,
    unsolicited: [...chipset.unsolicited, ...smsUnsolicited],
    event,
  })
  const at = port.session
  const isFree = () => status.get().state === 'idle'
  const sms = options.messages?.attach(status.get().line, at, isFree)
  const { answerAfterRings, announce } = options
  const changed = (state: 'idle' | 'ringing' | 'talking') => status.set({ state })
  const calls = createCallControl({ at, clock, answerAfterRings, announce, changed })
  const openAudioLink = () => options.openLink(options.pcmPath, clock)
  const answering = createAnswering({ chipset, at, calls, openAudioLink, broke: at.close, clock, log })
  const network = createNetworkWatch(at, clock, status)
  const take = (found: ModemEvent) => {
    if (found.kind === 'restarted') return at.close(new Fault('MODEM_RESTARTED'))
    if (found.kind === 'registration' || found.kind === 'signal') return network.take(found)
    if (!isReady) return
    if (found.kind === 'call') calls.take(found.sign)
    else if (found.kind === 'key') answering.press(found.key)
    else if (found.state !== 'READY') at.close(simFault(found.state))
  }
  const open = async () => {
    isReady = true
    status.set({ state: 'idle', reason: null })
    await calls.recover()
    void network.run()
    void sms?.run()
  }
  at.closed.addEventListener('abort', () => calls.lose(at.closed.reason as Error), { once: true })
  return { port, at, calls, answering, open }
}

/** Opens the ports and sets the modem up. @throws what openSerialLink, awaken and setUp throw */
export const attach = async (options: AttachmentOptions, signal: AbortSignal): Promise<Attachment> => {
  const { chipset, clock, log } = options
  // opened for a moment, so that a missing audio port is known before the first call
  await (await options.openLink(options.pcmPath, clock))[Symbol.asyncDispose]()
  const { port, at, calls, answering, open } = connect(await options.openLink(options.atPath, clock), options)
  const dispose = async () => {
    await answering.end()
    await port[Symbol.asyncDispose]()
  }
  const give = () => at.close(signal.reason as Error)
  try {
    signal.addEventListener('abort', give, { once: true })
    await awaken(at, options.atPath)
    await setUp(at, chipset, clock, log)
  } catch (error) {
    await dispose()
    throw error
  } finally {
    signal.removeEventListener('abort', give)
  }
  return {
    lost: at.closed,
    open,
    ringing: calls.ringing,
    answer: answering.answer,
    [Symbol.asyncDispose]: dispose,
  }
}
