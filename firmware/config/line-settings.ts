import { Type, type Static } from 'typebox'

/** The lines of a box as its settings file has them. The descriptions follow "expected ". */

const path = (description: string) => Type.String({ minLength: 1, description })

/** Of a person, a line or the box. */
export const number = (description: string) =>
  Type.String({ pattern: '^\\+[1-9][0-9]{6,14}$', description: `${description}, such as "+37061200000"` })

const drivers = ['sim7600', 'ec25', 'v253', 'generic'] as const

/** How a prepaid card is asked for its balance. */
const credit = Type.Object(
  {
    code: Type.String({ pattern: '^[0-9*#]+$', description: 'a service code such as "*100#", in quotes' }),
    balance: Type.String({
      minLength: 1,
      description: 'where the balance is in the answer: a regular expression with one group',
    }),
    least: Type.Number({ minimum: 0, description: 'the balance under which the card counts as empty' }),
  },
  { additionalProperties: false, description: 'credit: code, balance, least' },
)

export const lineSchema = Type.Object(
  {
    name: Type.String({
      pattern: '^[a-z0-9][a-z0-9-]{0,39}$',
      description: 'a short name of small letters, digits and hyphens',
    }),
    driver: Type.Enum([...drivers], { description: drivers.join(', ') }),
    number: Type.Optional(number('the number under which the line is rung, in quotes')),
    country: Type.Optional(
      Type.String({ pattern: '^[A-Z]{2}$', description: 'a country by its two letters, such as LT' }),
    ),
    at: Type.Optional(path('the serial port that takes AT commands, such as /dev/ragelis/line1-at')),
    audio: Type.Optional(path('the serial port that carries the voice, such as /dev/ragelis/line1-audio')),
    usb: Type.Optional(
      Type.String({
        pattern: '^[0-9]+-[0-9]+(\\.[0-9]+)*$',
        description: 'a USB socket such as 1-1.2, see: ragelis line list',
      }),
    ),
    imei: Type.Optional(
      Type.String({ pattern: '^[0-9]{14,16}$', description: 'the IMEI of a modem, in quotes, 15 digits' }),
    ),
    pin: Type.Optional(
      Type.String({
        pattern: '^[0-9]{4,8}$',
        description: 'the PIN of its SIM card, in quotes, 4 to 8 digits',
      }),
    ),
    credit: Type.Optional(credit),
    power: Type.Optional(
      Type.Array(Type.String({ minLength: 1 }), {
        minItems: 1,
        description: 'a command in parts that switches the modem off and on',
      }),
    ),
    answer: Type.Optional(
      Type.String({
        pattern: '^(always|never|after [1-8] rings?)$',
        description: 'always, never, or after 3 rings (1 to 8)',
      }),
    ),
    'answer-after': Type.Optional(Type.Integer({ minimum: 1, maximum: 8, description: 'rings, 1 to 8' })),
  },
  { additionalProperties: false, description: 'a line: name, driver, and where its modem is' },
)
type LineFile = Static<typeof lineSchema>

/** Where a line's modem is found, each time it is opened. */
export type Place =
  /** Its serial ports; audio is null where no port of its own carries the voice. */
  | { readonly by: 'path'; readonly at: string; readonly audio: string | null }
  /** Whatever modem is in this USB socket. */
  | { readonly by: 'usb'; readonly socket: string }
  /** The modem with this number, in whichever socket. */
  | { readonly by: 'imei'; readonly imei: string }

export interface LineSettings {
  readonly name: string
  readonly driver: (typeof drivers)[number]
  readonly place: Place
  /** Its own, E.164; null when it was not told. */
  readonly number: string | null
  /** ISO 3166; null: the clinic's. */
  readonly country: string | null
  /** At which ring it answers; null: never. */
  readonly answerAfterRings: number | null
  readonly pin?: string
  /** `pattern` has the balance as its first group. */
  readonly credit?: { readonly code: string; readonly pattern: RegExp; readonly least: number }
  /** A program and its arguments. */
  readonly power?: readonly string[]
}

/** A refusal as the file's reader takes it. */
export interface LineFault {
  readonly path: readonly (string | number)[]
  readonly what: string
}

const patternOf = (written: string): RegExp | null => {
  try {
    return new RegExp(written, 'i')
  } catch {
    return null
  }
}

const isOnePort = ({ driver }: LineFile) => driver === 'v253' || driver === 'generic'

/** What a schema cannot say: which of the fields go together. */
const faultOf = (line: LineFile): string | null => {
  const ways = [line.at, line.usb, line.imei].filter(way => way !== undefined).length
  if (ways !== 1) return 'expected one of at, usb and imei to say where its modem is'
  if (line.audio !== undefined && line.at === undefined) return 'audio goes with at only'
  if (line.at !== undefined && !isOnePort(line) && line.audio === undefined)
    return `expected audio: a ${line.driver} carries the voice on a second port`
  if (isOnePort(line) && line.audio !== undefined) return `a ${line.driver} has no port for audio`
  if (line.driver === 'v253' && line.imei !== undefined) return 'a v253 modem has no IMEI: use usb or at'
  if (line.answer !== undefined && line['answer-after'] !== undefined)
    return 'answer and answer-after say the same: keep answer'
  if (line.credit && !patternOf(line.credit.balance)) return 'credit: balance is no regular expression'
  if (line.driver === 'v253' && (line.pin ?? line.credit) !== undefined) return 'a v253 modem has no SIM card'
  return null
}
/** Two lines on one modem would take it from each other. */
const sharedPlace = (line: LineFile, others: readonly LineFile[]): string | null => {
  const taken = others.find(
    ({ at, usb, imei }) =>
      (at !== undefined && at === line.at) ||
      (usb !== undefined && usb === line.usb) ||
      (imei !== undefined && imei === line.imei),
  )
  return taken ? `its modem is ${taken.name}'s as well` : null
}

/** Everything in the lines that is wrong by itself or by what it says of each other. */
export const lineFaults = (lines: readonly LineFile[]): readonly LineFault[] =>
  lines.flatMap((line, i) => {
    const before = lines.slice(0, i)
    const isTwice = before.some(({ name }) => name === line.name)
    const place = faultOf(line) ?? sharedPlace(line, before)
    return [
      ...(isTwice ? [{ path: ['lines', i, 'name'], what: `${line.name} is used twice` }] : []),
      ...(place === null ? [] : [{ path: ['lines', i], what: place }]),
    ]
  })

const placeOf = ({ at, audio, usb, imei }: LineFile): Place => {
  if (usb !== undefined) return { by: 'usb', socket: usb }
  if (imei !== undefined) return { by: 'imei', imei }
  return { by: 'path', at: at ?? '', audio: audio ?? null }
}
const ringsOf = (line: LineFile): number | null => {
  if (line.answer === 'never') return null
  return Number(/\d/.exec(line.answer ?? '')?.[0] ?? line['answer-after'] ?? 1)
}

/** A line as the box needs it, of one that lineFaults found nothing in. */
export const lineOf = (line: LineFile): LineSettings => ({
  name: line.name,
  driver: line.driver,
  place: placeOf(line),
  number: line.number ?? null,
  country: line.country ?? null,
  answerAfterRings: ringsOf(line),
  ...(line.pin === undefined ? {} : { pin: line.pin }),
  ...(line.credit === undefined
    ? {}
    : {
        credit: {
          code: line.credit.code,
          pattern: patternOf(line.credit.balance) ?? /$^/,
          least: line.credit.least,
        },
      }),
  ...(line.power === undefined ? {} : { power: line.power }),
})
