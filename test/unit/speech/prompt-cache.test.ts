import { spawnSync } from 'node:child_process'
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import type { Utterance } from '../../../firmware/ports/voice.ts'
import { openPromptCache } from '../../../firmware/speech/prompt-cache.ts'
import { simClock } from '../../../firmware/time/sim-clock.ts'
import { keptLog } from './kept-log.ts'
import { noise } from './tones.ts'

const say = (text: string, personal = false): Utterance => ({ text, language: 'lt', personal })
const pcm = noise(8_000, 5_000)
const FILE_BYTES = 24 + pcm.byteLength
const open = (
  folder: string,
  options: { maxBytes?: number; memoryBytes?: number; log?: ReturnType<typeof keptLog> } = {},
) => openPromptCache({ folder, maxBytes: 1e6, clock: simClock(), log: keptLog(), ...options })
const pcmFiles = (folder: string) => readdirSync(folder).filter(name => name.endsWith('.pcm'))

await t.test('what was kept is found, now and after a restart', async t => {
  const folder = join(t.testdir(), 'deep', 'cache')
  {
    await using cache = await open(folder)
    t.equal(await cache.find(say('Laba diena.'), 'v'), null)
    cache.keep(say('Laba diena.'), 'v', pcm)
    t.strictSame(await cache.find(say('Laba diena.'), 'v'), pcm, 'before the disk has it')
    t.match(cache.counts(), { hits: 1, misses: 1 })
  }
  await using cache = await open(folder)
  t.strictSame(await cache.find(say('Laba diena.'), 'v'), pcm)
  t.equal(await cache.find(say('Laba diena!'), 'v'), null, 'another text')
  t.equal(await cache.find(say('Laba diena.'), 'w'), null, 'another voice')
  t.match(cache.counts(), { files: 1, bytes: FILE_BYTES, damaged: 0, unwritten: 0 })
})

await t.test('each reader has a copy of its own', async t => {
  await using cache = await open(t.testdir())
  const given = pcm.slice()
  cache.keep(say('a'), 'v', given)
  given.fill(0)
  ;(await cache.find(say('a'), 'v'))?.fill(0)
  t.strictSame(await cache.find(say('a'), 'v'), pcm)
})

await t.test('what is personal is kept nowhere', async t => {
  const folder = t.testdir()
  {
    await using cache = await open(folder)
    cache.keep(say('Jonai, laukiame.', true), 'v', pcm)
    t.equal(await cache.find(say('Jonai, laukiame.', true), 'v'), null)
    t.equal(await cache.find(say('Jonai, laukiame.'), 'v'), null)
  }
  t.strictSame(readdirSync(folder), [])
})

await t.test('the prompt longest unused makes room, also across a restart', async t => {
  const folder = t.testdir()
  {
    await using cache = await open(folder, { maxBytes: 3 * FILE_BYTES, memoryBytes: 0 })
    for (const text of ['a', 'b', 'c']) cache.keep(say(text), 'v', pcm)
  }
  {
    await using cache = await open(folder, { maxBytes: 3 * FILE_BYTES, memoryBytes: 0 })
    t.ok(await cache.find(say('a'), 'v'))
    cache.keep(say('d'), 'v', pcm)
  }
  await using cache = await open(folder, { maxBytes: 3 * FILE_BYTES, memoryBytes: 0 })
  const found = await Promise.all(
    ['a', 'b', 'c', 'd'].map(async text => (await cache.find(say(text), 'v')) !== null),
  )
  t.equal(found.filter(Boolean).length, 3)
  t.equal(found[0], true, 'a was used')
  t.equal(found[3], true)
  t.equal(pcmFiles(folder).length, 3)
  await using smaller = await open(folder, { maxBytes: FILE_BYTES })
  t.equal(pcmFiles(folder).length, 1, 'a smaller bound is kept at the opening')
  t.equal(smaller.counts().files, 1)
})

await t.test('a use is written down, once a day', async t => {
  const folder = t.testdir()
  const clock = simClock()
  const options = { folder, maxBytes: 1e6, memoryBytes: 0, clock, log: keptLog() }
  {
    await using cache = await openPromptCache(options)
    cache.keep(say('a'), 'v', pcm)
  }
  const file = join(folder, pcmFiles(folder)[0] ?? '')
  const longAgo = clock.epochMs() / 1_000 - 3 * 86_400
  utimesSync(file, longAgo, longAgo)
  await using cache = await openPromptCache(options)
  await cache.find(say('a'), 'v')
  t.equal(statSync(file).mtimeMs, clock.epochMs())
  await clock.advance(3_600_000)
  await cache.find(say('a'), 'v')
  t.equal(statSync(file).mtimeMs, clock.epochMs() - 3_600_000)
})

