import type { Language, Pack } from '../../language/language.ts'
import { createAnswerReader } from '../../language/written-answers.ts'
import type { Messages } from '../../ports/messages.ts'
import { decide } from './decide.ts'
import type { PromiseDesk } from './desk.ts'

export interface TextDesk extends PromiseDesk {
  readonly messages: Pick<Messages, 'send' | 'messages' | 'done'>
}

/** Takes text messages as they come, until aborted. One is done with once what comes of it is on disk. @throws what the store throws */
export const takeTexts = async (desk: TextDesk, signal: AbortSignal): Promise<void> => {
  const packs: ReadonlyMap<Language, Pack> = desk.shop.packs
  const read = createAnswerReader(packs)
  for await (const message of desk.messages.messages(signal)) {
    await decide(desk, read, message)
    await desk.messages.done(message.id)
  }
}
