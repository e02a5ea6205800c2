import t from 'tap'
import type { Clinic } from '../../../firmware/clinic/clinic.ts'
import type { CallFact, Facts, TaskFact, UnansweredFact } from '../../../firmware/clinic/report/facts.ts'
import { heatOf } from '../../../firmware/clinic/report/heat.ts'
import { peakOf } from '../../../firmware/clinic/report/peak.ts'
import { daysPeriod, morningPeriod } from '../../../firmware/clinic/report/period.ts'
import { reportOf } from '../../../firmware/clinic/report/report.ts'
import { spreadOf } from '../../../firmware/clinic/report/share.ts'
import { shopOf } from '../../support/desk.ts'

const clinic: Clinic = {
  ...shopOf('dentist-lt').clinic,
  worth: { visit: 1_500, conversionPercent: 20 },
}
const zone = clinic.zone
const [minuteMs, hourMs] = [60_000, 3_600_000]
const period = daysPeriod('2026-11-24', '2026-11-24', zone)
/** Minutes of that Tuesday. */
const at = (hour: number, minute = 0) => period.fromMs + hour * hourMs + minute * minuteMs
const nowMs = at(24)
const nothing: Facts = {
  calls: [],
  unanswered: [],
  changes: [],
  visits: [],
  messages: [],
  tasks: [],
  outages: [],
}
let ids = 0
const call = (startedMs: number, more: Partial<CallFact> = {}): CallFact => ({
  id: `c${(ids += 1)}`,
  line: 'one',
  from: '+37061234567',
  startedMs,
  answeredMs: startedMs + 2_000,
  endedMs: startedMs + 2 * minuteMs,
  outcome: 'booked',
  handOver: null,
  summary: '',
  tags: [],
  ...more,
})
const rang = (startedMs: number, why: UnansweredFact['why']): UnansweredFact => ({
  id: `u${(ids += 1)}`,
  line: 'one',
  from: null,
  startedMs,
  endedMs: startedMs + 20_000,
  why,
})
const task = (more: Partial<TaskFact>): TaskFact => ({
  id: `t${(ids += 1)}`,
  kind: 'callback',
  name: 'Ona',
  phone: '+37061234567',
  text: 'x',
  callId: null,
  createdMs: at(9),
  owner: null,
  dueMs: at(30),
  state: 'open',
  doneMs: null,
  ...more,
})
const figures = (facts: Partial<Facts>) =>
  reportOf(clinic, { ...nothing, ...facts }, { period, nowMs }).figures

await t.test('of nothing there is no percentage, no median and no peak, and never NaN', async t => {
  const report = reportOf(clinic, nothing, { period, nowMs, listed: [] })
  t.match(report.figures, {
    calls: 0,
    answerRate: { part: 0, of: 0, percent: null },
    firstResponse: { count: 0, medianMs: null, p90Ms: null },
    noShow: { percent: null },
    afterHours: { percent: null },
  })
  t.match(report, { peak: { most: 0, atMs: null }, heat: { busiest: null }, lost: { amount: 0 } })
  t.notMatch(JSON.stringify(report), /NaN|Infinity/)
})

await t.test('the answer rate is over the calls that were the box’s to answer', async t => {
  const found = figures({
    calls: [call(at(9)), call(at(10)), call(at(11), { answeredMs: null, outcome: 'abandoned' })],
    unanswered: [rang(at(12), 'staff'), rang(at(13), 'hours'), rang(at(14), 'set off'), rang(at(15), 'busy')],
  })
  t.match(found, { calls: 7, answered: 2, missed: 2, leftToStaff: 3 })
  t.strictSame(found.answerRate, { part: 2, of: 4, percent: 50 })
})

