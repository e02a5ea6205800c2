import { parentPort } from 'node:worker_threads'
import { faultData } from '../fault/fault.ts'
import type { ReadAnswer, ReadRequest } from './reader.ts'
import { readCalendar } from './read.ts'

/** The thread that reads calendars. */
const answer = ({ id, text, window }: ReadRequest): ReadAnswer => {
  try {
    return { id, found: readCalendar(text, window) }
  } catch (error) {
    return { id, fault: faultData(error, 'CALENDAR_INVALID') }
  }
}
parentPort?.on('message', (request: ReadRequest) => parentPort?.postMessage(answer(request)))
