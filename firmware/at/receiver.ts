import type { Clock } from '../time/clock.ts'
import type { Attempt } from './attempt.ts'
import { createLineReader } from './lines.ts'
import { CALL_RESULTS, isConnect, readFinal, readNumeric, type Final } from './result.ts'
import { createRouting, type Unsolicited } from './routing.ts'
import { createStreams } from './stream.ts'
import { createTextBody } from './text-body.ts'
import type { Transcript } from './transcript.ts'
import { createUnits } from './units.ts'

export interface ReceiverOptions {
  readonly clock: Clock
  readonly unsolicited: readonly Unsolicited[]
  /** Takes each line that answers nothing, in order; `payload` is the second line of +CMT, +CDS, +CBM. Must not throw. */
  readonly event: (line: string, payload?: string) => void
  readonly transcript?: Transcript
  /** Told of a prompt that no command waits for. */
  readonly strayPrompt: () => void
}

/** Commands that some firmware answers with a prompt; SIM800C does so to AT+CNMA (modems.md 1.5). */
const prompting = /^AT\+(?:CMG[SWC]|CNMA)/i
const SUBMIT = '\x1a'
const PROMPTS = 4

/** Sorts what a modem says: the answer of the command that runs, its final result, and events. */
export const createReceiver = (options: ReceiverOptions, ended: AbortSignal) => {
  const { clock, event, transcript } = options
  const { route, isOf } = createRouting(options.unsolicited)
  let running: Attempt | undefined
  let previous = ''
  let isNumeric = false
  /** Prompts that may still come of their own; a modem that asks for ever is not answered for ever. */
  let promptsDue = 0
  let heardMs = clock.nowMs()
  let strayResults = 0

  const finish = (attempt: Attempt, final: Final) => {
    running = undefined // at once: a second final result in the same chunk belongs to nobody
    promptsDue = 0
    attempt.finish(final)
  }
  const finishAfter = async (attempt: Attempt, graceMs: number) => {
    await clock.sleep(graceMs, ended).catch(() => undefined)
    if (running !== attempt) return
    transcript?.note('!', 'no final result came')
    attempt.isUnfinished = true
    finish(attempt, { ok: true })
  }
  const answerLine = (attempt: Attempt, line: string) => {
    const { graceMs } = attempt.job.ask
    attempt.add(line)
    if (graceMs !== undefined && attempt.lines.length === 1) void finishAfter(attempt, graceMs)
  }
  const streams = createStreams(tail => (running = tail))
  const finalIn = (attempt: Attempt, line: string): Final | null => {
    const { command, ask } = attempt.job
    const connects = ask.stream !== undefined || /^AT[DAO]/i.test(command)
    return connects && isConnect(line) ? { ok: true } : readFinal(line, ask.finals)
  }
  const takeFinal = (attempt: Attempt, line: string, final: Final) => {
    if (!attempt.takeResult()) return
    finish(attempt, final)
    if (attempt.job.ask.stream && isConnect(line)) streams.begin(attempt)
  }
  const takeIdle = (line: string, payload?: string) => {
    if (payload !== undefined || !readFinal(line)) return event(line, payload)
    strayResults += 1
    transcript?.note('!', 'a final result that nothing waited for')
  }
  const takeUnit = (line: string, payload?: string) => {
    const attempt = running
    if (!attempt || payload !== undefined) return takeIdle(line, payload)
    const final = finalIn(attempt, line)
    if (final) return takeFinal(attempt, line, final)
    const { command, ask } = attempt.job
    if (attempt.givenUp !== undefined && isOf(line, attempt.givenUp)) return
    const isEvent = CALL_RESULTS.includes(line) || route(line, command, ask.answers) === 'event'
    return isEvent ? event(line) : answerLine(attempt, line)
  }
  const units = createUnits(clock, takeUnit, ended)
  const body = createTextBody(clock, ended, (attempt, final) => {
    if (running === attempt) finish(attempt, final)
  })
  /** A modem set to ATV0 shows it by ending the marker with a number; from then on its numbers become words. */
  const worded = (line: string): string => {
    if (line === 'OK') isNumeric = false
    if (line === '0' && running?.couldBeNumeric()) isNumeric = true
    return isNumeric ? (readNumeric(line) ?? line) : line
  }
  const isEcho = (line: string) => {
    const job = running?.job
    if (line === job?.command || line === previous) return true // ATE0 may take effect a command late
    return job?.payload !== undefined && line.replace(SUBMIT, '') === job.payload.text
  }
  const takeLine = (raw: string, isAfterBlank: boolean) => {
    if (ended.aborted) return
    transcript?.note('<', raw)
    if (isEcho(raw)) return
    const line = worded(raw)
    if (!running || !body.take(running, line, isAfterBlank)) units(line)
  }
  const prompt = (): boolean => {
    const isOurs = running?.job.payload !== undefined
    if (!isOurs && promptsDue === 0) return false
    transcript?.note('=', '\r\n> ')
    if (isOurs) running?.prompt()
    else {
      promptsDue -= 1
      options.strayPrompt()
    }
    return true
  }
  const reader = createLineReader(takeLine, { prompt, isOver: streams.isOpen })
  const feed = (bytes: Uint8Array) => {
    heardMs = clock.nowMs()
    for (let rest = bytes; rest.length > 0 && !ended.aborted;) {
      if (streams.isOpen()) rest = streams.take(rest)
      else rest = rest.subarray(reader.push(rest))
    }
  }
  const begin = (attempt: Attempt) => {
    running = attempt
    if (prompting.test(attempt.job.command)) promptsDue = PROMPTS
  }
  const end = (attempt: Attempt) => {
    if (running === attempt) running = undefined
    previous = attempt.job.command
  }
  return {
    feed,
    /** A prompt may come until the next final result: who knows what a modem was left with. */
    awaitPrompt: () => void (promptsDue ||= PROMPTS),
    begin,
    end,
    /** Settles once the stream that a command opened is over, and its final result came. */
    streamTail: streams.tail,
    isNumeric: () => isNumeric,
    heardMs: () => heardMs,
    figures: () => ({ strayResults, overlongLines: reader.overlong() }),
  }
}
