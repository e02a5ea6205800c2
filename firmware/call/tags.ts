import type { CallEvent } from '../ports/call-event.ts'

/** What went wrong in a call, so that somebody can look into it. */
export const tagsOf = (events: readonly CallEvent[]): readonly string[] => {
  const count = (is: (event: CallEvent) => boolean) => events.filter(is).length
  const tags = [
    { tag: 'dead air', is: count(({ kind }) => kind === 'silence') >= 2 },
    { tag: 'not heard', is: count(event => event.kind === 'heard' && event.doubt !== null) >= 2 },
    { tag: 'part failed', is: count(({ kind }) => kind === 'trouble') > 0 },
    { tag: 'loop', is: isLoop(events) },
  ]
  return tags.filter(({ is }) => is).map(({ tag }) => tag)
}

/** The same question asked four times is a caller going round in circles. */
const isLoop = (events: readonly CallEvent[]): boolean => {
  const asked = events.flatMap(event => (event.kind === 'said' && event.asked !== null ? [event.asked] : []))
  return Object.values(Object.groupBy(asked, question => question)).some(times => (times?.length ?? 0) >= 4)
}
