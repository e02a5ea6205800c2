import type { Message } from '../../ports/store.ts'
import type { MessagesView } from '../api.ts'
import { openCall } from './calls.tsx'
import { Empty, ListState, Part } from './part.tsx'
import { useList } from './use-list.ts'
import { useWords } from './words.ts'

const Note = ({ message, hasCall }: { readonly message: Message; readonly hasCall: boolean }) => {
  const { texts, format } = useWords()
  const { callId } = message
  return (
    <li class="message">
      <p class="message-head">
        <strong>{message.name ?? texts.messages.nameless}</strong>
        {message.phone ? (
          <a class="phone link" href={`tel:${message.phone}`}>
            {message.phone}
          </a>
        ) : (
          <span>{texts.now.withheld}</span>
        )}
      </p>
      <blockquote lang={message.language}>{message.text}</blockquote>
      <p class="message-foot">
        <span>
          {format.shortDay(message.createdMs)} {format.time(message.createdMs)}
        </span>
        <span>{format.language(message.language)}</span>
        {callId && hasCall && (
          <button type="button" class="link" onClick={() => openCall(callId)}>
            {texts.messages.openCall}
          </button>
        )}
      </p>
    </li>
  )
}

/** What callers asked to pass on. */
export const Messages = (props: {
  readonly edition: number
  /** Ids of the calls that can be opened. */
  readonly calls: ReadonlySet<string>
}) => {
  const { texts } = useWords()
  const list = useList<MessagesView>('/api/messages?limit=20', props.edition)
  const messages = list.data?.messages
  return (
    <Part id="messages" title={texts.messages.title}>
      <ListState list={list} />
      {messages?.length === 0 && <Empty title={texts.messages.empty} note={texts.messages.emptyNote} />}
      {messages && messages.length > 0 && (
        <ul class="messages">
          {messages.map(message => (
            <Note key={message.id} message={message} hasCall={props.calls.has(message.callId ?? '')} />
          ))}
        </ul>
      )}
    </Part>
  )
}
