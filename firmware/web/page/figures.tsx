import type { ReportView, Share, Spread } from '../../ports/report.ts'
import { numberLocales } from './format.ts'
import { useWords } from './words.ts'

const money = (locale: string, amount: number, currency: string): string =>
  new Intl.NumberFormat(numberLocales(locale), {
    style: 'currency',
    currency,
    maximumFractionDigits: 0,
  }).format(amount)

/** What was counted, each with what it is a part of. */
export const Figures = ({ report }: { readonly report: ReportView }) => {
  const { texts, format } = useWords()
  const { names, none, of, reasons } = texts.report.figures
  const { figures, peak, lost } = report
  const share = ({ part, of: whole, percent }: Share) =>
    percent === null ? none : `${format.percent(percent / 100)} (${of(String(part), String(whole))})`
  const length = ({ medianMs }: Spread) => (medianMs === null ? none : format.clock(medianMs))
  const rows: readonly (readonly [string, string])[] = [
    [names.answered, share(figures.answerRate)],
    [names.missed, String(figures.missed)],
    [names.leftToStaff, String(figures.leftToStaff)],
    [names.firstResponse, length(figures.firstResponse)],
    [names.timeToOutcome, length(figures.timeToOutcome)],
    [names.timeToCallback, length(figures.timeToCallback)],
    [names.questionToBooking, share(figures.questionToBooking)],
    [names.booked, String(figures.booked)],
    [names.noShow, share(figures.noShow)],
    [names.handOver, share(figures.handOver)],
    [names.afterHours, share(figures.afterHours)],
    [names.peak, String(peak.most)],
    ...(lost ? [[names.lost, money(texts.locale, lost.amount, lost.currency)] as const] : []),
  ]
  const why = figures.handOverReasons.map(({ reason, calls }) => `${reasons[reason] ?? reason} ${calls}`)
  return (
    <dl class="figures">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      {why.length > 0 && (
        <div>
          <dt>{names.reasons}</dt>
          <dd>{why.join(', ')}</dd>
        </div>
      )}
    </dl>
  )
}
