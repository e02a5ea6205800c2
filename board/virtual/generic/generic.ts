import { createAtOutput } from '../cellular/at-output.ts'
import type { CallDialect } from '../cellular/call-dialect.ts'
import { createCalls } from '../cellular/calls.ts'
import { noFaults } from '../cellular/faults.ts'
import type { Device, DeviceOptions } from '../cellular/device.ts'
import { callCommands, createCommandLine } from '../cellular/command-line.ts'
import { noCounts } from '../sim7600/modem.ts'
import { createStandardCommands, standardFactory } from '../cellular/standard-commands.ts'

/** The standard's own words: RING, +CLIP, and NO CARRIER at the end. */
const dialect: CallDialect = {
  changed: () => [],
  answered: [],
  missed: () => ['NO CARRIER'],
  goodbye: () => ['NO CARRIER'],
  hungUp: () => [],
}

export interface GenericOptions extends DeviceOptions {
  /** What AT+CHLD=? lists. Default: nothing. */
  readonly holding?: readonly string[]
}

/** A modem that knows 3GPP TS 27.007 and nothing else. Its sound goes to a socket that no program reaches. */
export const createGeneric = (options: GenericOptions): Device => {
  const { clock, throughMs = 60, callerIdMs = 20, holding = [] } = options
  const faults = options.faults ?? noFaults()
  const settings = standardFactory()
  const { send, notify } = createAtOutput(options.at, clock)
  const ended = () => undefined
  const follow = { clock, settings, faults, dialect, holding, throughMs, callerIdMs, notify, ended }
  const calls = createCalls(follow)
  const execute = createStandardCommands({
    clock,
    notify,
    settings,
    factory: standardFactory,
    faults,
    identity: { maker: 'ACME', model: 'A1', revision: '1.0', lines: ['ACME', 'A1', '1.0'] },
    imei: options.imei ?? '350000000000017',
    operator: options.operator ?? 'LT TELE2',
    ...callCommands(calls, holding),
    reset: options.reset,
  })
  const line = createCommandLine({ device: options, faults, settings, send, notify, execute })
  const { offer, ring, released, connected } = calls
  const nothing = () => undefined
  return {
    terminal: { offer, ring, released, connected, hear: nothing, speak: () => null, pressed: nothing },
    feedAt: line.feed,
    typeElsewhere: line.elsewhere,
    feedPcm: nothing,
    notify,
    boot: () => notify('RDY'),
    die: () => {
      line.off()
      calls.die()
    },
    counts: noCounts,
  }
}
