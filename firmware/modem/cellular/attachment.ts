import type { AtSession } from '../../at/session.ts'
import { Fault, isFault } from '../../fault/fault.ts'
import type { Abilities } from '../../ports/line.ts'
import type { Log } from '../../ports/log.ts'
import type { Clock } from '../../time/clock.ts'
import { createAtPort } from '../at-port.ts'
import { createCallControl, type CallControl, type CallControlOptions } from './call-control.ts'
import type { AudioOutcome, Chipset, ModemEvent } from './chipset.ts'
import { confirmBySound } from './confirmation.ts'
import type { Attached, Attaching } from '../lasting-line.ts'
import { createLineAudio } from '../sound/line-audio.ts'
import type { StatusBoard } from '../line-status.ts'
import { createMuteAudio } from '../sound/mute-audio.ts'
import { createNetworkWatch } from './network.ts'
import type { Pin } from './pin.ts'
import type { Rider } from '../rider.ts'
import type { ByteLink } from '../serial-link.ts'
import { awaken, setUp } from './set-up.ts'
import { probeAbilities } from './supplementary.ts'
import { createTalks } from './talks.ts'
import { keepSettings } from './upkeep.ts'
import type { Troubles } from '../trouble.ts'

export interface AttachmentOptions extends Attaching {
  readonly chipset: Chipset
  readonly atPath: string
  /** Null where no port carries sound. */
  readonly pcmPath: string | null
  readonly openLink: (path: string, clock: Clock) => Promise<ByteLink>
  readonly clock: Clock
  readonly log: Log
  readonly status: StatusBoard
  readonly answerAfterRings: number
  readonly riders: readonly Rider[]
  /** Two letters, for the tones of its exchange. */
  readonly country: string
  readonly pin: Pin
  readonly troubles: Troubles
  /** How the audio of each call went. */
  readonly judged: (outcome: AudioOutcome) => void
}

export interface Attachment extends Attached {
  readonly abilities: () => Abilities
  /** No call is up, rings or is dialled. */
  readonly isIdle: () => boolean
  /** The modem itself, for whoever must restart it. */
  readonly at: AtSession
}

const simFault = (state: string) =>
  state.startsWith('SIM P') ? new Fault('SIM_LOCKED', { wants: state }) : new Fault('SIM_MISSING')

interface VoiceParts {
  readonly at: AtSession
  readonly calls: CallControl
  readonly abilities: () => Abilities
}
/** What makes talks of calls. */
const createVoice = ({ at, calls, abilities }: VoiceParts, options: AttachmentOptions) => {
  const { chipset, clock, log, judged, pcmPath } = options
  const openAudioLink = (path: string) => () => options.openLink(path, clock)
  const audio =
    pcmPath === null
      ? createMuteAudio(clock)
      : createLineAudio({ chipset, at, openAudioLink: openAudioLink(pcmPath), judged, clock, log })
  const broke = (fault: Error) => {
    log.error({ reason: fault.message }, 'call audio broke')
    at.close(fault)
  }
  const confirm = confirmBySound(options.country, log)
  return { audio, talks: createTalks({ chipset, at, calls, audio, abilities, confirm, broke }) }
}

const connect = (link: ByteLink, options: AttachmentOptions) => {
  const { chipset, clock, log, status, transcript, riders } = options
  let isReady = false
  let able = chipset.abilities
  const event = (line: string, payload?: string) => {
    if (isReady) for (const rider of riders) rider.take(line, payload)
    const found = chipset.read(line)
    if (found) take(found)
  }
  const unsolicited = [...chipset.unsolicited, ...riders.flatMap(rider => rider.unsolicited)]
  const port = createAtPort(link, { clock, transcript, unsolicited, event })
  const at = port.session
  const { answerAfterRings, announce } = options
  const { hangUps } = chipset
  const changed: CallControlOptions['changed'] = state => status.set({ state })
  const follow = { answerAfterRings, announce, changed }
  const calls = createCallControl({ at, clock, ...follow, ...(hangUps ? { hangUps } : {}) })
  const abilities = () => able
  const { audio, talks } = createVoice({ at, calls, abilities }, options)
  const network = createNetworkWatch({ at, clock, status, troubles: options.troubles })
  const take = (found: ModemEvent) => {
    if (found.kind === 'restarted') return at.close(new Fault('MODEM_RESTARTED'))
    if (found.kind === 'registration' || found.kind === 'signal') return network.take(found)
    if (!isReady) return
    if (found.kind === 'call') calls.take(found.sign)
    else if (found.kind === 'key') talks.pressed(found.key)
    else if (found.kind === 'flow') audio.path()?.flow(found.mayWrite)
    else if (found.state !== 'READY') at.close(simFault(found.state))
  }
  const isIdle = () => calls.calls().length === 0 && talks.isIdle()
  const prepare = async () => void (able = await probeAbilities(at, chipset.abilities))
  const open = async () => {
    isReady = true
    status.set({ state: 'idle', fault: null, reason: null })
    options.troubles.show()
    await calls.recover()
    void network.run()
    void keepSettings({ at, chipset, clock, log, isIdle })
    for (const rider of riders)
      rider.run(at, isIdle).catch((error: unknown) => {
        if (!at.closed.aborted) log.warn({ pii: { error: String(error) } }, 'a part of the modem failed')
      })
  }
  at.closed.addEventListener('abort', () => calls.lose(at.closed.reason as Error), { once: true })
  /** A refusal has a plain reason where there is no network. */
  const dial = (number: string, signal: AbortSignal) =>
    talks.dial(number, signal).catch((error: unknown) => {
      const { network: state } = status.get()
      const isOff = state === 'searching' || state === 'denied' || state === 'none'
      throw isOff && isFault(error, 'CALL_REFUSED')
        ? new Fault('NOT_REGISTERED', { network: state }, error)
        : error
    })
  return { port, at, calls, talks, dial, abilities, isIdle, prepare, open }
}

/** Opens the ports and sets the modem up. @throws what openSerialLink, awaken and setUp throw */
export const attach = async (options: AttachmentOptions, signal: AbortSignal): Promise<Attachment> => {
  const { chipset, clock, log } = options
  // opened for a moment, so that a missing audio port is known before the first call
  if (options.pcmPath !== null) await (await options.openLink(options.pcmPath, clock))[Symbol.asyncDispose]()
  const link = await options.openLink(options.atPath, clock)
  const here = connect(link, options)
  const { port, at, calls, talks } = here
  const dispose = async () => {
    await talks.end()
    if (!at.closed.aborted) await chipset.restore?.(at).catch(() => undefined) // lost with the modem, if it is lost
    await port[Symbol.asyncDispose]()
  }
  const give = () => at.close(signal.reason as Error)
  try {
    signal.addEventListener('abort', give, { once: true })
    await awaken(at, link)
    await setUp(at, chipset, clock, log, options.pin)
    await here.prepare()
  } catch (error) {
    await dispose()
    throw error
  } finally {
    signal.removeEventListener('abort', give)
  }
  return {
    lost: at.closed,
    at,
    open: here.open,
    abilities: here.abilities,
    ringing: calls.ringing,
    isIdle: here.isIdle,
    answer: talks.answer,
    dial: here.dial,
    [Symbol.asyncDispose]: dispose,
  }
}
