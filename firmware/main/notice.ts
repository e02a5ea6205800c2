import type { LineSettings } from '../config/box-file.ts'
import type { LineStatus } from '../ports/line.ts'
import type { Clock } from '../time/clock.ts'
import type { Alarms } from './alarms.ts'
import { createLineWatch, type Need } from './line-watch.ts'
import type { Present } from './present.ts'

/** Puts a line's status before people, and tells them when it cannot be rung for too long. */
export interface Notice extends AsyncDisposable {
  readonly show: (status: LineStatus) => void
}

export interface NoticeOptions {
  readonly settings: Pick<LineSettings, 'name' | 'number'>
  readonly present: Pick<Present, 'line'>
  readonly alarms: Pick<Alarms, 'tell'>
  readonly clock: Clock
  readonly needs: Need
  readonly afterMs: number
}

/** What is known of a line that nobody has looked at yet. */
export const blankStatus = (line: string): LineStatus => ({
  line,
  state: 'starting',
  fault: null,
  reason: null,
  network: 'unknown',
  operator: null,
  signalDbm: null,
})

export const createNotice = ({ settings, present, alarms, ...rest }: NoticeOptions): Notice => {
  const { name, number } = settings
  let last = blankStatus(name)
  const put = () => present.line({ ...watch.shown(last), number })
  const watch = createLineWatch({
    ...rest,
    tell: change => {
      put()
      alarms.tell({ line: name, ...change })
    },
  })
  const show = (status: LineStatus) => {
    last = status
    watch.take(status)
    put()
  }
  return { show, [Symbol.asyncDispose]: watch[Symbol.asyncDispose] }
}
