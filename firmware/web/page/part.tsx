import type { ComponentChildren } from 'preact'
import type { Listed } from './use-list.ts'
import { useWords } from './words.ts'

/** One part of the page: a landmark named by its heading. */
export const Part = (props: {
  readonly id: string
  readonly title: string
  /** Beside the heading. */
  readonly aside?: ComponentChildren
  readonly children: ComponentChildren
}) => (
  <section class="part" id={props.id} aria-labelledby={`${props.id}-title`}>
    <header class="part-head">
      <h2 id={`${props.id}-title`}>{props.title}</h2>
      {props.aside}
    </header>
    {props.children}
  </section>
)

/** Says what will be here. */
export const Empty = ({ title, note }: { readonly title: string; readonly note: string }) => (
  <div class="empty">
    <p class="empty-title">{title}</p>
    <p>{note}</p>
  </div>
)

/** Stands in for a list that is not there, and says so when a list that is there could not be read again. */
export const ListState = ({ list }: { readonly list: Listed<unknown> }) => {
  const { texts } = useWords()
  if (list.refusal === null) return list.data ? null : <p class="loading">{texts.loading}</p>
  return (
    <div class="refusal" role="alert">
      <p>
        {texts.failed} {list.refusal}
      </p>
      <button type="button" class="button" onClick={list.again}>
        {texts.tryAgain}
      </button>
    </div>
  )
}
