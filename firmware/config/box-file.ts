import { dirname, resolve } from 'node:path'
import { Type, type Static, type TProperties } from 'typebox'
import { lineFaults, lineOf, lineSchema, number, type LineSettings } from './line-settings.ts'
import { mailFaults, mailOf, mailSchema, type MailSettings } from './mail-settings.ts'
import { readText } from './text-file.ts'
import { readYaml, type Complaint } from './yaml-file.ts'

/** The box's own settings file: where its lines, its clinic and its cloud are. The descriptions follow "expected ". */

const strict = <P extends TProperties>(properties: P, description: string) =>
  Type.Object(properties, { additionalProperties: false, description })
const path = (description: string) => Type.String({ minLength: 1, description })
const name = Type.String({
  pattern: '^[a-z0-9][a-z0-9-]{0,39}$',
  description: 'a short name of small letters, digits and hyphens',
})

const cloud = strict(
  {
    url: Type.String({
      pattern: '^mqtts?://',
      description: 'an address such as mqtts://broker.example:8883',
    }),
    username: Type.Optional(Type.String({ description: 'a user name' })),
    password: Type.Optional(Type.String({ description: 'a password' })),
    ca: Type.Optional(path('a PEM file of the authority that signed the broker')),
    certificate: Type.Optional(path("a PEM file of this box's certificate")),
    key: Type.Optional(path("a PEM file of this box's key")),
  },
  'a broker: url, and how to log in',
)

const speech = strict(
  {
    model: Type.Optional(Type.String({ description: 'the id of a recogniser, see: ragelis models list' })),
    threads: Type.Optional(Type.Integer({ minimum: 1, maximum: 16, description: 'threads, 1 to 16' })),
  },
  'speech: model, threads',
)

const alarms = strict(
  {
    after: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 1_440, description: 'minutes without a usable line, 1 to 1440' }),
    ),
    'text-to': Type.Optional(
      Type.Array(number('the number of a person who is to know, in quotes'), {
        maxItems: 5,
        description: 'a list of numbers',
      }),
    ),
  },
  'who is told when a line fails: after, text-to',
)

const calendar = strict(
  {
    staff: Type.String({ minLength: 1, description: 'the id of a person of the clinic file' }),
    url: Type.String({
      pattern: '^https?://',
      description: 'the address of a CalDAV server such as https://cloud.example, or of a calendar on it',
    }),
    calendar: Type.Optional(
      Type.String({ minLength: 1, description: 'the name of the calendar, where the user has several' }),
    ),
    username: Type.Optional(Type.String({ minLength: 1, description: 'a user name' })),
    password: Type.Optional(
      Type.String({ minLength: 1, description: 'a password, best one made for this box alone' }),
    ),
    token: Type.Optional(
      Type.String({ minLength: 1, description: 'a bearer token, in the place of user name and password' }),
    ),
  },
  "somebody's calendar on a server: staff, url, username, password; calendar, token",
)

const calendars = strict(
  {
    every: Type.Optional(
      Type.Integer({ minimum: 5, maximum: 3_600, description: 'seconds between looks, 5 to 3600' }),
    ),
    'feed-port': Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 65_535,
        description: 'a port, 1 to 65535, at which the network may fetch calendars and nothing else',
      }),
    ),
    servers: Type.Optional(
      Type.Array(calendar, {
        maxItems: 100,
        description: 'a list of calendars on servers, one for a person',
      }),
    ),
  },
  'the calendars of people: every, feed-port, servers',
)

export const boxSchema = strict(
  {
    site: Type.Optional(name),
    box: Type.Optional(name),
    clinic: path('the path of a clinic file'),
    data: Type.Optional(path('a folder that survives a restart')),
    lines: Type.Array(lineSchema, { maxItems: 8, description: 'a list of lines' }),
    alarms: Type.Optional(alarms),
    calendars: Type.Optional(calendars),
    cloud: Type.Optional(cloud),
    mail: Type.Optional(mailSchema),
    speech: Type.Optional(speech),
    web: Type.Optional(
      strict(
        {
          port: Type.Optional(
            Type.Integer({ minimum: 0, maximum: 65_535, description: 'a port, 0 to 65535' }),
          ),
        },
        'the page: port',
      ),
    ),
  },
  'the settings of a box: clinic, lines, and what differs from the usual',
)

type BoxFile = Static<typeof boxSchema>

export { plainLine, type LineSettings, type Place } from './line-settings.ts'

/** When a line that cannot be rung is reported, and to whom beside the log, the page and the cloud. */
export interface AlarmSettings {
  readonly afterMinutes: number
  /** E.164. */
  readonly textTo: readonly string[]
}

