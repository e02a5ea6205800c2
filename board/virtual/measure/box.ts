/** The box of measure.ts: answers, talks without a pause, counts. Its parent says when to stop. */
import { once } from 'node:events'
import { FRAME_SAMPLES } from '../../../firmware/audio/frame.ts'
import { openSim7600 } from '../../../firmware/modem/sim7600.ts'
import type { Log } from '../../../firmware/ports/log.ts'
import { systemClock as clock } from '../../../firmware/time/clock.ts'

const [atPath = '', pcmPath = ''] = process.argv.slice(2)
const report: Record<string, unknown> = {}
const note = (fields: object) => void Object.assign(report, fields)
const log: Log = { debug() {}, info: note, warn: note, error: note, child: () => log }

await using line = await openSim7600({ name: 'measured', atPath, pcmPath, clock, log })
const stop = new AbortController()
const rings = line.rings(stop.signal)[Symbol.asyncIterator]()
const first = rings.next()
process.send?.('ready')
const ring = (await first).value
if (ring) {
  const talk = await line.answer(ring, stop.signal)
  const end = once(process, 'message')
  const before = process.cpuUsage()
  const startMs = clock.nowMs()
  const tone = Int16Array.from({ length: FRAME_SAMPLES }, (_, i) => 4_000 * Math.sin((2 * Math.PI * i) / 16))
  const over = new AbortController()
  const speak = async () => {
    while (!over.signal.aborted) await talk.say(tone)
  }
  let heardMs = startMs
  let longestGapMs = 0
  const hear = async () => {
    for await (const _ of talk.heard) {
      const nowMs = clock.nowMs()
      longestGapMs = Math.max(longestGapMs, nowMs - heardMs)
      heardMs = nowMs
    }
  }
  const both = Promise.all([speak(), hear()])
  await end
  over.abort()
  const { user, system } = process.cpuUsage(before)
  note({ cpuShare: (user + system) / 1_000 / (clock.nowMs() - startMs), longestGapMs })
  note({ rssMb: process.memoryUsage.rss() / 2 ** 20 })
  await talk[Symbol.asyncDispose]()
  await both
  process.send?.(report)
}
await once(process, 'disconnect')
