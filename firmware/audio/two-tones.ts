import { FRAME_SAMPLES, type Frame } from './frame.ts'
import { COLUMNS_HZ, ROWS_HZ } from './keypad.ts'
import { Notch } from './notch.ts'
import { areOvertones } from './overtones.ts'
import { Probe } from './probe.ts'

/** From one look to the next: 5 ms. */
export const HOP = 40
/** Each look sees 20 ms. */
export const WINDOW = 160
const DIAL_HZ = [350, 425, 440]
/** 440 sees 425 too. */
const DIAL_PROBES_HZ = [350, 440]
const NONE: readonly number[] = []

/** Looks remembered: a key is seen dimly for this long before it is known which it is. */
const PAST = 3
/** What a voice is looked for in: a key of 40 ms is known 41 ms after it began. */
const VOICE_WINDOW = 240
const KEPT = VOICE_WINDOW

/** The strongest row and column of a stretch of 20 ms. */
export interface TwoTones {
  /** 0 to 3 each. */
  readonly row: number
  readonly column: number
  /** Mean square of everything in it, with dial tone and without. */
  readonly meanSquare: number
  readonly withoutDial: number
  /** Mean square of what may be dial tone. */
  readonly dial: number
}

const strongest = (probe: Probe, from: number): number => {
  let best = from
  for (let tone = from + 1; tone < from + 4; tone += 1) if (probe.power(tone) > probe.power(best)) best = tone
  return best - from
}

/**
 * Looks for the tones of keys four times a frame. A hot buffer: `probe` and what `look` gives hold until the next look.
 * Dial tone (350 + 440 Hz, or 425) is also measured away, since it goes on under the first key (modems.md 5.3).
 */
export class TwoToneScope {
  /** Tones 0 to 3 are the rows, 4 to 7 the columns. */
  readonly probe = new Probe([...ROWS_HZ, ...COLUMNS_HZ, ...DIAL_PROBES_HZ], WINDOW)
  readonly #energy = new Probe(NONE, WINDOW)
  readonly #notch = new Notch(DIAL_HZ)
  readonly #level = new Notch(NONE)
  /** Power of the eight tones in the looks before this one. */
  readonly #past = new Float64Array(PAST * 8)
  #looks = 0
  #hop = 0
  readonly #samples = new Float64Array(KEPT + FRAME_SAMPLES)
  readonly #notched = new Float64Array(KEPT + FRAME_SAMPLES)

  take(frame: Frame): void {
    this.#samples.copyWithin(0, FRAME_SAMPLES)
    this.#notched.copyWithin(0, FRAME_SAMPLES)
    for (let i = 0; i < FRAME_SAMPLES; i += 1) {
      const sample = frame[i] ?? 0
      this.#samples[KEPT + i] = this.#level.step(sample)
      this.#notched[KEPT + i] = this.#notch.step(sample)
    }
  }

  /** Look 1 to 4 of the frame taken last. */
  look(hop: number): TwoTones {
    this.#hop = hop
    const slot = (this.#looks % PAST) * 8
    for (let tone = 0; tone < 8; tone += 1) this.#past[slot + tone] = this.probe.power(tone)
    this.#looks += 1
    this.probe.look(this.#samples, KEPT - WINDOW + hop * HOP)
    this.#energy.look(this.#notched, KEPT - WINDOW + hop * HOP)
    return {
      row: strongest(this.probe, 0),
      column: strongest(this.probe, 4),
      meanSquare: this.probe.meanSquare,
      withoutDial: this.#energy.meanSquare,
      dial: this.probe.power(8) + this.probe.power(9),
    }
  }

  /** Amplitude of a row and a column: nothing unless both are there. */
  strength(row: number, column: number): number {
    return Math.sqrt(Math.sqrt(this.probe.power(row) * this.probe.power(column + 4)))
  }

  /** Whether tones of these frequencies, seen by the last look, belong to a voice; dial tone apart where it is heard. */
  isVoice(lowHz: number, highHz: number, isOverDial: boolean): ReturnType<typeof areOvertones> {
    const samples = isOverDial ? this.#notched : this.#samples
    return areOvertones({ samples, from: this.#hop * HOP, size: VOICE_WINDOW, lowHz, highHz })
  }

  /** The same, summed over the 3 looks before. */
  strengthBefore(row: number, column: number): number {
    let sum = 0
    for (let slot = 0; slot < PAST * 8; slot += 8)
      sum += Math.sqrt(Math.sqrt((this.#past[slot + row] ?? 0) * (this.#past[slot + column + 4] ?? 0)))
    return sum
  }
}
