import { aLaw, codingOf, muLaw, type Coding } from '../../audio/g711.ts'

/** A row of `AT+VSM=?`: a way to code sound, under a number of this chip's own. */
export interface Compression {
  readonly code: number
  readonly name: string
  readonly bits: number
  readonly ratesHz: readonly number[]
}

/** Fields of one row: numbers, "texts", and lists in brackets. Source: ITU-T V.253 §10.2.9 */
const cells = (line: string): readonly string[] =>
  (line.replace(/^\+VSM: ?/i, '').match(/"[^"]*"|\([^)]*\)|[^,]+/g) ?? []).map(cell =>
    cell.trim().replaceAll(/^["(]|[")]$/g, ''),
  )
const rates = (text: string): readonly number[] =>
  text
    .split(',')
    .flatMap(part => part.split('-'))
    .map(Number)
    .filter(rate => rate > 0)

/** Rows that are none are passed over: firmware prints headings and blank lines among them. */
export const readCompressions = (lines: readonly string[]): readonly Compression[] =>
  lines.flatMap(line => {
    const [code = '', name = '', bits = '', , ratesHz = ''] = cells(line)
    if (!/^\d+$/.test(code) || name === '') return []
    return [{ code: Number(code), name, bits: Number.parseInt(bits, 10), ratesHz: rates(ratesHz) }]
  })

/** 128 is zero. */
const unsigned8: Coding = codingOf(
  sample => Math.min(255, Math.max(0, Math.round(sample / 256) + 128)),
  byte => (byte - 128) * 256,
)
const signed8: Coding = codingOf(
  sample => Math.min(127, Math.round(sample / 256)) & 0xff,
  byte => (byte > 127 ? byte - 256 : byte) * 256,
)

/** A coding of one byte a sample at 8 000 Hz, and the number under which this chip knows it. */
export interface Format {
  readonly code: number
  readonly name: 'mu-law' | 'A-law' | 'unsigned 8-bit' | 'signed 8-bit'
  readonly coding: Coding
}

/** Codes below 128 mean the same on every modem. Source: ITU-T V.253 table 17 */
const standard: Readonly<Record<number, Format['name']>> = {
  0: 'signed 8-bit',
  1: 'unsigned 8-bit',
  4: 'mu-law',
  5: 'A-law',
}
const codings = {
  'mu-law': muLaw,
  'A-law': aLaw,
  'unsigned 8-bit': unsigned8,
  'signed 8-bit': signed8,
} as const

/** Best first. 8 bits of linear sound are 48 dB and drown a quiet voice; two bytes a sample are more than CX93001 can carry both ways (modems.md 3.1). */
const preferred = ['mu-law', 'A-law', 'unsigned 8-bit', 'signed 8-bit'] as const

const formatOf = ({ code, name, bits }: Compression): Format['name'] | null => {
  const words = name.toLowerCase()
  if (bits !== 8) return null
  if (/adpcm/.test(words)) return null
  if (/(?:^|[^a-z])(?:u|mu|µ|my)[-_ ]?law|ulaw|711 ?-?u/.test(words)) return 'mu-law'
  if (/a[-_ ]?law|711 ?-?a/.test(words)) return 'A-law'
  if (/unsigned/.test(words)) return 'unsigned 8-bit'
  if (/signed/.test(words)) return 'signed 8-bit'
  if (/linear|pcm/.test(words)) return standard[code] ?? 'unsigned 8-bit'
  return standard[code] ?? null
}
const makeFormat = (name: Format['name'], code: number): Format => ({ code, name, coding: codings[name] })

/** The best format among these rows; null when none will do. */
export const chooseFormat = (rows: readonly Compression[]): Format | null => {
  const usable = rows
    .filter(({ ratesHz }) => ratesHz.length === 0 || ratesHz.includes(8_000) || isWithin(ratesHz))
    .map(row => ({ row, name: formatOf(row) }))
  for (const name of preferred) {
    const found = usable.find(each => each.name === name)
    if (found) return makeFormat(name, found.row.code)
  }
  return null
}
/** "7200-11025" is a range. */
const isWithin = (ratesHz: readonly number[]) =>
  Math.min(...ratesHz) <= 8_000 && Math.max(...ratesHz) >= 8_000 && ratesHz.length === 2

/** What a chip is known to have, for firmware that answers `AT+VSM=?` with ERROR. */
export const knownFormat = (name: Format['name'], code: number): Format => makeFormat(name, code)

/** V.253 event numbers that matter here. Source: Conexant 102752C table 5-6 (modems.md 3.4) */
export const eventNumbers = {
  callerId: 0,
  ring: 3,
  dtmf: 4,
  overrun: 5,
  extension: 8,
  silence: 9,
  sit: 11,
  loopBreak: 13,
  polarity: 14,
  ringback: 18,
  busy: 19,
  dialTone: 20,
  reorder: 21,
  underrun: 23,
} as const
export type EventName = keyof typeof eventNumbers

/** A row of `AT+VLS=?`: where sound may come from and go to, and the events reported meanwhile. */
export interface LineSource {
  readonly label: number
  /** Letters of what it connects: T is the telephone line. */
  readonly primitives: string
  /** While sending, while receiving, while idle. */
  readonly events: readonly [ReadonlySet<number>, ReadonlySet<number>, ReadonlySet<number>]
}

/** Bit 0 is the most significant of the first digit. */
const bitsOf = (hex: string): ReadonlySet<number> =>
  new Set(
    Array.from(hex).flatMap((digit, i) => {
      const value = Number.parseInt(digit, 16)
      return [0, 1, 2, 3].filter(bit => value & (8 >> bit)).map(bit => i * 4 + bit)
    }),
  )

/** Rows like `1,"T",0B8418E000,0FE418E000,0B8419E000`; other lines are passed over. */
export const readLineSources = (lines: readonly string[]): readonly LineSource[] =>
  lines.flatMap(line => {
    const found = /^(?:\+VLS: ?)?(\d+),"([^"]*)"(?:,([0-9A-F]+))?(?:,([0-9A-F]+))?(?:,([0-9A-F]+))?$/i.exec(
      line.replaceAll(/[\s()]/g, ''),
    )
    if (!found) return []
    const [, label, primitives = '', sending = '', receiving = '', idle = ''] = found
    return [
      {
        label: Number(label),
        primitives,
        events: [bitsOf(sending), bitsOf(receiving), bitsOf(idle)] as const,
      },
    ]
  })

/** Which events a modem reports in a call; null when it did not say. */
export const reportedEvents = (
  sources: readonly LineSource[],
  label: number,
): ReadonlySet<EventName> | null => {
  const source = sources.find(each => each.label === label)
  if (!source || source.events.every(set => set.size === 0)) return null
  const names = Object.keys(eventNumbers) as EventName[]
  return new Set(names.filter(name => source.events.some(set => set.has(eventNumbers[name]))))
}
