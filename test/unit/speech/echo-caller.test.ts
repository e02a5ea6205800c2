import t from 'tap'
import { createPath, pathSettings } from '../../../board/virtual/path/path.ts'
import { concat, frames, RATE_HZ, silence } from '../../../firmware/audio/frame.ts'
import { openEcho } from '../../../firmware/speech/echo.ts'
import { openVad } from '../../../firmware/speech/vad.ts'
import { callers, interrupt, lateness } from '../../../tools/bench/echo-caller.ts'
import { lossDb, runTrial, voices } from '../../../tools/bench/echo-trial.ts'
import { keptLog } from './kept-log.ts'

// as tools/bench/echo.ts measures it, over fewer lines

const SECONDS = 8
const long = voices('lt').subarray(0, RATE_HZ * 13)
const noise = { colour: 'pink', snrDb: 45 } as const
const line = (codec: 'linear' | 'mu-law' | 'gsm-like', lossDb: number, delayMs: number) => ({
  toCaller: { codec },
  toDevice: { codec, noise },
  echo: { lossDb, delayMs },
})
const begin = () => openEcho({ log: keptLog() }).begin()

const vad = await openVad()
t.teardown(() => vad[Symbol.asyncDispose]())
const listen = async (pcm: Int16Array) => {
  vad.reset()
  const found: number[] = []
  for (const frame of frames(pcm)) found.push(await vad.push(frame))
  return found
}

await t.test(
  'our own voice is never taken for a caller, from the first second of the first call on',
  async t => {
    const said = long.subarray(0, RATE_HZ * SECONDS)
    for (const path of [
      line('linear', 6, 0),
      line('mu-law', 10, 200),
      line('mu-law', 20, 60),
      line('gsm-like', 15, 20),
    ]) {
      const name = `${path.toDevice.codec}, ${JSON.stringify(path.echo)}`
      const { left } = runTrial({ echo: begin(), path, said })
      const most = Math.max(...(await listen(left)))
      t.ok(most < 0.5, `${name}: voice at most ${most.toFixed(2)}`)
      const seconds = Array.from({ length: SECONDS - 2 }, (_, s) => lossDb(said, left, s + 2, s + 3))
      t.ok(Math.min(...seconds) >= 30, `${name}: each second ${Math.min(...seconds).toFixed(1)} dB or more`)
    }
  },
)

const median = (all: readonly number[]) => all.toSorted((a, b) => a - b)[all.length >> 1] ?? Infinity

await t.test('a caller who speaks over us is found as soon as on a line without echo', async t => {
  const pieces = callers()
  const late: number[] = []
  const lines = [
    [line('mu-law', 20, 60), -10],
    [line('mu-law', 6, 120), 0],
  ] as const
  for (const [i, [path, gainDb]] of lines.entries()) {
    const { pcm, interruptions } = interrupt(pieces.slice(4 * i, 4 * i + 3), long.length, gainDb)
    const alone = (seed: number) => {
      const clear = createPath(pathSettings(path, { echo: null }), seed)
      return listen(concat(frames(pcm).flatMap(frame => clear.toDevice(frame, silence()))))
    }
    const without = [await alone(1), await alone(2)]
    const { left } = runTrial({ echo: begin(), path, said: long, caller: pcm })
    late.push(...lateness(without, await listen(left), interruptions).voiceMs)
  }
  t.ok(late.length >= 4, `${late.length} interruptions that voice activity is sure of`)
  t.ok(median(late) <= 60, `median ${median(late)} ms`)
  t.ok(Math.max(...late) <= 200, `at worst ${Math.max(...late)} ms`)
})

await t.test('an echo that becomes another for good is held back again', async t => {
  const { left } = runTrial({
    echo: begin(),
    path: line('mu-law', 12, 40),
    said: long,
    change: (settings, frame) => {
      if (frame !== 300) return
      settings.toDevice.codec = 'gsm-like'
      settings.toCaller.codec = 'gsm-like'
    },
  })
  const loss = lossDb(long, left, 10, 13)
  t.ok(loss >= 25, `${loss.toFixed(1)} dB from the fourth second after it on`)
})
