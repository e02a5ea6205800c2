import { readFileSync } from 'node:fs'
import t from 'tap'
import type { Clinic } from '../../../../firmware/clinic/clinic.ts'
import type { Language } from '../../../../firmware/language/language.ts'
import { packs } from '../../../../firmware/language/packs.ts'
import { createTexts, textIds } from '../../../../firmware/language/texts.ts'
import { createReportWriter } from '../../../../firmware/main/report/writer.ts'
import type { HandOver, Outcome } from '../../../../firmware/ports/call-event.ts'
import type { Task } from '../../../../firmware/ports/clinic-store.ts'
import type { ReportedNeed } from '../../../../firmware/ports/report.ts'
import type { Unanswered } from '../../../../firmware/ports/report-store.ts'
import { shopOf } from '../../../support/desk.ts'
import { emptyReport, sampleReport } from '../../store/sample.ts'

const ftlOf = (language: Language) =>
  readFileSync(new URL(`../../../../firmware/language/${language}/report.ftl`, import.meta.url), 'utf8')
const textsOf = (language: Language) => createTexts(language, ftlOf(language))
const clinic = shopOf('dentist-lt').clinic
const writerIn = (language: Language) => {
  const own: Clinic = { ...clinic, languages: [language], name: { [language]: 'Klinika' } }
  return createReportWriter(own, textsOf(language))
}
const languages = [...packs.keys()]

/** Checked by the compiler: nothing that a report may hold is left out here. */
const needs = {
  message: 1,
  callback: 1,
  urgent: 1,
  lead: 1,
  triage: 1,
  question: 1,
  conflict: 1,
  late: 1,
  'follow-up': 1,
} satisfies Record<Task['kind'] | 'message', 1>
const outcomes = {
  booked: 1,
  moved: 1,
  cancelled: 1,
  message: 1,
  callback: 1,
  urgent: 1,
  answered: 1,
  quoted: 1,
  transferred: 1,
  abandoned: 1,
} satisfies Record<Outcome, 1>
const reasons = {
  wished: 1,
  sensitive: 1,
  referred: 1,
  'not understood': 1,
  urgent: 1,
  callback: 1,
  lead: 1,
  triage: 1,
  question: 1,
  late: 1,
  'follow-up': 1,
} satisfies Record<HandOver, 1>
const whys = { gone: 1, staff: 1, hours: 1, 'set off': 1, busy: 1 } satisfies Record<
  Unanswered['why'] | 'gone',
  1
>

await t.test('every language has every sentence, and nothing beside', async t => {
  const ids = textIds(ftlOf('en')).toSorted()
  for (const language of languages) t.strictSame(textIds(ftlOf(language)).toSorted(), ids, language)
})

await t.test('whatever a report may hold has its words, in every language', async t => {
  const sample = sampleReport()
  const [call] = sample.calls
  const [need] = sample.needs
  if (!call || !need) throw new Error('the sample is empty')
  const view = sampleReport({
    calls: [
      ...Object.keys(outcomes).map(outcome => ({ ...call, outcome })),
      ...Object.keys(whys).map(why => ({ ...call, outcome: null, fate: 'missed' as const, why })),
    ],
    needs: Object.keys(needs).map((kind): ReportedNeed => ({ ...need, kind, name: null, due: null })),
    figures: {
      ...sample.figures,
      handOverReasons: Object.keys(reasons).map(reason => ({ reason, calls: 1 })),
    },
    listed: {
      calls: 3,
      missed: 1,
      outgoing: 1,
      outside: 0,
      heat: sample.heat,
      peak: sample.peak,
      lost: null,
    },
  })
  for (const language of languages) {
    const lines = writerIn(language).lines(view)
    t.ok(lines.length > 60, language)
    t.notMatch(lines.join('\n'), /NaN|undefined|null|\{|\u00a0/, language)
  }
})

await t.test('an empty day says so in words', async t => {
  const { lines, digest } = writerIn('en')
  t.match(lines(emptyReport).join('\n'), /CALLS\nNo calls\.\n[^]*Answered: none/)
  t.equal(
    digest({ day: '2026-11-26', madeMs: 0, view: emptyReport }),
    'Klinika, 2026-11-26. No calls. Booked: 0. Nothing waits for a person.',
  )
  for (const language of languages) {
    const text = writerIn(language).digest({ day: '2026-11-26', madeMs: 0, view: emptyReport })
    t.notMatch(text, /NaN|null/, text)
  }
})

await t.test('the digest: counts, what is urgent with its number, and never more than six SMS', async t => {
  const report = { day: '2026-11-26', madeMs: 0, view: sampleReport() }
  t.equal(
    writerIn('lt').digest(report),
    'Klinika, 2026-11-26. Skambučiai: 2, atsiliepta: 1, praleista: 1. Registracijos: 1. Laukia žmogaus: 1 (skubu: 1, vėluojama: 1). Prisiskambinti nebuvo galima 60 min. +37069876543, Jonas, Tinsta žandas.',
  )
  const [need] = report.view.needs
  const long = sampleReport({ needs: Array.from({ length: 30 }, () => need as ReportedNeed) })
  for (const language of languages)
    t.ok(writerIn(language).digest({ ...report, view: long }).length <= 400, language)
})

await t.test('figures with what they are a part of, as the language writes them', async t => {
  const text = writerIn('en').lines(sampleReport()).join('\n')
  for (const line of [
    '! urgent · Jonas · +37069876543 · 2026-11-25 22:00 · overdue since 2026-11-25 22:00 · Rūta Petraitė',
    '  2026-11-25 23:00 · number withheld · not answered: the caller gave up',
    '  line modem · 2026-11-26 02:00 – 2026-11-26 02:40 · 40 mins · No network.',
    '  the box was off · 2026-11-26 07:00 – still out of order · 60 mins',
    '  Answered: 1 of 2 (50%)',
    '  From the first ring to the outcome: 1 min in the middle, nine of ten within 1 min',
    '  Did not come: none',
    '  Lost to missed calls: €12 (1 × €12)',
    '  Busiest hour: Wed 21:00 (1)',
    '       21  22  23',
    '  Wed   1   ·   1',
  ])
    t.ok(text.includes(line), line)
})
