import t from 'tap'
import { splitText } from '../../../../firmware/modem/sms/split.ts'
import { writeDelivery, writeReport, writeTimeStamp } from '../../../../board/virtual/sms/pdu.ts'
import { BOX, PATIENT, ready, smsWorld } from './bench.ts'

// In simulated time, on a machine that may be busy
t.setTimeout(300_000)

const reminder = { id: 'a', to: PATIENT, text: 'Labas, primename apie vizitą rytoj 9:30.' }
const long = 'Gerbiamas paciente, '.repeat(12)

await t.test('a text goes out, is reported, and one comes in', async t => {
  const box = await ready(t)
  t.equal((await box.messages.send(reminder)).state, 'queued')
  t.ok(await box.until(() => box.changes.at(-1)?.state === 'delivered'), 'delivered')
  t.strictSame(
    box.changes.map(change => change.state),
    ['queued', 'sending', 'sent', 'delivered'],
  )
  t.strictSame(
    box.centre.taken.map(sms => sms.text),
    [reminder.text],
  )
  box.centre.write({ from: PATIENT, to: BOX, text: 'TAIP' })
  t.ok(await box.until(() => box.came.length === 1))
  t.match(box.came[0], { from: PATIENT, text: 'TAIP', line: 'a', trouble: null })
  await box.clock.advance(1_000)
  t.strictSame(box.unit.messages(), [], 'nothing stays in the modem')
})

await t.test('a modem that was left reading another memory is made to read where texts come in', async t => {
  const box = await ready(t)
  box.modem.unplug()
  box.modem.sent.length = 0
  box.centre.write({ from: PATIENT, to: BOX, text: 'TAIP' })
  box.modem.plug()
  box.modem.typeElsewhere('+CPMS="SM"')
  t.ok(await box.until(() => box.came.length === 1, 20_000))
  t.ok(box.modem.sent.includes('AT+CPMS="ME","ME","ME"'), box.modem.sent.join())
})

await t.test('the set-up takes PDU mode, asks what CNMI can be, and reads back what it became', async t => {
  const box = await ready(t)
  const sms = box.modem.sent.filter(command => /^AT\+C(?:PMS|MGF|NMI|MGL)/.test(command))
  t.strictSame(sms, [
    'AT+CPMS?',
    'AT+CPMS=?',
    'AT+CMGF=0',
    'AT+CNMI=?',
    'AT+CNMI=2,1,0,2,0',
    'AT+CNMI?',
    'AT+CMGL=4',
    'AT+CPMS="SM"',
    'AT+CMGL=4',
    'AT+CPMS="SR"',
    'AT+CMGL=4',
  ])
})

await t.test('CNMI mode 2 that is listed and refused gives way to mode 1', async t => {
  const world = smsWorld()
  world.faults.cnmiRefused = ['2']
  const box = await ready(t, world)
  t.ok(box.modem.sent.includes('AT+CNMI=1,1,0,2,0'))
  await box.messages.send(reminder)
  t.ok(await box.until(() => box.changes.at(-1)?.state === 'delivered'))
})

await t.test('a modem that announces nothing is looked into', async t => {
  const world = smsWorld()
  world.faults.cnmiRefused = ['0', '1', '2']
  world.faults.isNoticeLost = true
  const box = await ready(t, world)
  world.centre.write({ from: PATIENT, to: BOX, text: 'labas' })
  t.ok(await box.until(() => box.came.length === 1, 16_000))
})

await t.test('reports that cannot be stored are taken as they come (+CDS, two lines)', async t => {
  const world = smsWorld()
  world.faults.cnmi = '(0-2),(0,1),(0,2),(0,1),(1)'
  const box = await ready(t, world)
  t.ok(box.modem.sent.includes('AT+CNMI=2,1,0,1,1'))
  await box.messages.send(reminder)
  t.ok(await box.until(() => box.changes.at(-1)?.state === 'delivered'))
})

await t.test('SIM busy is asked again each second, and no SMS command goes before CPMS answers', async t => {
  const world = smsWorld()
  world.faults.simBusy = 7
  const box = await ready(t, world, { readyMs: 0 })
  await box.clock.advance(6_900)
  t.strictSame(
    box.modem.sent.filter(command => /^AT\+C(?:MG|NMI)/.test(command)),
    [],
  )
  t.ok(await box.until(() => box.modem.sent.includes('AT+CMGL=4'), 3_000))
  t.equal(box.modem.sent.filter(command => command === 'AT+CPMS?').length, 8)
})

