import t, { type Test } from 'tap'
import type { FirmwareName } from '../../../board/virtual/sim7600/firmware.ts'
import { concat } from '../../../firmware/audio/frame.ts'
import { openSim7600 } from '../../../firmware/modem/sim7600.ts'
import type { LineStatus, Ring, Talk } from '../../../firmware/ports/line.ts'
import { simClock, type SimClock } from '../../../firmware/time/sim-clock.ts'
import { elapse, memoryModem, NUMBER } from './memory-modem.ts'

const CALLER = '+37061234567'
const close = async (what: AsyncDisposable) => what[Symbol.asyncDispose]()
const never = new AbortController().signal

/** A modem, the line on it, and the means to ring it. */
const bench = async (
  t: Test,
  options: { firmware?: FirmwareName; replyMs?: number; answerAfterRings?: number } = {},
) => {
  const { answerAfterRings = 1, ...device } = options
  const clock = simClock()
  const modem = memoryModem(clock, device)
  const line = await elapse(clock, openSim7600({ ...modem.line, answerAfterRings }))
  t.teardown(() => elapse(clock, close(line)))
  const rings = line.rings(never)[Symbol.asyncIterator]()
  const dial = (from: string | null = CALLER) => modem.exchange.dial({ from, to: NUMBER })
  const nextRing = async (limitMs = 60_000): Promise<Ring> => {
    const next = await elapse(clock, rings.next(), limitMs)
    if (next.done) throw new Error('no more rings')
    return next.value
  }
  const call = async () => {
    const caller = dial()
    const talk = await elapse(clock, line.answer(await nextRing(), never))
    return { caller, talk }
  }
  return { clock, modem, line, dial, nextRing, call }
}
const until = async (clock: SimClock, holds: () => boolean, limitMs = 60_000) => {
  for (let ms = 0; ms < limitMs && !holds(); ms += 10) await clock.advance(10)
  return holds()
}
const collect = (talk: Talk) => {
  const heard: Int16Array[] = []
  const keys: string[] = []
  const done = Promise.all([
    (async () => {
      for await (const frame of talk.heard) heard.push(frame)
    })(),
    (async () => {
      for await (const key of talk.keys) keys.push(key)
    })(),
  ])
  return { heard, keys, done }
}

/** Where audio, from its first sound on, stops being what was said; null when it is the same to the last sample. */
const firstDifference = (heard: Int16Array, said: Int16Array): number | null => {
  const from = heard.findIndex(sample => sample !== 0)
  const at = said.findIndex((sample, i) => heard[from + i] !== sample)
  return at === -1 ? null : at
}

await t.test('the set-up asks for everything a call needs, reads it back, and never sends CMER', async t => {
  const { modem, line } = await bench(t)
  t.match(modem.sent.slice(0, 4), ['AT+CMEE?', 'ATE0', 'AT+CMEE=1', 'AT+CMEE?'])
  for (const command of ['AT+CLIP=1', 'AT+CLCC=1', 'AT+CREG=2', 'AT+CEREG=2', 'AT+DDET=1', 'AT+CPCMFRM=0'])
    t.equal(modem.sent[modem.sent.indexOf(command) + 1], command.replace(/=.*/, '?'), command)
  t.notOk(modem.sent.some(command => command.includes('CMER')))
  t.match(line.status(), { line: 'a', state: 'idle', reason: null })
})

await t.test('network, operator and signal come to the status', async t => {
  const { clock, modem, line } = await bench(t)
  await clock.advance(1_000)
  t.match(line.status(), { network: 'home', operator: 'LT TELE2', signalDbm: -71 })
  modem.notify('+CREG: 3')
  modem.notify('+CEREG: 3')
  await clock.advance(10)
  t.match(line.status(), { network: 'denied', operator: null })
  modem.notify('+CEREG: 5,"00A1","01C2A304",7')
  modem.faults.registration = 5
  modem.faults.signal = 99
  await clock.advance(10_500)
  t.match(line.status(), { network: 'roaming', operator: 'LT TELE2', signalDbm: null })
})

await t.test('a ring comes with the number', async t => {
  const { clock, line, dial, nextRing } = await bench(t)
  const caller = dial()
  t.match(await nextRing(), { from: CALLER })
  t.equal(line.status().state, 'ringing')
  caller.hangUp()
  await clock.advance(100)
  t.equal(line.status().state, 'idle')
})

