import type { AtSession } from '../../at/session.ts'
import { Fault, isFault } from '../../fault/fault.ts'
import type { Clock } from '../../time/clock.ts'
import {
  announcements,
  readList,
  readMemories,
  readOne,
  readReference,
  readStorages,
  type StoredPdu,
} from './lines.ts'
import type { Pdu } from './submit.ts'

/** How AT+CMGS ended badly. */
export interface Refused {
  readonly error: unknown
  /** False when the message had not been handed to the modem. */
  readonly isOut: boolean
}

/** A modem's message service: its storage, and the way out. */
export interface SmsDevice {
  /** Waits until the service is there, and sets it up; safe to do again. @throws AT_ERROR, AT_TIMEOUT */
  readonly setUp: () => Promise<void>
  /** All that its storages hold, those included that notices named. @throws AT_ERROR, AT_TIMEOUT */
  readonly list: () => Promise<readonly StoredPdu[]>
  /** Null when the place is empty. */
  readonly read: (memory: string | null, index: number) => Promise<StoredPdu | null>
  readonly remove: (stored: StoredPdu) => Promise<void>
  /** The number by which reports come, null when the modem gives none. Never rejects. */
  readonly submit: (pdu: Pdu) => Promise<{ readonly reference: number | null } | Refused>
}

/** SIM busy: asked again each second, and no other +CMS or +CME error is. Source: modems.md 1.5, oFono */
const BUSY: readonly (readonly [kind: string, code: number])[] = [
  ['CMS', 314],
  ['CME', 14],
]
const BUSY_TRIES = 20
const BUSY_PAUSE_MS = 1_000
/** Whatever touches the SIM card. */
const SIM_MS = 20_000
/** A full SIM card, at 9 600 baud. */
const LIST_MS = 60_000
const PROMPT_MS = 5_000
/** A network that does not take a message says so after 60 s (modems.md 1.5). */
const BODY_MS = 75_000
const EMPTY_PLACE = 321

const isBusy = (error: unknown) =>
  isFault(error, 'AT_ERROR') &&
  BUSY.some(([kind, code]) => error.detail['kind'] === kind && error.detail['code'] === code)
const isRefused = (error: unknown) => isFault(error, 'AT_ERROR')

export const createSmsDevice = (at: AtSession, clock: Clock): SmsDevice => {
  const memories = new Set<string>()
  let current: string | undefined

  const send = async (command: string, timeoutMs = SIM_MS, answers: readonly string[] = []) => {
    for (let tried = 1; ; tried += 1) {
      try {
        return await at.send(command, { timeoutMs, answers })
      } catch (error) {
        if (!isBusy(error) || tried >= BUSY_TRIES) throw error
        await clock.sleep(BUSY_PAUSE_MS, at.closed)
      }
    }
  }
  const use = async (memory: string) => {
    if (memory === current) return
    await send(`AT+CPMS="${memory}"`, SIM_MS, ['+CPMS'])
    current = memory
  }
  const unlessRefused = async (command: string) => {
    try {
      return await send(command)
    } catch (error) {
      if (isRefused(error)) return []
      throw error
    }
  }
  /**
   * Read where messages come in: with the two apart, what +CMTI names would not be found. The others are looked through
   * as well, for a SIM card may hold what came in another telephone.
   */
  const chooseMemory = async () => {
    const found = readMemories(await send('AT+CPMS?')) // until it answers, the service is not there
    if (!found) return
    const { read, receive } = found
    if (read !== receive) await send(`AT+CPMS="${receive}","${receive}","${receive}"`, SIM_MS, ['+CPMS'])
    current = receive
    memories.add(receive)
    const isWhole = receive === 'MT' // the SIM card and the modem in one
    for (const memory of readStorages(await unlessRefused('AT+CPMS=?')))
      if (!isWhole || memory === 'SR') memories.add(memory)
  }
  const takes = async (value: string) => {
    try {
      await send(`AT+CNMI=${value}`)
      const [mode, stored] = value.split(',')
      const isSet = new RegExp(`^\\+CNMI: ?${mode},${stored},`)
      return (await send('AT+CNMI?')).some(line => isSet.test(line))
    } catch (error) {
      if (isRefused(error)) return false
      throw error
    }
  }
  const chooseAnnouncement = async () => {
    const listed = await unlessRefused('AT+CNMI=?')
    for (const value of announcements(listed)) if (await takes(value)) return
    throw new Fault('AT_ERROR', { command: 'AT+CNMI', result: 'no value of it is accepted' })
  }
  const setUp = async () => {
    current = undefined
    await chooseMemory()
    await send('AT+CMGF=0')
    await chooseAnnouncement()
  }
  const listIn = async (memory: string) => {
    try {
      await use(memory)
    } catch (error) {
      if (!isRefused(error)) throw error
      memories.delete(memory) // it names it and does not have it
      return []
    }
    return readList(await send('AT+CMGL=4', LIST_MS, ['+CMGL']), memory)
  }
  const list = async () => {
    const found: StoredPdu[] = []
    for (const memory of memories) found.push(...(await listIn(memory)))
    return found
  }
  const read = async (memory: string | null, index: number) => {
    const from = memory ?? current ?? ''
    if (from !== '') memories.add(from)
    if (from !== '') await use(from)
    try {
      return readOne(await send(`AT+CMGR=${index}`, SIM_MS, ['+CMGR']), from, index)
    } catch (error) {
      if (isFault(error, 'AT_ERROR') && error.detail['code'] === EMPTY_PLACE) return null
      throw error
    }
  }
  const remove = async ({ memory, index }: StoredPdu) => {
    await use(memory)
    await send(`AT+CMGD=${index}`)
  }
  const submit: SmsDevice['submit'] = async pdu => {
    let isOut = false
    const payloadSent = () => void (isOut = true)
    const ask = { timeoutMs: BODY_MS, promptTimeoutMs: PROMPT_MS, answers: ['+CMGS'], payloadSent }
    try {
      return { reference: readReference(await at.sendPayload(`AT+CMGS=${pdu.octets}`, pdu.hex, ask)) }
    } catch (error) {
      return { error, isOut }
    }
  }
  return { setUp, list, read, remove, submit }
}
