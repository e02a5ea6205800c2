import { readFileSync } from 'node:fs'
import type { Clinic } from '../../firmware/clinic/clinic.ts'
import { freeSlots, type Busy, type Slot } from '../../firmware/clinic/slots.ts'
import { readClinicFile } from '../../firmware/config/clinic-file.ts'
import { createConversation, type CallerInput, type World } from '../../firmware/desk/conversation.ts'
import type { BookingDraft, MessageDraft } from '../../firmware/desk/jobs/job.ts'
import type { Key } from '../../firmware/desk/question.ts'
import type { Shop } from '../../firmware/desk/speaker.ts'
import type { Language } from '../../firmware/language/language.ts'
import { packs } from '../../firmware/language/packs.ts'
import { createTexts } from '../../firmware/language/texts.ts'
import { readInstant } from '../../firmware/time/calendar.ts'

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

export const promptsOf = (language: Language, variant?: string) =>
  read(`firmware/language/${language}/prompts${variant ? `-${variant}` : ''}.ftl`)

export const shopOf = (template: string): Shop => {
  const clinic: Clinic = readClinicFile(read(`firmware/clinic/templates/${template}.yaml`), template)
  return {
    clinic,
    packs,
    texts: new Map([...packs.keys()].map(code => [code, createTexts(code, promptsOf(code))])),
  }
}

/** A store in memory that keeps the database's promise: no two visits of one person overlap. */
export const memoryWorld = (clinic: Clinic, nowMs: () => number) => {
  const booked: BookingDraft[] = []
  const messages: MessageDraft[] = []
  const busy: Busy[] = []
  /** Answers to give instead of the true one, first first. */
  const next: ('taken' | 'failed')[] = []
  const world: World = {
    find: async (wish, limit): Promise<readonly Slot[]> =>
      freeSlots(clinic, busy, wish, { nowMs: nowMs(), limit }),
    book: async draft => {
      const { staff, startMs, endMs } = draft.slot
      const refusal = next.shift()
      if (refusal === 'taken') busy.push({ staff, startMs, endMs })
      if (refusal) return refusal
      const isTaken = busy.some(b => b.staff === staff && b.startMs < endMs && startMs < b.endMs)
      if (isTaken) return 'taken'
      busy.push({ staff, startMs, endMs })
      booked.push(draft)
      return 'booked'
    },
    save: async draft => {
      if (next.shift() === 'failed') return 'failed'
      messages.push(draft)
      return 'saved'
    },
  }
  return { world, booked, messages, busy, next }
}

const keyLine = /^#key (.)$/

/** '#key 1', '#silence', '#unheard', '#hangup', else words. */
export const inputOf = (line: string, language: Language): CallerInput => {
  const key = keyLine.exec(line)?.[1]
  if (key !== undefined) return { on: 'key', key: key as Key }
  if (line === '#silence') return { on: 'silence' }
  if (line === '#unheard') return { on: 'unheard' }
  if (line === '#hangup') return { on: 'gone' }
  return { on: 'heard', heard: { text: line, language, certainty: 1 } }
}

interface Talk {
  readonly template: string
  readonly at: string
  readonly phone?: string | null
  readonly language: Language
}

/** A caller and the desk without sound: says lines, keeps what was answered. */
export const talk = async ({ template, at, phone = '+37061234567', language }: Talk) => {
  const shop = shopOf(template)
  const nowMs = () => readInstant(at, shop.clinic.zone) ?? NaN
  const memory = memoryWorld(shop.clinic, nowMs)
  const conversation = createConversation({ shop, world: memory.world, caller: { phone }, now: nowMs })
  const answers: { readonly said: string; readonly asked: string | null; readonly text: string }[] = []
  const give = async (said: string, input: CallerInput) => {
    const { say, question } = await conversation.take(input)
    const answer = { said, asked: question?.asked ?? null, text: say.map(line => line.text).join(' ') }
    answers.push(answer)
    return answer
  }
  await give('', { on: 'opened' })
  /** Says one line after another; the answer to the last. */
  const say = async (...lines: readonly string[]) => {
    for (const line of lines) await give(line, inputOf(line, language))
    return answers.at(-1) ?? { said: '', asked: null, text: '' }
  }
  return { ...memory, shop, conversation, answers, say, ending: conversation.ending }
}
