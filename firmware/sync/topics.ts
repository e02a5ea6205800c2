import { Fault } from '../fault/fault.ts'
import type { PayloadKind } from './payload.ts'

/** Where a box speaks: `ragelis/v1/{site}/{box}/…`. The version is that of the payloads. */
export const topicRoot = 'ragelis/v1'

/** What a site or a box may be called: it is a level of a topic, where '/', '+' and '#' would change the meaning. */
export const namePattern = '^[a-z0-9][a-z0-9-]{0,62}$'

export interface Address {
  readonly site: string
  readonly box: string
}

/** The topic of each kind of payload. @throws CONFIG_INVALID for a name that cannot be part of a topic */
export const topicsOf = ({ site, box }: Address): Readonly<Record<PayloadKind, string>> => {
  for (const [what, name] of Object.entries({ site, box }))
    if (!new RegExp(namePattern).test(name))
      throw new Fault('CONFIG_INVALID', {
        at: `the ${what} "${name}" must be small letters, digits and '-', 63 at most`,
      })
  const own = `${topicRoot}/${site}/${box}`
  return {
    booking: `${own}/booking`,
    message: `${own}/message`,
    task: `${own}/task`,
    call: `${own}/call`,
    report: `${own}/report`,
    status: `${own}/status`,
    health: `${own}/health`,
  }
}
