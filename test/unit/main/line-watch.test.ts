import t from 'tap'
import { createAlarms, textAlarms, type LineAlarm } from '../../../firmware/main/alarms.ts'
import type { Need } from '../../../firmware/main/line-watch.ts'
import { blankStatus, createNotice } from '../../../firmware/main/notice.ts'
import type { MessageDraft, OutgoingMessage } from '../../../firmware/ports/messages.ts'
import { Fault } from '../../../firmware/fault/fault.ts'
import type { LineStatus } from '../../../firmware/ports/line.ts'
import type { LiveLine } from '../../../firmware/ports/live.ts'
import { simClock } from '../../../firmware/time/sim-clock.ts'
import { keepingLog } from '../store/sample.ts'

const MINUTE_MS = 60_000

/** A line whose status is told, and all that people and channels hear of it. */
const setUp = (needs: Need = 'network') => {
  const clock = simClock()
  const { log, lines } = keepingLog()
  const alarms = createAlarms(['line-1', 'line-2'], clock.epochMs(), log)
  const told: LineAlarm[] = []
  alarms.add(alarm => told.push(alarm))
  const shown: LiveLine[] = []
  const present = { line: (status: LiveLine) => void shown.push(status) }
  const settings = { name: 'line-1', number: '+37052000000' }
  const notice = createNotice({ settings, present, alarms, clock, needs, afterMs: 10 * MINUTE_MS })
  const status = (change: Partial<LineStatus>) => notice.show({ ...blankStatus('line-1'), ...change })
  return { clock, notice, status, told, shown, alarms, lines }
}
const searching = { state: 'idle', network: 'searching' } as const
const home = { state: 'idle', network: 'home' } as const

await t.test('a line off the network is told of once, after the time set and not before', async t => {
  const { clock, notice, status, told, shown, lines } = setUp()
  status(home)
  status(searching)
  const sinceMs = clock.epochMs()
  await clock.advance(10 * MINUTE_MS - 1)
  t.same(told, [])
  t.match(shown.at(-1), { fault: null, number: '+37052000000' })
  await clock.advance(1)
  t.match(told, [{ line: 'line-1', isUp: false, sinceMs, code: 'NOT_REGISTERED' }])
  t.match(told[0]?.says, /on no network since 10 minutes/)
  t.match(shown.at(-1), { state: 'idle', fault: 'NOT_REGISTERED', reason: /10 minutes/ }, 'and on the page')
  status({ ...searching, signalDbm: -99 })
  t.match(shown.at(-1), { fault: 'NOT_REGISTERED', signalDbm: -99 }, 'and stays there')
  await clock.advance(100 * MINUTE_MS)
  t.equal(told.length, 1)
  t.match(
    lines.filter(line => line.level === 'error'),
    [{ message: 'a line cannot be rung' }],
  )
  await notice[Symbol.asyncDispose]()
})

await t.test('it is told of again when it is back, with how long it was away', async t => {
  const { clock, notice, status, told, shown } = setUp()
  status(searching)
  await clock.advance(14 * MINUTE_MS)
  status({ ...home, network: 'roaming' })
  t.match(told[1], { isUp: true, code: null, says: /after 14 minutes/ })
  t.match(shown.at(-1), { fault: null, reason: null })
  await notice[Symbol.asyncDispose]()
})

await t.test('a short break is nobody’s concern, and each break counts from its own beginning', async t => {
  const { clock, notice, status, told } = setUp()
  for (let i = 0; i < 5; i += 1) {
    status(searching)
    await clock.advance(9 * MINUTE_MS)
    status(home)
    await clock.advance(MINUTE_MS)
  }
  t.same(told, [])
  await notice[Symbol.asyncDispose]()
})

await t.test('a modem that is gone, or that never came, says what its driver says', async t => {
  for (const state of ['failed', 'starting'] as const) {
    const { clock, notice, status, told } = setUp()
    const broken = { fault: 'LINE_MISSING', reason: 'There is no serial port /dev/x.' } as const
    status(state === 'failed' ? { state, ...broken } : { state })
    await clock.advance(10 * MINUTE_MS)
    t.equal(told.length, 1, state)
    t.match(
      told[0],
      state === 'failed' ? { code: 'LINE_MISSING', says: broken.reason } : { code: 'LINE_MUTE' },
    )
    await notice[Symbol.asyncDispose]()
  }
})

await t.test(
  'without credit a line can be rung; an analogue line needs no network but a dial tone',
  async t => {
    const paid = setUp()
    paid.status({ ...home, fault: 'NO_CREDIT', reason: 'no credit' })
    await paid.clock.advance(60 * MINUTE_MS)
    t.same(paid.told, [])
    const analogue = setUp('nothing')
    analogue.status({ state: 'idle', network: 'unknown' })
    await analogue.clock.advance(60 * MINUTE_MS)
    t.same(analogue.told, [])
    analogue.status({ state: 'idle', fault: 'NO_DIAL_TONE', reason: 'no dial tone' })
    await analogue.clock.advance(10 * MINUTE_MS)
    t.match(analogue.told, [{ code: 'NO_DIAL_TONE', says: 'no dial tone' }])
    await paid.notice[Symbol.asyncDispose]()
    await analogue.notice[Symbol.asyncDispose]()
  },
)

await t.test('every channel is told of every line; those never told of are up', async t => {
  const { clock, alarms, notice, status } = setUp()
  let all: readonly LineAlarm[] = []
  alarms.add((_, lines) => (all = lines))
  status(searching)
  await clock.advance(10 * MINUTE_MS)
  t.match(all, [
    { line: 'line-1', isUp: false },
    { line: 'line-2', isUp: true, code: null },
  ])
  await notice[Symbol.asyncDispose]()
})

await t.test('a line that is closed tells no more', async t => {
  const { clock, notice, status, told } = setUp()
  status(searching)
  await notice[Symbol.asyncDispose]()
  await clock.advance(60 * MINUTE_MS)
  t.same(told, [])
})

await t.test('people are texted, each; a text that cannot be sent harms nobody', async t => {
  const { log, lines } = keepingLog()
  const drafts: MessageDraft[] = []
  const send = async (draft: MessageDraft): Promise<OutgoingMessage> => {
    drafts.push(draft)
    throw new Fault('STORE_FULL', { folder: '/x' })
  }
  const channel = textAlarms({ messages: { send }, textTo: ['+37060000001', '+37060000002'], log })
  const says = 'There is no SIM card in the modem.'
  channel({ line: 'line-1', isUp: false, sinceMs: 0, code: 'SIM_MISSING', says }, [])
  channel({ line: 'line-1', isUp: true, sinceMs: 0, code: null, says: '' }, [])
  t.match(drafts, [
    { to: '+37060000001', text: /line line-1 cannot be rung. There is no SIM card/ },
    { to: '+37060000002' },
    { to: '+37060000001', text: /line line-1 works again/ },
    { to: '+37060000002' },
  ])
  t.equal(new Set(drafts.map(({ id }) => id)).size, 4)
  await simClock().advance(0)
  t.equal(lines.filter(({ level }) => level === 'warn').length, 4)
})
