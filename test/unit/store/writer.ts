/**
 * A process for others to kill: `writer.ts FOLDER FIRST` books visits from the FIRST-th on, and prints the id of each
 * only once the store has said that it is booked.
 */
import { flushCompileCache } from 'node:module'
import { openStore } from '../../../firmware/store/store.ts'
import { systemClock } from '../../../firmware/time/clock.ts'
import { keepingLog, visit } from './sample.ts'

const [folder = '', first = '0'] = process.argv.slice(2)
const store = await openStore({
  folder,
  zone: 'Europe/Vilnius',
  clock: systemClock,
  log: keepingLog().log,
})
// Killed processes leave no cache behind, and starting without one takes twice as long
flushCompileCache()
console.log('open')
for (let n = Number(first); ; n += 2) {
  // Two at once, as two lines would
  const pair = [visit(n), visit(n + 1)]
  await Promise.all(pair.map(booking => store.book(booking).then(() => console.log(booking.id))))
}
