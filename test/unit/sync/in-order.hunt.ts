import fcHunt from 'fast-check'
fcHunt.configureGlobal({ numRuns: 100 * 50 })
import * as fc from 'fast-check'
import t from 'tap'
import { sendInOrder } from '../../../firmware/sync/in-order.ts'

const never = new AbortController().signal

await t.test(
  'whatever is answered when: sent in order, the window is kept, the heard have no gap',
  async t => {
    const answer = fc.constantFrom('heard', 'heard', 'heard', 'heard', 'unheard', 'lost')
    const property = fc.asyncProperty(
      fc.array(answer, { maxLength: 30 }),
      fc.integer({ min: 1, max: 8 }),
      fc.scheduler(),
      async (answers, window, scheduler) => {
        const sent: number[] = []
        let waiting = 0
        const send = async (n: number) => {
          sent.push(n)
          waiting += 1
          if (waiting > window) throw new Error('more than the window')
          await scheduler.schedule(Promise.resolve())
          waiting -= 1
          if (answers[n] === 'lost') throw new Error('lost')
          return answers[n] === 'heard'
        }
        const sending = sendInOrder([...answers.keys()], window, send, never)
        const progress = await scheduler.waitFor(sending)
        const firstMiss = answers.findIndex(answer => answer !== 'heard')
        const heard = firstMiss === -1 ? answers.length : firstMiss
        t.equal(progress.heard, heard)
        t.equal('error' in progress, answers[heard] === 'lost')
        t.strictSame(sent, [...sent.keys()], 'each once, in order')
        t.ok(sent.length <= heard + window, 'nothing is sent after a miss is known')
        t.equal(waiting, 0, 'all that were sent are answered')
      },
    )
    await fc.assert(property, { numRuns: 50 * 200 })
  },
)

await t.test('an abort stops the sending, and what was sent is still answered', async t => {
  const stop = new AbortController()
  const sent: number[] = []
  const send = async (n: number) => {
    sent.push(n)
    if (n === 2) stop.abort()
    return true
  }
  t.strictSame(await sendInOrder([0, 1, 2, 3, 4], 2, send, stop.signal), { heard: 3 })
  t.strictSame(sent, [0, 1, 2])
})
