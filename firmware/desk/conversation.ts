import { step } from './desk.ts'
import type {
  BookingDraft,
  Caller,
  Change,
  Connection,
  ConnectPlan,
  Errand,
  Known,
  MessageDraft,
  Proof,
  QuoteDraft,
  Result,
  TaskDraft,
  WaitDraft,
} from './jobs/job.ts'
import { endingOf, type Ending } from './outcome.ts'
import type { Heard, Question } from './question.ts'
import type { Line, Shop } from './speaker.ts'
import { initial, type Act, type DeskState, type Input } from './state.ts'
import { weigh, type Verdict } from './weigh.ts'
import type { Slot, SlotWish } from '../clinic/slots.ts'

/** What the desk needs done. Each answers only once it is on disk, or could not be. */
export interface World {
  find(wish: SlotWish, limit: number): Promise<readonly Slot[]>
  book(draft: BookingDraft): Promise<'booked' | 'taken' | 'failed'>
  save(draft: MessageDraft): Promise<'saved' | 'failed'>
  /** Visits to come, earliest first. */
  lookUp(proof: Proof): Promise<readonly Known[] | 'failed'>
  change(visit: string, change: Change): Promise<'changed' | 'taken' | 'over' | 'failed'>
  list(draft: WaitDraft): Promise<'saved' | 'failed'>
  assign(draft: TaskDraft): Promise<'saved' | 'failed'>
  quote(draft: QuoteDraft): Promise<'saved' | 'failed'>
  text(to: string, text: string): Promise<'sent' | 'failed'>
  /** Sends `text` with a code in it, and gives the code; null when it could not be sent. */
  code(to: string, text: string): Promise<string | null>
}

/** What the caller did. */
export type CallerInput = Exclude<Input, Result> | Connection

/**
 * What to say next, and what to listen for; no question: the call is over, unless somebody is to be connected, of which
 * the next input tells. `isWaiting`: it was asked before.
 */
export interface Answer {
  readonly say: readonly Line[]
  readonly question: Question | null
  readonly connect: ConnectPlan | null
  readonly isWaiting: boolean
}

export interface Conversation {
  /** One input at a time. @throws whatever the world throws that is not an answer of its own */
  take(input: CallerInput): Promise<Answer>
  /** Whether words heard so far already answer the question. Pure. */
  weigh(heard: Heard): Verdict
  ending(): Ending
  state(): DeskState
}

export interface ConversationOptions {
  readonly shop: Shop
  readonly world: World
  readonly caller: Caller
  /** UTC epoch ms. */
  readonly now: () => number
}

const run = async (world: World, errand: Errand): Promise<Result> => {
  switch (errand.do) {
    case 'find':
      return { on: 'found', slots: await world.find(errand.wish, errand.limit) }
    case 'book':
      return { on: await world.book(errand.draft) }
    case 'save':
      return { on: await world.save(errand.draft) }
    case 'look up': {
      const visits = await world.lookUp(errand.proof)
      return visits === 'failed' ? { on: visits } : { on: 'visits', visits }
    }
    case 'change':
      return { on: await world.change(errand.visit, errand.change) }
    case 'list':
      return { on: await world.list(errand.draft) }
    case 'task':
      return { on: await world.assign(errand.draft) }
    case 'quote':
      return { on: await world.quote(errand.draft) }
    case 'text':
      return { on: await world.text(errand.to, errand.text) }
    case 'code': {
      const code = await world.code(errand.to, errand.text)
      return code === null ? { on: 'failed' } : { on: 'code', code }
    }
  }
}

/** One caller at the desk: keeps the state and runs the errands; every decision is the pure step's. */
export const createConversation = ({ shop, world, caller, now }: ConversationOptions): Conversation => {
  let state = initial(shop, caller)
  const advance = (input: Input): Act => {
    const [next, act] = step(shop, state, input, now())
    state = next
    return act
  }
  const take = async (input: CallerInput): Promise<Answer> => {
    for (let act = advance(input); ;) {
      switch (act.do) {
        case 'ask':
          return { say: act.say, question: act.question, connect: null, isWaiting: false }
        case 'wait':
          return { say: [], question: act.question, connect: null, isWaiting: true }
        case 'connect':
          return { say: act.say, question: null, connect: act.plan, isWaiting: false }
        case 'end':
          return { say: act.say, question: null, connect: null, isWaiting: false }
        default:
          act = advance(await run(world, act))
      }
    }
  }
  return {
    take,
    weigh: heard => weigh(shop, state, heard.text, now()),
    ending: () => endingOf(shop, state, now()),
    state: () => state,
  }
}
