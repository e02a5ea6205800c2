import { FRAME_MS, type Frame } from '../../audio/frame.ts'
import { createPureToneEar } from '../../audio/pure-tone.ts'
import { createToneDetector } from '../../audio/tone-detector.ts'
import type { TonePlan } from '../../audio/tone-plan.ts'
import { createVoiceEar } from '../../audio/voice-ear.ts'
import { Fault } from '../../fault/fault.ts'

/** What becomes of a number that was dialled by tones, by what is heard of it and what the modem reports. */
export interface Progress {
  readonly hear: (frame: Frame) => void
  readonly code: (letter: string) => void
  /** Null: not known yet. */
  readonly outcome: () => 'answered' | Fault | null
}

/** Our own digits come back from the line's hybrid, and the dial tone may last until the first of them is known. */
const ECHO_MS = 500
/** Ringing for so long, a network gives up. */
const RINGING_MS = 60_000
/** For another tone that cuts the ringing off to be known: the network gave up, or they refused. */
const CUT_OFF_MS = 4_000
/** Without ringing or a word it is taken for answered, as +VRN=10 has it (modems.md 3.2). */
const SILENT_MS = 10_000

const refusals: Readonly<Record<string, () => Fault>> = {
  busy: () => new Fault('FAR_BUSY'),
  congestion: () => new Fault('CALL_REFUSED', { cause: 'congestion tone' }),
  'special information': () => new Fault('CALL_REFUSED', { cause: 'special information tone' }),
  unobtainable: () => new Fault('CALL_REFUSED', { cause: 'unobtainable tone' }),
  dial: () => new Fault('CALL_REFUSED', { cause: 'dial tone' }),
}
const toneOfCode: Readonly<Record<string, string>> = {
  b: 'busy',
  K: 'congestion',
  J: 'special information',
  r: 'ringback',
}

/** Begins with the last digit. A dialling command is no use for a second call: BUSY puts the modem on the hook, and the first is lost. */
export const createProgress = (plan: TonePlan): Progress => {
  const tones = createToneDetector(plan)
  const voice = createVoiceEar(plan)
  const pureEar = createPureToneEar()
  let forMs = 0
  let ringingMs: number | null = null
  let cutOffMs: number | null = null
  let outcome: ReturnType<Progress['outcome']> = null

  const settle = (found: 'answered' | Fault) => void (outcome ??= found)
  const began = (tone: string) => {
    if (tone === 'ringback') ringingMs ??= 0
    const refusal = refusals[tone]
    if (refusal) settle(ringingMs === null ? refusal() : new Fault('NO_ANSWER'))
  }
  const hear = (frame: Frame) => {
    forMs += FRAME_MS
    const isPure = pureEar.push(frame) !== null
    if (forMs <= ECHO_MS) return
    if (ringingMs !== null) ringingMs += FRAME_MS
    for (const { on, tone } of tones.push(frame)) {
      if (on === 'began') began(tone)
      else if (tone === 'ringback' && tones.isOn()) cutOffMs = forMs
      else if (tone === 'ringback') settle('answered')
    }
    if (cutOffMs !== null && forMs - cutOffMs >= CUT_OFF_MS) settle('answered')
    if (voice(frame, isPure)) settle('answered')
    if (ringingMs !== null && ringingMs >= RINGING_MS) settle(new Fault('NO_ANSWER'))
    if (ringingMs === null && forMs >= SILENT_MS && !tones.isOn()) settle('answered')
  }
  return { hear, code: letter => began(toneOfCode[letter] ?? ''), outcome: () => outcome }
}
