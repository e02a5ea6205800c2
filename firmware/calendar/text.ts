/** A value of a property as text: tsdav turns digits into numbers, and a text in CDATA into an object. */
export const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  const inside = (value as Readonly<Record<string, unknown>> | null | undefined)?.['_cdata']
  return typeof inside === 'string' ? inside : ''
}
