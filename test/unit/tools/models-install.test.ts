import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmdirSync } from 'node:fs'
import { mkdir, mkdtemp, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import {
  big,
  bytesOf,
  contentOf,
  namesIn,
  openModels,
  openServer,
  serve,
  serveFiles,
  sha256,
  voice,
  voiceJson,
} from './models-world.ts'

const files = { 'big.bin': big, 'voice.onnx': voice, 'voice.onnx.json': voiceJson }

await t.test('a file with another hash is refused, shown with both hashes, and put aside', async t => {
  const other = bytesOf('other', big.length)
  await using server = await openServer(serve(other))
  const { run, installed } = await openModels(t.testdir())
  await t.rejects(run('add', 'one', '--url', server.url), {
    code: 'MODEL_DAMAGED',
    message: new RegExp(`expected sha256 ${sha256(big)}, found ${sha256(other)}. Nothing was installed`),
  })
  t.strictSame(await namesIn(installed), ['big.bin.refused'])
  t.strictSame(await contentOf(join(installed, 'big.bin.refused')), other)
})

await t.test('what an earlier try left and does not fit is fetched again from the start, once', async t => {
  const { run, installed, shown } = await openModels(t.testdir())
  await using server = await openServer(serve(big))
  const part = join(installed, 'one.part')
  await mkdir(part, { recursive: true })
  await writeFile(join(part, 'big.bin.part'), bytesOf('torn by a power cut', 100_000))
  const origin = { address: `${server.url}big.bin`, validator: '"v1"', totalBytes: big.length }
  await writeFile(join(part, 'big.bin.part.json'), JSON.stringify(origin))
  await run('add', 'one', '--url', server.url)
  t.strictSame(
    server.asked.map(({ range }) => range),
    ['bytes=100000-', undefined],
  )
  t.strictSame(await contentOf(join(installed, 'one/big.bin')), big)
  t.match(shown(), /does not fit; fetching it again/)
})

await t.test('a part whose origin is unknown is not trusted', async t => {
  const { run, installed } = await openModels(t.testdir())
  await using server = await openServer(serve(big))
  await mkdir(join(installed, 'one.part'), { recursive: true })
  await writeFile(join(installed, 'one.part/big.bin.part'), bytesOf('whatever', 100_000))
  await run('add', 'one', '--url', server.url)
  t.equal(server.asked[0]?.range, undefined)
  t.strictSame(await contentOf(join(installed, 'one/big.bin')), big)
})

await t.test('without a hash in the catalogue a person must vouch, and nothing is fetched twice', async t => {
  await using server = await openServer(serveFiles(files))
  const { run, installed, shown } = await openModels(t.testdir())
  const hashes = `${sha256(voice)},${sha256(voiceJson)}`
  await t.rejects(run('add', 'stranger', '--url', server.url), {
    code: 'MODEL_UNTRUSTED',
    message: new RegExp(`--trust ${hashes}$`),
  })
  t.match(shown(), sha256(voice), 'each hash is shown with its file')
  t.strictSame(await namesIn(installed), ['stranger.part'])
  t.equal(server.asked.length, 2)
  await t.rejects(run('add', 'stranger', '--url', server.url, '--trust', sha256(voice)), {
    code: 'MODEL_UNTRUSTED',
    detail: { found: sha256(voiceJson) },
  })
  await run('add', 'stranger', '--url', server.url, '--trust', hashes)
  t.equal(server.asked.length, 2, 'the server was not asked again')
  t.strictSame(await namesIn(join(installed, 'stranger')), [
    'installed.json',
    'voice.onnx',
    'voice.onnx.json',
  ])
  t.match(JSON.parse((await contentOf(join(installed, 'stranger/installed.json'))).toString()), {
    files: [{ trustedBy: 'person' }, { trustedBy: 'person' }],
  })
})

await t.test('--trust does not overrule a hash that the catalogue names', async t => {
  const other = bytesOf('other', big.length)
  await using server = await openServer(serve(other))
  const { run } = await openModels(t.testdir())
  await t.rejects(run('add', 'one', '--url', server.url, '--trust', sha256(other)), { code: 'MODEL_DAMAGED' })
})

await t.test('of several files all are installed or none', async t => {
  await using half = await openServer(serveFiles({ 'voice.onnx': voice }))
  const { run, installed } = await openModels(t.testdir())
  await t.rejects(run('add', 'pair', '--url', half.url), { code: 'DOWNLOAD_FAILED', message: /404/ })
  t.strictSame(await namesIn(installed), ['pair.part'])
  await using whole = await openServer(serveFiles(files))
  await run('add', 'pair', '--url', whole.url)
  t.strictSame(
    whole.asked.map(({ url }) => url),
    ['/voice.onnx.json'],
    'the first file was kept',
  )
  t.strictSame(await namesIn(installed), ['pair'])
  t.strictSame(await contentOf(join(installed, 'pair/voice.onnx')), voice)
  t.strictSame(await contentOf(join(installed, 'pair/voice.onnx.json')), voiceJson)
})

await t.test('a crash between naming the files and naming the folder costs nothing', async t => {
  const { run, installed } = await openModels(t.testdir())
  await mkdir(join(installed, 'pair.part'), { recursive: true })
  await writeFile(join(installed, 'pair.part/voice.onnx'), voice)
  await writeFile(join(installed, 'pair.part/voice.onnx.json'), bytesOf('torn', voiceJson.length))
  await using server = await openServer(serveFiles(files))
  await run('add', 'pair', '--url', server.url)
  t.strictSame(
    server.asked.map(({ url }) => url),
    ['/voice.onnx.json'],
    'only the torn file is fetched',
  )
  t.strictSame(await contentOf(join(installed, 'pair/voice.onnx.json')), voiceJson)
})

await t.test('a USB stick serves as well, by file name, with the same checks', async t => {
  const folder = t.testdir({ usb: {}, inner: { pair: {} } })
  const { run, installed } = await openModels(folder)
  const usb = join(folder, 'usb')
  await writeFile(join(usb, 'voice.onnx'), voice)
  await t.rejects(run('add', 'pair', '--from', usb), {
    code: 'FILE_UNREADABLE',
    message: /voice\.onnx\.json cannot be read: it is not in/,
  })
  t.strictSame(await namesIn(installed), ['pair.part'], 'all or none')
  await writeFile(join(usb, 'voice.onnx.json'), bytesOf('bad stick', voiceJson.length))
  await t.rejects(run('add', 'pair', '--from', usb), { code: 'MODEL_DAMAGED' })
  await writeFile(join(usb, 'voice.onnx.json'), voiceJson)
  await run('add', 'pair', '--from', usb)
  t.strictSame(await contentOf(join(installed, 'pair/voice.onnx')), voice)

  const inner = join(folder, 'inner')
  await writeFile(join(inner, 'pair/voice.onnx'), voice)
  await writeFile(join(inner, 'pair/voice.onnx.json'), voiceJson)
  await run('remove', 'pair')
  await run('add', 'pair', '--from', inner)
  t.strictSame(
    await contentOf(join(installed, 'pair/voice.onnx')),
    voice,
    'a folder of the name of the model will do',
  )
  await t.rejects(run('add', 'one', '--from', join(folder, 'gone')), { message: /the folder is not there/ })
})

await t.test('what is there is not fetched again, and what is damaged is', async t => {
  await using server = await openServer(serveFiles(files))
  const { run, installed, shown } = await openModels(t.testdir())
  await run('add', 'one', '--url', server.url)
  await run('add', 'one', '--url', server.url)
  t.equal(server.asked.length, 1)
  t.match(shown(), /one is already there/)
  await writeFile(join(installed, 'one/big.bin'), bytesOf('bit rot', big.length))
  await run('add', 'one', '--url', server.url)
  t.equal(server.asked.length, 2)
  t.strictSame(await contentOf(join(installed, 'one/big.bin')), big)
  t.strictSame(await namesIn(installed), ['one'])
})

await t.test('a folder that cannot be written to is said so', async t => {
  const folder = t.testdir({ file: 'not a folder' })
  const { run } = await openModels(folder)
  await t.rejects(run('add', 'one', '--folder', join(folder, 'file/models')), { code: 'FOLDER_UNWRITABLE' })
})

/** A disk of so many bytes, or why there is none. */
const mountSmallDisk = (path: string, bytes: number): string | undefined => {
  if (process.getuid?.() !== 0) return 'mounting a small disk needs root'
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', path], { stdio: 'pipe' })
    return undefined
  } catch (error) {
    return `no small disk can be mounted: ${(error as Error).message.split('\n')[1] ?? ''}`
  }
}

