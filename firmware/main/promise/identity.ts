import { createHash } from 'node:crypto'

/**
 * Promises are known by what they are: their ids are made of the ids of what they are about, joined by colons. What is
 * done to keep one takes a UUID made of that id, so that doing it again does nothing.
 */

/** The same UUID for the same name. Source: RFC 9562 section 5.8 (version 8), over SHA-256. */
export const uuidOf = (name: string): string => {
  const hex = createHash('sha256').update(name).digest('hex')
  const variant = ((parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16)
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}

/** Parts of no id have a semicolon: what follows one only tells the tries of a promise apart. */
const triesMark = ';'

/** The id of a promise whatever the try. */
export const baseOf = (id: string): string => id.split(triesMark)[0] ?? id

export const putOffId = (id: string, dueMs: number): string => `${baseOf(id)}${triesMark}${dueMs}`

export const reminderId = (visitId: string, hoursBefore: number, startMs: number): string =>
  `${visitId}:reminder:${hoursBefore}:${startMs}`

/** Of the text about a move that was not the caller's own wish. */
export const movedId = (changeId: string, fromMs: number, startMs: number): string =>
  `${changeId}:moved:${fromMs}:${startMs}`
export const movedFrom = (id: string): number => Number(baseOf(id).split(':')[2])

/** Once for each task and hour, whatever becomes of its deadline. */
export const leadFollowUpId = (taskId: string, hours: number): string => `${taskId}:lead-follow-up:${hours}`

/** Of a reminder, a follow-up, a missed-offer or a move: the start of the visit it was made for is its last part. */
export const startOf = (id: string): number => Number(baseOf(id).split(':').at(-1))
export const hoursOf = (id: string): number => Number(baseOf(id).split(':')[2])

/** Of the SMS that offers a freed time, and of the visit it becomes. */
export const offerUuid = (waitingId: string, startMs: number): string =>
  uuidOf(`${waitingId}:offer:${startMs}`)
export const wonUuid = (waitingId: string, startMs: number): string => uuidOf(`${waitingId}:won:${startMs}`)
