/** The names of the months, and which month a word names: 1 to 12, 0 for none. */
export const months =
  'january february march april may june july august september october november december'.split(' ')

export const monthOf = (word: string | undefined): number => months.indexOf(word ?? '') + 1

export const sayMonth = (month: number): string => {
  const name = months[month - 1] ?? ''
  return name.charAt(0).toUpperCase() + name.slice(1)
}
