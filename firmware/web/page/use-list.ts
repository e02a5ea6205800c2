import { useCallback, useEffect, useState } from 'preact/hooks'
import type { Problem } from '../api.ts'

/** Something read from the box. What was read before stays to be seen while it is read again. */
export interface Listed<T> {
  readonly data: T | null
  /** What the box said against it, or '' for no answer at all; null when all is well. */
  readonly refusal: string | null
  readonly again: () => void
}

const readJson = async <T>(path: string, signal: AbortSignal): Promise<T> => {
  const answer = await fetch(path, { signal })
  const body: unknown = await answer.json()
  if (!answer.ok) throw new Error((body as Problem).detail)
  return body as T
}

/** Reads a path of the box's interface, and again whenever the path or the edition changes. */
export const useList = <T>(path: string, edition: number): Listed<T> => {
  const [state, setState] = useState<Omit<Listed<T>, 'again'>>({ data: null, refusal: null })
  const [tries, setTries] = useState(0)
  useEffect(() => {
    const gone = new AbortController()
    const refuse = (error: unknown) => {
      if (gone.signal.aborted) return
      const refusal = error instanceof TypeError ? '' : (error as Error).message
      setState(({ data }) => ({ data, refusal }))
    }
    // edition 0: the box was not reached yet
    if (edition > 0) readJson<T>(path, gone.signal).then(data => setState({ data, refusal: null }), refuse)
    return () => gone.abort()
  }, [path, edition, tries])
  return { ...state, again: useCallback(() => setTries(n => n + 1), []) }
}
