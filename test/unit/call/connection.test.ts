import t from 'tap'
import { runCall, type CallParts } from '../../../firmware/call/call.ts'
import { noLog } from '../../../firmware/config/log.ts'
import { Fault } from '../../../firmware/fault/fault.ts'
import type { CallEvent } from '../../../firmware/ports/call-event.ts'
import type { Connect, Reply } from '../../../firmware/ports/receptionist.ts'
import { simClock } from '../../../firmware/time/sim-clock.ts'
import { fakeTalk, loudness, reply, scriptedDesk, scriptedEar, shortVoice } from '../../support/fake-call.ts'

const connect: Connect = {
  people: [
    { name: 'Ona', phone: '1' },
    { name: 'Petras', phone: '2' },
  ],
  whisper: [{ text: 'a caller for you', language: 'en', personal: true }],
  comfort: [{ text: 'still trying', language: 'en', personal: false }],
}
const please: Reply = reply('wait', { listen: null, asked: null, connect })
const goodbye = reply('bye', { listen: null, asked: null })

type Manner = 'accepts' | 'refuses' | 'silent' | 'busy'
interface World {
  readonly manners: Readonly<Record<string, Manner>>
  /** What the caller's own line can do. */
  readonly own?: 'transfer' | 'join' | 'refuses'
  /** Another line rings. */
  readonly hasOther?: boolean
}

/** A caller whose desk wants them connected at once, and the people who may be rung. */
const bench = ({ manners, own, hasOther = false }: World, ...replies: Reply[]) => {
  const clock = simClock()
  const caller = fakeTalk()
  const notes: string[] = []
  const phones = new Map<string, ReturnType<typeof fakeTalk>>()
  const note = (what: string) => void notes.push(what)
  const ring = async (how: string, number: string, signal: AbortSignal) => {
    note(`${how} ${number}`)
    const manner = manners[number]
    await clock.sleep(manner === 'silent' ? 1e9 : 1_000, signal)
    if (manner === 'busy') throw new Fault('FAR_BUSY')
    const phone = fakeTalk()
    phones.set(number, phone)
    void clock.sleep(3_000).then(() => phone.press(manner === 'accepts' ? '1' : '2'))
    const skills = {
      transfer: async () => {
        if (own !== 'transfer') throw new Fault('LINE_CANNOT', { what: 'put a call through' })
        note('transfer')
        caller.hangUp()
        phone.hangUp()
      },
      join: async () => {
        if (own !== 'join') throw new Fault('LINE_CANNOT', { what: 'join two calls' })
        note('join')
      },
    }
    const dispose = async () => {
      if (!phone.isOver()) note(`hang up ${number}`)
      phone.hangUp()
    }
    return { ...phone.talk, ...skills, [Symbol.asyncDispose]: dispose }
  }
  const consult = async (number: string, signal: AbortSignal) => {
    if (own === 'refuses') throw new Fault('LINE_CANNOT', { what: 'make a second call' })
    return ring('consult', number, signal)
  }
  const talk = { ...caller.talk, consult, resume: async () => note('resume') }
  const desk = scriptedDesk(...replies)
  const events: CallEvent[] = []
  const dial = (number: string, signal: AbortSignal) =>
    hasOther ? ring('dial', number, signal) : Promise.reject(new Fault('LINE_CANNOT', { what: 'dial' }))
  const parts: CallParts = {
    talk,
    conversation: desk.conversation,
    opening: please,
    ear: scriptedEar().ear,
    activity: loudness,
    voice: shortVoice,
    clock,
    log: noLog,
    emit: event => void events.push(event),
    apology: goodbye,
    outward: { consults: () => own !== undefined, dial },
  }
  let isDone = false
  const done = runCall(parts, new AbortController().signal).then(() => (isDone = true))
  const pass = async (ms: number) => {
    for (let at = 0; at < ms; at += 250) {
      await clock.advance(250)
      for (let i = 0; i < 8; i += 1) await new Promise<void>(resolve => setImmediate(resolve))
    }
  }
  const said = () => events.flatMap(event => (event.kind === 'said' ? [event.text] : []))
  return { ...caller, ...desk, notes, phones, said, done, pass, isDone: () => isDone }
}

await t.test('the second accepts after the first does not answer: transferred by the network', async t => {
  const call = bench({ manners: { 1: 'silent', 2: 'accepts' }, own: 'transfer' }, goodbye)
  await call.pass(30_000)
  await call.done
  t.strictSame(call.notes, ['consult 1', 'consult 2', 'transfer'])
  t.strictSame(call.acts, [{ on: 'connected', to: 'Petras' }, { on: 'gone' }], 'told before they were gone')
  t.equal(call.phones.get('2')?.said.length, 5, 'the whisper was said')
})

