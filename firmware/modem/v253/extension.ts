import { Fault, isFault } from '../../fault/fault.ts'
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

export const createExtension = (status: StatusBoard): Extension => {
  let isUp = false
  const show = (error: unknown) => {
    const isLine = isFault(error, 'NO_DIAL_TONE') || isFault(error, 'LINE_IN_USE')
    if (isLine) status.set({ fault: error.code, reason: error.message })
  }
  const lifted = (up: boolean) => {
    isUp = up
    if (up) show(new Fault('LINE_IN_USE', { by: OTHER_TELEPHONE }))
    else if (status.get().fault === 'LINE_IN_USE') status.set({ fault: null, reason: null })
  }
  return { isUp: () => isUp, lifted, show }
}
