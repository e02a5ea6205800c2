import type { Command } from 'commander'
import { readBoxFile, usualSettings } from '../../firmware/config/box-file.ts'
import { places } from '../../firmware/config/places.ts'
import { Fault } from '../../firmware/fault/fault.ts'
import type { BoxPlace } from '../box/open.ts'
import { clinicPath, port, usualClinic } from './options.ts'

/** Which box a command is about: options that commands share which work whether it runs or not. */
export interface PlaceOptions {
  readonly config?: string
  readonly clinic?: string
  readonly data?: string
  readonly port?: number
}

/** As `ragelis start` finds them. */
export const placeOf = async (
  options: PlaceOptions,
): Promise<BoxPlace & { readonly feedPort: number | null }> => {
  const at = places()
  const file = options.config === undefined ? null : await readBoxFile(options.config, at.data)
  return {
    clinicFile:
      options.clinic === undefined ? (file?.clinicFile ?? usualClinic(at)) : clinicPath(options.clinic, at),
    dataFolder: options.data ?? file?.dataFolder ?? at.data,
    port: options.port ?? file?.web.port ?? usualSettings.webPort,
    feedPort: file?.calendars.feedPort ?? null,
  }
}

export const placed = (command: Command): Command =>
  command
    .option('--config <file>', 'the settings file that the box is started with')
    .option('--clinic <file>', 'a clinic file, or the name of a template')
    .option('--data <dir>', 'where bookings are kept')
    .option('--port <number>', 'of the page, if the box is running', port)

/** The id of somebody named by id, or by a name that only they have. @throws PERSON_UNKNOWN */
export const staffOf = (
  people: readonly { readonly id: string; readonly name: string }[],
  text: string,
): string => {
  const asked = text.toLocaleLowerCase()
  const exact = people.find(({ id }) => id === text)
  const named = people.filter(({ name }) => name.toLocaleLowerCase().includes(asked))
  const found = exact ?? (named.length === 1 ? named[0] : undefined)
  if (!found) throw new Fault('PERSON_UNKNOWN', { staff: text, known: people.map(({ id }) => id) })
  return found.id
}
