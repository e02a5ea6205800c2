import { Type, type TArray, type TProperties, type TString } from 'typebox'

/** What the sections of the clinic file are made of. Each description follows "expected ". */

/** `bs` is Bosnian, which bosnian.ts turns into `hr`. */
export const languages = ['lt', 'hr', 'bs', 'hy', 'uk', 'ru', 'en'] as const

export const strict = <P extends TProperties>(properties: P, description: string) =>
  Type.Object(properties, { additionalProperties: false, description })

const perLanguage = <T extends TString | TArray<TString>>(value: T, description: string) =>
  strict(
    {
      lt: Type.Optional(value),
      hr: Type.Optional(value),
      bs: Type.Optional(value),
      hy: Type.Optional(value),
      uk: Type.Optional(value),
      ru: Type.Optional(value),
      en: Type.Optional(value),
    },
    description,
  )

const text = Type.String({ minLength: 1, maxLength: 300, description: 'words to say, up to 300 letters' })
export const texts = (what: string) =>
  perLanguage(text, `${what}, one for each language of the clinic: { lt: …, en: … }`)
export const phrases = (what: string) =>
  perLanguage(
    Type.Array(text, { description: 'a list of phrases' }),
    `${what}, a list for each language: { lt: […] }`,
  )

export const id = Type.String({
  pattern: '^[a-z][a-z0-9-]{0,39}$',
  description: 'a short name of small letters, digits and hyphens, such as check-up',
})
export const day = Type.String({
  pattern: '^\\d{4}-\\d{2}-\\d{2}$',
  description: 'a date such as 2026-12-24',
})
export const open = Type.String({
  pattern: '^\\d{1,2}:\\d{2}-\\d{1,2}:\\d{2}(, *\\d{1,2}:\\d{2}-\\d{1,2}:\\d{2})*$',
  description: 'hours such as 08:00-12:00, 13:00-18:00',
})
export const span = Type.String({
  pattern: '^\\d{1,2}:\\d{2}-\\d{1,2}:\\d{2}$',
  description: 'a span such as 21:00-08:00',
})
export const timeOfDay = Type.String({
  pattern: '^([01]?\\d|2[0-3]):[0-5]\\d$',
  description: 'a time such as 07:30',
})
export const days = Type.String({
  pattern: '^(mon|tue|wed|thu|fri|sat|sun)(-(mon|tue|wed|thu|fri|sat|sun))?$',
  description: 'a weekday or a range of them, such as mon or mon-fri',
})
export const hours = Type.Array(
  strict({ days, open }, 'an entry such as { days: mon-fri, open: 08:00-18:00 }'),
  {
    description: 'a list of entries such as { days: mon-fri, open: 08:00-18:00 }',
  },
)
/** Of a person: who works at several places says where. */
export const workHours = Type.Array(
  strict(
    { days, open, branch: Type.Optional(id) },
    'an entry such as { days: thu, open: 08:00-18:00, branch: north }',
  ),
  {
    description:
      'a list of entries such as { days: mon-fri, open: 08:00-18:00 }, with branch: north where that is not their own',
  },
)
export const phone = Type.String({
  pattern: '^\\+[1-9]\\d{6,14}$',
  description: 'a telephone number in quotes with its country code, such as "+37061234567"',
})
export const money = Type.Integer({
  minimum: 0,
  maximum: 999_999,
  description: 'a whole amount, 0 to 999999',
})
/** Either end may be said alone when they are the same. */
export const range = Type.Union([money, strict({ from: money, to: money }, 'a range { from: 40, to: 80 }')], {
  description: 'a whole amount, or a range { from: 40, to: 80 }',
})
export const whole = (minimum: number, maximum: number, what: string) =>
  Type.Integer({ minimum, maximum, description: `${minimum} to ${maximum}: ${what}` })
