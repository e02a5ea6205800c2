import { createInterface } from 'node:readline'
import type { Caller } from '../../board/virtual/caller/caller.ts'
import type { BoxSettings } from '../../firmware/config/box-file.ts'
import { places } from '../../firmware/config/places.ts'
import { openShop } from '../../firmware/main/shop.ts'
import type { Language } from '../../firmware/ports/ear.ts'
import type { Key } from '../../firmware/ports/line.ts'
import { print, printJson } from '../command/output.ts'
import { followBox } from './live-client.ts'
import { openRig, type Rig } from './rig.ts'
import { eventLine } from './show.ts'
import { render } from './telephone.ts'

/** The box without a modem: a virtual line, and a telephone in the terminal. */

const help = `There is no modem, so here is a telephone. Type:
  call              ring the box (call lt, call en: as a caller of that language)
  any words         say them
  #1                press a key
  hangup            hang up
  quit              end`

interface Telephone {
  readonly rig: Rig
  language: Language
  caller: Caller | null
}

const languageOf = (word: string | undefined, usual: Language): Language =>
  word === 'lt' || word === 'en' ? word : usual

/** One typed line; false: the end. */
const obey = async (phone: Telephone, line: string): Promise<boolean> => {
  const { rig, caller } = phone
  const [word = '', argument] = line.trim().split(/\s+/)
  if (word === 'quit') return false
  if (word === 'call' && !caller) {
    phone.language = languageOf(argument, phone.language)
    const dialled = rig.modem.exchange.dial({ from: '+37061234567', to: rig.modem.number })
    phone.caller = dialled
    void dialled.over.then(() => (phone.caller = null))
  } else if (word === 'hangup') caller?.hangUp()
  else if (/^#[0-9*#]$/.test(word)) await caller?.press(word.slice(1) as Key)
  else if (word !== '' && caller) await caller.say(await render(rig.voice, line, phone.language))
  else if (word !== '') print(help)
  return true
}

const showCalls = async (rig: Rig, signal: AbortSignal): Promise<void> => {
  for await (const event of await followBox(rig.box.url, signal)) {
    const line = event.kind === 'call' ? eventLine(event.event) : null
    if (line !== null) print(line)
  }
}

interface LineOptions {
  readonly at?: string
  readonly json?: true
}

/** Runs until `quit`, a signal, or the end of the box. */
export const playVirtualLine = async (settings: BoxSettings, { at, json }: LineOptions): Promise<void> => {
  const { clinic } = await openShop(settings.clinicFile, places())
  await using rig = await openRig({
    clinicFile: settings.clinicFile,
    dataFolder: settings.dataFolder,
    broker: settings.cloud?.url,
    site: settings.site,
    model: settings.model,
    threads: settings.threads,
    webPort: settings.web.port,
    at,
    log: line => void process.stderr.write(`${line}\n`),
  })
  const leaving = new AbortController()
  const ended = new Promise<void>(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
    void rig.box.ended.then(() => resolve())
  })
  if (json) printJson({ kind: 'ready', url: rig.box.url, pid: rig.box.pid })
  else print(`ragelis is ready. Its page: ${rig.box.url}\n${help}`)
  const phone: Telephone = { rig, language: clinic.languages[0], caller: null }
  const typed = (async () => {
    for await (const line of createInterface({ input: process.stdin })) if (!(await obey(phone, line))) return
    // the end of the input is no order to end: a service has none
    await ended
  })()
  showCalls(rig, leaving.signal).catch(() => undefined)
  await Promise.race([ended, typed])
  leaving.abort()
  phone.caller?.hangUp()
}
