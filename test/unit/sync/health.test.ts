import t from 'tap'
import { Value } from 'typebox/value'
import type { Publication } from '../../../firmware/sync/link.ts'
import { createHealth, type LineHealth } from '../../../firmware/sync/health.ts'
import { payloads } from '../../../firmware/sync/payload.ts'
import { simClock } from '../../../firmware/time/sim-clock.ts'

const fakeLink = () => {
  const said: (Publication & { readonly content: { readonly lines: readonly unknown[] } })[] = []
  const over = new AbortController()
  const publish = async (publication: Publication) => {
    over.signal.throwIfAborted()
    said.push({ ...publication, content: JSON.parse(publication.payload) })
    return true
  }
  return { link: { publish, lost: over.signal }, said, lose: () => over.abort(new Error('lost')) }
}
const line = (isUp: boolean): LineHealth => ({
  line: 'line-1',
  isUp,
  sinceMs: Date.UTC(2026, 10, 24, 7, 50),
  code: isUp ? null : 'NOT_REGISTERED',
  says: isUp ? '' : 'The modem is on no network.',
})

await t.test('each change is told at once, retained, and as published', async t => {
  const health = createHealth('ragelis/v1/a/b/health', simClock())
  const { link, said } = fakeLink()
  health.tell(link)
  t.same(said, [], 'nothing is known yet')
  health.put([line(true)])
  health.put([line(false)])
  t.match(said[1], { topic: 'ragelis/v1/a/b/health', retain: true })
  t.match(said[1]?.content, {
    lines: [{ line: 'line-1', state: 'down', since: '2026-11-24T07:50:00+00:00', fault: 'NOT_REGISTERED' }],
  })
  for (const { content } of said) t.ok(Value.Check(payloads.health, content))
})

await t.test('a new connection is told the latest; a lost one nothing more', async t => {
  const health = createHealth('t', simClock())
  const [first, second] = [fakeLink(), fakeLink()]
  health.tell(first.link)
  first.lose()
  health.put([line(true)])
  health.put([line(false)])
  t.same(first.said, [])
  health.tell(second.link)
  t.equal(second.said.length, 1)
  t.match(second.said[0]?.content.lines, [{ state: 'down' }])
})