await t.test('files that are no prompts', async t => {
  const folder = t.testdir()
  {
    await using cache = await open(folder)
    for (const text of ['cut', 'foreign', 'flipped', 'empty', 'whole']) cache.keep(say(text), 'v', pcm)
  }
  const fileOf = async (text: string) => {
    const before = new Set(pcmFiles(folder))
    rmSync(join(folder, 'probe'), { recursive: true, force: true })
    await using other = await open(join(folder, 'probe'))
    other.keep(say(text), 'v', pcm)
    await other[Symbol.asyncDispose]()
    return join(folder, pcmFiles(join(folder, 'probe')).find(name => before.has(name)) ?? '')
  }
  truncateSync(await fileOf('cut'), FILE_BYTES - 2)
  writeFileSync(await fileOf('foreign'), 'RIFF....WAVEfmt '.repeat(10))
  const flipped = readFileSync(await fileOf('flipped'))
  flipped[1_000] = (flipped[1_000] ?? 0) ^ 1
  writeFileSync(await fileOf('flipped'), flipped)
  writeFileSync(await fileOf('empty'), '')
  rmSync(join(folder, 'probe'), { recursive: true })
  writeFileSync(join(folder, `${'0'.repeat(64)}.pcm.tmp`), 'half')
  writeFileSync(join(folder, 'notes.txt'), 'mine')
  await using cache = await open(folder)
  for (const text of ['cut', 'foreign', 'flipped', 'empty'])
    t.equal(await cache.find(say(text), 'v'), null, text)
  t.strictSame(await cache.find(say('whole'), 'v'), pcm)
  t.equal(cache.counts().damaged, 4)
  t.strictSame(
    readdirSync(folder).filter(name => !/^[0-9a-f]{64}\.pcm$/.test(name)),
    ['notes.txt'],
  )
  t.equal(pcmFiles(folder).length, 1, 'the damaged and the unfinished are gone, what is not ours is not')
  cache.keep(say('cut'), 'v', pcm)
  t.strictSame(await cache.find(say('cut'), 'v'), pcm, 'and can be kept again')
})

await t.test('a file taken away behind our back', async t => {
  const folder = t.testdir()
  await using cache = await open(folder, { memoryBytes: 0 })
  cache.keep(say('a'), 'v', pcm)
  await cache[Symbol.asyncDispose]()
  rmSync(join(folder, pcmFiles(folder)[0] ?? ''))
  t.equal(await cache.find(say('a'), 'v'), null)
  t.match(cache.counts(), { files: 0, bytes: 0 })
})

await t.test('a folder that cannot be used: the memory serves, and the log says it once', async t => {
  const file = join(t.testdir({ taken: 'a file' }), 'taken')
  const log = keptLog()
  await using cache = await open(file, { log })
  for (const text of ['a', 'b']) cache.keep(say(text), 'v', pcm)
  await cache[Symbol.asyncDispose]()
  t.strictSame(await cache.find(say('a'), 'v'), pcm)
  t.equal(cache.counts().unwritten, 3)
  t.equal(log.lines.length, 1)
})

const smallDisk = (t: Test): string | null => {
  const folder = mkdtempSync(join(tmpdir(), 'ragelis-small-disk-'))
  const isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'none', folder]).status === 0
  t.teardown(() => {
    if (isMounted) spawnSync('umount', [folder])
    rmSync(folder, { recursive: true })
  })
  return isMounted ? folder : null
}

await t.test('a full disk', async t => {
  const folder = smallDisk(t)
  if (folder === null) return t.pass('a full disk', { skip: 'only root may mount a small one' })
  const log = keptLog()
  await using cache = await open(folder, { log })
  for (const text of ['a', 'b', 'c', 'd', 'e', 'f']) cache.keep(say(text), 'v', pcm)
  await cache[Symbol.asyncDispose]()
  t.ok(cache.counts().unwritten > 0 && cache.counts().files > 0)
  t.match(log.lines, [{ level: 'warn', fields: { code: 'ENOSPC' } }])
  t.equal(log.lines.length, 1)
  t.notOk(
    readdirSync(folder).some(name => name.endsWith('.tmp')),
    'nothing unfinished stays',
  )
  for (const text of ['a', 'f']) t.strictSame(await cache.find(say(text), 'v'), pcm)
})
