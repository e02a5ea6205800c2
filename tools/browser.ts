import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core'
import { Fault } from '../firmware/fault/fault.ts'

const CHROMIUM = '/usr/bin/chromium'

/** No sandbox, since CI runs as root; nothing that talks to the network of its own accord. */
const args = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export interface Browser extends AsyncDisposable {
  readonly context: BrowserContext
}

/**
 * Debian's Chromium without a window, with a profile of its own that is deleted afterwards.
 * @throws LIBRARY_MISSING when it is not installed
 */
export const openBrowser = async (options: BrowserContextOptions = {}): Promise<Browser> => {
  if (!existsSync(CHROMIUM)) throw new Fault('LIBRARY_MISSING', { library: CHROMIUM, apt: 'chromium' })
  const profile = await mkdtemp(join(tmpdir(), 'ragelis-browser-'))
  const forget = () => rm(profile, { recursive: true, force: true, maxRetries: 5 })
  const launch = { ...options, executablePath: CHROMIUM, args, chromiumSandbox: false }
  const context = await chromium.launchPersistentContext(profile, launch).catch(async (cause: unknown) => {
    await forget()
    throw cause
  })
  const close = async () => {
    await context.close()
    await forget()
  }
  return { context, [Symbol.asyncDispose]: close }
}
