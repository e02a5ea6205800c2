import t from 'tap'
import { concat, frames, levelDb, silence, type Frame } from '../../../firmware/audio/frame.ts'
import { cleanTalk } from '../../../firmware/call/clean-talk.ts'
import { mailbox } from '../../../firmware/flow/mailbox.ts'
import type { EchoCanceller } from '../../../firmware/ports/echo.ts'
import type { Talk } from '../../../firmware/ports/line.ts'
import { openEcho } from '../../../firmware/speech/echo.ts'
import { voices } from '../../../tools/bench/echo-trial.ts'
import { fakeTalk } from '../../support/fake-call.ts'
import type { Caller } from '../../../board/virtual/caller/caller.ts'
import type { SimClock } from '../../../firmware/time/sim-clock.ts'
import { collect, lineBench } from '../modem/line-bench.ts'
import { never, v253Bench } from '../modem/v253/bench.ts'
import { keptLog } from '../speech/kept-log.ts'

/** Notes what it is given; takes 1 off each sample. */
const notingEcho = () => {
  const notes: string[] = []
  const echo: EchoCanceller = {
    played: frame => void notes.push(`played ${frame[0]}`),
    clean: frame => {
      notes.push(`heard ${frame[0]}`)
      return frame.map(sample => sample - 1)
    },
    counts: () => ({ echoDelayMs: null, erlDb: null, erleDb: null, echoMoved: 0 }),
    [Symbol.asyncDispose]: async () => undefined,
  }
  return { echo, notes }
}
const of = (value: number): Frame => silence().fill(value)
const all = async (talk: Talk) => {
  const heard: (number | undefined)[] = []
  for await (const frame of talk.heard) heard.push(frame[0])
  return heard
}

await t.test('the echo canceller is told what the line plays and hears, in order', async t => {
  const phone = fakeTalk()
  const { echo, notes } = notingEcho()
  const heard = mailbox<Frame>({ limit: 10, full: 'drop newest' })
  let play: (frame: Frame) => void = () => undefined
  const talk = cleanTalk({ ...phone.talk, heard, onPlayed: listen => void (play = listen) }, echo)
  play(of(0))
  play(of(7))
  heard.put(of(1))
  heard.close()
  t.strictSame(await all(talk), [0])
  await talk.say(of(9))
  t.strictSame(notes, ['played 0', 'played 7', 'heard 1'], 'saying is not yet playing')
  t.equal(phone.said.length, 1)
})

await t.test('a line that does not tell what it plays: one frame said for each that is heard', async t => {
  const phone = fakeTalk()
  const { echo, notes } = notingEcho()
  const talk = cleanTalk(phone.talk, echo)
  await talk.say(of(7))
  await talk.say(of(8))
  await phone.quiet(60)
  phone.hangUp()
  t.strictSame(await all(talk), [-1, -1, -1])
  t.strictSame(notes, ['played 7', 'heard 0', 'played 8', 'heard 0', 'played 0', 'heard 0'])
})

const words = voices('lt').subarray(0, 8_000 * 8)
const hybrid = { lossDb: 6, delayMs: 30 }
/** Says words on a call whose line has an echo, and listens through the canceller. */
const speakOver = async (clock: SimClock, caller: Caller, talk: Talk) => {
  caller.path.echo = hybrid
  await using echo = openEcho({ log: keptLog() }).begin()
  const clean = cleanTalk(talk, echo)
  const { heard } = collect(clean)
  const speak = async () => {
    for (const frame of frames(words)) await clean.say(frame)
  }
  void speak()
  await clock.advance(8_000)
  const seconds = (pcm: Int16Array) => levelDb(pcm.subarray(8_000 * 3, 8_000 * 7))
  return { lossDb: seconds(words) - seconds(concat(heard)), counts: echo.counts() }
}

await t.test('on a whole cellular line its own voice comes back and is not heard', async t => {
  const { clock, call } = await lineBench(t)
  const { caller, talk } = await call()
  const { lossDb, counts } = await speakOver(clock, caller, talk)
  t.ok(lossDb >= 25, `${lossDb.toFixed(1)} dB after two seconds`)
  t.ok((counts.echoDelayMs ?? 0) >= 30 && (counts.echoDelayMs ?? 0) < 120, `${counts.echoDelayMs} ms`)
  t.equal(counts.echoMoved, 0)
  caller.hangUp()
})

await t.test('and on an analogue one, in mu-law', async t => {
  const { clock, line, ring, nextRing, wait } = await v253Bench(t)
  const caller = ring()
  const talk = await wait(line.answer(await nextRing(), never))
  const { lossDb, counts } = await speakOver(clock, caller, talk)
  t.ok(lossDb >= 25, `${lossDb.toFixed(1)} dB after two seconds`)
  t.equal(counts.echoMoved, 0)
  caller.hangUp()
})
