import { Fault } from '../../fault/fault.ts'
import { oneAtATime } from '../../flow/one-at-a-time.ts'
import type { Log } from '../../ports/log.ts'
import { cannot } from '../abilities.ts'
import type { FlashMemory, FlashPlan, Presses } from './flash-plan.ts'
import type { Leg } from './leg.ts'
import type { RecallHook } from './recall-hook.ts'
import type { VoicePath } from './voice-path.ts'

export interface SwitchOptions {
  readonly plan: FlashPlan | null
  readonly memory: FlashMemory
  readonly hook: RecallHook
  readonly path: () => Pick<VoicePath, 'drain' | 'clear'>
  /** The last call is over. Never rejects. */
  readonly onHook: () => Promise<void>
  readonly log: Log
}

/** Who is on the line and who is parked behind it. One thing at a time is asked of the exchange. */
export interface Switch {
  readonly add: (leg: Leg) => void
  readonly all: () => readonly Leg[]
  /** Whom the line carries, whether or not the core takes it for parked. */
  readonly here: () => Leg | null
  /** It is carried and not held. */
  readonly isHere: (leg: Leg) => boolean
  /** @throws LINE_CANNOT, LINE_GONE, AT_ERROR, AT_TIMEOUT; so do the others */
  readonly hold: (leg: Leg) => Promise<void>
  readonly resume: (leg: Leg) => Promise<void>
  /** Parks the first and reaches the second; if that fails the first is taken back. @throws also LINE_IN_USE, and what `reach` throws */
  readonly consult: (first: Leg, second: Leg, reach: () => Promise<void>) => Promise<void>
  readonly join: (leg: Leg) => Promise<void>
  readonly transfer: () => Promise<void>
  /** A call is over, by a sign of it or (null) by our doing; its line goes on the hook with the last. Never rejects. */
  readonly letGo: (leg: Leg, sign: string | null) => Promise<void>
}

const WHY = 'nothing parks a call on this line; if a hook flash does, say so in the settings'
const UNTAUGHT = 'the exchange behind this line has no such service'
const IGNORED = 'the exchange made nothing of a hook flash'
const PUT_THROUGH = 'put through'

