import type { AtSession } from '../../at/session.ts'
import { Fault, isFault } from '../../fault/fault.ts'
import type { Log } from '../../ports/log.ts'
import {
  chooseFormat,
  knownFormat,
  readCompressions,
  readLineSources,
  reportedEvents,
  type EventName,
  type Format,
} from './capabilities.ts'
import { countryCodes } from './country.ts'
import { commonSettings, profileOf, readySettings, type V253Profile } from './profile.ts'

/** A modem that is ready for calls, and what it can do. */
export interface ReadyModem {
  readonly profile: V253Profile
  readonly format: Format
  /** What it reports in a call; null when it did not say. */
  readonly events: ReadonlySet<EventName> | null
}

export interface SetUpOptions {
  readonly at: AtSession
  readonly path: string
  readonly log: Log
  /** ISO 3166-1; the modem keeps what it has when undefined. */
  readonly country: string | undefined
}

const SETTING_MS = 5_000
/** Without these a caller who hangs up goes unnoticed, or keys do. */
const wanted: readonly EventName[] = ['dtmf', 'busy', 'dialTone']

/** What it answers; nothing when it refuses. */
const ask = async (at: AtSession, command: string): Promise<readonly string[]> => {
  try {
    return await at.send(command, { timeoutMs: SETTING_MS })
  } catch (error) {
    if (isFault(error, 'AT_ERROR')) return []
    throw error
  }
}
const works = async (at: AtSession, command: string): Promise<boolean> => {
  try {
    await at.send(command, { timeoutMs: SETTING_MS })
    return true
  } catch (error) {
    if (isFault(error, 'AT_ERROR')) return false
    throw error
  }
}

type Version = readonly [number, number, number]
const readVersion = (lines: readonly string[]): Version | null => {
  const found = lines.map(line => /(\d+)\.(\d+)\.(\d+)/.exec(line)).find(match => match !== null)
  return found ? [Number(found[1]), Number(found[2]), Number(found[3])] : null
}
const isOlder = (version: Version, least: Version) => {
  const at = version.findIndex((part, i) => part !== least[i])
  return at !== -1 && (version[at] ?? 0) < (least[at] ?? 0)
}
const checkFirmware = async ({ at }: SetUpOptions, profile: V253Profile) => {
  const { leastFirmware: least } = profile
  if (!least) return
  const version = readVersion(await ask(at, least.ask))
  if (version && isOlder(version, least.version))
    throw new Fault('MODEM_OUTDATED', {
      modem: profile.name,
      found: version.join('.'),
      least: least.version.join('.'),
    })
}
/** The list of classes has to have 8; a modem that keeps the list to itself is tried. */
const checkVoice = async ({ at, path }: SetUpOptions) => {
  const classes = (await ask(at, 'AT+FCLASS=?')).join(',')
  const hasVoice = classes === '' || /(?:^|[^\d.])8(?:[^\d]|$)/.test(classes)
  if (!hasVoice || !(await works(at, 'AT+FCLASS=8'))) throw new Fault('VOICE_MISSING', { path })
}
const setCountry = async ({ at, log, country }: SetUpOptions) => {
  for (const { code, standsIn } of country ? countryCodes(country) : []) {
    if (!(await works(at, `AT+GCI=${code}`))) continue
    return log.info({ country, code, standsIn }, 'line rules of a country set')
  }
  if (country) log.warn({ country }, 'the modem keeps the line rules it had: it knows none for this country')
}
const applyAll = async ({ at, log }: SetUpOptions, profile: V253Profile) => {
  for (const { set, must } of [...commonSettings, ...profile.settings, ...readySettings]) {
    if (await works(at, set)) continue
    if (must) throw new Fault('AT_ERROR', { command: set, result: 'ERROR' })
    log.warn({ command: set }, 'the modem refused a setting')
  }
}
/** Codes differ from chip to chip, so they are read from the modem and not from a manual (modems.md 3.2). */
const setFormat = async ({ at, log }: SetUpOptions, profile: V253Profile): Promise<Format> => {
  const rows = readCompressions(await ask(at, 'AT+VSM=?'))
  const { name, code } = profile.format
  const format = rows.length === 0 ? knownFormat(name, code) : chooseFormat(rows)
  if (!format) throw new Fault('AUDIO_REFUSED', { tries: rows.length })
  const command = `AT+VSM=${format.code},8000`
  if (!(await works(at, command)) && !(await works(at, `${command},0,0`)))
    throw new Fault('AT_ERROR', { command, result: 'ERROR' })
  log.info({ modem: profile.name, coding: format.name, code: format.code }, 'voice modem ready')
  return format
}
const readEvents = async ({ at, log }: SetUpOptions) => {
  const events = reportedEvents(readLineSources(await ask(at, 'AT+VLS=?')), 1)
  const missing = events ? wanted.filter(name => !events.has(name)) : []
  if (missing.length > 0) log.warn({ missing }, 'the modem does not report all that happens on the line')
  return events
}

/**
 * Brings a modem that answers commands to ready for a call; safe to do again. @throws MODEM_OUTDATED, VOICE_MISSING,
 * AUDIO_REFUSED, AT_ERROR, AT_TIMEOUT, or what closed the session
 */
export const setUpV253 = async (options: SetUpOptions): Promise<ReadyModem> => {
  const { at } = options
  await ask(at, 'ATH') // a call of a box that died
  await ask(at, 'ATZ')
  await ask(at, 'ATE0')
  const profile = profileOf((await ask(at, 'ATI0'))[0] ?? '')
  await checkFirmware(options, profile)
  await checkVoice(options)
  await setCountry(options)
  const format = await setFormat(options, profile)
  const events = await readEvents(options)
  await applyAll(options, profile)
  return { profile, format, events }
}
