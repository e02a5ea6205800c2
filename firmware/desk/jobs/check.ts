import { sentence } from '../speaker.ts'
import { visitJob } from './visit.ts'

/**
 * Tells a caller when their visit is. Data contract: whose it is (identity.ts) and which one. Done: it was said. Nothing
 * is changed. Handed over: no such visit, or it cannot be shown to be the caller's.
 */
export const check = visitJob({
  agree: null,
  act: null,
  done: (visit, speaker) => ({
    need: 'nothing',
    say: [
      speaker.line('visit-is', {
        service: sentence(speaker.serviceName(visit.slot.service)),
        when: speaker.slotWhen(visit.slot),
        staff: speaker.pack.sayWith(speaker.staffName(visit.slot.staff)),
      }),
    ],
    done: { kind: 'told', visit },
  }),
  wanted: 'wanted-check',
})
