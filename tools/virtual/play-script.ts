import { readFile } from 'node:fs/promises'
import type { Caller } from '../../board/virtual/caller/caller.ts'
import type { Spoken } from '../../board/virtual/caller/mouth.ts'
import { readWav } from '../../firmware/audio/wav.ts'
import { Fault } from '../../firmware/fault/fault.ts'
import type { Key } from '../../firmware/ports/line.ts'
import type { Utterance, Voice } from '../../firmware/ports/voice.ts'
import type { Clock } from '../../firmware/time/clock.ts'
import { beginsAtMs, isOver } from './interruption.ts'
import type { Script, Step } from './script.ts'
import { within } from './within.ts'
import { gapAt, mumble, render, samplesPerMs, stopAt, turnQuietMs, type Gap } from './telephone.ts'

export interface PlayedTurn {
  /** What the caller did, in words. */
  readonly did: string
  /** The question it answers, by its name. */
  readonly asked: string | null
  /** Null where nothing was said that could be waited for, or the box never answered. */
  readonly gap: Gap | null
  /** How long the box went on when it was spoken over, ms; null where it was not. */
  readonly stopMs: number | null
}

export interface PerformOptions {
  readonly caller: Caller
  readonly script: Pick<Script, 'language'>
  readonly voice: Voice
  readonly clock: Clock
}

export interface PlayOptions extends PerformOptions {
  readonly script: Script
  /** The question asked last, by its name. */
  readonly asked: () => string | null
  /** The sentences of its last reply. */
  readonly saying: () => readonly Utterance[]
  readonly turned: (turn: PlayedTurn) => void
}

/** Turns after the script has ended in which the caller still answers what is asked. */
const mostAnswers = 20
/** Longer than any question waits for an answer. */
const patienceMs = 30_000

const speech = async ({ script, voice }: PerformOptions, step: Step): Promise<Int16Array | null> => {
  const text = step.say ?? step.interrupt
  if (text !== undefined) return render(voice, text, script.language)
  if (step.mumble !== undefined)
    return mumble(await render(voice, 'murmuras murmuras', script.language), step.mumble)
  if (step.play === undefined) return null
  const wav = readWav(await readFile(step.play))
  if ('refused' in wav) throw new Fault('AUDIO_UNREADABLE', { file: step.play, reason: wav.refused })
  if (wav.rateHz !== 8_000)
    throw new Fault('AUDIO_UNREADABLE', { file: step.play, reason: 'a line carries 8000 Hz' })
  return wav.pcm
}

/** Until the box has spoken and finished; false when the call is over, or it never does. */
const heardOut = async ({ caller, clock }: PlayOptions): Promise<boolean> => {
  const spoke = await within(clock, patienceMs, caller.untilSound())
  return spoke !== null && (await within(clock, patienceMs, caller.untilQuiet(turnQuietMs))) !== null
}

/** A box that is spoken over, or told a key, falls silent; at a cough it need not. */
export const isStopping = (step: Step): boolean =>
  isOver(step) && step.mumble === undefined && !step['hang-up']

const nameOf = (step: Step): string =>
  Object.entries(step)
    .map(([what, value]) => `${what} ${value}`)
    .join(', ')

const press = async (caller: Caller, keys: string): Promise<void> => {
  for (const key of keys) await caller.press(key as Key)
}

/** Does one step; where it lies on the line: from its end on the answer is awaited. */
export const perform = async (
  options: PerformOptions,
  step: Step,
): Promise<Pick<Spoken, 'fromSample' | 'toSample'>> => {
  const { caller, clock } = options
  if (step.wait !== undefined) await clock.sleep(step.wait)
  if (step['hang-up']) caller.hangUp()
  if (step.key !== undefined) await press(caller, step.key)
  const pcm = await speech(options, step)
  const { fromSample } = pcm ? await caller.say(pcm) : { fromSample: caller.position() }
  return { fromSample, toSample: caller.position() }
}

/**
 * Lets the box speak as far as the step says; false when the call is over.
 * @param began where its voice did; null: it has yet to
 */
export const heardInto = async (
  { caller, clock, voice }: PerformOptions,
  step: Step,
  say: readonly Utterance[],
  began: number | null,
): Promise<boolean> => {
  const fromSample = began ?? (await within(clock, patienceMs, caller.untilSound()))
  if (fromSample === null) return false
  const lengthMs = async ({ text, language }: Utterance) =>
    (await render(voice, text, language)).length / samplesPerMs
  const atMs = await beginsAtMs(step, say, lengthMs)
  const left = atMs - (caller.position() - fromSample) / samplesPerMs
  if (left > 0) await within(clock, left, caller.over)
  return true
}

/** Waits for the moment of a step; false when the call is over. */
const ready = async (options: PlayOptions, step: Step): Promise<boolean> => {
  if (step.wait !== undefined) return true
  return isOver(step) ? heardInto(options, step, options.saying(), null) : heardOut(options)
}

/** What the script still has to say to a question. */
const createAnswers = ({ answers }: Script) => {
  const used = new Map<string, number>()
  return (asked: string | null): string | null => {
    const list = asked === null ? undefined : answers[asked]
    if (!list || asked === null) return null
    const times = used.get(asked) ?? 0
    used.set(asked, times + 1)
    return list[Math.min(times, list.length - 1)] ?? null
  }
}

const take = async (options: PlayOptions, step: Step): Promise<boolean> => {
  const { caller, turned } = options
  if (!(await ready(options, step))) return false
  const asked = options.asked()
  if (step['hang-up']) caller.hangUp()
  const here = { fromSample: caller.position(), toSample: caller.position() }
  const { fromSample, toSample } = step.silence ? here : await perform(options, step)
  const isAnswered = !step['hang-up'] && step.wait === undefined && (await caller.untilSound()) !== null
  turned({
    did: nameOf(step),
    asked,
    gap: isAnswered && !step.silence && step.key === undefined ? gapAt(caller, toSample) : null,
    stopMs: isStopping(step) ? stopAt(caller, fromSample) : null,
  })
  return !step['hang-up']
}

/** Plays a script to its end: the steps, then the answers to whatever is asked, until somebody hangs up. */
export const playScript = async (options: PlayOptions): Promise<void> => {
  const { caller, script, asked } = options
  for (const step of script.steps) if (!(await take(options, step))) return caller.over
  const answer = createAnswers(script)
  for (let turns = 0; turns < mostAnswers; turns += 1) {
    if (!(await heardOut(options))) return caller.over
    const question = asked()
    const say = answer(question)
    if (say === null) break
    await caller.say(await render(options.voice, say, script.language))
    const sample = caller.position()
    if ((await caller.untilSound()) === null) return caller.over
    options.turned({ did: `say ${say}`, asked: question, gap: gapAt(caller, sample), stopMs: null })
  }
  caller.hangUp()
  await caller.over
}
