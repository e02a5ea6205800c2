import { serviceOf, type Service, type Variable } from '../../clinic/clinic.ts'
import { priceOf, unanswered, type Answers } from '../../clinic/tariff.ts'
import { noInput, type Question } from '../question.ts'
import { sentence, type Speaker } from '../speaker.ts'
import type { Understanding } from '../understand/understanding.ts'
import { askService } from './book-questions.ts'
import type { Job, QuoteDraft } from './job.ts'
import { askOption, optionOf } from './option.ts'

/**
 * Works out a price from the clinic's own tariff. Data contract: the service and an answer to each variable of its
 * tariff, asked one at a time. Done: the price, as a range where it is not certain, was said and is on disk. Handed over:
 * a service without a price.
 */
export interface QuoteData {
  readonly service: string | null
  readonly answers: Answers
  readonly phone: string | null
  readonly stage: 'collect' | 'saved' | 'failed'
}

const begin: Job<QuoteData>['begin'] = (heard, caller) => ({
  service: heard.service ?? null,
  answers: {},
  phone: caller.phone,
  stage: 'collect',
})

const variableOf = (data: QuoteData, speaker: Speaker): Variable | undefined => {
  const tariff = data.service === null ? null : serviceOf(speaker.clinic, data.service)?.tariff
  return tariff ? unanswered(tariff, data.answers) : undefined
}

/** The option named, or a number in figures. */
const answerTo = (variable: Variable, heard: Understanding, speaker: Speaker): string | null => {
  if (variable.kind === 'count') {
    const count = heard.count ?? (heard.digits === '' ? undefined : Number(heard.digits))
    return count !== undefined && count >= variable.min && count <= variable.max ? String(count) : null
  }
  return optionOf(variable.options, heard, speaker)?.id ?? null
}

const take: Job<QuoteData>['take'] = (data, heard, asked, speaker) => {
  if (asked === 'service')
    return heard.service === undefined ? null : { ...data, service: heard.service, answers: {} }
  const variable = variableOf(data, speaker)
  if (asked !== 'variable' || !variable) return null
  const answer = answerTo(variable, heard, speaker)
  return answer === null ? null : { ...data, answers: { ...data.answers, [variable.id]: answer } }
}

const askVariable = (speaker: Speaker, variable: Variable): Question => {
  const line = speaker.own(variable.ask)
  if (variable.kind === 'count')
    return {
      asked: 'variable',
      wants: 'count',
      say: [line],
      keysSay: [line, speaker.line('key-in-count')],
      keys: {},
      takesDigits: String(variable.max).length,
      noInputMs: noInput.choice,
    }
  return { asked: 'variable', ...askOption(speaker, line, variable.options) }
}

const draftOf = (data: QuoteData, service: Service): QuoteDraft | null => {
  const range = service.tariff ? priceOf(service.tariff, data.answers) : service.price
  return (
    range && {
      service: service.id,
      answers: data.answers,
      low: range.from,
      high: range.to,
      name: null,
      phone: data.phone,
    }
  )
}

const sayQuote = ({ low, high }: QuoteDraft, speaker: Speaker, service: string) => {
  const say = (amount: number) => speaker.pack.sayPrice(amount, speaker.clinic.currency)
  const name = sentence(speaker.serviceName(service))
  return low === high
    ? speaker.line('price', { service: name, price: say(low) })
    : speaker.line('price-range', { service: name, low: say(low), high: say(high) })
}

const next: Job<QuoteData>['next'] = (data, speaker) => {
  if (data.service === null) return [data, { need: 'answer', lead: [], question: askService(speaker) }]
  const variable = variableOf(data, speaker)
  if (variable) return [data, { need: 'answer', lead: [], question: askVariable(speaker, variable) }]
  const service = serviceOf(speaker.clinic, data.service)
  const draft = service && draftOf(data, service)
  if (!draft)
    return [data, { need: 'person', say: [speaker.line('no-answer')], text: speaker.text('topic-price') }]
  if (data.stage === 'collect') return [data, { need: 'errand', errand: { do: 'quote', draft } }]
  // a price is true whether or not it could be stored
  return [
    data,
    { need: 'nothing', say: [sayQuote(draft, speaker, data.service)], done: { kind: 'quoted', draft } },
  ]
}

export const quote: Job<QuoteData> = {
  begin,
  take,
  tell: (data, result) => ({ ...data, stage: result.on === 'saved' ? 'saved' : 'failed' }),
  next,
  wanted: (_, speaker) => speaker.text('topic-price'),
}
