import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { packs } from '../../../firmware/language/packs.ts'
import type { Language, Pack } from '../../../firmware/language/language.ts'

/**
 * What the box itself knows to be said: the phrases of its language packs and the words of its clinic templates, for
 * grammar.py. Writes words.json beside this file: language, kind, list of lower-case texts.
 */

const here = import.meta.dirname
const templates = join(here, '../../../firmware/clinic/templates')
type Words = Record<string, Set<string>>

/** A stem, a gap and a refusal cannot be spoken as they stand; marks of place are left out. */
const sayable = (phrase: string) => (/[*…!]/.test(phrase) ? null : phrase.replace(/[\^=$]/g, '').trim())

const add = (words: Words, kind: string, text: string) => {
  const clean = text.toLowerCase().replaceAll('՞', '').replaceAll('ё', 'е').trim()
  if (clean && !/\d/.test(clean)) (words[kind] ??= new Set()).add(clean)
}

const addPack = (words: Words, pack: Pack) => {
  for (const [table, kinds] of Object.entries({
    talk: pack.phrases,
    wish: pack.wishes,
    topic: pack.topics,
    aspect: pack.aspects,
    sensitive: pack.sensitive,
  }))
    for (const [kind, phrases] of Object.entries<readonly string[]>(kinds))
      for (const phrase of phrases) {
        const text = sayable(phrase)
        if (text) add(words, `${table} ${kind}`, text)
      }
}

type Tree = Record<string, unknown>
const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Where callers speak of it: what the box says itself is not listened to. */
const kindAt: Readonly<Record<string, string>> = {
  services: 'service',
  people: 'person',
  urgent: 'urgent',
  'hand-over': 'hand-over',
  triage: 'trouble',
  leads: 'option',
  facts: 'question',
}
const heard = new Set(['name', 'also', 'words', 'asked'])

const addTexts = (words: Words, language: Language, kind: string, value: unknown) => {
  for (const text of [value].flat()) if (typeof text === 'string') add(words, kind, text)
  if (isTree(value)) addTexts(words, language, kind, value[language] ?? [])
}

const addTree = (words: Words, language: Language, kind: string, value: unknown) => {
  if (Array.isArray(value)) for (const part of value) addTree(words, language, kind, part)
  if (!isTree(value)) return
  for (const [key, part] of Object.entries(value))
    if (heard.has(key)) addTexts(words, language, kind, part)
    else addTree(words, language, key === 'options' ? 'option' : kind, part)
}

const clinics: readonly Tree[] = await Promise.all(
  (await readdir(templates)).sort().map(async file => parse(await readFile(join(templates, file), 'utf8'))),
)

const wordsOf = (language: Language, pack: Pack) => {
  const words: Words = {}
  addPack(words, pack)
  for (const clinic of clinics)
    for (const [key, kind] of Object.entries(kindAt))
      if (kind === 'hand-over') addTexts(words, language, kind, clinic[key])
      else addTree(words, language, kind, clinic[key])
  return Object.fromEntries(Object.entries(words).map(([kind, texts]) => [kind, [...texts].sort()]))
}

const all = Object.fromEntries([...packs].map(([language, pack]) => [language, wordsOf(language, pack)]))
await writeFile(join(here, 'words.json'), `${JSON.stringify(all, null, 1)}\n`)
