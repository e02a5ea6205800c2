import { wrongUsage } from './output.ts'

/** Shorter beginnings of an id are slips of the hand. */
const leastLetters = 4
const isWhole = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)

/** The id that was meant: a whole one as it is, else the one of those at hand that begins so. @throws USAGE */
export const pick = async (
  asked: string,
  atHand: () => Promise<readonly { readonly id: string }[]>,
): Promise<string> => {
  if (isWhole(asked)) return asked
  const ids = (await atHand()).map(({ id }) => id)
  if (ids.includes(asked)) return asked
  const found = asked.length < leastLetters ? [] : ids.filter(id => id.startsWith(asked))
  const [only] = found
  if (found.length === 1 && only !== undefined) return only
  const why = found.length === 0 ? 'none listed begins so' : `${found.length} listed begin so`
  return wrongUsage(
    `${asked}: ${why}; give the id as "list" prints it, or its first ${leastLetters} letters or more`,
  )
}
