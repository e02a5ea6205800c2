import { isFault } from '../../fault/fault.ts'
import type { Log } from '../../ports/log.ts'
import type { SmsDevice } from './device.ts'
import type { Inbox } from './inbox.ts'
import { readPdu } from './incoming.ts'
import type { StoredPdu } from './lines.ts'
import type { Queue } from './queue.ts'

export interface IntakeOptions {
  readonly line: string
  readonly device: SmsDevice
  readonly inbox: Inbox
  readonly queue: Pick<Queue, 'report'>
  readonly log: Log
}

/** Empties a modem: each SMS is on disk before the modem forgets it, so that a power cut in between brings it again. */
export const createIntake = ({ line, device, inbox, queue, log }: IntakeOptions) => {
  /** True when it need not stay with the modem: it is on disk, or of no use. */
  const takePdu = async (hex: string, octets: number | null): Promise<boolean> => {
    try {
      const found = readPdu(hex, octets)
      if (found.kind === 'draft') return false
      if (found.kind === 'report') await queue.report(line, found)
      else if (!found.isSilent) await inbox.take(line, found, hex)
    } catch (error) {
      if (!isFault(error, 'MESSAGE_UNREADABLE')) throw error
      log.warn({ line, reason: error.message, pii: { hex } }, 'a text message could not be read')
      await inbox.takeUnreadable(line, hex)
    }
    return true
  }
  const takeStored = async (stored: StoredPdu): Promise<boolean> => {
    const isTaken = await takePdu(stored.hex, stored.octets)
    if (isTaken) await device.remove(stored)
    return isTaken
  }
  /** How many were taken out. */
  const drain = async (): Promise<number> => {
    let taken = 0
    for (const stored of await device.list()) taken += (await takeStored(stored)) ? 1 : 0
    return taken
  }
  const takeAt = async (memory: string | null, index: number) => {
    const stored = await device.read(memory, index)
    if (stored) await takeStored(stored)
  }
  return { takePdu, drain, takeAt }
}
