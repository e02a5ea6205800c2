import { noLog } from '../../firmware/config/log.ts'
import { chance } from '../../firmware/main/chance.ts'
import { keepPromises } from '../../firmware/main/promise/making.ts'
import { createReception } from '../../firmware/main/reception.ts'
import type { MessageDraft, OutgoingMessage } from '../../firmware/ports/messages.ts'
import type { Conversation } from '../../firmware/ports/receptionist.ts'
import type { FullStore } from '../../firmware/store/store.ts'
import type { Scenario } from './scenario.ts'
import { seed, type Stage } from './stage.ts'

/** One call at the true desk over a true store. */
export interface DeskCall extends AsyncDisposable {
  readonly store: FullStore
  readonly callId: string
  readonly conversation: Conversation
}

/** The code that an SMS carries, so that a scenario can say it. */
const code = '4711'

export const openDeskCall = async (stage: Stage, scenario: Scenario): Promise<DeskCall> => {
  const { shop, clock } = stage
  const store = await stage.openStore()
  await seed(stage, store, scenario)
  const send = async ({ id, to, text }: MessageDraft): Promise<OutgoingMessage> => ({
    id,
    to,
    text,
    line: null,
    createdMs: clock.epochMs(),
    state: 'sent',
    reason: null,
    parts: 1,
  })
  const kept = keepPromises(store, { clinic: shop.clinic, clock, made: () => undefined })
  const parts = { shop, store: kept, messages: { send }, clock, log: noLog, ...chance, newCode: () => code }
  const callId = chance.newId()
  const conversation = createReception(parts).receive({ callId, line: 'text', from: scenario.from })
  return { store, callId, conversation, [Symbol.asyncDispose]: () => store[Symbol.asyncDispose]() }
}
