import { Fault, isFault } from '../../fault/fault.ts'
import type { Clock } from '../../time/clock.ts'
import type { StatusBoard } from '../line-status.ts'

/** The other telephones on the same line, and what the status says of the line itself. */
export interface Extension {
  readonly isUp: () => boolean
  /** The modem noticed that one was lifted or put back. */
  readonly lifted: (isUp: boolean) => void
  /** Shows a fault that is the line's and not the call's. */
  readonly show: (error: unknown) => void
}

export const OTHER_TELEPHONE = 'another telephone on it'

/**
 * A lifted telephone is believed for so long. That it was put back may be lost on the wire, or a byte be taken for it, and
 * then the line would dial no more; the modem knows better, and answers LINE IN USE or hears no dial tone (modems.md 3.3).
 */
const BELIEVED_MS = 45_000

export const createExtension = (status: StatusBoard, clock: Clock, closed: AbortSignal): Extension => {
  let isUp = false
  let news = 0
  const show = (error: unknown) => {
    const isLine = isFault(error, 'NO_DIAL_TONE') || isFault(error, 'LINE_IN_USE')
    if (isLine) status.set({ fault: error.code, reason: error.message })
  }
  const doubt = async (about: number) => {
    await clock.sleep(BELIEVED_MS, closed)
    if (about === news) lifted(false)
  }
  const lifted = (up: boolean) => {
    isUp = up
    news += 1
    if (up) doubt(news).catch(() => undefined) // the line was closed
    if (up) show(new Fault('LINE_IN_USE', { by: OTHER_TELEPHONE }))
    else if (status.get().fault === 'LINE_IN_USE') status.set({ fault: null, reason: null })
  }
  return { isUp: () => isUp, lifted, show }
}
