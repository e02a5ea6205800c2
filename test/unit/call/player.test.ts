import t from 'tap'
import { FRAME_SAMPLES, type Frame } from '../../../firmware/audio/frame.ts'
import { startPlayer } from '../../../firmware/call/player.ts'
import type { Utterance, Voice } from '../../../firmware/ports/voice.ts'

const utterance = (text: string): Utterance => ({ text, language: 'en', personal: false })
const settled = () => new Promise<void>(resolve => setImmediate(resolve))

/** A line that takes a frame each time it is told to. */
const slowLine = () => {
  const taken: Frame[] = []
  const waiting: (() => void)[] = []
  return {
    taken,
    say: (frame: Frame) => {
      taken.push(frame.slice())
      return new Promise<void>(resolve => waiting.push(resolve))
    },
    tick: async (times = 1) => {
      for (let n = 0; n < times; n += 1) {
        await settled()
        waiting.shift()?.()
        await settled()
      }
    },
  }
}

/** Speaks each text as its number of frames, the n-th frame full of n. */
const countingVoice = (parts = 1): Voice => ({
  async *speak({ text }) {
    const frames = Number(text)
    const pcm = Int16Array.from(
      { length: frames * FRAME_SAMPLES },
      (_, i) => 1_000 + Math.floor(i / FRAME_SAMPLES),
    )
    const size = Math.ceil(pcm.length / parts)
    for (let at = 0; at < pcm.length; at += size) yield pcm.slice(at, at + size)
  },
})
const values = (frames: readonly Frame[]) => frames.map(frame => frame[80])
const start = (say: readonly string[], voice = countingVoice()) => {
  const line = slowLine()
  let began = 0
  const player = startPlayer({ talk: line, voice, say: say.map(utterance), began: () => (began += 1) })
  return { line, player, began: () => began }
}

await t.test('sentences are said in order with a pause between, and the start is told once', async t => {
  const { line, player, began } = start(['2', '1'])
  await line.tick(12)
  await player.done
  t.strictSame(values(line.taken), [1000, 1001, 0, 0, 0, 0, 0, 0, 1000])
  t.equal(began(), 1)
  t.equal(player.saidMs(), 180)
})

await t.test('parts of any size make the same frames', async t => {
  const { line, player } = start(['5'], countingVoice(3))
  await line.tick(8)
  await player.done
  t.strictSame(values(line.taken), [1000, 1001, 1002, 1003, 1004])
})

await t.test('a pause fades within one frame, and the voice comes back at the same sample', async t => {
  const { line, player } = start(['6'])
  await line.tick(2)
  player.pause()
  await line.tick(3)
  const before = line.taken.length
  t.strictSame(values(line.taken.slice(0, 3)), [1000, 1001, 1002])
  const fade = line.taken[before - 1]!
  t.ok(fade[0]! > fade[159]!, 'it fades')
  t.equal(fade[159], 0)
  await line.tick(3)
  t.equal(line.taken.length, before, 'nothing more while paused')
  player.resume()
  await line.tick(6)
  await player.done
  const back = line.taken[before]!
  t.ok(back[0]! < 20, 'it fades in')
  t.equal(back[159], 1_003, 'the frame that faded, in full')
  t.equal(values(line.taken).at(-1), 1005)
})

/** A voice of which every sample is known by its value, as long as a long answer: 20 s. */
const ramp = Int16Array.from({ length: 1_000 * FRAME_SAMPLES }, (_, i) => (i % 20_011) - 10_000)
const rampVoice: Voice = {
  async *speak() {
    for (let at = 0; at < ramp.length; at += 3_333) yield ramp.slice(at, at + 3_333)
  },
}

await t.test('a long answer comes back at the same sample, however often it is held', async t => {
  const { line, player } = start(['long'], rampVoice)
  let said = 0
  for (const frames of [1, 2, 399, 500]) {
    await line.tick(frames)
    player.pause()
    await line.tick(3)
    const fromMs = player.saidMs()
    const fade = line.taken.at(-1)!
    t.equal(fade[159], 0)
    t.ok(
      Math.abs(fade[0]! - ramp[fromMs * 8]!) <= Math.abs(ramp[fromMs * 8]!) / 80 + 1,
      'fades from where it was',
    )
    said = line.taken.length
    player.resume()
    await line.tick()
    t.equal(line.taken[said]![159], ramp[fromMs * 8 + 159], `goes on at ${fromMs} ms`)
  }
  await line.tick(200)
  await player.done
  t.same(line.taken.at(-1), ramp.subarray(-FRAME_SAMPLES))
  t.equal(player.saidMs(), 20_000)
})

await t.test('held right after its first frame, or before it, it has begun once', async t => {
  const one = start(['3'])
  await one.line.tick()
  one.player.pause()
  await one.line.tick(3)
  one.player.resume()
  await one.line.tick(6)
  await one.player.done
  t.equal(one.began(), 1)
  const none = start(['3'])
  none.player.pause()
  await none.line.tick(3)
  t.equal(none.began(), 0, 'nothing of it was heard')
  none.player.resume()
  await none.line.tick(6)
  await none.player.done
  t.equal(none.began(), 1)
})

await t.test('stopped it falls silent within a frame, without a click', async t => {
  const { line, player } = start(['100'])
  await line.tick(3)
  player.stop()
  await line.tick(3)
  await player.done
  t.ok(line.taken.length <= 5)
  const last = line.taken.at(-1)!
  t.ok(last[0]! > 900 && last[40]! < 600 && last[159] === 0, 'it fades')
  t.ok(player.saidMs() <= 80)
})

await t.test('a reply waits for the last frame of the one before, and is rendered meanwhile', async t => {
  const line = slowLine()
  const before = Promise.withResolvers<void>()
  let asked = 0
  const voice: Voice = {
    speak: (utterance, signal) => ((asked += 1), countingVoice().speak(utterance, signal)),
  }
  const options = { talk: line, voice, say: [utterance('2')], began: () => undefined, after: before.promise }
  const player = startPlayer(options)
  await line.tick(3)
  t.equal(asked, 1)
  t.equal(line.taken.length, 0)
  before.resolve()
  await line.tick(4)
  await player.done
  t.equal(line.taken.length, 2)
})

await t.test('stopped is stopped, also while nothing is ready', async t => {
  const silent: Voice = {
    async *speak(_, signal) {
      yield await new Promise<never>((_resolve, reject) =>
        signal.addEventListener('abort', () => reject(signal.reason as Error)),
      )
    },
  }
  const waiting = start(['1'], silent)
  await settled()
  waiting.player.stop()
  await waiting.player.done
  t.equal(waiting.line.taken.length, 0)
})

await t.test('a voice that fails ends the reply with its fault, after what was ready', async t => {
  const broken: Voice = {
    async *speak({ text }) {
      yield new Int16Array(FRAME_SAMPLES).fill(7)
      throw new Error(`cannot say ${text}`)
    },
  }
  const { line, player } = start(['1'], broken)
  const refused = t.rejects(player.done, { message: 'cannot say 1' })
  await line.tick(3)
  await refused
})

await t.test('a reply of nothing is over at once', async t => {
  const { line, player } = start([])
  await player.done
  t.equal(line.taken.length, 0)
})
