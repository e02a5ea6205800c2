import type { Task } from '../../ports/clinic-store.ts'
import type { TasksView } from '../api.ts'
import { Empty, ListState, Part } from './part.tsx'
import { useList } from './use-list.ts'
import { useSend } from './use-send.ts'
import { useWords } from './words.ts'

const One = ({ task }: { readonly task: Task }) => {
  const { texts, format } = useWords()
  const { send, refusal } = useSend()
  const mark = (state: 'taken' | 'done') => () => send(`/api/tasks/${task.id}`, { state })
  return (
    <li class="message">
      <p class="message-head">
        <strong>{task.name ?? texts.messages.nameless}</strong>
        {task.phone && (
          <a class="phone link" href={`tel:${task.phone}`}>
            {task.phone}
          </a>
        )}
        <span class="badge plain">{texts.tasks.kinds[task.kind]}</span>
        {task.state !== 'open' && <span class="badge plain">{texts.tasks.states[task.state]}</span>}
      </p>
      <blockquote lang={task.language}>{task.text}</blockquote>
      <p class="message-foot">
        <span>
          {texts.tasks.due} {format.shortDay(task.dueMs)} {format.time(task.dueMs)}
        </span>
        {task.state !== 'taken' && (
          <button type="button" class="link" onClick={mark('taken')}>
            {texts.tasks.take}
          </button>
        )}
        <button type="button" class="link" onClick={mark('done')}>
          {texts.tasks.done}
        </button>
        {refusal !== null && <span role="alert">{refusal || texts.failed}</span>}
      </p>
    </li>
  )
}

/** What a person has to do, by when it is due. */
export const Tasks = ({ edition }: { readonly edition: number }) => {
  const { texts } = useWords()
  const list = useList<TasksView>('/api/tasks?limit=100', edition)
  const tasks = list.data?.tasks
  return (
    <Part id="tasks" title={texts.tasks.title}>
      <ListState list={list} />
      {tasks?.length === 0 && <Empty title={texts.tasks.empty} note={texts.tasks.emptyNote} />}
      {tasks && tasks.length > 0 && (
        <ul class="messages">
          {tasks.map(task => (
            <One key={task.id} task={task} />
          ))}
        </ul>
      )}
    </Part>
  )
}
