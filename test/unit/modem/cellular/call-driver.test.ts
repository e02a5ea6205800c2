import t from 'tap'
import type { ListedCall } from '../../../../firmware/at/call-lines.ts'
import type { AtSession } from '../../../../firmware/at/session.ts'
import { createCallDriver } from '../../../../firmware/modem/cellular/call-driver.ts'
import type { Ring } from '../../../../firmware/ports/line.ts'
import { simClock } from '../../../../firmware/time/sim-clock.ts'

/** A driver whose modem answers AT+CLCC when told to. */
const bench = () => {
  const clock = simClock()
  const asked: PromiseWithResolvers<readonly string[]>[] = []
  const at: AtSession = {
    send: () => {
      const answer = Promise.withResolvers<readonly string[]>()
      asked.push(answer)
      return answer.promise
    },
    closed: new AbortController().signal,
  } as unknown as AtSession
  const rings: Ring[] = []
  const states: string[] = []
  const driver = createCallDriver({
    at,
    clock,
    answerAfterRings: 1,
    announce: ring => rings.push(ring),
    changed: state => states.push(state),
  })
  const answer = async (...lines: string[]) => {
    asked.shift()?.resolve(lines)
    await clock.advance(0)
  }
  return { clock, driver, rings, states, asked, answer }
}
const call = (over: Partial<ListedCall> = {}): ListedCall => ({
  id: 1,
  isIncoming: true,
  state: 'incoming',
  isVoice: true,
  from: '+37061234567',
  ...over,
})
const ring = (driver: ReturnType<typeof bench>['driver'], over: Partial<ListedCall> = {}) => {
  driver.take({ on: 'changed', call: call(over) })
  driver.take({ on: 'ring' })
}

await t.test('a list asked for before the last sign is not believed', async t => {
  const { driver, rings, answer } = bench()
  void driver.referee()
  ring(driver)
  t.equal(rings.length, 1)
  await answer()
  t.notOk(rings[0]?.gone.aborted, 'it was asked before the RING')
  void driver.referee()
  await answer()
  t.ok(rings[0]?.gone.aborted)
})

await t.test(
  'modems.md 2.3 a number used again at once: the stale call is over, the next one rings',
  async t => {
    const { driver, rings } = bench()
    ring(driver)
    const [first] = driver.calls()
    if (!first) throw new Error('no call')
    driver.tell(first, { on: 'answering' })
    driver.take({ on: 'changed', call: call({ state: 'active' }) })
    ring(driver, { from: '+37069999999' })
    t.ok(first.over.aborted)
    t.strictSame(
      rings.map(({ from }) => from),
      ['+37061234567', '+37069999999'],
    )
    t.notOk(rings[1]?.gone.aborted)
  },
)

await t.test('an end that names no call, right after another call’s end, is left to the list', async t => {
  const { driver, asked, answer } = bench()
  const dialled = driver.begin('1')
  driver.take({ on: 'changed', call: call({ isIncoming: false, state: 'active' }) })
  driver.take({ on: 'changed', call: call({ id: 2, state: 'waiting', from: '2' }) })
  driver.take({ on: 'changed', call: call({ id: 2, state: 'released', from: '2' }) })
  driver.take({ on: 'ended' })
  t.notOk(dialled.over.aborted, 'VOICE CALL: END was the other’s')
  t.equal(asked.length, 1)
  await answer('+CLCC: 1,0,0,0,0,"1",129')
  t.notOk(dialled.over.aborted)
})

await t.test('a third call is not followed: the network offers two', async t => {
  const { driver, rings } = bench()
  ring(driver)
  driver.take({ on: 'changed', call: call({ id: 2, state: 'waiting', from: '2' }) })
  driver.take({ on: 'changed', call: call({ id: 3, state: 'waiting', from: '3' }) })
  t.strictSame(
    rings.map(({ from }) => from),
    ['+37061234567', '2'],
  )
})

await t.test('what a line with two calls shows: the one that is up', async t => {
  const { driver, states } = bench()
  driver.begin('1')
  t.equal(states.at(-1), 'dialling')
  driver.take({ on: 'changed', call: call({ isIncoming: false, state: 'active' }) })
  driver.take({ on: 'changed', call: call({ id: 2, state: 'waiting', from: '2' }) })
  t.equal(states.at(-1), 'talking')
})
