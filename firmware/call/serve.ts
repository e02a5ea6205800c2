import { isFault } from '../fault/fault.ts'
import type { CallEvent } from '../ports/call-event.ts'
import type { Ear, VoiceActivity } from '../ports/ear.ts'
import type { EchoControl } from '../ports/echo.ts'
import type { Line, Ring } from '../ports/line.ts'
import type { Log } from '../ports/log.ts'
import type { Conversation, Receptionist, Reply } from '../ports/receptionist.ts'
import type { CallRecord, Store } from '../ports/store.ts'
import type { Voice } from '../ports/voice.ts'
import type { Clock } from '../time/clock.ts'
import { runCall, type CallParts } from './call.ts'
import { cleanTalk } from './clean-talk.ts'
import { meterTalk } from './metered-talk.ts'
import { tagsOf } from './tags.ts'

export interface ServiceParts {
  readonly line: Line
  readonly receptionist: Receptionist
  readonly ear: Ear
  /** This line's own. */
  readonly activity: VoiceActivity
  readonly voice: Voice
  /** This line's own; absent, the line is heard as it is. */
  readonly echo?: EchoControl
  readonly store: Pick<Store, 'beginCall' | 'endCall'>
  readonly clock: Clock
  readonly log: Log
  readonly newId: () => string
  readonly emit: (call: { readonly callId: string; readonly from: string | null }, event: CallEvent) => void
  readonly apology: Reply
  /** How others are reached for a caller of this line. */
  readonly outward?: NonNullable<CallParts['outward']>
  readonly dutyPolicy?: NonNullable<CallParts['dutyPolicy']>
}

/** Answers one line, call after call, until aborted. A call that fails never takes the line with it. */
export const serveLine = async (parts: ServiceParts, signal: AbortSignal): Promise<void> => {
  for await (const ring of parts.line.rings(signal)) {
    const callId = parts.newId()
    const log = parts.log.child({ callId, line: parts.line.name })
    await serveRing({ ...parts, log }, ring, callId, signal).catch((error: unknown) =>
      log.error(
        { code: isFault(error) ? error.code : 'UNKNOWN', pii: { error: String(error) } },
        'call failed',
      ),
    )
  }
}

const serveRing = async (
  parts: ServiceParts,
  ring: Ring,
  callId: string,
  signal: AbortSignal,
): Promise<void> => {
  const { line, receptionist, store, clock, log } = parts
  const { from } = ring
  const startedMs = ring.sinceMs ?? clock.epochMs()
  const events: CallEvent[] = []
  const emit = (event: CallEvent) => {
    events.push(event)
    parts.emit({ callId, from }, event)
  }
  emit({ kind: 'ringing', atMs: 0, line: line.name, from })
  const begun = { id: callId, line: line.name, from, startedMs }
  let answeredMs: number | null = null
  const conversation = receptionist.receive({ callId, line: line.name, from })
  const opening = await conversation.take({ on: 'opened' })
  const noted = store
    .beginCall(begun)
    .catch((error: unknown) => log.error({ pii: { error: String(error) } }, 'call not noted'))
  try {
    // the greeting is in memory before the line opens, so that it starts with the first frame
    await Promise.all([warm(parts.voice, opening, AbortSignal.any([signal, ring.gone])), noted])
    await using answered = await line.answer(ring, signal)
    answeredMs = clock.epochMs()
    await using echo = parts.echo?.begin()
    const { talk, levels } = meterTalk(answered)
    const clean = echo ? cleanTalk(talk, echo) : talk
    await runCall({ ...parts, talk: clean, conversation, opening, emit }, signal)
    log.info({ ...talk.counts(), ...levels(), ...echo?.counts() }, 'call ended')
  } finally {
    const outcome: CallEvent = { ...conversation.outcome(), atMs: events.at(-1)?.atMs ?? 0 }
    const record = closeRecord({ ...begun, answeredMs, endedMs: clock.epochMs() }, conversation, [
      ...events,
      outcome,
    ])
    // told only once it is stored, so that whoever hears of it finds it
    await store
      .endCall(record)
      .catch((error: unknown) => log.error({ pii: { error: String(error) } }, 'call not stored'))
    emit(outcome)
  }
}

/** Renders what is said first; a failure shows when it is really said. */
const warm = async (voice: Voice, { say }: Reply, signal: AbortSignal): Promise<void> => {
  const [first] = say
  if (!first) return
  try {
    for await (const part of voice.speak(first, signal)) void part
  } catch {
    return
  }
}

const closeRecord = (
  begun: Pick<CallRecord, 'id' | 'line' | 'from' | 'startedMs' | 'answeredMs' | 'endedMs'>,
  conversation: Conversation,
  events: readonly CallEvent[],
): CallRecord => {
  const { outcome, summary, handOver = null } = conversation.outcome()
  const language = events.findLast(event => event.kind === 'said')?.language ?? null
  return { ...begun, language, outcome, handOver, summary, tags: tagsOf(events), transcript: events }
}
