import { once } from 'node:events'
import { setImmediate } from 'node:timers/promises'
import { frames, levelDb, RATE_HZ, type Frame } from '../../../firmware/audio/frame.ts'
import { cleanTalk } from '../../../firmware/call/clean-talk.ts'
import { drivers } from '../../../firmware/main/drivers.ts'
import type { DriverName } from '../../../firmware/modem/usb/profiles.ts'
import { openSerialLink } from '../../../firmware/modem/serial-link.ts'
import type { Line, Talk, TalkCounts } from '../../../firmware/ports/line.ts'
import type { Log } from '../../../firmware/ports/log.ts'
import { openEcho } from '../../../firmware/speech/echo.ts'
import { openVad } from '../../../firmware/speech/vad.ts'
import { systemClock as clock } from '../../../firmware/time/clock.ts'
import { watchLoop, type LoopReport } from './loop-watch.ts'

export interface LineOrder {
  readonly name: string
  readonly driver: DriverName
  readonly atPath: string
  readonly pcmPath: string | null
  /** With the echo canceller and the voice activity of a line in the box. */
  readonly hasSenses: boolean
}
export interface LineReport extends TalkCounts {
  readonly name: string
  readonly driver: DriverName
  /** From the audio path's own histogram, ms. */
  readonly lateP99Ms: number | null
  readonly lateMaxMs: number | null
  /** Of what was heard, the 20 ms that had sound in it. */
  readonly soundFrames: number
  readonly isUp: boolean
}
export interface LinesReport {
  readonly lines: readonly LineReport[]
  readonly seconds: number
  /** Of the process of all lines, seconds. */
  readonly cpuS: number
  readonly loop: LoopReport
}

/** A second of a tone that is whole in a second. */
export const tone = (hz: number): Int16Array =>
  Int16Array.from({ length: RATE_HZ }, (_, i) =>
    Math.round(8_000 * Math.sin((2 * Math.PI * hz * i) / RATE_HZ)),
  )

/** Takes what a line logs at the end of its call. */
const lateLog = () => {
  let late: { readonly lateP99Ms?: number; readonly lateMaxMs?: number } = {}
  const ignore = () => undefined
  const info: Log['info'] = (fields, message) => {
    if (message === 'call audio ended') late = fields
  }
  const say: Log['warn'] = (fields, message) => console.error(message, JSON.stringify(fields))
  const log: Log = { debug: ignore, info, warn: say, error: say, child: () => log }
  return { log, late: () => late }
}

const serve = async (order: LineOrder) => {
  const { log, late } = lateLog()
  const { name, driver } = order
  const common = { name, answerAfterRings: 1, country: 'LT', isPatient: false, clock, log }
  const line: Line = await drivers[driver].open({ ...order, ...common, openLink: openSerialLink })
  const over = new AbortController()
  let soundFrames = 0
  let isUp = false
  const senses = order.hasSenses ? { activity: await openVad(), echo: openEcho({ log }) } : null
  const hear = async (talk: Talk) => {
    isUp = true
    const canceller = senses?.echo.begin()
    const { heard } = canceller ? cleanTalk(talk, canceller) : talk
    for await (const frame of heard) {
      if (levelDb(frame) > -60) soundFrames += 1
      await senses?.activity.push(frame)
    }
    isUp = false
    await canceller?.[Symbol.asyncDispose]()
  }
  const speak = async (talk: Talk) => {
    const said = frames(tone(600))
    const mayGoOn = () => isUp
    for (let i = 0; mayGoOn(); i += 1) {
      await talk.say(said[i % said.length] as Frame)
      await setImmediate() // a talk that is over takes frames at once: without this nothing else would run any more
    }
  }
  const answering = (async () => {
    for await (const ring of line.rings(over.signal)) return line.answer(ring, over.signal)
    throw new Error('closed')
  })()
  const talking = answering.then(talk => {
    void hear(talk)
    void speak(talk)
    return talk
  })
  const end = async (): Promise<LineReport> => {
    const talk = await talking
    const [wasUp, counts] = [isUp, talk.counts()]
    await talk[Symbol.asyncDispose]()
    over.abort()
    await line[Symbol.asyncDispose]()
    const { lateP99Ms = null, lateMaxMs = null } = late()
    return { name, driver, ...counts, lateP99Ms, lateMaxMs, soundFrames, isUp: wasUp }
  }
  return { talking, end }
}

/** A process of lines: 'ready', then a report when it is told to stop. */
export const runLines = async (orders: readonly LineOrder[]): Promise<void> => {
  const serving = await Promise.all(orders.map(serve))
  process.send?.('ready')
  await Promise.all(serving.map(one => one.talking))
  const [startMs, startCpu] = [clock.nowMs(), process.cpuUsage()]
  const watch = watchLoop()
  await once(process, 'message')
  const loop = await watch.stop()
  const { user, system } = process.cpuUsage(startCpu)
  const seconds = (clock.nowMs() - startMs) / 1_000
  const lines = []
  for (const one of serving) lines.push(await one.end())
  const report: LinesReport = { lines, seconds, cpuS: (user + system) / 1e6, loop }
  process.send?.(report)
  process.disconnect()
}
