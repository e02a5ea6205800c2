import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { CsvError, parse } from 'csv-parse/sync'
import type { ListedCall } from '../../firmware/clinic/report/facts.ts'
import { reasonOf } from '../../firmware/config/text-file.ts'
import { Fault } from '../../firmware/fault/fault.ts'
import { findColumns, isInMinutes, isWhole, type Column, type Places } from './columns.ts'
import { isOutgoing, orderOf, readDuration, readStart, readStatus, type DateOrder } from './values.ts'

export interface CallListOptions {
  /** IANA name: whose wall time the list is in. */
  readonly zone: string
  /** Headers or numbers of columns, where they are called otherwise. */
  readonly columns?: Readonly<Partial<Record<Column, string>>>
  /** Where 3/4/2026 may be either; day first unless told, as in the countries of the product. */
  readonly order?: DateOrder
}

export interface CallList {
  readonly calls: readonly ListedCall[]
  /** Lines that hold no moment, such as totals, counted from 1. */
  readonly leftOut: readonly number[]
}

interface Row {
  readonly line: number
  readonly cells: readonly string[]
}

/** Headers stand below a few lines about the bill. */
const headerWithin = 40
/** Enough to see what is wrong with all of them. */
const mostTold = 5

/** What separates cells: what stands most often between the quotes of the lines, by line. A tie is a semicolon's. */
const separatorOf = (text: string): string => {
  const lines = text.replace(/"(?:[^"]|"")*"/g, '').split('\n', headerWithin)
  const counts = [';', '\t', ','].map(mark => ({
    mark,
    count: lines.reduce((most, line) => Math.max(most, line.split(mark).length - 1), 0),
  }))
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).mark
}

const rowsOf = (text: string, file: string): readonly Row[] => {
  // a spreadsheet may be told the separator in a line of its own
  const told = /^sep=(.)\n/.exec(text)
  const body = told ? text.slice(told[0].length) : text
  const skipped = told ? 1 : 0
  try {
    const found = parse(body, {
      delimiter: told?.[1] ?? separatorOf(body),
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      info: true,
    }) as unknown as readonly { readonly record: string[]; readonly info: { readonly lines: number } }[]
    return found.map(({ record, info }) => ({ cells: record, line: info.lines + skipped }))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new Fault('CALLS_UNREADABLE', { file, at: [error.message] }, error)
  }
}

const headOf = (rows: readonly Row[], options: CallListOptions, file: string) => {
  for (const [at, { cells }] of rows.slice(0, headerWithin).entries()) {
    const places = findColumns(cells, options.columns ?? {})
    if (isWhole(places)) return { places, headers: cells, below: rows.slice(at + 1) }
  }
  const found = rows[0]?.cells.join(', ') ?? 'nothing'
  throw new Fault('CALLS_UNREADABLE', {
    file,
    at: [
      `no line names a column for the start (or date) and one for the duration of a call; the first line has: ${found}. Name them: --column start=… --column duration=…`,
    ],
  })
}

/** One order for the whole file; two that exclude each other are a file that was put together. */
const orderIn = (
  dates: readonly Row[],
  place: number,
  usual: DateOrder | undefined,
  file: string,
): DateOrder => {
  const sure = dates.flatMap(({ cells, line }) => {
    const order = orderOf(cells[place] ?? '')
    return order ? [{ order, line }] : []
  })
  const first = sure[0]
  const other = sure.find(({ order }) => order !== first?.order)
  if (first && other)
    throw new Fault('CALLS_UNREADABLE', {
      file,
      at: [`line ${first.line} has the day first, or last, and line ${other.line} the other way round`],
    })
  return first?.order ?? usual ?? 'dmy'
}

const callOf = (
  cells: readonly string[],
  places: Places,
  reading: { readonly zone: string; readonly order: DateOrder; readonly isMinutes: boolean },
): ListedCall | string => {
  const cell = (column: Column) => {
    const place = places[column]
    return place === undefined ? null : (cells[place] ?? '')
  }
  const [start, day] = [cell('start'), cell('date')]
  const date = day ?? start ?? ''
  const time = day === null ? null : (cell('time') ?? start)
  // beside a date, a start may be a time alone, or hold the date once more
  const startedMs = readStart(date, time, reading) ?? (start && readStart(start, null, reading))
  if (startedMs === null || startedMs === '')
    return `no date and time can be read from "${[date, time ?? ''].join(' ').trim()}"`
  const length = cell('duration') ?? ''
  const durationMs = readDuration(length, reading.isMinutes)
  if (durationMs === null) return `no duration can be read from "${length}"`
  const status = cell('status')
  return {
    startedMs,
    durationMs,
    from: cell('from') || null,
    // a list without a word for it charges nothing for a call that nobody took
    isAnswered: status === null ? durationMs > 0 : readStatus(status),
    isOutgoing: isOutgoing(cell('direction') ?? ''),
  }
}

/**
 * Reads a provider's itemised bill: CSV with ; , or tab, headers in any of the six languages wherever they stand, dates
 * and lengths as people write them. All of it or nothing. Source of the format: RFC 4180, and what spreadsheets make of it.
 * @throws CALLS_UNREADABLE, naming the lines
 */
export const readCallList = (text: string, file: string, options: CallListOptions): CallList => {
  const rows = rowsOf(text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'), file)
  const { places, headers, below } = headOf(rows, options, file)
  const datePlace = places.date ?? places.start ?? 0
  const isCall = ({ cells }: Row) => (cells[datePlace] ?? '') !== ''
  const filled = below.filter(row => isCall(row) && /\d/.test(row.cells[datePlace] ?? ''))
  const order = orderIn(filled, datePlace, options.order, file)
  const isMinutes = isInMinutes(headers[places.duration ?? 0] ?? '')
  const read = filled.map(({ cells, line }) => ({
    line,
    call: callOf(cells, places, { zone: options.zone, order, isMinutes }),
  }))
  const bad = read.flatMap(({ line, call }) => (typeof call === 'string' ? [`line ${line}: ${call}`] : []))
  if (bad.length > 0) {
    const more = bad.length > mostTold ? [`and ${bad.length - mostTold} more`] : []
    throw new Fault('CALLS_UNREADABLE', { file, at: [...bad.slice(0, mostTold), ...more] })
  }
  return {
    calls: read.flatMap(({ call }) => (typeof call === 'string' ? [] : [call])),
    leftOut: below.filter(row => !filled.includes(row)).map(({ line }) => line),
  }
}

const encodingOf = (bytes: Uint8Array): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
}

/** @param encoding of a file that says none, by its name in the WHATWG Encoding Standard @throws FILE_UNREADABLE, CALLS_UNREADABLE */
export const readCallFile = async (
  file: string,
  { encoding, ...options }: CallListOptions & { readonly encoding?: string },
): Promise<CallList> => {
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new Fault('FILE_UNREADABLE', { file, reason: reasonOf(cause) }, cause)
  })
  const name = basename(file)
  const label = encoding ?? encodingOf(bytes)
  let text: string
  try {
    text = new TextDecoder(label, { fatal: true }).decode(bytes)
  } catch (cause) {
    const at = [`it is not written in ${label}; name its encoding, such as --encoding windows-1257`]
    throw new Fault('CALLS_UNREADABLE', { file: name, at }, cause)
  }
  return readCallList(text, name, options)
}
