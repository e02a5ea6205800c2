import { bookableDays, type SlotWish } from '../../clinic/slots.ts'
import type { DayWish, TimeWish } from '../../language/language.ts'
import { no, noInput, yes, type Question } from '../question.ts'
import type { Speaker } from '../speaker.ts'
import { askName, askService } from './book-questions.ts'
import { whereOf } from './book-place.ts'
import { windowOf } from './book-search.ts'
import { askForPhone, phonedFrom, takePhone, type Phoned } from './phone.ts'
import type { Job, WaitDraft } from './job.ts'

/**
 * Puts a caller on the list of those who wait for a freed time. Data contract: service, days and hours that suit (any, if
 * none were said), a name, a telephone that takes SMS; a yes. Done: the wish is on disk and that was said. Handed over:
 * the disk refuses.
 */
export interface WaitData extends Phoned {
  readonly service: string | null
  readonly staff: string | null
  /** Id of one of several places; 'any' or null: wherever. */
  readonly branch: string | null
  readonly day: DayWish | null
  readonly time: TimeWish | null
  readonly name: string | null
  readonly stage: 'collect' | 'confirmed' | 'saved' | 'failed' | 'declined'
}

const begin: Job<WaitData>['begin'] = (heard, caller, speaker) => ({
  service: heard.service ?? null,
  ...whereOf({ staff: null, branch: null }, heard, speaker),
  day: heard.day ?? null,
  time: heard.time ?? null,
  name: heard.name ?? caller.name,
  ...phonedFrom(caller.phone),
  stage: 'collect',
})

const take: Job<WaitData>['take'] = (data, heard, asked, speaker) => {
  switch (asked) {
    case 'service':
      return heard.service === undefined ? null : { ...data, service: heard.service }
    case 'name':
      return heard.name === undefined || heard.name === '' ? null : { ...data, name: heard.name }
    case 'phone':
    case 'phone-confirm':
      return takePhone(data, heard, asked, speaker)
    case 'wait-confirm': {
      const { day = data.day, time = data.time } = heard
      if (heard.day !== undefined || heard.time !== undefined) return { ...data, day, time }
      if (heard.phrases.has('yes')) return { ...data, stage: 'confirmed' }
      return heard.phrases.has('no') ? { ...data, stage: 'declined' } : null
    }
    default:
      return null
  }
}

const wishOf = (data: WaitData, service: string, speaker: Speaker): SlotWish => {
  const days = data.day ?? bookableDays(speaker.clinic, speaker.nowMs)
  return {
    service,
    staff: data.staff ?? undefined,
    branch: data.branch === null || data.branch === 'any' ? undefined : data.branch,
    from: days.from,
    to: days.to,
    minutes: windowOf(speaker.clinic, data.time),
  }
}

const askSure = (speaker: Speaker, service: string): Question => ({
  asked: 'wait-confirm',
  wants: 'yes or no',
  stores: true,
  say: [speaker.line('confirm-waiting', { service: speaker.serviceName(service) })],
  keysSay: [speaker.line('confirm-waiting-keys')],
  keys: { 1: yes, 2: no },
  noInputMs: noInput.choice,
})

const question = (data: WaitData, speaker: Speaker): Question | null => {
  if (data.service === null) return askService(speaker)
  if (data.stage !== 'collect') return null
  if (data.name === null) return { ...askName(speaker), say: [speaker.line('ask-message-name')] }
  return askForPhone(data, speaker) ?? askSure(speaker, data.service)
}

const next: Job<WaitData>['next'] = (data, speaker) => {
  const asks = question(data, speaker)
  if (asks) return [data, { need: 'answer', lead: [], question: asks }]
  const wish = wishOf(data, data.service ?? '', speaker)
  const draft: WaitDraft = { wish, name: data.name ?? '', phone: data.phone ?? '' }
  const wanted = speaker.text('wanted-waiting')
  switch (data.stage) {
    case 'saved':
      return [
        data,
        { need: 'nothing', say: [speaker.line('waiting-saved')], done: { kind: 'waiting', draft } },
      ]
    case 'failed':
      return [
        data,
        {
          need: 'nothing',
          say: [speaker.line('message-failed')],
          done: { kind: 'undone', wanted, failed: true },
        },
      ]
    case 'declined':
      return [
        data,
        { need: 'nothing', say: [speaker.line('given-up')], done: { kind: 'undone', wanted, failed: false } },
      ]
    default:
      return [data, { need: 'errand', errand: { do: 'list', draft } }]
  }
}

export const waitlist: Job<WaitData> = {
  begin,
  take,
  tell: (data, result) => ({ ...data, stage: result.on === 'saved' ? 'saved' : 'failed' }),
  next,
  wanted: (_, speaker) => speaker.text('wanted-waiting'),
}
