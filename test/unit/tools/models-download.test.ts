import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import {
  big,
  bytesOf,
  contentOf,
  namesIn,
  openModels,
  openServer,
  serve,
  sha256,
  type Answer,
} from './models-world.ts'

/** The file that `one` installs. */
const target = (installed: string) => join(installed, 'one', 'big.bin')

await t.test('a download is installed whole, with a record of what and when', async t => {
  await using server = await openServer(serve(big))
  const { run, installed, clock } = await openModels(t.testdir())
  await run('add', 'one', '--url', server.url)
  t.strictSame(await namesIn(installed), ['one'])
  t.strictSame(await namesIn(join(installed, 'one')), ['big.bin', 'installed.json'])
  t.strictSame(await contentOf(target(installed)), big)
  const record: unknown = JSON.parse((await contentOf(join(installed, 'one/installed.json'))).toString())
  t.strictSame(record, {
    id: 'one',
    installedAt: clock.epochMs(),
    files: [
      {
        name: 'big.bin',
        bytes: big.length,
        sha256: sha256(big),
        trustedBy: 'catalogue',
        from: `${server.url}big.bin`,
      },
    ],
  })
})

await t.test('a connection that drops in the middle, twice, is resumed where it stopped', async t => {
  await using server = await openServer(
    serve(big, { dropAfter: 100_000 }),
    serve(big, { dropAfter: 50_000 }),
    serve(big),
  )
  const { run, installed, pausesMs, shown } = await openModels(t.testdir())
  await run('add', 'one', '--url', server.url)
  t.strictSame(
    server.asked.map(({ range, ifRange }) => [range, ifRange]),
    [
      [undefined, undefined],
      ['bytes=100000-', '"v1"'],
      ['bytes=150000-', '"v1"'],
    ],
  )
  t.strictSame(await contentOf(target(installed)), big)
  t.strictSame(pausesMs, [1_000, 1_000], 'tries that bring something start at the shortest pause')
  t.match(shown(), /the connection was lost; trying again in 1 s/)
})

await t.test('a server that ignores ranges is read from the start again', async t => {
  const deaf = { ignoresRange: true }
  await using server = await openServer(serve(big, { ...deaf, dropAfter: 100_000 }), serve(big, deaf))
  const { run, installed } = await openModels(t.testdir())
  await run('add', 'one', '--url', server.url)
  t.strictSame(await contentOf(target(installed)), big)
})

await t.test('a server that answers a range with all of it is believed', async t => {
  const whole: Answer = (request, response) => serve(big, { ignoresRange: true })(request, response)
  await using server = await openServer(serve(big, { dropAfter: 100_000 }), whole)
  const { run, installed } = await openModels(t.testdir())
  await run('add', 'one', '--url', server.url)
  t.equal(server.asked[1]?.range, 'bytes=100000-')
  t.strictSame(await contentOf(target(installed)), big)
})

await t.test('a file that changes between tries is never mixed', async t => {
  const other = bytesOf('other', big.length)
  await using server = await openServer(
    serve(other, { etag: '"old"', dropAfter: 100_000 }),
    serve(big, { etag: '"new"' }),
  )
  const { run, installed } = await openModels(t.testdir())
  await run('add', 'one', '--url', server.url)
  t.equal(server.asked[1]?.ifRange, '"old"')
  t.strictSame(await contentOf(target(installed)), big)
})

await t.test('tries are bounded when none brings anything new', async t => {
  let version = 0
  const restless: Answer = (request, response) => {
    version += 1
    serve(big, { etag: `"${version}"`, dropAfter: 100_000 })(request, response)
  }
  await using server = await openServer(restless)
  const { run, installed, pausesMs } = await openModels(t.testdir())
  await t.rejects(run('add', 'one', '--url', server.url), {
    code: 'DOWNLOAD_FAILED',
    message: /the connection was lost.*goes on where it stopped/,
  })
  t.strictSame(pausesMs, [1_000, 2_000, 5_000, 10_000, 20_000])
  t.strictSame(await namesIn(installed), ['one.part'], 'nothing is installed')
  t.strictSame(await contentOf(join(installed, 'one.part/big.bin.part')), big.subarray(0, 100_000))
})

