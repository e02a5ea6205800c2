import { copyFile, mkdir, open, readFile, rename } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Command } from 'commander'
import { serviceOf } from '../../firmware/clinic/clinic.ts'
import { knowsHolidays } from '../../firmware/clinic/holidays.ts'
import { clinicSchemaDocument } from '../../firmware/config/clinic-schema.ts'
import { places } from '../../firmware/config/places.ts'
import { openShop } from '../../firmware/main/shop.ts'
import { systemClock } from '../../firmware/time/clock.ts'
import { dayParts, dayOf } from '../../firmware/time/calendar.ts'
import { clinicPath, usualClinic } from './options.ts'
import { print, printJson } from './output.ts'

/** What a file describes, for the person who wrote it; and what the box will do without. */
const describe = async (file: string) => {
  const { clinic } = await openShop(file, places())
  const { year } = dayParts(dayOf(systemClock.epochMs(), clinic.zone))
  const warnings = knowsHolidays(clinic.country, year)
    ? []
    : [`public holidays of ${clinic.country} in ${year} are not known: list them under "exceptions"`]
  return {
    file,
    name: clinic.name,
    zone: clinic.zone,
    languages: clinic.languages,
    services: clinic.services.map(({ id, minutes }) => ({ id, minutes })),
    people: clinic.people.map(({ id, does }) => ({ id, does: does.filter(one => serviceOf(clinic, one)) })),
    facts: clinic.facts.map(({ id }) => id),
    warnings,
  }
}

const check = async (file: string, { json }: { readonly json?: true }): Promise<void> => {
  const found = await describe(clinicPath(file))
  if (json) return printJson(found)
  print(
    `${found.file} is a good clinic file: ${found.services.length} services, ${found.people.length} people.`,
  )
  for (const warning of found.warnings) print(`But ${warning}.`)
}

/** Puts a checked copy in the place of the box's own file, whole or not at all. */
const take = async (file: string): Promise<void> => {
  const from = clinicPath(file)
  await describe(from)
  const to = join(places().data, 'clinic.yaml')
  const half = `${to}.new`
  await mkdir(dirname(to), { recursive: true })
  await copyFile(from, half)
  const handle = await open(half, 'r+')
  await handle.sync()
  await handle.close()
  await rename(half, to)
  print(`${to} is the clinic file from the next start on.`)
}

const give = async (name: string | undefined): Promise<void> => {
  const at = places()
  const file = name === undefined ? usualClinic(at) : clinicPath(name, at)
  process.stdout.write(await readFile(file, 'utf8'))
  process.stderr.write(`(${basename(file)})\n`)
}

export const clinicCommand = (): Command => {
  const command = new Command('clinic').description("check, take in and give out the clinic's own file")
  command
    .command('check')
    .description('read a clinic file and say, with line and place, what is wrong with it')
    .argument('<file>', 'a clinic file, or the name of a template')
    .option('--json', 'print what was found as JSON')
    .action(check)
  command
    .command('import')
    .description('check a clinic file and make it the one this box works from')
    .argument('<file>')
    .action(take)
  command
    .command('export')
    .description('print the clinic file this box works from, or a template')
    .argument('[template]', 'dentist, gp, vet, beauty or car, with -lt, -hr, -hy or -uk; dentist-bs, gp-en')
    .action(give)
  command
    .command('schema')
    .description('print the JSON Schema of clinic files, for editors')
    .action(() => print(JSON.stringify(clinicSchemaDocument, null, 2)))
  return command.addHelpText(
    'after',
    `
Examples:
  ragelis clinic export dentist-lt > clinic.yaml     start from a template
  ragelis clinic check clinic.yaml                   until it says that the file is good
  ragelis clinic import clinic.yaml                  then let the box work from it`,
  )
}
