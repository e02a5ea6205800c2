import { serviceOf } from '../../clinic/clinic.ts'
import { branchesFor } from '../../clinic/places.ts'
import { slotTime, type Slot } from '../../clinic/slots.ts'
import { flatPrice } from '../../clinic/tariff.ts'
import { no, noInput, yes, type Key, type Question } from '../question.ts'
import { sentence, type Line, type Speaker } from '../speaker.ts'
import type { Known } from './job.ts'

/** The questions of a booking, with what every key and every expected answer stands for. */

const keyOf = (index: number) => String(index + 1) as Key

/** 'For a filling, press two.' for each of at most nine things. */
const keyOptions = (speaker: Speaker, things: readonly string[]): readonly Line[] =>
  things.slice(0, 9).map((what, i) => {
    const line = speaker.line('key-option', { what, key: speaker.pack.sayKey(keyOf(i)) })
    return { ...line, text: sentence(line.text) }
  })

const byKey = <T>(things: readonly T[], means: (thing: T, index: number) => object) =>
  Object.fromEntries(things.slice(0, 9).map((thing, i) => [keyOf(i), means(thing, i)]))

export const askService = (speaker: Speaker): Question => {
  const { services } = speaker.clinic
  const names = services.map(({ name }) => speaker.local(name))
  const examples = speaker.pack.sayChoices(names.slice(0, 3))
  return {
    asked: 'service',
    wants: 'service',
    say: [speaker.line('ask-service')],
    keysSay: keyOptions(speaker, names),
    keys: byKey(services, ({ id }) => ({ service: id })),
    among: names.map(name => name.toLowerCase()),
    expect: [examples, ...names],
    noInputMs: noInput.choice,
  }
}

export const aboutService = (speaker: Speaker, id: string): Line => {
  const service = serviceOf(speaker.clinic, id)
  const name = sentence(speaker.serviceName(id))
  const minutes = speaker.pack.sayMinutes(service?.minutes ?? 0)
  const price = (amount: number) => speaker.pack.sayPrice(amount, speaker.clinic.currency)
  const flat = service && flatPrice(service)
  if (!flat) return speaker.line('about-service-no-price', { service: name, minutes })
  const { from, to } = flat
  return from === to
    ? speaker.line('about-service', { service: name, minutes, price: price(from) })
    : speaker.line('about-service-range', { service: name, minutes, low: price(from), high: price(to) })
}

/** Each offer said whole; of several on one day the day only once, and of several at one place the place. */
const sayOffers = (speaker: Speaker, offers: readonly Slot[]): string => {
  const places = new Set(offers.map(speaker.placeOf))
  const [branch = ''] = places
  const at = (when: string, place: string) =>
    place === '' ? when : speaker.text('when-branch', { when, branch: place })
  const texts = offers.map((slot, i) => {
    const { day, minutes } = slotTime(speaker.clinic, slot)
    const before = offers[i - 1]
    const isSameDay = before && slotTime(speaker.clinic, before).day === day
    const when = isSameDay ? speaker.pack.sayTime(minutes) : speaker.slotTime(slot)
    return places.size === 1 ? when : at(when, speaker.placeOf(slot))
  })
  const choices = speaker.pack.sayChoices(texts)
  return places.size === 1 ? at(choices, branch) : choices
}

/** At which of the places where it is done. */
export const askBranch = (speaker: Speaker, service: string): Question => {
  const branches = branchesFor(speaker.clinic, service)
  const names = branches.map(({ name }) => speaker.local(name))
  return {
    asked: 'branch',
    wants: 'anything',
    say: [speaker.line('ask-branch', { branches: speaker.pack.sayChoices(names) })],
    keysSay: keyOptions(speaker, names),
    keys: byKey(branches, ({ id }) => ({ branch: id })),
    expect: names,
    // as callers say it first: 'at Riverside'
    among: branches.map(({ name, also }) =>
      (also[speaker.pack.code]?.[0] ?? speaker.local(name)).toLowerCase(),
    ),
    noInputMs: noInput.choice,
  }
}

