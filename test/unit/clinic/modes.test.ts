import t from 'tap'
import type { Clinic, Mode, ModeSpan } from '../../../firmware/clinic/clinic.ts'
import { modeAt } from '../../../firmware/clinic/modes.ts'
import { onDutyAt } from '../../../firmware/clinic/reachable.ts'
import { instantOf } from '../../../firmware/time/calendar.ts'

const zone = 'Europe/Vilnius'
const overflow: Mode = { answer: 'overflow', rings: 4 }
const never: Mode = { answer: 'never', rings: 0 }
const workday: readonly ModeSpan[] = [
  { from: 0, to: 120, mode: never },
  { from: 8 * 60, to: 18 * 60, mode: overflow },
]
const modes: Clinic['modes'] = {
  1: workday,
  2: [],
  3: [],
  4: [],
  5: [],
  6: [],
  7: [{ from: 180, to: 240, mode: never }],
}
const modeOn = (day: string, minutes: number) => modeAt({ modes, zone }, instantOf(day, minutes, zone)).answer

await t.test('by weekday and hour of the wall clock; where nothing is said, always', async t => {
  t.equal(modeOn('2026-11-23', 8 * 60), 'overflow')
  t.equal(modeOn('2026-11-23', 18 * 60 - 1), 'overflow')
  t.equal(modeOn('2026-11-23', 18 * 60), 'always', 'the end is no part of it')
  t.equal(modeOn('2026-11-24', 9 * 60), 'always')
  t.equal(modeOn('2026-11-23', 0), 'never', 'midnight belongs to the day that begins')
  t.equal(modeAt({ modes, zone }, instantOf('2026-11-23', 0, zone) - 1).answer, 'always')
})

await t.test(
  'an hour that comes twice is the same hour both times, and one that is left out is no hour',
  async t => {
    // clocks go back from 04:00 to 03:00 on 25 October 2026, a Sunday
    const first = instantOf('2026-10-25', 210, zone)
    t.equal(modeAt({ modes, zone }, first).answer, 'never')
    t.equal(modeAt({ modes, zone }, first + 3_600_000).answer, 'never')
    t.equal(modeAt({ modes, zone }, first + 2 * 3_600_000).answer, 'always')
    // and forward from 03:00 to 04:00 on 28 March 2027, a Sunday
    const before = instantOf('2027-03-28', 179, zone)
    t.equal(modeAt({ modes, zone }, before).answer, 'always')
    t.equal(modeAt({ modes, zone }, before + 60_000).answer, 'always')
  },
)

await t.test('on duty by the same clock, in the order of the list', async t => {
  const day = [{ from: 480, to: 1_200 }]
  const night = [
    { from: 0, to: 480 },
    { from: 1_200, to: 1_440 },
  ]
  const week = (spans: typeof day) => ({
    1: spans,
    2: spans,
    3: spans,
    4: spans,
    5: spans,
    6: spans,
    7: spans,
  })
  const duty = [
    { name: 'a', phone: '+1', hours: week(day) },
    { name: 'b', phone: '+2', hours: week(night) },
    { name: 'c', phone: '+3', hours: week([...night, ...day]) },
  ]
  const names = (minutes: number) =>
    onDutyAt({ duty, zone }, instantOf('2026-11-24', minutes, zone)).map(({ name }) => name)
  t.strictSame(names(480), ['a', 'c'])
  t.strictSame(names(1_200), ['b', 'c'])
  t.strictSame(names(479), ['b', 'c'])
})
