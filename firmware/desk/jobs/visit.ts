import type { Speaker } from '../speaker.ts'
import type { Understanding } from '../understand/understanding.ts'
import { beginIdentity, identify, takeIdentity, tellIdentity, type Identity } from './identity.ts'
import type { Caller, Done, Job, Known, Need, Result } from './job.ts'

/** What every job about an existing visit has in common: whose it is comes first, then what is to become of it. */
export interface VisitData {
  readonly identity: Identity
  /** What the caller said when they asked for it, for a person who may have to deal with it. */
  readonly said: string
  readonly stage: 'collect' | 'agreed' | 'changed' | 'over' | 'failed' | 'kept'
}

/** What one such job does once the visit is known. */
export interface VisitRule {
  /** The question before anything is changed; null where nothing is asked or nothing is changed. */
  readonly agree: ((visit: Known, data: VisitData, speaker: Speaker) => Need) | null
  /** What is stored once it is agreed to; null where nothing is. */
  readonly act: ((visit: Known) => Need) | null
  /** What is said and noted at the end. */
  readonly done: (visit: Known, speaker: Speaker) => Extract<Need, { need: 'nothing' }>
  /** In a few words, for the summary. */
  readonly wanted: string
}

export const beginVisit = (heard: Understanding, caller: Caller, speaker: Speaker): VisitData => ({
  identity: beginIdentity(heard, caller, speaker),
  said: heard.text,
  stage: 'collect',
})

/** Why a person has to deal with it: there is no such visit, or it cannot be shown to be the caller's. */
export const unidentified = (why: 'none' | 'unproven', said: string, speaker: Speaker): Need => ({
  need: 'person',
  say: [speaker.line(why === 'none' ? 'visit-none' : 'visit-unproven')],
  text: said,
})

const undone = (wanted: string, failed: boolean): Done => ({ kind: 'undone', wanted, failed })

export const takeVisit = (
  data: VisitData,
  heard: Understanding,
  asked: string,
  speaker: Speaker,
): VisitData | null => {
  const identity = takeIdentity(data.identity, heard, asked, speaker)
  if (identity) return { ...data, identity }
  if (asked !== 'agree') return null
  if (heard.phrases.has('yes')) return { ...data, stage: 'agreed' }
  return heard.phrases.has('no') || heard.phrases.has('keep') ? { ...data, stage: 'kept' } : null
}

export const tellVisit = (data: VisitData, result: Result): VisitData => {
  const identity = data.stage === 'collect' ? tellIdentity(data.identity, result) : null
  if (identity) return { ...data, identity }
  if (result.on === 'changed') return { ...data, stage: 'changed' }
  return { ...data, stage: result.on === 'over' ? 'over' : 'failed' }
}

/** A job over one visit: identity, agreement, the change, and what is said of it. */
export const visitJob = (rule: VisitRule): Job<VisitData> => ({
  begin: beginVisit,
  take: takeVisit,
  tell: tellVisit,
  next: (data, speaker) => {
    const wanted = speaker.text(rule.wanted)
    if (data.stage === 'failed')
      return [data, { need: 'nothing', say: [speaker.line('change-failed')], done: undone(wanted, true) }]
    if (data.stage === 'over')
      return [data, { need: 'nothing', say: [speaker.line('visit-over')], done: undone(wanted, false) }]
    if (data.stage === 'kept')
      return [data, { need: 'nothing', say: [speaker.line('visit-kept')], done: undone(wanted, false) }]
    const known = identify(data.identity, speaker)
    if ('need' in known) return [data, known]
    if (known.visit === null) return [data, unidentified(known.why, data.said, speaker)]
    const { visit } = known
    const chosen = { ...data, identity: { ...data.identity, visit } }
    if (data.stage === 'changed' || rule.act === null) return [chosen, rule.done(visit, speaker)]
    if (data.stage === 'collect' && rule.agree) return [chosen, rule.agree(visit, chosen, speaker)]
    return [chosen, rule.act(visit)]
  },
  wanted: (_, speaker) => speaker.text(rule.wanted),
})
