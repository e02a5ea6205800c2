import { judgeAnswer, nobodyYet, type AnswerVerdict } from '../../audio/answerer.ts'
import { levelDb, type Frame } from '../../audio/frame.ts'
import { createPureToneEar } from '../../audio/pure-tone.ts'
import { createToneDetector } from '../../audio/tone-detector.ts'
import { createToneEar } from '../../audio/tone-ear.ts'
import { tonesOf, type TonePlan } from '../../audio/tone-plan.ts'
import type { Answerer } from '../../ports/line.ts'
import type { Log } from '../../ports/log.ts'
import type { ModemTalk } from './talk.ts'

/** Louder than what a cellular network lays under silence. */
const LOUD_DB = -40
/** A voice is there when this many of the last frames were loud and no tone: clicks and the edges of tones are shorter. */
const VOICE_FRAMES = 5
const LOOK_FRAMES = 8

/** Loud, and none of the exchange's frequencies. A rough ear, good enough to tell a greeting from ringback. */
export const createVoiceEar = (plan: TonePlan) => {
  const tones = createToneEar(plan.tones.flatMap(({ bursts }) => bursts.map(({ hz }) => hz)))
  const recent: boolean[] = []
  return (frame: Frame, isPure: boolean): boolean => {
    const isTone = tones.push(frame).group >= 0 || isPure
    recent.push(!isTone && levelDb(frame) > LOUD_DB)
    if (recent.length > LOOK_FRAMES) recent.shift()
    return recent.filter(Boolean).length >= VOICE_FRAMES
  }
}

/** Follows the sound of a call that we made until it is known who is there. */
export const createAnswerEar = (plan: TonePlan) => {
  const tones = createToneDetector(plan)
  const pureEar = createPureToneEar()
  const voice = createVoiceEar(plan)
  let state = nobodyYet
  return (frame: Frame): AnswerVerdict | null => {
    const pure = pureEar.push(frame)
    tones.push(frame)
    const isVoice = voice(frame, pure !== null)
    state = judgeAnswer(state, { isVoice, tone: tones.tone(), isToneOn: tones.isOn(), pure })
    return state.verdict
  }
}

/** @param country two letters, for the tones to expect */
export const confirmBySound = (country: string, log: Log) => {
  const plan = tonesOf(country)
  return ({ call, strand }: Pick<ModemTalk, 'call' | 'strand'>): Promise<Answerer> =>
    new Promise(resolve => {
      const hear = createAnswerEar(plan)
      strand.tap(frame => {
        const verdict = hear(frame)
        if (!verdict) return
        strand.tap(null)
        log.info({ who: verdict.who, why: verdict.why, atMs: verdict.atMs }, 'who answered')
        resolve(verdict.who)
      })
      call.over.addEventListener('abort', () => resolve('nobody'), { once: true })
    })
}
