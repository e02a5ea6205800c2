import { visitJob } from './visit.ts'

/**
 * Notes that a caller is coming. Data contract: whose visit it is (identity.ts) and which one. Done: the confirmation is
 * on disk and was said. Handed over: no such visit, or it cannot be shown to be the caller's.
 */
export const confirm = visitJob({
  agree: null,
  act: visit => ({
    need: 'errand',
    errand: { do: 'change', visit: visit.id, change: { kind: 'confirmed' } },
  }),
  done: (visit, speaker) => ({
    need: 'nothing',
    say: [speaker.line('visit-confirmed', { when: speaker.slotWhen(visit.slot) })],
    done: { kind: 'confirmed', visit },
  }),
  wanted: 'wanted-confirm',
})
