import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { openBroker } from '../../board/virtual/broker.ts'
import { places } from '../../firmware/config/places.ts'
import type { BookingView } from '../../firmware/ports/call-event.ts'
import type { Language } from '../../firmware/ports/ear.ts'
import { openStore } from '../../firmware/store/store.ts'
import { noLog } from '../../firmware/config/log.ts'
import { isoInZone } from '../../firmware/time/calendar.ts'
import { systemClock } from '../../firmware/time/clock.ts'
import { openCloud, type Cloud } from '../cloud.ts'
import { openRig, type PlayedCall } from '../virtual/rig.ts'
import { readScript } from '../virtual/script.ts'
import { eventLine, turnLine } from '../virtual/show.ts'
import { within } from '../virtual/within.ts'
import { clinicPath, deskLanguage, templates } from './options.ts'
import { exitCodes, print, printJson, remark } from './output.ts'

interface DemoOptions {
  readonly language: Language
  readonly json?: true
  readonly port?: number
}

const site = 'demo'
/** Longer than the outbox ever waits for a broker on the same machine. */
const arriveWithinMs = 15_000

/** The first booking that reaches the cloud; null when the cloud goes away without one. */
const arrival = async (cloud: Cloud): Promise<BookingView | null> => {
  for await (const { event } of cloud.arrivals) if (event.kind === 'booking') return event.booking
  return null
}

/** The booking as it lies on disk once the box is gone. */
const stored = async (folder: string, id: string): Promise<BookingView | null> => {
  await using store = await openStore({ folder, zone: 'UTC', clock: systemClock, log: noLog })
  const found = await store.booking(id)
  return found && view({ ...found, start: isoInZone(found.startMs, found.zone) })
}

const view = ({ id, service, staff, start, name, phone }: BookingView): BookingView => ({
  id,
  service,
  staff,
  start,
  name,
  phone,
})

const same = (a: BookingView | null, b: BookingView | null) =>
  a !== null && JSON.stringify(a) === JSON.stringify(b)

const show = (title: string, booking: BookingView | null) =>
  print(`\n${title}\n  ${booking ? JSON.stringify(booking) : 'nothing'}`)

const tell = (played: PlayedCall) => {
  const gaps = played.turns.flatMap(({ gap }) => (gap ? [gap.gapMs] : [])).sort((a, b) => a - b)
  const median = gaps[Math.floor(gaps.length / 2)]
  print(
    `\nGreeting ${played.greetingMs} ms after the answer. Gap per turn on the line, median ${median} ms, longest ${gaps.at(-1)} ms.`,
  )
}

const demo = async ({ language, json }: DemoOptions): Promise<void> => {
  const at = places()
  const template = language === 'en' ? templates.en : templates.lt
  const folder = await mkdtemp(join(tmpdir(), 'ragelis-demo-'))
  const script = await readScript(join(at.root, 'tools/demo', `${template}.yaml`))
  try {
    await using broker = await openBroker({ folder: join(folder, 'broker') })
    await using cloud = await openCloud(broker.url, site)
    const dataFolder = join(folder, 'data')
    const options = {
      clinicFile: clinicPath(template, at),
      dataFolder,
      broker: broker.url,
      site,
      log: remark,
    }
    const received = arrival(cloud)
    const { played, mqtt } = await ring(options, script, received, json === true)
    const told = played.outcome?.booking ? view(played.outcome.booking) : null
    const disk = told && (await stored(dataFolder, told.id))
    const cloudView = mqtt && view(mqtt)
    const isSame = same(told, disk) && same(told, cloudView)
    if (json) return finish({ kind: 'demo', told, stored: disk, received: cloudView, isSame }, isSame)
    tell(played)
    show('What the caller was told is booked:', told)
    show('The booking as stored (SQLite):', disk)
    show('The booking as received by a separate MQTT subscriber:', cloudView)
    print(isSame ? '\nThe three agree.' : '\nThe three do NOT agree.')
    if (!isSame) process.exitCode = exitCodes.failed
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const finish = (result: unknown, isGood: boolean) => {
  printJson(result)
  if (!isGood) process.exitCode = exitCodes.failed
}

type Ring = Parameters<typeof openRig>[0]

/** One call on a box that is closed again afterwards. */
const ring = async (
  options: Ring,
  script: Parameters<Awaited<ReturnType<typeof openRig>>['play']>[0],
  received: Promise<BookingView | null>,
  isJson: boolean,
) => {
  await using rig = await openRig(options)
  if (!isJson) print(`The box is up; its page is ${rig.box.url} while the call lasts.\n`)
  const played = await rig.play(script, {
    event: event => {
      const line = isJson ? JSON.stringify(event) : eventLine(event)
      if (line !== null) print(line)
    },
    turn: turn => (isJson ? printJson({ kind: 'caller', ...turn }) : print(turnLine(turn))),
  })
  return {
    played,
    mqtt: played.outcome?.booking ? await within(systemClock, arriveWithinMs, received) : null,
  }
}

export const demoCommand = (): Command =>
  new Command('demo')
    .description(
      'the whole box on a virtual modem and a real broker: a synthetic caller books a visit by voice',
    )
    .option('--language <code>', 'of the caller and the clinic: en or lt', deskLanguage, 'en' as Language)
    .option('--json', 'one JSON object per event; the last one is what was told, stored and received')
    .addHelpText(
      'after',
      `
Starts mosquitto, a separate MQTT subscriber, a virtual SIM7600 on two pseudo-terminals and the box, then dials it.
Prints the transcript with the pause before each answer as heard on the line, the booking as told to the caller, as
stored and as received. Exits 0 only if the three agree. Nothing is kept.`,
    )
    .action(demo)