export const createSwitch = (options: SwitchOptions): Switch => {
  const { plan, memory, hook, path, onHook, log } = options
  const oneSwitch = oneAtATime()
  let legs: readonly Leg[] = []
  let here: Leg | null = null
  let parked: Leg | null = null
  let isJoined = false
  let isPutThrough = false

  const able = async (what: string): Promise<FlashPlan> => {
    if (!plan) return cannot(what, WHY)
    return memory.works === false ? cannot(what, IGNORED) : plan
  }
  const taught = async (presses: Presses | null, what: string): Promise<Presses> =>
    presses ?? cannot(what, UNTAUGHT)
  const stillUp = (leg: Leg) => {
    if (leg.over.aborted) throw new Fault('LINE_GONE')
  }
  /** What was said to them is heard by them, and nothing that is said from here on is heard by the next. */
  const quiet = async (leg: Leg) => {
    if (!leg.isHeld()) await path().drain()
    leg.setHeld(true)
    path().clear()
  }
  const park = async (leg: Leg) => {
    await quiet(leg)
    try {
      await hook.park()
    } catch (error) {
      leg.setHeld(false)
      throw error
    }
    ;[here, parked] = [null, leg]
  }
  const swap = async (presses: Presses) => {
    const [was, is] = [here, parked]
    if (was) await quiet(was)
    try {
      await hook.press(presses)
    } catch (error) {
      was?.setHeld(false)
      throw error
    }
    ;[here, parked] = [is, was]
  }
  const takeBack = async () => {
    await hook.press([''])
    ;[here, parked] = [parked, null]
  }
  const change = async () => {
    const { swap: presses } = await able('change between two calls')
    await swap(await taught(presses, 'change between two calls'))
    here?.setHeld(false)
  }
  const hold = async (leg: Leg) => {
    await able('hold a call')
    stillUp(leg)
    if (leg.isHeld()) return
    if (isJoined) await cannot('hold one of two', 'they are one conversation')
    await (parked ? change() : park(leg))
  }
  const resume = async (leg: Leg) => {
    await able('take a call back')
    stillUp(leg)
    if (!leg.isHeld()) return
    if (parked === leg && here) return change()
    if (parked === leg) await takeBack()
    if (isJoined) {
      here?.setHeld(true)
      here = leg
    }
    leg.setHeld(false)
  }
  const failed = async (first: Leg, second: Leg) => {
    second.close()
    if (first.over.aborted || !plan) return
    try {
      await hook.press(plan.back)
    } finally {
      // whether they are there after all, the sound tells
      ;[here, parked] = [first, null]
      first.setHeld(false)
    }
  }
  const consult: Switch['consult'] = async (first, second, reach) => {
    await oneSwitch(async () => {
      await able('make a second call')
      stillUp(first)
      if (legs.length > 1 || (here && here !== first)) throw new Fault('LINE_IN_USE', { by: 'two calls' })
      if (parked !== first) await park(first)
      here = second
    })
    try {
      await reach()
      await oneSwitch(async () => {
        stillUp(first)
        legs = [...legs, second]
      })
    } catch (error) {
      await oneSwitch(() => failed(first, second)).catch((lost: unknown) =>
        log.warn({ reason: String(lost) }, 'the exchange did not follow the hook'),
      )
      throw error
    }
  }
  const two = async (leg: Leg | null, what: string) => {
    if (leg) stillUp(leg)
    if (legs.length < 2) await cannot(what, 'there is no second call')
  }
  const join = async (leg: Leg) => {
    const presses = await taught((await able('join two calls')).join, 'join two calls')
    await two(leg, 'join two calls')
    if (!isJoined) await hook.press(presses)
    isJoined = true
    for (const one of legs) one.setHeld(one !== leg)
    ;[here, parked] = [leg, null]
  }
  const transfer = async () => {
    await oneSwitch(async () => {
      const { transfer: how } = await able('put a call through')
      await two(null, 'put a call through')
      if (how === null || (how === 'on hook' && memory.transfers === false))
        return cannot('put a call through', UNTAUGHT)
      if (how !== 'on hook') await hook.press(how)
      isPutThrough = true
    })
    await Promise.all(legs.map(leg => leg.finish(PUT_THROUGH)))
  }
  /** One of two is over. */
  const leave = async (leg: Leg, other: Leg, sign: string | null) => {
    if (!plan || isPutThrough) return
    if (isJoined) {
      if (here === leg) here = other
      if (sign !== null) void other.finish(sign) // a tone is heard when both have gone
      return
    }
    if (parked === leg) {
      parked = null
      if (plan.dropParked) await hook.press(plan.dropParked)
      else log.warn({}, 'a parked caller stays until they hang up: this exchange cannot drop them')
      return
    }
    const presses = sign === null ? plan.drop : plan.back
    if (!presses)
      log.warn({}, 'whom we let go stays parked until they hang up: this exchange cannot drop them')
    await hook.press(presses ?? plan.swap ?? plan.back)
    ;[here, parked] = [other, null]
  }
  const letGo = async (leg: Leg, sign: string | null) => {
    const [other] = (legs = legs.filter(one => one !== leg))
    const isBroken = sign === 'the sound broke'
    try {
      if (isBroken) return
      if (other) await leave(leg, other, sign)
      // on the hook with somebody parked, the exchange would ring back
      else if (plan && parked && !isPutThrough) await hook.press(here ? plan.back : [''])
    } catch (error) {
      log.warn({ reason: String(error) }, 'the exchange did not follow the hook')
    } finally {
      if (!other) await onHook()
    }
  }
  return {
    add: leg => {
      legs = [...legs, leg]
      here = leg
    },
    all: () => legs,
    here: () => here,
    isHere: leg => here === leg && !leg.isHeld(),
    hold: leg => oneSwitch(() => hold(leg)),
    resume: leg => oneSwitch(() => resume(leg)),
    consult,
    join: leg => oneSwitch(() => join(leg)),
    transfer,
    letGo: (leg, sign) => oneSwitch(() => letGo(leg, sign)),
  }
}
