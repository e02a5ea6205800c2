import type { Caller } from '../../../board/virtual/caller/caller.ts'
import type { Behaviour } from '../../../board/virtual/exchange/subscriber.ts'
import { FRAME_SAMPLES, levelDb } from '../../../firmware/audio/frame.ts'
import type { Talk } from '../../../firmware/ports/line.ts'
import { lay } from './bench.ts'
import { gone, type World } from './world.ts'

const CALLER = '+37061234567'
const FRIEND = '+37069999999'
const never = new AbortController().signal
/** A ring, its number, and what a modem may need until it says so. */
const RING_MS = 12_000
const TALK_MS = 3_000
/** A text in the hands of a network that says nothing holds every command up for 75 s (modems.md 1.5). */
const ANSWER_MS = 90_000
const GOODBYE_MS = 15_000
const DIAL_MS = 200_000
const QUIET_DB = -60

/** 20 ms of a tone that is no silence in any coding. */
const said = Int16Array.from({ length: FRAME_SAMPLES }, (_, i) => 3_000 * Math.sin((2 * Math.PI * i) / 16))

/** What both sides heard of one another. */
export interface Heard {
  /** Of ours and of theirs, frames with sound in them. */
  readonly us: number
  readonly them: boolean
  /** The end was noticed by both. */
  readonly isOver: boolean
}

/** Both talk for a while, one hangs up. */
const talkAWhile = async (world: World, talk: Talk, far: Caller, talkMs: number): Promise<Heard> => {
  const { clock, chance, line, until, wait } = world
  const over = new AbortController()
  let us = 0
  let them = false
  let isFarOver = false
  void far.over.then(() => (isFarOver = true))
  void far.untilSound().then(at => (them = at !== null))
  void far.say(Int16Array.from({ length: talkMs * 8 }, (_, i) => said[i % FRAME_SAMPLES] ?? 0))
  const listen = async () => {
    for await (const frame of talk.heard) if (levelDb(frame) > QUIET_DB) us += 1
    over.abort() // whoever says more now is not made to wait
  }
  const heard = listen()
  const isByTurns = line.abilities().audio === 'by turns'
  const sayUntilMs = clock.nowMs() + (isByTurns ? talkMs / 3 : Infinity)
  const say = async () => {
    while (!over.signal.aborted && clock.nowMs() < sayUntilMs) await talk.say(said)
  }
  const saying = say()
  await clock.sleep(talkMs)
  if (chance.holds(0.5)) far.hangUp()
  else void gone(talk)
  const isOver = await until(() => over.signal.aborted && isFarOver, GOODBYE_MS)
  await wait(gone(talk), GOODBYE_MS)
  await wait(heard, GOODBYE_MS)
  await wait(saying, GOODBYE_MS)
  return { us, them, isOver }
}

const ringUp = (world: World) => {
  const { exchange, number, road } = world
  const path = road.spoiled
  return (road.caller = exchange.dial({ from: CALLER, to: number, ...(path ? { path } : {}) }))
}
const letGo = async ({ road, wait }: World, far: Caller) => {
  far.hangUp()
  await wait(far.over, GOODBYE_MS)
  road.caller = undefined
}

/** Somebody rings; they are answered, or give up. */
export const comeIn = async (world: World): Promise<string> => {
  const { clock, line, chance, nextRing, wait } = world
  const far = ringUp(world)
  try {
    const ring = await nextRing(RING_MS)
    if (!ring) return 'missed'
    await clock.sleep(chance.below(500))
    if (chance.holds(0.2)) return 'gave up'
    const talk = await wait(line.answer(ring, never), ANSWER_MS)
    const { us, them } = await talkAWhile(world, talk, far, chance.below(TALK_MS))
    return us > 0 && them ? 'answered' : 'answered, poorly heard'
  } finally {
    await letGo(world, far)
  }
}

const people: readonly Behaviour[] = [
  { is: 'person', answersAfterMs: 500 },
  { is: 'person', answersAfterMs: 500 },
  { is: 'person', answersAfterMs: 2_000, reportedAt: 'ringback' },
  { is: 'machine', answersAfterMs: 1_000, greeting: new Int16Array(16_000).fill(900) },
  { is: 'busy' },
  { is: 'rejects' },
  { is: 'no answer' },
  { is: 'unreachable' },
  { is: 'congestion' },
]
/** We ring somebody, who is there or not; at times we change our mind. */
export const goOut = async (world: World): Promise<string> => {
  const { clock, exchange, line, chance, road, wait } = world
  const friend = exchange.subscribe(FRIEND, chance.pick(people))
  const coming = friend.next().then(phone => {
    road.caller = phone
    lay(phone, road.spoiled)
    return phone
  })
  const away = new AbortController()
  if (chance.holds(0.2))
    void clock.sleep(chance.below(TALK_MS)).then(() => away.abort(new Error('taken back')))
  try {
    const talk = await wait(line.dial(FRIEND, away.signal), DIAL_MS)
    await talkAWhile(world, talk, await wait(coming), chance.below(TALK_MS))
    return 'dialled'
  } finally {
    friend.leave()
    road.caller = undefined
  }
}

/** A call with nothing wrong: null, or what is wrong nevertheless. */
export const sound = async (world: World): Promise<string | null> => {
  const { line, hasSound, nextRing, wait } = world
  const far = ringUp(world)
  try {
    const ring = await nextRing(RING_MS)
    if (!ring) return 'its ring is not told'
    if (!hasSound) return null
    const talk = await wait(line.answer(ring, never))
    const { us, them, isOver } = await talkAWhile(world, talk, far, TALK_MS)
    if (us < 50) return `of three seconds ${us} frames are heard`
    if (!them) return 'nothing is heard of us'
    return isOver ? null : 'its end is not noticed'
  } catch (error) {
    return `it ends in ${(error as Error).message}`
  } finally {
    await letGo(world, far)
  }
}
