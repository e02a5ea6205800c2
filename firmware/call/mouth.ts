import type { Talk } from '../ports/line.ts'
import type { Utterance, Voice } from '../ports/voice.ts'
import { startPlayer, type Player } from './player.ts'

export interface MouthParts {
  readonly talk: Pick<Talk, 'say'>
  readonly voice: Voice
  /** The first frame of a reply went to the line. */
  readonly began: () => void
  /** A reply was said to its end. */
  readonly said: () => void
  readonly trouble: (error: unknown) => void
}

/** Says one reply at a time; a new one takes the place of the old. */
export const createMouth = ({ talk, voice, began, said, trouble }: MouthParts) => {
  let player: Player | null = null
  /** Resolves when its last frame is with the line. */
  let silenced: Promise<unknown> = Promise.resolve()
  const stop = () => {
    if (!player) return
    player.stop()
    silenced = player.done.catch(() => undefined) // told by whoever said it
    player = null
  }
  const say = async (utterances: readonly Utterance[]): Promise<void> => {
    stop()
    const mine = startPlayer({ talk, voice, say: utterances, began, after: silenced })
    player = mine
    await mine.done.catch(trouble)
    if (player === mine) said()
  }
  return {
    say,
    stop,
    pause: () => player?.pause(),
    resume: () => player?.resume(),
    saidMs: () => player?.saidMs() ?? 0,
  }
}
