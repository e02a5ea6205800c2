import { no, noInput, yes, type Question } from '../question.ts'
import type { Speaker } from '../speaker.ts'
import type { Understanding } from '../understand/understanding.ts'
import { askName } from './book-questions.ts'
import type { Caller, Need, Result, TaskDraft } from './job.ts'
import { askForPhone, phonedFrom, takePhone, takeReadBack, type Phoned } from './phone.ts'

/** What every job asks for whose end is that a person calls back: a name (may be declined) and a telephone, read back. */
export interface Contact extends Phoned {
  readonly name: string | null
  readonly stage: 'collect' | 'confirmed' | 'saved' | 'failed'
}

export const beginContact = ({ name }: Understanding, caller: Caller): Contact => ({
  name: name ?? caller.name,
  ...phonedFrom(caller.phone),
  stage: 'collect',
})

/** The name that was said; '' for one that is not told, null when it was no answer. */
export const nameFrom = ({ name, phrases, aspects }: Understanding): string | null => {
  if (name !== undefined) return name
  const isDeclined = (['no', 'none', 'nothing more'] as const).some(phrase => phrases.has(phrase))
  return isDeclined && aspects.size === 0 ? '' : null
}

/** The data with what was said; null when it was no answer to a question asked here. */
export const takeContact = <D extends Contact>(
  data: D,
  heard: Understanding,
  asked: string,
  speaker: Speaker,
): D | null => {
  switch (asked) {
    case 'name': {
      const name = nameFrom(heard)
      return name === null ? null : { ...data, name }
    }
    case 'phone':
      return takePhone(data, heard, asked, speaker)
    case 'callback-confirm': {
      const read = takeReadBack(data, heard, speaker)
      return read && { ...read, stage: read.phone === null ? 'collect' : 'confirmed' }
    }
    default:
      return null
  }
}

export const tellContact = <D extends Contact>(data: D, result: Result): D => ({
  ...data,
  stage: result.on === 'saved' ? 'saved' : 'failed',
})

const askSure = (speaker: Speaker, phone: string): Question => ({
  asked: 'callback-confirm',
  wants: 'yes or no',
  stores: true,
  isReadBack: true,
  say: [speaker.personal('confirm-callback', { phone: speaker.pack.sayPhone(phone) })],
  keysSay: [speaker.line('confirm-callback-keys')],
  keys: { 1: yes, 2: no },
  noInputMs: noInput.choice,
})

const question = (data: Contact, speaker: Speaker): Question | null => {
  if (data.name === null) return { ...askName(speaker), say: [speaker.line('ask-message-name')] }
  const phone = data.phone ?? data.dictated
  if (phone === null) return askForPhone(data, speaker)
  return data.stage === 'collect' ? askSure(speaker, phone) : null
}

/** What is needed until the task is on disk and that was said. @param saved the last words, when it is */
export const callBack = (
  data: Contact,
  draft: TaskDraft,
  speaker: Speaker,
  saved = 'callback-saved',
): Need => {
  if (data.stage === 'saved')
    return { need: 'nothing', say: [speaker.line(saved)], done: { kind: 'task', draft } }
  if (data.stage === 'failed') {
    const done = { kind: 'undone', wanted: draft.text, failed: true } as const
    return { need: 'nothing', say: [speaker.line('message-failed')], done }
  }
  const asks = question(data, speaker)
  const lead = data.name === null ? [speaker.line('hand-over')] : []
  if (asks) return { need: 'answer', lead, question: asks }
  return { need: 'errand', errand: { do: 'task', draft } }
}

/** '' is a name that was not given. */
export const namedOf = ({
  name,
  phone,
}: Pick<Contact, 'name' | 'phone'>): Pick<TaskDraft, 'name' | 'phone'> => ({
  name: name === '' ? null : name,
  phone,
})

/** 'What is it about?' and the like: whatever is said is the answer, and so is the key that says nothing. */
export const askWords = (speaker: Speaker, asked: string, line: string): Question => ({
  asked,
  wants: 'words',
  say: [speaker.line(line)],
  keysSay: [speaker.line(`${line}-keys`)],
  keys: { 1: { phrases: new Set(['none'] as const) } },
  noInputMs: noInput.message,
})
