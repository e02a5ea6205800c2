/** What one look found: `bad` keeps the box from working, `warn` is worth knowing. */
export interface Finding {
  readonly what: string
  readonly state: 'good' | 'warn' | 'bad'
  /** What was found. */
  readonly found: string
  /** What to do about it; '' when nothing. */
  readonly remedy: string
}

export const good = (what: string, found: string): Finding => ({ what, state: 'good', found, remedy: '' })
export const warn = (what: string, found: string, remedy: string): Finding => ({
  what,
  state: 'warn',
  found,
  remedy,
})
export const bad = (what: string, found: string, remedy: string): Finding => ({
  what,
  state: 'bad',
  found,
  remedy,
})

/** A check that throws is a finding too. */
export const attempt = async (
  what: string,
  look: () => Promise<readonly Finding[]>,
): Promise<readonly Finding[]> => {
  try {
    return await look()
  } catch (error) {
    return [bad(what, error instanceof Error ? error.message : String(error), '')]
  }
}
