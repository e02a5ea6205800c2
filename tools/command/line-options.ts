import { Option, type Command } from 'commander'
import type { Transcript } from '../../firmware/at/transcript.ts'
import type { DriverName } from '../../firmware/modem/usb/profiles.ts'
import { systemClock as clock } from '../../firmware/time/clock.ts'
import { saveTranscript } from '../line/run.ts'
import type { Target, TargetOptions } from '../line/target.ts'
import { remark } from './output.ts'

/** What the subcommands of `ragelis line` share. */

const driverNames = ['sim7600', 'ec25', 'v253', 'generic'] as const satisfies readonly DriverName[]

export interface Common extends TargetOptions {
  readonly json?: true
  readonly save?: string
}

/** Keeps the traffic where that was asked for. */
export const save = async (options: Common, target: Target, transcript: Pick<Transcript, 'entries'>) => {
  if (options.save === undefined) return
  const title = `${target.says}, driver ${target.driver}, ${new Date(clock.epochMs()).toISOString()}`
  await saveTranscript(options.save, title, transcript)
  remark(`the traffic is in ${options.save}`)
}

const oneOf = (text: string) =>
  new Option(
    `--${text} <name>`,
    text === 'virtual' ? 'a modem that is not there, to try this' : 'how it is driven',
  ).choices(driverNames)
/** The options by which a modem is named. */
export const named = (command: Command): Command =>
  command
    .option(
      '--port <at,audio>',
      'its serial ports, such as /dev/ttyUSB2,/dev/ttyUSB4; the AT port alone will often do',
    )
    .addOption(oneOf('driver'))
    .option('--usb <socket>', 'its USB socket, such as 1-1.2 (see: ragelis line list)')
    .option('--imei <number>', 'its IMEI')
    .option('--config <file>', 'the settings of the box')
    .option('--name <line>', 'with --config: which line of it')
    .addOption(oneOf('virtual'))
    .option('--json', 'print the result as JSON')
export const collect = (value: string, before: readonly string[] = []) => [...before, value]

export const withoutTarget = '\nWithout any of them: the one modem that is attached.'
