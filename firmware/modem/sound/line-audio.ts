import type { AtSession } from '../../at/session.ts'
import { isFault } from '../../fault/fault.ts'
import type { Log } from '../../ports/log.ts'
import type { Clock } from '../../time/clock.ts'
import { createAudioPath, type AudioPath } from './audio-path.ts'
import type { AudioOutcome, Chipset } from '../cellular/chipset.ts'
import type { ByteLink } from '../serial-link.ts'

export interface LineAudioOptions {
  readonly chipset: Chipset
  readonly at: AtSession
  readonly openAudioLink: () => Promise<ByteLink>
  /** How the audio of a call went, once it is over: what the device's health is read from. */
  readonly judged: (outcome: AudioOutcome) => void
  readonly clock: Clock
  readonly log: Log
}

/** The one audio path of a modem, which its calls share. */
export interface LineAudio {
  /** Claims the audio port, before a call is answered: one that nobody can hear is better left to ring. */
  readonly claim: () => Promise<AudioPath>
  /** Lets sound flow, now that a call is up. @throws AUDIO_REFUSED, signal.reason */
  readonly open: (signal: AbortSignal) => Promise<void>
  /** The last call is over. Never rejects. */
  readonly release: (hangUp: () => Promise<void>) => Promise<void>
  readonly path: () => AudioPath | undefined
}

export const createLineAudio = (options: LineAudioOptions): LineAudio => {
  const { chipset, at, clock, log } = options
  let path: AudioPath | undefined
  let tries = 0
  let isFlowing = false

  const revive = async () => {
    log.warn({}, 'no audio for a second: switched off and on again')
    await chipset.closeAudio(at)
    await chipset.openAudio(at, clock, at.closed)
  }
  const claim = async () => {
    if (path) return path
    tries = 0
    return (path = createAudioPath({ link: await options.openAudioLink(), clock, revive }))
  }
  const open = async (signal: AbortSignal) => {
    if (isFlowing || !path) return
    path.listen()
    tries = await chipset.openAudio(at, clock, signal).catch((error: unknown) => {
      // a caller who goes meanwhile, or a modem that restarts, says nothing of the audio
      if (isFault(error, 'AUDIO_REFUSED')) tries = Infinity
      throw error
    })
    signal.throwIfAborted()
    path.speak()
    isFlowing = true
    log.info({ audioTries: tries }, 'call audio open')
  }
  const report = (over: AudioPath) => {
    const lateP99Ms = over.lateness.quantile(0.99)
    const { framesIn } = over.counts()
    const fields = { ...over.counts(), ...over.notes(), lateP99Ms, lateMaxMs: over.lateness.max() }
    log.info(fields, 'call audio ended')
    if (tries > 0)
      options.judged({ tries, framesIn, fault: (over.broken.reason as Error | undefined) ?? null })
  }
  const release = async (hangUp: () => Promise<void>) => {
    const over = path
    over?.stop()
    await chipset.closeAudio(at).catch(() => undefined) // lost with the modem, if it is lost
    await hangUp()
    await over?.[Symbol.asyncDispose]()
    path = undefined
    isFlowing = false
    if (over) report(over)
  }
  return { claim, open, release, path: () => path }
}