await t.test('joined where the network does not transfer: the end of one is the end of both', async t => {
  const call = bench({ manners: { 1: 'accepts' }, own: 'join' }, goodbye)
  await call.pass(6_000)
  t.strictSame(call.notes, ['consult 1', 'join'])
  await call.press('1')
  await call.voice(500)
  await call.pass(16 * 60_000)
  t.equal(call.isDone(), false, 'they talk for as long as they like')
  call.phones.get('1')?.hangUp()
  await call.pass(250)
  await call.done
  t.equal(call.isOver(), true)
  t.strictSame(call.acts, [{ on: 'connected', to: 'Ona' }, { on: 'gone' }])
})

await t.test('by another line: the box carries the sound both ways', async t => {
  const call = bench({ manners: { 1: 'busy', 2: 'accepts' }, hasOther: true }, goodbye)
  await call.pass(7_000)
  t.strictSame(call.notes, ['dial 1', 'dial 2'])
  const phone = call.phones.get('2')
  const before = { caller: call.said().length, frames: call.phones.get('2')?.said.length ?? 0 }
  await call.voice(200)
  t.equal((phone?.said.length ?? 0) - before.frames, 10)
  t.equal(phone?.said.at(-1)?.[0], 9_000)
  await phone?.voice(200)
  t.strictSame(call.acts, [{ on: 'connected', to: 'Petras' }])
  call.hangUp()
  await call.pass(250)
  await call.done
  t.equal(phone?.isOver(), true)
})

await t.test('the own line refuses a second call: another line is tried', async t => {
  const call = bench({ manners: { 1: 'accepts' }, own: 'refuses', hasOther: true }, goodbye)
  await call.pass(7_000)
  t.strictSame(call.notes, ['dial 1'])
  t.match(call.acts, [{ on: 'connected', to: 'Ona' }])
  call.hangUp()
  await call.pass(250)
})

await t.test(
  'nobody accepts: the caller is comforted in between, taken back, and the desk goes on',
  async t => {
    const call = bench({ manners: { 1: 'silent', 2: 'refuses' }, own: 'transfer' }, reply('sorry'))
    await call.pass(30_000)
    t.strictSame(call.notes, ['consult 1', 'consult 2', 'hang up 2', 'resume'])
    t.strictSame(call.acts[0], { on: 'not connected', why: 'nobody' })
    t.strictSame(call.said().at(-1), 'sorry')
    t.equal(call.isOver(), false)
    call.hangUp()
    await call.pass(250)
    await call.done
  },
)

await t.test('who refuses hears no more of it, and the caller a word before the next is rung', async t => {
  const call = bench({ manners: { 1: 'refuses', 2: 'accepts' }, own: 'transfer' }, goodbye)
  await call.pass(20_000)
  await call.done
  t.strictSame(call.notes, ['consult 1', 'hang up 1', 'resume', 'consult 2', 'transfer'])
  t.ok(call.said().includes('still trying'))
})

await t.test('who is not on hold is comforted every ten seconds', async t => {
  const call = bench({ manners: { 1: 'silent', 2: 'silent' }, hasOther: true }, reply('sorry'))
  await call.pass(39_000)
  t.equal(call.said().filter(text => text === 'still trying').length, 3)
  call.hangUp()
  await call.pass(250)
  await call.done
  t.strictSame(call.acts, [{ on: 'gone' }])
})

await t.test('a line that honestly cannot: told at once, and the desk goes on', async t => {
  const call = bench({ manners: {} }, reply('sorry'))
  await call.pass(500)
  t.strictSame(call.acts, [{ on: 'not connected', why: 'cannot' }])
  t.equal(call.said().at(-1), 'sorry')
  call.hangUp()
  await call.pass(250)
  await call.done
})

await t.test('a caller who hangs up stops the chain, whenever it is', async t => {
  for (const afterMs of [0, 500, 1_500, 15_000, 22_000]) {
    const call = bench({ manners: { 1: 'silent', 2: 'refuses' }, own: 'transfer' }, goodbye)
    await call.pass(afterMs)
    call.hangUp()
    await call.pass(500)
    await call.done
    const rung = call.notes.length
    await call.pass(30_000)
    t.equal(call.notes.length, rung, `${afterMs} ms`)
    t.equal(call.acts.at(-1)?.on, 'gone')
    t.notOk(
      [...call.phones.values()].some(phone => !phone.isOver()),
      'nobody is left on the line',
    )
  }
})