await t.test('what the storage held at the start is read, and deleted once it is on disk', async t => {
  const world = smsWorld()
  const off = world.unit.power({ direct: () => false, full: () => undefined, stored: () => undefined })
  for (const text of ['vienas', 'du', 'trys']) world.centre.write({ from: PATIENT, to: BOX, text })
  off()
  t.equal(world.unit.messages().length, 3)
  const box = await ready(t, world)
  t.strictSame(
    box.came.map(message => message.text),
    ['vienas', 'du', 'trys'],
  )
  t.equal(world.unit.messages().length, 0)
})

await t.test('a full storage is emptied, and what waited in the network comes', async t => {
  const world = smsWorld()
  world.faults.capacity = 2
  world.faults.isNoticeLost = true
  const box = await ready(t, world)
  for (let n = 0; n < 7; n += 1) world.centre.write({ from: PATIENT, to: BOX, text: `nr. ${n}` })
  t.equal(world.centre.waiting(BOX), 5, 'there was no room')
  t.ok(await box.until(() => box.came.length === 7))
  t.strictSame(
    box.came.map(message => message.text),
    [0, 1, 2, 3, 4, 5, 6].map(n => `nr. ${n}`),
  )
})

await t.test('a lost notice is made up for by looking; +CMTI without an index as well', async t => {
  const world = smsWorld()
  const box = await ready(t, world)
  world.faults.isIndexLost = true
  world.centre.write({ from: PATIENT, to: BOX, text: 'be numerio' })
  t.ok(await box.until(() => box.came.length === 1, 3_000))
  world.faults.isNoticeLost = true
  world.centre.write({ from: PATIENT, to: BOX, text: 'be žinios' })
  t.ok(await box.until(() => box.came.length === 2, 400_000))
})

await t.test('a long text goes out in parts and comes in from parts, in any order and twice', async t => {
  const box = await ready(t)
  await box.messages.send({ ...reminder, text: long })
  t.ok(await box.until(() => box.changes.at(-1)?.state === 'delivered'))
  t.equal(box.centre.taken.map(sms => sms.text).join(''), long)
  t.strictSame(
    box.centre.taken.map(({ seq, total }) => [seq, total]),
    [
      [1, 2],
      [2, 2],
    ],
  )
  const text = `Žinutė su 😀 ir ${'ą'.repeat(180)}`
  box.centre.write({ from: PATIENT, to: BOX, text, order: [3, 1, 1, 3, 2, 2, 1] })
  t.ok(await box.until(() => box.came.length === 1))
  await box.clock.advance(700_000)
  t.strictSame(
    box.came.map(message => [message.text, message.trouble]),
    [[text, null]],
    'one message',
  )
  t.equal((await box.store.looseParts()).length, 0)
})

await t.test('a text with a part missing is given out as it is when its time is over', async t => {
  const box = await ready(t)
  const text = `${'a'.repeat(153)}${'b'.repeat(153)}${'c'.repeat(20)}`
  box.centre.write({ from: PATIENT, to: BOX, text, order: [1, 3], reference: 9 })
  await box.clock.advance(580_000)
  t.strictSame(box.came, [])
  await box.clock.advance(40_000)
  t.match(box.came, [{ trouble: 'incomplete', text: `${'a'.repeat(153)}…${'c'.repeat(20)}` }])
  box.centre.write({ from: PATIENT, to: BOX, text, order: [2], reference: 9 })
  await box.clock.advance(700_000)
  t.match(box.came[1], { trouble: 'incomplete', text: `…${'b'.repeat(153)}…` }, 'a late part is not lost')
})

await t.test('a sender who uses a reference again begins another text', async t => {
  const box = await ready(t)
  const one = `${'a'.repeat(153)}${'b'.repeat(20)}`
  const two = `${'c'.repeat(153)}${'d'.repeat(20)}`
  const write = (text: string, order: readonly number[]) =>
    box.centre.write({ from: PATIENT, to: BOX, text, order, reference: 5 })
  write(one, [1])
  write(two, [1])
  write(one, [2])
  write(two, [2])
  t.ok(await box.until(() => box.came.length === 2))
  t.strictSame(box.came.map(message => message.text).toSorted(), [one, two])
})

