import fc from 'fast-check'
import t from 'tap'
import { pauses } from '../../../firmware/call/pauses.ts'
import {
  initialTurn,
  type TurnEffect,
  type TurnInput,
  type TurnState,
} from '../../../firmware/call/turn-state.ts'
import { turn } from '../../../firmware/call/turn.ts'
import type { Hearing } from '../../../firmware/ports/ear.ts'
import type { Reply, Verdict } from '../../../firmware/ports/receptionist.ts'

const hearing = (text: string, doubt: Hearing['doubt'] = null): Hearing => ({
  text,
  language: 'en',
  meanLogProb: -0.1,
  noSpeech: 0,
  words: [],
  doubt,
  tookMs: 50,
})
const listen = { languages: ['en'] as const, noInputMs: 6_000 }
const utterance = { text: 'How can I help?', language: 'en', personal: false } as const
const question: Reply = { say: [utterance], listen, asked: 'how-help' }
const farewell: Reply = { say: [utterance], listen: null, asked: null }

/** Drives the machine and keeps what it wanted, each effect with the state's frame at which it came. */
const drive = (start: TurnState = initialTurn) => {
  let state = start
  const effects: TurnEffect[] = []
  const give = (input: TurnInput) => {
    const [next, ...wanted] = turn(state, input)
    state = next
    effects.push(...wanted)
    return wanted
  }
  const frames = (ms: number, probability: number, levelDb = -60) => {
    for (let at = 0; at < ms; at += 20) give({ on: 'frame', probability, levelDb })
  }
  return {
    give,
    /** `ms` of the caller's voice, or of their silence. */
    voice: (ms: number) => frames(ms, 0.9),
    quiet: (ms: number) => frames(ms, 0.02),
    /** A sound that is loud and not known for speech. */
    sound: (ms: number) => frames(ms, 0.2, -20),
    reply: (reply: Reply) => give({ on: 'reply', reply }),
    heard: (text: string, verdict: Verdict = 'complete', doubt: Hearing['doubt'] = null) => {
      return give({ on: 'heard', guess: state.guesses, hearing: hearing(text, doubt), verdict })
    },
    taken: () => effects.splice(0),
    at: () => state.at,
    state: () => state,
  }
}
const kinds = (effects: readonly TurnEffect[]) => effects.map(effect => effect.do)

const listening = () => {
  const call = drive()
  call.reply(question)
  call.give({ on: 'said' })
  call.taken()
  return call
}

await t.test('a question is said, then the machine listens', async t => {
  const call = drive()
  t.strictSame(call.reply(question), [{ do: 'say', say: [utterance] }])
  t.equal(call.at(), 'speaking')
  call.give({ on: 'said' })
  t.equal(call.at(), 'listening')
})

await t.test('recognition starts at 200 ms of silence, on the words and the 300 ms before them', async t => {
  const call = listening()
  call.quiet(1_000)
  call.voice(800)
  call.quiet(180)
  t.strictSame(call.taken(), [])
  call.quiet(20)
  t.strictSame(call.taken(), [{ do: 'recognise', guess: 1, from: 35, to: 100, listen }])
})

await t.test('how long a pause ends the turn depends on what the words are worth', async t => {
  for (const [verdict, ms] of [
    ['complete', 300],
    ['open', 700],
    ['partial', 1_500],
  ] as const) {
    const call = listening()
    call.voice(500)
    call.quiet(200)
    call.heard('yes', verdict)
    call.taken()
    call.quiet(ms - 220)
    t.strictSame(call.taken(), [], `${verdict}: not yet`)
    call.quiet(20)
    const [tell] = call.taken()
    t.match(tell, {
      do: 'tell',
      act: { on: 'heard', hearing: { text: 'yes' } },
      waited: { endpointMs: ms, recogniseMs: 0 },
    })
    t.equal(call.at(), 'thinking')
  }
})

await t.test('a recognition that takes longer than the silence is waited for and accounted for', async t => {
  const call = listening()
  call.voice(500)
  call.quiet(440)
  t.equal(call.at(), 'listening')
  call.taken()
  t.match(call.heard('yes'), [{ do: 'tell', waited: { endpointMs: 300, recogniseMs: 140 } }])
})

