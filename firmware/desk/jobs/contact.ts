import { no, noInput, yes, type Question } from '../question.ts'
import type { Speaker } from '../speaker.ts'
import type { Understanding } from '../understand/understanding.ts'
import { askName, askPhone } from './book-questions.ts'
import type { Caller, Need, Result, TaskDraft } from './job.ts'
import { takePhone } from './phone.ts'

/** What every job asks for whose end is that a person calls back: a name (may be declined) and a telephone, read back. */
export interface Contact {
  readonly name: string | null
  readonly phone: string | null
  /** Of a number that is given in pieces. */
  readonly digits: string
  readonly stage: 'collect' | 'confirmed' | 'saved' | 'failed'
}

export const beginContact = ({ name }: Understanding, caller: Caller): Contact => ({
  name: name ?? caller.name,
  phone: caller.phone,
  digits: '',
  stage: 'collect',
})

/** The name that was said; '' for one that is not told, null when it was no answer. */
export const nameFrom = ({ name, phrases, aspects }: Understanding): string | null => {
  if (name !== undefined) return name
  const isDeclined = (['no', 'none', 'nothing more'] as const).some(phrase => phrases.has(phrase))
  return isDeclined && aspects.size === 0 ? '' : null
}

/** 'No, on my other one': which may be said in the same breath. */
const otherPhone = <D extends Contact>(data: D, heard: Understanding, speaker: Speaker): D => {
  const open = { ...data, phone: null, digits: '' }
  const taken = takePhone(open, heard, speaker)
  return taken?.phone ? taken : open
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
      return takePhone(data, heard, speaker)
    case 'callback-confirm':
      if (heard.phrases.has('yes')) return { ...data, stage: 'confirmed' }
      return heard.phrases.has('no') || heard.digits !== '' ? otherPhone(data, heard, speaker) : null
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
  say: [speaker.personal('confirm-callback', { phone: speaker.pack.sayPhone(phone) })],
  keysSay: [speaker.line('confirm-callback-keys')],
  keys: { 1: yes, 2: no },
  noInputMs: noInput.choice,
})

const question = (data: Contact, speaker: Speaker): Question | null => {
  if (data.name === null) return { ...askName(speaker), say: [speaker.line('ask-message-name')] }
  if (data.phone === null) return askPhone(speaker, data.digits)
  return data.stage === 'collect' ? askSure(speaker, data.phone) : null
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
export const namedOf = ({ name, phone }: Contact): Pick<TaskDraft, 'name' | 'phone'> => ({
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
