import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Command } from 'commander'
import { noLog, openLog } from '../../firmware/config/log.ts'
import { places } from '../../firmware/config/places.ts'
import type { Language } from '../../firmware/language/language.ts'
import { chance } from '../../firmware/main/chance.ts'
import { keepPromises } from '../../firmware/main/promise/making.ts'
import { createReception } from '../../firmware/main/reception.ts'
import { openShop } from '../../firmware/main/shop.ts'
import type { Hearing } from '../../firmware/ports/ear.ts'
import type { Key } from '../../firmware/ports/line.ts'
import type { MessageDraft, OutgoingMessage } from '../../firmware/ports/messages.ts'
import type { CallerAct, Conversation, Reply } from '../../firmware/ports/receptionist.ts'
import { openStore } from '../../firmware/store/store.ts'
import { systemClock } from '../../firmware/time/clock.ts'
import { clinicPath, clockAt, deskLanguage, usualClinic } from './options.ts'
import { print, printJson, remark, wrongUsage } from './output.ts'

interface ChatOptions {
  readonly clinic?: string
  readonly language?: Language
  readonly at?: string
  readonly from: string
  readonly data?: string
  readonly json?: true
}

const heard = (text: string, language: Language): Hearing => ({
  text,
  language,
  meanLogProb: 0,
  noSpeech: 0,
  words: [],
  doubt: null,
  tookMs: 0,
})

/** '#key 1', '#silence', '#unheard', '#hangup'; anything else is what the caller says. */
const actOf = (line: string, language: Language): CallerAct => {
  const [order = '', argument = ''] = line.trim().split(/\s+/)
  switch (order) {
    case '#key':
      return /^[0-9*#A-D]$/.test(argument)
        ? { on: 'key', key: argument as Key }
        : wrongUsage(`"${line}": expected #key and one of 0-9 * # A-D`)
    case '#silence':
      return { on: 'silence' }
    case '#unheard':
      return { on: 'unheard', hearing: null }
    case '#hangup':
      return { on: 'gone' }
    default:
      return order.startsWith('#')
        ? wrongUsage(`"${line}": known are #key K, #silence, #unheard and #hangup`)
        : { on: 'heard', hearing: heard(line, language) }
  }
}

/** The desk's answers, as events or as a conversation. */
const show = (act: CallerAct | null, line: string, reply: Reply, isJson: boolean) => {
  if (isJson && act?.on === 'heard') printJson({ kind: 'heard', text: line, language: act.hearing.language })
  if (isJson && act && act.on !== 'heard' && act.on !== 'opened')
    printJson(act.on === 'key' ? { kind: 'key', key: act.key } : { kind: act.on })
  for (const [i, { text, language }] of reply.say.entries()) {
    const asked = i === reply.say.length - 1 ? reply.asked : null
    if (isJson) printJson({ kind: 'said', text, language, asked })
    else print(`  ${text}`)
  }
}

/** A text message that the desk sends: nobody sends it here, it is shown. */
const showText = ({ id, to, text }: MessageDraft, createdMs: number, isJson: boolean): OutgoingMessage => {
  if (isJson) printJson({ kind: 'text', to, text })
  else print(`  (SMS to ${to}) ${text}`)
  return { id, to, text, line: null, createdMs, state: 'sent', reason: null, parts: 1 }
}

/** In writing nobody can be connected: the desk is told so at once, and goes on. */
const takeUnconnected = async (
  conversation: Conversation,
  act: CallerAct,
  shown: (reply: Reply) => void,
): Promise<Reply> => {
  const reply = await conversation.take(act)
  shown(reply)
  if (!reply.connect) return reply
  return takeUnconnected(conversation, { on: 'not connected', why: 'cannot' }, shown)
}

const converse = async (conversation: Conversation, language: Language, isJson: boolean): Promise<void> => {
  let reply = await conversation.take({ on: 'opened' })
  show(null, '', reply, isJson)
  const lines = createInterface({ input: process.stdin, terminal: false })
  for await (const line of lines) {
    if (line.trim() === '') continue
    if (!isJson && !process.stdin.isTTY) print(`> ${line}`)
    const act = actOf(line, language)
    reply = await takeUnconnected(conversation, act, one => show(act, line, one, isJson))
    if (act.on === 'gone' || !reply.listen) return
  }
  await conversation.take({ on: 'gone' })
}

const chat = async (options: ChatOptions): Promise<void> => {
  const at = places()
  const file = options.clinic === undefined ? usualClinic(at, options.language) : clinicPath(options.clinic)
  const shop = await openShop(file, at)
  const { zone, languages } = shop.clinic
  const clock = clockAt(options.at, zone, systemClock)
  const folder = options.data ?? (await mkdtemp(join(tmpdir(), 'ragelis-chat-')))
  const isJson = options.json === true
  if (process.stdin.isTTY) remark(`${file}: say something, or #key 1, #silence, #hangup`)
  try {
    await using store = await openStore({
      folder,
      zone,
      clock,
      log: isJson ? noLog : openLog({ level: 'warn' }),
    })
    const messages = { send: async (draft: MessageDraft) => showText(draft, clock.epochMs(), isJson) }
    const kept = keepPromises(store, { clinic: shop.clinic, clock, made: () => undefined })
    const parts = { shop, store: kept, messages, clock, log: noLog, ...chance }
    const call = { callId: randomUUID(), line: 'chat', from: options.from === 'hidden' ? null : options.from }
    const conversation = createReception(parts).receive(call)
    await converse(conversation, options.language ?? languages[0], isJson)
    const outcome = conversation.outcome()
    if (isJson) printJson(outcome)
    else print(`= ${outcome.outcome}: ${outcome.summary}`)
  } finally {
    if (options.data === undefined) await rm(folder, { recursive: true, force: true })
  }
}

export const chatCommand = (): Command =>
  new Command('chat')
    .description('talk to the desk in writing: one line of standard input is what the caller says')
    .option('--clinic <file>', 'a clinic file, or the name of a template (dentist-lt, vet-lt, beauty-hr …)')
    .option('--language <code>', 'the language that the lines are in: lt, hr, hy, uk, ru or en', deskLanguage)
    .option('--at <time>', 'pretend that it is this moment, such as 2026-11-24T20:30')
    .option('--from <number>', "the caller's number, or hidden", '+37061234567')
    .option('--data <dir>', 'keep bookings in this folder (else they are forgotten)')
    .option('--json', 'one JSON object per event; the last one is the outcome')
    .addHelpText(
      'after',
      `
Lines that are not words: #key 1 (a key), #silence (nothing is said), #unheard (not recognised), #hangup.

Examples:
  ragelis chat --clinic gp-en
  printf '%s\\n' 'noriu dantų patikros' 'pirmas laikas' 'jonas jonaitis' taip ne | ragelis chat --language lt --json`,
    )
    .action(chat)
