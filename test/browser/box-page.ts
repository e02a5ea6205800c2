import type { BrowserContext, Page } from 'playwright-core'
import type { Test } from 'tap'
import { type Clock, shiftedClock, systemClock } from '../../firmware/time/clock.ts'
import { openWeb } from '../../firmware/web/server.ts'
import { clinic, createFakeBox, type FakeBox } from '../unit/web/fake-box.ts'
import { conversation, fillDay, nowMs } from './busy-day.ts'

/** A box and its page in a browser. */
export interface BoxPage {
  readonly box: FakeBox
  readonly page: Page
  /** Takes the server away, and brings it back at the same address. */
  readonly goAway: () => Promise<void>
  readonly comeBack: () => Promise<void>
}

export interface Opening {
  readonly browser: BrowserContext
  readonly pageFolder: string
  readonly prepare?: (box: FakeBox) => void
  readonly query?: string
  /** What the browser may note of a server that is away or refuses. */
  readonly noted?: RegExp
}

/** A box in the middle of a call on a busy day. */
export const busy = (box: FakeBox): void => {
  fillDay(box)
  box.line({ state: 'talking' })
  box.cloud({ state: 'away', waiting: 3, reason: null })
  for (const event of conversation) box.call('live', '+37061234567', event)
}

/** What is prepared happened most of a minute ago. */
const preparedBox = (prepare: (box: FakeBox) => void) => {
  const base = shiftedClock(systemClock, nowMs)
  let behindMs = 52_000
  const clock: Clock = { ...base, epochMs: () => base.epochMs() - behindMs }
  const box = createFakeBox(clock)
  prepare(box)
  behindMs = 0
  return { box, clock }
}

/** What the browser says against the page: scripts that fail, and breaches of the content policy. */
const listen = async (page: Page, noted: RegExp | undefined) => {
  const complaints: string[] = []
  page.on('console', message => {
    if (message.type() === 'error' && !noted?.test(message.text())) complaints.push(message.text())
  })
  page.on('pageerror', error => complaints.push(String(error)))
  await page.addInitScript(
    `document.addEventListener('securitypolicyviolation', event => console.error('policy: ' + event.violatedDirective))`,
  )
  return complaints
}

/** Runs a test on a page that is connected to its box; at its end the browser must have complained of nothing. */
export const withPage = async (
  t: Test,
  { browser, pageFolder, prepare = () => {}, query = '', noted }: Opening,
  run: (opened: BoxPage) => Promise<void>,
): Promise<void> => {
  const { box, clock } = preparedBox(prepare)
  const serve = (port: number) => openWeb({ host: '127.0.0.1', port, ...box, clinic, clock, pageFolder })
  let web = await serve(0)
  const port = Number(new URL(web.url).port)
  const page = await browser.newPage()
  const complaints = await listen(page, noted)
  const goAway = async () => web[Symbol.asyncDispose]()
  const comeBack = async () => {
    web = await serve(port)
  }
  try {
    await page.goto(`${web.url}/${query}`)
    await page.locator('.link-state.live').waitFor()
    await run({ box, page, goAway, comeBack })
    t.strictSame(complaints, [], 'the browser complains of nothing')
  } finally {
    await page.close()
    await goAway()
  }
}