await t.test('a withheld number is known at once to be withheld', async t => {
  const { clock, dial, nextRing } = await bench(t)
  dial(null)
  const atMs = clock.nowMs()
  t.match(await nextRing(), { from: null })
  t.ok(clock.nowMs() - atMs < 100, 'by +CLIP, without waiting')
})

await t.test('a number that never comes is waited for one second', async t => {
  const { clock, modem, dial, nextRing } = await bench(t)
  modem.faults.isNumberLost = true
  dial()
  const atMs = clock.nowMs()
  t.match(await nextRing(), { from: null })
  t.ok(clock.nowMs() - atMs >= 1_000 && clock.nowMs() - atMs < 1_200)
})

await t.test('staff may take it first: reported at the third RING', async t => {
  const { clock, dial, nextRing } = await bench(t, { answerAfterRings: 3 })
  dial()
  const atMs = clock.nowMs()
  t.match(await nextRing(), { from: CALLER })
  t.ok(clock.nowMs() - atMs >= 10_000, 'two pauses of five seconds')
})

await t.test('a caller who gives up aborts the ring, and the next call rings again', async t => {
  const { clock, line, dial, nextRing } = await bench(t)
  const caller = dial()
  const ring = await nextRing()
  await clock.advance(7_000)
  t.notOk(ring.gone.aborted, 'it still rings')
  caller.hangUp()
  await clock.advance(50)
  t.ok(ring.gone.aborted)
  await t.rejects(line.answer(ring, never), { code: 'LINE_GONE' })
  dial('+37069999999')
  t.match(await nextRing(), { from: '+37069999999' })
})

await t.test(
  'a modem that says nothing of it is asked: the ring is over within the list’s two seconds',
  async t => {
    const { clock, modem, dial, nextRing } = await bench(t)
    modem.faults.isGoodbyeLost = true
    const caller = dial()
    const ring = await nextRing()
    await clock.advance(500)
    caller.hangUp()
    t.ok(await until(clock, () => ring.gone.aborted, 2_200))
  },
)

await t.test('a call that rings while the line opens is found', async t => {
  const clock = simClock()
  const modem = memoryModem(clock)
  modem.exchange.dial({ from: CALLER, to: NUMBER })
  await clock.advance(1_000)
  const line = await elapse(clock, openSim7600(modem.line))
  t.teardown(() => elapse(clock, close(line)))
  const first = await elapse(clock, line.rings(never)[Symbol.asyncIterator]().next(), 1_000)
  t.match(first.value, { from: CALLER })
})

await t.test('a call left over from a box that died is hung up', async t => {
  const clock = simClock()
  const modem = memoryModem(clock)
  const caller = modem.exchange.dial({ from: CALLER, to: NUMBER })
  const link = await modem.line.openLink?.('at', clock)
  await clock.advance(100)
  await link?.write(Buffer.from('ATA\r'))
  await elapse(clock, caller.answered)
  await clock.advance(100)
  await link?.[Symbol.asyncDispose]()
  const line = await elapse(clock, openSim7600(modem.line))
  t.teardown(() => elapse(clock, close(line)))
  await elapse(clock, caller.over, 1_000)
  t.match(line.status(), { state: 'idle' })
})

for (const firmware of ['LE20B02SIM7600M22', 'SIM7600M21-A_V2.0.2'] as const)
  await t.test(`a whole call: audio both ways bit by bit, keys, their goodbye (${firmware})`, async t => {
    const { clock, modem, line, call } = await bench(t, { firmware })
    const { caller, talk } = await call()
    t.equal(line.status().state, 'talking')
    const ears = collect(talk)
    const ours = Array.from({ length: 25 }, (_, n) =>
      Int16Array.from({ length: 160 }, (_, i) => n * 160 + i - 2_000),
    )
    const said = Promise.all(ours.map(frame => talk.say(frame)))
    const words = Int16Array.from({ length: 1_600 }, (_, i) => (i % 2 ? -i - 1 : i + 1))
    const spoken = await elapse(clock, caller.say(words))
    await elapse(clock, caller.press('5'))
    await elapse(clock, caller.press('#'))
    await elapse(clock, said)
    await clock.advance(200)
    caller.hangUp()
    await elapse(clock, ears.done)
    t.strictSame(ears.keys, ['5', '#'])
    t.equal(firstDifference(concat(ears.heard), words), null, 'their words')
    t.equal(firstDifference(caller.recording().callee, concat(ours)), null, 'our words')
    t.ok(spoken.isWhole)
    t.match(talk.counts(), { starved: 0, late: 0, dropped: 0 })
    await clock.advance(500)
    t.equal(line.status().state, 'idle')
    t.notOk(modem.isAudioPortOpen())
  })

