import type { Outward } from '../call/outward.ts'
import { Fault, isFault } from '../fault/fault.ts'
import type { Line, Talk } from '../ports/line.ts'

/** The lines that are open at the moment, for each other's callers. */
export interface OpenLines {
  /** Until disposed. */
  add(line: Line): Disposable
  /** How a caller of this line reaches others: beside their own call, or by another line that nobody uses. */
  outward(own: Line): Outward
}

const isFree = (line: Line): boolean => {
  const { dials, audio } = line.abilities()
  return dials && audio === 'duplex' && line.status().state === 'idle'
}
/** It rang, or was used, in this very moment; or it does not dial after all. */
const isTaken = (error: unknown) => isFault(error, 'LINE_IN_USE') || isFault(error, 'LINE_CANNOT')

export const openLines = (): OpenLines => {
  const open = new Set<Line>()
  const dial = async (own: Line, number: string, signal: AbortSignal): Promise<Talk> => {
    for (const line of open) {
      if (line === own || !isFree(line)) continue
      try {
        return await line.dial(number, signal)
      } catch (error) {
        if (!isTaken(error)) throw error
      }
    }
    throw new Fault('LINE_CANNOT', { what: 'reach anybody else', why: 'no other line is free' })
  }
  return {
    add: line => {
      open.add(line)
      return { [Symbol.dispose]: () => void open.delete(line) }
    },
    outward: own => ({
      consults: () => {
        const { consults, joins, transfers } = own.abilities()
        return consults && (joins || transfers)
      },
      dial: (number, signal) => dial(own, number, signal),
    }),
  }
}
