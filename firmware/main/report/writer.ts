import { inLanguage, type Clinic } from '../../clinic/clinic.ts'
import type { Texts } from '../../language/texts.ts'
import type { MorningReport, ReportedOutage, ReportView } from '../../ports/report.ts'
import { callLines, needLines, outageLines, visitLines } from './events.ts'
import { figureLines, heatLines, listedLines } from './tables.ts'
import { writingIn, type Writing } from './writing.ts'

/** Reports in words, in the first language of the clinic. */
export interface ReportWriter {
  /** The whole of it, line by line. */
  readonly lines: (view: ReportView) => readonly string[]
  /** In short, for an SMS: figures and what is most pressing. */
  readonly digest: (report: MorningReport) => string
  /** Of an e-mail. */
  readonly subject: (day: string) => string
}

/** What lines are made with. */
export interface Words {
  readonly text: Texts
  readonly write: Writing
}

const part = ({ text }: Words, id: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', text(id).toUpperCase(), ...lines]

const wholeOf = (words: Words, clinic: string, view: ReportView): readonly string[] => {
  const { text, write } = words
  const isQuiet = view.calls.length === 0
  const nothing = view.needs.length === 0 ? [text('no-needs')] : []
  return [
    text('title', { clinic, from: write.when(view.from), to: write.when(view.to) }),
    ...part(words, 'part-needs', [...needLines(words, view.needs), ...nothing]),
    ...part(words, 'part-calls', isQuiet ? [text('no-calls')] : callLines(words, view.calls)),
    ...part(words, 'part-visits', visitLines(words, view.visits)),
    ...part(words, 'part-outages', outageLines(words, view.outages)),
    ...part(words, 'part-figures', figureLines(words, view)),
    ...part(words, 'part-heat', heatLines(words, view.heat)),
    ...(view.listed ? part(words, 'part-listed', listedLines(words, view.listed)) : []),
  ]
}

/** An SMS of six parts has 402 letters where one of them is not of the default alphabet (3GPP TS 23.040 §9.2.3.24.1). */
const mostLetters = 400

/** Several lines may be dead at once: as many minutes as the longest was. */
const longest = (outages: readonly ReportedOutage[]): number =>
  outages.reduce((ms, { durationMs }) => Math.max(ms, durationMs), 0)

/** Shorter is nothing that an owner has to read of before breakfast. */
const tellableMs = 60_000

const digestOf = (words: Words, clinic: string, { day, view }: MorningReport): string => {
  const { text, write } = words
  const { figures, needs, outages } = view
  const { calls, answered, missed, booked } = figures
  const urgent = needs.filter(({ kind }) => kind === 'urgent').length
  const overdue = needs.filter(({ isOverdue }) => isOverdue).length
  const deadMs = longest(outages)
  const counts = {
    clinic,
    day,
    calls: String(calls),
    answered: String(answered),
    missed: String(missed),
    booked: String(booked),
  }
  const said = [
    text(calls === 0 ? 'sms-no-calls' : 'sms', calls === 0 ? { clinic, day, booked: counts.booked } : counts),
    needs.length === 0
      ? text('sms-no-needs')
      : text('sms-needs', {
          count: String(needs.length),
          urgent: String(urgent),
          overdue: String(overdue),
        }),
    ...(deadMs < tellableMs ? [] : [text('sms-outage', { time: write.duration(deadMs) })]),
    ...needs
      .filter(({ kind }) => kind === 'urgent')
      .map(({ phone, name, text: words }) => [phone, name, words].filter(one => one !== null).join(', ')),
  ].join(' ')
  return said.length <= mostLetters ? said : `${said.slice(0, mostLetters - 1)}…`
}

/** @param text of report.ftl in the first language of the clinic */
export const createReportWriter = (clinic: Clinic, text: Texts): ReportWriter => {
  const [language] = clinic.languages
  const words: Words = { text, write: writingIn(language) }
  const name = inLanguage(clinic, clinic.name, language) ?? ''
  return {
    lines: view => wholeOf(words, name, view),
    digest: report => digestOf(words, name, report),
    subject: day => text('mail-subject', { clinic: name, day }),
  }
}
