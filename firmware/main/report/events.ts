import type { ReportedCall, ReportedNeed, ReportedOutage, ReportedVisit } from '../../ports/report.ts'
import type { Words } from './writer.ts'

/** What happened, a line or two each. */

const joined = (...parts: readonly (string | null)[]): string =>
  parts.filter(one => one !== null && one !== '').join(' · ')

const dueText = ({ text, write }: Words, { due, isOverdue }: ReportedNeed): string | null =>
  due === null ? null : text(isOverdue ? 'need-overdue' : 'need-due', { due: write.when(due) })

export const needLines = (words: Words, needs: readonly ReportedNeed[]): readonly string[] =>
  needs.flatMap(need => {
    const { kind, name, phone, owner, at } = need
    const isPressing = kind === 'urgent' || need.isOverdue
    const who = joined(
      words.text(`need-${kind}`),
      name ?? words.text('name-not-given'),
      phone ?? words.text('call-withheld'),
      words.write.when(at),
      dueText(words, need),
      owner,
    )
    return [`${isPressing ? '!' : ' '} ${who}`, `  ${need.text}`]
  })

const fateText = ({ text }: Words, { why, outcome }: ReportedCall): string | null => {
  if (why !== null) return text(`call-${why.replace(' ', '-')}`)
  return outcome === null ? null : text(`outcome-${outcome}`)
}

export const callLines = (words: Words, calls: readonly ReportedCall[]): readonly string[] =>
  calls.map(call => {
    const { from, at, durationMs, summary } = call
    const { write, text } = words
    const length = call.fate === 'answered' ? write.duration(durationMs) : null
    return `  ${joined(write.when(at), from ?? text('call-withheld'), fateText(words, call), length, summary)}`
  })

export const visitLines = ({ text, write }: Words, visits: readonly ReportedVisit[]): readonly string[] =>
  visits.map(
    ({ what, start, place, service, staff, name, phone }) =>
      `  ${joined(text(`outcome-${what}`), write.when(start), place, service, staff, name, phone)}`,
  )

export const outageLines = ({ text, write }: Words, outages: readonly ReportedOutage[]): readonly string[] =>
  outages.map(({ line, from, to, durationMs, says }) => {
    const what = line === null ? text('outage-box') : text('outage-line', { line })
    const until = to === null ? text('outage-still') : write.when(to)
    return `  ${joined(what, `${write.when(from)} – ${until}`, write.duration(durationMs), says)}`
  })
