import type { LiveCall } from '../../ports/live.ts'
import type { Seen } from './box.ts'
import { Empty, Part } from './part.tsx'
import { Transcript } from './transcript.tsx'
import { useNow } from './use-now.ts'
import { useWords } from './words.ts'

const Caller = ({ call }: { readonly call: LiveCall }) => {
  const { texts } = useWords()
  return <h3 class="phone">{call.from ?? texts.now.withheld}</h3>
}

const UpCall = ({ call, aheadMs }: { readonly call: LiveCall; readonly aheadMs: number }) => {
  const { texts, format } = useWords()
  const nowMs = useNow(aheadMs, 1_000)
  return (
    <article class="call-now">
      <header class="call-head">
        <span class="pulse" aria-hidden="true" />
        <Caller call={call} />
        <p>
          {texts.now.since(format.time(call.startedMs))}
          <span class="timer" role="timer" aria-label={texts.now.lasts}>
            {format.clock(nowMs - call.startedMs)}
          </span>
        </p>
      </header>
      <Transcript events={call.events} live />
    </article>
  )
}

const EndedCall = ({ call }: { readonly call: LiveCall }) => {
  const { texts, format } = useWords()
  return (
    <article class="call-now over">
      <header class="call-head">
        <Caller call={call} />
        <p>
          {texts.now.since(format.time(call.startedMs))} · {texts.now.over}
        </p>
      </header>
      <Transcript events={call.events} live />
    </article>
  )
}

/** The calls that are up, or the one that has just ended, or what will be here. */
export const Now = ({ seen }: { readonly seen: Seen }) => {
  const { texts } = useWords()
  const calls = seen.box?.calls ?? []
  const isQuiet = calls.length === 0
  return (
    <Part id="now" title={texts.now.title}>
      {calls.map(call => (
        <UpCall key={call.callId} call={call} aheadMs={seen.aheadMs} />
      ))}
      {isQuiet && seen.ended && <EndedCall key={seen.ended.callId} call={seen.ended} />}
      {isQuiet && !seen.ended && <Empty title={texts.now.empty} note={texts.now.emptyNote} />}
    </Part>
  )
}