await t.test(
  'who asks and books later is one caller who booked; who hides the number is met once',
  async t => {
    const found = figures({
      calls: [
        call(at(9), { outcome: 'quoted', from: '+3701' }),
        call(at(15), { outcome: 'booked', from: '+3701' }),
        call(at(10), { outcome: 'answered', from: '+3702' }),
        call(at(11), { outcome: 'answered', from: null }),
        call(at(12), { outcome: 'booked', from: null }),
        call(at(13), { outcome: 'cancelled', from: '+3703' }),
      ],
    })
    t.strictSame(found.questionToBooking, { part: 2, of: 4, percent: 50 })
  },
)

await t.test('hand-overs with their reasons, and how long things took', async t => {
  const found = figures({
    calls: [
      call(at(9), { outcome: 'message', handOver: 'not understood', endedMs: at(9, 4) }),
      call(at(10), { outcome: 'booked', handOver: 'callback', endedMs: at(10, 2) }),
      call(at(11), { outcome: 'message', handOver: 'not understood', endedMs: at(11, 3) }),
      call(at(12), { outcome: 'abandoned', endedMs: at(12, 9) }),
    ],
    tasks: [
      task({ state: 'done', createdMs: at(1), doneMs: at(3) }),
      task({ state: 'done', createdMs: at(1), doneMs: at(30) }),
    ],
  })
  t.strictSame(found.handOver, { part: 3, of: 4, percent: 75 })
  t.strictSame(found.handOverReasons, [
    { reason: 'not understood', calls: 2 },
    { reason: 'callback', calls: 1 },
  ])
  t.strictSame(found.timeToOutcome, { count: 3, medianMs: 3 * minuteMs, p90Ms: 4 * minuteMs })
  t.strictSame(found.firstResponse, { count: 4, medianMs: 2_000, p90Ms: 2_000 })
  t.strictSame(found.timeToCallback, { count: 1, medianMs: 2 * hourMs, p90Ms: 2 * hourMs })
})

await t.test('no-shows are of the visits that somebody marked', async t => {
  const visit = (status: string) => ({
    id: 'v',
    serviceName: '',
    staff: '',
    room: null,
    staffName: '',
    startMs: at(9),
    endMs: at(10),
    name: '',
    phone: null,
    status,
  })
  const found = figures({ visits: ['missed', 'done', 'done', 'booked'].map(visit) })
  t.strictSame(found.noShow, { part: 1, of: 3, percent: 33.3 })
  t.equal(found.unmarked, 1)
})

await t.test('after hours is by the clinic’s own calendar', async t => {
  const found = figures({ calls: [call(at(7, 59)), call(at(8)), call(at(12, 30)), call(at(18))] })
  t.strictSame(found.afterHours, { part: 3, of: 4, percent: 75 })
})

await t.test('what needs a person: urgent, then overdue, then by deadline, then messages', async t => {
  const message = { id: 'm', name: null, phone: null, text: 'x', callId: null, createdMs: at(2) }
  const { needs } = reportOf(
    clinic,
    {
      ...nothing,
      messages: [message],
      tasks: [
        task({ id: 'later', dueMs: at(40) }),
        task({ id: 'soon', dueMs: at(30) }),
        task({ id: 'late', dueMs: at(10) }),
        task({ id: 'told', state: 'overdue', dueMs: at(8) }),
        task({ id: 'urgent', kind: 'urgent', dueMs: at(50) }),
        task({ id: 'done', state: 'done', doneMs: at(10) }),
      ],
    },
    { period, nowMs },
  )
  t.strictSame(
    needs.map(({ id }) => id),
    ['urgent', 'told', 'late', 'soon', 'later', 'm'],
  )
  t.strictSame(
    needs.filter(({ isOverdue }) => isOverdue).map(({ id }) => id),
    ['told', 'late'],
  )
})

await t.test('money lost: 20 % of 1 500 is 300 a call', async t => {
  const facts = { ...nothing, calls: [call(at(9), { answeredMs: null }), call(at(9), { answeredMs: null })] }
  t.strictSame(reportOf(clinic, facts, { period, nowMs }).lost, {
    missed: 2,
    amount: 600,
    perCall: 300,
    currency: 'EUR',
  })
  t.equal(reportOf({ ...clinic, worth: null }, facts, { period, nowMs }).lost, null)
})

