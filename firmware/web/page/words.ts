import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { ClinicView } from '../api.ts'
import { createFormat, type Format } from './format.ts'
import { type Texts, textsOf } from './texts.ts'

/** What every component needs to say anything: the texts, the way to write values, and the clinic's own names. */
export interface Words {
  readonly texts: Texts
  readonly format: Format
  readonly clinic: ClinicView | null
}

/** Before the box is reached there is no clinic and no time to write either. */
export const createWords = (language: string, clinic: ClinicView | null): Words => {
  const texts = textsOf(language)
  return { texts, format: createFormat(texts, clinic?.zone ?? 'UTC'), clinic }
}

const Context = createContext<Words>(createWords('en', null))
/** Gives every component below it the words. */
export const WordsProvider = Context.Provider
/** The words of the page the component stands in. */
export const useWords = (): Words => useContext(Context)

/** The name a person reads for an id of the clinic file; the id itself when the file no longer has it. */
export const nameOf = (named: readonly { id: string; name: string }[] | undefined, id: string): string =>
  named?.find(entry => entry.id === id)?.name ?? id
