import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { parse, stringify } from 'yaml'
import { createExchange } from '../../board/virtual/exchange/exchange.ts'
import { openVirtualModem } from '../../board/virtual/sim7600/modem.ts'
import { createMessageCentre } from '../../board/virtual/sms/centre.ts'
import { plainLine, usualSettings, type BoxSettings } from '../../firmware/config/box-file.ts'
import { noLog } from '../../firmware/config/log.ts'
import { places } from '../../firmware/config/places.ts'
import { openBox } from '../../firmware/main.ts'
import type { CallEvent, CallOutcome } from '../../firmware/ports/call-event.ts'
import { systemClock as clock } from '../../firmware/time/clock.ts'
import { clinicPath } from '../../tools/command/options.ts'
import { eventLine } from '../../tools/virtual/show.ts'
import { openCallerVoice, render, turnQuietMs } from '../../tools/virtual/telephone.ts'

/**
 * What is urgent, over the whole line: a caller's voice on a virtual SIM7600, the recogniser, the desk, and the people on
 * duty as subscribers of its exchange. Waits for what must come, never for a time.
 */
t.setTimeout(600_000)

const numbers = {
  box: '+447700900000',
  caller: '+447700900001',
  owner: '+447700900010',
  first: '+447700900011',
  second: '+447700900012',
}
const urgentRules = {
  owner: numbers.owner,
  duty: [
    { name: 'Ann Lee', phone: numbers.first },
    { name: 'Bob Ray', phone: numbers.second },
  ],
  urgent: [
    {
      id: 'bleeding',
      words: { en: ['emergency', 'bleeding', 'tooth hurts', 'toothache'] },
      say: { en: 'The surgery asks you to stay by the telephone.' },
      does: 'duty',
    },
  ],
}

const clinicIn = async (folder: string): Promise<string> => {
  const file = join(folder, 'clinic.yaml')
  const plain = parse(await readFile(clinicPath('gp-en', places()), 'utf8')) as Readonly<
    Record<string, unknown>
  >
  await writeFile(file, stringify({ ...plain, ...urgentRules }))
  return file
}

/** A box on one line that rings people for four seconds, and what it tells of its calls. */
const openSite = async (t: Test) => {
  const exchange = createExchange({ clock, ringEveryMs: 1_000, country: 'GB' })
  const centre = createMessageCentre(clock)
  const modem = await openVirtualModem({ clock, exchange, centre, number: numbers.box })
  t.teardown(() => modem[Symbol.asyncDispose]())
  const folder = t.testdir({ data: {} })
  const settings: BoxSettings = {
    ...usualSettings,
    clinicFile: await clinicIn(folder),
    dataFolder: join(folder, 'data'),
    lines: [plainLine('cell', 'sim7600', { by: 'path', at: modem.atPath, audio: modem.pcmPath })],
    isPatient: false,
    alarms: { afterMinutes: 10, textTo: [] },
    cloud: null,
    web: { host: '127.0.0.1', port: 0 },
  }
  const dutyPolicy = { ringMs: 4_000 }
  const box = await openBox({ settings, places: places(), clock, log: noLog, dutyPolicy })
  t.teardown(() => box[Symbol.asyncDispose]())
  const voice = await openCallerVoice()
  t.teardown(() => voice[Symbol.asyncDispose]())
  const stop = new AbortController()
  t.teardown(() => stop.abort())
  const events: CallEvent[] = []
  const ended = Promise.withResolvers<CallOutcome>()
  const told = (event: CallEvent) => {
    events.push(event)
    if (event.kind === 'outcome') ended.resolve(event)
  }
  const follow = async () => {
    for await (const event of box.live.follow(stop.signal)) if (event.kind === 'call') told(event.event)
  }
  void follow()
  const said = () => events.flatMap(event => (event.kind === 'said' ? [event.text] : []))
  const transcript = () => events.flatMap(event => eventLine(event) ?? []).join('\n')
  return { exchange, centre, voice, events, said, transcript, outcome: ended.promise }
}
type Site = Awaited<ReturnType<typeof openSite>>

/** What callers say; the recogniser that is tested with need not know the first of them. */
const sentences = ['my gum is bleeding', 'i have a terrible toothache', 'my tooth hurts a lot'] as const

/** Rings, hears the greeting out and says what it is about until that is understood. */
const callUrgently = async ({ exchange, voice, said }: Site) => {
  const caller = exchange.dial({ from: numbers.caller, to: numbers.box })
  await caller.answered
  for (const sentence of sentences) {
    await caller.untilSound()
    await caller.untilQuiet(turnQuietMs)
    await caller.say(await render(voice, sentence, 'en'))
    await caller.untilSound()
    if (said().some(text => text.includes('stay by the telephone'))) break
  }
  return caller
}

await t.test('the second on duty takes the call after the first did not answer', async t => {
  const site = await openSite(t)
  const first = site.exchange.subscribe(numbers.first, { is: 'no answer' })
  const hello = await render(site.voice, 'hello, this is bob', 'en')
  const second = site.exchange.subscribe(numbers.second, { is: 'person', answersAfterMs: 500, says: hello })
  const came = second.next()
  await using caller = await callUrgently(site)
  const phone = await came
  t.equal(first.calls.length, 1, 'the first was rung before')
  await phone.answered
  await phone.untilQuiet(turnQuietMs)
  await phone.untilSound()
  await phone.untilQuiet(turnQuietMs)
  await phone.press('1')
  const outcome = await site.outcome
  t.match(outcome, { outcome: 'transferred', summary: /Bob Ray/ })
  t.match(outcome.task, { phone: numbers.caller }, 'and it is on disk')
  const heard = caller.untilSound()
  await phone.say(hello)
  t.not(await heard, null, 'the caller hears them, without the box')
  caller.hangUp()
  await phone.over
  if (!t.passing()) t.comment(site.transcript())
})

await t.test('nobody accepts: the caller is taken back, told so, and can go on', async t => {
  const site = await openSite(t)
  site.exchange.subscribe(numbers.first, { is: 'busy' })
  const second = site.exchange.subscribe(numbers.second, { is: 'no answer' })
  const texted = Promise.withResolvers<void>()
  site.centre.connect(numbers.owner, { deliver: () => (texted.resolve(), true), report: () => true })
  await using caller = await callUrgently(site)
  while (!site.said().some(text => text.includes('nobody on duty has picked up')))
    await caller.untilSound().then(() => caller.untilQuiet(turnQuietMs))
  t.equal(second.calls.length, 1)
  await texted.promise
  t.match(
    site.centre.taken.find(({ to }) => to === numbers.owner),
    { text: /Urgent call from \+447700900001/ },
  )
  caller.hangUp()
  t.match(await site.outcome, { outcome: 'urgent' })
  if (!t.passing()) t.comment(site.transcript())
})
