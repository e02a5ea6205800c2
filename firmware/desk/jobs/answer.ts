import { branchOf, hasBranches, serviceOf, type Branch, type Local } from '../../clinic/clinic.ts'
import { nextOpenDay, openHours } from '../../clinic/hours.ts'
import { flatPrice } from '../../clinic/tariff.ts'
import type { DayWish, Topic } from '../../language/language.ts'
import { addDays, type Day } from '../../time/calendar.ts'
import { no, noInput, yes, type Question } from '../question.ts'
import { sentence, type Line, type Speaker } from '../speaker.ts'
import { askService } from './book-questions.ts'
import { said } from '../understand/said.ts'
import { nothing } from '../understand/understanding.ts'
import { beginContact, callBack, namedOf, takeContact, tellContact, type Contact } from './contact.ts'
import type { Job, Need, TaskDraft } from './job.ts'

/**
 * Answers a question from the clinic's own facts, and from nothing else. Data contract: the topic; the service for a
 * price, a length or a preparation; a day for hours (else today); a person or a service for who does what. Done: the
 * answer was said. Handed over: a price that hangs on a tariff, to the quote; what the clinic file does not say becomes a
 * task with the caller's own words, if they want, with a name and a telephone.
 */
export interface AnswerData extends Contact {
  /** As it was asked. */
  readonly text: string
  /** Whether the staff are to answer it; null until asked. */
  readonly isPassedOn: boolean | null
  readonly topic: Topic | 'fact'
  readonly fact: string | null
  readonly service: string | null
  readonly staff: string | null
  readonly day: DayWish | null
  /** Of several places the one that was named; null: each is told. */
  readonly branch: string | null
}

const begin: Job<AnswerData>['begin'] = (heard, caller) => ({
  ...beginContact(heard, caller),
  text: heard.text,
  isPassedOn: null,
  topic: [...heard.topics][0] ?? (heard.wishes.has('quote') ? 'price' : 'fact'),
  fact: heard.fact ?? null,
  service: heard.service ?? null,
  staff: heard.staff ?? null,
  day: heard.day ?? null,
  branch: heard.branch ?? null,
})

const take: Job<AnswerData>['take'] = (data, heard, asked, speaker) => {
  if (asked === 'service') return heard.service === undefined ? null : { ...data, service: heard.service }
  if (asked !== 'pass-on') return takeContact(data, heard, asked, speaker)
  if (said(heard, 'no', 'none', 'nothing more', 'keep')) return { ...data, isPassedOn: false }
  return said(heard, 'yes') ? { ...data, isPassedOn: true } : null
}

/** Its price hangs on what the tariff asks for. */
const isQuoted = ({ topic, fact, service }: AnswerData, { clinic }: Speaker): boolean => {
  const tariff = service === null ? null : serviceOf(clinic, service)?.tariff
  return topic === 'price' && fact === null && tariff !== null && tariff !== undefined
}

const sayPrice = (speaker: Speaker, id: string): Line => {
  const found = serviceOf(speaker.clinic, id)
  const price = found && flatPrice(found)
  const service = sentence(speaker.serviceName(id))
  const say = (amount: number) => speaker.pack.sayPrice(amount, speaker.clinic.currency)
  if (!price) return speaker.line('price-unknown', { service: speaker.serviceName(id) })
  return price.from === price.to
    ? speaker.line('price', { service, price: say(price.from) })
    : speaker.line('price-range', { service, low: say(price.from), high: say(price.to) })
}

const sayDayHours = (speaker: Speaker, day: Day, branch?: string): string | null => {
  const spans = openHours(speaker.clinic, day, branch).map(({ from, to }) => speaker.pack.sayHours(from, to))
  const [first, ...more] = spans
  if (first === undefined) return null
  return more.reduce((so, span) => speaker.text('and-hours', { first: so, second: span }), first)
}

const sayHoursAt = (speaker: Speaker, wish: DayWish | null, branch?: string): readonly Line[] => {
  const day = wish?.from ?? speaker.today
  const name = sentence(speaker.pack.sayDay(day, speaker.today))
  const hours = sayDayHours(speaker, day, branch)
  if (hours !== null) return [speaker.line('open-day', { day: name, hours })]
  const next = nextOpenDay(speaker.clinic, addDays(day, 1), branch)
  const nextHours = next && sayDayHours(speaker, next, branch)
  const closed = speaker.line('closed-day', { day: name })
  if (!next || !nextHours) return [closed]
  const when = { day: speaker.pack.sayDay(next, speaker.today), hours: nextHours }
  return [closed, speaker.line('open-next', when)]
}

/** The places an answer is about: the one that was named, else each. */
const placesOf = ({ clinic }: Speaker, branch: string | null): readonly Branch[] => {
  const named = branch === null ? undefined : branchOf(clinic, branch)
  return named ? [named] : clinic.branches
}

/** What is true of each place, its name first. */
const perPlace = (
  speaker: Speaker,
  places: readonly Branch[],
  say: (place: Branch) => readonly Line[],
): readonly Line[] =>
  places.flatMap(place => {
    const lines = say(place)
    const text = lines.map(line => line.text).join(' ')
    const [first] = lines
    return first
      ? [
          {
            ...first,
            text: speaker.text('branch-says', { branch: sentence(speaker.local(place.name)), text }),
          },
        ]
      : []
  })

