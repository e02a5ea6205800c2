/**
 * Text messages with everything going wrong: `node test/soak/sms.ts [rounds] [seed]`. In simulated time a box on a
 * virtual SIM7600 sends and is sent texts while its modem refuses, falls silent, loses notices, fills up and is
 * unplugged, and the box loses power. In the end every text that came must be there once, none may have gone out
 * twice, and every one sent must have an end.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SendFault } from '../../board/virtual/sms/faults.ts'
import { BOX, directStore, PATIENT, smsBox, smsWorld } from '../unit/modem/sms/bench.ts'

type World = ReturnType<typeof smsWorld>
type Box = Awaited<ReturnType<typeof smsBox>>

/** mulberry32: the same seed, the same faults. */
const randomBy = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
}
const letters = ['labas ', 'Žąsis ', 'привет ', 'ok ', '😀 ', 'ışık ']

export interface SmsReport {
  readonly sent: number
  readonly came: number
  readonly restarts: number
  readonly states: Readonly<Record<string, number>>
  /** What is wrong; empty is what is wanted. */
  readonly faults: readonly string[]
}

const sendFaults: readonly SendFault[] = [
  { cms: 42 },
  { cms: 331 },
  { cms: 322 },
  { cms: 500 },
  { noPrompt: 500 },
  { mutePrompt: true },
  { networkTimeout: true, isTaken: true },
  { networkTimeout: true, isTaken: false },
  { silence: true, isTaken: true },
]

/** One thing that happens; texts carry a number, so that each is known again. */
const disturb = async (world: World, box: Box, random: () => number) => {
  const pick = <T>(of: readonly T[]) => of[Math.floor(random() * of.length)] as T
  const kind = Math.floor(random() * 7)
  if (kind === 0) world.faults.sends.push(pick(sendFaults))
  if (kind === 1) world.faults.simBusy = Math.floor(random() * 5)
  if (kind === 2) world.faults.isNoticeLost = random() < 0.5
  if (kind === 3) world.faults.isIndexLost = random() < 0.5
  if (kind === 4) world.faults.capacity = 1 + Math.floor(random() * 5)
  if (kind !== 5) return
  box.modem.unplug()
  await world.clock.advance(Math.floor(random() * 3_000))
  box.modem.plug()
}

const judge = (world: World, wrote: readonly string[], came: readonly string[], sent: number) => {
  const out = world.centre.taken.map(({ text, reference, seq }) => `${reference}/${seq} ${text}`)
  const twice = out.filter((sms, at) => out.indexOf(sms) < at)
  const lost = wrote.filter(text => !came.includes(text))
  const again = came.filter((text, at) => came.indexOf(text) < at)
  return [
    ...twice.map(sms => `went out twice: ${sms}`),
    ...lost.map(text => `did not come: ${text}`),
    ...again.map(text => `came twice: ${text}`),
    ...(came.length > wrote.length ? [`${came.length} came of ${wrote.length}`] : []),
    ...(sent === 0 ? ['nothing was sent'] : []),
  ]
}

/** @param rounds texts each way */
export const soakSms = async (rounds: number, seed: number): Promise<SmsReport> => {
  const random = randomBy(seed)
  const folder = await mkdtemp(join(tmpdir(), 'ragelis-sms-'))
  const world = smsWorld()
  const host = { teardown: () => undefined, testdir: () => folder }
  const policy = { perHour: 1e6, perDay: 1e6, perNumberAndDay: 1e6 }
  const open = async () => {
    const store = directStore(folder)
    return { store, box: await smsBox(host, world, { store: store.store, policy }) }
  }
  let { store, box } = await open()
  const wrote: string[] = []
  let restarts = 0
  const restart = async () => {
    box.modem.unplug()
    await box.close()
    store[Symbol.dispose]()
    ;({ store, box } = await open())
    restarts += 1
  }
  try {
    for (let n = 0; n < rounds; n += 1) {
      // the number in every part, so that no two SMS are alike by chance
      const words = `${letters[n % letters.length]}${n} `.repeat(1 + Math.floor(random() * 30))
      await box.messages.send({ id: `${n}`, to: PATIENT, text: `${words}siunčiame ${n}` })
      wrote.push(`${words}rašo ${n}`)
      world.centre.write({ from: PATIENT, to: BOX, text: `${words}rašo ${n}` })
      await disturb(world, box, random)
      await world.clock.advance(Math.floor(random() * 8_000))
      if (random() < 0.05) await restart()
    }
    Object.assign(world.faults, {
      simBusy: 0,
      isNoticeLost: false,
      isIndexLost: false,
      capacity: 23,
      sends: [],
    })
    for (let quiet = 0; quiet < 200; quiet += 1) await world.clock.advance(30_000)
    const out = await box.messages.outgoing(rounds)
    const came = (await box.store.received(rounds * 2)).map(message => message.text)
    const states: Record<string, number> = {}
    for (const { state } of out) states[state] = (states[state] ?? 0) + 1
    const open = out
      .filter(({ state }) => ['queued', 'sending', 'failed'].includes(state))
      .map(({ id, state, reason }) => `${id} is ${state}: ${reason}`)
    return {
      sent: out.length,
      came: came.length,
      restarts,
      states,
      faults: [...judge(world, wrote, came, out.length), ...open],
    }
  } finally {
    await box.close()
    store[Symbol.dispose]()
    await rm(folder, { recursive: true, force: true })
  }
}

if (import.meta.main) {
  const [rounds = 500, seed = 1] = process.argv.slice(2).map(Number)
  const report = await soakSms(rounds, seed)
  console.log(JSON.stringify(report))
  if (report.faults.length > 0) process.exitCode = 1
}
