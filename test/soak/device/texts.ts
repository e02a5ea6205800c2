import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openMessages } from '../../../firmware/modem/sms/exchange.ts'
import { defaultPolicy } from '../../../firmware/modem/sms/policy.ts'
import { directStore } from '../../unit/modem/sms/bench.ts'
import { memoryLog } from '../../unit/modem/memory-modem.ts'
import type { Bench, Chance } from './bench.ts'

const PATIENT = '+37061234567'
const letters = ['labas ', 'Žąsis ', 'привет ', 'ok ', '😀 ', 'ışık ']
/** A text that is not out after a day is of no use, and fails. Here none is to. */
const SETTLE_STEPS = 200
const STEP_MS = 30_000

export interface TextReport {
  readonly sent: number
  readonly came: number
  /** Those whose fate nobody knows, told as such: the modem went in the very moment of sending. */
  readonly uncertain: number
  readonly lost: readonly string[]
  readonly double: readonly string[]
  /** Without an end, or given up. */
  readonly open: readonly string[]
}

/** Text messages both ways on a device, kept on disk. */
export const openTexts = async (bench: Bench & { readonly sms: NonNullable<Bench['sms']> }) => {
  const { clock, number, sms } = bench
  const folder = await mkdtemp(join(tmpdir(), 'ragelis-soak-'))
  const { store, ...database } = directStore(folder)
  const { log } = memoryLog()
  const policy = { ...defaultPolicy, allow: ['+370'], perHour: 1e6, perDay: 1e6, perNumberAndDay: 1e6 }
  const messages = await openMessages({ store, clock, log, policy })
  const wrote: string[] = []
  let sent = 0
  /** One text there and one back, numbered so that no two are alike. */
  const exchange = async (chance: Chance) => {
    const n = wrote.length
    const words = `${letters[n % letters.length]}${n} `.repeat(1 + chance.below(30))
    wrote.push(`${words}rašo ${n}`)
    sms.centre.write({ from: PATIENT, to: number, text: `${words}rašo ${n}` })
    await messages.send({ id: String(n), to: PATIENT, text: `${words}siunčiame ${n}` })
    sent += 1
  }
  const unsettled = async () => {
    const isEnd = (state: string) => ['sent', 'delivered', 'uncertain'].includes(state)
    const out = await messages.outgoing(sent + 10)
    return out.flatMap(({ id, state, reason }) => (isEnd(state) ? [] : [`${id} is ${state}: ${reason}`]))
  }
  const comeSoFar = async () => (await store.received(2 * wrote.length + 10)).map(({ text }) => text)
  /** Lets what is on its way arrive, and counts. */
  const judge = async (): Promise<TextReport> => {
    for (let step = 0; step < SETTLE_STEPS; step += 1) {
      await clock.sleep(STEP_MS)
      if ((await unsettled()).length === 0 && (await comeSoFar()).length >= wrote.length) break
    }
    const came = await comeSoFar()
    const out = await messages.outgoing(sent + 10)
    const taken = sms.centre.taken.map(({ text, reference, seq }) => `${reference}/${seq} ${text}`)
    const twice = (all: readonly string[]) => all.filter((text, at) => all.indexOf(text) < at)
    return {
      sent,
      came: came.length,
      uncertain: out.filter(({ state }) => state === 'uncertain').length,
      lost: wrote.filter(text => !came.includes(text)),
      double: [...twice(came), ...twice(taken)],
      open: await unsettled(),
    }
  }
  const close = async () => {
    await messages[Symbol.asyncDispose]()
    database[Symbol.dispose]()
    await rm(folder, { recursive: true, force: true })
  }
  return { rider: messages.rider('a'), exchange, judge, [Symbol.asyncDispose]: close }
}
export type Texts = Awaited<ReturnType<typeof openTexts>>
