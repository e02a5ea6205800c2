import t from 'tap'
import { createPath, pathSettings } from '../../../../board/virtual/path/path.ts'
import { dialTones, dtmf } from '../../../../firmware/audio/dtmf.ts'
import { concat, FRAME_MS, frames, levelDb, silence } from '../../../../firmware/audio/frame.ts'
import { createKeyEar } from '../../../../firmware/modem/sound/key-ear.ts'
import type { Key } from '../../../../firmware/ports/line.ts'
import { simClock } from '../../../../firmware/time/sim-clock.ts'
import { voices } from '../../../../tools/bench/echo-trial.ts'
import { tone } from '../../speech/tones.ts'

const quiet = (ms: number) => new Int16Array(ms * 8)
const start = () => {
  const clock = simClock()
  const keys: Key[] = []
  const ear = createKeyEar({ clock, pressed: key => void keys.push(key) })
  /** 20 ms at a time; gives what is to be heard. */
  const hear = async (pcm: Int16Array, played?: Int16Array) => {
    const ours = played && frames(played)
    const heard = []
    for (const [i, frame] of frames(pcm).entries()) {
      ear.played(ours?.[i] ?? silence())
      heard.push(ear.heard(frame))
      await clock.advance(FRAME_MS)
    }
    return concat(heard)
  }
  return { clock, keys, ear, hear }
}

await t.test(
  'a key is told while it is still down, and its sound ends within 60 ms of its beginning',
  async t => {
    const { keys, hear } = start()
    await hear(quiet(200))
    const head = await hear(dtmf('5', 60))
    t.strictSame(keys, ['5'], 'after 60 ms')
    t.ok(levelDb(head.subarray(0, 320)) > -20, 'until it is known it is heard')
    const rest = await hear(concat([dtmf('5', 200), quiet(60)]))
    t.equal(levelDb(rest), -Infinity, 'from there on nothing is')
    const voice = tone(300, 200, 8_000, 4_000)
    const after = await hear(voice)
    t.same(after.subarray(320), voice.subarray(320), 'a voice after it is whole again')
    t.strictSame(keys, ['5'])
  },
)

await t.test('without keys the sound is left alone, to the very frame', async t => {
  const { ear } = start()
  const frame = frames(tone(700, 20, 8_000, 4_000))[0] ?? silence()
  t.equal(ear.heard(frame), frame)
})

await t.test('a voice that the key is laid over goes on after it without a click', async t => {
  const { hear } = start()
  const voice = tone(200, 1_000, 8_000, 6_000)
  const heard = await hear(concat([voice, dialTones(['7']), voice]))
  let most = 0
  for (let i = 1_601; i < heard.length; i += 1)
    most = Math.max(most, Math.abs((heard[i] ?? 0) - (heard[i - 1] ?? 0)))
  let plain = 0
  const tones = dtmf('7', 100)
  for (let i = 1; i < tones.length; i += 1)
    plain = Math.max(plain, Math.abs((tones[i] ?? 0) - (tones[i - 1] ?? 0)))
  t.ok(most <= plain, `no jump beyond the key's own: ${most} of ${plain}`)
})

for (const heldMs of [60, 100, 1_000, 4_000])
  for (const [name, atMs] of [
    ['as it is pressed', 0],
    ['as it is let go', heldMs],
    ['a second after that', heldMs + 1_000],
  ] as const)
    await t.test(`held for ${heldMs} ms, and the modem tells it ${name}: one key`, async t => {
      const { clock, keys, ear, hear } = start()
      void clock.sleep(200 + atMs).then(() => ear.told('4'))
      await hear(concat([quiet(200), dtmf('4', heldMs), quiet(1_500)]))
      t.strictSame(keys, ['4'])
      ear.told('4')
      t.strictSame(keys, ['4', '4'], 'pressed again it is another')
    })

await t.test(
  'what we play ourselves comes back as no key, whoever notices it; theirs meanwhile counts',
  async t => {
    const { keys, ear, hear } = start()
    const ours = dialTones(['6'])
    const echo = concat([quiet(80), ours.map(sample => sample / 4)])
    await hear(echo, ours)
    ear.told('6')
    t.strictSame(keys, [])
    await hear(concat([quiet(100), dtmf('2', 100), quiet(600)]))
    t.strictSame(keys, ['2'])
    await hear(concat([dtmf('6', 100), quiet(100)]))
    t.strictSame(keys, ['2', '6'], 'and a second later the same key is theirs')
  },
)

await t.test('our own voice, back from the hybrid at 6 dB, is no key and hides none', async t => {
  const said = voices('lt').subarray(0, 8_000 * 8)
  for (const pressed of ['', '1590#*']) {
    const { keys, hear } = start()
    const path = createPath(pathSettings({ echo: { lossDb: 6, delayMs: 30 } }))
    const theirs = frames(concat([quiet(4_000), dialTones(Array.from(pressed) as Key[])]))
    const line = frames(said).flatMap((ours, i) => path.toDevice(theirs[i] ?? silence(), ours))
    await hear(concat(line), said)
    t.equal(keys.join(''), pressed)
  }
})

await t.test('a key that we let the modem send comes back as none', async t => {
  const { keys, ear, hear } = start()
  ear.pressing('9')
  ear.told('9')
  await hear(concat([quiet(300), dtmf('9', 120), quiet(600)]))
  t.strictSame(keys, [])
  await hear(concat([dtmf('9', 120), quiet(100)]))
  t.strictSame(keys, ['9'])
})
