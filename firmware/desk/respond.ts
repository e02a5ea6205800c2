import { answered, ask, end, knownToStaff, proceed } from './engine.ts'
import { askHowHelp } from './idle.ts'
import { personOf } from '../clinic/clinic.ts'
import { ringsFor } from './jobs/connecting.ts'
import {
  begin,
  disputeAbout,
  personFor,
  serviceOfJob,
  wanted,
  type JobName,
  type Running,
} from './jobs/jobs.ts'
import { urgentRule } from './jobs/urgent.ts'
import { find } from '../language/words.ts'
import { askMeant, doubtIn, meantBy, none, settledDoubt, withoutDoubt, type Doubt } from './meant.ts'
import type { Line, Speaker } from './speaker.ts'
import { type Heard } from './question.ts'
import { deskAt, type Desk, type DeskState, type Step } from './state.ts'
import { countRefusal, miss } from './trouble.ts'
import { shaded, sober } from './shades.ts'
import { said } from './understand/said.ts'
import { understand, type Understanding } from './understand/understanding.ts'
import { isOpenQuestion, jobFor } from './wanted-job.ts'

/**
 * How sure the recogniser must be of words that change what the call is about, and of a yes that stores something. With
 * the starter on 240 sentences of unseen voices, half of them in noise, of those under 0.7 that passed its own guards 1
 * in 15 was right to the letter, of those from 0.95 on 98 in 100. A yes that was put right must also sound like one.
 */
const surely = { newSubject: 0.7, agreement: 0.8, sound: 0.9 } as const

/** Words, in the language they were said in; the first understood ones settle the language of the call. */
export const hear = (desk: Desk, before: DeskState, heard: Heard): Step => {
  const isOther = !before.isLanguageKnown && desk.shop.packs.has(heard.language)
  const language = isOther ? heard.language : before.language
  const state = { ...before, silences: 0, lastHeard: heard.text, language }
  const spoken = deskAt(desk.shop, state, desk.nowMs)
  const answer = weighed(spoken, state, heard)
  return answer ? settled(answer) : miss(desk, { ...state, language: before.language })
}

/** Acts on words as far as they are sure: vague ones may answer the question, and never begin anything. */
const weighed = (desk: Desk, state: DeskState, { text, certainty }: Heard): Step | null => {
  const understood = read(desk, state, text)
  const isUnsure = certainty < surely.agreement || understood.sureness < surely.sound
  if (state.question?.stores && said(understood, 'yes') && isUnsure) return null
  if (certainty >= surely.newSubject) return respond(desk, state, understood)
  const taken = answered(desk, state, understood)
  return taken && proceed(desk, taken, [])
}

/** What was said, as far as it can be read. */
export const read = (desk: Desk, state: DeskState, text: string): Understanding =>
  sober(
    shaded(
      understand(text, {
        clinic: desk.shop.clinic,
        pack: desk.speaker.pack,
        today: desk.speaker.today,
        asksName: state.question?.wants === 'name',
      }),
      state,
    ),
    state,
  )

/** Something was understood: troubles are forgotten, and the language is known. */
export const settled = ([state, act]: Step): Step => [{ ...state, misses: 0, isLanguageKnown: true }, act]

/** What the caller meant, acted on; null when nothing in it could be. */
export const respond = (desk: Desk, before: DeskState, heard: Understanding): Step | null => {
  const state = countRefusal(before, heard)
  const { doubt, question } = state
  if (doubt && question?.asked === 'meant') return respondMeant(desk, state, heard, doubt)
  const near = doubtIn(heard, question)
  if (near && wantsIt(desk, state, near)) return asMeant(desk, state, near)
  return act(desk, state, heard) ?? (near && asMeant(desk, state, near))
}

/** What is booked, priced or prepared for is a service, so it is asked about before anything else is. */
const wantsIt = (desk: Desk, { question }: DeskState, { heard, kind }: Doubt): boolean => {
  if (takesFigures(question) && heard.digits !== '') return false
  const job = jobFor(heard, desk.speaker)
  // whoever names a day with their wish is not to be offered another
  if (kind === 'day') return question?.wants === 'when' || ofDays.some(one => one === job)
  if (kind !== 'service') return false
  const isAbout =
    job === 'answer' && heard.fact === undefined && aboutOne.some(topic => heard.topics.has(topic))
  return question?.wants === 'service' || job === 'book' || isAbout
}

/** Jobs that look for a day. */
const ofDays = ['book', 'move', 'waitlist'] as const

