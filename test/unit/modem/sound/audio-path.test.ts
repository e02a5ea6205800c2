import t from 'tap'
import { FRAME_BYTES } from '../../../../firmware/audio/frame.ts'
import { mailbox } from '../../../../firmware/flow/mailbox.ts'
import { createAudioPath } from '../../../../firmware/modem/sound/audio-path.ts'
import { simClock } from '../../../../firmware/time/sim-clock.ts'

/** A path in a call, on a clock that can jump as that of a process that was stalled does. */
const bench = () => {
  const sim = simClock()
  let stalledMs = 0
  const clock = { ...sim, nowMs: () => sim.nowMs() + stalledMs }
  const bytes = mailbox<Uint8Array>({ limit: 100, full: 'drop oldest' })
  const link = { path: 'pcm', bytes, write: async () => {}, [Symbol.asyncDispose]: async () => bytes.close() }
  let revivals = 0
  const revive = async () => void (revivals += 1)
  const path = createAudioPath({ link, clock, revive })
  const strand = path.strand()
  path.carry(strand)
  path.listen()
  path.speak()
  const send = async (ms: number) => {
    for (let at = 0; at < ms; at += 20) {
      bytes.put(new Uint8Array(FRAME_BYTES))
      await sim.advance(20)
    }
  }
  return { sim, path, send, stall: (ms: number) => void (stalledMs += ms), revivals: () => revivals }
}

await t.test('a modem that sends nothing is revived after a second, and given up after three', async t => {
  const { sim, path, send, revivals } = bench()
  await send(500)
  await sim.advance(900)
  t.equal(revivals(), 0)
  await sim.advance(400)
  t.equal(revivals(), 1)
  t.notOk(path.broken.aborted)
  await sim.advance(2_000)
  t.match(path.broken.reason, { code: 'AUDIO_SILENT' })
  t.equal(revivals(), 1)
})

await t.test('what this process itself slept through is not held against the modem', async t => {
  const { sim, path, send, stall, revivals } = bench()
  for (let i = 0; i < 5; i += 1) {
    await send(480)
    stall(4_000)
    await sim.advance(20) // its timers come first, then what waits in the port
  }
  await send(500)
  t.notOk(path.broken.aborted)
  t.equal(revivals(), 0)
  await path[Symbol.asyncDispose]()
})
