import t from 'tap'
import {
  judgeAnswer,
  nobodyYet,
  type AnswerInput,
  type AnswerState,
} from '../../../firmware/audio/answerer.ts'
import { dtmf } from '../../../firmware/audio/dtmf.ts'
import { concat, frames, samplesIn } from '../../../firmware/audio/frame.ts'
import { createPureToneEar, type PureTone } from '../../../firmware/audio/pure-tone.ts'
import type { ToneName } from '../../../firmware/audio/tone-plan.ts'
import { noised } from '../../soak/band.ts'
import { seeded } from '../../soak/seeded.ts'
import { noise, tone } from '../speech/tones.ts'

const quiet: AnswerInput = { isVoice: false, tone: null, isToneOn: false, pure: null }
const ms = (count: number, input: AnswerInput) => Array.from({ length: count / 20 }, () => input)
const speaks = (count: number) => ms(count, { ...quiet, isVoice: true })
const pauses = (count: number) => ms(count, quiet)
const rings = (count: number) => ms(count, { ...quiet, tone: 'ringback', isToneOn: true })
const sounds = (hz: number, forMs: number): AnswerInput[] => [
  ...Array.from({ length: forMs / 20 }, (_, i) => ({
    ...quiet,
    pure: { hz, fromMs: 0, forMs: (i + 1) * 20, isOver: false },
  })),
  { ...quiet, pure: { hz, fromMs: 0, forMs, isOver: true } },
]
const judged = (...parts: readonly (readonly AnswerInput[])[]): AnswerState =>
  parts.flat().reduce((state, input) => judgeAnswer(state, input), nobodyYet)
const verdict = (...parts: readonly (readonly AnswerInput[])[]) => judged(...parts).verdict

await t.test('a person says a word and waits', async t => {
  t.match(verdict(pauses(600), speaks(500), pauses(1_000)), {
    who: 'person',
    why: 'short greeting',
    atMs: 2_100,
  })
  t.match(verdict(speaks(500), pauses(300), speaks(900), pauses(1_000)), { who: 'person' }, 'hello … clinic')
  t.equal(verdict(speaks(500), pauses(900)), null, 'too early to say')
  t.equal(verdict(speaks(80), pauses(3_000)), null, 'a click is no word')
})

await t.test('a longer greeting leaves it open if they wait for us', async t => {
  t.match(verdict(speaks(2_400), pauses(1_000)), { who: 'unsure', why: 'waits' })
  t.equal(verdict(speaks(3_200), pauses(1_100)), null, 'they may go on')
  t.match(verdict(speaks(3_200), pauses(1_600)), { who: 'unsure', why: 'waits' })
  t.match(verdict(speaks(7_500), pauses(1_600)), { who: 'unsure' }, 'the whole name of a practice')
})

await t.test('who speaks on and on is a machine, sooner when it is sentence after sentence', async t => {
  t.match(verdict(speaks(9_000)), { who: 'machine', why: 'long greeting', atMs: 8_000 })
  t.match(verdict(speaks(2_000), pauses(500), speaks(3_000)), { who: 'machine', why: 'several sentences' })
  t.equal(verdict(speaks(400), pauses(700), speaks(4_000)), null, 'a hello, and then the practice’s name')
  t.equal(verdict(speaks(2_000), pauses(200), speaks(3_000)), null, 'a breath is no new sentence')
})

await t.test('a beep is a machine, also after a greeting as short as a person’s', async t => {
  const state = judged(speaks(1_500), pauses(1_200), sounds(1_000, 400))
  t.match(state, { verdict: { who: 'machine', why: 'beep' }, beepMs: state.atMs })
  t.match(judged(speaks(5_000), pauses(500), sounds(800, 200)), {
    verdict: { who: 'machine' },
    beepMs: Number,
  })
  t.equal(judged(sounds(1_000, 400)).beepMs, null, 'before any word it is none')
  t.equal(judged(speaks(500), sounds(425, 400)).beepMs, null, 'the exchange speaks in 425 Hz')
  t.match(
    judged(speaks(2_000), pauses(500), sounds(1_100, 500)),
    { verdict: { why: 'beep' } },
    'no fax greets',
  )
})

await t.test('fax', async t => {
  t.match(verdict(pauses(1_000), sounds(2_100, 600)), { who: 'fax' })
  t.match(verdict(sounds(1_100, 500)), { who: 'fax' })
})

await t.test('nobody: silence, tones of the exchange, ringing without end', async t => {
  t.match(verdict(pauses(6_000)), { who: 'nobody', why: 'silence' })
  t.equal(verdict(pauses(5_900)), null)
  for (const tone of ['busy', 'congestion', 'special information'] satisfies ToneName[])
    t.match(verdict(pauses(400), ms(20, { ...quiet, tone })), { who: 'nobody', why: tone })
  t.match(verdict(rings(46_000)), { who: 'nobody', why: 'ringing' })
})

await t.test(
  'a modem that calls ringing an answer (modems.md 1.3): the count begins when it ends',
  async t => {
    t.equal(verdict(rings(20_000), pauses(5_800)), null)
    t.match(verdict(rings(20_000), pauses(300), speaks(600), pauses(1_000)), {
      who: 'person',
      atMs: 21_900,
    })
    const stillRinging = ms(600, { ...quiet, isVoice: true, tone: 'ringback' })
    t.match(verdict(rings(2_000), stillRinging, pauses(1_000)), { who: 'person' }, 'answered in a silence')
    t.match(verdict(rings(20_000), pauses(6_100)), { who: 'nobody', why: 'silence' })
    const heardAsVoice = ms(5_000, { ...quiet, isVoice: true, tone: 'ringback', isToneOn: true })
    t.equal(verdict(heardAsVoice), null, 'ringing is no greeting, whatever the voice detector thinks')
  },
)

const hear = (pcm: Int16Array): readonly PureTone[] => {
  const ear = createPureToneEar()
  return frames(pcm).flatMap(frame => ear.push(frame) ?? [])
}

await t.test('a single tone is heard at its frequency, also in noise', async t => {
  for (const hz of [350, 425, 440, 1_000, 1_100, 1_400, 2_100, 3_000]) {
    const beep = concat([
      new Int16Array(samplesIn(200)),
      tone(hz, 400, 8_000, 8_000),
      new Int16Array(samplesIn(200)),
    ])
    for (const pcm of [beep, noised(beep, 800, seeded(hz))]) {
      const over = hear(pcm).filter(({ isOver }) => isOver)
      t.equal(over.length, 1, `${hz} Hz once`)
      t.ok(Math.abs((over[0]?.hz ?? 0) - hz) < 3, `${over[0]?.hz}`)
      t.ok(Math.abs((over[0]?.forMs ?? 0) - 400) <= 40)
    }
  }
})

await t.test('noise, keys and a tone that glides are none', async t => {
  t.same(hear(noise(40_000, 9_000)), [])
  t.same(hear(dtmf('5', 1_000)), [])
  t.same(hear(new Int16Array(8_000)), [])
  const glide = Int16Array.from({ length: 8_000 }, (_, i) =>
    Math.round(9_000 * Math.sin((i / 8_000) ** 2 * 9_000)),
  )
  t.ok(hear(glide).every(({ forMs }) => forMs < 120))
})