for (const [firmware, form] of [
  ['LE20B02SIM7600M22', 'AT+CPCMREG=0'],
  ['SIM7600M21-A_V2.0.2', 'AT+CPCMREG=0,1'],
] as const)
  await t.test(`our goodbye stops the audio in the form that ${firmware} knows, then hangs up`, async t => {
    const { clock, modem, line, call } = await bench(t, { firmware })
    const { caller, talk } = await call()
    const ears = collect(talk)
    modem.sent.length = 0
    await elapse(clock, close(talk))
    await elapse(clock, caller.over, 10)
    await elapse(clock, ears.done, 10)
    const commands = modem.sent.filter(command => /CPCMREG|CHUP/.test(command))
    t.strictSame(commands.slice(-2), [form, 'AT+CHUP'])
    t.equal(line.status().state, 'idle')
    t.notOk(modem.isAudioPortOpen())
    await talk.say(new Int16Array(160))
    await close(talk)
  })

await t.test('a goodbye is heard to its last sample', async t => {
  const { clock, call } = await bench(t)
  const { caller, talk } = await call()
  const frame = new Int16Array(160).fill(1_234)
  await elapse(clock, Promise.all(Array.from({ length: 10 }, () => talk.say(frame))))
  await elapse(clock, close(talk))
  const { callee } = caller.recording()
  t.equal(callee.filter(sample => sample === 1_234).length, 1_600)
})

await t.test('refused audio is tried again; the tries are reported', async t => {
  const { modem, call } = await bench(t)
  modem.faults.audioRefusals = 2
  await call()
  t.match(modem.logged.at(-1), { message: 'call audio open', fields: { audioTries: 3 } })
})

await t.test('audio refused for good ends in a hang-up and a fault', async t => {
  const { clock, modem, line, dial, nextRing } = await bench(t)
  modem.faults.audioRefusals = 1_000
  const caller = dial()
  const answer = elapse(clock, line.answer(await nextRing(), never))
  await t.rejects(answer, { code: 'AUDIO_REFUSED', detail: { tries: 13 } })
  await elapse(clock, caller.over, 1_000)
  modem.faults.audioRefusals = 0
  t.ok(await until(clock, () => modem.sent.includes('AT+CRESET'), 5_000), 'such a modem is restarted')
  t.ok(await until(clock, () => line.status().state === 'failed', 12_000))
  t.ok(await until(clock, () => line.status().state === 'idle', 30_000))
  dial('+37069999999')
  await elapse(clock, line.answer(await nextRing(), never))
})

await t.test('a caller who gives up during the answer: LINE_GONE', async t => {
  const { clock, line, dial, nextRing } = await bench(t)
  const caller = dial()
  const ring = await nextRing()
  const answer = t.rejects(line.answer(ring, never), { code: 'LINE_GONE' })
  await clock.advance(20)
  caller.hangUp()
  await elapse(clock, answer, 1_000)
  t.ok(ring.gone.aborted)
  await clock.advance(1_000)
  t.equal(line.status().state, 'idle')
})

await t.test('an answer taken back before the modem was told lets the call ring on', async t => {
  const { clock, line, dial, nextRing } = await bench(t)
  dial()
  const ring = await nextRing()
  const late = AbortSignal.abort(new Error('never mind'))
  await t.rejects(elapse(clock, line.answer(ring, late)), { message: 'never mind' })
  await clock.advance(1_000)
  t.notOk(ring.gone.aborted)
  await elapse(clock, line.answer(ring, never))
})

await t.test('an answer taken back later hangs up', async t => {
  const { clock, line, dial, nextRing } = await bench(t)
  const caller = dial()
  const away = new AbortController()
  const answer = t.rejects(line.answer(await nextRing(), away.signal), { message: 'never mind' })
  await clock.advance(20)
  away.abort(new Error('never mind'))
  await elapse(clock, answer, 10)
  await elapse(clock, caller.over, 1_000)
  await clock.advance(100)
  t.equal(line.status().state, 'idle')
})

