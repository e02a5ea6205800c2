import { Command } from 'commander'
import {
  plainLine,
  readBoxFile,
  usualSettings,
  type BoxSettings,
  type CloudSettings,
} from '../../firmware/config/box-file.ts'
import { openLog, type LogOptions } from '../../firmware/config/log.ts'
import { places, type Places } from '../../firmware/config/places.ts'
import { openBox } from '../../firmware/main.ts'
import { openShop } from '../../firmware/main/shop.ts'
import { readInstant } from '../../firmware/time/calendar.ts'
import { shiftedClock, systemClock, type Clock } from '../../firmware/time/clock.ts'
import { playVirtualLine } from '../virtual/line.ts'
import { clinicPath, port, threads, usualClinic } from './options.ts'
import { print, printJson, wrongUsage } from './output.ts'

export interface StartOptions {
  readonly config?: string
  readonly line?: readonly string[]
  readonly clinic?: string
  readonly data?: string
  readonly port?: number
  readonly broker?: string
  readonly username?: string
  readonly password?: string
  readonly site?: string
  readonly model?: string
  readonly threads?: number
  readonly at?: string
  readonly log: LogOptions['level']
  readonly json?: true
}

/** '/dev/ttyUSB2,/dev/ttyUSB4' */
const linesOf = (texts: readonly string[]): BoxSettings['lines'] =>
  texts.map((text, i) => {
    const [atPath, audioPath] = text.split(',')
    if (!atPath || !audioPath) return wrongUsage(`--line ${text}: expected two serial ports, AT,AUDIO`)
    return plainLine(`line-${i + 1}`, 'sim7600', { by: 'path', at: atPath, audio: audioPath })
  })

const cloudOf = (
  { broker, username, password }: StartOptions,
  usual: CloudSettings | null,
): CloudSettings | null =>
  broker === undefined
    ? usual
    : {
        url: broker,
        ...(username === undefined ? {} : { username }),
        ...(password === undefined ? {} : { password }),
      }

/** The settings file, if there is one, with what the command line says instead. */
const settingsOf = async (options: StartOptions, at: Places): Promise<BoxSettings> => {
  const file = options.config === undefined ? null : await readBoxFile(options.config, at.data)
  return {
    site: options.site ?? file?.site ?? usualSettings.site,
    box: file?.box ?? usualSettings.box,
    clinicFile:
      options.clinic === undefined ? (file?.clinicFile ?? usualClinic(at)) : clinicPath(options.clinic, at),
    dataFolder: options.data ?? file?.dataFolder ?? at.data,
    lines: options.line ? linesOf(options.line) : (file?.lines ?? []),
    // whoever types a single line stands beside it and wants to be told what is wrong with it
    isPatient: options.line?.length !== 1,
    alarms: file?.alarms ?? { afterMinutes: usualSettings.alarmAfterMinutes, textTo: [] },
    calendars: file?.calendars ?? usualSettings.calendars,
    cloud: cloudOf(options, file?.cloud ?? null),
    ...(file?.mail ? { mail: file.mail } : {}),
    model: options.model ?? file?.model ?? usualSettings.model,
    threads: options.threads ?? file?.threads ?? usualSettings.threads,
    web: { host: '127.0.0.1', port: options.port ?? file?.web.port ?? usualSettings.webPort },
  }
}

const clockOf = async (at: string | undefined, settings: BoxSettings, where: Places): Promise<Clock> => {
  if (at === undefined) return systemClock
  const { clinic } = await openShop(settings.clinicFile, where)
  const epochMs = readInstant(at, clinic.zone)
  return epochMs === null
    ? wrongUsage(`--at ${at}: expected a time such as 2026-11-24T20:30`)
    : shiftedClock(systemClock, epochMs)
}

/** Resolves when somebody asks the program to end. */
const asked = () =>
  new Promise<void>(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })

const start = async (options: StartOptions): Promise<void> => {
  const at = places()
  const settings = await settingsOf(options, at)
  if (settings.lines.length === 0) return playVirtualLine(settings, options)
  const clock = await clockOf(options.at, settings, at)
  const log = openLog({ level: options.log, format: process.stderr.isTTY ? 'words' : 'json' })
  const ended = asked()
  await using box = await openBox({ settings, places: at, clock, log })
  if (options.json) printJson({ kind: 'ready', url: box.url, pid: process.pid })
  else print(`ragelis is ready. Its page: ${box.url}`)
  await ended
}

const collect = (value: string, before: readonly string[] = []) => [...before, value]

export const startCommand = (): Command =>
  new Command('start')
    .description('run the box: answer the lines, book, and tell the cloud')
    .option('--config <file>', 'a settings file: lines, clinic, cloud (see docs/settings.md)')
    .option('--line <at,audio>', 'a SIM7600 by its two serial ports; may be given several times', collect)
    .option('--clinic <file>', 'a clinic file, or the name of a template (dentist-lt, gp-en)')
    .option('--data <dir>', 'where bookings are kept (RAGELIS_DATA changes the default)')
    .option('--port <number>', 'of the page, on this machine only', port)
    .option('--broker <url>', 'MQTT broker, such as mqtts://broker.example:8883')
    .option('--username <name>', 'for the broker')
    .option('--password <word>', 'for the broker')
    .option('--site <name>', 'this clinic in the cloud')
    .option('--model <id>', 'recogniser, see: ragelis models list')
    .option('--threads <number>', 'for recognition', threads)
    .option('--at <time>', 'pretend that it is this moment when it starts, such as 2026-11-24T20:30')
    .option('--log <level>', 'debug, info, warn, error or silent', 'warn')
    .option('--json', 'print one JSON object when ready')
    .addHelpText(
      'after',
      `
Without --line and --config it runs on a virtual line that you can call from this terminal.

Examples:
  ragelis start                                        try it, by typing what a caller says
  ragelis start --line /dev/ttyUSB2,/dev/ttyUSB4       a SIM7600 on USB
  ragelis start --config /etc/ragelis/ragelis.yaml     the box on the shelf`,
    )
    .action(start)
