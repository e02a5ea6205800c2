import type { Fault } from '../fault/fault.ts'
import type { Feed } from '../flow/feed.ts'
import type { Log } from '../ports/log.ts'

/** 'away': not reached, tried again soon. 'refused': the broker says no, tried again slowly; somebody must act. */
export type SyncState = 'connected' | 'away' | 'refused'

/** The state, its cause, and who wants to know. Each change is logged once, however often it is found again. */
export const createCondition = (feed: Feed<SyncState>, url: string, log: Log) => {
  let state: SyncState = 'away'
  let trouble: Fault | null = null
  const become = (next: SyncState, fault: Fault | null) => {
    const isNew = next !== state || fault?.message !== trouble?.message
    const hasChanged = next !== state
    state = next
    trouble = fault
    if (hasChanged) feed.publish(next)
    if (!isNew) return
    const fields = { code: fault?.code, says: fault?.message }
    if (next === 'connected') log.info({ url }, 'connected to the broker')
    else if (next === 'refused') log.error(fields, 'the broker refuses')
    else log.warn(fields, 'the broker is away')
  }
  return { state: () => state, trouble: () => trouble, become }
}