await t.test('who goes on after a pause is recognised anew, from the beginning', async t => {
  const call = listening()
  call.voice(500)
  call.quiet(240)
  const [first] = call.taken()
  call.voice(40)
  t.strictSame(call.taken(), [{ do: 'forget', guess: 1 }])
  call.voice(400)
  call.quiet(200)
  const [second] = call.taken()
  t.match(second, { do: 'recognise', guess: 2, from: first?.do === 'recognise' ? first.from : NaN })
  t.strictSame(
    call.give({ on: 'heard', guess: 1, hearing: hearing('stale'), verdict: 'complete' }),
    [],
    'the old result is ignored',
  )
})

await t.test('a result that came in time is thrown away too when the caller goes on', async t => {
  const call = listening()
  call.voice(500)
  call.quiet(200)
  call.heard('nine', 'partial')
  call.quiet(600)
  call.voice(60)
  call.taken()
  call.quiet(200)
  t.match(call.taken(), [{ do: 'recognise', guess: 2 }])
})

await t.test('silence is told after the time the question gives', async t => {
  const call = listening()
  call.quiet(5_980)
  t.strictSame(call.taken(), [])
  call.quiet(20)
  t.match(call.taken(), [{ do: 'tell', act: { on: 'silence' }, waited: null }])
})

await t.test('a cough is not an answer: nothing is told, and the wait goes on', async t => {
  const call = listening()
  call.voice(120)
  call.quiet(220)
  call.heard('', 'open', 'no speech')
  call.taken()
  call.quiet(700)
  t.strictSame(call.taken(), [])
  t.equal(call.at(), 'listening')
})

await t.test('a word too short to be known for speech counts when it answers the question', async t => {
  const call = listening()
  call.quiet(1_000)
  call.sound(160)
  call.quiet(200)
  t.match(call.taken(), [{ do: 'recognise', from: 1_000 / 20 - 15, to: 1_360 / 20 }])
  call.heard('yes')
  call.quiet(200)
  t.match(call.taken(), [{ do: 'tell', act: { on: 'heard', hearing: { text: 'yes' } } }])

  const other = listening()
  other.sound(160)
  other.quiet(200)
  other.heard('yes', 'open')
  other.quiet(1_000)
  t.strictSame(kinds(other.taken()), ['recognise'], 'words that answer nothing were no words')
  t.equal(other.at(), 'listening')
})

await t.test('a click, and a tone of half a second, are not looked at', async t => {
  for (const ms of [40, 500, 5_000]) {
    const call = listening()
    call.quiet(200)
    call.sound(ms)
    call.quiet(500)
    t.strictSame(call.taken(), [], `${ms} ms`)
  }
})

await t.test('words that are not to be trusted are told as unheard', async t => {
  const call = listening()
  call.voice(800)
  call.quiet(200)
  call.heard('thank you', 'complete', 'known phantom')
  call.taken()
  call.quiet(500)
  t.match(call.taken(), [{ do: 'tell', act: { on: 'unheard', hearing: { text: 'thank you' } } }])
})

await t.test('a recogniser that fails is told as unheard, soon', async t => {
  const call = listening()
  call.voice(800)
  call.quiet(200)
  call.give({ on: 'failed', guess: 1 })
  call.taken()
  call.quiet(100)
  t.match(call.taken(), [{ do: 'tell', act: { on: 'unheard', hearing: null } }])
})

await t.test('speaking over us holds our voice within 120 ms, and their words win', async t => {
  const call = drive()
  call.reply(question)
  call.taken()
  call.voice(100)
  t.strictSame(call.taken(), [])
  call.voice(20)
  t.strictSame(call.taken(), [{ do: 'pause' }])
  call.give({ on: 'said' })
  t.equal(call.at(), 'paused', 'a late "said" changes nothing')
  call.voice(400)
  call.quiet(200)
  call.heard('the second one')
  call.taken()
  call.quiet(100)
  t.strictSame(kinds(call.taken()), ['stop', 'tell'])
})

await t.test('a cough over us lets our sentence go on', async t => {
  const call = drive()
  call.reply(question)
  call.taken()
  call.voice(160)
  call.quiet(200)
  call.heard('', 'open', 'no speech')
  call.quiet(600)
  t.strictSame(kinds(call.taken()), ['pause', 'recognise', 'resume'])
  t.equal(call.at(), 'speaking')
})

await t.test('a key stops everything and is told at once', async t => {
  const call = drive()
  call.reply(question)
  call.taken()
  t.strictSame(call.give({ on: 'key', key: '1' }), [
    { do: 'stop' },
    { do: 'tell', act: { on: 'key', key: '1' }, waited: null },
  ])
  const mid = listening()
  mid.voice(500)
  mid.quiet(220)
  mid.taken()
  t.strictSame(kinds(mid.give({ on: 'key', key: '2' })), ['forget', 'stop', 'tell'])
})

