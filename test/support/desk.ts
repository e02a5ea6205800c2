import { readFileSync } from 'node:fs'
import type { Clinic } from '../../firmware/clinic/clinic.ts'
import { engagedBy, freeSlots, type Busy, type Slot } from '../../firmware/clinic/slots.ts'
import { readClinicFile } from '../../firmware/config/clinic-file.ts'
import { createConversation, type CallerInput, type World } from '../../firmware/desk/conversation.ts'
import type {
  BookingDraft,
  Caller,
  Change,
  ConnectPlan,
  Known,
  MessageDraft,
  QuoteDraft,
  TaskDraft,
  WaitDraft,
} from '../../firmware/desk/jobs/job.ts'
import type { Key } from '../../firmware/desk/question.ts'
import type { Shop } from '../../firmware/desk/speaker.ts'
import type { Language } from '../../firmware/language/language.ts'
import { sameName } from '../../firmware/language/names.ts'
import { packs } from '../../firmware/language/packs.ts'
import { createTexts } from '../../firmware/language/texts.ts'
import { readInstant } from '../../firmware/time/calendar.ts'

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

export const promptsOf = (language: Language, variant?: string) =>
  read(`firmware/language/${language}/prompts${variant ? `-${variant}` : ''}.ftl`)

export const reportTextsOf = (language: Language) => read(`firmware/language/${language}/report.ftl`)

export const shopOf = (template: string): Shop => {
  const clinic: Clinic = readClinicFile(read(`firmware/clinic/templates/${template}.yaml`), template)
  return {
    clinic,
    packs,
    texts: new Map([...packs.keys()].map(code => [code, createTexts(code, promptsOf(code))])),
  }
}

const overlaps = (a: Busy, b: Busy) =>
  (a.staff === b.staff || (a.room !== null && a.room === b.room)) &&
  a.startMs < b.endMs &&
  b.startMs < a.endMs

/** A store in memory that keeps the database's promise: no two visits of one person, or in one room, overlap. */
export const memoryWorld = (clinic: Clinic, nowMs: () => number) => {
  const booked: BookingDraft[] = []
  const messages: MessageDraft[] = []
  const tasks: TaskDraft[] = []
  const quotes: QuoteDraft[] = []
  const waiting: WaitDraft[] = []
  const texts: { readonly to: string; readonly text: string }[] = []
  /** Visits to come, with the birth date that some know them by. */
  const visits: (Known & { readonly birthDate: string | null })[] = []
  const changes: { readonly visit: string; readonly change: Change }[] = []
  const busy: Busy[] = []
  /** Answers to give instead of the true one, first first. */
  const next: ('taken' | 'failed')[] = []
  /** Visits cannot be looked up while this is set. */
  const disk = { isUnreadable: false }
  const keep = <T>(list: T[], item: T) => {
    if (next.shift() === 'failed') return 'failed' as const
    list.push(item)
    return 'saved' as const
  }
  const taken = () => [...busy, ...visits.map(({ slot }) => slot)]
  const world: World = {
    find: async (wish, limit): Promise<readonly Slot[]> =>
      freeSlots(clinic, engagedBy(taken()), wish, { nowMs: nowMs(), limit }),
    book: async draft => {
      const refusal = next.shift()
      if (refusal === 'taken') busy.push(draft.slot)
      if (refusal) return refusal
      if (taken().some(other => overlaps(other, draft.slot))) return 'taken'
      busy.push(draft.slot)
      booked.push(draft)
      return 'booked'
    },
    save: async draft => keep(messages, draft),
    lookUp: async proof =>
      disk.isUnreadable
        ? 'failed'
        : visits.filter(visit =>
            proof.by === 'number'
              ? visit.phone === proof.phone
              : visit.birthDate === proof.birthDate && sameName(visit.name, proof.name),
          ),
    change: async (id, change) => {
      const refusal = next.shift()
      if (refusal) return refusal
      const at = visits.findIndex(visit => visit.id === id)
      const visit = visits[at]
      if (!visit) return 'over'
      const others = taken().filter(other => other !== visit.slot)
      if (change.kind === 'moved' && others.some(other => overlaps(other, change.slot))) return 'taken'
      changes.push({ visit: id, change })
      if (change.kind === 'cancelled') visits.splice(at, 1)
      else
        visits[at] =
          change.kind === 'moved' ? { ...visit, slot: change.slot } : { ...visit, isConfirmed: true }
      return 'changed'
    },
    list: async draft => keep(waiting, draft),
    assign: async draft => keep(tasks, draft),
    quote: async draft => keep(quotes, draft),
    code: async (to, text) => {
      if (next.shift() === 'failed') return null
      texts.push({ to, text: text.replace('####', '4711') })
      return '4711'
    },
    text: async (to, text) => {
      if (next.shift() === 'failed') return 'failed'
      texts.push({ to, text })
      return 'sent'
    },
  }
  return { world, booked, messages, tasks, quotes, waiting, texts, visits, changes, busy, next, disk }
}

const keyLine = /^#key (.)$/

const connectedLine = /^#connected (.+)$/

/** '#key 1', '#silence', '#unheard', '#hangup', '#connected NAME', '#not connected', else words. */
export const inputOf = (line: string, language: Language): CallerInput => {
  const key = keyLine.exec(line)?.[1]
  if (key !== undefined) return { on: 'key', key: key as Key }
  if (line === '#silence') return { on: 'silence' }
  if (line === '#unheard') return { on: 'unheard' }
  if (line === '#hangup') return { on: 'gone' }
  if (line === '#not connected') return { on: 'not connected' }
  const to = connectedLine.exec(line)?.[1]
  if (to !== undefined) return { on: 'connected', to }
  return { on: 'heard', heard: { text: line, language, certainty: 1 } }
}

interface Answer {
  readonly said: string
  readonly asked: string | null
  readonly text: string
  readonly connect: ConnectPlan | null
}

interface Talk {
  readonly template: string
  /** What the clinic file says otherwise than the template. */
  readonly rules?: Partial<Clinic>
  readonly at: string
  readonly phone?: string | null
  /** What is known of them from before. */
  readonly caller?: Partial<Caller>
  readonly language: Language
}

/** A caller and the desk without sound: says lines, keeps what was answered. */
export const talk = async ({ template, rules, at, phone = '+37061234567', caller, language }: Talk) => {
  const plain = shopOf(template)
  const shop = { ...plain, clinic: { ...plain.clinic, ...rules } }
  const nowMs = () => readInstant(at, shop.clinic.zone) ?? NaN
  const memory = memoryWorld(shop.clinic, nowMs)
  const conversation = createConversation({
    shop,
    world: memory.world,
    caller: { phone, name: null, language: null, ...caller },
    now: nowMs,
  })
  const answers: Answer[] = []
  const give = async (said: string, input: CallerInput) => {
    const { say, question, connect } = await conversation.take(input)
    const text = say.map(line => line.text).join(' ')
    const answer = { said, asked: question?.asked ?? null, text, connect }
    answers.push(answer)
    return answer
  }
  await give('', { on: 'opened' })
  /** Says one line after another; the answer to the last. */
  const say = async (...lines: readonly string[]) => {
    for (const line of lines) await give(line, inputOf(line, language))
    return answers.at(-1) ?? { said: '', asked: null, text: '', connect: null }
  }
  return { ...memory, shop, conversation, answers, say, ending: conversation.ending }
}