/** A person's calendar on a CalDAV server. */
export interface CalendarServerSettings {
  readonly staff: string
  /** Of the server, or of the calendar itself. */
  readonly url: string
  /** Its name, where there are several; null: there is one. */
  readonly calendar: string | null
  readonly login: { readonly username: string; readonly password: string } | { readonly token: string }
}

export interface CalendarSettings {
  readonly everyMs: number
  /** Where the network may fetch feeds; null: this machine alone may. */
  readonly feedPort: number | null
  readonly servers: readonly CalendarServerSettings[]
}

export interface CloudSettings {
  readonly url: string
  readonly username?: string
  readonly password?: string
  readonly ca?: string
  readonly clientCert?: { readonly cert: string; readonly key: string }
}

/** Everything openBox needs to know. */
export interface BoxSettings {
  readonly site: string
  readonly box: string
  readonly clinicFile: string
  readonly dataFolder: string
  readonly lines: readonly LineSettings[]
  /** False: a line that does not open at the start keeps the box from starting. */
  readonly isPatient: boolean
  readonly alarms: AlarmSettings
  readonly calendars: CalendarSettings
  readonly cloud: CloudSettings | null
  /** Absent: no report is sent by e-mail. */
  readonly mail?: MailSettings
  /** Id of the recogniser in the catalogue. */
  readonly model: string
  readonly threads: number
  readonly web: { readonly host: string; readonly port: number }
}

export const usualSettings = {
  site: 'clinic',
  box: 'box-1',
  model: 'starter',
  threads: 2,
  webPort: 8_080,
  alarmAfterMinutes: 10,
  calendars: { everyMs: 30_000, feedPort: null, servers: [] } satisfies CalendarSettings,
} as const

const calendarsOf = (file: BoxFile['calendars']): CalendarSettings => ({
  everyMs: file?.every === undefined ? usualSettings.calendars.everyMs : file.every * 1_000,
  feedPort: file?.['feed-port'] ?? null,
  servers: (file?.servers ?? []).map(
    ({ staff, url, calendar = null, username = '', password = '', token }) => ({
      staff,
      url,
      calendar,
      login: token === undefined ? { username, password } : { token },
    }),
  ),
})

const calendarFaults = (file: BoxFile['calendars']): readonly Complaint[] =>
  (file?.servers ?? []).flatMap(({ staff, username, password, token }, i, all) => {
    const path = ['calendars', 'servers', i] as const
    const isNamed = username !== undefined && password !== undefined
    const isOneWay = token === undefined ? isNamed : username === undefined && password === undefined
    return [
      ...(all.findIndex(other => other.staff === staff) === i
        ? []
        : [{ path: [...path, 'staff'], what: `${staff} has two; expected one for a person` }]),
      ...(isOneWay ? [] : [{ path, what: 'expected either username and password, or token' }]),
    ]
  })

const cloudOf = (file: NonNullable<BoxFile['cloud']>, at: (path: string) => string): CloudSettings => ({
  url: file.url,
  ...(file.username === undefined ? {} : { username: file.username }),
  ...(file.password === undefined ? {} : { password: file.password }),
  ...(file.ca === undefined ? {} : { ca: at(file.ca) }),
  ...(file.certificate === undefined || file.key === undefined
    ? {}
    : { clientCert: { cert: at(file.certificate), key: at(file.key) } }),
})

/**
 * Reads a settings file; paths in it are relative to it.
 * @param dataFolder where data goes unless the file says otherwise @throws FILE_UNREADABLE, CONFIG_INVALID
 */
export const readBoxFile = async (file: string, dataFolder: string): Promise<BoxSettings> => {
  const text = await readText(file)
  const { value, refuse } = readYaml<BoxFile>(text, boxSchema, file)
  refuse([...lineFaults(value.lines), ...calendarFaults(value.calendars), ...mailFaults(value.mail)])
  const at = (path: string) => resolve(dirname(file), path)
  return {
    site: value.site ?? usualSettings.site,
    box: value.box ?? usualSettings.box,
    clinicFile: at(value.clinic),
    dataFolder: value.data === undefined ? dataFolder : at(value.data),
    lines: value.lines.map(lineOf),
    isPatient: true,
    alarms: {
      afterMinutes: value.alarms?.after ?? usualSettings.alarmAfterMinutes,
      textTo: value.alarms?.['text-to'] ?? [],
    },
    calendars: calendarsOf(value.calendars),
    cloud: value.cloud ? cloudOf(value.cloud, at) : null,
    ...(value.mail ? { mail: mailOf(value.mail, at) } : {}),
    model: value.speech?.model ?? usualSettings.model,
    threads: value.speech?.threads ?? usualSettings.threads,
    web: { host: '127.0.0.1', port: value.web?.port ?? usualSettings.webPort },
  }
}
