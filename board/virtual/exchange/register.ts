import { FRAME_MS, silence } from '../../../firmware/audio/frame.ts'
import { createKeyDetector } from '../../../firmware/audio/key-detector.ts'
import type { Leg } from './line-card.ts'
import type { Tone } from './line-tones.ts'
import { createPath, pathSettings } from '../path/path.ts'
import type { Station } from './station.ts'

export interface RegisterOptions {
  readonly station: Pick<Station, 'card' | 'path' | 'seed'>
  /** Until the first digit. */
  readonly tone: Tone
  /** Nothing more is to be dialled after these. */
  readonly isWhole: (digits: string) => boolean
  /** They were dialled; null: nothing was. */
  readonly dialled: (digits: string | null) => void
}

/** From the last digit to the exchange's taking the number for whole. */
const PAUSE_MS = 2_500
/** For the first digit. */
const PATIENCE_MS = 15_000

/**
 * The exchange's register: it plays the dial tone to a terminal and takes down the keys that it hears from it. Source: ITU-T
 * Q.23, Q.24
 */
export const openRegister = (options: RegisterOptions) => {
  const { station, tone, isWhole, dialled } = options
  const ear = createKeyDetector()
  let digits = ''
  let quietMs = 0
  let isOpen = true
  const close = () => {
    isOpen = false
    station.card.detach(leg)
  }
  const settle = () => {
    const limitMs = digits === '' ? PATIENCE_MS : PAUSE_MS
    if (!isOpen || (quietMs < limitMs && !isWhole(digits))) return
    close()
    dialled(digits === '' ? null : digits)
  }
  const leg: Leg = {
    isHeld: false,
    over: [],
    path: createPath(pathSettings(station.path), station.seed()),
    source: {
      exchange: speak => {
        quietMs += FRAME_MS
        for (const { on, key } of ear.push(speak())) {
          quietMs = 0
          if (on === 'released') digits += key
        }
        queueMicrotask(settle) // the line card is in the midst of its round
        return digits === '' ? tone() : silence()
      },
    },
  }
  station.card.attach(leg)
  return { close }
}
