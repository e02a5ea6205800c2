import { changes, skips, soundCount } from './phonemes.ts'

/** Words as a tree of their sounds, so that all that sound like one are found without comparing it with each. */

export interface Entry {
  readonly token: string
  readonly isStem: boolean
  readonly worth: number
}

export interface Heard extends Entry {
  readonly sounds: Uint8Array
}

export interface Node {
  readonly next: Map<number, Node>
  readonly entries: Entry[]
}

export const grow = (entries: readonly Heard[]): Node => {
  const root: Node = { next: new Map(), entries: [] }
  for (const { sounds, ...entry } of entries) {
    let node = root
    for (const sound of sounds) {
      const next: Node = node.next.get(sound) ?? { next: new Map(), entries: [] }
      node.next.set(sound, next)
      node = next
    }
    node.entries.push(entry)
  }
  return root
}

export interface Candidate {
  readonly entry: Entry
  readonly cost: number
}

/** How many sounds more than were heard a word may have. */
const mostLonger = 4

/** All words within the budget: every path of the tree is left as soon as it costs more. */
export const search = (root: Node, heard: Uint8Array, budget: number): readonly Candidate[] => {
  const found: Candidate[] = []
  const width = heard.length + 1
  const deepest = heard.length + mostLonger
  // one row of the edit distance for each sound of the path, in one piece: this is tried thousands of times a second
  const rows = new Float32Array((deepest + 1) * width)
  for (let j = 1; j < width; j += 1) rows[j] = (rows[j - 1] ?? 0) + (skips[heard[j - 1] ?? 0] ?? 0)
  const grownBy = (sound: number, depth: number): number => {
    const at = depth * width
    const lost = skips[sound] ?? 0
    let least = (rows[at - width] ?? 0) + lost
    rows[at] = least
    for (let j = 1; j < width; j += 1) {
      const other = heard[j - 1] ?? 0
      const before = at - width + j
      let cost = (rows[before - 1] ?? 0) + (changes[sound * soundCount + other] ?? 0)
      const fewer = (rows[before] ?? 0) + lost
      if (fewer < cost) cost = fewer
      const more = (rows[at + j - 1] ?? 0) + (skips[other] ?? 0)
      if (more < cost) cost = more
      rows[at + j] = cost
      if (cost < least) least = cost
    }
    return least
  }
  const visit = (node: Node, depth: number, least: number) => {
    for (const entry of node.entries) {
      const cost = entry.isStem ? least : (rows[depth * width + width - 1] ?? Infinity)
      if (cost <= budget) found.push({ entry, cost })
    }
    if (depth === deepest) return
    for (const [sound, next] of node.next) {
      const cost = grownBy(sound, depth + 1)
      if (cost <= budget) visit(next, depth + 1, cost)
    }
  }
  visit(root, 0, 0)
  return found
}
