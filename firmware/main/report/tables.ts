import type {
  HeatView,
  ListedView,
  LostView,
  PeakView,
  ReportView,
  Share,
  Spread,
} from '../../ports/report.ts'
import type { Words } from './writer.ts'

/** What was counted, a line each: a name and a value. */

const shareText = ({ text, write }: Words, { part, of, percent }: Share): string =>
  percent === null
    ? text('nothing')
    : text('share', { part: String(part), of: String(of), percent: write.percent(percent) })

const spreadText = ({ text, write }: Words, { medianMs, p90Ms }: Spread): string =>
  medianMs === null || p90Ms === null
    ? text('nothing')
    : text('spread', { median: write.duration(medianMs), p90: write.duration(p90Ms) })

const peakText = ({ text, write }: Words, { most, at }: PeakView): string =>
  at === null ? text('nothing') : `${most} (${write.when(at)})`

const hour = (of: number): string => `${String(of).padStart(2, '0')}:00`

const busiestText = ({ text, write }: Words, { busiest }: HeatView): string =>
  busiest === null
    ? text('nothing')
    : `${write.weekday(busiest.weekday)} ${hour(busiest.hour)} (${busiest.calls})`

const lostText = ({ text, write }: Words, { missed, amount, perCall, currency }: LostView): string =>
  text('lost', {
    amount: write.money(amount, currency),
    missed: String(missed),
    perCall: write.money(perCall, currency),
  })

type Row = readonly [id: string, value: string]
const rowsIn = ({ text }: Words, rows: readonly Row[]): readonly string[] =>
  rows.map(([id, value]) => `  ${text(id)}: ${value}`)

export const figureLines = (words: Words, { figures, peak, heat, lost }: ReportView): readonly string[] => {
  const { handOverReasons: reasons } = figures
  const why = reasons.map(({ reason, calls }): Row => [
    `reason-${reason.replaceAll(' ', '-')}`,
    String(calls),
  ])
  const count = (value: number) => String(value)
  return [
    ...rowsIn(words, [
      ['figure-answered', shareText(words, figures.answerRate)],
      ['figure-missed', count(figures.missed)],
      ['figure-left-to-staff', count(figures.leftToStaff)],
      ['figure-first-response', spreadText(words, figures.firstResponse)],
      ['figure-time-to-outcome', spreadText(words, figures.timeToOutcome)],
      ['figure-time-to-callback', spreadText(words, figures.timeToCallback)],
      ['figure-question-to-booking', shareText(words, figures.questionToBooking)],
      ['figure-booked', count(figures.booked)],
      ['figure-no-show', shareText(words, figures.noShow)],
      ['figure-unmarked', count(figures.unmarked)],
      ['figure-messages', count(figures.messages)],
      ['figure-after-hours', shareText(words, figures.afterHours)],
      ['figure-hand-over', shareText(words, figures.handOver)],
    ]),
    ...rowsIn(words, why).map(line => `  ${line}`),
    ...rowsIn(words, [
      ['figure-peak', peakText(words, peak)],
      ['figure-busiest', busiestText(words, heat)],
      ...(lost ? [['figure-lost', lostText(words, lost)] as const] : []),
    ]),
  ]
}

/** Hours across, from the first to the last in which anybody called; weekdays down. */
export const heatLines = ({ write }: Words, { cells, days }: HeatView): readonly string[] => {
  const called = Array.from({ length: 24 }, (_, at) => at).filter(at => cells.some(row => (row[at] ?? 0) > 0))
  const [first, last] = [called[0], called.at(-1)]
  if (first === undefined || last === undefined) return []
  const across = (values: readonly (number | string)[]) =>
    values.map(value => String(value).padStart(4)).join('')
  const span = (row: readonly number[]) =>
    row.slice(first, last + 1).map(calls => (calls === 0 ? '·' : calls))
  const names = cells.map((_, at) => write.weekday(at + 1))
  const width = Math.max(...names.map(name => name.length))
  const head = Array.from({ length: last - first + 1 }, (_, at) => String(first + at).padStart(2, '0'))
  return [
    `  ${' '.repeat(width)}${across(head)}`,
    ...cells.flatMap((row, at) =>
      (days[at] ?? 0) === 0 ? [] : [`  ${(names[at] ?? '').padEnd(width)}${across(span(row))}`],
    ),
  ]
}

/** What a provider's list adds. */
export const listedLines = (words: Words, listed: ListedView): readonly string[] => [
  ...rowsIn(words, [
    ['figure-calls', String(listed.calls)],
    ['figure-missed', String(listed.missed)],
    ['figure-outgoing', String(listed.outgoing)],
    ['figure-outside', String(listed.outside)],
    ['figure-peak', peakText(words, listed.peak)],
    ['figure-busiest', busiestText(words, listed.heat)],
    ...(listed.lost ? [['figure-lost', lostText(words, listed.lost)] as const] : []),
  ]),
  ...heatLines(words, listed.heat),
]
