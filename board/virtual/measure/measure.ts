/**
 * How well a box keeps line pace: `node board/virtual/measure/measure.ts [seconds] [busyMs]`. This process is the modem, the
 * exchange and the caller; another one is the box, which answers and talks without a pause. Prints one JSON object. `busyMs`
 * blocks this process for so long four times a second, as a synthesiser on the same thread would.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { FRAME_SAMPLES } from '../../../firmware/audio/frame.ts'
import { systemClock as clock } from '../../../firmware/time/clock.ts'
import { openVirtualModem } from '../sim7600/modem.ts'
import { isSound, soundAfter } from '../caller/recording.ts'

const [seconds = 60, busyMs = 0] = process.argv.slice(2).map(Number)

const block = (ms: number) => {
  const untilMs = clock.nowMs() + ms
  while (clock.nowMs() < untilMs);
}
const cpuShare = (before: NodeJS.CpuUsage, tookMs: number) => {
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000 / tookMs
}
/** Frames without sound between the first and the last with some: what the caller would hear as dropouts. */
const dropouts = (pcm: Int16Array) => {
  const from = soundAfter(pcm, 0) ?? 0
  const sounding = Array.from({ length: Math.floor((pcm.length - from) / FRAME_SAMPLES) }, (_, i) =>
    isSound(pcm.subarray(from + i * FRAME_SAMPLES, from + (i + 1) * FRAME_SAMPLES)),
  )
  return sounding.slice(0, sounding.lastIndexOf(true)).filter(sound => !sound).length
}

await using modem = await openVirtualModem({ clock })
const box = fork(join(import.meta.dirname, 'box.ts'), [modem.atPath, modem.pcmPath])
await once(box, 'message')

const dialledMs = clock.nowMs()
const caller = modem.exchange.dial({ from: '+37061234567', to: modem.number })
await caller.answered
const answeredMs = clock.nowMs()
await caller.untilSound()
const soundMs = clock.nowMs()

const cpu = process.cpuUsage()
const busy = setInterval(() => block(busyMs), 250)
if (busyMs === 0) clearInterval(busy)
const words = Int16Array.from({ length: 8_000 * seconds }, (_, i) => (i % 2 ? 3_000 : -3_000))
await caller.say(words)
clearInterval(busy)
const modemCpu = cpuShare(cpu, clock.nowMs() - soundMs)

const reported = once(box, 'message')
box.send('end')
const [report] = (await reported) as [object]
await caller.over
box.disconnect()
console.log(
  JSON.stringify(
    {
      seconds,
      busyMs,
      ringToAnswerMs: answeredMs - dialledMs,
      ringToFirstSoundMs: soundMs - dialledMs,
      box: report,
      modem: { cpuShare: modemCpu, ...modem.counts(), dropoutFrames: dropouts(caller.recording().callee) },
    },
    (_, value: unknown) => (typeof value === 'number' ? Math.round(value * 10_000) / 10_000 : value),
    2,
  ),
)
