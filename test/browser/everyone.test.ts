/** The page for everyone: read aloud, by keyboard, at every size, in both schemes and languages. */
import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import t from 'tap'
import { openBrowser } from '../../tools/browser.ts'
import type { FakeBox } from '../unit/web/fake-box.ts'
import { faintTexts, type Focus, focusOf, overflow, readAloud } from './audit.ts'
import { busy, withPage } from './box-page.ts'
import { buildPage } from './built-page.ts'
import { fillDay, outcome } from './busy-day.ts'

const screenshots = new URL('../../build/screenshots/', import.meta.url).pathname
mkdirSync(screenshots, { recursive: true })
// a browser takes its time on a small machine that does other things too
t.setTimeout(300_000)
const pageFolder = t.testdir({})
await buildPage(pageFolder)
const { context: browser, ...opened } = await openBrowser({ locale: 'en-GB' })
t.teardown(() => opened[Symbol.asyncDispose]())

const over = (box: FakeBox) => {
  busy(box)
  box.line({ state: 'failed', reason: 'There is no SIM card in the modem. Put one in and start again.' })
}
const noted = /ERR_CONNECTION_REFUSED/
const views = [
  { name: 'busy', prepare: busy, query: '?lang=en', openAll: false },
  { name: 'empty', prepare: () => {}, query: '?lang=en', openAll: false },
  { name: 'opened', prepare: fillDay, query: '?lang=en', openAll: true },
  { name: 'lithuanian', prepare: over, query: '?lang=lt', openAll: false },
  { name: 'away', prepare: fillDay, query: '?lang=lt', openAll: false },
] as const

for (const { name, prepare, query, openAll } of views)
  await t.test(`${name}: named, in order, legible and fitting`, t =>
    withPage(t, { browser, pageFolder, prepare, query, noted }, async ({ page, box, goAway }) => {
      await page.locator('.day-title').waitFor()
      if (name === 'lithuanian') box.call('live', '+37061234567', outcome)
      if (name === 'away') {
        await goAway()
        await page.locator('.away').waitFor()
      }
      if (openAll) for (const summary of await page.locator('summary').all()) await summary.click()
      t.equal(await page.locator('html').getAttribute('lang'), query.slice(-2))

      const nodes = await readAloud(page)
      const named =
        /^(?:button|link|image|img|textbox|Date|DisclosureTriangle|log|region|navigation|timer|heading)$/
      const met = nodes.filter(({ role }) => named.test(role))
      t.ok(met.length > 15, `${met.length} things that need a name`)
      t.strictSame(
        met.filter(({ name }) => name === ''),
        [],
        'each has one',
      )
      const levels = nodes.filter(({ role }) => role === 'heading').map(({ level }) => level)
      t.equal(levels.filter(level => level === 1).length, 1, 'one main heading')
      t.ok(
        levels.every((level, at) => level <= (levels[at - 1] ?? 0) + 1),
        `no level of heading is left out: ${levels.join(' ')}`,
      )
      const roles = new Set(nodes.map(({ role }) => role))
      for (const landmark of ['banner', 'main', 'navigation', 'region']) t.ok(roles.has(landmark), landmark)

      for (const [size, width, height] of [
        ['phone', 360, 740],
        ['tablet', 900, 900],
        ['desktop', 1440, 900],
      ] as const)
        for (const colorScheme of ['light', 'dark'] as const) {
          const view = `${name}-${size}-${colorScheme}`
          await page.setViewportSize({ width, height })
          await page.emulateMedia({ colorScheme })
          t.equal(await overflow(page), 0, `${view} fits`)
          t.strictSame(await faintTexts(page), [], `${view} is legible`)
          if (size !== 'tablet') await page.screenshot({ path: `${screenshots}${view}.png`, fullPage: true })
        }
    }),
  )

const headings = async (page: Page) =>
  (await readAloud(page))
    .filter(({ role, level }) => role === 'heading' && level === 2)
    .map(({ name }) => name)
const english: string[] = []
await t.test('its parts have headings', t =>
  withPage(t, { browser, pageFolder, prepare: busy, query: '?lang=en', noted }, async ({ page }) => {
    await page.locator('.day-title').waitFor()
    english.push(...(await headings(page)))
    t.ok(english.length > 4, english.join())
  }),
)
for (const language of ['lt', 'hr', 'uk', 'ru', 'hy'])
  await t.test(`in ${language} no word is too long for a phone, and no heading is left in English`, t =>
    withPage(
      t,
      { browser, pageFolder, prepare: busy, query: `?lang=${language}`, noted },
      async ({ page }) => {
        await page.locator('.day-title').waitFor()
        t.equal(await page.locator('html').getAttribute('lang'), language)
        for (const [size, width] of [
          ['phone', 360],
          ['desktop', 1440],
        ] as const) {
          await page.setViewportSize({ width, height: 900 })
          t.equal(await overflow(page), 0, `${size} fits`)
          await page.screenshot({ path: `${screenshots}${language}-${size}.png`, fullPage: true })
        }
        for (const name of await headings(page)) t.notOk(english.includes(name), name)
      },
    ),
  )

await t.test('the keyboard reaches everything, and shows where it is', t =>
  withPage(t, { browser, pageFolder, prepare: busy }, async ({ page }) => {
    await page.locator('.calls').waitFor()
    const controls = page.locator('a[href]:visible, button:enabled:visible, input:visible, summary:visible')
    const count = await controls.count()
    t.ok(count > 10)
    const focused: Focus[] = []
    for (let n = 0; n < count + 10; n += 1) {
      await page.keyboard.press('Tab')
      focused.push(await focusOf(page))
    }
    t.equal(focused[0]?.name, 'Skip to the page', 'the way past the header comes first')
    t.strictSame(
      focused.filter(({ outline }) => outline !== null && outline !== 'solid'),
      [],
    )
    t.ok(new Set(focused.map(({ place }) => place)).size >= count, `${count} controls`)
  }),
)

await t.test(
  'the language of the browser is taken when none is asked for, and English otherwise',
  async t => {
    const { context, ...other } = await openBrowser({ locale: 'lt-LT' })
    t.teardown(() => other[Symbol.asyncDispose]())
    await withPage(t, { browser: context, pageFolder }, async ({ page }) => {
      await page.getByText('Šiuo metu niekas neskambina').waitFor()
      await page.getByRole('link', { name: 'English' }).click()
      await page.getByText('No call at the moment').waitFor()
    })
  },
)
