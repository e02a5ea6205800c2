import t from 'tap'
import { concat, frames, levelDb, silence } from '../../../firmware/audio/frame.ts'
import { openEcho } from '../../../firmware/speech/echo.ts'
import { createDelayFinder } from '../../../firmware/speech/echo/delay.ts'
import { lossDb, runTrial, voices, type TrialOptions } from '../../../tools/bench/echo-trial.ts'
import { keptLog } from './kept-log.ts'
import { noise } from './tones.ts'

const ours = voices('lt').subarray(0, 8_000 * 10)
const theirs = voices('ru').subarray(0, 8_000 * 6)
const analog: TrialOptions['path'] = {
  toCaller: { codec: 'mu-law' },
  toDevice: { codec: 'mu-law', noise: { colour: 'pink', snrDb: 40 } },
}
const control = () => openEcho({ log: keptLog() })
const trial = (options: Partial<TrialOptions> = {}) =>
  runTrial({
    echo: control().begin(),
    path: { ...analog, echo: { lossDb: 6, delayMs: 40 } },
    said: ours,
    ...options,
  })

await t.test('at least 25 dB after two seconds of our voice, on good and bad hybrids', async t => {
  for (const hybrid of [
    { lossDb: 6, delayMs: 0 },
    { lossDb: 6, delayMs: 150 },
    { lossDb: 12, delayMs: 60 },
    { lossDb: 20, delayMs: 20 },
  ]) {
    const { said, left } = trial({ path: { ...analog, echo: hybrid } })
    const lossAfterDb = lossDb(said, left, 2, 10)
    t.ok(lossAfterDb >= 25, `${JSON.stringify(hybrid)}: ${lossAfterDb.toFixed(1)} dB`)
  }
})

await t.test('the delay and both figures are counted', async t => {
  const echo = control().begin()
  trial({ echo })
  const counts = echo.counts()
  t.ok(Math.abs((counts.echoDelayMs ?? 0) - 80) < 8, `40 ms of path and 40 ms ahead: ${counts.echoDelayMs}`)
  t.ok((counts.erlDb ?? 0) > 2 && (counts.erlDb ?? 0) < 12, `line ${counts.erlDb} dB`)
  t.ok((counts.erleDb ?? 0) > 20, `canceller ${counts.erleDb} dB`)
  t.equal(counts.echoMoved, 0)
})

await t.test('a caller who speaks over us stays as loud, and our voice is still gone', async t => {
  const caller = new Int16Array(ours.length)
  caller.set(theirs, 8_000 * 3)
  const quiet = trial()
  for (const callerDb of [0, -10]) {
    const softer = caller.map(sample => sample * 10 ** (callerDb / 20))
    const both = trial({ caller: softer })
    const change = levelDb(both.left.subarray(24_000, 72_000)) - levelDb(softer.subarray(24_000, 72_000))
    t.ok(Math.abs(change) < 3, `${callerDb} dB beside us: ${change.toFixed(2)} dB`)
  }
  t.ok(lossDb(quiet.said, quiet.left, 3, 9) > 25)
})

await t.test('a caller alone passes: as loud, 20 ms later', async t => {
  const { left } = trial({ said: new Int16Array(theirs.length), caller: theirs })
  t.ok(Math.abs(levelDb(left) - levelDb(theirs)) < 1)
})

await t.test('a line without echo is left alone after three seconds of our voice, to the bit', async t => {
  const echo = control()
  const first = echo.begin()
  const { heard, left } = trial({ echo: first, path: {}, caller: theirs.subarray(0, 8_000) })
  t.strictSame(left.slice(-16_000), heard.slice(-16_000))
  t.match(first.counts(), { echoDelayMs: null, erlDb: null, erleDb: null })
  await first[Symbol.asyncDispose]()
  const next = trial({ echo: echo.begin(), path: {}, caller: theirs })
  t.equal(
    levelDb(next.left.map((sample, i) => sample - (next.heard[i] ?? 0))),
    -Infinity,
    'and from the start of the next call',
  )
})

