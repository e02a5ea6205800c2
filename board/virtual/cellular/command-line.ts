import { createInterpreter, type Reply } from './at-interpreter.ts'
import type { createCalls } from './calls.ts'
import type { CellularFaults } from './faults.ts'
import type { DeviceOptions } from './device.ts'
import { rebooting } from './faulty.ts'
import { createSmsCommands } from '../sms/commands.ts'

export interface CommandLineOptions {
  readonly device: DeviceOptions
  readonly faults: CellularFaults
  readonly settings: { readonly echo: number; readonly cmee: number }
  readonly send: (text: string) => void
  readonly notify: (line: string) => void
  /** The family's commands; those of text messages are the same for all. */
  readonly execute: (command: string) => Reply | Promise<Reply>
}

/** A modem's AT port from the host's bytes to its answers. */
export const createCommandLine = (options: CommandLineOptions) => {
  const { device, faults, settings, send, notify } = options
  const { clock, sms: unit, networkMs = 800, replyMs = 4, reset } = device
  const sms = unit && createSmsCommands({ clock, unit, notify, networkMs })
  const execute = (command: string) => sms?.execute(command.toUpperCase()) ?? options.execute(command)
  const interpreter = createInterpreter({
    clock,
    replyMs,
    send,
    execute: rebooting(faults, execute, reset),
    isEchoing: () => settings.echo === 1,
    errorForm: () => settings.cmee,
  })
  return {
    feed: (bytes: Uint8Array) => void (faults.isSilent || faults.isHung || interpreter.feed(bytes)),
    elsewhere: interpreter.elsewhere,
    /** Power is gone. */
    off: () => sms?.off(),
  }
}

/** What the standard's commands do with calls. */
export const callCommands = (calls: ReturnType<typeof createCalls>, holding: readonly string[]) => ({
  calls: calls.list,
  answer: calls.answer,
  hangUp: calls.hangUp,
  dial: calls.dial,
  rearrange: calls.rearrange,
  holding,
  press: calls.press,
  lastCause: calls.lastCause,
})
