import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { knowsHolidays } from '../../firmware/clinic/holidays.ts'
import { findModel, modelFolders, readCatalogue } from '../../firmware/config/catalogue.ts'
import type { Places } from '../../firmware/config/places.ts'
import { isFault } from '../../firmware/fault/fault.ts'
import { openShop } from '../../firmware/main/shop.ts'
import { loadLibrary, type LibrarySource } from '../../firmware/speech/library.ts'
import { dayOf } from '../../firmware/time/calendar.ts'
import { systemClock } from '../../firmware/time/clock.ts'
import { standingOf } from '../models/installed.ts'
import { bad, good, warn, type Finding } from './check.ts'

/** Looks at the parts the box is made of. */

const library = (what: string, source: LibrarySource, name: string): Finding => {
  try {
    loadLibrary(source)
    return good(what, name)
  } catch (error) {
    return bad(
      what,
      error instanceof Error ? error.message : String(error),
      isFault(error) ? '' : 'npm run set-up',
    )
  }
}

export const lookAtLibraries = async ({ nativeLibrary }: Places): Promise<readonly Finding[]> => [
  library('recogniser library', { built: nativeLibrary }, nativeLibrary),
  library(
    'voice library',
    { system: 'libespeak-ng.so.1', apt: 'libespeak-ng1 espeak-ng-data' },
    'libespeak-ng',
  ),
  library('signal library', { system: 'libspeexdsp.so.1', apt: 'libspeexdsp1' }, 'libspeexdsp'),
]

export const lookAtModels = async (places: Places, chosen: string): Promise<readonly Finding[]> => {
  const file = join(places.shippedModels, 'catalogue.json')
  const catalogue = await readCatalogue(file)
  const folders = modelFolders(file, places.models)
  const ear = findModel(catalogue, chosen)
  const { state } = await standingOf(ear, folders)
  const voices = catalogue.models.filter(({ kind }) => kind === 'voice')
  const installed: string[] = []
  for (const voice of voices)
    if ((await standingOf(voice, folders)).state === 'installed') installed.push(voice.id)
  return [
    state === 'shipped' || state === 'installed'
      ? good('recogniser', `${ear.id} is ${state}`)
      : bad('recogniser', `${ear.id} is ${state}`, `ragelis models add ${ear.id}`),
    ...(ear.id === 'starter'
      ? [
          warn(
            'recogniser',
            'the starter knows synthetic voices only',
            'for people: ragelis models add whisper-base-q5_1',
          ),
        ]
      : []),
    installed.length > 0
      ? good('voices', installed.join(', '))
      : warn('voices', 'espeak-ng speaks every language', 'for better ones: ragelis models list'),
  ]
}

export const lookAtClinic = async (file: string, places: Places): Promise<readonly Finding[]> => {
  const { clinic } = await openShop(file, places)
  const year = Number(dayOf(systemClock.epochMs(), clinic.zone).slice(0, 4))
  return [
    good('clinic file', `${file}: ${clinic.services.length} services, ${clinic.people.length} people`),
    ...(knowsHolidays(clinic.country, year)
      ? []
      : [
          warn(
            'holidays',
            `those of ${clinic.country} in ${year} are not known`,
            'list them under "exceptions"',
          ),
        ]),
  ]
}

export const lookAtBroker = async (): Promise<readonly Finding[]> => {
  const isThere = await access('/usr/sbin/mosquitto').then(
    () => true,
    () => false,
  )
  return [
    isThere
      ? good('broker for the demo', '/usr/sbin/mosquitto')
      : warn('broker for the demo', 'mosquitto is missing', 'sudo apt-get install mosquitto'),
  ]
}
