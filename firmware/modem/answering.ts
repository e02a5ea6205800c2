import type { AtSession } from '../at/session.ts'
import { Fault } from '../fault/fault.ts'
import type { Key, Ring, Talk } from '../ports/line.ts'
import type { Log } from '../ports/log.ts'
import type { Clock } from '../time/clock.ts'
import { createAudioPath, type AudioPath } from './audio-path.ts'
import type { CallControl } from './call-control.ts'
import type { Call } from './call-driver.ts'
import type { Chipset } from './chipset.ts'
import type { ByteLink } from './serial-link.ts'
import { createTalk, type ModemTalk } from './talk.ts'

export interface AnsweringOptions {
  readonly chipset: Chipset
  readonly at: AtSession
  readonly calls: CallControl
  readonly openAudioLink: () => Promise<ByteLink>
  /** The audio broke in a call that has been hung up since. */
  readonly broke: (fault: Error) => void
  readonly clock: Clock
  readonly log: Log
}

/** Turns rings into talks, one at a time. */
export interface Answering {
  readonly answer: (ring: Ring, signal: AbortSignal) => Promise<Talk>
  readonly press: (key: Key) => void
  /** The modem's flow control of the audio port. */
  readonly flow: (mayWrite: boolean) => void
  /** Hangs up whatever is up; resolves when its ports are closed. */
  readonly end: () => Promise<void>
}

export const createAnswering = (options: AnsweringOptions): Answering => {
  const { chipset, at, calls, clock } = options
  const closing = new AbortController()
  let talking: ModemTalk | undefined
  let path: AudioPath | undefined
  let answering: Promise<unknown> = Promise.resolve()
  let settled = Promise.resolve()

  const abandon = async (path: AudioPath, ring: Ring) => {
    path.stop()
    if (chipset.armAudio) await chipset.closeAudio(at).catch(() => undefined) // lost with the modem, if it is lost
    await calls.hangUp(ring)
    await path[Symbol.asyncDispose]()
  }
  const begin = async (path: AudioPath, call: Call, signal: AbortSignal): Promise<ModemTalk> => {
    const stop = AbortSignal.any([signal, call.over, at.closed])
    path.listen()
    const audioTries = await chipset.openAudio(at, clock, stop)
    stop.throwIfAborted()
    path.speak()
    options.log.info({ audioTries }, 'call audio open')
    return createTalk({
      path,
      over: call.over,
      closeAudio: () => chipset.closeAudio(at),
      hangUp: () => calls.hangUp(call.ring),
      broke: options.broke,
      log: options.log,
    })
  }
  /** The audio port opens before the call is answered: a call that nobody can hear is better left to ring. */
  const open = async (ring: Ring, signal: AbortSignal): Promise<Talk> => {
    await settled // the call before may still be closing that port
    signal.throwIfAborted()
    if (chipset.abilities.audio === 'none')
      throw ring.gone.reason ?? new Fault('LINE_CANNOT', { what: 'carry sound', why: chipset.whyMute })
    const opened = createAudioPath(await options.openAudioLink(), clock)
    path = opened
    try {
      await chipset.armAudio?.(at, AbortSignal.any([signal, ring.gone, at.closed]))
      talking = await begin(opened, await calls.answer(ring, signal), signal)
    } catch (error) {
      settled = abandon(opened, ring)
      throw error
    }
    settled = talking.ended
    return talking.talk
  }
  const answer = (ring: Ring, signal: AbortSignal): Promise<Talk> => {
    const talk = open(ring, AbortSignal.any([signal, closing.signal]))
    answering = talk.catch(() => undefined)
    return talk
  }
  const end = async () => {
    closing.abort(new Fault('LINE_GONE'))
    await answering
    await talking?.talk[Symbol.asyncDispose]()
    await settled
  }
  return { answer, press: key => talking?.press(key), flow: mayWrite => path?.flow(mayWrite), end }
}
