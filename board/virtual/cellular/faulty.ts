import type { Frame } from '../../../firmware/audio/frame.ts'
import type { Key } from '../../../firmware/ports/line.ts'
import type { Clock } from '../../../firmware/time/clock.ts'
import type { Reply } from './at-interpreter.ts'
import type { CellularFaults } from './faults.ts'
import type { createPcmEndpoint } from './pcm-endpoint.ts'

type Execute = (command: string) => Reply | Promise<Reply>

/** A command line that may restart in the middle of a command, and then never answers it. */
export const rebooting =
  (faults: Pick<CellularFaults, 'rebootsAt'>, execute: Execute, reset: () => void): Execute =>
  command => {
    if (faults.rebootsAt === null || command.toUpperCase() !== faults.rebootsAt) return execute(command)
    faults.rebootsAt = null
    reset()
    return new Promise<Reply>(() => undefined)
  }

/** The sound between the line and an audio endpoint, as far as the faults let it through. */
export const faultySound = (
  faults: CellularFaults,
  endpoint: Pick<ReturnType<typeof createPcmEndpoint>, 'hear' | 'speak' | 'block' | 'slip'>,
) => {
  const hear = (frame: Frame) => {
    if (faults.isStuck) endpoint.block()
    if (faults.slips > 0) {
      faults.slips -= 1
      endpoint.slip()
    }
    if (!faults.isMute) endpoint.hear(frame)
  }
  const speak = () => {
    const frame = endpoint.speak()
    return faults.isDeaf ? null : frame
  }
  return { hear, speak }
}

/** A modem's word of the keys that the other side presses: not always there, not always in time. */
export const faultyKeys =
  (
    faults: { readonly isKeyDeaf: boolean; readonly keyLateMs: number },
    clock: Clock,
    tell: (key: Key) => void,
  ) =>
  (key: Key): void => {
    if (faults.isKeyDeaf) return
    if (faults.keyLateMs === 0) tell(key)
    else void clock.sleep(faults.keyLateMs).then(() => tell(key))
  }
