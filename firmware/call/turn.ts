import { FRAME_MS } from '../audio/frame.ts'
import type { Key } from '../ports/line.ts'
import type { CallerAct, Connection, Listen, Reply } from '../ports/receptionist.ts'
import { isWordLong, trackBurst } from './burst.ts'
import { pauses } from './pauses.ts'
import type { Speech, TurnEffect, TurnInput, TurnState, Waited } from './turn-state.ts'
import { track } from './voice-track.ts'

/**
 * Turn-taking as one pure function. Time is counted in frames of 20 ms, so a recorded call replays exactly.
 * Recognition starts while the caller may only be pausing and is thrown away if they go on; how long a pause ends the
 * turn depends on whether the words so far answer the question.
 */

type Step = readonly [TurnState, ...TurnEffect[]]

/** Total: an input that makes no sense at this moment changes nothing, since lines report late. */
export const turn = (state: TurnState, input: TurnInput): Step => {
  if (state.at === 'ended') return [state]
  switch (input.on) {
    case 'gone':
      return [
        { ...state, at: 'ended', speech: null },
        ...dropGuess(state),
        { do: 'stop' },
        tell({ on: 'gone' }),
      ]
    case 'reply':
      return state.at === 'thinking' || state.at === 'waiting' ? replied(state, input.reply) : [state]
    case 'said':
      return state.at === 'speaking' ? spoken(state) : [state]
    case 'key':
      return pressed(state, input.key)
    case 'connection':
      return state.at === 'connecting' ? connected(state, input.connection) : [state]
    case 'frame':
      return frame(state, input)
    case 'heard':
    case 'failed':
      return recognised(state, input)
  }
}

const tell = (act: CallerAct, waited: Waited | null = null): TurnEffect => ({ do: 'tell', act, waited })
const dropGuess = ({ speech }: TurnState): readonly TurnEffect[] =>
  speech && speech.guess !== null && speech.heard === null ? [{ do: 'forget', guess: speech.guess }] : []

const replied = (state: TurnState, reply: Reply): Step => {
  const [key, ...keys] = state.keys
  const next: TurnState = { ...state, reply, idleMs: 0 }
  // whoever types ahead does not wait for the question
  if (key !== undefined && reply.listen) return [{ ...next, at: 'thinking', keys }, tell({ on: 'key', key })]
  if (reply.say.length === 0) return spoken(next)
  const say: TurnEffect = { do: 'say', say: reply.say }
  if (!state.speech || !reply.listen) return [{ ...next, at: 'speaking', speech: null }, say]
  // the caller went on after all: our answer waits until they have finished
  const [held, ...effects] = decide({ ...next, at: 'paused' }, state.speech)
  return [held, say, { do: 'pause' }, ...effects]
}

const spoken = (state: TurnState): Step => {
  const { listen = null, connect } = state.reply ?? {}
  if (listen) return [{ ...state, at: 'listening', idleMs: 0 }]
  return connect
    ? [
        { ...state, at: 'connecting' },
        { do: 'connect', connect },
      ]
    : [{ ...state, at: 'ended' }, { do: 'hangUp' }]
}

/** Keys pressed meanwhile were meant for nobody. */
const connected = (state: TurnState, connection: Connection): Step => [
  { ...state, at: connection.on === 'connected' ? 'connected' : 'thinking', keys: [] },
  tell(connection),
]

const pressed = (state: TurnState, key: Key): Step => {
  if (state.at === 'thinking' || state.at === 'waiting')
    return [{ ...state, keys: [...state.keys, key].slice(-20) }]
  if (!state.reply?.listen) return [state]
  const next: TurnState = { ...state, at: 'thinking', speech: null }
  return [next, ...dropGuess(state), { do: 'stop' }, tell({ on: 'key', key })]
}

/** Our voice is up, or ready to be: the caller must speak over it to be heard. */
const isOurs = ({ at }: TurnState) => at === 'speaking' || at === 'paused'

const frame = (
  before: TurnState,
  { probability, levelDb }: { probability: number; levelDb: number },
): Step => {
  const voice = track(before.voice, probability)
  const burst = trackBurst(before.burst, levelDb)
  const state = { ...before, voice, burst, frame: before.frame + 1 }
  if (state.at === 'waiting' || !state.reply?.listen) return [state]
  if (state.speech) return goOn(state, state.speech)
  const needs = isOurs(state) ? pauses.bargeIn : pauses.onset
  if (voice.isVoiced && voice.runMs >= needs) return begin(state)
  if (state.at !== 'listening') return [state]
  return !voice.isVoiced && isWordLong(burst) ? beginFaint(state) : idle(state, state.reply.listen)
}

