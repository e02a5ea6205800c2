import { createSpeaker, type Shop } from '../../firmware/desk/speaker.ts'
import { understand } from '../../firmware/desk/understand/understanding.ts'
import { dictate } from '../../firmware/language/dictated-phone.ts'
import type { Language } from '../../firmware/language/language.ts'
import { tokens } from '../../firmware/language/words.ts'
import type { Scenario } from './scenario.ts'

/** What callers know of themselves, as the desk reads it back: by it they hear whether they were understood. */

/** The number they dictate, whole or in pieces. */
const dictatedPhones = ({ answers }: Scenario, { clinic, pack }: ReturnType<typeof createSpeaker>) => {
  let digits = ''
  return (answers['phone'] ?? []).flatMap(words => {
    const dialled = dictate(pack, digits, tokens(words), clinic.country)
    digits = dialled.digits
    return dialled.kind === 'number' ? [dialled.phone] : []
  })
}

/** A number that is named in what must come of the call is theirs, whatever they said first. */
const phonesOf = (scenario: Scenario, speaker: ReturnType<typeof createSpeaker>): readonly string[] => {
  const { bookings = [], tasks = [] } = scenario.expect
  const named = [...bookings, ...tasks].flatMap(({ phone }) => phone ?? [])
  return named.length > 0 ? named : dictatedPhones(scenario, speaker)
}

/**
 * How the right answer to a read-back is said, each way; none: whatever is read back is right.
 * @param asked the name of the read-back
 */
export const ownWords = (
  shop: Shop,
  { language, nowMs }: { readonly language: Language; readonly nowMs: number },
  scenario: Scenario,
  asked: string,
): readonly string[] => {
  const speaker = createSpeaker(shop, language, nowMs)
  const { clinic, pack, today } = speaker
  // what they say is in the language of the scenario, whichever the desk speaks
  const own = createSpeaker(shop, shop.texts.has(scenario.language) ? scenario.language : language, nowMs)
  const isPhone = asked === 'phone-confirm' || (asked === 'callback-confirm' && scenario.from === null)
  if (isPhone) return phonesOf(scenario, own).map(pack.sayPhone)
  if (asked !== 'birth-date-confirm') return []
  const { visits, expect } = scenario
  const changed = (expect.changes ?? []).flatMap(
    ({ visit }) => visits.find(({ id }) => id === visit)?.['birth-date'] ?? [],
  )
  if (changed.length > 0) return changed.map(pack.sayDate)
  const hearer = { clinic, pack: own.pack, today, asksName: false }
  return (scenario.answers['birth-date'] ?? []).flatMap(words => {
    const { date } = understand(words, hearer)
    return date === undefined ? [] : [pack.sayDate(date)]
  })
}
