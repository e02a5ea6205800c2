import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { CallEvent } from '../../ports/call-event.ts'
import type { Format } from './format.ts'
import { OutcomeNote } from './outcome.tsx'
import type { Texts } from './texts.ts'
import { TurnBar } from './turn-bar.tsx'
import { useWords } from './words.ts'

type Heard = Extract<CallEvent, { kind: 'heard' }>
type Said = Extract<CallEvent, { kind: 'said' }>

/** Below this the recogniser itself was unsure; staff should read such a line with care. */
const UNSURE = 0.6

const certaintyNote = (event: Heard, texts: Texts, format: Format) => {
  if (event.doubt) return texts.talk.doubts[event.doubt]
  return texts.talk.certain(format.percent(event.certainty))
}

const Bubble = ({ event }: { readonly event: Heard | Said }) => {
  const { texts, format } = useWords()
  const isHeard = event.kind === 'heard'
  const unsure = isHeard && (event.doubt !== null || event.certainty < UNSURE)
  return (
    <li class={`bubble ${event.kind} ${unsure ? 'unsure' : ''}`}>
      <p class="bubble-head">
        <span class="speaker">{isHeard ? texts.talk.caller : texts.talk.box}</span>
        <span>{format.clock(event.atMs)}</span>
      </p>
      <p class="words" lang={event.language}>
        {event.text || '…'}
      </p>
      <p class="bubble-foot">
        <span>{format.language(event.language)}</span>
        {isHeard && <span>{certaintyNote(event, texts, format)}</span>}
      </p>
    </li>
  )
}

const Aside = ({ mood = '', children }: { readonly mood?: string; readonly children: ComponentChildren }) => (
  <li class={`aside ${mood}`}>{children}</li>
)

const asideText = (event: CallEvent, { talk }: Texts, format: Format): string | null => {
  if (event.kind === 'ringing') return talk.ringing
  if (event.kind === 'answered') return talk.answered
  if (event.kind === 'silence') return talk.silence
  if (event.kind === 'resumed') return talk.resumed
  return event.kind === 'interrupted' ? talk.interrupted(format.seconds(event.saidMs)) : null
}

const Happening = ({ event }: { readonly event: CallEvent }) => {
  const { texts, format } = useWords()
  if (event.kind === 'heard' || event.kind === 'said') return <Bubble event={event} />
  if (event.kind === 'key')
    return (
      <li class="bubble heard">
        <kbd>{texts.talk.key(event.key)}</kbd>
      </li>
    )
  // read aloud, timings would drown the conversation
  if (event.kind === 'turn')
    return (
      <li aria-live="off">
        <TurnBar timings={event.timings} />
      </li>
    )
  if (event.kind === 'trouble') return <Aside mood="bad">{texts.talk.trouble(event.code)}</Aside>
  if (event.kind === 'outcome')
    return (
      <li>
        <OutcomeNote event={event} />
      </li>
    )
  return <Aside>{asideText(event, texts, format)}</Aside>
}

/** Stays at the newest line, unless the reader scrolled up to read. */
const useStickToEnd = (count: number) => {
  const ref = useRef<HTMLDivElement>(null)
  const follows = useRef(true)
  const onScroll = () => {
    const box = ref.current
    if (box) follows.current = box.scrollHeight - box.scrollTop - box.clientHeight < 40
  }
  useEffect(() => {
    if (ref.current && follows.current) ref.current.scrollTop = ref.current.scrollHeight
  }, [count])
  return { ref, onScroll }
}

/** A conversation, line by line. A live one is read out as it grows. */
export const Transcript = (props: { readonly events: readonly CallEvent[]; readonly live?: boolean }) => {
  const { texts } = useWords()
  const { ref, onScroll } = useStickToEnd(props.live ? props.events.length : 0)
  const lines = (
    <ol class="talk">
      {props.events.map((event, at) => (
        <Happening key={at} event={event} />
      ))}
    </ol>
  )
  if (!props.live) return props.events.length > 0 ? lines : <p class="loading">{texts.talk.empty}</p>
  return (
    <div
      class="talk-live"
      ref={ref}
      onScroll={onScroll}
      role="log"
      aria-live="polite"
      aria-label={texts.talk.title}
      tabIndex={0}
    >
      {lines}
    </div>
  )
}
