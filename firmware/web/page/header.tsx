import type { Link } from './box.ts'
import { texts as all } from './texts.ts'
import { useWords } from './words.ts'

const Mark = () => (
  <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
    <rect width="32" height="32" rx="8" />
    <path d="M10.6 7.5c.7-.3 1.5 0 1.8.7l1.5 3.3c.3.6.1 1.3-.4 1.7l-1.6 1.3a10.6 10.6 0 0 0 5.6 5.6l1.3-1.6c.4-.5 1.1-.7 1.7-.4l3.3 1.5c.7.3 1 1.1.7 1.8l-.9 2.2c-.3.8-1.1 1.2-1.9 1.1C13.9 23.8 8.2 18.1 7.3 10.3c-.1-.8.3-1.6 1.1-1.9z" />
  </svg>
)

const LinkState = ({ link }: { readonly link: Link }) => {
  const { texts } = useWords()
  return (
    <p class={`link-state ${link}`} role="status">
      <span class="dot" aria-hidden="true" />
      {texts.link[link]}
    </p>
  )
}

const Languages = ({ language }: { readonly language: string }) => {
  const { texts } = useWords()
  return (
    <nav class="languages" aria-label={texts.languages}>
      {Object.entries(all).map(([code, { name }]) => (
        <a
          key={code}
          href={`?lang=${code}`}
          lang={code}
          hreflang={code}
          aria-label={name}
          aria-current={code === language ? 'true' : undefined}
        >
          {code.toUpperCase()}
        </a>
      ))}
    </nav>
  )
}

/** The clinic, its day and hour, and whether what is shown is true. */
export const Header = (props: { readonly link: Link; readonly language: string; readonly nowMs: number }) => {
  const { clinic, format } = useWords()
  return (
    <header class="top">
      <p class="brand">
        <Mark />
        Ragelis
      </p>
      <h1>{clinic?.name ?? 'Ragelis'}</h1>
      {clinic && (
        <p class="moment">
          <span>{format.shortDay(props.nowMs)}</span> <strong>{format.time(props.nowMs)}</strong>
        </p>
      )}
      <LinkState link={props.link} />
      <Languages language={props.language} />
    </header>
  )
}

/** The parts of the page, for a small screen and for the keyboard. */
export const Contents = () => {
  const { texts } = useWords()
  const parts = {
    now: texts.now.title,
    calls: texts.calls.title,
    bookings: texts.bookings.title,
    messages: texts.messages.short,
    report: texts.report.title,
  }
  return (
    <nav class="contents" aria-label={texts.onThisPage}>
      {Object.entries(parts).map(([id, title]) => (
        <a key={id} href={`#${id}`}>
          {title}
        </a>
      ))}
    </nav>
  )
}