await t.test('a modem that sends no audio: hung up after 3 s, and set up afresh', async t => {
  const { clock, modem, line, call } = await bench(t)
  modem.faults.isMute = true
  const { caller, talk } = await call()
  const states: (string | null)[] = []
  void (async () => {
    for await (const status of line.changes(never)) states.push(status.reason ?? status.state)
  })()
  await elapse(clock, collect(talk).done, 4_000)
  await elapse(clock, caller.over, 1_000)
  await clock.advance(1_000)
  t.match(states.join(), /sent no audio for 3\d\d\d ms.*idle/)
  t.equal(line.status().state, 'idle')
})

await t.test('a stuck audio endpoint: hung up and set up afresh', async t => {
  const { clock, modem, line, call } = await bench(t)
  const { caller, talk } = await call()
  modem.faults.isStuck = true
  await elapse(clock, collect(talk).done, 2_000)
  await elapse(clock, caller.over, 1_000)
  t.match(modem.logged.find(entry => entry.message === 'call audio broke')?.fields, {
    reason: /takes no more data/,
  })
  modem.faults.isStuck = false
  await clock.advance(2_000)
  t.equal(line.status().state, 'idle')
})

await t.test('an audio port that goes away alone ends the call, and both are opened again', async t => {
  const { clock, modem, line, call } = await bench(t)
  const { caller, talk } = await call()
  modem.cutAudio()
  await elapse(clock, collect(talk).done, 1_000)
  await elapse(clock, caller.over, 1_000)
  t.ok(
    await until(clock, () => modem.logged.some(entry => entry.message === 'line lost, trying again'), 1_000),
  )
  t.ok(await until(clock, () => line.status().state === 'idle', 1_000))
})

await t.test('answering a ring that is over leaves the next one ringing', async t => {
  const { clock, line, dial, nextRing } = await bench(t)
  const first = dial()
  const old = await nextRing()
  first.hangUp()
  await clock.advance(100)
  const second = dial('+37069999999')
  const ring = await nextRing()
  await t.rejects(elapse(clock, line.answer(old, never)), { code: 'LINE_GONE' })
  await clock.advance(1_000)
  t.notOk(ring.gone.aborted)
  await elapse(clock, line.answer(ring, never))
  t.equal(await second.answered, true)
})

await t.test('a goodbye that gets lost: the list ends the talk within two seconds', async t => {
  const { clock, modem, line, call } = await bench(t)
  modem.faults.isGoodbyeLost = true
  const { caller, talk } = await call()
  const ears = collect(talk)
  await clock.advance(1_000)
  caller.hangUp()
  await elapse(clock, ears.done, 2_200)
  t.equal(line.status().state, 'idle')
})

await t.test('the modem goes and comes back: the call ends, rings() goes on', async t => {
  const { clock, modem, line, dial, nextRing, call } = await bench(t)
  const { talk } = await call()
  const ears = collect(talk)
  modem.unplug()
  await elapse(clock, ears.done, 100)
  await clock.advance(3_000)
  t.match(line.status(), { state: 'failed', reason: /no serial port/, network: 'unknown', signalDbm: null })
  await t.rejects(line.answer({ from: null, gone: never }, never), { code: 'LINK_LOST' })
  modem.plug()
  t.ok(await until(clock, () => line.status().state === 'idle', 16_000))
  dial()
  t.match(await nextRing(), { from: CALLER })
})

await t.test('a call in the very moment in which the modem is back can be answered', async t => {
  const { clock, modem, line, dial, nextRing } = await bench(t, { replyMs: 100 })
  modem.unplug()
  await until(clock, () => line.status().state === 'failed')
  const changes = line.changes(never)
  const answering = (async () => {
    for await (const { state } of changes) if (state === 'idle') break
    const caller = dial()
    return { caller, talk: await line.answer(await nextRing(), never) }
  })()
  modem.plug()
  const { caller, talk } = await elapse(clock, answering)
  t.equal(await caller.answered, true)
  await elapse(clock, close(talk))
})

await t.test('32 a modem that restarts by itself is set up again at once', async t => {
  const { clock, modem, line, dial, nextRing } = await bench(t)
  dial()
  const ring = await nextRing()
  modem.sent.length = 0
  modem.notify('RDY')
  await clock.advance(1)
  t.match(ring.gone.reason, { code: 'MODEM_RESTARTED' })
  t.ok(await until(clock, () => line.status().state !== 'failed', 2_000))
  t.ok(modem.sent.includes('AT+CLIP=1'), '36 with all its settings')
})

