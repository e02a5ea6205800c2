import t from 'tap'
import { concat, frames, levelDb, samplesIn } from '../../../firmware/audio/frame.ts'
import { burst, findEcho, noiseOf } from '../../../tools/line/sound-check.ts'
import { judgeSound, type SoundReport } from '../../../tools/line/test-call.ts'

const silence = (ms: number) => new Int16Array(samplesIn(ms))
const weaker = (pcm: Int16Array, db: number) => pcm.map(sample => Math.round(sample * 10 ** (-db / 20)))
const noise = (ms: number, peak: number) => {
  let seed = 7
  return Int16Array.from({ length: samplesIn(ms) }, () => {
    seed = (seed * 16_807) % 2_147_483_647
    return Math.round((seed / 2_147_483_647 - 0.5) * 2 * peak)
  })
}
const mix = (a: Int16Array, b: Int16Array) => a.map((sample, i) => sample + (b[i] ?? 0))

await t.test('what comes back is found: when, and how much weaker, also upside down', t => {
  for (const [delayMs, db] of [
    [0, 0],
    [60, 20],
    [433, 6],
    [1_200, 30],
  ] as const) {
    const heard = concat([silence(delayMs), weaker(burst(), db), silence(1_600 - delayMs)])
    for (const pcm of [heard, heard.map(sample => -sample)]) {
      const echo = findEcho(burst(), pcm)
      t.equal(echo?.delayMs, delayMs)
      t.ok(Math.abs((echo?.lossDb ?? 99) - db) < 0.6, `${echo?.lossDb} of ${db} dB`)
    }
  }
  t.end()
})

await t.test('it is found under noise that is louder than itself', t => {
  const clean = concat([silence(200), weaker(burst(), 26), silence(800)])
  const echo = findEcho(burst(), mix(clean, noise(2_000, 1_500)))
  t.equal(echo?.delayMs, 200)
  t.ok(Math.abs((echo?.lossDb ?? 99) - 26) < 3, `${echo?.lossDb} dB`)
  t.end()
})

await t.test('frames lost and added on the way take nothing of its strength', t => {
  const back = weaker(burst(), 20)
  const torn = [back.subarray(0, 2_400), silence(20), back.subarray(2_400, 5_600), back.subarray(5_760)]
  const echo = findEcho(burst(), concat([silence(100), ...torn, silence(1_000)]))
  t.ok(Math.abs((echo?.delayMs ?? 0) - 110) <= 20, `${echo?.delayMs} ms`)
  t.ok(Math.abs((echo?.lossDb ?? 99) - 20) < 0.6, `${echo?.lossDb} dB`)
  t.end()
})

await t.test('noise, silence and a short recording are no echo', t => {
  for (let i = 1; i <= 5; i += 1) t.equal(findEcho(burst(), noise(3_000, i * 3_000)), null)
  t.equal(findEcho(burst(), silence(3_000)), null)
  t.equal(findEcho(burst(), burst().subarray(0, 800)), null)
  t.end()
})

await t.test('the burst is loud, does not clip, and has no direct current', t => {
  const pcm = burst()
  t.equal(pcm.length, 8_000)
  t.ok(levelDb(pcm) > -25 && levelDb(pcm) < -12, String(levelDb(pcm)))
  t.ok(pcm.every(sample => Math.abs(sample) <= 9_000))
  t.ok(Math.abs(pcm.reduce((sum, sample) => sum + sample, 0) / pcm.length) < 20)
  t.end()
})

await t.test('noise is what is left in the quietest tenth', t => {
  const noiseDb = noiseOf(frames(concat([noise(800, 100), noise(200, 10_000)])))
  t.ok(noiseDb !== null && noiseDb > -57 && noiseDb < -53, String(noiseDb))
  t.equal(noiseOf([]), null)
  t.end()
})

const healthy: SoundReport = {
  noiseDb: -60,
  sentDb: -20,
  heard: { frames: 200, rmsDb: -24, peakDb: -11, clippedShare: 0, silentShare: 0.7 },
  echo: { delayMs: 480, lossDb: 18, likeness: 0.9 },
  counts: { framesIn: 200, framesOut: 200, late: 0, starved: 0, dropped: 0 },
  framesPerS: 50,
  keys: '5',
}
const states = (report: Partial<SoundReport>) =>
  Object.fromEntries(judgeSound({ ...healthy, ...report }).map(({ what, state }) => [what, state]))

await t.test('a healthy call, and each way in which one is not', t => {
  t.same(states({}), {
    flow: 'good',
    'way in': 'good',
    'way out': 'good',
    latency: 'good',
    echo: 'good',
    keys: 'good',
  })
  t.match(states({ framesPerS: 0, heard: { ...healthy.heard, rmsDb: null, peakDb: null } }), {
    flow: 'bad',
    'way in': 'bad',
  })
  t.match(
    states({ echo: null }),
    { 'way out': 'warn' },
    'one-way audio cannot be told from a quiet line: a person must',
  )
  t.match(states({ noiseDb: -20 }), { 'way in': 'warn' })
  t.match(states({ heard: { ...healthy.heard, clippedShare: 0.02 } }), { 'way in': 'warn' })
  t.match(states({ heard: { ...healthy.heard, peakDb: 0 } }), { 'way in': 'good' }, 'loud is not cut off')
  t.match(states({ echo: { delayMs: 20, lossDb: 3, likeness: 1 } }), { echo: 'warn' })
  t.match(states({ counts: { ...healthy.counts, late: 30 } }), { flow: 'warn' })
  t.end()
})
