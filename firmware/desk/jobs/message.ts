import { clauseWords } from '../../language/clauses.ts'
import { covers } from '../../language/kinds.ts'
import { find, fold, tokens } from '../../language/words.ts'
import { no, noInput, yes, type Question } from '../question.ts'
import type { Line, Speaker } from '../speaker.ts'
import { said } from '../understand/said.ts'
import type { Understanding } from '../understand/understanding.ts'
import { askName } from './book-questions.ts'
import { nameFrom } from './contact.ts'
import type { Job, MessageDraft, MessageReason } from './job.ts'
import { askForPhone, phonedFrom, takePhone, type Phoned } from './phone.ts'

/**
 * Takes words down for the staff. Data contract: the text as heard (read back), a name (may be declined), a telephone.
 * Done: the message is on disk and was said to be. A caller who was not understood three times gets one without being
 * asked for words: somebody has to call back.
 */
export interface MessageData extends Phoned {
  /** Null until said; '' asks for a call back only. */
  readonly text: string | null
  /** The text that was read back last and not right; null: none. */
  readonly refusedText: string | null
  readonly name: string | null
  /** What the call was about before, for the staff; '' when nothing is known. */
  readonly before: string
  readonly why: MessageReason
  readonly stage: 'collect' | 'confirmed' | 'saved' | 'failed' | 'dropped'
  readonly isIntroduced: boolean
}

/** So many words after the wish that say more than for whom are the message itself. */
const fewestWords = 3

/** How many words a clause such as 'that I am coming' has at least. */
const fewestInClause = 2

/** 'Tell the doctor that I sent her the picture': what was said with the wish; null when nothing was. */
const given = ({ text, words, parts }: Understanding, { pack }: Speaker): string | null => {
  const wish = find(pack.wishes.message, words)
  if (!wish) return null
  const that = words.findIndex((word, at) => at > wish.from && clauseWords[pack.code].has(word))
  if (that >= 0 && words.length - that > fewestInClause) return text
  const empty = new Set([...pack.fillers.map(fold), ...tokens(parts.staff?.text ?? '')])
  const rest = words.slice(wish.to).filter(word => !empty.has(word))
  return rest.length >= fewestWords ? text : null
}

const begin: Job<MessageData>['begin'] = (heard, caller, speaker) => {
  const isSensitive = heard.sensitive.size > 0 || heard.isForPerson === true
  return {
    text: isSensitive ? heard.text : given(heard, speaker),
    refusedText: null,
    name: heard.name ?? caller.name,
    ...phonedFrom(caller.phone),
    before: '',
    why: isSensitive ? 'sensitive' : 'wished',
    stage: 'collect',
    isIntroduced: false,
  }
}

/** A message that another job leaves to the staff, in the words it was asked in. */
export const aboutMessage = (
  text: string,
  known: { readonly name: string | null; readonly phone: string | null },
): MessageData => ({
  text: text === '' ? null : text,
  refusedText: null,
  name: known.name,
  ...phonedFrom(known.phone),
  before: '',
  why: 'referred',
  stage: 'collect',
  isIntroduced: false,
})

/** In place of a number that is not to be had. */
export const noNumber = ''

/** The message of a caller who could not be understood; `text` tells the staff so, `before` what they wanted. */
export const handOver = (
  known: { readonly name: string | null; readonly phone: string | null },
  text: string,
  before: string,
): MessageData => ({
  before,
  text,
  refusedText: null,
  name: known.name ?? '',
  ...phonedFrom(known.phone),
  why: 'not understood',
  stage: 'collect',
  isIntroduced: false,
})

/** 'Yes please' to 'what shall I tell them?' is no message yet, and 'no, never mind' is none at all. */
const isBare = ({ text, words, phrases }: Understanding, { pack }: Speaker): boolean => {
  const isAnswer = phrases.has('yes') || refuses({ phrases })
  const spans = covers(pack.phrases, words)
  return (
    text !== '' && isAnswer && words.every((_, at) => spans.some(({ from, to }) => from <= at && at < to))
  )
}

const refuses = (heard: Pick<Understanding, 'phrases'>): boolean =>
  said(heard, 'no', 'none', 'nothing more', 'keep')

