/** The page as people meet it: built as for the box, served by the real server, in Debian's Chromium. */
import type { Test } from 'tap'
import t from 'tap'
import { Fault } from '../../firmware/fault/fault.ts'
import { openBrowser } from '../../tools/browser.ts'
import { emptyReport } from '../unit/store/sample.ts'
import { clinic, type FakeBox, makeBooking, makeCall } from '../unit/web/fake-box.ts'
import { type BoxPage, withPage } from './box-page.ts'
import { buildPage } from './built-page.ts'
import { conversation, fillDay, nowMs, outcome } from './busy-day.ts'

// a browser takes its time on a small machine that does other things too
t.setTimeout(300_000)
const pageFolder = t.testdir({})
await buildPage(pageFolder)
const { context: browser, ...opened } = await openBrowser({
  locale: 'en-GB',
  timezoneId: 'America/New_York',
})
t.teardown(() => opened[Symbol.asyncDispose]())

const pageTest = (
  name: string,
  prepare: (box: FakeBox) => void,
  run: (t: Test, opened: BoxPage) => Promise<void>,
) =>
  t.test(name, t =>
    withPage(t, { browser, pageFolder, prepare, noted: /ERR_CONNECTION_REFUSED|status of 50[03]/ }, opened =>
      run(t, opened),
    ),
  )
const nothing = () => {}

await pageTest('a call appears as it rings and grows as it is spoken', nothing, async (t, { page, box }) => {
  await page.getByText('No call at the moment').waitFor()
  box.call('live', '+37061234567', conversation[0] ?? outcome)
  await page.getByRole('heading', { name: '+37061234567', level: 3 }).waitFor()
  const log = page.getByRole('log', { name: 'Conversation' })
  for (const event of conversation.slice(1)) box.call('live', '+37061234567', event)
  await log.getByText('VOICE_FAILED').waitFor()
  const spoken = (await log.innerText()).replaceAll(/\s+/g, ' ')
  for (const words of [
    'Ringing Answered',
    'Ragelis 0:00 Labas rytas, Šypsenos odontologija.',
    'Caller 0:08 laba diena norėčiau užsirašyti burnos higienai Lithuanian 91% certain',
    'Answered after 0.55 s pause 310 ms hearing 142 ms deciding 6 ms voice 94 ms',
    'The caller spoke over this after 5.66 s',
    'Only a noise; the sentence went on',
    'Silence Ragelis',
    '… Lithuanian not used: no speech in it',
    'Key 1 A part failed (VOICE_FAILED)',
  ])
    t.ok(spoken.includes(words), words)
  t.equal(await log.getAttribute('aria-live'), 'polite')
  const below = await log.evaluate(e => e.scrollHeight - e.scrollTop - e.clientHeight)
  t.ok(below < 2, 'the newest line is in sight')
})

await pageTest('a call that is over stays until the next', nothing, async (t, { page, box }) => {
  for (const event of conversation) box.call('live', '+37061234567', event)
  const transcript = [...conversation, outcome]
  box.calls.push(makeCall(nowMs, { id: 'live', summary: 'A visit was booked.', transcript }))
  box.bookings.push(makeBooking(nowMs + 3_600_000, { name: 'Jonas Naujokas', createdMs: nowMs }))
  box.call('live', '+37061234567', outcome)
  await page.getByText('This call is over').waitFor()
  await page.locator('#calls').getByText('A visit was booked.').waitFor()
  await page.locator('#bookings').getByText('Jonas Naujokas').waitFor()
  const spoken = (await page.getByRole('log').innerText()).replaceAll(/\s+/g, ' ')
  t.match(spoken, /Booked .* 2026-11-26 14:00 Oral hygiene Eglė Žukauskaitė Jonas Jonaitis \+37061234567$/)
  box.call('next', null, { atMs: 0, kind: 'answered' })
  await page.getByRole('heading', { name: 'Number withheld', level: 3 }).waitFor()
  t.equal(await page.getByText('This call is over').count(), 0)
})

await pageTest(
  'what is stored a moment after a call is over is shown too',
  nothing,
  async (t, { page, box }) => {
    box.call('live', null, conversation[1] ?? outcome)
    box.call('live', null, outcome)
    await page.getByText('This call is over').waitFor()
    box.calls.push(makeCall(nowMs, { summary: 'Stored late.' }))
    await page.getByText('Stored late.').waitFor()
    t.equal(await page.locator('.call').count(), 1)
  },
)

await pageTest('the days of bookings, person by person', fillDay, async (t, { page }) => {
  const bookings = page.locator('#bookings')
  const times = () => bookings.locator('.visit-time').allInnerTexts()
  await bookings.getByText('Tuesday 24 November').waitFor()
  t.strictSame(
    await bookings.getByRole('heading', { level: 3 }).allInnerTexts(),
    clinic.people.map(({ name }) => name),
    'in the order of the clinic',
  )
  t.strictSame(
    await times(),
    ['08:30–09:00', '11:00–11:30', '15:30–16:00', '09:00–10:00', '13:00–14:00'],
    'each person’s visits in order, in the clinic’s zone and not the browser’s',
  )
  await bookings.getByRole('button', { name: 'Next day' }).click()
  await bookings.getByText('Viktor Petrenko').waitFor()
  t.strictSame(await times(), ['16:00–17:00'])
  await bookings.getByRole('button', { name: 'Today' }).click()
  await bookings.getByText('Ona Žemaitė').waitFor()
  await bookings.getByRole('button', { name: 'Previous day' }).click()
  await bookings.getByText('Monday 23 November').waitFor()
  t.ok(await bookings.getByText('No visits on this day').isVisible())
  await bookings.getByLabel('Choose a day').fill('2026-11-25')
  await bookings.getByText('Viktor Petrenko').waitFor()
})

