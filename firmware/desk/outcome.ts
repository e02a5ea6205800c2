import type { BookingDraft, Done, MessageDraft } from './jobs/job.ts'
import { wanted } from './jobs/jobs.ts'
import { createSpeaker, type Shop, type Speaker } from './speaker.ts'
import type { DeskState } from './state.ts'

/** How a call ended, for the staff: in the clinic's first language. */
export interface Ending {
  readonly outcome: 'booked' | 'message' | 'answered' | 'abandoned'
  readonly summary: string
  readonly booking: BookingDraft | null
  readonly message: MessageDraft | null
}

const ending = (outcome: Ending['outcome'], summary: string, rest: Partial<Ending> = {}): Ending => ({
  outcome,
  summary,
  booking: null,
  message: null,
  ...rest,
})

const last = <K extends Done['kind']>(done: readonly Done[], kind: K) =>
  done.findLast((one): one is Extract<Done, { kind: K }> => one.kind === kind)

/** The best that was reached: a visit before a message before an answer before nothing. */
export const endingOf = (shop: Shop, state: DeskState, nowMs: number): Ending => {
  const speaker = createSpeaker(shop, shop.clinic.languages[0], nowMs)
  const booked = last(state.done, 'booked')
  if (booked) return ending('booked', bookedSummary(booked.draft, speaker), { booking: booked.draft })
  const message = last(state.done, 'message')
  if (message)
    return ending('message', speaker.text('summary-message', { text: message.draft.text }), {
      message: message.draft,
    })
  const undone = last(state.done, 'undone')
  if (undone?.failed) return ending('abandoned', speaker.text('summary-failed', { wanted: undone.wanted }))
  const topics = state.done.flatMap(done =>
    done.kind === 'answered' ? [topicText(done.topic, speaker)] : [],
  )
  if (topics.length > 0 && state.jobs.length === 0)
    return ending('answered', speaker.text('summary-answered', { topics: [...new Set(topics)].join(', ') }))
  const running = state.jobs.at(-1)
  const what = running ? wanted(running, speaker) : (undone?.wanted ?? '')
  const summary =
    what === '' ? speaker.text('summary-nothing') : speaker.text('summary-wanted', { wanted: what })
  return ending('abandoned', summary)
}

const bookedSummary = (draft: BookingDraft, speaker: Speaker): string =>
  speaker.text('summary-booked', {
    service: speaker.serviceName(draft.slot.service),
    when: speaker.slotWhen(draft.slot),
    staff: speaker.staffName(draft.slot.staff),
    name: draft.name === '' ? speaker.text('name-not-given') : draft.name,
  })

const known = new Set(
  'price hours address parking payment duration services people insurance preparation fact'.split(' '),
)
const topicText = (topic: string, speaker: Speaker): string =>
  speaker.text(`topic-${known.has(topic) ? topic : 'fact'}`)
