import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'

interface SetUp {
  buildNative(options: { readonly root: string; readonly say: (text: string) => void }): Promise<string>
}
// plain JavaScript without types: it runs on a Node that knows none
const script: string = '../../../tools/set-up/native.js'
const { buildNative } = (await import(script)) as SetUp

const works = 'extern "C" int answer() { return 42; }'
const cmake = `cmake_minimum_required(VERSION 3.18)
project(small LANGUAGES CXX)
add_library(ragelis-asr SHARED asr/asr.cpp)`
const whisper = { version: '0.3.1', integrity: 'sha512-x' }
const checkout = (source: string) => ({
  'package-lock.json': JSON.stringify({ packages: { 'node_modules/nodejs-whisper': whisper } }),
  native: { 'CMakeLists.txt': cmake, asr: { 'asr.cpp': source }, include: {} },
})
const builds = (root: string) => {
  const said: string[] = []
  const path = (name: string) => join(root, 'build/native', name)
  const build = () => buildNative({ root, say: text => said.push(text) })
  const change = (source: string) => writeFileSync(join(root, 'native/asr/asr.cpp'), source)
  return { said, path, build, change }
}

await t.test('builds once, says so, and is silent when nothing changed', async t => {
  const { said, path, build, change } = builds(t.testdir(checkout(works)))
  t.equal(await build(), path('libragelis-asr.so'))
  t.ok(existsSync(path('libragelis-asr.so')))
  t.match(said[0], /compiling/)
  t.match(said.at(-1), /100 %/)
  said.length = 0
  await build()
  t.strictSame(said, [])
  change(`${works}\nextern "C" int more() { return 1; }`)
  await build()
  t.ok(said.length > 0, 'a changed source is compiled')
  said.length = 0
  writeFileSync(path('libragelis-asr.so'), 'cut short')
  await build()
  t.ok(said.length > 0, 'a library that is not whole is made again')
})

await t.test('a broken source leaves what was there, no stamp of its own, and the reason', async t => {
  const { path, build, change } = builds(t.testdir(checkout(works)))
  await build()
  const before = readFileSync(path('libragelis-asr.so'))
  change('this is not C++')
  for (const time of ['first', 'second'])
    await t.rejects(build(), { message: /asr\.cpp[\s\S]*build\.log/ }, `${time} time`)
  t.ok(readFileSync(path('libragelis-asr.so')).equals(before))
  t.notOk(existsSync(path('libragelis-asr.so.part')))
  t.notOk(existsSync(path('lock')))
  change(works)
  await build()
})

await t.test('two at once build one after the other; a lock whose owner is gone holds nobody up', async t => {
  const { said, path, build } = builds(t.testdir(checkout(works)))
  await Promise.all([build(), build()])
  t.equal(said.filter(text => text.startsWith('compiling the speech recogniser for')).length, 1)
  rmSync(path('stamp'))
  writeFileSync(path('lock'), '4194303')
  await build()
  t.notOk(existsSync(path('lock')))
})