/** Of several places each, unless they all keep the same hours. */
const sayHours = (speaker: Speaker, { day, branch }: AnswerData): readonly Line[] => {
  if (!hasBranches(speaker.clinic)) return sayHoursAt(speaker, day)
  const places = placesOf(speaker, branch)
  const hoursAt = (place: Branch) => sayHoursAt(speaker, day, place.id)
  const texts = new Set(places.map(place => JSON.stringify(hoursAt(place))))
  const [first] = places
  return texts.size === 1 && first && branch === null ? hoursAt(first) : perPlace(speaker, places, hoursAt)
}

/** Of several places with addresses of their own each; else the clinic's. */
const sayAddress = (speaker: Speaker, { branch }: AnswerData): readonly Line[] | null => {
  const places = placesOf(speaker, branch).filter(({ address }) => speaker.local(address) !== '')
  if (!hasBranches(speaker.clinic) || places.length === 0) return sayFact(speaker, 'address')
  return perPlace(speaker, places, ({ address }) => [speaker.own(address)])
}

/** The clinic's own words; null when its file does not say. */
const sayFact = (speaker: Speaker, id: string): readonly Line[] | null => {
  const fact = speaker.clinic.facts.find(one => one.id === id)
  return fact ? [speaker.own(fact.answer)] : null
}

const sayServices = (speaker: Speaker): Line =>
  speaker.line('services', {
    services: speaker.pack.sayChoices(
      speaker.clinic.services.slice(0, 6).map(({ name }) => speaker.local(name)),
    ),
  })

const sayDuration = (speaker: Speaker, id: string): Line =>
  speaker.line('duration', {
    service: sentence(speaker.serviceName(id)),
    minutes: speaker.pack.sayMinutes(serviceOf(speaker.clinic, id)?.minutes ?? 0),
  })

/** What one person does, or who does a service, or everybody. */
const sayPeople = ({ staff, service }: AnswerData, speaker: Speaker): Line => {
  const { people, services } = speaker.clinic
  const person = people.find(({ id }) => id === staff)
  const choices = (list: readonly { readonly name: Local }[]) =>
    speaker.pack.sayChoices(list.map(({ name }) => speaker.local(name)))
  if (person) {
    const does = services.filter(({ id }) => person.does.includes(id))
    return speaker.line('person-does', {
      who: sentence(speaker.local(person.name)),
      services: choices(does),
    })
  }
  const able = people.filter(({ does }) => service === null || does.includes(service))
  return speaker.line('people', { people: choices(able) })
}

/** How to prepare, from the note of the service; null when it has none. */
const sayNote = ({ service }: AnswerData, speaker: Speaker): readonly Line[] | null => {
  if (service === null) return []
  const note = speaker.own(serviceOf(speaker.clinic, service)?.note ?? {})
  return note.text === '' ? null : [note]
}

const say = (data: AnswerData, speaker: Speaker): readonly Line[] | null => {
  if (data.fact !== null) return sayFact(speaker, data.fact)
  switch (data.topic) {
    case 'price':
      return data.service === null ? [] : [sayPrice(speaker, data.service)]
    case 'duration':
      return data.service === null ? [] : [sayDuration(speaker, data.service)]
    case 'hours':
      return sayHours(speaker, data)
    case 'services':
      return [sayServices(speaker)]
    case 'people':
      return [sayPeople(data, speaker)]
    case 'preparation':
      return sayFact(speaker, data.topic) ?? sayNote(data, speaker)
    case 'address':
      return sayAddress(speaker, data)
    case 'parking':
    case 'payment':
    case 'insurance':
    case 'fact':
      return sayFact(speaker, data.topic)
  }
}

const askWhich = (speaker: Speaker, { topic }: AnswerData): Question => ({
  ...askService(speaker),
  say: [speaker.line(topic === 'price' ? 'ask-which-price' : 'ask-which-service')],
  noInputMs: noInput.choice,
})

const askPassOn = (speaker: Speaker): Question => ({
  asked: 'pass-on',
  wants: 'yes or no',
  say: [speaker.line('pass-on')],
  keysSay: [speaker.line('pass-on-keys')],
  keys: { 1: yes, 2: no },
  noInputMs: noInput.choice,
})

const draftOf = (data: AnswerData, speaker: Speaker): TaskDraft => ({
  kind: 'question',
  ...namedOf(data),
  text: data.text === '' ? wanted(data, speaker.forStaff()) : data.text,
  fields: {},
  owner: null,
  dueMs: null,
})

/** What nobody told the desk: left to the staff, once the caller wants it so. */
const passOn = (data: AnswerData, speaker: Speaker): Need => {
  const draft = draftOf(data, speaker)
  if (data.isPassedOn) return callBack(data, draft, speaker)
  if (data.isPassedOn === false)
    return { need: 'nothing', say: [], done: { kind: 'undone', wanted: draft.text, failed: false } }
  return { need: 'answer', lead: [speaker.line('no-answer')], question: askPassOn(speaker) }
}

const next: Job<AnswerData>['next'] = (data, speaker) => {
  if (data.service !== null && isQuoted(data, speaker)) {
    const heard = { ...nothing, service: data.service }
    return [data, { need: 'job', say: [], job: 'quote', heard }]
  }
  const lines = say(data, speaker)
  const isOpen = lines !== null && lines.length === 0
  if (isOpen) return [data, { need: 'answer', lead: [], question: askWhich(speaker, data) }]
  if (lines === null) return [data, passOn(data, speaker)]
  return [data, { need: 'nothing', say: lines, done: { kind: 'answered', topic: data.fact ?? data.topic } }]
}

const wanted = ({ topic, fact, text }: AnswerData, speaker: Speaker): string =>
  topic === 'fact' && fact === null && text !== '' ? text : speaker.text(`topic-${topic}`)

export const answer: Job<AnswerData> = { begin, take, tell: tellContact, next, wanted }
