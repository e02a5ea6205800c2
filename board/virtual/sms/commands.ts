import type { Clock } from '../../../firmware/time/clock.ts'
import type { Reply } from '../cellular/at-interpreter.ts'
import { readSubmitted } from './pdu.ts'
import type { Listener, SmsUnit, StoredSms } from './storage.ts'

export interface SmsCommandOptions {
  readonly clock: Clock
  readonly unit: SmsUnit
  readonly notify: (line: string) => void
  /** From the PDU to the network's answer. */
  readonly networkMs: number
}

/** The message service's commands of a modem, from power to power. */
export interface SmsCommands {
  /** Null for what is none of them. */
  readonly execute: (command: string) => Reply | Promise<Reply> | null
  readonly off: () => void
}

const OK: Reply = { final: 'OK' }
const cms = (error: number | string): Reply => ({ final: `+CMS ERROR: ${error}` })
const says = (...lines: readonly string[]): Reply => ({ lines, final: 'OK' })
const [INVALID_PDU, SIM_BUSY, INVALID_INDEX] = [304, 314, 321]
const NETWORK_TIMEOUT_MS = 60_000
const SILENCE_MS = 90_000

/** Source: 3GPP TS 27.005. Messages come into the modem's own storage, "ME"; the SIM card's is empty. */
export const createSmsCommands = ({ clock, unit, notify, networkMs }: SmsCommandOptions): SmsCommands => {
  const { faults, centre } = unit
  const settings = { cmgf: 1, cnmi: [2, 1, 0, 0, 0], csms: 0, memory: 'ME' }
  let isOn = true

  const listener: Listener = {
    direct: (kind, { hex, octets }) => {
      const isDirect = kind === 'deliver' ? settings.cnmi[1] === 2 : settings.cnmi[3] === 1
      if (isDirect) notify(`${kind === 'deliver' ? '+CMT: ,' : '+CDS: '}${octets}\r\n${hex}`)
      return isDirect || (kind === 'report' && settings.cnmi[3] === 0)
    },
    stored: (kind, index) => {
      const isWanted = kind === 'report' || settings.cnmi[1] === 1
      const name = kind === 'deliver' ? '+CMTI' : '+CDSI'
      if (isWanted && !faults.isNoticeLost) notify(`${name}: "ME",${faults.isIndexLost ? -1 : index}`)
    },
    full: () => notify('^SMMEMFULL: "ME"'),
  }
  const off = unit.power(listener)

  const isHere = () => settings.memory === 'ME' || settings.memory === 'MT'
  const stored = () => `${unit.messages().length},${faults.capacity}`
  const counts = () => `${isHere() ? stored() : `0,${faults.capacity}`},${stored()},${stored()}`
  /** What is read may lie elsewhere than what comes in: it outlives a host that went in between. */
  const storages = () => {
    const [used, most] = counts().split(',')
    return `+CPMS: "${settings.memory}",${used},${most},"ME",${stored()},"ME",${stored()}`
  }
  const show = (name: string, message: StoredSms) => [
    `${name}${message.stat},,${message.octets}`,
    message.hex,
  ]
  const listAll = () => {
    if (!isHere()) return OK
    const lines = unit.messages().flatMap(message => show(`+CMGL: ${message.index},`, message))
    for (const message of unit.messages()) message.stat = 1
    return says(...lines)
  }
  const read = (index: number) => {
    const message = unit.messages().find(found => found.index === index)
    if (!message || !isHere()) return cms(INVALID_INDEX)
    const lines = show('+CMGR: ', message)
    message.stat = 1
    return says(...lines)
  }
  const remove = (index: number) => (isHere() && unit.remove(index) ? OK : cms(INVALID_INDEX))
  const setMemory = (value: string) => {
    const name = /^"(ME|MT|SM|SR)"/.exec(value)?.[1]
    if (!name) return cms(302)
    settings.memory = name
    return says(`+CPMS: ${counts()}`)
  }
  const setCnmi = (value: string) => {
    if (faults.cnmiRefused.includes(value.split(',')[0] ?? '')) return cms(303)
    settings.cnmi = value.split(',').map(Number)
    return OK
  }
  const handIn = (pdu: ReturnType<typeof readSubmitted>): number => {
    const reference = unit.nextReference()
    centre.submit(unit.number, reference, pdu)
    return reference
  }
  const transmit = async (octets: number, hex: string | null): Promise<Reply> => {
    if (hex === null) return OK
    let pdu: ReturnType<typeof readSubmitted>
    try {
      pdu = readSubmitted(hex.trim())
    } catch {
      return cms(INVALID_PDU)
    }
    if (pdu.tpduOctets !== octets) return cms(INVALID_PDU)
    const fault = faults.sends.shift()
    await clock.sleep(networkMs)
    if (!isOn) return new Promise(() => undefined)
    if (fault && 'cms' in fault) return cms(fault.cms)
    const isTaken = !fault || !('isTaken' in fault) || fault.isTaken
    const reference = isTaken ? handIn(pdu) : 0
    if (fault && 'silence' in fault) await clock.sleep(SILENCE_MS)
    if (fault && 'networkTimeout' in fault) {
      await clock.sleep(NETWORK_TIMEOUT_MS - networkMs)
      return cms('Network timeout')
    }
    return says(`+CMGS: ${reference}`)
  }
  const send = (octets: number): Reply => {
    const fault = faults.sends[0]
    if (fault && 'noPrompt' in fault) {
      faults.sends.shift()
      return cms(fault.noPrompt)
    }
    const isMute = fault !== undefined && 'mutePrompt' in fault
    if (isMute) faults.sends.shift()
    return { final: 'OK', prompt: hex => transmit(octets, hex), isPromptMute: isMute }
  }
  const fixed: Readonly<Record<string, () => Reply>> = {
    '+CMGF?': () => says(`+CMGF: ${settings.cmgf}`),
    '+CPMS?': () => says(storages()),
    '+CPMS=?': () => says('+CPMS: ("ME","MT","SM","SR"),("ME","MT","SM","SR"),("ME","MT","SM","SR")'),
    '+CNMI=?': () => says(`+CNMI: ${faults.cnmi}`),
    '+CNMI?': () => says(`+CNMI: ${settings.cnmi.join()}`),
    '+CSMS?': () => says(`+CSMS: ${settings.csms},1,1,1`),
    '+CMGL=4': listAll,
  }
  const withValue: Readonly<Record<string, (value: string) => Reply>> = {
    '+CMGF': value => ((settings.cmgf = Number(value)), OK),
    '+CSMS': value => ((settings.csms = Number(value)), says('+CSMS: 1,1,1')),
    '+CPMS': setMemory,
    '+CNMI': setCnmi,
    '+CMGR': value => read(Number(value)),
    '+CMGD': value => remove(Number(value.split(',')[0])),
    '+CMGS': value => send(Number(value)),
  }
  const execute = (command: string) => {
    const [name = '', value] = command.split(/=(.*)/)
    const known = fixed[command] ?? (value === undefined ? undefined : withValue[name]?.bind(null, value))
    if (!known) return null
    if (faults.simBusy > 0) {
      faults.simBusy -= 1
      return cms(SIM_BUSY)
    }
    return known()
  }
  return {
    execute,
    off: () => {
      isOn = false
      off()
    },
  }
}