const take: Job<MessageData>['take'] = (data, heard, asked, speaker) => {
  switch (asked) {
    case 'message':
      if (isBare(heard, speaker)) return refuses(heard) ? { ...data, stage: 'dropped' } : data
      return heard.text === '' && heard.aspects.size === 0 ? null : { ...data, text: heard.text }
    case 'name': {
      const name = nameFrom(heard)
      return name === null ? null : { ...data, name }
    }
    case 'phone':
    case 'phone-confirm':
      return takePhone(data, heard, asked, speaker)
    case 'message-confirm':
      if (heard.phrases.has('yes')) return { ...data, stage: 'confirmed' }
      if (heard.phrases.has('nothing more') || heard.phrases.has('keep')) return { ...data, stage: 'dropped' }
      return heard.phrases.has('no') ? { ...data, text: null, refusedText: data.text } : null
    default:
      return null
  }
}

const askMessage = (speaker: Speaker): Question => ({
  asked: 'message',
  wants: 'words',
  say: [speaker.line('ask-message')],
  keysSay: [speaker.line('ask-message-keys')],
  keys: { 1: { text: speaker.text('wants-callback') } },
  noInputMs: noInput.message,
})

const askMessageConfirm = (speaker: Speaker, text: string): Question => ({
  asked: 'message-confirm',
  wants: 'yes or no',
  stores: true,
  say: [speaker.personal('confirm-message', { text })],
  keysSay: [speaker.line('confirm-message-keys')],
  keys: { 1: yes, 2: no },
  noInputMs: noInput.choice,
})

const noteText = (data: MessageData, speaker: Speaker): string => {
  const { before, refusedText } = data
  const text = data.text ?? refusedText ?? ''
  return before === '' ? text : `${text} ${speaker.forStaff().text('before-note', { wanted: before })}`
}

const draftOf = (data: MessageData, speaker: Speaker): MessageDraft => ({
  text: noteText(data, speaker),
  name: data.name === '' ? null : data.name,
  phone: data.phone === noNumber ? null : data.phone,
})

const question = (data: MessageData, speaker: Speaker): Question | null => {
  if (data.text === null) return askMessage(speaker)
  if (data.name === null) return { ...askName(speaker), say: [speaker.line('ask-message-name')] }
  const phone = askForPhone(data, speaker)
  if (phone) return phone
  return data.why === 'not understood' ? null : askMessageConfirm(speaker, data.text)
}

const intros = {
  wished: null,
  sensitive: 'for-a-person',
  referred: null,
  'not understood': 'hand-over',
} as const

const lead = (data: MessageData, speaker: Speaker): readonly Line[] => {
  const intro = data.isIntroduced ? null : intros[data.why]
  return intro ? [speaker.line(intro)] : []
}

/** Who left no words is not told that they were saved. */
const savedLine = ({ why, phone }: MessageData): string => {
  if (phone === noNumber) return 'noted-without-number'
  return why === 'not understood' && phone !== null ? 'callback-saved' : 'message-saved'
}

const next: Job<MessageData>['next'] = (data, speaker) => {
  const draft = draftOf(data, speaker)
  if (data.stage === 'saved') {
    const done = { kind: 'message', draft, why: data.why } as const
    return [data, { need: 'nothing', say: [speaker.line(savedLine(data))], done }]
  }
  const undone = { kind: 'undone', wanted: draft.text, failed: true } as const
  if (data.stage === 'failed')
    return [data, { need: 'nothing', say: [speaker.line('message-failed')], done: undone }]
  if (data.stage === 'dropped')
    return [data, { need: 'nothing', say: [], done: { ...undone, failed: false } }]
  const asks = data.stage === 'collect' ? question(data, speaker) : null
  if (!asks) return [data, { need: 'errand', errand: { do: 'save', draft } }]
  const told = { ...data, isIntroduced: true }
  return [told, { need: 'answer', lead: lead(data, speaker), question: asks }]
}

const tell: Job<MessageData>['tell'] = (data, result) => ({
  ...data,
  stage: result.on === 'saved' ? 'saved' : 'failed',
})

export const message: Job<MessageData> = {
  begin,
  take,
  tell,
  next,
  wanted: (data, speaker) => (data.why === 'not understood' ? data.before : noteText(data, speaker)),
}
