import type { TurnTimings } from '../../ports/call-event.ts'
import { useWords } from './words.ts'

const stages = ['endpointMs', 'recogniseMs', 'decideMs', 'voiceMs'] as const
const WIDTH = 200
/** The full width of the bar; so a slow answer looks longer than a quick one. */
const FULL_MS = 1_500

/** Where the time before an answer went: one bar of four stages, and the same in numbers. */
export const TurnBar = ({ timings }: { readonly timings: TurnTimings }) => {
  const { texts, format } = useWords()
  const totalMs = stages.reduce((sum, stage) => sum + timings[stage], 0)
  const scale = WIDTH / Math.max(FULL_MS, totalMs)
  const starts = stages.map((_, at) => stages.slice(0, at).reduce((sum, stage) => sum + timings[stage], 0))
  return (
    <div class="turn">
      <p class="turn-title">{texts.turn.title(format.seconds(totalMs))}</p>
      <svg class="turn-bar" viewBox={`0 0 ${WIDTH} 6`} preserveAspectRatio="none" aria-hidden="true">
        {stages.map((stage, at) => (
          <rect
            key={stage}
            class={`stage-${at}`}
            x={(starts[at] ?? 0) * scale}
            width={timings[stage] * scale}
            height="6"
          />
        ))}
      </svg>
      <ul class="turn-stages">
        {stages.map((stage, at) => (
          <li key={stage}>
            <span class={`dot stage-${at}`} aria-hidden="true" />
            {texts.turn.stages[stage]} {format.millis(timings[stage])}
          </li>
        ))}
      </ul>
    </div>
  )
}
