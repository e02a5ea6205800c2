import type { Key } from '../../../firmware/ports/line.ts'
import type { Reply } from '../cellular/at-interpreter.ts'
import { createAtOutput } from '../cellular/at-output.ts'
import { createCalls } from '../cellular/calls.ts'
import { noFaults } from '../cellular/faults.ts'
import type { Device, DeviceOptions } from '../cellular/device.ts'
import { callCommands, createCommandLine } from '../cellular/command-line.ts'
import { faultyKeys, faultySound } from '../cellular/faulty.ts'
import { createPcmEndpoint, type DevicePort } from '../cellular/pcm-endpoint.ts'
import { createCommands, factory } from './commands.ts'
import { createSim7600Dialect } from './dialect.ts'
import { firmwares, type FirmwareName } from './firmware.ts'

export interface Sim7600Options extends DeviceOptions {
  readonly pcm: DevicePort
  readonly firmware?: FirmwareName
}
export type Sim7600 = Device

const OK: Reply = { final: 'OK' }
const ERROR: Reply = { final: 'ERROR' }

export const createSim7600 = (options: Sim7600Options): Sim7600 => {
  const { clock, throughMs = 60, callerIdMs = 20 } = options
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
  const execute = createCommands({
    clock,
    notify,
    settings,
    faults,
    firmware,
    imei: options.imei ?? '860000000000017',
    operator: options.operator ?? 'LT TELE2',
    ...callCommands(calls, holding),
    keyForm: firmware.keyForm,
    audio: { open: openAudio, close: closeAudio, isOpen: endpoint.isOpen },
    reset: options.reset,
  })
  const line = createCommandLine({ device: options, faults, settings, send, notify, execute })
  const { hear, speak } = faultySound(faults, endpoint)
  const pressed = faultyKeys(faults, clock, (key: Key) => {
    const crs = '\r'.repeat(firmware.keyCrs)
    if (settings.ddet === 1) send(`${crs}\n+RXDTMF: ${key}${crs}\n`)
  })
  const boot = () => {
    for (const line of ['RDY', '+CPIN: READY', 'SMS DONE', 'PB DONE'])
      if (line !== '+CPIN: READY' || faults.sim === 'ready') notify(line)
  }
  const { offer, ring, released, connected } = calls
  return {
    terminal: { offer, ring, released, connected, hear, speak, pressed },
    feedAt: line.feed,
    typeElsewhere: line.elsewhere,
    feedPcm: endpoint.feed,
    notify,
    boot,
    die: () => {
      line.off()
      calls.die()
    },
    counts: endpoint.counts,
  }
}
