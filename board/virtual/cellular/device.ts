import type { Clock } from '../../../firmware/time/clock.ts'
import type { CellularFaults } from './faults.ts'
import type { DevicePort, PcmCounts } from './pcm-endpoint.ts'
import type { SmsUnit } from '../sms/storage.ts'
import type { Terminal } from '../exchange/terminal.ts'

/** What a virtual cellular modem of any family is made of. */
export interface DeviceOptions {
  readonly clock: Clock
  readonly at: DevicePort
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
  /** The command that restarts it was given. */
  readonly reset: () => void
}

/** The device without its ports: bytes go in by `feedAt` and `feedPcm` and come out through the ports given. */
export interface Device {
  readonly terminal: Terminal
  readonly feedAt: (bytes: Uint8Array) => void
  /** Commands, without their AT, from another of its ports: nothing is said here. */
  readonly typeElsewhere: (commands: string) => void
  readonly feedPcm: (bytes: Uint8Array) => void
  /** Sends a line of its own accord. */
  readonly notify: (line: string) => void
  /** What it says when it has started. */
  readonly boot: () => void
  /** Power is gone: a call ends without another word. */
  readonly die: () => void
  readonly counts: () => PcmCounts
}
