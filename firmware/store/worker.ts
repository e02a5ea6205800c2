import { parentPort, workerData } from 'node:worker_threads'
import { faultData } from '../fault/fault.ts'
import { openDatabase } from './database.ts'
import { storeFault } from './sqlite-fault.ts'
import type { Answer, Greeting, Request } from './wire.ts'
import { createWork } from './work.ts'

/**
 * The store's thread: owns the database and does one request after another. A commit waits for the disk, 100 ms on a
 * slow card, and here it may.
 */
const { folder } = workerData as { readonly folder: string }
const say = (word: Greeting | Answer) => parentPort?.postMessage(word)
const faultOf = (error: unknown) => faultData(storeFault(error, folder), 'STORE_FAILED')

const serve = () => {
  const database = openDatabase(folder)
  const work = createWork(database.db, folder)
  const perform = (request: Exclude<Request, { name: 'close' }>): Answer => {
    const { id, name, args } = request
    try {
      // The union ties the arguments to the name; TypeScript cannot follow it through the call
      return { id, value: (work[name] as (...args: unknown[]) => unknown)(...args) }
    } catch (error) {
      return { id, fault: faultOf(error) }
    }
  }
  parentPort?.on('message', (request: Request) => {
    if (request.name !== 'close') {
      say(perform(request))
      if (request.name === 'endCall') database.tidy()
      return
    }
    database[Symbol.dispose]()
    parentPort?.close()
  })
  say({ opened: database.opened })
}

try {
  serve()
} catch (error) {
  say({ fault: faultOf(error) })
}
