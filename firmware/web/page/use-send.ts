import { useCallback, useContext, useState } from 'preact/hooks'
import { createContext } from 'preact'
import type { Problem } from '../api.ts'

/** Called once something was changed, so that what is shown is read again. */
export const Changed = createContext<() => void>(() => undefined)

/** Changes something on the box. `refusal`: what it said against it, '' for no answer at all; null when all is well. */
export const useSend = () => {
  const changed = useContext(Changed)
  const [refusal, setRefusal] = useState<string | null>(null)
  const post = async (path: string, body: object) => {
    try {
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) })
      setRefusal(answer.ok ? null : ((await answer.json()) as Problem).detail)
    } catch {
      setRefusal('')
    }
    changed()
  }
  const send = useCallback((path: string, body: object) => void post(path, body), [changed])
  return { send, refusal }
}
