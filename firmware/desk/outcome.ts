import type { Done, TaskDraft } from './jobs/job.ts'
import { wanted } from './jobs/jobs.ts'
import { createSpeaker, type Shop, type Speaker } from './speaker.ts'
import type { DeskState } from './state.ts'

/** How a call ended, for the staff: in the clinic's first language. */
export interface Ending {
  readonly outcome:
    | 'booked'
    | 'moved'
    | 'cancelled'
    | 'message'
    | 'callback'
    | 'urgent'
    | 'answered'
    | 'quoted'
    | 'transferred'
    | 'abandoned'
  readonly summary: string
}

/** The weightiest first: what was urgent before a visit, a visit before words, words before an answer. */
const weight = [
  'urgent',
  'booked',
  'moved',
  'cancelled',
  'transferred',
  'callback',
  'message',
  'quoted',
  'answered',
] as const
type Reached = (typeof weight)[number]

const reachedByTask = ({ kind, text, fields }: TaskDraft, speaker: Speaker): readonly [Reached, string] => {
  switch (kind) {
    case 'urgent':
      return ['urgent', speaker.text('summary-urgent', { text })]
    case 'late':
      // nobody is to call back: they come
      return ['message', text]
    case 'lead':
      return ['callback', speaker.text('summary-lead', { text, points: fields['points'] ?? '' })]
    case 'triage':
      return ['callback', speaker.text('summary-triage', { text })]
    case 'follow-up':
      return ['callback', speaker.text('summary-follow-up', { text })]
    case 'callback':
    case 'question':
      return ['callback', speaker.text('summary-callback', { text })]
  }
}

/** What each finished job comes to, and its line of the summary. */
const reachedBy = (done: Done, speaker: Speaker): readonly [Reached, string] | null => {
  const visitText = (slot: { readonly service: string; readonly startMs: number }) => ({
    service: speaker.serviceName(slot.service),
  })
  switch (done.kind) {
    case 'booked': {
      const { slot, name } = done.draft
      const args = {
        ...visitText(slot),
        when: speaker.slotWhen(slot),
        staff: speaker.staffName(slot.staff),
        name: name === '' ? speaker.text('name-not-given') : name,
      }
      return ['booked', speaker.text('summary-booked', args)]
    }
    case 'moved': {
      const args = { old: speaker.slotWhen(done.from.slot), when: speaker.slotWhen(done.slot) }
      return [
        'moved',
        speaker.text('summary-moved', { ...visitText(done.slot), ...args, name: done.from.name }),
      ]
    }
    case 'cancelled': {
      const { slot, name } = done.visit
      const args = { ...visitText(slot), when: speaker.slotWhen(slot), name }
      return ['cancelled', speaker.text('summary-cancelled', args)]
    }
    case 'confirmed':
    case 'told':
      return ['answered', speaker.text('summary-visit', { when: speaker.slotWhen(done.visit.slot) })]
    case 'waiting':
      return [
        'callback',
        speaker.text('summary-waiting', { service: speaker.serviceName(done.draft.wish.service) }),
      ]
    case 'task':
      return reachedByTask(done.draft, speaker)
    case 'quoted': {
      const say = (amount: number) => speaker.pack.sayPrice(amount, speaker.clinic.currency)
      const { low, high, service } = done.draft
      const price = low === high ? say(low) : `${say(low)} – ${say(high)}`
      return ['quoted', speaker.text('summary-quoted', { service: speaker.serviceName(service), price })]
    }
    case 'message':
      return ['message', speaker.text('summary-message', { text: done.draft.text })]
    case 'transferred': {
      const to = speaker.text('summary-transferred', { to: done.to })
      const about = done.task && speaker.text('summary-urgent', { text: done.task.text })
      return ['transferred', about === null ? to : `${about.replace(/[.!?]$/, '')}. ${to}`]
    }
    case 'answered':
    case 'undone':
      return null
  }
}

const best = (state: DeskState, speaker: Speaker): Ending | null => {
  const reached = state.done.flatMap(done => {
    const one = reachedBy(done, speaker)
    return one ? [one] : []
  })
  for (const outcome of weight) {
    const summaries = reached.flatMap(([kind, summary]) => (kind === outcome ? [summary] : []))
    const summary = summaries.at(-1)
    if (summary !== undefined) return { outcome, summary }
  }
  return null
}

/** The best that was reached; a question answered counts when nothing was left open. */
export const endingOf = (shop: Shop, state: DeskState, nowMs: number): Ending => {
  const speaker = createSpeaker(shop, shop.clinic.languages[0], nowMs)
  const reached = best(state, speaker)
  if (reached) return reached
  const undone = state.done.findLast(done => done.kind === 'undone')
  if (undone?.failed)
    return { outcome: 'abandoned', summary: speaker.text('summary-failed', { wanted: undone.wanted }) }
  const topics = state.done.flatMap(done =>
    done.kind === 'answered' ? [topicText(done.topic, speaker)] : [],
  )
  if (topics.length > 0 && state.jobs.length === 0) {
    const args = { topics: [...new Set(topics)].join(', ') }
    return { outcome: 'answered', summary: speaker.text('summary-answered', args) }
  }
  const running = state.jobs.at(-1)
  const what = running ? wanted(running, speaker) : (undone?.wanted ?? '')
  const summary =
    what === '' ? speaker.text('summary-nothing') : speaker.text('summary-wanted', { wanted: what })
  return { outcome: 'abandoned', summary }
}

const known = new Set(
  'price hours address parking payment duration services people insurance preparation fact follow-up'.split(
    ' ',
  ),
)
const topicText = (topic: string, speaker: Speaker): string =>
  speaker.text(`topic-${known.has(topic) ? topic : 'fact'}`)
