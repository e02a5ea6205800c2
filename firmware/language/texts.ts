import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle'
import { Fault } from '../fault/fault.ts'
import type { Language } from './language.ts'

/** Renders a sentence of prompts.ftl in one language. @throws CONFIG_INVALID for an unknown id or a missing argument */
export type Texts = (id: string, args?: Readonly<Record<string, FluentVariable>>) => string

/**
 * The sentences of one language. Source of the format: Project Fluent syntax 1.0.
 * @param ftl the text of its prompts.ftl @param variant sentences that are said in other words in a country @param file
 * where a fault is
 * @throws CONFIG_INVALID when one does not parse, or a variant is of no sentence
 */
export const createTexts = (
  code: Language,
  ftl: string,
  variant = '',
  file = `language/${code}/prompts.ftl`,
): Texts => {
  const bundle = new FluentBundle(code, { useIsolating: false })
  const known = textIds(ftl)
  const stray = textIds(variant).filter(id => !known.includes(id))
  if (stray.length > 0)
    throw new Fault('CONFIG_INVALID', { file, at: stray.map(id => `"${id}" varies no sentence`) })
  bundle.addResource(new FluentResource(ftl))
  const varied = new FluentResource(variant)
  bundle.addResource(varied, { allowOverrides: true })
  // the parser leaves out what it cannot read without a word
  const broken = [
    ...known.filter(id => !bundle.hasMessage(id)),
    ...textIds(variant).filter(id => !varied.body.some(one => one.id === id)),
  ]
  if (broken.length > 0)
    throw new Fault('CONFIG_INVALID', { file, at: broken.map(id => `"${id}" does not parse`) })
  return (id, args = {}) => {
    const pattern = bundle.getMessage(id)?.value
    if (!pattern) throw new Fault('CONFIG_INVALID', { file, at: [`no sentence "${id}"`] })
    const problems: Error[] = []
    const text = bundle.formatPattern(pattern, args, problems)
    if (problems.length > 0)
      throw new Fault('CONFIG_INVALID', { file, at: problems.map(problem => `${id}: ${problem.message}`) })
    return text.replace(/\s+/g, ' ').trim()
  }
}

/** The sentences of a prompts.ftl that hold no value: said the same each time, so they can be rendered beforehand. */
export const fixedIds = (ftl: string): readonly string[] =>
  [...ftl.matchAll(/^([a-z][a-z0-9-]*)\s*=([^{}\n]*)$/gm)].map(found => found[1] ?? '')

/** Ids of all sentences of a prompts.ftl, to compare languages with each other. */
export const textIds = (ftl: string): readonly string[] =>
  [...ftl.matchAll(/^([a-z][a-z0-9-]*)\s*=/gm)].map(found => found[1] ?? '')
