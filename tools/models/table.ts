import type { Model } from '../../firmware/config/catalogue.ts'
import { formatBytes } from './amount.ts'
import type { Standing } from './installed.ts'

const head = ['NAME', 'KIND', 'LANGUAGES', 'SIZE', 'LICENCE', 'STATE']

/** The length of all files of a model together. */
export const bytesOf = (model: Model): number => model.files.reduce((sum, file) => sum + file.bytes, 0)

const stateText = (model: Model, { state, fetchedBytes }: Standing) =>
  fetchedBytes > 0 ? `${Math.floor((100 * fetchedBytes) / bytesOf(model))} % fetched` : state

/** Wraps words to lines of at most `width`, each after an indent. */
const wrapped = (text: string, width: number, indent: string): readonly string[] => {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line].map(one => indent + one)
}

/** The table of `ragelis models list`; with notes, each model's below it. */
export const modelTable = (
  rows: readonly (readonly [Model, Standing])[],
  withNotes: boolean,
  columns: number,
): string => {
  const cells = rows.map(([model, standing]) => [
    model.id,
    model.kind,
    model.languages.join(' ') || 'any',
    formatBytes(bytesOf(model)),
    model.licence.name,
    stateText(model, standing),
  ])
  const widths = head.map((title, i) => Math.max(title.length, ...cells.map(row => row[i]?.length ?? 0)))
  const lineOf = (row: readonly string[]) =>
    row
      .map((cell, i) => (i === 3 ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
      .join('  ')
      .trimEnd()
  const lines = [lineOf(head)]
  for (const [i, [model]] of rows.entries()) {
    lines.push(lineOf(cells[i] ?? []))
    if (withNotes) lines.push(...wrapped(model.note, columns - 4, '    '), `    ${model.licence.url}`)
  }
  return lines.join('\n')
}