await t.test(
  'the network brings one SMS twice: it counts once, and two alike a minute apart are two',
  async t => {
    const box = await ready(t)
    const sentMs = Math.floor(box.clock.epochMs() / 1_000) * 1_000
    for (const ms of [sentMs, sentMs, sentMs + 60_000])
      box.centre.write({ from: PATIENT, to: BOX, text: 'TAIP', sentMs: ms })
    await box.clock.advance(5_000)
    t.strictSame(
      box.came.map(message => message.sentMs),
      [sentMs, sentMs + 60_000],
    )
  },
)

await t.test('a message comes again after a restart until somebody is done with it', async t => {
  const world = smsWorld()
  const first = await ready(t, world)
  world.centre.write({ from: PATIENT, to: BOX, text: 'vienas' })
  world.centre.write({ from: PATIENT, to: BOX, text: 'du' })
  t.ok(await first.until(() => first.came.length === 2))
  await first.messages.done(first.came[0]?.id ?? '')
  const again = new AbortController()
  const seen: string[] = []
  for await (const message of first.messages.messages(again.signal)) {
    seen.push(message.text)
    again.abort()
  }
  t.strictSame(seen, ['du'])
})

await t.test('a PDU that cannot be read is kept, reported, and taken out of the modem', async t => {
  const box = await ready(t)
  box.centre.push(BOX, { hex: '0004FF', octets: 2 })
  t.ok(await box.until(() => box.came.length === 1))
  t.match(box.came[0], { trouble: 'unreadable', text: '', from: '' })
  await box.clock.advance(1_000)
  t.equal(box.unit.messages().length, 0)
  t.match(await box.store.received(1), [{ trouble: 'unreadable' }])
})

await t.test(
  'a silent message is acknowledged and shown to nobody; a draft in the SIM card stays',
  async t => {
    const box = await ready(t)
    const at = writeTimeStamp(box.clock.epochMs(), 8)
    const [chunk] = splitText('x', 1)
    const data = Uint8Array.of(chunk?.length ?? 0, ...(chunk?.octets ?? []))
    box.centre.push(BOX, writeDelivery(PATIENT, { hasHeader: false, protocol: 0x40, scheme: 0, data }, at))
    box.centre.push(BOX, { hex: '0011000B917360214365F70000AA05E8329BFD06', octets: 19 })
    await box.clock.advance(5_000)
    t.strictSame(box.came, [])
    t.match(box.unit.messages(), [{ octets: 19 }])
  },
)

await t.test('a report is matched by reference and recipient; one for nobody changes nothing', async t => {
  const box = await ready(t)
  box.centre.fates.set(PATIENT, null)
  box.centre.fates.set('+37069999999', null)
  await box.messages.send(reminder)
  await box.messages.send({ ...reminder, id: 'b', to: '+37069999999' })
  t.ok(await box.until(() => box.changes.filter(change => change.state === 'sent').length === 2))
  const [stored] = await box.store.outgoingMessages(1)
  const reference = stored?.parts[0]?.reference ?? 0
  const at = writeTimeStamp(box.clock.epochMs(), 8)
  const report = (to: string, number: number, status: number) =>
    box.centre.push(BOX, writeReport({ reference: number, to, sent: at, settled: at, status }), 'report')
  report(PATIENT, reference, 0)
  report('+37069999999', reference + 7, 0)
  await box.clock.advance(3_000)
  t.match([await box.state('a'), await box.state('b')], [{ state: 'sent' }, { state: 'sent' }])
  report('69999999', reference, 0x30)
  await box.clock.advance(3_000)
  t.match(await box.state('b'), { state: 'sent', reason: /not delivered yet/ })
  report('869999999', reference, 0x46)
  await box.clock.advance(3_000)
  t.match(await box.state('b'), { state: 'failed', reason: 'the time to deliver it ran out' })
})

await t.test('what is of no use any more is not sent', async t => {
  const box = await ready(t)
  box.faults.sends = Array.from({ length: 40 }, () => ({ cms: 42 }))
  await box.messages.send({ ...reminder, validityMs: 600_000 })
  t.ok(await box.until(() => box.changes.at(-1)?.state === 'failed', 900_000))
  t.match(await box.state('a'), { reason: 'it could not be sent in time' })
})