const idle = (state: TurnState, { noInputMs }: Listen): Step => {
  const idleMs = state.voice.isVoiced ? state.idleMs : state.idleMs + FRAME_MS
  if (idleMs < noInputMs) return [{ ...state, idleMs }]
  return [{ ...state, at: 'thinking', idleMs: 0 }, tell({ on: 'silence' })]
}

const begin = (state: TurnState): Step => {
  const leadFrames = (state.voice.runMs + pauses.leadIn) / FRAME_MS
  const speech: Speech = {
    from: Math.max(0, state.frame - leadFrames),
    voicedMs: state.voice.runMs,
    pauseMs: 0,
    guess: null,
    heard: null,
    isCut: false,
    isFaint: false,
  }
  return state.at === 'speaking'
    ? [{ ...state, speech, at: 'paused' }, { do: 'pause' }]
    : [{ ...state, speech }]
}

/** Only now that it is over is it known for a sound of its own. */
const beginFaint = (state: TurnState): Step => {
  const { spanMs, quietMs } = state.burst
  const from = Math.max(0, state.frame - (spanMs + quietMs + pauses.leadIn) / FRAME_MS)
  const speech = { from, voicedMs: spanMs, pauseMs: quietMs, guess: null, heard: null }
  return [{ ...state, speech: { ...speech, isCut: false, isFaint: true } }]
}

/** One more frame of what the caller is saying. */
const goOn = (state: TurnState, speech: Speech): Step => {
  if (state.voice.isVoiced) return voiced(state, speech)
  const next = { ...speech, pauseMs: speech.pauseMs + FRAME_MS }
  const isPause = next.guess === null && next.pauseMs >= pauses.guess
  return isPause ? recognise(state, next) : decide({ ...state, speech: next }, next)
}

/** More voice: what was recognised is not all of it. A single frame of it after a pause may be an echo of the line. */
const voiced = (state: TurnState, speech: Speech): Step => {
  if (speech.isCut) return decide(state, speech)
  const next = { ...speech, voicedMs: speech.voicedMs + FRAME_MS, pauseMs: 0, isFaint: false }
  const isLong = (state.frame - speech.from) * FRAME_MS >= pauses.longest
  if (isLong && speech.guess === null) return recognise(state, { ...next, isCut: true })
  const isResumed = speech.guess !== null && state.voice.runMs > FRAME_MS
  if (!isResumed) return [{ ...state, speech: next }]
  return [{ ...state, speech: { ...next, guess: null, heard: null } }, ...dropGuess(state)]
}

const recognise = (state: TurnState, speech: Speech): Step => {
  const listen = state.reply?.listen
  if (!listen) return [state]
  const guess = state.guesses + 1
  const next: TurnState = { ...state, guesses: guess, speech: { ...speech, guess } }
  return [next, { do: 'recognise', guess, from: speech.from, to: state.frame, listen }]
}

const recognised = (state: TurnState, input: Extract<TurnInput, { on: 'heard' | 'failed' }>): Step => {
  const { speech } = state
  if (!speech || speech.guess !== input.guess) return [state]
  const heard = input.on === 'failed' ? input.on : { hearing: input.hearing, verdict: input.verdict }
  const next = { ...speech, heard }
  return decide({ ...state, speech: next }, next)
}

/** Ends the turn once there was silence enough for what was recognised. */
const decide = (state: TurnState, speech: Speech): Step => {
  if (speech.heard === null || state.at === 'thinking') return [state]
  const heard = speech.heard === 'failed' ? null : speech.heard
  const isTrusted = heard !== null && (!speech.isFaint || heard.verdict === 'complete')
  const isWords = isTrusted && heard.hearing.text !== '' && heard.hearing.doubt === null
  const needed = heard === null ? pauses.complete : isWords ? pauses[heard.verdict] : pauses.open
  if (speech.pauseMs < needed && !speech.isCut) return [state]
  if (heard !== null && !isWords && speech.voicedMs < pauses.noise) return noise(state)
  const waited = { endpointMs: needed, recogniseMs: Math.max(0, speech.pauseMs - needed) }
  const act: CallerAct = isWords
    ? { on: 'heard', hearing: heard.hearing }
    : { on: 'unheard', hearing: heard?.hearing ?? null }
  const stop: TurnEffect[] = state.at === 'paused' ? [{ do: 'stop' }] : []
  return [{ ...state, at: 'thinking', speech: null }, ...stop, tell(act, waited)]
}

/** Only a cough: what was being said goes on. */
const noise = (state: TurnState): Step => {
  const next = { ...state, speech: null }
  return state.at === 'paused' ? [{ ...next, at: 'speaking' }, { do: 'resume' }] : [next]
}
