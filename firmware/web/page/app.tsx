import { useMemo, useState } from 'preact/hooks'
import { systemClock } from '../../time/clock.ts'
import type { CallsView } from '../api.ts'
import { Bookings } from './bookings.tsx'
import { Calls } from './calls.tsx'
import { dayBefore } from './day.ts'
import { Contents, Header } from './header.tsx'
import { Messages } from './messages.tsx'
import { Now } from './now.tsx'
import { Report } from './report.tsx'
import { Status } from './status.tsx'
import { Tasks } from './tasks.tsx'
import { useBox } from './use-box.ts'
import { useList } from './use-list.ts'
import { useNow } from './use-now.ts'
import { Changed } from './use-send.ts'
import { createWords, WordsProvider } from './words.ts'

/** Calls shown at first, and how many more at a time. */
const CALLS = 20
const MOST_CALLS = 500

const Lists = ({ seen, nowMs, today }: { seen: ReturnType<typeof useBox>; nowMs: number; today: string }) => {
  const [limit, setLimit] = useState(CALLS)
  const [changes, setChanges] = useState(0)
  const edition = seen.edition === 0 ? 0 : seen.edition + changes
  const list = useList<CallsView>(`/api/calls?limit=${limit}`, seen.edition)
  const calls = list.data?.calls ?? []
  const hasMore = calls.length >= limit && limit < MOST_CALLS
  return (
    <Changed.Provider value={() => setChanges(n => n + 1)}>
      <div class="column">
        <Now seen={seen} />
        <Calls list={list} today={today} more={hasMore ? () => setLimit(limit + CALLS) : null} />
      </div>
      <div class="column">
        <Tasks edition={edition} />
        <Bookings edition={edition} nowMs={nowMs} />
        <Messages edition={seen.edition} calls={new Set(calls.map(({ id }) => id))} />
      </div>
      <Report edition={edition} dayBefore={days => dayBefore(today, days)} />
    </Changed.Provider>
  )
}

/** The whole page. */
export const App = ({ language }: { readonly language: string }) => {
  const seen = useBox(systemClock)
  const clinic = seen.box?.clinic ?? null
  const words = useMemo(() => createWords(language, clinic), [language, clinic])
  const nowMs = useNow(seen.aheadMs, 10_000)
  const { texts, format } = words
  return (
    <WordsProvider value={words}>
      <a class="skip" href="#now">
        {texts.skip}
      </a>
      <Header link={seen.link} language={language} nowMs={nowMs} />
      {seen.link === 'lost' && (
        <p class="away" role="alert">
          {texts.link.lostLong}
        </p>
      )}
      <Contents />
      <main class={seen.link === 'lost' ? 'stale' : ''}>
        {seen.box && <Status box={seen.box} />}
        <Lists seen={seen} nowMs={nowMs} today={format.dayOf(nowMs)} />
      </main>
    </WordsProvider>
  )
}
