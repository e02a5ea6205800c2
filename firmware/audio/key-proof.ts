import { COLUMNS_HZ, keyAt, ROWS_HZ, type Key } from './keypad.ts'
import { hannSees, type Probe } from './probe.ts'
import { dbm0Of, turnOf, wrapped } from './sine.ts'
import { HOP, WINDOW } from './two-tones.ts'
import { RATE_HZ } from './frame.ts'

/**
 * What a stretch of tones must be to be a key. Source: ITU-T Q.24 as in modems.md 5.3, each with room for what
 * measuring adds; the shares are what keeps speech out, and were chosen by test/soak/talk-off.ts.
 */
const limits = {
  /** Weaker tones are noise: nominal -6 less 26 dB is -32. */
  weakestDbm0: -41,
  /** Row louder: 8 dB in the USA, 10 in Australia. Column louder: 4 to 6 dB. */
  rowLouderDb: 11,
  columnLouderDb: 7,
  /** 1.5 % is a key, 3.5 % is none. */
  offShare: 0.0205,
  /** Of all that is heard, the two tones are this much in each look, and on average. Noise at 15 dB leaves 0.97. */
  leastShare: 0.8,
  meanShare: 0.88,
  /** From the loudest to the faintest look, each tone. */
  unsteadyDb: 3.5,
  /** Looks that see nothing but tone: 3 need 28 ms of it. */
  looks: 3,
} as const

/** Looks kept: 40 ms. */
const KEPT = 8
const STEP_SECONDS = HOP / RATE_HZ
const WINDOW_SECONDS = WINDOW / RATE_HZ
/** A look sees nothing but tone when it is at least this much of the loudest. */
const WHOLE = 0.92 ** 2

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const spreadDb = (powers: readonly number[]) => dbm0Of(Math.max(...powers)) - dbm0Of(Math.min(...powers))

/** The newest looks at one key's tones, in memory taken once. A hot buffer. */
export class KeyProof {
  readonly key: Key
  readonly #row: number
  readonly #column: number
  readonly #turns: readonly [number, number]
  /** Of each look: re, im of the row, re, im of the column, mean square of all. */
  readonly #looks = new Float64Array(KEPT * 5)
  #count = 0

  constructor(row: number, column: number) {
    this.key = keyAt(row, column)
    this.#row = row
    this.#column = column
    this.#turns = [turnOf(ROWS_HZ[row] ?? 0) * HOP, turnOf(COLUMNS_HZ[column] ?? 0) * HOP]
  }

  add(probe: Probe, meanSquare: number): void {
    const at = (this.#count % KEPT) * 5
    this.#count += 1
    this.#looks[at] = probe.re[this.#row] ?? 0
    this.#looks[at + 1] = probe.im[this.#row] ?? 0
    this.#looks[at + 2] = probe.re[this.#column + 4] ?? 0
    this.#looks[at + 3] = probe.im[this.#column + 4] ?? 0
    this.#looks[at + 4] = meanSquare
  }

  /** The frequencies of row and column when the newest looks are this key; null: they are not. */
  holds(): readonly [rowHz: number, columnHz: number] | null {
    const whole = this.#wholeLooks()
    if (whole.length < limits.looks) return null
    const [rowHz, columnHz] = [ROWS_HZ[this.#row] ?? 0, COLUMNS_HZ[this.#column] ?? 0]
    const [rowOff, columnOff] = [this.#offHz(whole, 0), this.#offHz(whole, 1)]
    if (Math.abs(rowOff) > limits.offShare * rowHz) return null
    if (Math.abs(columnOff) > limits.offShare * columnHz) return null
    // beside its nominal frequency a tone is seen fainter than it is
    const rowSeen = hannSees(rowOff, WINDOW_SECONDS) ** 2
    const columnSeen = hannSees(columnOff, WINDOW_SECONDS) ** 2
    const { isSteady, isLoudEnough, isPure } = this.#judge(whole, rowSeen, columnSeen)
    return isSteady && isLoudEnough && isPure ? [rowHz + rowOff, columnHz + columnOff] : null
  }

  #power(look: number, group: 0 | 1): number {
    const at = look * 5 + group * 2
    return (this.#looks[at] as number) ** 2 + (this.#looks[at + 1] as number) ** 2
  }

  #wholeLooks(): number[] {
    const looks: number[] = []
    let loudest = 0
    for (let n = Math.max(0, this.#count - KEPT); n < this.#count; n += 1) {
      looks.push(n % KEPT)
      loudest = Math.max(loudest, this.#power(n % KEPT, 0) + this.#power(n % KEPT, 1))
    }
    return looks.filter(look => this.#power(look, 0) + this.#power(look, 1) >= WHOLE * loudest)
  }

  /** How far the tone is from its nominal frequency, by how much further than that it turns from look to look. */
  #offHz(looks: readonly number[], group: 0 | 1): number {
    let re = 0
    let im = 0
    for (const look of looks) {
      const before = (look + KEPT - 1) % KEPT
      if (!looks.includes(before) || look === this.#oldest()) continue
      const at = look * 5 + group * 2
      const from = before * 5 + group * 2
      const [a, b] = [this.#looks[at] as number, this.#looks[at + 1] as number]
      const [c, d] = [this.#looks[from] as number, this.#looks[from + 1] as number]
      re += a * c + b * d
      im += b * c - a * d
    }
    const turn = wrapped(Math.atan2(im, re) - this.#turns[group])
    return turn / (2 * Math.PI * STEP_SECONDS)
  }

  #oldest(): number {
    return this.#count <= KEPT ? 0 : this.#count % KEPT
  }

  /** @param rowSeen how much of the power of each tone was seen */
  #judge(looks: readonly number[], rowSeen: number, columnSeen: number) {
    const row = looks.map(look => this.#power(look, 0) / rowSeen)
    const column = looks.map(look => this.#power(look, 1) / columnSeen)
    const shares = looks.map(
      (look, i) => ((row[i] ?? 0) + (column[i] ?? 0)) / (this.#looks[look * 5 + 4] as number),
    )
    const [rowDbm0, columnDbm0] = [dbm0Of(mean(row)), dbm0Of(mean(column))]
    return {
      isSteady: Math.max(spreadDb(row), spreadDb(column)) <= limits.unsteadyDb,
      isLoudEnough:
        Math.min(rowDbm0, columnDbm0) >= limits.weakestDbm0 &&
        rowDbm0 - columnDbm0 <= limits.rowLouderDb &&
        columnDbm0 - rowDbm0 <= limits.columnLouderDb,
      isPure: Math.min(...shares) >= limits.leastShare && mean(shares) >= limits.meanShare,
    }
  }
}
