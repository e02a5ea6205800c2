import { turnOf } from './sine.ts'

/** Wider takes more of what lies beside the tone, narrower takes longer to settle: 0.985 is 40 Hz and 20 ms. */
const RADIUS = 0.985

/** Where it must leave everything as it is. */
const KEPT_HZ = 1_000

/** From a point on the unit circle to a pole or zero at this angle. */
const distance = (turn: number, angle: number, radius: number) =>
  Math.sqrt(1 + radius ** 2 - 2 * radius * Math.cos(turn - angle))
/** What a zero on the circle and a pole behind it do to a tone. */
const response = (turn: number, angle: number) => distance(turn, angle, 1) / distance(turn, angle, RADIUS)

/** Takes out steady tones and whatever does not move at all; one sample at a time. A hot buffer. */
export class Notch {
  readonly #turns: Float64Array
  /** Of each tone: the two inputs and the two outputs before. */
  readonly #past: Float64Array
  readonly #gain: number
  #lastIn = 0
  #lastOut = 0

  constructor(hz: readonly number[]) {
    this.#turns = Float64Array.from(hz, each => 2 * Math.cos(turnOf(each)))
    this.#past = new Float64Array(hz.length * 4)
    const at = turnOf(KEPT_HZ)
    const all = hz
      .map(turnOf)
      .reduce((product, each) => product * response(at, each) * response(at, -each), 1)
    this.#gain = 1 / all / response(at, 0)
  }

  step(sample: number): number {
    const past = this.#past
    this.#lastOut = sample - this.#lastIn + RADIUS * this.#lastOut
    this.#lastIn = sample
    let value = this.#lastOut
    for (let tone = 0; tone < this.#turns.length; tone += 1) {
      const at = tone * 4
      const turn = this.#turns[tone] as number
      const out =
        value -
        turn * (past[at] as number) +
        (past[at + 1] as number) +
        RADIUS * turn * (past[at + 2] as number) -
        RADIUS * RADIUS * (past[at + 3] as number)
      past[at + 1] = past[at] as number
      past[at] = value
      past[at + 3] = past[at + 2] as number
      past[at + 2] = out
      value = out
    }
    return value * this.#gain
  }
}
