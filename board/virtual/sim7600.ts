import type { Frame } from '../../firmware/audio/frame.ts'
import type { Key } from '../../firmware/ports/line.ts'
import type { Clock } from '../../firmware/time/clock.ts'
import { createInterpreter, type Reply } from './at-interpreter.ts'
import { createAtOutput } from './at-output.ts'
import { createCalls } from './cellular-calls.ts'
import { noFaults, type CellularFaults } from './cellular-faults.ts'
import { createPcmEndpoint, type DevicePort, type PcmCounts } from './pcm-endpoint.ts'
import { createCommands, factory } from './sim7600-commands.ts'
import { createSim7600Dialect } from './sim7600-dialect.ts'
import { firmwares, type FirmwareName } from './sim7600-firmware.ts'
import { createSmsCommands } from './sms-commands.ts'
import type { SmsUnit } from './sms-storage.ts'
import type { Terminal } from './terminal.ts'

export interface Sim7600Options {
  readonly clock: Clock
  readonly at: DevicePort
  readonly pcm: DevicePort
  readonly firmware?: FirmwareName
  readonly faults?: CellularFaults
  readonly imei?: string
  readonly operator?: string
  /** How long a command takes. */
  readonly replyMs?: number
  /** How long the network takes to put an answered call through. */
  readonly throughMs?: number
  /** From RING to its +CLIP. */
  readonly callerIdMs?: number
  /** Its text messages; without it the message service's commands are errors. */
  readonly sms?: SmsUnit
  /** From a PDU to the network's answer. */
  readonly networkMs?: number
  /** AT+CRESET, AT+CFUN=1,1. */
  readonly reset: () => void
}

/** The device without its ports: bytes go in by `feedAt` and `feedPcm` and come out through the ports given. */
export interface Sim7600 {
  readonly terminal: Terminal
  readonly feedAt: (bytes: Uint8Array) => void
  readonly feedPcm: (bytes: Uint8Array) => void
  /** Sends a line of its own accord. */
  readonly notify: (line: string) => void
  /** What it says when it has started. */
  readonly boot: () => void
  /** Power is gone: a call ends without another word. */
  readonly die: () => void
  readonly counts: () => PcmCounts
}

const OK: Reply = { final: 'OK' }
const ERROR: Reply = { final: 'ERROR' }

export const createSim7600 = (options: Sim7600Options): Sim7600 => {
  const { clock, throughMs = 60, callerIdMs = 20, replyMs = 4 } = options
  const firmware = firmwares[options.firmware ?? 'LE20B02SIM7600M22']
  const faults = options.faults ?? noFaults()
  const settings = factory()
  const rateHz = () => (faults.isWideband || settings.cpcmfrm === 1 ? 16_000 : 8_000)
  const endpoint = createPcmEndpoint(options.pcm, { rateHz })
  /** Calls with audio since the start; wears the endpoint of some firmware out. */
  let heardCalls = 0
  let isFirstTry = true
  const { send, notify } = createAtOutput(options.at, clock)
  const ended = () => {
    endpoint.close()
    isFirstTry = true
  }
  const dialect = createSim7600Dialect(firmware, settings, clock.epochMs)
  const { holding } = firmware
  const calls = createCalls({
    clock,
    settings,
    faults,
    dialect,
    holding,
    throughMs,
    callerIdMs,
    notify,
    ended,
  })

  const openAudio = (): Reply => {
    if (!calls.isInCall()) return ERROR
    if (faults.audioRefusals > 0) {
      faults.audioRefusals -= 1
      return ERROR
    }
    if (isFirstTry) heardCalls += 1
    const isTired = firmware.tires && heardCalls === 2 && isFirstTry
    isFirstTry = false
    if (isTired) return ERROR
    if (firmware.tires && heardCalls > 2) endpoint.block()
    endpoint.open()
    return OK
  }
  const closeAudio = (form: string): Reply => {
    const isKnown = (firmware.audioOff as readonly string[]).includes(form)
    if (!endpoint.isOpen() || !isKnown) return ERROR
    endpoint.close()
    return OK
  }
  const sms =
    options.sms &&
    createSmsCommands({ clock, unit: options.sms, notify, networkMs: options.networkMs ?? 800 })
  const basic = createCommands({
    settings,
    faults,
    firmware,
    imei: options.imei ?? '860000000000017',
    operator: options.operator ?? 'LT TELE2',
    calls: calls.list,
    answer: calls.answer,
    hangUp: calls.hangUp,
    dial: calls.dial,
    rearrange: calls.rearrange,
    holding,
    press: calls.press,
    keyForm: firmware.keyForm,
    lastCause: calls.lastCause,
    audio: { open: openAudio, close: closeAudio, isOpen: endpoint.isOpen },
    reset: options.reset,
  })
  const execute = (command: string) => sms?.execute(command.toUpperCase()) ?? basic(command)
  const isEchoing = () => settings.echo === 1
  const errorForm = () => settings.cmee
  const obey = (command: string) => {
    if (faults.rebootsAt === null || command.toUpperCase() !== faults.rebootsAt) return execute(command)
    faults.rebootsAt = null
    options.reset()
    return new Promise<Reply>(() => undefined)
  }
  const interpreter = createInterpreter({ clock, replyMs, send, execute: obey, isEchoing, errorForm })

  const hear = (frame: Frame) => {
    if (faults.isStuck) endpoint.block()
    if (faults.slips > 0) {
      faults.slips -= 1
      endpoint.slip()
    }
    if (!faults.isMute) endpoint.hear(frame)
  }
  const speak = () => {
    const frame = endpoint.speak()
    return faults.isDeaf ? null : frame
  }
  const pressed = (key: Key) => {
    const crs = '\r'.repeat(firmware.keyCrs)
    if (settings.ddet === 1) send(`${crs}\n+RXDTMF: ${key}${crs}\n`)
  }
  const boot = () => {
    for (const line of ['RDY', '+CPIN: READY', 'SMS DONE', 'PB DONE'])
      if (line !== '+CPIN: READY' || faults.sim === 'ready') notify(line)
  }
  const { offer, ring, released, connected } = calls
  return {
    terminal: { offer, ring, released, connected, hear, speak, pressed },
    feedAt: bytes => void (faults.isSilent || interpreter.feed(bytes)),
    feedPcm: endpoint.feed,
    notify,
    boot,
    die: () => {
      sms?.off()
      calls.die()
    },
    counts: endpoint.counts,
  }
}
