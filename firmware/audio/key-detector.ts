import { durationMs, type Frame } from './frame.ts'
import type { Key } from './keypad.ts'
import { KeyProof } from './key-proof.ts'
import { HOP, TwoToneScope, type TwoTones } from './two-tones.ts'

/** A key heard on the line. Times are counted in the audio, ms since the first frame. */
export interface KeyTone {
  readonly on: 'pressed' | 'released'
  readonly key: Key
  /** When its tones began. */
  readonly fromMs: number
  /** How long they have lasted; all of it once it is released. */
  readonly forMs: number
}

/** Hears keys in the audio of a line, whatever a modem may report of them. */
export interface KeyDetector {
  /** What happened in these 20 ms. Under 0.05 ms of a core (measured). */
  push(frame: Frame): readonly KeyTone[]
}

const HOP_MS = durationMs(HOP)
/** Q.24 wants 40 ms accepted and 23 refused. */
const SHORTEST_MS = 31
/** A shorter break is part of the key (Q.24: up to 20 ms), a longer one the pause between two (30 ms in Japan). */
const BREAK_MS = 21.5
/** The tones may fade this much a look without a break: a factor of amplitude. */
const FADING = 0.98
/** A look with this much of two tones may be the beginning of a key. */
const BEGINS = 0.4
/** Steady for 100 ms it is dial tone; it lies under the keys for as long as its power stays within this factor. */
const DIAL_LOOKS = 20
const DIAL_STEADY = 2
const NOTHING: readonly KeyTone[] = []

/** A key that may be down. */
interface Candidate {
  readonly row: number
  readonly column: number
  readonly proof: KeyProof
  readonly fromMs: number
  /** Strongest so far. */
  peak: number
  /** What was heard of it, in looks at full strength; and of the break that goes on. */
  on: number
  off: number
  isSure: boolean
  /** Once a voice, it stays one for as long as it sounds. */
  isVoice: boolean
}

/** Whether dial tone lies under what is heard. */
const createDialEar = () => {
  let inRow = 0
  let power = 0
  return ({ meanSquare, withoutDial, dial }: TwoTones): boolean => {
    const isAlone = meanSquare > 0 && withoutDial < 0.15 * meanSquare
    inRow = isAlone ? inRow + 1 : 0
    if (inRow >= DIAL_LOOKS) power = dial
    else if (dial < power / DIAL_STEADY || dial > power * DIAL_STEADY) power = 0
    return power > 0
  }
}

/** One line's detector. Limits: ITU-T Q.24 by modems.md 5.3; measured by test/soak/dtmf.ts and test/soak/talk-off.ts. */
export const createKeyDetector = (): KeyDetector => {
  const scope = new TwoToneScope()
  const hearsDial = createDialEar()
  let looks = 0
  let down: Candidate | null = null

  const told = (on: KeyTone['on'], candidate: Candidate): KeyTone => ({
    on,
    key: candidate.proof.key,
    fromMs: candidate.fromMs,
    forMs: Math.round(candidate.on * HOP_MS),
  })
  const begin = ({ row, column }: TwoTones): Candidate => {
    const fromMs = Math.max(0, (looks - 3) * HOP_MS)
    const proof = new KeyProof(row, column)
    // what was seen of it so far, in looks at the strength that it has here
    const peak = scope.strength(row, column)
    const on = scope.strengthBefore(row, column) / peak
    return { row, column, proof, fromMs, peak, on, off: 0, isSure: false, isVoice: false }
  }
  const follow = (candidate: Candidate, all: number) => {
    const strength = scope.strength(candidate.row, candidate.column)
    const last = candidate.peak
    candidate.peak = Math.max(strength, last * FADING)
    // rescaled when it turns out louder than thought: a beginning is seen half before it is seen whole
    if (!candidate.isSure) candidate.on *= last / candidate.peak
    const share = strength / candidate.peak
    candidate.on += share
    candidate.off = share > 0.9 ? 0 : candidate.off + 1 - share
    candidate.proof.add(scope.probe, all)
  }
  /** A key that is sure ends by a break only: at the edges of one, anything may look strongest. */
  const isOther = (candidate: Candidate, { row, column }: TwoTones) =>
    !candidate.isSure && (candidate.row !== row || candidate.column !== column)
  const isProven = (candidate: Candidate, isOverDial: boolean): boolean => {
    const tones = candidate.proof.holds()
    if (!tones) return false
    const isVoice = scope.isVoice(...tones, isOverDial)
    candidate.isVoice ||= isVoice === 'yes'
    return !candidate.isVoice && isVoice === 'no'
  }
  const isOver = (candidate: Candidate) => candidate.off * HOP_MS >= BREAK_MS
  const lookAt = (tones: TwoTones): KeyTone[] => {
    looks += 1
    const isOverDial = hearsDial(tones)
    const all = isOverDial ? tones.withoutDial : tones.meanSquare
    const { probe } = scope
    const isTwo = probe.power(tones.row) + probe.power(tones.column + 4) > BEGINS * all && all > 1
    const said: KeyTone[] = []
    const before = down
    if (before && ((isTwo && isOther(before, tones)) || isOver(before))) {
      if (before.isSure) said.push(told('released', before))
      down = null
    }
    if (!down && isTwo) down = begin(tones)
    if (!down) return said
    follow(down, all)
    if (!down.isSure && down.on * HOP_MS >= SHORTEST_MS && isProven(down, isOverDial)) {
      down.isSure = true
      said.push(told('pressed', down))
    }
    return said
  }
  const push = (frame: Frame) => {
    scope.take(frame)
    let said: KeyTone[] | null = null
    for (let hop = 1; hop <= 4; hop += 1) {
      const heard = lookAt(scope.look(hop))
      if (heard.length > 0) said = said ? [...said, ...heard] : heard
    }
    return said ?? NOTHING
  }
  return { push }
}
