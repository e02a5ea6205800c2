import { Type, type Static } from 'typebox'

/** The lines of a box as its settings file has them. The descriptions follow "expected ". */

const path = (description: string) => Type.String({ minLength: 1, description })

/** Of a person, a line or the box. */
export const number = (description: string) =>
  Type.String({ pattern: '^\\+[1-9][0-9]{6,14}$', description: `${description}, such as "+37061200000"` })

const drivers = ['sim7600', 'ec25', 'v253', 'generic'] as const
const flashes = ['digits', 'switchboard', 'three-way'] as const

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
        description: "the PIN of the line's SIM card, in quotes, 4 to 8 digits",
      }),
    ),
    credit: Type.Optional(
      Type.Object(
        {
          code: Type.String({
            pattern: '^[*#0-9]{2,20}$',
            description: 'the operator\'s code, in quotes, such as "*100#"',
          }),
          pattern: Type.Optional(
            Type.String({
              minLength: 3,
              description: 'a regular expression whose first group is the balance',
            }),
          ),
          least: Type.Optional(
            Type.Number({ minimum: 0, description: 'money: with less the card counts as empty' }),
          ),
          hours: Type.Optional(
            Type.Integer({ minimum: 1, maximum: 168, description: 'hours between looks, 1 to 168' }),
          ),
        },
        {
          additionalProperties: false,
          description: 'how to see what a prepaid card holds: code, pattern, least, hours',
        },
      ),
    ),
    power: Type.Optional(
      Type.Array(Type.String({ minLength: 1, description: 'a word of the command' }), {
        minItems: 1,
        maxItems: 20,
        description: 'a command, word by word, that takes the modem from the mains and back',
      }),
    ),
    flash: Type.Optional(
      Type.Enum([...flashes], {
        description: `what a hook flash does on an analogue line: ${flashes.join(', ')}`,
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
  /** Of its SIM card; null: it needs none. */
  readonly pin: string | null
  /** How to see what a prepaid card holds; null: it is not prepaid. */
  readonly credit: {
    readonly code: string
    /** A regular expression. */
    readonly pattern: string
    readonly least: number
    readonly everyMs: number
  } | null
  /** Program and arguments that take the modem from the mains and back; null: nothing can. */
  readonly power: readonly string[] | null
  /** What a hook flash does on an analogue line; null: nothing that anybody knows of. */
  readonly flash: (typeof flashes)[number] | null
  /** At which ring it answers; null: never. */
  readonly answerAfterRings: number | null
}

/** A refusal as the file's reader takes it. */
export interface LineFault {
  readonly path: readonly (string | number)[]
  readonly what: string
}

const isOnePort = ({ driver }: LineFile) => driver === 'v253' || driver === 'generic'

const isPattern = (text: string): boolean => {
  try {
    return (new RegExp(`${text}|`).exec('')?.length ?? 0) > 1
  } catch {
    return false
  }
}
/** A number with a dot or a comma: where an answer has one only, it is the balance. */
const BALANCE = '(\\d+[.,]\\d{1,2})'
const HOUR_MS = 3_600_000

/** What a schema cannot say: which of the fields go together. */
const faultOf = (line: LineFile): string | null => {
  const ways = [line.at, line.usb, line.imei].filter(way => way !== undefined).length
  if (ways !== 1) return 'expected one of at, usb and imei to say where its modem is'
  if (line.audio !== undefined && line.at === undefined) return 'audio goes with at only'
  if (line.at !== undefined && !isOnePort(line) && line.audio === undefined)
    return `expected audio: a ${line.driver} carries the voice on a second port`
  if (isOnePort(line) && line.audio !== undefined) return `a ${line.driver} has no port for audio`
  if (line.driver === 'v253' && line.imei !== undefined) return 'a v253 modem has no IMEI: use usb or at'
  if (line.driver === 'v253' && (line.pin ?? line.credit) !== undefined) return 'a v253 modem has no SIM card'
  if (line.driver !== 'v253' && line.flash !== undefined)
    return 'flash is for v253 lines: others hold calls by command'
  if (line.credit?.pattern !== undefined && !isPattern(line.credit.pattern))
    return `expected a regular expression with a group in credit.pattern, found ${line.credit.pattern}`
  if (line.answer !== undefined && line['answer-after'] !== undefined)
    return 'answer and answer-after say the same: keep answer'
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
  pin: line.pin ?? null,
  credit: line.credit
    ? {
        code: line.credit.code,
        pattern: line.credit.pattern ?? BALANCE,
        least: line.credit.least ?? 0.5,
        everyMs: (line.credit.hours ?? 12) * HOUR_MS,
      }
    : null,
  power: line.power ?? null,
  flash: line.flash ?? null,
  answerAfterRings: ringsOf(line),
})

/** A line at two serial ports, with nothing said but that. */
export const plainLine = (name: string, driver: LineSettings['driver'], place: Place): LineSettings => ({
  name,
  driver,
  place,
  number: null,
  country: null,
  pin: null,
  credit: null,
  power: null,
  flash: null,
  answerAfterRings: 1,
})
