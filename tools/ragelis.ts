import { Command } from 'commander'
import { benchCommand } from './command/bench.ts'
import { calendarCommand } from './command/calendar.ts'
import { callCommand } from './command/call.ts'
import { chatCommand } from './command/chat.ts'
import { clinicCommand } from './command/clinic.ts'
import { demoCommand } from './command/demo.ts'
import { doctorCommand } from './command/doctor.ts'
import { evalCommand } from './command/eval.ts'
import { hearCommand } from './command/hear.ts'
import { lineCommand } from './command/line.ts'
import { modelsCommand } from './command/models.ts'
import { report } from './command/output.ts'
import { reportCommand } from './command/report.ts'
import { sayCommand } from './command/say.ts'
import { startCommand } from './command/start.ts'
import { tasksCommand } from './command/tasks.ts'
import { understandCommand } from './command/understand.ts'
import { visitsCommand } from './command/visits.ts'
import { isLeaving, leave } from './leaving.ts'

/** The command of the box; see the README. */
const program = new Command('ragelis')
  .description('answers the telephone of a clinic, without the internet, and books visits')
  .version('0.1.0')
  .showHelpAfterError('(more: ragelis --help)')
  .addHelpText('after', '\nExit codes: 0 done, 1 failed, 2 wrong usage. Every command has --help.')

const commands = [
  startCommand(),
  demoCommand(),
  callCommand(),
  chatCommand(),
  hearCommand(),
  sayCommand(),
  understandCommand(),
  modelsCommand(),
  clinicCommand(),
  calendarCommand(),
  evalCommand(),
  visitsCommand(),
  tasksCommand(),
  reportCommand(),
  lineCommand(),
  doctorCommand(),
  benchCommand(),
]
for (const command of commands) program.addCommand(command)

/** Wrong usage ends in a throw, here and in every command below, so that there is one way out. */
const throwing = (command: Command): void => {
  command.exitOverride()
  for (const one of command.commands) throwing(one)
}
throwing(program)

const quit = async (): Promise<void> => {
  await leave()
  process.exit()
}
// a reader that has seen enough, such as `head`, is no fault
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  void quit()
})

try {
  await program.parseAsync()
} catch (error) {
  // what breaks off since all is being closed is no news
  if (!isLeaving()) process.exitCode = report(error)
}
