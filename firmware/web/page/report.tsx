import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { ReportedNeed, ReportedOutage, ReportView } from '../../ports/report.ts'
import type { PeriodView } from '../api.ts'
import { Figures } from './figures.tsx'
import { Heat } from './heat.tsx'
import { Empty, ListState, Part } from './part.tsx'
import { useList } from './use-list.ts'
import { useWords } from './words.ts'

/** ISO 8601 with the offset of the clinic's zone: what a wall clock there shows stands in it. */
const written = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 16)}`

const Need = ({ need }: { readonly need: ReportedNeed }) => {
  const { texts } = useWords()
  const { kinds, overdue, due } = texts.report
  return (
    <li class="message">
      <p class="message-head">
        <span class={`badge ${need.kind === 'urgent' ? 'bad' : 'plain'}`}>
          {kinds[need.kind] ?? need.kind}
        </span>
        <strong>{need.name ?? texts.messages.nameless}</strong>
        {need.phone ? (
          <a class="phone link" href={`tel:${need.phone}`}>
            {need.phone}
          </a>
        ) : (
          <span>{texts.now.withheld}</span>
        )}
      </p>
      <p>{need.text}</p>
      <p class="message-foot">
        <span>{written(need.at)}</span>
        {need.due !== null && (
          <span class={need.isOverdue ? 'tag' : ''}>
            {need.isOverdue ? overdue(written(need.due)) : due(written(need.due))}
          </span>
        )}
        {need.owner !== null && <span>{need.owner}</span>}
      </p>
    </li>
  )
}

const Outage = ({ outage }: { readonly outage: ReportedOutage }) => {
  const { texts, format } = useWords()
  const { box, still } = texts.report.outages
  return (
    <li>
      <strong>{outage.line === null ? box : texts.line.title(outage.line)}</strong> {written(outage.from)} –{' '}
      {outage.to === null ? still : written(outage.to)} ({format.clock(outage.durationMs)}) {outage.says}
    </li>
  )
}

const Piece = (props: { readonly title: string; readonly children: ComponentChildren }) => (
  <div class="report-piece">
    <header>
      <h3>{props.title}</h3>
    </header>
    {props.children}
  </div>
)

const Needs = ({ needs }: { readonly needs: ReportView['needs'] }) => {
  const { texts } = useWords()
  if (needs.length === 0) return <p class="quiet">{texts.report.noNeeds}</p>
  return (
    <ul class="messages">
      {needs.map(need => (
        <Need key={`${need.kind} ${need.id}`} need={need} />
      ))}
    </ul>
  )
}

const Told = ({ report }: { readonly report: ReportView }) => {
  const { texts } = useWords()
  const { needs, outages, heat } = report
  return (
    <>
      <Piece title={texts.report.needs}>
        <Needs needs={needs} />
      </Piece>
      {outages.length > 0 && (
        <Piece title={texts.report.outages.title}>
          <ul class="outages">
            {outages.map(outage => (
              <Outage key={`${outage.line} ${outage.from}`} outage={outage} />
            ))}
          </ul>
        </Piece>
      )}
      <Piece title={texts.report.figures.title}>
        <Figures report={report} />
      </Piece>
      <Piece title={texts.report.heat}>
        {heat.busiest === null ? (
          <Empty title={texts.report.noCalls} note={texts.report.noCallsNote} />
        ) : (
          <Heat heat={heat} />
        )}
      </Piece>
    </>
  )
}

/** Days back from today that a report begins with. */
const spans = [0, 6, 27] as const

const Spans = ({ chosen, choose }: { readonly chosen: number; readonly choose: (days: number) => void }) => {
  const { texts } = useWords()
  return (
    <div class="day-chooser">
      {spans.map(days => (
        <button
          key={days}
          type="button"
          class="button"
          aria-pressed={days === chosen}
          onClick={() => choose(days)}
        >
          {days === 0 ? texts.today : texts.report.days(days + 1)}
        </button>
      ))}
    </div>
  )
}

/** What needs a person, the figures and the heat map of today, a week or four. */
export const Report = (props: { readonly edition: number; readonly dayBefore: (days: number) => string }) => {
  const { texts } = useWords()
  const [days, choose] = useState<number>(0)
  const path = `/api/report?from=${props.dayBefore(days)}&to=${props.dayBefore(0)}`
  const list = useList<PeriodView>(path, props.edition)
  return (
    <div class="whole">
      <Part id="report" title={texts.report.title} aside={<Spans chosen={days} choose={choose} />}>
        <ListState list={list} />
        {list.data && <Told report={list.data.report} />}
      </Part>
    </div>
  )
}