await pageTest('a past call opens by hand, from its message and by key', fillDay, async (t, { page }) => {
  const calls = page.locator('#calls')
  await calls.getByText('+447700900123').waitFor()
  const listed = (await calls.innerText()).replaceAll(/\s+/g, ' ')
  t.match(listed, /09:41 \+447700900123 Booked Hannah .* 09:12 Number withheld Hung up .* 0:21 dead air/)
  t.match(listed, /Mon 23 Nov 18:20/, 'with the day when it is not today')
  await calls.getByText('+447700900123').click()
  await calls.getByText('Labas rytas').waitFor()
  await page.getByRole('button', { name: 'Open the call' }).click()
  await calls.getByText('Nothing was said.').waitFor()
  await page.keyboard.press('Enter')
  await calls.getByText('Nothing was said.').waitFor({ state: 'detached' })
  t.equal(await calls.locator('details[open]').count(), 1, 'the focus had gone to the opened call')
})

await pageTest('more calls are shown when asked for', nothing, async (t, { page, box }) => {
  for (let n = 1; n <= 25; n += 1) box.calls.push(makeCall(nowMs - n * 600_000, { id: `c${n}` }))
  box.call('x', null, outcome)
  const more = page.getByRole('button', { name: 'Show more calls' })
  await more.waitFor()
  t.equal(await page.locator('.call').count(), 20)
  await more.click()
  await page.locator('.call').nth(24).waitFor()
  t.equal(await more.count(), 0)
})

await pageTest(
  'the page says when the box is away, and returns with what it missed',
  fillDay,
  async (t, opened) => {
    const { page, box } = opened
    await page.getByText('Ona Žemaitė').waitFor()
    await opened.goAway()
    await page.getByRole('alert').getByText('Not connected to the box').waitFor()
    t.ok(await page.getByText('Ona Žemaitė').isVisible(), 'what was known stays')
    box.line({ state: 'failed', reason: 'There is no SIM card in the modem.' })
    box.bookings.push(makeBooking(nowMs + 7_200_000, { name: 'Late Comer' }))
    await opened.comeBack()
    await page.getByText('There is no SIM card in the modem.').waitFor()
    await page.locator('#bookings').getByText('Late Comer').waitFor()
    t.equal(await page.getByText('Not connected to the box').count(), 0)
  },
)

await pageTest('refused by a box that has too many readers, it asks again', nothing, async (t, opened) => {
  const { page } = opened
  let refusals = 0
  await page.route('**/api/events', async route => {
    refusals += 1
    await route.fulfill({ status: 503 })
    await page.unroute('**/api/events')
  })
  await opened.goAway()
  await opened.comeBack()
  await page.locator('.link-state.lost').waitFor()
  await page.locator('.link-state.live').waitFor()
  t.equal(refusals, 1)
})

await pageTest(
  'a list that cannot be read says why and can be asked for again',
  fillDay,
  async (t, opened) => {
    const { page, box } = opened
    await page.getByText('Ona Žemaitė').waitFor()
    box.failStore(new Fault('STORE_FAILED', { folder: '/var/lib/ragelis', reason: 'disk I/O error' }))
    const bookings = page.locator('#bookings')
    await bookings.getByRole('button', { name: 'Next day' }).click()
    await bookings.getByRole('alert').getByText('disk I/O error').waitFor()
    t.ok(await bookings.getByText('Ona Žemaitė').isVisible(), 'the day that was read stays')
    box.failStore(null)
    await bookings.getByRole('button', { name: 'Try again' }).click()
    await bookings.getByText('Viktor Petrenko').waitFor()
    t.equal(await page.getByRole('alert').count(), 0)
  },
)

await pageTest(
  'the report: what needs a person, the figures and the heat map',
  fillDay,
  async (t, { page, box }) => {
    const report = page.locator('#report')
    await report.getByText('Tinsta žandas.').waitFor()
    const words = (await report.innerText()).replaceAll(/\s+/g, ' ')
    for (const said of [
      'Urgent Jonas +37069876543 Tinsta žandas. 2026-11-25 22:00 overdue since 2026-11-25 22:00 Rūta Petraitė',
      'Line modem 2026-11-26 02:00 – 2026-11-26 02:40 (40:00) No network.',
      'The box was off 2026-11-26 07:00 – still out of order',
      'Answered 50% (1 of 2)',
      'Did not come none',
      'Lost to missed calls €12',
      'Why they were handed over urgent 1',
    ])
      t.ok(words.includes(said), said)
    t.notMatch(words, /NaN|undefined|null/)
    t.equal(await report.locator('tbody tr').count(), 2, 'weekdays that were')
    t.strictSame(await report.locator('tbody tr').first().locator('td').allInnerTexts(), ['1', '', '1'])
    const asked = page.waitForRequest(/api\/report\?from=2026-11-18&to=2026-11-24$/)
    box.report(emptyReport)
    await report.getByRole('button', { name: '7 days' }).click()
    await asked
    await report.getByText('Nothing waits for a person.').waitFor()
    await report.getByText('Which hours are busy').waitFor()
    t.equal(await report.getByRole('button', { name: '7 days' }).getAttribute('aria-pressed'), 'true')
  },
)
