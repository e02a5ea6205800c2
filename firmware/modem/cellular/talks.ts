import type { AtSession } from '../../at/session.ts'
import { Fault } from '../../fault/fault.ts'
import type { Abilities, Answerer, Key, Ring, Talk } from '../../ports/line.ts'
import { cannot } from '../abilities.ts'
import type { AudioPath } from '../sound/audio-path.ts'
import type { CallControl } from './call-control.ts'
import type { Call } from './call-driver.ts'
import type { Chipset } from './chipset.ts'
import { createKeySender } from './key-sender.ts'
import type { LineAudio } from '../sound/line-audio.ts'
import { dialable } from '../number.ts'
import { createTalk, type Ending, type ModemTalk, type Skills } from './talk.ts'

export interface TalksOptions {
  readonly chipset: Chipset
  readonly at: AtSession
  readonly calls: CallControl
  readonly audio: LineAudio
  readonly abilities: () => Abilities
  /** Listens to a call that we dialled, and tells who answered. */
  readonly confirm: (talk: Pick<ModemTalk, 'call' | 'strand'>) => Promise<Answerer>
  /** The audio broke, and its calls have been hung up since. */
  readonly broke: (fault: Error) => void
}

/** Turns calls into talks: one at a time, or two of which one is on hold. */
export interface Talks {
  readonly answer: (ring: Ring, signal: AbortSignal) => Promise<Talk>
  /** @throws NUMBER_INVALID, LINE_CANNOT, LINE_IN_USE, and what CallControl.dial throws */
  readonly dial: (number: string, signal: AbortSignal) => Promise<Talk>
  /** The modem reports that the other side pressed a key. */
  readonly pressed: (key: Key) => void
  /** True when no talk is up and none begins. */
  readonly isIdle: () => boolean
  /** Hangs up whatever is up; resolves when its ports are closed. */
  readonly end: () => Promise<void>
}

const person: Promise<Answerer> = Promise.resolve('person')

