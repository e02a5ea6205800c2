/** Of the last second, in frames. */
const LEAD_FRAMES = 50
/** A lead that another scheduling of this process does not explain. */
const LEAD_CHANGE = 3

/**
 * By how much the lead of what is played over what is heard changed for good, in frames. A busy host that gave a schedule up
 * never played some frames, and the device played silence in their place: from there on all numbers are off by so many.
 */
export const leadWatch = () => {
  const leads: number[] = []
  let usual: number | null = null
  return (lead: number): number => {
    leads.push(lead)
    if (leads.length < LEAD_FRAMES) return 0
    const middle = leads.toSorted((a, b) => a - b)[LEAD_FRAMES / 2] ?? lead
    leads.splice(0, LEAD_FRAMES / 5)
    const change = middle - (usual ??= middle)
    if (Math.abs(change) < LEAD_CHANGE) return 0
    usual = middle
    return change
  }
}