await t.test('asked twice with one id, it is sent once', async t => {
  const box = await ready(t)
  await Promise.all([box.messages.send(reminder), box.messages.send(reminder)])
  await box.clock.advance(10_000)
  await box.messages.send(reminder)
  await box.clock.advance(10_000)
  t.equal(box.centre.taken.length, 1)
})

await t.test('what may not be sent is refused in words, before it is on the queue', async t => {
  const box = await ready(t, undefined, { policy: { perHour: 3, perNumberAndDay: 2, mostParts: 2 } })
  const send = (changes: Partial<typeof reminder>) =>
    box.messages.send({ ...reminder, id: `${Math.random()}`, ...changes })
  const refused = [
    [{ to: '+4915112345678' }, 'MESSAGE_FORBIDDEN', /may not write to \+4915112345678/],
    [{ to: '861234567' }, 'MESSAGE_FORBIDDEN', /861234567/],
    [{ to: 'Ona' }, 'MESSAGE_INVALID', /"Ona" is no telephone number/],
    [{ to: '+370 (612) 34-567; AT+CMGD=1' }, 'MESSAGE_INVALID', /is no telephone number/],
    [{ to: '' }, 'MESSAGE_INVALID', /is no telephone number/],
    [{ text: ' ' }, 'MESSAGE_INVALID', /it is empty/],
    [{ text: 'ą'.repeat(1_000_000) }, 'MESSAGE_INVALID', /1000000 letters, far more than 2 SMS hold/],
    [{ text: 'ą'.repeat(140) }, 'MESSAGE_INVALID', /3 SMS long, and 2 are allowed/],
  ] as const
  for (const [changes, code, message] of refused) await t.rejects(send(changes), { code, message })
  t.strictSame(await box.messages.outgoing(10), [])
  await send({ to: '00370 612-34567' })
  await send({})
  await t.rejects(send({}), { code: 'MESSAGE_LIMIT', message: /2 text messages a day to \+37061234567/ })
  await send({ to: '+37069999999' })
  await t.rejects(send({ to: '+37068888888' }), { code: 'MESSAGE_LIMIT', message: /3 text messages an hour/ })
  await box.clock.advance(3_600_001)
  await send({ to: '+37068888888' })
})

await t.test('nothing is sent while a call needs the modem; after it, it goes', async t => {
  const box = await ready(t)
  const caller = box.modem.exchange.dial({ from: PATIENT, to: BOX })
  t.ok(await box.until(() => box.line.status().state === 'ringing'))
  await box.messages.send(reminder)
  await box.clock.advance(10_000)
  t.equal(box.centre.taken.length, 0)
  caller.hangUp()
  t.ok(await box.until(() => box.changes.at(-1)?.state === 'delivered'))
})

await t.test(
  'the modem is unplugged while it sends: uncertain, then settled by the report; what waited goes',
  async t => {
    const box = await ready(t)
    box.faults.sends = [{ silence: true, isTaken: true }]
    await box.messages.send(reminder)
    await box.messages.send({ ...reminder, id: 'b', text: 'kita' })
    t.ok(await box.until(() => box.centre.taken.length === 1))
    box.modem.unplug()
    t.ok(await box.until(() => box.changes.some(change => change.state === 'uncertain')))
    box.modem.plug()
    t.ok(await box.until(() => box.changes.filter(change => change.state === 'delivered').length === 2))
    t.strictSame(
      box.centre.taken.map(sms => sms.text),
      [reminder.text, 'kita'],
    )
  },
)

await t.test('a modem without a message service says so once, and calls go on', async t => {
  const world = smsWorld()
  world.faults.simBusy = 1e9
  const box = await ready(t, world)
  await box.clock.advance(120_000)
  const told = box.logged.filter(line => line.message === 'text messages do not work')
  t.equal(told.length, 1)
  t.match(told[0]?.fields['reason'], /The modem on a cannot exchange text messages.*Calls go on/)
  t.equal(box.line.status().state, 'idle')
  world.faults.simBusy = 0
  await box.messages.send(reminder)
  t.ok(await box.until(() => box.changes.at(-1)?.state === 'delivered'), 'and it is tried again')
})