await t.test('42 no response to AT for ten tries: DTR falls, and the modem is found', async t => {
  const clock = simClock()
  const modem = memoryModem(clock)
  modem.faults.isHung = true
  const opening = openSim7600(modem.line)
  await clock.advance(9_500)
  t.equal(modem.faults.isHung, true, 'it is asked ten times first')
  const line = await elapse(clock, opening, 60_000)
  t.equal(line.status().state, 'idle')
  await elapse(clock, close(line))
})

await t.test('49 a modem that falls silent is opened again until it speaks', async t => {
  const { clock, modem, line } = await bench(t)
  const statuses: LineStatus[] = []
  void (async () => {
    for await (const status of line.changes(never)) statuses.push(status)
  })()
  modem.faults.isSilent = true
  t.ok(await until(clock, () => line.status().state === 'failed', 25_000))
  t.match(line.status().reason, /did not answer AT\+CMEE\?/)
  modem.faults.isSilent = false
  t.ok(await until(clock, () => line.status().state === 'idle', 25_000))
})

await t.test('SIM cards: missing, locked, slow, taken out', async t => {
  const clock = simClock()
  const modem = memoryModem(clock)
  modem.faults.sim = 'missing'
  await t.rejects(elapse(clock, openSim7600(modem.line)), { code: 'SIM_MISSING' })
  modem.faults.sim = 'pin'
  await t.rejects(elapse(clock, openSim7600(modem.line)), {
    code: 'SIM_LOCKED',
    detail: { wants: 'SIM PIN' },
  })
  t.notOk(
    modem.sent.some(command => command.startsWith('AT+CPIN=')),
    'no PIN is ever tried',
  )
  modem.faults.sim = 'busy'
  const opening = openSim7600(modem.line)
  await clock.advance(5_000)
  modem.faults.sim = 'ready'
  const line = await elapse(clock, opening)
  t.teardown(() => elapse(clock, close(line)))
  modem.faults.sim = 'missing'
  modem.notify('+CPIN: NOT READY')
  await clock.advance(1_000)
  t.match(line.status(), { state: 'failed', reason: /no SIM card/ })
  modem.faults.sim = 'ready'
  t.ok(await until(clock, () => line.status().state === 'idle', 16_000))
})

await t.test('a port at which nothing answers', async t => {
  const clock = simClock()
  const modem = memoryModem(clock)
  modem.faults.isSilent = true
  const opening = elapse(clock, openSim7600(modem.line), 15_000)
  await t.rejects(opening, { code: 'LINE_MUTE', message: /Nothing answers at at.*AT port/ })
  t.equal(modem.sent.length, 13, 'ten tries, and three after DTR fell')
})

await t.test('a patient line waits for its modem', async t => {
  const clock = simClock()
  const modem = memoryModem(clock)
  modem.unplug()
  await t.rejects(elapse(clock, openSim7600(modem.line)), { code: 'LINE_MISSING' })
  const line = await elapse(clock, openSim7600({ ...modem.line, isPatient: true }), 10)
  t.teardown(() => elapse(clock, close(line)))
  await clock.advance(5_000)
  t.match(line.status(), { state: 'failed', reason: /no serial port/ })
  modem.plug()
  t.ok(await until(clock, () => line.status().state === 'idle', 16_000))
})

await t.test('closing the line while it answers hangs up as well', async t => {
  const { clock, line, dial, nextRing } = await bench(t)
  const caller = dial()
  const answer = t.rejects(line.answer(await nextRing(), never), { code: 'LINE_GONE' })
  await clock.advance(20)
  await elapse(clock, close(line), 1_000)
  await elapse(clock, caller.over, 10)
  await answer
})

await t.test('closing the line hangs up and ends its iterables', async t => {
  const clock = simClock()
  const modem = memoryModem(clock)
  const line = await elapse(clock, openSim7600(modem.line))
  const rings = line.rings(never)[Symbol.asyncIterator]()
  const first = rings.next()
  const caller = modem.exchange.dial({ from: CALLER, to: NUMBER })
  const ring = (await elapse(clock, first)).value as Ring
  const talk = await elapse(clock, line.answer(ring, never))
  const ended = rings.next()
  await elapse(clock, close(line), 1_000)
  await elapse(clock, caller.over, 10)
  t.ok((await elapse(clock, ended, 10)).done)
  await elapse(clock, collect(talk).done, 10)
  t.notOk(modem.isAudioPortOpen())
})
