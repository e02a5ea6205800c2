import { judgeAnswer, nobodyYet, type AnswerVerdict } from '../../audio/answerer.ts'
import type { Frame } from '../../audio/frame.ts'
import { createPureToneEar } from '../../audio/pure-tone.ts'
import { createToneDetector } from '../../audio/tone-detector.ts'
import { tonesOf, type TonePlan } from '../../audio/tone-plan.ts'
import { createVoiceEar } from '../../audio/voice-ear.ts'
import type { Answerer } from '../../ports/line.ts'
import type { Log } from '../../ports/log.ts'
import type { ModemTalk } from './talk.ts'

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