await t.test('the next run goes on where the last one gave up', async t => {
  const { run, installed } = await openModels(t.testdir())
  await using server = await openServer(
    serve(big, { dropAfter: 100_000 }),
    ...Array.from(
      { length: 5 },
      () => (_: unknown, response: { destroy(): unknown }) => void response.destroy(),
    ),
    serve(big),
  )
  await t.rejects(run('add', 'one', '--url', server.url), { code: 'DOWNLOAD_FAILED' })
  t.strictSame(await namesIn(installed), ['one.part'])
  await run('add', 'one', '--url', server.url)
  t.equal(server.asked.at(-1)?.range, 'bytes=100000-')
  t.strictSame(await contentOf(target(installed)), big)
})

await t.test('a length other than the catalogue names is refused before it is read', async t => {
  await using server = await openServer(serve(big.subarray(0, 1_000)))
  const { run, installed } = await openModels(t.testdir())
  await t.rejects(run('add', 'one', '--url', server.url), {
    code: 'DOWNLOAD_FAILED',
    message: /offers 1000 bytes, the catalogue says 300000.*--url/,
  })
  t.equal(server.asked.length, 1)
  t.strictSame(await namesIn(installed), [], 'nothing is left behind')
})

await t.test('a body shorter than its announced length counts as a lost connection', async t => {
  const short = serve(big.subarray(0, 120_000), { announce: big.length })
  await using server = await openServer(short, serve(big))
  const { run, installed } = await openModels(t.testdir())
  await run('add', 'one', '--url', server.url)
  t.equal(server.asked[1]?.range, 'bytes=120000-')
  t.strictSame(await contentOf(target(installed)), big)
})

await t.test('a server that names no length is measured by the catalogue', async t => {
  await using server = await openServer(
    serve(big.subarray(0, 80_000), { chunked: true }),
    serve(big, { chunked: true }),
  )
  const { run, installed } = await openModels(t.testdir())
  await run('add', 'one', '--url', server.url)
  t.equal(server.asked[1]?.range, 'bytes=80000-')
  t.strictSame(await contentOf(target(installed)), big)
})

await t.test('a slow server is waited for', async t => {
  await using server = await openServer(serve(big, { pieces: 4_000 }))
  const { run, installed, shown } = await openModels(t.testdir())
  await run('add', 'one', '--url', server.url)
  t.equal(server.asked.length, 1)
  t.strictSame(await contentOf(target(installed)), big)
  t.strictSame(
    shown()
      .split('\n')
      .filter(line => line.includes('%')),
    Array.from({ length: 11 }, (_, i) => `big.bin: ${i * 10} % of 300.0 kB`),
    'one line for each tenth where there is no terminal',
  )
})

await t.test('a connection on which nothing comes any more is given up and resumed', async t => {
  const silent = Promise.withResolvers<void>()
  const stall = serve(big, { stallAfter: 100_000, stalled: () => silent.resolve() })
  await using server = await openServer(stall, serve(big))
  const { run, installed, passStall, shown } = await openModels(t.testdir())
  const running = run('add', 'one', '--url', server.url)
  await silent.promise
  while (!shown().includes('nothing came')) {
    await new Promise(setImmediate)
    if (shown().includes('30 %')) passStall()
  }
  await running
  t.equal(server.asked[1]?.range, 'bytes=100000-')
  t.strictSame(await contentOf(target(installed)), big)
})

await t.test('redirects are followed, and each try asks from the first address', async t => {
  const away: Answer = (_, response) => response.writeHead(302, { location: '/elsewhere/x' }).end()
  await using server = await openServer(away, serve(big, { dropAfter: 100_000 }), away, serve(big))
  const { run, installed } = await openModels(t.testdir())
  await run('add', 'one', '--url', server.url)
  t.strictSame(
    server.asked.map(({ url, range }) => [url, range]),
    [
      ['/big.bin', undefined],
      ['/elsewhere/x', undefined],
      ['/big.bin', 'bytes=100000-'],
      ['/elsewhere/x', 'bytes=100000-'],
    ],
  )
  t.strictSame(await contentOf(target(installed)), big)
})

