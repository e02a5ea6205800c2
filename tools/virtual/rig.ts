import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openVirtualModem, type VirtualModem } from '../../board/virtual/sim7600/modem.ts'
import type { PathChange } from '../../board/virtual/path/path.ts'
import { systemClock } from '../../firmware/time/clock.ts'
import type { LiveEvent } from '../../firmware/ports/live.ts'
import type { CallEvent, CallOutcome } from '../../firmware/ports/call-event.ts'
import type { Utterance, Voice } from '../../firmware/ports/voice.ts'
import { endOnLeaving } from '../leaving.ts'
import { startBox, type BoxProcess, type BoxProcessOptions } from './box-process.ts'
import { followBox } from './live-client.ts'
import { playScript, type PlayedTurn } from './play-script.ts'
import type { Script } from './script.ts'
import { within } from './within.ts'
import { openCallerVoice } from './telephone.ts'

export interface RigOptions extends Omit<BoxProcessOptions, 'atPath' | 'audioPath' | 'dataFolder'> {
  /** Kept if named, else a temporary one. */
  readonly dataFolder?: string | undefined
  /** From one ring to the next; real lines ring every 5 s. */
  readonly ringEveryMs?: number
  /** What is wrong with the line. */
  readonly path?: PathChange
}

/** What came of one call. */
export interface PlayedCall {
  readonly turns: readonly PlayedTurn[]
  readonly events: readonly CallEvent[]
  readonly outcome: CallOutcome | null
  /** From the answer to the first sound of the greeting, ms. */
  readonly greetingMs: number | null
}

/** A box on a virtual line, and a caller to ring it. */
export interface Rig extends AsyncDisposable {
  readonly box: BoxProcess
  readonly modem: VirtualModem
  readonly voice: Voice
  readonly dataFolder: string
  /** Plays one call; everything is also told as it happens. */
  play(script: Script, tell?: CallWatcher): Promise<PlayedCall>
}

export interface CallWatcher {
  readonly event?: (event: CallEvent) => void
  readonly turn?: (turn: PlayedTurn) => void
}

const makeFolder = async (named: string | undefined): Promise<string> => {
  if (named === undefined) return mkdtemp(join(tmpdir(), 'ragelis-'))
  await mkdir(named, { recursive: true })
  return named
}

/** The sentences of the box's last reply: they are told together, the last with what is asked. */
const lastReply = (events: readonly CallEvent[]): readonly Utterance[] => {
  const until = events.findLastIndex(({ kind }) => kind === 'said')
  const before = events.findLastIndex(({ kind }, i) => i < until && kind !== 'said')
  return events
    .slice(before + 1, until + 1)
    .flatMap(event =>
      event.kind === 'said' ? [{ text: event.text, language: event.language, personal: false }] : [],
    )
}

/** Collects a call's events from what the box tells; `outcome` resolves with its last. */
export const collect = (live: AsyncIterable<LiveEvent>, watcher: CallWatcher) => {
  const events: CallEvent[] = []
  let callId = ''
  const outcome = Promise.withResolvers<CallOutcome | null>()
  const read = async () => {
    for await (const one of live) {
      if (one.kind !== 'call') continue
      callId = one.callId
      events.push(one.event)
      watcher.event?.(one.event)
      if (one.event.kind === 'outcome') outcome.resolve(one.event)
    }
    outcome.resolve(null)
  }
  read().catch(() => outcome.resolve(null))
  const asked = () => events.findLast(event => event.kind === 'said' && event.asked !== null)
  return {
    events,
    outcome: outcome.promise,
    callId: () => callId,
    saying: () => lastReply(events),
    asked: () => {
      const last = asked()
      return last?.kind === 'said' ? last.asked : null
    },
  }
}

/** @throws BOX_FAILED with the last words of a box that did not start */
export const openRig = async (options: RigOptions): Promise<Rig> => {
  await using stack = new AsyncDisposableStack()
  const clock = systemClock
  const dataFolder = await makeFolder(options.dataFolder)
  if (options.dataFolder === undefined) stack.defer(() => rm(dataFolder, { recursive: true, force: true }))
  const { ringEveryMs = 5_000 } = options
  const modem = stack.use(
    await openVirtualModem({ clock, ringEveryMs, line: options.path ? { path: options.path } : {} }),
  )
  const voice = stack.use(await openCallerVoice())
  const box = stack.use(
    await startBox({ ...options, dataFolder, atPath: modem.atPath, audioPath: modem.pcmPath }),
  )

  const play = async (script: Script, watcher: CallWatcher = {}): Promise<PlayedCall> => {
    const left = new AbortController()
    const call = collect(await followBox(box.url, left.signal), watcher)
    const turns: PlayedTurn[] = []
    const turned = (turn: PlayedTurn) => {
      turns.push(turn)
      watcher.turn?.(turn)
    }
    await using caller = modem.exchange.dial({ from: script.from, to: modem.number })
    if (!(await caller.answered))
      return { turns, events: call.events, outcome: await call.outcome, greetingMs: null }
    const greeted = caller.untilSound()
    const { asked, saying } = call
    await playScript({ caller, script, voice, clock, asked, saying, turned })
    const outcome = await within(clock, 10_000, call.outcome)
    left.abort()
    const sample = await greeted
    return {
      turns,
      events: call.events,
      outcome,
      greetingMs: sample === null ? null : Math.round(sample / 8),
    }
  }
  const rest = endOnLeaving(stack.move())
  return { box, modem, voice, dataFolder, play, [Symbol.asyncDispose]: () => rest[Symbol.asyncDispose]() }
}
