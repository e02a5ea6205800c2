import type { Hearing } from '../../firmware/ports/ear.ts'
import type { Key } from '../../firmware/ports/line.ts'
import type { CallerAct, Conversation, Reply } from '../../firmware/ports/receptionist.ts'
import type { Language } from '../../firmware/language/language.ts'
import { pauses } from '../../firmware/call/pauses.ts'
import { isOver } from '../virtual/interruption.ts'
import type { Step } from '../virtual/script.ts'
import type { Channel, Said } from './channel.ts'
import { noTimes } from './times.ts'

const heard = (text: string, language: Language): CallerAct => {
  const hearing: Hearing = {
    text,
    language,
    meanLogProb: 0,
    noSpeech: 0,
    words: [],
    doubt: null,
    tookMs: 0,
  }
  return text === '' ? { on: 'unheard', hearing: null } : { on: 'heard', hearing }
}

/** A cough over the voice of the box: it goes on where it was, and the desk is not told. */
const isCough = (step: Step): boolean => isOver(step) && (step.mumble ?? pauses.noise) < pauses.noise

const actsOf = (step: Step, say: (text: string) => CallerAct): readonly CallerAct[] => {
  const words = step.say ?? step.interrupt
  if (words !== undefined) return [say(words)]
  if (step.key !== undefined) return step.key.split('').map(key => ({ on: 'key', key: key as Key }))
  if (step.silence) return [{ on: 'silence' }]
  if (step['hang-up']) return [{ on: 'gone' }]
  return step.wait === undefined && !isCough(step) ? [{ on: 'unheard', hearing: null }] : []
}

/** What the caller did, for a person to read. */
export const shown = (act: CallerAct): string =>
  act.on === 'heard' ? act.hearing.text : act.on === 'key' ? `#key ${act.key}` : `#${act.on}`

export const saidBy = (replies: readonly Reply[]): Said => ({
  say: replies.flatMap(({ say }) => say),
  asked: replies.at(-1)?.asked ?? null,
  isOver: replies.at(-1)?.listen === null,
})

/**
 * A call in writing: the words are what was heard.
 * @param change what becomes of them on their way, such as disturb
 */
export const createTextChannel = (
  conversation: Conversation,
  language: Language,
  change: (text: string) => string,
): Channel => {
  let last: Reply | null = null
  const give = async (act: CallerAct): Promise<readonly Reply[]> => {
    const reply = await conversation.take(act)
    last = reply
    // in writing nobody can be connected
    return reply.connect ? [reply, ...(await give({ on: 'not connected', why: 'cannot' }))] : [reply]
  }
  const take: Channel['take'] = async step => {
    const acts = actsOf(step, text => heard(change(text), language))
    const replies: Reply[] = []
    for (const act of acts) if (last?.listen) replies.push(...(await give(act)))
    const said = replies.length === 0 && last ? saidBy([{ ...last, say: [] }]) : saidBy(replies)
    return { did: acts.map(shown).join(' '), said }
  }
  return { open: async () => saidBy(await give({ on: 'opened' })), take, times: () => noTimes }
}