await t.test('a small disk', async t => {
  // not a test folder: what stays mounted after a kill would be in the way of the next run
  const small = await mkdtemp(join(tmpdir(), 'ragelis-small-disk-'))
  const why = mountSmallDisk(small, 1_200_000)
  t.teardown(() => {
    if (why === undefined) execFileSync('umount', [small])
    rmdirSync(small)
  })
  if (why !== undefined) {
    t.comment(why)
    return t.pass(`skipped: ${why}`)
  }
  const folder = t.testdir()
  const { run } = await openModels(folder)

  await t.test('is found out before anything is fetched', async t => {
    await using server = await openServer(serve(big))
    await t.rejects(run('add', 'one', '--url', server.url, '--folder', small), {
      code: 'MODEL_NO_ROOM',
      message: /no room for one .* 1\.3 MB are needed, 1\.2 MB are free.*--folder/,
    })
    t.equal(server.asked.length, 0)
    t.strictSame(await namesIn(small), [])
  })

  await t.test('that fills up on the way leaves what was fetched, and no model', async t => {
    const long = bytesOf('longer than the catalogue says', 3_000_000)
    await using server = await openServer(serve(long))
    await t.rejects(run('add', 'stranger', '--url', server.url, '--folder', small), {
      code: 'MODEL_NO_ROOM',
      message: /0 B are free/,
    })
    t.equal(server.asked.length, 1, 'a full disk is not tried again')
    t.strictSame(await namesIn(small), ['stranger.part'])
    const kept = await contentOf(join(small, 'stranger.part/voice.onnx.part'))
    t.strictSame(kept, long.subarray(0, kept.length))
    await rm(join(small, 'stranger.part'), { recursive: true })
  })
})