export const askSlot = (speaker: Speaker, offers: readonly Slot[]): Question => {
  const [only] = offers
  const isOne = offers.length === 1 && only !== undefined
  const choices = sayOffers(speaker, offers)
  return {
    asked: 'slot',
    wants: 'choice',
    say: [isOne ? speaker.line('offer-one', { when: choices }) : speaker.line('offer-many', { choices })],
    keysSay: isOne
      ? [speaker.line('offer-one-keys', { when: sentence(speaker.slotWhen(only)) })]
      : [...keyOptions(speaker, offers.map(speaker.slotWhen)), speaker.line('offer-other-key')],
    keys: {
      ...byKey(offers, (_, i) => ({ choice: i + 1 })),
      0: { phrases: new Set(['other'] as const) },
    },
    expect: [choices],
    noInputMs: noInput.choice,
  }
}

export const askWhen = (speaker: Speaker): Question => ({
  asked: 'when',
  wants: 'when',
  say: [speaker.line('ask-when')],
  keysSay: [speaker.line('ask-when-keys')],
  keys: { 1: { time: { kind: 'earliest' } }, 3: { wishes: new Set(['message'] as const) } },
  noInputMs: noInput.recall,
})

export const askName = (speaker: Speaker): Question => ({
  asked: 'name',
  wants: 'name',
  say: [speaker.line('ask-name')],
  keysSay: [speaker.line('ask-name-keys')],
  keys: { 1: { name: '' } },
  noInputMs: noInput.recall,
})

interface ReadBack {
  readonly slot: Slot
  readonly name: string
}

export const askConfirm = (speaker: Speaker, { slot, name }: ReadBack): Question => {
  const args = {
    service: sentence(speaker.serviceName(slot.service)),
    when: speaker.slotWhen(slot),
    staff: speaker.pack.sayWith(speaker.staffName(slot.staff)),
  }
  return {
    asked: 'confirm',
    wants: 'yes or no',
    stores: true,
    say: [name === '' ? speaker.line('confirm', args) : speaker.personal('confirm-named', { ...args, name })],
    keysSay: [speaker.line('confirm-keys')],
    keys: { 1: yes, 2: no },
    noInputMs: noInput.choice,
  }
}

/** They have such a visit already: it is moved, or another one is booked beside it. */
export const askInstead = (speaker: Speaker, { slot }: Known): Question => ({
  asked: 'instead',
  wants: 'yes or no',
  stores: true,
  say: [
    speaker.line('ask-instead', {
      service: speaker.serviceName(slot.service),
      old: speaker.slotWhen(slot),
    }),
  ],
  keysSay: [speaker.line('ask-instead-keys')],
  keys: { 1: yes, 2: no },
  noInputMs: noInput.choice,
})

/** The old time and the new one, before the one is given up for the other. */
export const askMove = (speaker: Speaker, old: Slot, slot: Slot): Question => ({
  asked: 'confirm',
  wants: 'yes or no',
  stores: true,
  say: [
    speaker.line('confirm-move', {
      service: sentence(speaker.serviceName(slot.service)),
      old: speaker.slotWhen(old),
      when: speaker.slotWhen(slot),
    }),
  ],
  keysSay: [speaker.line('confirm-move-keys')],
  keys: { 1: yes, 2: no },
  noInputMs: noInput.choice,
})

export const askChange = (speaker: Speaker): Question => ({
  asked: 'change',
  wants: 'aspect',
  say: [speaker.line('change')],
  keysSay: [speaker.line('change-keys')],
  keys: {
    1: { aspects: new Set(['time'] as const) },
    2: { aspects: new Set(['service'] as const) },
    3: { aspects: new Set(['name'] as const) },
  },
  among: speaker.text('change-answers').split(', '),
  noInputMs: noInput.choice,
})
