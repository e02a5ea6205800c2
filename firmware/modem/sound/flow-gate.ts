import type { Clock } from '../../time/clock.ts'

/** Holds back what is written to a device that says when it is full. */
export interface FlowGate {
  /** The device's word. */
  readonly set: (mayPass: boolean) => void
  /** Resolves when writing is allowed; at once where the device never says otherwise. */
  readonly pass: () => Promise<void>
}

const NOW = Promise.resolve()

/** @param limitMs a word that got lost holds nothing back for longer than this */
export const createFlowGate = (clock: Clock, limitMs: number): FlowGate => {
  let shut: { readonly opened: Promise<void>; readonly open: () => void } | undefined
  const open = () => {
    shut?.open()
    shut = undefined
  }
  const close = () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const opening = new AbortController()
    const mine = { opened: promise, open: () => (opening.abort(), resolve()) }
    shut = mine
    const lapse = () => void (shut === mine && open())
    clock.sleep(limitMs, opening.signal).then(lapse, () => undefined)
  }
  const set = (mayPass: boolean) => {
    if (mayPass) open()
    else if (!shut) close()
  }
  return { set, pass: () => shut?.opened ?? NOW }
}
