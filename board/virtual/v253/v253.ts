import { dialTones } from '../../../firmware/audio/dtmf.ts'
import { FRAME_MS, frames, silence, type Frame } from '../../../firmware/audio/frame.ts'
import type { Key } from '../../../firmware/ports/line.ts'
import type { Clock } from '../../../firmware/time/clock.ts'
import { pace } from '../../../firmware/time/pace.ts'
import { createInterpreter } from '../cellular/at-interpreter.ts'
import { createAtOutput } from '../cellular/at-output.ts'
import { faultyKeys, rebooting } from '../cellular/faulty.ts'
import type { DevicePort } from '../cellular/pcm-endpoint.ts'
import type { Terminal } from '../exchange/terminal.ts'
import { createV253Calls } from './calls.ts'
import { createV253Commands, v253Factory } from './commands.ts'
import { noV253Faults, type V253Faults } from './faults.ts'
import { v253Firmwares, type V253Firmware, type V253FirmwareName } from './firmware.ts'
import { createV253Stream, type StreamKind, type V253StreamCounts } from './stream.ts'

export interface V253DeviceOptions {
  readonly clock: Clock
  readonly port: DevicePort
  readonly firmware?: V253FirmwareName
  readonly faults?: V253Faults
  /** How long a command takes. */
  readonly replyMs?: number
  /** From a ring to the report of who rings. */
  readonly callerIdMs?: number
  /** From the far end's going to the modem's noticing it. */
  readonly noticeMs?: number
  /** It restarts by itself. */
  readonly reset?: () => void
}

/** The device without its port: bytes go in by `feed` and come out through the port given. */
export interface V253Device {
  readonly terminal: Terminal
  readonly feed: (bytes: Uint8Array) => void
  /** Sends a line of its own accord. */
  readonly notify: (line: string) => void
  /** Sends a code, as in a stream. */
  readonly code: (letter: string) => void
  /** As a crash of its host leaves it: off the hook, in this stream, sending old sound until it is told to leave. Default: duplex. */
  readonly wedge: (kind?: StreamKind) => void
  /** Power is gone. */
  readonly die: () => void
  readonly counts: () => V253StreamCounts
}

const REPEAT_MS = 70
/** Repeats of a held key. */
const REPEATS = 2

export const createV253 = (options: V253DeviceOptions): V253Device => {
  const { clock, replyMs = 4, callerIdMs = 20, noticeMs = 20 } = options
  const firmware: V253Firmware = v253Firmwares[options.firmware ?? 'CX93010']
  const faults = options.faults ?? noV253Faults()
  const settings = v253Factory(firmware)
  const { send, notify } = createAtOutput(options.port, clock)
  const sendBytes = (bytes: Uint8Array) => send(Buffer.from(bytes).toString('latin1'))
  const gone = new AbortController()

  const left = (rest: Uint8Array) => {
    send('\r\nOK\r\n')
    if (rest.length > 0) interpreter.feed(rest)
  }
  const stream = createV253Stream({ firmware, faults, send: sendBytes, left })
  const calls = createV253Calls({
    clock,
    firmware,
    faults,
    callerIdMs,
    noticeMs,
    settings,
    notify,
    code: stream.code,
  })
  const begin = (kind: StreamKind) => stream.begin(kind, firmware.codings[settings.compression] ?? 'mu-law')
  const { reset = () => undefined } = options
  const tones: Frame[] = []
  const play = async (keys: readonly Key[]) => {
    const added = frames(dialTones(keys))
    tones.push(...added)
    await clock.sleep(added.length * FRAME_MS)
  }
  const commands = createV253Commands({ firmware, faults, settings, calls, begin, play })
  const execute = rebooting(faults, commands, reset)
  const isEchoing = () => settings.echo === 1
  const interpreter = createInterpreter({ clock, replyMs, send, execute, isEchoing, errorForm: () => 0 })

  const feed = (bytes: Uint8Array) => {
    if (faults.isSilent || faults.isHung) return
    if (stream.isOn()) stream.feed(bytes)
    else if (calls.isDialling()) calls.breakOff()
    else interpreter.feed(bytes)
  }
  const hear: Terminal['hear'] = frame => {
    const isDeaf = stream.kind() === 'record' && settings.vls !== firmware.recordFrom
    if (!isDeaf) stream.hear(frame)
  }
  const pressed = async (key: Key) => {
    if (firmware.keys === 'once') return stream.code(key)
    stream.code('/')
    for (let i = 0; i < REPEATS; i += 1) {
      stream.code(key)
      await clock.sleep(REPEAT_MS)
    }
    stream.code('~')
  }
  const oneKey: { last: Promise<unknown> } = { last: Promise.resolve() }
  const wedge = (kind: StreamKind = 'duplex') => {
    settings.fclass = 8
    calls.lift()
    begin(kind)
    const old = async () => {
      for await (const _ of pace(clock, 20, gone.signal)) {
        if (!stream.isOn()) return
        stream.speak()
        stream.hear(silence().map((_, i) => i * 97))
      }
    }
    void old()
  }
  const die = () => {
    gone.abort()
    stream.die()
    calls.die()
  }
  return {
    terminal: {
      offer: calls.offer,
      ring: calls.ring,
      released: calls.released,
      connected: calls.connected,
      hear,
      speak: () => tones.shift() ?? stream.speak(),
      pressed: faultyKeys(faults, clock, key => void (oneKey.last = oneKey.last.then(() => pressed(key)))),
    },
    feed,
    notify,
    code: stream.code,
    wedge,
    die,
    counts: stream.counts,
  }
}
