import { random } from '../../board/virtual/random.ts'
import { playCaller } from './caller.ts'
import type { Channel } from './channel.ts'
import { openDeskCall, type DeskCall } from './desk-call.ts'
import { disturb } from './disturb.ts'
import { openEars } from './ears.ts'
import type { Played } from './evaluate.ts'
import { playOverLine } from './line-tier.ts'
import { judge, type Strictness } from './judge.ts'
import type { Scenario } from './scenario.ts'
import { createSoundChannel } from './sound-channel.ts'
import { openStage } from './stage.ts'
import { createTextChannel } from './text-channel.ts'

/** How scenarios are carried: in writing, in sound, or over a whole line. */
export const tierNames = ['text', 'audio', 'line'] as const
export type TierName = (typeof tierNames)[number]

export interface Tier extends AsyncDisposable {
  /** Scenarios that may be played at a time. */
  readonly atOnce: number
  play(scenario: Scenario): Promise<Played>
}

export interface Disturbance {
  /** How many of the words, 0 to 1. */
  readonly rate: number
  readonly seed: number
}

/** The same seed disturbs a scenario alike whatever is played beside it. */
const seedOf = ({ language, name }: Scenario, seed: number): number =>
  `${language}/${name}`
    .split('')
    .reduce((sum, letter) => (Math.imul(sum, 31) + (letter.codePointAt(0) ?? 0)) >>> 0, seed)

/** A call at the desk alone, by whatever channel. */
const playAtDesk = async (
  scenario: Scenario,
  strictness: Strictness,
  channelTo: (call: DeskCall) => Channel,
): Promise<Played> => {
  await using stage = await openStage(scenario)
  await using call = await openDeskCall(stage, scenario)
  const { shop, clock } = stage
  const nowMs = clock.epochMs()
  const channel = channelTo(call)
  const talk = await playCaller({ channel, shop, nowMs }, scenario)
  const { outcome } = call.conversation.outcome()
  const { store, callId } = call
  const times = channel.times()
  const verdict = await judge({ shop, store, callId, nowMs, outcome, times }, scenario, talk, strictness)
  return { scenario, talk, verdict, times }
}

export const textTier = (noise: Disturbance | null): Tier => {
  const isPlain = noise === null
  const play = (scenario: Scenario) => {
    const dice = random(seedOf(scenario, noise?.seed ?? 0))
    const change = (text: string) => (isPlain ? text : disturb(text, noise.rate, dice))
    return playAtDesk(scenario, { callersWords: isPlain, desksWords: isPlain }, ({ conversation }) =>
      createTextChannel(conversation, scenario.language, change),
    )
  }
  // each store is a thread
  return { atOnce: 4, play, [Symbol.asyncDispose]: async () => undefined }
}

/** One recogniser and one network of voice activity serve one call at a time. */
export const openAudioTier = async (): Promise<Tier> => {
  const ears = await openEars()
  const play = (scenario: Scenario) =>
    playAtDesk(scenario, { callersWords: false, desksWords: true }, ({ conversation }) =>
      createSoundChannel({ ...ears, conversation, language: scenario.language }),
    )
  return { atOnce: 1, play, [Symbol.asyncDispose]: () => ears[Symbol.asyncDispose]() }
}

/** One after another: a recogniser each, and time as it is. */
export const lineTier = (): Tier => ({
  atOnce: 1,
  play: playOverLine,
  [Symbol.asyncDispose]: async () => undefined,
})
