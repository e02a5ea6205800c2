import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Clinic } from '../../../../firmware/clinic/clinic.ts'
import { noLog } from '../../../../firmware/config/log.ts'
import type { Shop } from '../../../../firmware/desk/speaker.ts'
import { Fault } from '../../../../firmware/fault/fault.ts'
import { createFeed } from '../../../../firmware/flow/feed.ts'
import { isKnown, staffNumbers } from '../../../../firmware/main/promise/known.ts'
import { keepPromises } from '../../../../firmware/main/promise/making.ts'
import { servePromises } from '../../../../firmware/main/promise/service.ts'
import { createInbox } from '../../../../firmware/modem/sms/inbox.ts'
import { defaultPolicy } from '../../../../firmware/modem/sms/policy.ts'
import { createQueue } from '../../../../firmware/modem/sms/queue.ts'
import { openStore, type FullStore } from '../../../../firmware/store/store.ts'
import type { SimClock } from '../../../../firmware/time/sim-clock.ts'
import { createReportWriter } from '../../../../firmware/main/report/writer.ts'
import { createTexts } from '../../../../firmware/language/texts.ts'
import type { Letter } from '../../../../firmware/ports/mail.ts'
import { reportTextsOf, shopOf } from '../../../support/desk.ts'

/** A box without lines whose power may go at any question to its disk: before it is asked, or before it has answered. */

export const ownerPhone = '+37060000001'

const base = shopOf('dentist-lt')
export const clinic: Clinic = {
  ...base.clinic,
  owner: ownerPhone,
  reminders: { ...base.clinic.reminders, missedDays: 3, followUpHours: 20 },
  waiting: { isOffered: true, offerMinutes: 60 },
  report: { at: 450, smsTo: ownerPhone, mailTo: 'owner@clinic.example' },
}
export const shop: Shop = { ...base, clinic }

/** Pseudo-random numbers from 0 to 1, the same for the same seed (G. Marsaglia, xorshift, 2003). */
export const dice = (seed: number) => {
  let state = seed
  const next = () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 4_294_967_296
  }
  return {
    next,
    below: (limit: number) => Math.floor(next() * limit),
    pick: <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T,
  }
}
export type Dice = ReturnType<typeof dice>

/** The same store, until its power goes after that many questions. */
const mortal = (store: FullStore, questions: number, isAsked: boolean) => {
  let left = questions
  const dead = new Fault('STORE_FAILED', { reason: 'the power went' })
  const guarded = Object.entries(store).map(([name, ask]) => [
    name,
    (...args: never[]) => {
      if (name === 'added') return (ask as (...all: never[]) => unknown)(...args)
      left -= 1
      if (left < 0 && !(left === -1 && isAsked)) return Promise.reject(dead)
      const answer = (ask as (...all: never[]) => Promise<unknown>)(...args)
      return left < 0 ? answer.then(() => Promise.reject(dead)) : answer
    },
  ])
  return { store: Object.fromEntries(guarded) as FullStore, isDead: () => left < 0 }
}

const writer = createReportWriter(clinic, createTexts('lt', reportTextsOf('lt')))

/** @param life questions to the disk that a box answers at most before its power goes, besides the first few */
export const openMonth = async (clock: SimClock, chance: Dice, life = 1_400) => {
  // every write waits for the disk; what a crash of the machine would lose is another test's
  const shelf = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
  const folder = mkdtempSync(join(shelf, 'ragelis-month-'))
  const letters: Letter[] = []
  const weather = dice(7)
  const start = async () => {
    const disk = await openStore({ folder, zone: clinic.zone, clock, log: noLog })
    const { store: cut, isDead } = mortal(disk, 20 + chance.below(life), chance.next() < 0.5)
    const made = createFeed<void>(1)
    const store = keepPromises(cut, { clinic, clock, made: () => made.publish() })
    // somebody here may wait for three things and be asked about each all day long
    const policy = {
      ...defaultPolicy,
      perNumberAndDay: 100,
      allow: staffNumbers(clinic),
      knows: isKnown(store),
    }
    const queue = createQueue({ store, clock, policy })
    const inbox = createInbox(store, clock)
    const closing = new AbortController()
    // a server that is away now and then
    const mail = {
      send: async (letter: Letter) => {
        if (weather.next() < 0.3) throw new Fault('MAIL_FAILED', { host: 'mail.example', reason: 'away' })
        letters.push(letter)
      },
    }
    const messages = { send: queue.send, messages: inbox.messages, done: store.markRead }
    const desk = { shop, store, messages, writer, mail, closing: closing.signal, clock, log: noLog }
    const serving = servePromises(desk, made, closing.signal)
    const stop = async () => {
      closing.abort(new Error('stopped'))
      await serving
      await disk[Symbol.asyncDispose]()
    }
    return { disk, store, inbox, isDead, stop }
  }
  let box = await start()
  let powerCuts = 0
  const restart = async (offMs: number) => {
    powerCuts += 1
    await box.stop()
    await clock.advance(offMs)
    box = await start()
  }
  const isIdle = async () => {
    const nextMs = await box.disk.nextDueMs()
    return (nextMs ?? Infinity) > clock.epochMs() && (await box.disk.unread(0, 1)).length === 0
  }
  /** Until nothing is due; the power may go meanwhile. */
  const settle = async () => {
    while (!(await isIdle()) || box.isDead()) {
      if (box.isDead()) await restart(chance.next() < 0.3 ? chance.below(60) * 60_000 : 0)
      await clock.advance(0)
    }
  }
  /** Time goes on from one thing that is due to the next, so that none finds the clock far past its own instant. */
  const pass = async (ms: number) => {
    const untilMs = clock.epochMs() + ms
    while (clock.epochMs() < untilMs) {
      await settle()
      const nextMs = Math.min(untilMs, (await box.disk.nextDueMs()) ?? Infinity)
      await clock.advance(Math.max(0, nextMs - clock.epochMs()))
    }
    await settle()
  }
  /** What a caller or a network asks of a box is asked again when its power went. */
  const insist = async (work: (box: Awaited<ReturnType<typeof start>>) => Promise<void>) => {
    for (;;)
      try {
        return await work(box)
      } catch (error) {
        if (!box.isDead()) throw error
        await restart(0)
      }
  }
  return {
    pass,
    settle,
    insist,
    disk: () => box.disk,
    letters,
    powerCuts: () => powerCuts,
    [Symbol.asyncDispose]: async () => {
      await box.stop()
      rmSync(folder, { recursive: true })
    },
  }
}
export type Month = Awaited<ReturnType<typeof openMonth>>
