import { randomInt, randomUUID } from 'node:crypto'

/** What nobody can guess: ids, and the four digits that a caller proves a number by. */
export const chance = {
  newId: (): string => randomUUID(),
  newCode: (): string => String(randomInt(10_000)).padStart(4, '0'),
}
