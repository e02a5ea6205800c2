import { no, noInput, yes, type Question } from '../question.ts'
import { sentence, type Speaker } from '../speaker.ts'
import type { Known } from './job.ts'
import { visitJob } from './visit.ts'

/**
 * Cancels a visit. Data contract: whose it is (identity.ts), which one, and a yes; the clinic's rule of late cancelling is
 * said before the yes. Done: the visit is cancelled on disk, its time is free, and that was said. Handed over: no such
 * visit, or it cannot be shown to be the caller's.
 */

const hourMs = 3_600_000

/** The clinic's sentence for those who cancel later than is free. */
const lateRule = (visit: Known, speaker: Speaker): string => {
  const { freeHours, say } = speaker.clinic.cancelling
  return visit.slot.startMs - speaker.nowMs < freeHours * hourMs ? speaker.local(say) : ''
}

const ask = (visit: Known, speaker: Speaker): Question => {
  const line = speaker.line('ask-cancel', {
    service: sentence(speaker.serviceName(visit.slot.service)),
    when: speaker.slotWhen(visit.slot),
  })
  const rule = lateRule(visit, speaker)
  return {
    asked: 'agree',
    wants: 'yes or no',
    stores: true,
    say: rule === '' ? [line] : [{ ...line, text: rule }, line],
    keysSay: [speaker.line('ask-cancel-keys')],
    keys: { 1: yes, 2: no },
    noInputMs: noInput.choice,
  }
}

export const cancel = visitJob({
  agree: (visit, _, speaker) => ({ need: 'answer', lead: [], question: ask(visit, speaker) }),
  act: visit => ({
    need: 'errand',
    errand: { do: 'change', visit: visit.id, change: { kind: 'cancelled', reason: 'the caller' } },
  }),
  done: (visit, speaker) => ({
    need: 'nothing',
    say: [
      speaker.line('cancelled', {
        service: speaker.serviceName(visit.slot.service),
        when: speaker.slotWhen(visit.slot),
      }),
    ],
    done: { kind: 'cancelled', visit },
  }),
  wanted: 'wanted-cancel',
})