await t.test('keys typed ahead are answered one after another, without the questions', async t => {
  const call = listening()
  call.give({ on: 'key', key: '1' })
  t.strictSame(call.give({ on: 'key', key: '2' }), [])
  t.match(call.reply(question), [{ do: 'tell', act: { on: 'key', key: '2' } }])
  t.strictSame(kinds(call.reply(question)), ['say'])
})

await t.test('who goes on talking while we think is heard out before our answer is spoken', async t => {
  const call = listening()
  call.voice(500)
  call.quiet(200)
  call.heard('a check up')
  call.quiet(100)
  t.equal(call.at(), 'thinking')
  call.voice(300)
  call.taken()
  t.strictSame(kinds(call.reply(question)), ['say', 'pause'])
  t.equal(call.at(), 'paused')
  call.taken()
  call.voice(200)
  call.quiet(200)
  call.heard('on thursday')
  call.quiet(100)
  t.strictSame(kinds(call.taken()), ['recognise', 'stop', 'tell'])
})

await t.test('the last sentence is followed by hanging up, and cannot be talked over', async t => {
  const call = listening()
  call.give({ on: 'key', key: '1' })
  call.reply(farewell)
  call.taken()
  call.voice(400)
  t.strictSame(call.taken(), [])
  t.strictSame(call.give({ on: 'said' }), [{ do: 'hangUp' }])
  t.equal(call.at(), 'ended')
})

await t.test('an endless noise is cut and told, it does not hold the line', async t => {
  const call = listening()
  call.voice(pauses.longest + 1_000)
  t.match(call.taken(), [{ do: 'recognise', guess: 1 }])
  call.heard('blah', 'open')
  t.match(call.taken(), [{ do: 'tell', act: { on: 'heard' } }])
})

await t.test('hanging up ends everything from every state', async t => {
  const makers = [
    () => drive(),
    () => listening(),
    () => {
      const call = drive()
      call.reply(question)
      return call
    },
    () => {
      const call = listening()
      call.voice(500)
      call.quiet(220)
      return call
    },
  ]
  for (const make of makers) {
    const call = make()
    call.taken()
    const effects = call.give({ on: 'gone' })
    t.equal(call.at(), 'ended')
    t.match(effects.at(-1), { do: 'tell', act: { on: 'gone' } })
    t.strictSame(call.give({ on: 'key', key: '1' }), [])
    t.strictSame(call.reply(question), [])
  }
})

await t.test('whatever comes in whatever order: one tell at a time, and nothing after the end', async t => {
  const input = fc.oneof(
    fc.record({
      on: fc.constant('frame' as const),
      probability: fc.constantFrom(0.02, 0.4, 0.9),
      levelDb: fc.constantFrom(-90, -20),
    }),
    fc.constant({ on: 'said' } as const),
    fc.constantFrom({ on: 'key', key: '1' } as const, { on: 'key', key: '#' } as const),
    fc
      .constantFrom(question, farewell, { ...question, say: [] })
      .map(reply => ({ on: 'reply', reply }) as const),
    fc
      .record({ guess: fc.integer({ min: 1, max: 5 }), text: fc.constantFrom('', 'yes') })
      .map(
        ({ guess, text }) => ({ on: 'heard', guess, hearing: hearing(text), verdict: 'complete' }) as const,
      ),
    fc.integer({ min: 1, max: 5 }).map(guess => ({ on: 'failed', guess }) as const),
    fc.constant({ on: 'gone' } as const),
  )
  const property = fc.property(
    fc.array(fc.tuple(input, fc.integer({ min: 1, max: 60 })), { maxLength: 120 }),
    script => {
      let state = initialTurn
      let open = 0
      for (const [one, times] of script) {
        for (let n = 0; n < (one.on === 'frame' ? times : 1); n += 1) {
          const wasOver = state.at === 'ended'
          const [next, ...effects] = turn(state, one)
          if (wasOver && effects.length > 0) throw new Error('an effect after the end')
          if (one.on === 'reply' && (state.at === 'thinking' || state.at === 'waiting')) open = 0
          const tells = effects.filter(effect => effect.do === 'tell' && effect.act.on !== 'gone').length
          open += tells
          if (open > 1) throw new Error('told twice before an answer')
          if (tells > 0 && next.at !== 'thinking') throw new Error(`told while ${next.at}`)
          state = next
        }
      }
    },
  )
  fc.assert(property, { numRuns: 300, seed: 7 })
  t.pass('300 random scripts')
})
