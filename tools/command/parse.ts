import { serviceOf, type Clinic } from '../../firmware/clinic/clinic.ts'
import { windowOf } from '../../firmware/desk/jobs/book-search.ts'
import type { Slot, Understanding } from '../../firmware/desk/understand/understanding.ts'
import { readPhone } from '../../firmware/language/telephone.ts'
import type { TimeWish } from '../../firmware/language/language.ts'
import { writeTimeOfDay } from '../../firmware/time/calendar.ts'

/** What was understood, as `ragelis understand` prints it: dates, times and lengths by ISO 8601. */

/** 24:00 is the end of a day in ISO 8601-1:2019. */
const timeOf = (clinic: Clinic, wish: TimeWish) => {
  const window = windowOf(clinic, wish)
  return {
    kind: wish.kind,
    ...(wish.kind === 'part' ? { part: wish.part } : {}),
    ...(window ? { from: writeTimeOfDay(window.from), to: writeTimeOfDay(window.to) } : {}),
  }
}

const rounded = (share: number) => Math.round(share * 1_000) / 1_000

const slot = <T>({ parts }: Understanding, name: Slot, value: T | undefined) => {
  const part = parts[name]
  if (value === undefined || !part) return {}
  return { [name]: { value, text: part.text, certainty: rounded(part.certainty) } }
}

const phoneOf = (digits: string, country: string): string | undefined => {
  const dialled = readPhone(digits, country)
  return dialled.kind === 'number' ? dialled.phone : undefined
}

const duration = (clinic: Clinic, service: string | undefined) => {
  const minutes = service === undefined ? undefined : serviceOf(clinic, service)?.minutes
  return minutes === undefined ? {} : { duration: `PT${minutes}M` }
}

const number = ({ digits }: Understanding, { country }: Clinic) => {
  const phone = phoneOf(digits, country)
  return digits === '' ? {} : { digits, ...(phone === undefined ? {} : { phone }) }
}

/** How far from the time that is talked about, earlier with a minus (ISO 8601-2:2019 4.4.1.9), or only which way. */
const shiftOf = ({ shift }: Understanding) => {
  if (!shift) return {}
  const { days, minutes, towards, keeps } = shift
  const length = days !== 0 ? `P${Math.abs(days)}D` : `PT${Math.abs(minutes)}M`
  const by = days + minutes === 0 ? {} : { by: days + minutes < 0 ? `-${length}` : length }
  return { shift: { ...by, ...(towards === null ? {} : { towards }), ...(keeps === null ? {} : { keeps }) } }
}

/** One object: what each value is, the words it was read from, and how sure it is. */
export const parseOf = (heard: Understanding, clinic: Clinic): object => {
  const { service, staff, day, time, date, choice, count, unfit, name, maybe } = heard
  const when = time === undefined ? undefined : timeOf(clinic, time)
  const isDoubtful = maybe.services.length + maybe.staff.length > 0
  return {
    text: heard.text,
    heardAs: heard.words.join(' '),
    sureness: rounded(heard.sureness),
    phrases: [...heard.phrases],
    wishes: [...heard.wishes],
    topics: [...heard.topics],
    aspects: [...heard.aspects],
    ...(heard.strange.length === 0 ? {} : { strange: heard.strange }),
    sensitive: [...heard.sensitive],
    ...(heard.urgent === undefined ? {} : { urgent: heard.urgent }),
    ...(heard.triage === undefined ? {} : { triage: heard.triage }),
    ...(heard.fact === undefined ? {} : { fact: heard.fact }),
    ...(heard.isForPerson ? { isForPerson: true } : {}),
    ...slot(heard, 'service', service),
    ...duration(clinic, service),
    ...slot(heard, 'staff', staff),
    ...(heard.branch === undefined ? {} : { branch: heard.branch }),
    ...slot(heard, 'day', day),
    ...(unfit === undefined ? {} : { unfit }),
    ...slot(heard, 'time', when),
    ...shiftOf(heard),
    ...slot(heard, 'date', date),
    ...slot(heard, 'choice', choice),
    ...slot(heard, 'count', count),
    ...number(heard, clinic),
    ...(name === undefined ? {} : { name }),
    ...(isDoubtful ? { maybe } : {}),
  }
}
