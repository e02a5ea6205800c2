import type { CallEvent } from '../../firmware/ports/call-event.ts'
import type { PlayedTurn } from './play-script.ts'

/** A call as lines for a person to read while it goes on. */

const at = (ms: number) => `${(ms / 1_000).toFixed(1).padStart(6)} s`
const timings = (event: Extract<CallEvent, { kind: 'turn' }>) => {
  const { endpointMs, recogniseMs, decideMs, voiceMs } = event.timings
  return `pause ${endpointMs} · recognition ${recogniseMs} · desk ${decideMs} · voice ${voiceMs} ms`
}

/** One line, or null for what a reader need not see. */
export const eventLine = (event: CallEvent): string | null => {
  const time = at(event.atMs)
  switch (event.kind) {
    case 'ringing':
      return `${time}  ☎ ${event.from ?? 'number withheld'} rings on ${event.line}`
    case 'answered':
      return `${time}  answered`
    case 'said':
      return `${time}  box:    ${event.text}`
    case 'heard':
      return `${time}  heard:  ${event.text || '(nothing)'}  [${event.language}, ${event.certainty.toFixed(2)}${event.doubt ? `, not trusted: ${event.doubt}` : ''}]`
    case 'key':
      return `${time}  key:    ${event.key}`
    case 'silence':
      return `${time}  (silence)`
    case 'interrupted':
      return `${time}  (the caller speaks over it after ${event.saidMs} ms)`
    case 'resumed':
      return `${time}  (only a noise; it goes on)`
    case 'turn':
      return `${' '.repeat(10)}· ${timings(event)}`
    case 'trouble':
      return `${time}  ! ${event.code}`
    case 'outcome':
      return `${time}  = ${event.outcome}: ${event.summary}`
  }
}

export const turnLine = ({ did, gap }: PlayedTurn): string =>
  `${' '.repeat(10)}caller: ${did}${gap ? `  → gap on the line ${gap.gapMs} ms` : ''}`