await t.test('a redirect in circles, or to an unsafe address, ends it', async t => {
  const to =
    (location: string): Answer =>
    (_, response) =>
      void response.writeHead(302, { location }).end()
  const { run } = await openModels(t.testdir())
  await using circle = await openServer(to('/big.bin'))
  await t.rejects(run('add', 'one', '--url', circle.url), { message: /redirects more than 8 times/ })
  await using unsafe = await openServer(to('http://models.invalid/big.bin'))
  await t.rejects(run('add', 'one', '--url', unsafe.url), {
    code: 'DOWNLOAD_FAILED',
    message: /redirects to http:\/\/, which is not safe/,
  })
})

await t.test('404 ends it at once, 500 is tried again', async t => {
  const status =
    (code: number): Answer =>
    (_, response) =>
      void response.writeHead(code).end('no')
  const { run, installed } = await openModels(t.testdir())
  await using missing = await openServer(status(404))
  await t.rejects(run('add', 'one', '--url', missing.url), { message: /answers 404 Not Found.*--url/ })
  t.equal(missing.asked.length, 1)
  t.strictSame(await namesIn(installed), [])
  await using ill = await openServer(status(500), status(503), serve(big))
  await run('add', 'one', '--url', ill.url)
  t.equal(ill.asked.length, 3)
  t.strictSame(await contentOf(target(installed)), big)
})

await t.test('a server that is not there is said in words', async t => {
  const server = await openServer(serve(big))
  await server[Symbol.asyncDispose]()
  const { run } = await openModels(t.testdir())
  await t.rejects(run('add', 'one', '--url', server.url), { message: /the server refuses connections/ })
})

await t.test('a compressed answer is not taken for the file', async t => {
  const zipped: Answer = (_, response) =>
    void response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': big.length }).end(big)
  await using server = await openServer(zipped)
  const { run } = await openModels(t.testdir())
  await t.rejects(run('add', 'one', '--url', server.url), { message: /sends it as gzip/ })
})

await t.test('an abort in the middle keeps what was fetched for the next run', async t => {
  const folder = t.testdir()
  const stop = new AbortController()
  const silent = Promise.withResolvers<void>()
  const stall = serve(big, { stallAfter: 100_000, stalled: () => silent.resolve() })
  await using server = await openServer(stall, serve(big))
  const first = await openModels(folder, stop.signal)
  const running = first.run('add', 'one', '--url', server.url)
  await silent.promise
  while (!first.shown().includes('30 %')) await new Promise(setImmediate)
  stop.abort(new Error('the user pressed Ctrl-C'))
  await t.rejects(running, { message: 'the user pressed Ctrl-C' })
  t.strictSame(await namesIn(first.installed), ['one.part'])
  const second = await openModels(folder)
  await second.run('add', 'one', '--url', server.url)
  t.equal(server.asked[1]?.range, 'bytes=100000-')
  t.strictSame(await contentOf(target(second.installed)), big)
})

await t.test('a part that is longer than the file is begun anew', async t => {
  await using server = await openServer(serve(big))
  const { run, installed } = await openModels(t.testdir())
  const part = join(installed, 'one.part')
  await mkdir(part, { recursive: true })
  await writeFile(join(part, 'big.bin.part'), Buffer.concat([big, big]))
  const origin = { address: `${server.url}big.bin`, validator: '"v1"', totalBytes: 900_000 }
  await writeFile(join(part, 'big.bin.part.json'), JSON.stringify(origin))
  await run('add', 'one', '--url', server.url)
  t.strictSame(
    server.asked.map(({ range }) => range),
    ['bytes=600000-', undefined],
  )
  t.strictSame(await contentOf(target(installed)), big)
})
