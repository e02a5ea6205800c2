import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'

interface AxNode {
  readonly ignored: boolean
  readonly role?: { readonly value: string }
  readonly name?: { readonly value: string }
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value: unknown } }[]
}

/** What a screen reader is given, in order. */
export const readAloud = async (page: Page) => {
  const session = await page.context().newCDPSession(page)
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as unknown as {
    readonly nodes: readonly AxNode[]
  }
  await session.detach()
  return nodes
    .filter(node => !node.ignored)
    .map(node => ({
      role: node.role?.value ?? '',
      name: node.name?.value.trim() ?? '',
      level: Number(node.properties?.find(({ name }) => name === 'level')?.value.value ?? 0),
    }))
}

/** How far the page reaches over its right edge, px; 0 when it fits. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')

const faint = readFileSync(new URL('./faint-texts.js', import.meta.url), 'utf8')
/** Texts with too little contrast, each with its ratio. */
export const faintTexts = (page: Page): Promise<readonly string[]> => page.evaluate<string[]>(faint)

/** Where the keyboard is. */
export interface Focus {
  readonly name: string
  /** Which element of the page, counted from its beginning. */
  readonly place: number
  /** Null when it is nowhere: it went around. */
  readonly outline: string | null
}
const focus = `(() => {
  const at = document.activeElement
  return {
    name: at.textContent.trim(),
    place: [...document.querySelectorAll('*')].indexOf(at),
    outline: at === document.body ? null : getComputedStyle(at).outlineStyle,
  }
})()`
export const focusOf = (page: Page): Promise<Focus> => page.evaluate<Focus>(focus)
