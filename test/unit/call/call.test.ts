import t from 'tap'
import { runCall, type CallParts } from '../../../firmware/call/call.ts'
import { noLog } from '../../../firmware/config/log.ts'
import { Fault } from '../../../firmware/fault/fault.ts'
import type { CallEvent } from '../../../firmware/ports/call-event.ts'
import { simClock } from '../../../firmware/time/sim-clock.ts'
import { fakeTalk, loudness, reply, scriptedDesk, scriptedEar, shortVoice } from '../../support/fake-call.ts'

const settled = async () => {
  for (let i = 0; i < 20; i += 1) await new Promise<void>(resolve => setImmediate(resolve))
}
const goodbye = reply('bye', { listen: null, asked: null })

const begin = (over: Partial<CallParts>) => {
  const phone = fakeTalk()
  const clock = simClock()
  const events: CallEvent[] = []
  const closing = new AbortController()
  const parts: CallParts = {
    talk: phone.talk,
    conversation: scriptedDesk().conversation,
    opening: reply('hello'),
    ear: scriptedEar().ear,
    activity: loudness,
    voice: shortVoice,
    clock,
    log: noLog,
    emit: event => void events.push(event),
    apology: reply('sorry', { listen: null, asked: null }),
    ...over,
  }
  const done = runCall(parts, closing.signal)
  const kinds = () => events.map(({ kind }) => kind)
  return { ...phone, clock, events, kinds, done, shutDown: () => closing.abort(new Error('shutdown')) }
}

await t.test('a whole call: greeting, words, answer, goodbye, hung up by us', async t => {
  const desk = scriptedDesk(goodbye)
  const call = begin({ conversation: desk.conversation, ear: scriptedEar('two teeth').ear })
  await settled()
  t.equal(call.said.length, 5, 'the greeting was said')
  await call.voice(500)
  await call.quiet(400)
  await settled()
  await call.done
  t.match(desk.acts, [{ on: 'heard', hearing: { text: 'two teeth' } }])
  t.strictSame(call.kinds(), ['answered', 'said', 'heard', 'said', 'turn'])
  t.match(call.events.at(-1), { timings: { endpointMs: 300, recogniseMs: 0 } })
  t.equal(call.isOver(), true)
})

await t.test('hanging up at any moment ends the call and tells the desk', async t => {
  for (const before of [0, 100, 460, 700]) {
    const desk = scriptedDesk(reply('and?'))
    const call = begin({ conversation: desk.conversation, ear: scriptedEar('yes').ear })
    await settled()
    await call.voice(Math.min(before, 300))
    await call.quiet(Math.max(0, before - 300))
    call.hangUp()
    await call.done
    t.equal(desk.acts.at(-1)?.on, 'gone', `after ${before} ms`)
  }
})

await t.test('a recogniser that dies is noted, and the call goes on', async t => {
  const desk = scriptedDesk(reply('again?'), goodbye)
  const { ear } = scriptedEar(new Fault('SPEECH_DIED', { how: 'SIGKILL' }), 'yes')
  const call = begin({ conversation: desk.conversation, ear })
  await settled()
  await call.voice(500)
  await call.quiet(400)
  await settled()
  await call.voice(500)
  await call.quiet(400)
  await settled()
  await call.done
  t.match(desk.acts, [{ on: 'unheard', hearing: null }, { on: 'heard' }])
  t.match(
    call.events.find(({ kind }) => kind === 'trouble'),
    { code: 'SPEECH_DIED' },
  )
})

await t.test('a recogniser that never answers is given up after eight seconds', async t => {
  const desk = scriptedDesk(goodbye)
  const call = begin({ conversation: desk.conversation, ear: { hear: () => new Promise(() => {}) } })
  await settled()
  await call.voice(500)
  await call.quiet(400)
  await call.clock.advance(8_000)
  await call.quiet(40)
  await settled()
  await call.done
  t.match(desk.acts, [{ on: 'unheard', hearing: null }])
})

await t.test('a desk that fails apologises and hangs up', async t => {
  const desk = scriptedDesk(new Error('a bug'))
  const call = begin({ conversation: desk.conversation })
  await settled()
  await call.press('1')
  await settled()
  await call.done
  t.match(
    call.events.findLast(({ kind }) => kind === 'said'),
    { text: 'sorry' },
  )
  t.ok(call.kinds().includes('trouble'))
})

await t.test('a voice that fails leaves the keys working', async t => {
  const desk = scriptedDesk(goodbye)
  const voice: CallParts['voice'] = {
    async *speak() {
      yield new Int16Array(0)
      throw new Fault('VOICE_FAILED', { language: 'en' })
    },
  }
  const call = begin({ conversation: desk.conversation, voice })
  await settled()
  await call.press('3')
  await settled()
  await call.done
  t.match(desk.acts[0], { on: 'key', key: '3' })
})

await t.test('speaking over us is noted with how much had been said', async t => {
  const desk = scriptedDesk(goodbye)
  const voice: CallParts['voice'] = {
    async *speak() {
      yield new Int16Array(160 * 500).fill(3_000)
    },
  }
  const call = begin({ conversation: desk.conversation, voice, ear: scriptedEar('stop').ear })
  await settled()
  await call.voice(300)
  const saidThen = call.said.length
  await settled()
  t.ok(call.said.length <= saidThen + 2, 'the voice stopped')
  await call.quiet(400)
  await settled()
  t.match(
    call.events.find(({ kind }) => kind === 'interrupted'),
    { saidMs: Number },
  )
  call.hangUp()
  await call.done
})

await t.test('a call is ended when the box closes, and after a quarter of an hour', async t => {
  const closing = begin({})
  await settled()
  closing.shutDown()
  await closing.done
  t.equal(closing.isOver(), true)
  const endless = begin({})
  await settled()
  await endless.clock.advance(15 * 60_000)
  await endless.done
  t.equal(endless.isOver(), true)
})

await t.test('silence is told, keys are told', async t => {
  const desk = scriptedDesk(reply('still there?'), goodbye)
  const call = begin({ conversation: desk.conversation })
  await settled()
  await call.quiet(2_020)
  await settled()
  await call.press('*')
  await settled()
  await call.done
  t.match(desk.acts, [{ on: 'silence' }, { on: 'key', key: '*' }])
})
