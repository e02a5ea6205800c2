import { readdirSync } from 'node:fs'
import { basename } from 'node:path'
import t from 'tap'
import type { Local, Service } from '../../../firmware/clinic/clinic.ts'
import { flatPrice, priceOf } from '../../../firmware/clinic/tariff.ts'
import type { Language, Pack } from '../../../firmware/language/language.ts'
import { packs } from '../../../firmware/language/packs.ts'
import { shopOf, talk } from '../../support/desk.ts'

/** Every template in each of its languages: a visit is booked, a price is told and a trouble is sorted. */

const folder = new URL('../../../firmware/clinic/templates/', import.meta.url)
const templates = readdirSync(folder).map(file => basename(file, '.yaml'))

/** What a caller says besides what the clinic calls its things. */
const callers: Readonly<
  Record<Language, { want: string; price: string; first: string; name: string; yes: string }>
> = {
  lt: {
    want: 'noriu užsiregistruoti',
    price: 'kiek kainuoja',
    first: 'pirmas laikas',
    name: 'mano vardas jonas kazlauskas',
    yes: 'taip',
  },
  hr: {
    want: 'želim se naručiti',
    price: 'koliko košta',
    first: 'prvi termin',
    name: 'zovem se ivan perić',
    yes: 'da',
  },
  hy: {
    want: 'ուզում եմ գրանցվել',
    price: 'ինչ արժե',
    first: 'առաջինը',
    name: 'անունս արամ սահակյան է',
    yes: 'այո',
  },
  uk: {
    want: 'хочу записатися',
    price: 'скільки коштує',
    first: 'перший варіант',
    name: 'мене звати олена ткаченко',
    yes: 'так',
  },
  ru: {
    want: 'хочу записаться',
    price: 'сколько стоит',
    first: 'первый вариант',
    name: 'меня зовут олег ткаченко',
    yes: 'да',
  },
  en: {
    want: 'i would like to book',
    price: 'how much is',
    first: 'the first one',
    name: 'my name is john smith',
    yes: 'yes',
  },
}

const inWords = (local: Local, { code }: Pack): string => local[code] ?? ''

/** A service of a template; another one in each language, so that in time all are booked. */
const nth = <T>(list: readonly T[], at: number): T | undefined => list[at % list.length]

interface Caller {
  readonly template: string
  readonly pack: Pack
}
const ring = ({ template, pack }: Caller) =>
  talk({ template, at: '2026-11-24T10:00', language: pack.code, phone: '+37061234567' })

const books = async (caller: Caller, service: Service): Promise<unknown> => {
  const { want, first, name, yes } = callers[caller.pack.code]
  const call = await ring(caller)
  const asked = await call.say(`${want} ${inWords(service.name, caller.pack)}`)
  const [place] = call.shop.clinic.branches
  if (asked.asked === 'branch' && place) await call.say(inWords(place.name, caller.pack))
  await call.say(first, name, yes)
  return call.booked[0]?.slot.service ?? call.answers.map(({ said, text }) => `${said} > ${text}`)
}

/** Answers to the tariff: the last of the options, the middle of a count. */
const quotes = async (caller: Caller, service: Service): Promise<unknown> => {
  const call = await ring(caller)
  await call.say(`${callers[caller.pack.code].price} ${inWords(service.name, caller.pack)}`)
  const answers: Record<string, string> = {}
  for (const variable of service.tariff?.variables ?? []) {
    const last = variable.kind === 'choice' ? variable.options.at(-1) : undefined
    const count = variable.kind === 'count' ? Math.floor((variable.min + variable.max) / 2) : 0
    await call.say(last ? inWords(last.name, caller.pack) : caller.pack.sayNumber(count))
    answers[variable.id] = last?.id ?? String(count)
  }
  const sum = service.tariff ? priceOf(service.tariff, answers) : flatPrice(service)
  if (!sum) return 'no price'
  const said = caller.pack.sayPrice(sum.to, call.shop.clinic.currency)
  const { text = '' } = call.answers.at(-1) ?? {}
  return text.includes(said) || `${said}: ${text}`
}

/** The first of the clinic's troubles that a question is asked about, answered with what leads to a visit. */
const sorts = async (caller: Caller): Promise<unknown> => {
  const call = await ring(caller)
  const rule = call.shop.clinic.triage.find(({ question }) => question)
  const [words = ''] = rule?.words[caller.pack.code] ?? []
  const end = rule?.question?.options.find(option => option.end.to === 'visit')
  const asked = await call.say(words.replaceAll('…', ' ').replaceAll('*', ''))
  if (asked.asked !== 'triage') return `${words}: ${asked.text}`
  const offered = await call.say(inWords(end?.name ?? {}, caller.pack))
  return offered.asked === 'slot' || offered.text
}

await t.test('a visit, a price and a trouble, in each language of each template', async t => {
  for (const [at, template] of templates.entries()) {
    const { services, languages } = shopOf(template).clinic
    const withTariff = services.filter(({ tariff }) => tariff)
    const priced = withTariff.length > 0 ? withTariff : services.filter(({ price }) => price)
    for (const [i, language] of languages.entries()) {
      const pack = packs.get(language)
      const service = nth(services, at + i)
      const [dear] = priced
      if (!pack || !service || !dear) throw new Error(`${template}: nothing to ask for in ${language}`)
      const caller = { template, pack }
      t.equal(await books(caller, service), service.id, `${template} ${language}: a visit, ${service.id}`)
      t.equal(await quotes(caller, dear), true, `${template} ${language}: a price, ${dear.id}`)
      t.equal(await sorts(caller), true, `${template} ${language}: a trouble`)
    }
  }
})
