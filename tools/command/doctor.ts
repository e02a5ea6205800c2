import { Command } from 'commander'
import { usualSettings } from '../../firmware/config/box-file.ts'
import { places } from '../../firmware/config/places.ts'
import { attempt, type Finding } from '../doctor/check.ts'
import { lookAtData, lookAtMachine, lookAtModems, lookAtPort } from '../doctor/machine.ts'
import { lookAtBroker, lookAtClinic, lookAtLibraries, lookAtModels } from '../doctor/parts.ts'
import { clinicPath, port, usualClinic } from './options.ts'
import { exitCodes, print, printJson } from './output.ts'

interface DoctorOptions {
  readonly clinic?: string
  readonly data?: string
  readonly model: string
  readonly port: number
  readonly json?: true
}

const marks = { good: '✓', warn: '!', bad: '✗' } as const

/** A finding as a line, and what to do about it as another. */
export const showFinding = ({ what, state, found, remedy }: Finding) => {
  print(`${marks[state]} ${what.padEnd(20)} ${found}`)
  if (remedy !== '') print(`  ${''.padEnd(20)} → ${remedy}`)
}

const doctor = async (options: DoctorOptions): Promise<void> => {
  const at = places()
  const clinicFile = options.clinic === undefined ? usualClinic(at) : clinicPath(options.clinic, at)
  const findings = (
    await Promise.all([
      attempt('machine', lookAtMachine),
      attempt('libraries', () => lookAtLibraries(at)),
      attempt('models', () => lookAtModels(at, options.model)),
      attempt('clinic file', () => lookAtClinic(clinicFile, at)),
      attempt('data folder', () => lookAtData(options.data ?? at.data)),
      attempt('modem', () => lookAtModems()),
      attempt('page', () => lookAtPort(options.port)),
      attempt('broker', lookAtBroker),
    ])
  ).flat()
  if (options.json) printJson(findings)
  else for (const finding of findings) showFinding(finding)
  if (findings.some(({ state }) => state === 'bad')) process.exitCode = exitCodes.failed
}

export const doctorCommand = (): Command =>
  new Command('doctor')
    .description('look at this machine and say what is wrong and what to do about it')
    .option('--clinic <file>', 'a clinic file, or the name of a template')
    .option('--data <dir>', 'where bookings are kept')
    .option('--model <id>', 'the recogniser that is to be used', usualSettings.model)
    .option('--port <number>', 'of the page', port, usualSettings.webPort)
    .option('--json', 'print the findings as JSON')
    .addHelpText('after', '\n✓ good, ! worth knowing, ✗ keeps the box from working. Exits 1 if there is a ✗.')
    .action(doctor)