const commandUrl = new URL('../../../tools/command/models.ts', import.meta.url).href
const script = `
  import { modelsCommand } from ${JSON.stringify(commandUrl)}
  const [catalogue, folder, ...args] = process.argv.slice(2)
  await modelsCommand({ catalogue, folder }).parseAsync(args, { from: 'user' })
`

await t.test('a process killed in the middle is taken up by the next one', async t => {
  const folder = t.testdir({ 'run.mjs': script })
  const { run, installed, catalogue } = await openModels(folder)
  await using server = await openServer(serve(big, { stallAfter: 200_000 }), serve(big))
  const args = [join(folder, 'run.mjs'), catalogue, installed, 'add', 'one', '--url', server.url]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  for await (const chunk of child.stderr as AsyncIterable<Buffer>) {
    said += chunk.toString()
    if (said.includes('60 %')) break
  }
  child.kill('SIGKILL')
  await once(child, 'exit')
  t.strictSame(await namesIn(installed), ['one.part'])
  const { size } = await stat(join(installed, 'one.part/big.bin.part'))
  t.ok(size > 0 && size <= 200_000, `${size} bytes are kept`)
  await run('add', 'one', '--url', server.url)
  t.equal(server.asked[1]?.range, `bytes=${size}-`)
  t.strictSame(await contentOf(join(installed, 'one/big.bin')), big)
  t.strictSame(await namesIn(installed), ['one'])
})

await t.test('a real process installs over a lost connection, and its exit code says so', async t => {
  const folder = t.testdir({ 'run.mjs': script })
  const { installed, catalogue } = await openModels(folder)
  await using server = await openServer(serve(big, { dropAfter: 123_456 }), serve(big))
  const args = [join(folder, 'run.mjs'), catalogue, installed, 'add', 'one', '--url', server.url]
  const child = spawn(process.execPath, args, {
    stdio: 'ignore',
    cwd: fileURLToPath(new URL('.', import.meta.url)),
  })
  const [code] = (await once(child, 'exit')) as [number | null]
  t.equal(code, 0)
  t.strictSame(await contentOf(join(installed, 'one/big.bin')), big)
})

await t.test('a truncated installation shows', async t => {
  await using server = await openServer(serveFiles(files))
  const { run, installed, printed } = await openModels(t.testdir())
  await run('add', 'pair', '--url', server.url)
  await truncate(join(installed, 'pair/voice.onnx'), 1_000)
  await run('list', '--json')
  const listed = JSON.parse(printed.at(-1) ?? '') as { id: string; state: string }[]
  t.equal(listed.find(({ id }) => id === 'pair')?.state, 'damaged')
})