export const createTalks = (options: TalksOptions): Talks => {
  const { chipset, at, calls, audio, abilities } = options
  const closing = new AbortController()
  const sendKey = createKeySender(at)
  let open: ModemTalk[] = []
  let beginning: Promise<unknown> = Promise.resolve()
  let settled: Promise<unknown> = Promise.resolve()

  const up = () => open.find(talk => audio.path()?.isCarrying(talk.strand))
  const carry = (talk: ModemTalk | null) => audio.path()?.carry(talk?.strand ?? null)

  const release = async (mine: ModemTalk, how: Ending) => {
    const isUp = up() === mine
    if (how === 'ours' && isUp) await audio.path()?.drain()
    open = open.filter(other => other !== mine)
    if (isUp) carry(null)
    mine.close()
    const hangUp = () => (how === 'ours' ? calls.hangUp(mine.call) : Promise.resolve())
    await (open.length === 0 ? audio.release(hangUp) : hangUp())
  }
  /** From a call that is up to a talk that is heard. */
  const begin = async (call: Call, isOurs: boolean, stop: AbortSignal): Promise<Talk> => {
    await audio.open(AbortSignal.any([stop, call.over, at.closed]))
    const path = await audio.claim()
    const strand = path.strand()
    const confirmed = isOurs ? options.confirm({ call, strand }) : person
    const finish = (talk: ModemTalk, how: Ending) => {
      const released = release(talk, how)
      settled = released
      return released
    }
    const mine = createTalk({ call, strand, confirmed, skills, counts: path.counts, release: finish })
    open.push(mine)
    carry(mine)
    return mine.talk
  }
  const establish = async (
    reach: (stop: AbortSignal) => Promise<Call>,
    isOurs: boolean,
    signal: AbortSignal,
  ): Promise<Talk> => {
    const stop = AbortSignal.any([signal, closing.signal])
    await settled // the call before may still be closing the audio port
    stop.throwIfAborted()
    if (!audio.path()) watch(await audio.claim())
    let call: Call | undefined
    try {
      if (open.length === 0) await chipset.armAudio?.(at, AbortSignal.any([stop, at.closed]))
      call = await reach(stop)
      return await begin(call, isOurs, stop)
    } catch (error) {
      const hangUp = () => (call ? calls.hangUp(call) : Promise.resolve())
      settled = open.length === 0 ? audio.release(hangUp) : hangUp()
      throw error
    }
  }
  const breakOff = async (fault: Error) => {
    for (const talk of open) await talk.finish('ours')
    await beginning
    options.broke(fault)
  }
  const watch = ({ broken }: AudioPath) =>
    broken.addEventListener('abort', () => void breakOff(broken.reason as Error), { once: true })
  const start = (talk: Promise<Talk>) => {
    beginning = talk.catch(() => undefined)
    return talk
  }
  const answer = (ring: Ring, signal: AbortSignal) => {
    if (ring.gone.aborted) return Promise.reject(ring.gone.reason as Error)
    if (chipset.abilities.audio === 'none') return cannot('carry sound', chipset.whyMute)
    return start(establish(stop => calls.answer(ring, stop), false, signal))
  }
  const dial = async (number: string, signal: AbortSignal) => {
    const digits = dialable(number)
    if (!abilities().dials) return cannot('call out')
    if (calls.calls().length > 0) throw new Fault('LINE_IN_USE', { by: 'another call' })
    return start(establish(stop => calls.dial(digits, stop), true, signal))
  }

  const must = (isAble: boolean, what: string) => (isAble ? Promise.resolve() : cannot(what))
  const stillUp = (mine: ModemTalk) => mine.call.over.throwIfAborted()
  const swap = async (next: ModemTalk | null) => {
    await calls.rearrange('2')
    carry(next)
  }
  const hold = async (mine: ModemTalk) => {
    await must(abilities().holds, 'hold a call')
    stillUp(mine)
    if (up() === mine) await swap(open.find(other => other !== mine) ?? null)
  }
  const resume = async (mine: ModemTalk) => {
    await must(abilities().holds, 'take a call back')
    stillUp(mine)
    if (up() !== mine) await swap(mine)
  }
  const consult = async (mine: ModemTalk, number: string, signal: AbortSignal) => {
    await must(abilities().consults, 'make a second call')
    const digits = dialable(number)
    stillUp(mine)
    if (calls.calls().length > 1) throw new Fault('LINE_IN_USE', { by: 'two calls' })
    await hold(mine)
    try {
      return await start(establish(stop => calls.dial(digits, stop), true, signal))
    } catch (error) {
      await settled
      if (!mine.call.over.aborted) await resume(mine)
      throw error
    }
  }
  const both = async (mine: ModemTalk, isAble: boolean, what: string, how: '3' | '4') => {
    await must(isAble, what)
    stillUp(mine)
    if (open.length < 2) await cannot(what, 'there is no second call')
    await calls.rearrange(how)
    if (how === '3') carry(mine)
  }
  const press = async (mine: ModemTalk, key: Key) => {
    await must(abilities().presses, 'send keys')
    stillUp(mine)
    mine.strand.key.pressing(key)
    await sendKey(key)
    mine.strand.key.pressing(key) // some modems say OK when they begin, some when they have sent it
  }
  const skills = (mine: ModemTalk): Skills => ({
    press: key => press(mine, key),
    hold: () => hold(mine),
    resume: () => resume(mine),
    consult: (number, signal) => consult(mine, number, signal),
    join: () => both(mine, abilities().joins, 'join two calls', '3'),
    transfer: () => both(mine, abilities().transfers, 'put a call through', '4'),
  })
  const end = async () => {
    closing.abort(new Fault('LINE_GONE'))
    await beginning
    for (const talk of open) await talk.finish('ours')
    await settled
  }
  return { answer, dial, pressed: key => up()?.strand.key.told(key), isIdle: () => !audio.path(), end }
}