await t.test('a provider’s list: its own missed calls, only those of the period', async t => {
  const one = (startedMs: number, isAnswered: boolean | null) => ({
    startedMs,
    durationMs: minuteMs,
    from: null,
    isAnswered,
    isOutgoing: false,
  })
  const listed = [
    one(at(-1), true),
    one(at(9), true),
    one(at(9), false),
    one(at(24), false),
    one(at(10), null),
  ]
  t.match(reportOf(clinic, nothing, { period, nowMs, listed }).listed, {
    calls: 3,
    missed: 1,
    outside: 2,
    peak: { most: 2, atMs: at(9) },
    lost: { amount: 300 },
  })
})

await t.test('calls at once: one that follows another is not beside it; each level has its time', async t => {
  const peak = peakOf([
    { startedMs: 0, endedMs: 60_000 },
    { startedMs: 60_000, endedMs: 120_000 },
    { startedMs: 30_000, endedMs: 90_000 },
    { startedMs: 40_000, endedMs: 40_000 },
  ])
  t.strictSame(peak, {
    most: 3,
    atMs: 40_000,
    levels: [
      { calls: 1, ms: 60_000 },
      { calls: 2, ms: 59_000 },
      { calls: 3, ms: 1_000 },
    ],
  })
})

await t.test('days of 25 and 23 hours, and mornings that meet without a gap', async t => {
  const autumn = daysPeriod('2026-10-25', '2026-10-25', zone)
  t.equal(autumn.toMs - autumn.fromMs, 25 * hourMs)
  const every = Array.from({ length: 25 }, (_, hour) => autumn.fromMs + hour * hourMs)
  const heat = heatOf(every, autumn, zone)
  t.equal(heat.cells[6]?.[3], 2, 'three o’clock comes twice')
  t.equal(
    heat.cells.flat().reduce((a, b) => a + b),
    25,
  )
  t.strictSame(heat.days, [0, 0, 0, 0, 0, 0, 1])
  t.strictSame(heat.busiest, { weekday: 7, hour: 3, calls: 2 })
  for (const day of ['2026-03-29', '2026-10-25']) {
    const morning = morningPeriod(day, 480, zone)
    t.equal(morning.toMs - morning.fromMs, (day === '2026-10-25' ? 25 : 23) * hourMs)
    t.equal(
      morning.toMs,
      morningPeriod(
        day.replace(/..$/, d => String(Number(d) + 1)),
        480,
        zone,
      ).fromMs,
    )
  }
})

await t.test('a week has each weekday once, and its last minute is on Sunday', async t => {
  const week = daysPeriod('2026-11-23', '2026-11-29', zone)
  const heat = heatOf([week.fromMs, week.toMs - 1], week, zone)
  t.strictSame(heat.days, [1, 1, 1, 1, 1, 1, 1])
  t.equal(heat.cells[0]?.[0], 1)
  t.equal(heat.cells[6]?.[23], 1)
})

await t.test('an outage is told for the part that is in the period', async t => {
  const outages = [
    { line: 'one', fromMs: at(-5), toMs: at(1), says: 'x' },
    { line: null, fromMs: at(23), toMs: at(26), says: '' },
    { line: 'two', fromMs: at(20), toMs: null, says: 'y' },
  ]
  t.match(reportOf(clinic, { ...nothing, outages }, { period, nowMs }).outages, [
    { fromMs: at(0), toMs: at(1) },
    { fromMs: at(23), toMs: at(24) },
    { fromMs: at(20), toMs: null },
  ])
})

await t.test('the median and the ninth of ten are lengths that were there', async t => {
  t.strictSame(spreadOf([5, 1, 4, 2, 3]), { count: 5, medianMs: 3, p90Ms: 5 })
  t.strictSame(spreadOf([7]), { count: 1, medianMs: 7, p90Ms: 7 })
})
