import type { Key } from '../../ports/line.ts'
import { streamEvent } from './stream-events.ts'

/**
 * Keys out of a stream's codes, each press once. Some modems report a press once; IS-101 modems wrap it between `/` and `~` and
 * repeat the digit each 70 ms while it is held (modems.md 3.4). A `~` that gets lost is made up for by the next `/`.
 */
export const createKeyReader = (take: (key: Key) => void) => {
  let isWrapped = false
  let held: string | undefined
  const push = (code: string) => {
    const { action } = streamEvent(code)
    if (action === 'keys on' || action === 'keys off') {
      isWrapped = action === 'keys on'
      held = undefined
    } else if (action === 'key' && held !== code) {
      held = isWrapped ? code : undefined
      take(code as Key)
    }
  }
  return { push }
}