/** What is asked about one service. */
const aboutOne = ['price', 'duration', 'preparation'] as const

const asMeant = ({ speaker }: Desk, state: DeskState, doubt: Doubt): Step => {
  const question = askMeant(doubt, speaker)
  return ask({ ...state, doubt }, question.say, question)
}

/** 'Did you mean a filling?': with a yes what was heard before counts, with a no the question before is asked again. */
const respondMeant = (desk: Desk, before: DeskState, heard: Understanding, doubt: Doubt): Step | null => {
  const meant = meantBy(doubt, heard)
  const state = { ...before, question: doubt.question, doubt: null }
  const question = doubt.question ?? askHowHelp(desk.speaker)
  if (meant === none) return unmeant(desk, state, doubt) ?? ask(state, question.say, question)
  if (meant !== null) return respond(desk, state, settledDoubt(doubt, meant))
  return act(desk, state, heard)
}

/** 'Neither': whoever wants to come on another day still wants to come. */
const unmeant = (desk: Desk, state: DeskState, doubt: Doubt): Step | null =>
  doubt.kind === 'day' && state.question?.wants !== 'when' ? act(desk, state, withoutDoubt(doubt)) : null

const act = (desk: Desk, state: DeskState, heard: Understanding): Step | null => {
  const { speaker } = desk
  const rule = urgentRule(speaker, heard.urgent)
  const isUrgent = heard.wishes.has('urgent') || heard.wishes.has('emergency')
  const isAlarm = (rule ? rule.does === 'emergency' : isUrgent) && !state.isEmergencyTold
  const number = speaker.pack.sayDigits(speaker.clinic.emergency)
  const lead = isAlarm ? [speaker.line('emergency', { number })] : []
  const at = { ...state, isEmergencyTold: state.isEmergencyTold || isAlarm }
  const taken =
    (isAside(at, heard) ? newJob(desk, at, heard) : null) ??
    turned(desk, at, heard) ??
    answered(desk, at, heard)
  if (taken) return proceed(desk, taken, lead)
  // the other rules are told by the job that keeps them
  const own = rule?.does === 'soonest' ? [speaker.own(rule.say)] : []
  const next = newJob(desk, at, continued(at, heard))
  return next
    ? proceed(desk, next, [...lead, ...own])
    : (manners(desk, at, heard) ?? unanswered(desk, at, heard))
}

/** A question that no fact of the clinic answers: said honestly, and offered to the staff. */
const unanswered = (desk: Desk, state: DeskState, heard: Understanding): Step | null => {
  if (!isOpenQuestion(heard, desk.speaker)) return null
  const asked = begin('answer', heard, state.caller, desk.speaker)
  return proceed(desk, { ...state, jobs: [...state.jobs, asked] }, [])
}

/** 'No, put me on the list', 'no, let somebody ring me': the no answers the question, and something else is wanted. */
const turned = (desk: Desk, state: DeskState, heard: Understanding): DeskState | null => {
  const isElse = (['waitlist', 'callback', 'message'] as const).some(wish => heard.wishes.has(wish))
  return isElse && said(heard, 'no', 'none') && state.question?.wants !== 'words'
    ? newJob(desk, state, heard)
    : null
}

/** 'Are you open on Saturday?' in the middle of a booking is a question, and no wish to come on Saturday. */
const isAside = ({ jobs }: DeskState, { topics, wishes, service, time }: Understanding): boolean =>
  jobs.at(-1)?.name === 'book' &&
  topics.has('hours') &&
  !wishes.has('book') &&
  service === undefined &&
  time === undefined

/** 'And on Christmas Eve?' after the hours of another day asks for the hours too. */
const continued = ({ jobs, done }: DeskState, heard: Understanding): Understanding => {
  const last = done.at(-1)
  const isHours = jobs.length === 0 && last?.kind === 'answered' && last.topic === 'hours'
  const { day, service, time, wishes, topics } = heard
  const isDayAlone = day !== undefined && service === undefined && time === undefined
  return isHours && isDayAlone && wishes.size === 0 && topics.size === 0
    ? { ...heard, topics: new Set(['hours'] as const) }
    : heard
}

/** Questions to which half a date or some digits are half an answer, and no wish to come on that day. */
const figures: ReadonlySet<string> = new Set(['date', 'digits', 'count'])
const takesFigures = (question: DeskState['question']): boolean =>
  question !== null && (figures.has(question.wants) || question.isReadBack === true)

