import { readFile } from 'node:fs/promises'
import t from 'tap'
import { asyncapi } from '../../../firmware/sync/asyncapi.ts'
import { payloads } from '../../../firmware/sync/payload.ts'
import { namePattern, topicsOf } from '../../../firmware/sync/topics.ts'

await t.test('the document that is checked in is current', async t => {
  const file = new URL('../../../firmware/sync/asyncapi.json', import.meta.url)
  const written: unknown = JSON.parse(await readFile(file, 'utf8'))
  t.strictSame(written, JSON.parse(JSON.stringify(asyncapi())), 'run: node tools/asyncapi.ts')
})

await t.test('every kind of payload has its channel, where the box speaks', async t => {
  const topics = topicsOf({ site: 'vilnius', box: 'box-1' })
  const { channels } = asyncapi()
  t.strictSame(Object.keys(channels), Object.keys(payloads))
  for (const [kind, { address }] of Object.entries(channels))
    t.equal(
      address.replace('{site}', 'vilnius').replace('{box}', 'box-1'),
      topics[kind as keyof typeof topics],
    )
})

await t.test('every reference leads somewhere', async t => {
  const document = asyncapi() as unknown
  const at = (path: string) =>
    path
      .split('/')
      .slice(1)
      .reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], document)
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"(#[^"]+)"/g)].map(
    found => found[1] ?? '',
  )
  t.ok(references.length > 10)
  for (const reference of references) t.ok(at(reference), reference)
})

await t.test('names that would change the meaning of a topic are refused', async t => {
  for (const name of ['', 'a/b', '+', '#', 'Ä', '-a', 'a'.repeat(64)])
    t.throws(() => topicsOf({ site: name, box: 'box' }), { code: 'CONFIG_INVALID' }, `"${name}"`)
  t.match('vilnius-2', new RegExp(namePattern))
})