await t.test('the next call on the line begins where the last one ended', async t => {
  const line = control()
  const delayed: TrialOptions['path'] = { ...analog, echo: { lossDb: 6, delayMs: 150 } }
  const first = line.begin()
  trial({ echo: first, path: delayed })
  await first[Symbol.asyncDispose]()
  const caller = theirs.subarray(0, 8_000 * 3)
  for (const words of [undefined, caller]) {
    await using echo = line.begin()
    const { said, left } = trial({ echo, path: delayed, ...(words ? { caller: words } : {}) })
    const loss = lossDb(said, left, 0, 1)
    if (!words) t.ok(loss >= 25, `our voice in the first second: ${loss.toFixed(1)} dB`)
    else {
      const change = levelDb(left.subarray(0, 16_000)) - levelDb(words.subarray(0, 16_000))
      t.ok(Math.abs(change) < 3, `a caller who speaks at once: ${change.toFixed(1)} dB`)
    }
  }
  await line[Symbol.asyncDispose]()
})

await t.test('an echo that moves in the call is found again', async t => {
  const echo = control().begin()
  const { said, left } = trial({
    echo,
    said: concat([ours, ours]),
    change: (settings, frame) => {
      if (frame === 250) settings.echo = { lossDb: 6, delayMs: 140 }
    },
  })
  t.ok(lossDb(said, left, 12, 20) >= 25, `${lossDb(said, left, 12, 20)} dB`)
  t.equal(echo.counts().echoMoved, 1)
})

await t.test('a busy host that never plays some frames is followed', async t => {
  const echo = control().begin()
  // one frame each four seconds, and half a second at once
  const skips = (frame: number) => frame % 200 === 199 || (frame >= 610 && frame < 635)
  const { said, left } = trial({ echo, said: concat([ours, ours]), skips })
  const [before, after] = [lossDb(said, left, 4, 12), lossDb(said, left, 15, 20)]
  t.ok(before >= 20 && after >= 10, `${before.toFixed(1)} dB, and ${after.toFixed(1)} dB after the long one`)
  t.ok(echo.counts().echoMoved >= 3)
})

await t.test('the delay is found under noise, and none where there is none', async t => {
  const find = (path: TrialOptions['path'], caller: Int16Array = new Int16Array(0)) => {
    const finder = createDelayFinder()
    const echo = {
      played: finder.played,
      clean: (frame: Int16Array) => (finder.heard(frame), frame),
      counts: control().begin().counts,
      [Symbol.asyncDispose]: async () => undefined,
    }
    runTrial({ echo, path, said: ours.subarray(0, 16_000), caller, ahead: 0 })
    return finder.best()
  }
  for (const delayMs of [0, 90, 200]) {
    const found = find({ toDevice: { noise: { colour: 'pink', snrDb: 15 } }, echo: { lossDb: 12, delayMs } })
    t.ok(
      Math.abs((found?.lagSamples ?? 0) / 8 - delayMs) < 6 && (found?.likeness ?? 0) > 0.25,
      JSON.stringify(found),
    )
  }
  t.ok((find({}, theirs)?.likeness ?? 1) < 0.15, 'another speaker')
  t.ok((find({}, noise(16_000, 2_000))?.likeness ?? 1) < 0.15, 'noise')
  const idle = createDelayFinder()
  for (const frame of frames(theirs)) {
    idle.played(silence())
    idle.heard(frame)
  }
  t.equal(idle.best(), null, 'we said nothing')
})

await t.test(
  'without the library the line is heard as it is, and the log says what to install, once',
  async t => {
    const log = keptLog()
    const line = openEcho({ log, library: 'libnothing-of-this-name.so.1' })
    const [one, two] = [line.begin(), line.begin()]
    const frame = ours.slice(0, 160)
    t.strictSame([one.clean(frame), two.clean(frame)], [frame, frame])
    t.equal(log.lines.length, 1)
    t.match(log.lines[0], { level: 'warn', fields: { code: 'LIBRARY_MISSING', reason: /libspeexdsp1/ } })
  },
)

await t.test('two calls of one line at once do not disturb each other', async t => {
  const line = control()
  const [one, two] = [line.begin(), line.begin()]
  const alone = trial()
  const first = trial({ echo: one })
  trial({ echo: two, said: theirs })
  t.equal(levelDb(first.left.map((sample, i) => sample - (alone.left[i] ?? 0))), -Infinity)
  await line[Symbol.asyncDispose]()
  await one[Symbol.asyncDispose]()
  await two[Symbol.asyncDispose]()
})

await t.test('once disposed of it changes nothing', async t => {
  const echo = control().begin()
  const frame = ours.slice(0, 160)
  echo.played(frame)
  t.not(echo.clean(frame), frame)
  await echo[Symbol.asyncDispose]()
  await echo[Symbol.asyncDispose]()
  echo.played(frame)
  t.equal(echo.clean(frame), frame)
})
