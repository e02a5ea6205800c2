import { execFile } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type RollupOptions, rollup } from 'rollup'
import type { Test } from 'tap'
import t from 'tap'

const run = promisify(execFile)
const { programBuild, pageBuild } = (await import(
  new URL('../../../rollup.config.js', import.meta.url).href
)) as {
  programBuild: (input: string[], dir: string) => RollupOptions
  pageBuild: (dir: string) => RollupOptions
}

type Files = NonNullable<Parameters<Test['testdir']>[0]>

const write = async (options: RollupOptions) => {
  await using bundle = await rollup(options)
  for (const output of [options.output].flat()) if (output) await bundle.write(output)
}

/** A program that starts a thread and a process from files of its own, and reads files beside and outside itself. */
const source = {
  'main.ts': `
    import { fork } from 'node:child_process'
    import { existsSync, readFileSync } from 'node:fs'
    import { Worker } from 'node:worker_threads'
    import pack from './pack.json' with { type: 'json' }
    import { shared } from './deep/shared.ts'
    const once = (from: { once(name: 'message', take: (value: unknown) => void): unknown }) =>
      new Promise<unknown>(resolve => from.once('message', resolve))
    const child = once(fork(new URL('./deep/child.ts', import.meta.url)))
    console.log(JSON.stringify({
      shared: shared('main'),
      pack: pack.name,
      thread: await once(new Worker(new URL('./deep/thread.ts', import.meta.url))),
      child: await child,
      words: readFileSync(new URL('./words.ftl', import.meta.url), 'utf8'),
      models: existsSync(new URL('../models/', import.meta.url)),
      here: existsSync(new URL('../models', new URL('.', import.meta.url))),
      model: readFileSync(new URL('../models/tiny.bin', import.meta.url), 'utf8'),
      later: (await import('./deep/later.ts')).later,
    }))
  `,
  'pack.json': '{ "name": "pack" }',
  'words.ftl': 'hello = Labas',
  deep: {
    'shared.ts': 'export const shared = (who: string): string => `shared with ${who}`',
    'thread.ts': `
      import { parentPort } from 'node:worker_threads'
      import { shared } from './shared.ts'
      parentPort?.postMessage(shared('thread'))
    `,
    'child.ts': `
      import { readFileSync } from 'node:fs'
      import { shared } from './shared.ts'
      process.send?.(shared('child') + readFileSync(new URL('./note.yaml', import.meta.url), 'utf8'))
      process.disconnect?.()
    `,
    'note.yaml': ' and a note',
    'later.ts': 'export const later: string = "later"',
  },
}

/** The product's own build of a program, on another program. */
const build = async (t: Test, files: Files) => {
  const folder = t.testdir({ src: files, models: { 'tiny.bin': 'weights' } })
  await write(programBuild([join(folder, 'src/main.ts')], join(folder, 'dist')))
  return folder
}

await t.test('a bundled program finds its threads, processes and files', async t => {
  const folder = await build(t, source)
  renameSync(join(folder, 'src'), join(folder, 'moved-away'))
  const { stdout } = await run(process.execPath, [join(folder, 'dist/main.js')])
  t.strictSame(JSON.parse(stdout), {
    shared: 'shared with main',
    pack: 'pack',
    thread: 'shared with thread',
    child: 'shared with child and a note',
    words: 'hello = Labas',
    models: true,
    here: true,
    model: 'weights',
    later: 'later',
  })
})

await t.test('a build leaves nothing of the one before, and touches no folder', async t => {
  const folder = await build(t, { 'main.ts': 'console.log(1)' })
  const dist = join(folder, 'dist')
  mkdirSync(join(dist, 'page'))
  writeFileSync(join(dist, 'old-12345678.js'), '')
  await write(programBuild([join(folder, 'src/main.ts')], dist))
  t.strictSame(readdirSync(dist).sort(), ['main.js', 'page'])
})

await t.test('what cannot survive the bundle stops the build', async t => {
  const refusal = build(t, { 'main.ts': 'console.log(import.meta.dirname)' }).then(() => 'built', String)
  t.match(await refusal, /import\.meta\.dirname does not survive/)
})

await t.test('the page is one page, one script, one sheet and one icon, and asks nobody else', async t => {
  const folder = t.testdir({})
  await write(pageBuild(folder))
  const files = readdirSync(folder)
  const unhashed = files.map(file => file.replace(/-[\w-]{8}\./, '-HASH.')).sort()
  t.strictSame(unhashed, ['icon-HASH.svg', 'index.html', 'page-HASH.css', 'page-HASH.js'])
  const read = (name = '') => readFileSync(join(folder, name), 'utf8')
  const page = read('index.html')
  for (const name of files.filter(file => file !== 'index.html')) t.ok(page.includes(`"./${name}"`), name)
  t.notMatch(page, /<style|style=|<script(?! type="module" src)|\son\w+=/, 'nothing inline')
  const script = read(files.find(file => file.endsWith('.js')))
  t.notMatch(script, /(?:^|[;}])import[ {*"']/, 'nothing is left to import')
  for (const text of [script, read(files.find(file => file.endsWith('.css')))])
    t.notMatch(text.replaceAll('http://www.w3.org/', ''), /https?:\/\//, 'no address of elsewhere')
  t.ok(script.length < 85_000, `${script.length} bytes of script`)
})
