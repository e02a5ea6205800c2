import { Fault, isFault } from '../fault/fault.ts'
import type { Talk } from '../ports/line.ts'

/** How somebody is reached while a caller is up. */
export interface Outward {
  /** True where the caller's own line makes a second call and can then connect the two. */
  readonly consults: () => boolean
  /** Rings a number on another line that is free. @throws LINE_CANNOT when there is none, and what Line.dial throws */
  readonly dial: (number: string, signal: AbortSignal) => Promise<Talk>
}

/** What a line refuses, or cannot do just now: another may. */
const isRefused = (error: unknown) => isFault(error, 'LINE_CANNOT') || isFault(error, 'LINE_IN_USE')

/** The calls made for one caller: beside theirs on their own line, else on another. */
export const createOutgoing = (caller: Talk, outward: Outward | undefined) => {
  const beside = new WeakSet<Talk>()
  let isHeld = false
  let isAble = false

  const takeBack = async (): Promise<void> => {
    if (!isHeld) return
    isHeld = false
    await caller.resume().catch(() => undefined) // they have hung up, or the line is lost: the call ends by itself
  }
  const consult = async (number: string, signal: AbortSignal): Promise<Talk> => {
    isHeld = true
    try {
      const talk = await caller.consult(number, signal)
      beside.add(talk)
      return talk
    } catch (error) {
      isHeld = false // a second call that fails gives the first one back
      throw error
    }
  }
  const dial = async (number: string, signal: AbortSignal): Promise<Talk> => {
    if (!outward) throw new Fault('LINE_CANNOT', { what: 'reach anybody else' })
    return outward.dial(number, signal)
  }
  /** @throws LINE_CANNOT where neither way is open, and what Talk.consult and Line.dial throw */
  const choose = async (number: string, signal: AbortSignal): Promise<Talk> => {
    if (!outward?.consults()) return dial(number, signal)
    try {
      return await consult(number, signal)
    } catch (error) {
      if (!isRefused(error)) throw error
      return dial(number, signal)
    }
  }
  const reach = async (number: string, signal: AbortSignal): Promise<Talk> => {
    try {
      const talk = await choose(number, signal)
      isAble = true
      return talk
    } catch (error) {
      isAble ||= !isRefused(error)
      throw error
    }
  }
  return {
    reach,
    takeBack,
    /** True while the caller hears the network and not us. */
    isHeld: () => isHeld,
    isBeside: (talk: Talk) => beside.has(talk),
    /** False when no line could even try. */
    isAble: () => isAble,
  }
}
