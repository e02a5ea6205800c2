/**
 * How well a voice modem's line keeps pace: `node board/virtual/measure/v253.ts [seconds] [CX93010|USR5637]`. Modem, exchange,
 * caller and box in one process, on a real pty; both sides talk without a pause. Prints one JSON object.
 */
import { FRAME_SAMPLES } from '../../../firmware/audio/frame.ts'
import { openV253 } from '../../../firmware/modem/v253.ts'
import type { Log } from '../../../firmware/ports/log.ts'
import { systemClock as clock } from '../../../firmware/time/clock.ts'
import type { V253FirmwareName } from '../v253/firmware.ts'
import { openVirtualV253 } from '../v253/modem.ts'

const seconds = Number(process.argv[2] ?? 20)
const firmware: V253FirmwareName = process.argv[3] === 'USR5637' ? 'USR5637' : 'CX93010'
const ended: object[] = []
const note: Log['info'] = (fields, message) => void (message === 'call audio ended' && ended.push(fields))
const log: Log = { debug() {}, info: note, warn() {}, error() {}, child: () => log }

await using modem = await openVirtualV253({ clock, firmware })
const startMs = clock.nowMs()
await using line = await openV253({ name: 'measured', path: modem.path, clock, log })
const readyMs = clock.nowMs() - startMs
const never = new AbortController().signal
const rings = line.rings(never)[Symbol.asyncIterator]()
const caller = modem.exchange.dial({ from: '+37061234567', to: modem.number })
const { value: ring } = await rings.next()
const ringMs = clock.nowMs()
const talk = await line.answer(ring, never)
const answerMs = clock.nowMs() - ringMs

const words = Int16Array.from({ length: 8_000 * seconds }, (_, i) => (i % 2 ? 3_000 : -3_000))
const cpu = process.cpuUsage()
const listen = async () => {
  for await (const frame of talk.heard) if (frame.length !== FRAME_SAMPLES) throw new Error('a short frame')
}
const speak = async () => {
  for (let at = 0; at < words.length; at += FRAME_SAMPLES)
    await talk.say(words.subarray(at, at + FRAME_SAMPLES))
}
const hearing = listen()
await Promise.all([speak(), caller.say(words)])
const { user, system } = process.cpuUsage(cpu)
await talk[Symbol.asyncDispose]()
await hearing
const cpuShareOfAll = (user + system) / 1_000 / (seconds * 1_000)
console.log(
  JSON.stringify({
    seconds,
    firmware,
    readyMs,
    answerMs,
    cpuShareOfAll,
    box: ended[0],
    modem: modem.counts(),
  }),
)
