import t from 'tap'
import { serveLine, type ServiceParts } from '../../../firmware/call/serve.ts'
import { tagsOf } from '../../../firmware/call/tags.ts'
import { noLog } from '../../../firmware/config/log.ts'
import { Fault } from '../../../firmware/fault/fault.ts'
import type { CallEvent } from '../../../firmware/ports/call-event.ts'
import type { CallRecord } from '../../../firmware/ports/store.ts'
import { simClock } from '../../../firmware/time/sim-clock.ts'
import {
  fakeLine,
  fakeTalk,
  loudness,
  reply,
  scriptedDesk,
  scriptedEar,
  shortVoice,
} from '../../support/fake-call.ts'
import { keptLog } from '../speech/kept-log.ts'

const settled = async () => {
  for (let i = 0; i < 40; i += 1) await new Promise<void>(resolve => setImmediate(resolve))
}

const serve = (over: Partial<ServiceParts> = {}) => {
  const phone = fakeTalk()
  const exchange = fakeLine(phone.talk)
  const stored: { begun: string[]; ended: CallRecord[] } = { begun: [], ended: [] }
  const events: CallEvent[] = []
  const closing = new AbortController()
  let calls = 0
  const parts: ServiceParts = {
    line: exchange.line,
    receptionist: {
      receive: () => scriptedDesk(reply('hello'), reply('bye', { listen: null })).conversation,
    },
    ear: scriptedEar('a check up').ear,
    activity: loudness,
    voice: shortVoice,
    store: {
      beginCall: async ({ id }) => void stored.begun.push(id),
      endCall: async call => void stored.ended.push(call),
    },
    clock: simClock(),
    log: noLog,
    newId: () => `call-${(calls += 1)}`,
    emit: (_, event) => void events.push(event),
    apology: reply('sorry', { listen: null }),
    ...over,
  }
  const served = serveLine(parts, closing.signal)
  return { ...phone, ...exchange, stored, events, served, close: () => closing.abort(new Error('closing')) }
}

await t.test('a ring is answered with a prepared greeting, served, and put on record', async t => {
  const box = serve()
  box.ring('+37061234567')
  await settled()
  t.strictSame(box.stored.begun, ['call-1'])
  t.equal(box.said.length, 5)
  await box.voice(500)
  await box.quiet(400)
  await settled()
  const [call] = box.stored.ended
  t.match(call, {
    id: 'call-1',
    line: 'line-1',
    from: '+37061234567',
    outcome: 'answered',
    answeredMs: call?.startedMs,
    handOver: null,
    language: 'en',
    summary: 'Asked.',
  })
  t.match(
    call?.transcript.map(({ kind }) => kind),
    ['ringing', 'answered', 'said', 'heard', 'said', 'turn', 'outcome'],
  )
  t.equal(box.events.at(-1)?.kind, 'outcome', 'told after it was stored')
  box.close()
  await box.served
})

await t.test('the log tells how loud both sides were, and whether either was cut off', async t => {
  const log = keptLog()
  const box = serve({ log })
  box.ring(null)
  await settled()
  await box.voice(100) // 9 000
  await box.quiet(100)
  box.hangUp()
  await settled()
  const ended = log.lines.find(({ message }) => message === 'call ended')
  t.match(ended?.fields, {
    framesIn: 0,
    heardRmsDb: -14.2, // 20 log10(9 000 / 32 768) = -11.2, half of the time
    heardPeakDb: -11.2,
    heardClippedShare: 0,
    heardSilentShare: 0.5,
    saidPeakDb: -20.8,
    saidClippedShare: 0,
    saidSilentShare: 0,
  })
  box.close()
  await box.served
})

await t.test('a caller who gives up before the answer is a record too, and the line goes on', async t => {
  const phone = fakeTalk()
  const line = fakeLine(phone.talk).line
  let tries = 0
  const answer = async () => {
    tries += 1
    if (tries === 1) throw new Fault('LINE_GONE')
    return phone.talk
  }
  const exchange = fakeLine(phone.talk)
  const box = serve({ line: { ...exchange.line, answer } })
  void line
  exchange.ring('+1')
  await settled()
  exchange.ring('+2')
  await settled()
  t.equal(box.stored.ended[0]?.from, '+1')
  t.equal(box.stored.ended[0]?.answeredMs, null)
  t.equal(tries, 2)
  phone.hangUp()
  await settled()
  t.equal(box.stored.ended[1]?.from, '+2')
  t.type(box.stored.ended[1]?.answeredMs, 'number')
  box.close()
})

await t.test('a store that fails does not keep the box from answering', async t => {
  const failing = async () => {
    throw new Fault('STORE_FULL', { folder: '/x' })
  }
  const box = serve({ store: { beginCall: failing, endCall: failing } })
  box.ring(null)
  await settled()
  t.equal(box.said.length, 5)
  box.hangUp()
  await settled()
  t.equal(box.events.at(-1)?.kind, 'outcome')
  box.close()
  await box.served
})

await t.test('tags tell what went wrong', async t => {
  const silence: CallEvent = { kind: 'silence', atMs: 0 }
  const said: CallEvent = { kind: 'said', atMs: 0, text: '?', language: 'en', asked: 'service' }
  const doubt: CallEvent = {
    kind: 'heard',
    atMs: 0,
    text: 'x',
    language: 'en',
    certainty: 0.2,
    doubt: 'improbable',
  }
  t.strictSame(tagsOf([]), [])
  t.strictSame(tagsOf([silence, silence]), ['dead air'])
  t.strictSame(tagsOf([doubt, doubt]), ['not heard'])
  t.strictSame(tagsOf([said, said, said, said]), ['loop'])
  t.strictSame(tagsOf([{ kind: 'trouble', atMs: 0, code: 'ASR_FAILED' }]), ['part failed'])
})