/** Who does not know what to book is asked what the trouble is, where the clinic has rules for it. */
const unsureJob = ({ shop }: Desk, { question }: DeskState, heard: Understanding): JobName | null =>
  question?.asked === 'service' && said(heard, 'unsure') && shop.clinic.triage.length > 0 ? 'triage' : null

/** Whoever does one thing alone is come to for that. */
const onlyServiceOf = ({ clinic }: Speaker, staff: string | undefined): string | undefined => {
  const { does = [] } = (staff === undefined ? undefined : personOf(clinic, staff)) ?? {}
  return does.length === 1 ? does[0] : undefined
}

/** Begins another job; a question in the middle of one leaves it waiting, anything else takes its place. */
const newJob = (desk: Desk, state: DeskState, heard: Understanding): DeskState | null => {
  const name = jobFor(heard, desk.speaker) ?? unsureJob(desk, state, heard)
  const running = state.jobs.at(-1)
  if (name === null || (running?.name === name && name !== 'answer' && name !== 'quote')) return null
  // half an answer to what was asked is no wish for something else
  if (running && name === 'book' && heard.wishes.size === 0 && heard.service === undefined) return null
  const isHalf = takesFigures(state.question) || state.question?.asked === 'lead'
  const isFigures = isHalf && heard.wishes.size === 0
  if (isFigures && (name === 'book' || heard.digits !== '')) return null
  const own = name === 'book' || name === 'waitlist' ? onlyServiceOf(desk.speaker, heard.staff) : undefined
  const service = heard.service ?? own ?? (running && serviceOfJob(running)) ?? state.service ?? undefined
  const known = service === undefined ? heard : { ...heard, service }
  const begun = begunJob(desk, state, name, known)
  const isAside = name === 'answer' || name === 'quote'
  const jobs = isAside ? [...state.jobs, begun] : [begun]
  return { ...state, jobs, service: service ?? null }
}

/** A dispute is a person's: one is rung where the clinic wants it so, else it is written down; both with what went before. */
const begunJob = (desk: Desk, state: DeskState, name: JobName, heard: Understanding): Running => {
  const { speaker } = desk
  const about = aboutOf(desk, state)
  const isDispute = name === 'message' && (heard.sensitive.size > 0 || heard.isForPerson === true)
  if (name === 'put-through') return personFor(heard, knownToStaff(state), about, speaker)
  if (!isDispute) return begin(name, heard, state.caller, speaker)
  if (!ringsFor('disputes', speaker)) return disputeAbout(heard, state.caller, about, speaker)
  const note = about === '' ? '' : ` ${speaker.forStaff().text('before-note', { wanted: about })}`
  return personFor(heard, knownToStaff(state), `${heard.text}${note}`, speaker)
}

/** What the call was about so far, in the language of the staff. */
const aboutOf = ({ speaker }: Desk, { jobs }: DeskState): string => {
  const running = jobs.at(-1)
  return running ? wanted(running, speaker.forStaff()) : ''
}

/** Who rings off before a visit was stored or changed is told that it was not. */
const undone = (speaker: Speaker, { jobs }: DeskState): readonly Line[] => {
  const name = jobs.at(-1)?.name
  if (name === 'book') return [speaker.line('given-up')]
  return name === 'move' || name === 'cancel' ? [speaker.line('visit-kept')] : []
}

/** What is said whatever was asked: again, wait, hello, goodbye. */
const manners = ({ speaker }: Desk, state: DeskState, heard: Understanding): Step | null => {
  const question = state.question ?? askHowHelp(speaker)
  const isIdle = state.jobs.length === 0
  // a bare no to 'how can I help' may be anything, a polite one is a goodbye
  const isPolite = find(speaker.pack.phrases.thanks, heard.words) !== null
  const isDeclined =
    (isIdle && state.done.length > 0 && said(heard, 'no', 'thanks', 'none')) ||
    (question.asked === 'how-help' && said(heard, 'no', 'none') && isPolite)
  if (said(heard, 'repeat', 'slower', 'louder')) return ask(state, question.say, question)
  if (said(heard, 'help')) return ask(state, question.keysSay, question)
  if (said(heard, 'wait')) return ask(state, [speaker.line('take-your-time')], question)
  if (said(heard, 'goodbye', 'nothing more') || isDeclined)
    return end(state, [...undone(speaker, state), speaker.line('goodbye')])
  const help = askHowHelp(speaker)
  const isGreeting = said(heard, 'hello', 'yes') && !isOpenQuestion(heard, speaker)
  return isIdle && isGreeting ? ask(state, help.say, help) : null
}
