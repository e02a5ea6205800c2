import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { InvalidArgumentError } from 'commander'
import { places, type Places } from '../../firmware/config/places.ts'
import type { Language } from '../../firmware/language/language.ts'
import { packs } from '../../firmware/language/packs.ts'
import { readInstant } from '../../firmware/time/calendar.ts'
import { shiftedClock, type Clock } from '../../firmware/time/clock.ts'
import { wrongUsage } from './output.ts'

/** Options that several commands share, read and refused alike. */

const wholeNumber = (low: number, high: number) => (text: string) => {
  const value = Number(text)
  if (!Number.isInteger(value) || value < low || value > high)
    throw new InvalidArgumentError(`Expected a whole number, ${low} to ${high}.`)
  return value
}
export const port = wholeNumber(0, 65_535)
export const threads = wholeNumber(1, 16)
export const count = wholeNumber(1, 1_000_000)

/** A language that the desk speaks; which clinic it is says whether Croatian is Bosnian. */
export const deskLanguage = (text: string): Language => {
  const known = [...packs.keys()]
  const found = known.find(code => code === (text === 'bs' ? 'hr' : text))
  if (!found) throw new InvalidArgumentError(`Expected one of: ${known.join(', ')}.`)
  return found
}

const every = ['lt', 'hr', 'hy', 'uk', 'ru', 'en'] as const
/** A language that the recogniser and the voices know. */
export const speechLanguage = (text: string): Language => {
  const found = every.find(code => code === text)
  if (!found) throw new InvalidArgumentError(`Expected one of: ${every.join(', ')}.`)
  return found
}

/** The template of a language, where no clinic is named. */
export const templates: Readonly<Record<Language, string>> = {
  lt: 'dentist-lt',
  hr: 'dentist-hr',
  hy: 'gp-hy',
  uk: 'dentist-uk',
  ru: 'dentist-uk',
  en: 'gp-en',
}

/** A path, or the name of a template that ships. */
export const clinicPath = (text: string, { templates: folder }: Places = places()): string => {
  const template = join(folder, `${text}.yaml`)
  return existsSync(text) || !existsSync(template) ? resolve(text) : template
}

/** The clinic file that was put into the data folder, else the template of the language. */
export const usualClinic = (at: Places, language: Language = 'lt'): string => {
  const own = join(at.data, 'clinic.yaml')
  return existsSync(own) ? own : join(at.templates, `${templates[language]}.yaml`)
}

/** The clock of `--at`: it begins at that moment, and goes on. */
export const clockAt = (at: string | undefined, zone: string, clock: Clock): Clock => {
  if (at === undefined) return clock
  const epochMs = readInstant(at, zone)
  return epochMs === null
    ? wrongUsage(`--at ${at}: expected a time such as 2026-11-24T20:30`)
    : shiftedClock(clock, epochMs)
}
