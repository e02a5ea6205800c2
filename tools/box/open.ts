import { openLog } from '../../firmware/config/log.ts'
import { places } from '../../firmware/config/places.ts'
import { isFault } from '../../firmware/fault/fault.ts'
import { keepPromises } from '../../firmware/main/promise/making.ts'
import { openShop, type OpenShop } from '../../firmware/main/shop.ts'
import type { Log } from '../../firmware/ports/log.ts'
import { openStore, type FullStore } from '../../firmware/store/store.ts'
import { systemClock, type Clock } from '../../firmware/time/clock.ts'
import { createBoxPage, type BoxPage } from './page.ts'

/** Where a box is: its files where it rests, its page where it runs. */
export interface BoxPlace {
  readonly clinicFile: string
  readonly dataFolder: string
  readonly port: number
}

/** The files of a box that rests. */
export interface BoxFiles {
  readonly shop: OpenShop
  /** Makes the promises of what is written to it, as the box does. */
  readonly store: FullStore
  readonly clock: Clock
  readonly log: Log
}

/** A box, by one of its two ways in. */
export type OpenBox = AsyncDisposable & { readonly shop: OpenShop } & (
    { readonly files: BoxFiles; readonly page: null } | { readonly files: null; readonly page: BoxPage }
  )

/** Whether it runs or not. @throws FILE_UNREADABLE, CONFIG_INVALID, STORE_FAILED */
export const openBox = async ({ clinicFile, dataFolder, port }: BoxPlace): Promise<OpenBox> => {
  const shop = await openShop(clinicFile, places())
  const { clinic } = shop
  const log = openLog({ level: 'warn', format: 'words' })
  const clock = systemClock
  try {
    const database = await openStore({ folder: dataFolder, zone: clinic.zone, clock, log })
    const store = keepPromises(database, { clinic, clock, made: () => undefined })
    const close = () => database[Symbol.asyncDispose]()
    return { shop, files: { shop, store, clock, log }, page: null, [Symbol.asyncDispose]: close }
  } catch (error) {
    if (!isFault(error, 'STORE_BUSY')) throw error
    const page = createBoxPage(port)
    return { shop, files: null, page, [Symbol.asyncDispose]: async () => undefined }
  }
}
