/**
 * A picture of a page, for the README: `node tools/screenshot.ts URL WIDTH HEIGHT OUT.png [light|dark]`. The height is
 * that of the window; a page that is longer is cut off there. Chromium is needed (apt-get install chromium).
 */
import { statSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { openBrowser } from './browser.ts'

/** A README that is read on a telephone should not carry more. */
const MOST_BYTES = 200_000

export interface Shot {
  readonly url: string
  /** CSS pixels. */
  readonly width: number
  readonly height: number
  readonly out: string
  readonly scheme: 'light' | 'dark'
}

/** The page follows the box for as long as it is open, so the network never falls silent; its parts do come. */
const complete = async (page: Page) => {
  await page.locator('.link-state.live').waitFor()
  await page.locator('#bookings .day-title').waitFor()
  await page.locator('.loading').first().waitFor({ state: 'detached' })
}

/** Takes the picture once every part of the page has come; answers with its size in bytes. */
export const takeScreenshot = async ({ url, width, height, out, scheme }: Shot): Promise<number> => {
  await using browser = await openBrowser({
    viewport: { width, height },
    colorScheme: scheme,
    locale: 'en-GB',
  })
  const page = await browser.context.newPage()
  await page.goto(url)
  await complete(page)
  await page.screenshot({ path: out, animations: 'disabled' })
  return statSync(out).size
}

const readShot = ([url, width, height, out, scheme = 'light']: readonly string[]): Shot | null => {
  const isScheme = scheme === 'light' || scheme === 'dark'
  if (!url || !(Number(width) > 0) || !(Number(height) > 0) || !out || !isScheme) return null
  return { url, width: Number(width), height: Number(height), out, scheme }
}

const main = async () => {
  const shot = readShot(process.argv.slice(2))
  if (!shot) {
    console.error('Usage: node tools/screenshot.ts URL WIDTH HEIGHT OUT.png [light|dark]')
    process.exitCode = 2
    return
  }
  const bytes = await takeScreenshot(shot)
  console.log(`${shot.out}: ${bytes} bytes`)
  if (bytes <= MOST_BYTES) return
  console.error(`That is more than ${MOST_BYTES} bytes; take a smaller height.`)
  process.exitCode = 1
}

if (import.meta.main) await main()
