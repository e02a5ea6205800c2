import { minutesSaid } from '../../language/lateness.ts'
import { tokens } from '../../language/words.ts'
import { dayOf } from '../../time/calendar.ts'
import { noInput, type Question } from '../question.ts'
import { sentence, type Line, type Speaker } from '../speaker.ts'
import type { Understanding } from '../understand/understanding.ts'
import { askName } from './book-questions.ts'
import { namedOf, nameFrom } from './contact.ts'
import type { Job, Known, Need, TaskDraft } from './job.ts'

/**
 * Tells the staff that somebody is late, or cannot find the way. Data contract: the minutes (may be unknown), a name, and
 * today's visit of the number they ring from, if there is one. Done: the task is on disk, due at once and for the person
 * they come to, the visit says so, and that was said. Nothing is moved; who wants that says so. Of the visit nothing is
 * told. Handed over: it is itself a handing over.
 */
export interface LateData {
  /** In the caller's words. */
  readonly text: string
  readonly isLost: boolean
  readonly isWayTold: boolean
  /** Null until told. */
  readonly minutes: number | 'unknown' | null
  readonly name: string | null
  readonly phone: string | null
  /** The number the network vouches for. */
  readonly rungFrom: string | null
  /** Null until looked up. */
  readonly visits: readonly Known[] | null
  readonly stage: 'collect' | 'saved' | 'noted' | 'failed'
}

const minuteMs = 60_000
/** Who is later than this has missed it. */
const latestMs = 120 * minuteMs
const mostMinutes = 240

const minutesOf = (heard: Understanding, speaker: Speaker): number | null => {
  const minutes = minutesSaid(speaker.pack, tokens(heard.text))
  return minutes !== null && minutes <= mostMinutes ? minutes : null
}

const begin: Job<LateData>['begin'] = (heard, caller, speaker) => ({
  text: heard.text,
  isLost: heard.wishes.has('lost'),
  isWayTold: false,
  minutes: minutesOf(heard, speaker),
  name: heard.name ?? caller.name,
  phone: caller.phone,
  rungFrom: caller.phone,
  visits: caller.phone === null ? [] : null,
  stage: 'collect',
})

const take: Job<LateData>['take'] = (data, heard, asked, speaker) => {
  if (asked === 'name') {
    const name = nameFrom(heard)
    return name === null ? null : { ...data, name }
  }
  if (asked !== 'minutes-late') return null
  const plain = heard.count ?? (heard.digits === '' ? undefined : Number(heard.digits))
  const minutes = minutesOf(heard, speaker) ?? plain
  if (minutes !== undefined && minutes <= mostMinutes) return { ...data, minutes }
  const isUnknown = (['unsure', 'no', 'none'] as const).some(phrase => heard.phrases.has(phrase))
  return isUnknown ? { ...data, minutes: 'unknown' } : null
}

/** The visit they are late for: today's, the first that is not long past. */
const visitOf = ({ visits }: LateData, { clinic, today }: Speaker): Known | undefined =>
  visits?.find(({ slot }) => dayOf(slot.startMs, clinic.zone) === today)

const askMinutes = (speaker: Speaker): Question => ({
  asked: 'minutes-late',
  wants: 'count',
  say: [speaker.line('ask-minutes-late')],
  keysSay: [speaker.line('ask-minutes-late-keys')],
  keys: {},
  takesDigits: 3,
  noInputMs: noInput.recall,
})

/** The clinic's own words of the way; of several places each. */
const wayOf = (speaker: Speaker): readonly Line[] => {
  const places = speaker.clinic.branches.filter(({ address }) => speaker.local(address) !== '')
  if (places.length > 0)
    return places.map(({ name, address }) =>
      speaker.line('branch-says', { branch: sentence(speaker.local(name)), text: speaker.local(address) }),
    )
  const fact = speaker.clinic.facts.find(({ id }) => id === 'address')
  return fact ? [speaker.own(fact.answer)] : []
}

const draftOf = (data: LateData, speaker: Speaker): TaskDraft => {
  const staff = speaker.forStaff()
  const visit = visitOf(data, speaker)
  const about = visit ? `${staff.serviceName(visit.slot.service)}, ${staff.slotWhen(visit.slot)}` : ''
  const minutes = typeof data.minutes === 'number' ? staff.pack.sayMinutes(data.minutes) : '?'
  const told = { minutes, text: data.text, visit: about }
  return {
    kind: 'late',
    ...namedOf({ name: data.name ?? visit?.name ?? null, phone: data.phone }),
    text: staff.text(visit ? 'late-note-visit' : 'late-note', told),
    fields: { minutes: String(data.minutes), ...(visit ? { visit: visit.id } : {}) },
    owner: visit?.slot.staff ?? null,
    dueMs: speaker.nowMs,
  }
}

const finished = (data: LateData, draft: TaskDraft, speaker: Speaker): Need => {
  if (data.stage === 'failed') {
    const done = { kind: 'undone', wanted: draft.text, failed: true } as const
    return { need: 'nothing', say: [speaker.line('message-failed')], done }
  }
  const say =
    typeof data.minutes === 'number'
      ? speaker.line('late-saved', { minutes: speaker.pack.sayMinutes(data.minutes) })
      : speaker.line('late-saved-some')
  return { need: 'nothing', say: [say], done: { kind: 'task', draft } }
}

const next: Job<LateData>['next'] = (data, speaker) => {
  const { rungFrom, minutes } = data
  if (minutes === null) {
    const lead = data.isLost && !data.isWayTold ? wayOf(speaker) : []
    return [
      { ...data, isWayTold: true },
      { need: 'answer', lead, question: askMinutes(speaker) },
    ]
  }
  if (data.visits === null && rungFrom !== null) {
    const proof = { by: 'number', phone: rungFrom, sinceMs: speaker.nowMs - latestMs } as const
    return [data, { need: 'errand', errand: { do: 'look up', proof } }]
  }
  const visit = visitOf(data, speaker)
  if (data.name === null && !visit) {
    const question = { ...askName(speaker), say: [speaker.line('ask-message-name')] }
    return [data, { need: 'answer', lead: [], question }]
  }
  const draft = draftOf(data, speaker)
  if (data.stage === 'collect') return [data, { need: 'errand', errand: { do: 'task', draft } }]
  if (data.stage === 'saved' && visit && typeof minutes === 'number') {
    const change = { kind: 'late', minutes } as const
    return [data, { need: 'errand', errand: { do: 'change', visit: visit.id, change } }]
  }
  return [data, finished(data, draft, speaker)]
}

const tell: Job<LateData>['tell'] = (data, result) => {
  if (result.on === 'visits') return { ...data, visits: result.visits }
  if (data.visits === null) return { ...data, visits: [] }
  if (data.stage === 'collect') return { ...data, stage: result.on === 'saved' ? 'saved' : 'failed' }
  // the staff knows from the task, whatever became of the note on the visit
  return { ...data, stage: 'noted' }
}

export const late: Job<LateData> = { begin, take, tell, next, wanted: data => data.text }
