import type { CloudStatus, LiveLine } from '../../ports/live.ts'
import type { BoxState } from '../api.ts'
import { signalBars } from './format.ts'
import { useWords } from './words.ts'

const SignalMeter = ({ dbm }: { readonly dbm: number | null }) => {
  const { texts, format } = useWords()
  if (dbm === null) return <span class="signal">{texts.line.signal.none}</span>
  const bars = signalBars(dbm)
  const words = texts.line.signal[bars]
  return (
    <span class="signal">
      <svg
        class="meter"
        viewBox="0 0 18 14"
        role="img"
        aria-label={texts.line.signalOf(format.dbm(dbm), words)}
      >
        {[1, 2, 3, 4].map(n => (
          <rect
            key={n}
            class={n <= bars ? 'bar lit' : 'bar'}
            x={n * 4.5 - 4}
            y={14 - n * 3.5}
            width="3"
            height={n * 3.5}
            rx="1"
          />
        ))}
      </svg>
      <span aria-hidden="true">
        {format.dbm(dbm)} · {words}
      </span>
    </span>
  )
}

const lineMood = {
  starting: 'wait',
  idle: 'good',
  ringing: 'busy',
  dialling: 'busy',
  talking: 'busy',
  failed: 'bad',
} as const

/** Its modem works, and yet nobody can ring it. Without credit, or while another program calls, it can be. */
const isUnreachable = ({ state, fault }: LiveLine) =>
  state === 'idle' && fault !== null && fault !== 'NO_CREDIT' && fault !== 'LINE_IN_USE'

const LineCard = ({ status }: { readonly status: LiveLine }) => {
  const { texts } = useWords()
  const { states, networks, title, unreachable } = texts.line
  const isOut = isUnreachable(status)
  return (
    <li class={`card ${isOut ? 'bad' : lineMood[status.state]}`}>
      <p class="card-title">{title(status.line)}</p>
      <p class="card-state">{isOut ? unreachable : states[status.state]}</p>
      <p class="card-note">
        {status.number !== null && <span>{status.number}</span>}
        {status.operator && <span>{status.operator}</span>}
        <span>{networks[status.network]}</span>
        <SignalMeter dbm={status.signalDbm} />
      </p>
      {status.reason && <p class="card-reason">{status.reason}</p>}
    </li>
  )
}

const cloudMood = { off: 'wait', connected: 'good', away: 'warn', refused: 'bad' } as const

const CloudCard = ({ status }: { readonly status: CloudStatus }) => {
  const { texts } = useWords()
  const { title, states, notes, waiting } = texts.cloud
  const isIdle = status.state === 'connected' && status.waiting > 0
  return (
    <li class={`card ${cloudMood[status.state]}`}>
      <p class="card-title">{title}</p>
      <p class="card-state">{states[status.state]}</p>
      <p class="card-note">
        {!isIdle && <span>{notes[status.state]}</span>}
        {status.waiting > 0 && <span>{waiting(status.waiting)}</span>}
      </p>
      {status.reason !== null && <p class="card-note">{status.reason}</p>}
    </li>
  )
}

/** The lines and the cloud, each in words. */
export const Status = ({ box }: { readonly box: BoxState }) => {
  const { texts } = useWords()
  return (
    <section class="status" aria-label={texts.status}>
      <ul class="cards">
        {box.lines.length === 0 && <li class="card wait">{texts.line.none}</li>}
        {box.lines.map(status => (
          <LineCard key={status.line} status={status} />
        ))}
        <CloudCard status={box.cloud} />
      </ul>
    </section>
  )
}
