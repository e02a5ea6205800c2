import type { HeatView } from '../../ports/report.ts'
import { weekdayNames } from './format.ts'
import { useWords } from './words.ts'

/** How warm: 0 for no call, else 1 to 3 by its share of the warmest. */
const warmth = (calls: number, most: number): number => (calls === 0 ? 0 : Math.ceil((3 * calls) / most))

/** Calls by weekday and hour: a table, so that it can be read aloud and needs no colour. */
export const Heat = ({ heat }: { readonly heat: HeatView }) => {
  const { texts } = useWords()
  const { cells, days, busiest } = heat
  const hours = Array.from({ length: 24 }, (_, hour) => hour)
  const called = hours.filter(hour => cells.some(row => (row[hour] ?? 0) > 0))
  const shown = hours.slice(called[0] ?? 0, (called.at(-1) ?? 0) + 1)
  const names = weekdayNames(texts)
  return (
    <div class="heat" role="group" aria-label={texts.report.heat} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <td />
            {shown.map(hour => (
              <th key={hour} scope="col">
                {String(hour).padStart(2, '0')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cells.map((row, at) =>
            (days[at] ?? 0) === 0 ? null : (
              <tr key={names[at]}>
                <th scope="row">{names[at]}</th>
                {shown.map(hour => (
                  <td key={hour} class={`warm-${warmth(row[hour] ?? 0, busiest?.calls ?? 1)}`}>
                    {row[hour] || ''}
                  </td>
                ))}
              </tr>
            ),
          )}
        </tbody>
      </table>
    </div>
  )
}
