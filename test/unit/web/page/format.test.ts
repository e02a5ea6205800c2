import t from 'tap'
import { createFormat, signalBars, weekdayNames } from '../../../../firmware/web/page/format.ts'
import { textsOf } from '../../../../firmware/web/page/texts.ts'

const english = createFormat(textsOf('en'), 'Europe/Vilnius')
const lithuanian = createFormat(textsOf('lt'), 'Europe/Vilnius')
const lateMonday = Date.UTC(2026, 10, 23, 22, 5)
/** Spaces of whichever width as one plain space. */
const plain = (text: string) => text.replaceAll(/\s/g, ' ')

await t.test('instants are wall time of the clinic, in the language of the page', async t => {
  t.equal(english.time(lateMonday), '00:05')
  t.equal(english.dayOf(lateMonday), '2026-11-24')
  t.equal(english.longDay(lateMonday), 'Tuesday 24 November')
  t.equal(english.shortDay(lateMonday), 'Tue 24 Nov')
  t.equal(lithuanian.time(lateMonday), '00:05')
  t.equal(lithuanian.longDay(lateMonday), 'lapkričio 24 d., antradienis')
  t.equal(lithuanian.shortDay(lateMonday), 'lapkričio 24 d.')
})

await t.test('summer time moves the clock on the wall', async t => {
  t.equal(english.time(Date.UTC(2026, 2, 29, 0, 59)), '02:59')
  t.equal(english.time(Date.UTC(2026, 2, 29, 1, 0)), '04:00')
})

await t.test('durations and shares', async t => {
  t.strictSame(
    [-1, 0, 59_999, 94_000, 3_725_000].map(ms => english.clock(ms)),
    ['0:00', '0:00', '0:59', '1:34', '1:02:05'],
  )
  t.equal(plain(english.seconds(552)), '0.55 s')
  t.equal(plain(lithuanian.seconds(552)), '0,55 s')
  t.equal(plain(english.millis(142.4)), '142 ms')
  t.equal(plain(english.dbm(-73)), '−73 dBm')
  t.equal(english.percent(0.914), '91%')
  t.equal(plain(lithuanian.percent(0.914)), '91 %')
})

await t.test('languages by their names, and a code nobody knows as it is', async t => {
  t.equal(english.language('lt'), 'Lithuanian')
  t.equal(lithuanian.language('hy'), 'armėnų')
  t.equal(english.language('zz'), 'zz')
})

await t.test('the bars of the meter change where +CSQ is 20, 15 and 10', async t => {
  t.strictSame([-51, -73, -74, -83, -84, -93, -94, -113].map(signalBars), [4, 4, 3, 3, 2, 2, 1, 1])
})

await t.test('Armenian is written by names of its own, which are those of CLDR', async t => {
  const [texts, zone] = [textsOf('hy'), 'Asia/Yerevan']
  const own = createFormat(texts, zone)
  const icu = createFormat({ ...texts, names: null }, zone)
  t.equal(own.longDay(lateMonday), 'նոյեմբերի 24, երեքշաբթի')
  for (let day = 0; day < 366; day += 1) {
    const atMs = lateMonday + day * 86_400_000
    t.strictSame([own.longDay(atMs), own.shortDay(atMs)], [icu.longDay(atMs), icu.shortDay(atMs)])
  }
  for (const code of ['lt', 'hr', 'bs', 'hy', 'uk', 'ru', 'en', 'zz'])
    t.equal(own.language(code), icu.language(code))
  t.strictSame(weekdayNames(texts), weekdayNames({ ...texts, names: null }))
})

await t.test('a week begins on Monday', async t => {
  t.strictSame(weekdayNames(textsOf('en')), ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'])
})
