import { useState } from 'preact/hooks'
import type { CallRecord } from '../../ports/store.ts'
import type { CallsView } from '../api.ts'
import { OutcomeBadge } from './outcome.tsx'
import { Empty, ListState, Part } from './part.tsx'
import { Transcript } from './transcript.tsx'
import type { Listed } from './use-list.ts'
import { useWords } from './words.ts'

const Chevron = () => (
  <svg viewBox="0 0 16 16" class="arrow chevron" aria-hidden="true">
    <path d="m4 6 4 4 4-4" />
  </svg>
)

const When = ({ call, today }: { readonly call: CallRecord; readonly today: string }) => {
  const { format } = useWords()
  const isToday = format.dayOf(call.startedMs) === today
  return (
    <span class="call-when">
      {!isToday && <span class="call-day">{format.shortDay(call.startedMs)} </span>}
      {format.time(call.startedMs)}
    </span>
  )
}

const CallFacts = ({ call }: { readonly call: CallRecord }) => {
  const { texts, format } = useWords()
  return (
    <span class="call-facts">
      {call.endedMs !== null && (
        <span>
          <span class="unseen">{texts.calls.duration} </span>
          {format.clock(call.endedMs - call.startedMs)}
        </span>
      )}
      {call.language && <span>{format.language(call.language)}</span>}
      {call.tags.map(tag => (
        <span key={tag} class="tag">
          {texts.calls.tags[tag] ?? tag}
        </span>
      ))}
    </span>
  )
}

const Call = ({ call, today }: { readonly call: CallRecord; readonly today: string }) => {
  const { texts } = useWords()
  const [isOpen, setOpen] = useState(false)
  return (
    <li>
      <details class="call" id={`call-${call.id}`} onToggle={event => setOpen(event.currentTarget.open)}>
        <summary>
          <When call={call} today={today} />
          <span class="call-who">
            <span class="phone">{call.from ?? texts.now.withheld}</span>
            {call.outcome && <OutcomeBadge outcome={call.outcome} />}
            {call.endedMs === null && <span class="badge warn">{texts.calls.up}</span>}
          </span>
          <Chevron />
          <span class="call-summary">{call.summary}</span>
          <CallFacts call={call} />
        </summary>
        {isOpen && <Transcript events={call.transcript} />}
      </details>
    </li>
  )
}

/** Opens a call in the list and goes there. */
export const openCall = (id: string): void => {
  const call = document.getElementById(`call-${id}`)
  if (!(call instanceof HTMLDetailsElement)) return
  call.open = true
  call.querySelector('summary')?.focus()
}

/** Past calls; opening one shows what was said. */
export const Calls = (props: {
  readonly list: Listed<CallsView>
  readonly today: string
  /** Null when all there are are shown. */
  readonly more: (() => void) | null
}) => {
  const { texts } = useWords()
  const calls = props.list.data?.calls
  return (
    <Part id="calls" title={texts.calls.title}>
      <ListState list={props.list} />
      {calls?.length === 0 && <Empty title={texts.calls.empty} note={texts.calls.emptyNote} />}
      {calls && calls.length > 0 && (
        <ul class="calls">
          {calls.map(call => (
            <Call key={call.id} call={call} today={props.today} />
          ))}
        </ul>
      )}
      {props.more && (
        <button type="button" class="button wide" onClick={props.more}>
          {texts.calls.more}
        </button>
      )}
    </Part>
  )
}
