import type { Clock } from '../../../firmware/time/clock.ts'
import type { createSeed } from './seed.ts'

export type Seed = ReturnType<typeof createSeed>

/** How a modem and its cable behave. */
export interface Weather {
  /** Longest piece in which bytes arrive, and the longest pause between two. */
  readonly pieceBytes: number
  readonly pauseMs: number
  /** Share of commands answered late, and how late at most. */
  readonly lateShare: number
  readonly lateMs: number
  /** Share of bytes that are flipped, lost, doubled or followed by garbage. */
  readonly badShare: number
}

/** What a modem did with one command. */
export interface Answered {
  readonly lines: readonly string[]
  readonly final: string
  readonly isLate: boolean
}

const bytesOf = (text: string) => Buffer.from(text, 'latin1')
const hexOf = (count: number) => count.toString(16).toUpperCase().padStart(4, '0')

/**
 * A modem that answers each command in its turn, rightly but roughly: echo or not, one CR or two, events anywhere, pieces
 * of any size, late, damaged. It knows AT+CMEE?, AT+CPBR=n, AT+CGSN=n, AT+CREG?, AT+CMGS=n and ATD…;
 */
export const createRoughModem = (clock: Clock, seed: Seed, feed: (bytes: Uint8Array) => void) => {
  const answered = new Map<string, Answered>()
  const events: string[] = []
  const submitted: string[] = []
  const isEchoing = seed.isIn(0.4)
  const lineEnd = seed.pick(['\r\n', '\r\n', '\r\r\n', '\n'])
  const answersEscape = seed.isIn(0.7)
  let weather: Weather = { pieceBytes: 40, pauseMs: 2, lateShare: 0, lateMs: 0, badShare: 0 }
  let typed = ''
  let isPrompting: string | undefined
  let wire: number[] = []
  let isSending = false
  let count = 0
  const waiting: string[] = []
  let isWorking = false

  const damage = (byte: number): readonly number[] => {
    if (!seed.isIn(weather.badShare)) return [byte]
    const kind = seed.below(4)
    if (kind === 0) return [byte ^ (1 << seed.below(8))]
    if (kind === 1) return []
    return kind === 2 ? [byte, byte] : [byte, ...Array.from({ length: seed.below(9) }, () => seed.below(256))]
  }
  const deliver = async () => {
    isSending = true
    while (wire.length > 0) {
      if (seed.isIn(0.5)) await clock.sleep(seed.below(weather.pauseMs + 1))
      const size = 1 + seed.below(weather.pieceBytes)
      const piece = wire.slice(0, size)
      wire = wire.slice(size)
      feed(Uint8Array.from(piece))
    }
    isSending = false
  }
  const send = (text: string) => {
    for (const byte of bytesOf(text)) wire.push(...damage(byte))
    if (!isSending) void deliver()
  }
  const say = (line: string) => send(`${lineEnd}${line}${lineEnd}`)
  /** Something of its own accord; each tells a count, so that none is lost, doubled or taken for another unseen. */
  const happen = () => {
    count += 1
    const kind = seed.below(4)
    if (kind === 3) {
      say('+CMT: ,2')
      say(`00${hexOf(count)}`)
      return void events.push(`+CMT: ,2 | 00${hexOf(count)}`)
    }
    const line = seed.pick([
      `+CMTI: "ME",${count}`,
      `+CREG: 1,"${hexOf(count)}"`,
      `MISSED_CALL: 11:01AM ${count}`,
    ])
    say(line)
    events.push(line)
  }
  const maybeHappen = () => {
    while (seed.isIn(0.25)) happen()
  }
  const reply = (command: string): Omit<Answered, 'isLate'> => {
    if (command === 'AT+CMEE?') return { lines: ['+CMEE: 1'], final: 'OK' }
    if (command === 'AT+CREG?') return { lines: ['+CREG: 2,1'], final: 'OK' }
    const [, name, number] = /^AT\+(\w+)=(\d+)$/.exec(command) ?? []
    const lines = Array.from({ length: seed.below(5) }, (_, i) =>
      name === 'CPBR' ? `+CPBR: ${number},"${number}-${i}"` : `SN${number}-${number} of ${i}`,
    )
    const refusals = command.startsWith('ATD') ? ['NO CARRIER', 'BUSY'] : ['ERROR', '+CME ERROR: 22']
    return seed.isIn(0.8) ? { lines, final: 'OK' } : { lines: [], final: seed.pick(refusals) }
  }
  const work = async () => {
    isWorking = true
    for (let command = waiting.shift(); command !== undefined; command = waiting.shift()) {
      const isLate = command !== 'AT+CMEE?' && seed.isIn(weather.lateShare)
      await clock.sleep(isLate ? seed.below(weather.lateMs) : seed.below(30))
      maybeHappen()
      if (command.startsWith('AT+CMGS=')) {
        isPrompting = command
        typed = [...waiting.splice(0), typed].join('\r') // what was typed ahead becomes part of the text
        send(seed.pick(['\r\n> ', '\r\n>\r\n', '>']))
        continue
      }
      const { lines, final } = reply(command)
      for (const line of lines) {
        say(line)
        maybeHappen()
      }
      say(final)
      answered.set(command, { lines, final, isLate })
    }
    isWorking = false
  }
  const take = (command: string) => {
    if (!command.startsWith('AT')) return
    waiting.push(command)
    if (!isWorking) void work()
  }
  const submit = async (command: string, text: string) => {
    submitted.push(text)
    await clock.sleep(seed.below(30))
    maybeHappen()
    const number = command.slice('AT+CMGS='.length)
    const answer = seed.isIn(0.8)
      ? { lines: [`+CMGS: ${number}`], final: 'OK' }
      : { lines: [], final: '+CMS ERROR: 500' }
    for (const line of [...answer.lines, answer.final]) say(line)
    answered.set(command, { ...answer, isLate: false })
  }
  const type = (letter: string) => {
    if (letter === '\x1b') {
      if (isPrompting !== undefined && answersEscape) say('OK')
      isPrompting = undefined
      typed = ''
    } else if (letter === '\x1a' && isPrompting !== undefined) {
      void submit(isPrompting, typed)
      isPrompting = undefined
      typed = ''
    } else if (letter === '\r' && isPrompting === undefined) {
      take(typed)
      typed = ''
    } else typed += letter
  }
  const write = async (text: string) => {
    if (isEchoing) send(text)
    for (const letter of text) type(letter)
  }
  return {
    write,
    happen,
    /** By command; the last time each was answered. */
    answered,
    /** As a session should tell them. */
    events,
    /** Payloads that went out. */
    submitted,
    setWeather: (next: Weather) => void (weather = next),
  }
}
