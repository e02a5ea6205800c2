import type { Clock } from '../../time/clock.ts'
import type { AudioPath } from './audio-path.ts'
import { createLateness } from './lateness.ts'
import type { LineAudio } from './line-audio.ts'
import { createStrand, type Strand } from '../cellular/strand.ts'

const nothing = () => undefined

/** A path that leads nowhere: no frame comes, and what is said is gone at line pace. */
const createNowhere = (clock: Clock): AudioPath => {
  let current: Strand | null = null
  return {
    strand: () =>
      createStrand(
        clock,
        async () => undefined,
        () => false,
      ),
    carry: strand => void (current = strand),
    isCarrying: strand => strand === current,
    listen: nothing,
    speak: nothing,
    flow: nothing,
    drain: async () => undefined,
    stop: nothing,
    counts: () => ({ framesIn: 0, framesOut: 0, starved: 0, late: 0 }),
    notes: () => ({ rateHz: 8_000, slips: 0 }),
    lateness: createLateness(),
    broken: new AbortController().signal,
    [Symbol.asyncDispose]: async () => undefined,
  }
}

/** The audio of a modem that has none: a call can be dialled and ended, and nobody hears anything. */
export const createMuteAudio = (clock: Clock): LineAudio => {
  let path: AudioPath | undefined
  return {
    claim: async () => (path ??= createNowhere(clock)),
    open: async () => undefined,
    release: async hangUp => {
      path = undefined
      await hangUp()
    },
    path: () => path,
  }
}
