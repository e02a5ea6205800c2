import type { Frame } from '../../../firmware/audio/frame.ts'
import type { Key } from '../../../firmware/ports/line.ts'
import { createAtOutput } from '../cellular/at-output.ts'
import { createCalls } from '../cellular/calls.ts'
import { noFaults } from '../cellular/faults.ts'
import type { Device, DeviceOptions } from '../cellular/device.ts'
import { createEc25Audio } from './audio.ts'
import { createEc25Commands, ec25SettingsAtStart } from './commands.ts'
import { createEc25Dialect } from './dialect.ts'
import { ec25Factory, ec25Firmwares, type Ec25FirmwareName, type Ec25Memory } from './firmware.ts'
import { callCommands, createCommandLine } from '../cellular/command-line.ts'
import { faultyKeys, faultySound } from '../cellular/faulty.ts'
import { createPcmEndpoint, type DevicePort } from '../cellular/pcm-endpoint.ts'
import type { IncomingCall } from '../exchange/terminal.ts'

export interface Ec25Options extends DeviceOptions {
  readonly pcm: DevicePort
  readonly firmware?: Ec25FirmwareName
  /** What it kept since it was last on. Default: as delivered. */
  readonly memory?: Ec25Memory
  /** While true it plays nothing of what the host says. */
  readonly isBusy?: () => boolean
}

/** Frames from one GNSS sentence to the next: a second. */
const NMEA_FRAMES = 50
const NMEA = '$GPGGA,081836.00,5441.1000,N,02516.8000,E,1,08,1.1,112.0,M,29.0,M,,*5B\r\n'

/** A Quectel EC25 and its quirks. Source: modems.md 2 */
export const createEc25 = (options: Ec25Options): Device => {
  const { clock, throughMs = 60, callerIdMs = 20, memory = ec25Factory() } = options
  const firmware = ec25Firmwares[options.firmware ?? 'tells by ccinfo']
  const faults = options.faults ?? noFaults()
  const settings = ec25SettingsAtStart()
  const { send, notify: sayHere } = createAtOutput(options.at, clock)
  /** From the factory it talks to interface 03, where nobody listens. */
  const notify = (line: string) => void (memory.urcport === 'usbat' && sayHere(line))
  const endpoint = createPcmEndpoint(options.pcm, {
    blocksShort: false,
    flow: mayWrite => notify(`+QPCMV: ${mayWrite ? 1 : 0}`),
    ...(options.isBusy ? { isBusy: options.isBusy } : {}),
  })
  const dialect = createEc25Dialect(firmware, settings)
  const ended = () => undefined // audio stays on after a call until it is switched off
  const { holding } = firmware
  const follow = { clock, settings, faults, dialect, holding, throughMs, callerIdMs, notify, ended }
  const calls = createCalls(follow)
  const isRinging = () => calls.list().length > 0 && !calls.isInCall()
  const audio = createEc25Audio({ firmware, memory, faults, isRinging, endpoint })
  const execute = createEc25Commands({
    clock,
    notify,
    settings,
    faults,
    firmware,
    memory,
    audio,
    imei: options.imei ?? '861107030000017',
    operator: options.operator ?? 'LT TELE2',
    ...callCommands(calls, holding),
    reset: options.reset,
  })
  const line = createCommandLine({ device: options, faults, settings, send, notify, execute })
  const sound = faultySound(faults, endpoint)
  let heard = 0

  const hear = (frame: Frame) => {
    heard += 1
    if (memory.outport === 'usbnmea' && heard % NMEA_FRAMES === 0) options.pcm.write(Buffer.from(NMEA))
    sound.hear(frame)
  }
  const pressed = faultyKeys(faults, clock, (key: Key) => {
    if (settings.tones === 1) notify(`+QTONEDET: ${key.charCodeAt(0)}`)
  })
  const boot = () => {
    const card = faults.sim === 'ready' ? ['+QUSIM: 1', '+CPIN: READY'] : []
    for (const line of ['RDY', '+CFUN: 1', ...card, '+QIND: SMS DONE', '+QIND: PB DONE']) notify(line)
  }
  const ring = (call: IncomingCall) => void (settings.ring === 1 && calls.ring(call))
  const { offer, released, connected } = calls
  return {
    terminal: { offer, ring, released, connected, hear, speak: sound.speak, pressed },
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
