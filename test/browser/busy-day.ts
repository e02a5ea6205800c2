import type { CallEvent } from '../../firmware/ports/call-event.ts'
import { sampleReport } from '../unit/store/sample.ts'
import { type FakeBox, makeBooking, makeCall } from '../unit/web/fake-box.ts'

/** Tuesday 24 November 2026, 10:02:30 in Vilnius. */
export const nowMs = Date.UTC(2026, 10, 24, 8, 2, 30)
const at = (hour: number, minute: number, day = 24) => Date.UTC(2026, 10, day, hour - 2, minute)
const minutes = (n: number) => n * 60_000

/** A conversation that meets every kind of event but the outcome. */
export const conversation: readonly CallEvent[] = [
  { atMs: 0, kind: 'ringing', line: 'sim7600', from: '+37061234567' },
  { atMs: 0, kind: 'answered' },
  {
    atMs: 240,
    kind: 'said',
    text: 'Labas rytas, Šypsenos odontologija. Kalba automatinis asistentas. Kuo galiu padėti?',
    language: 'lt',
    asked: 'what',
  },
  { atMs: 5_900, kind: 'interrupted', saidMs: 5_660 },
  {
    atMs: 8_300,
    kind: 'heard',
    text: 'laba diena norėčiau užsirašyti burnos higienai',
    language: 'lt',
    certainty: 0.91,
    doubt: null,
  },
  {
    atMs: 8_850,
    kind: 'turn',
    timings: { endpointMs: 310, recogniseMs: 142, decideMs: 6, voiceMs: 94 },
  },
  {
    atMs: 8_850,
    kind: 'said',
    text: 'Burnos higiena trunka 60 minučių ir kainuoja 55 eurus. Kada jums būtų patogu?',
    language: 'lt',
    asked: 'when',
  },
  { atMs: 15_100, kind: 'resumed' },
  { atMs: 18_200, kind: 'silence' },
  { atMs: 18_300, kind: 'said', text: 'Kurią dieną jums būtų patogu?', language: 'lt', asked: 'when' },
  {
    atMs: 22_000,
    kind: 'heard',
    text: 'ketvirtadienį po pietų',
    language: 'lt',
    certainty: 0.48,
    doubt: null,
  },
  {
    atMs: 22_900,
    kind: 'turn',
    timings: { endpointMs: 420, recogniseMs: 388, decideMs: 11, voiceMs: 61 },
  },
  {
    atMs: 22_900,
    kind: 'said',
    text: 'Ketvirtadienį, lapkričio 26 dieną, turime 14:00 arba 15:30. Spauskite 1 arba 2.',
    language: 'lt',
    asked: 'which',
  },
  { atMs: 29_800, kind: 'heard', text: '', language: 'lt', certainty: 0.12, doubt: 'no speech' },
  { atMs: 30_400, kind: 'key', key: '1' },
  { atMs: 30_500, kind: 'trouble', code: 'VOICE_FAILED' },
]

export const outcome: CallEvent = {
  atMs: 41_000,
  kind: 'outcome',
  outcome: 'booked',
  summary: 'Jonas Jonaitis booked oral hygiene for Thursday 26 November at 14:00.',
  booking: {
    id: 'b-live',
    service: 'hygiene',
    staff: 'egle',
    start: '2026-11-26T14:00:00+02:00',
    name: 'Jonas Jonaitis',
    phone: '+37061234567',
  },
}

const addVisits = ({ bookings }: FakeBox) => {
  const checkup = { service: 'checkup', serviceName: 'Check-up' }
  const hygiene = {
    service: 'hygiene',
    serviceName: 'Oral hygiene',
    staff: 'egle',
    staffName: 'Eglė Žukauskaitė',
  }
  const filling = {
    service: 'filling',
    serviceName: 'Filling',
    staff: 'tomas',
    staffName: 'Dr. Tomas Petrauskas',
  }
  bookings.push(
    makeBooking(at(8, 30), { ...checkup, name: 'Ona Žemaitė' }),
    makeBooking(at(11, 0), { ...checkup, name: 'Petras Vaičiūnas', phone: null, language: 'ru' }),
    makeBooking(at(15, 30), {
      ...checkup,
      name: 'Hannah Whitfield',
      language: 'en',
      createdMs: nowMs - minutes(4),
    }),
    makeBooking(at(9, 0), { ...hygiene, endMs: at(10, 0), name: 'Mindaugas Butkus', phone: '+37068811223' }),
    makeBooking(at(13, 0), {
      ...hygiene,
      endMs: at(14, 0),
      name: 'Aleksandra Konstantinavičiūtė-Petrauskienė',
    }),
    makeBooking(at(16, 0, 25), { ...filling, endMs: at(17, 0, 25), name: 'Viktor Petrenko', language: 'uk' }),
  )
}

const addCalls = ({ calls, messages }: FakeBox) => {
  calls.push(
    makeCall(at(9, 41), {
      id: 'c-3',
      from: '+447700900123',
      language: 'en',
      summary: 'Hannah Whitfield booked a check-up with Dr. Kazlauskienė today at 15:30.',
      transcript: [...conversation.slice(1, 7), outcome],
    }),
    makeCall(at(9, 12), {
      id: 'c-2',
      from: null,
      endedMs: at(9, 12) + 21_000,
      outcome: 'abandoned',
      language: null,
      summary: 'The caller said nothing and hung up.',
      tags: ['dead air'],
    }),
    makeCall(at(8, 3), {
      id: 'c-1',
      from: '+37065544332',
      outcome: 'message',
      summary: 'UAB Dantų laboratorija asks Dr. Petrauskas to ring back about the crown.',
      tags: ['not heard'],
    }),
    makeCall(at(18, 20, 23), {
      id: 'c-0',
      from: '+37069900111',
      outcome: 'urgent',
      language: 'ru',
      summary: 'Severe pain after an extraction; the duty dentist was given.',
    }),
  )
  messages.push(
    {
      id: 'm-1',
      name: 'UAB Dantų laboratorija',
      phone: '+37065544332',
      text: 'Prašome daktaro Petrausko paskambinti dėl vainikėlio, šiandien iki ketvirtos.',
      language: 'lt',
      callId: 'c-1',
      createdMs: at(8, 4),
    },
    {
      id: 'm-0',
      name: null,
      phone: null,
      text: 'Please send me the price list by post.',
      language: 'en',
      callId: null,
      createdMs: at(17, 5, 23),
    },
  )
}

/** Fills a box with a day that shows everything the page can show. */
export const fillDay = (box: FakeBox): void => {
  addVisits(box)
  addCalls(box)
  box.report(sampleReport())
}
