import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CommanderError } from 'commander'
import t from 'tap'
import { modelsCommand } from '../../../tools/command/models.ts'
import { formatBytes } from '../../../tools/models/amount.ts'
import { createProgress } from '../../../tools/models/progress.ts'
import { simClock } from '../../../firmware/time/sim-clock.ts'
import {
  big,
  bytesOf,
  namesIn,
  openModels,
  openServer,
  serve,
  serveFiles,
  voiceJson,
} from './models-world.ts'

await t.test('list shows every model with its size, licence and state', async t => {
  await using server = await openServer(serve(big))
  const { run, printed } = await openModels(t.testdir())
  await run('add', 'one', '--url', server.url)
  await run('list')
  const lines = (printed[0] ?? '').split('\n')
  t.match(lines[0], /^NAME +KIND +LANGUAGES +SIZE +LICENCE +STATE$/)
  t.match(lines[1], /^one +voice +en +300\.0 kB +CC0-1\.0 +installed$/)
  t.match(lines[2], /^pair .* not installed$/)
  t.match(lines[4], /^shipped .* shipped$/)
})

await t.test('list tells how far a broken download got, and the notes when asked', async t => {
  const silent = serve(big, { dropAfter: 150_000 })
  await using server = await openServer(silent, (_, response) => void response.writeHead(404).end())
  const { run, printed } = await openModels(t.testdir())
  await t.rejects(run('add', 'one', '--url', server.url), { code: 'DOWNLOAD_FAILED' })
  await run('list', '--notes')
  t.match(printed[0], /^one .* 50 % fetched$/m)
  t.match(printed[0], /^ {4}Made for this test\.$/m)
  t.match(printed[0], /^ {4}https:\/\/models\.invalid\/card$/m)
})

await t.test('list --json gives the same as data', async t => {
  const { run, printed } = await openModels(t.testdir())
  await run('list', '--json')
  t.match(JSON.parse(printed[0] ?? ''), [
    { id: 'one', bytes: big.length, state: 'not installed', fetchedBytes: 0 },
    { id: 'pair' },
    { id: 'stranger' },
    { id: 'shipped', state: 'shipped' },
  ])
})

await t.test('verify reads every file and sets the exit code when one is damaged', async t => {
  await using server = await openServer(serve(big))
  const { run, installed, printed, exits } = await openModels(t.testdir())
  await run('add', 'one', '--url', server.url)
  await run('verify')
  t.match(printed, [/^ok .*big\.bin$/, /^ok .*shipped\.onnx$/])
  t.strictSame(exits, [])
  await writeFile(join(installed, 'one/big.bin'), bytesOf('bit rot', big.length))
  await run('verify', 'one')
  t.match(printed.at(-1), /^DAMAGED .*big\.bin\n +expected [0-9a-f]{64}\n +found {4}[0-9a-f]{64}$/)
  await rm(join(installed, 'one/big.bin'))
  await run('verify', '--json')
  t.match(JSON.parse(printed.at(-1) ?? ''), [
    { model: 'one', ok: false, found: null },
    { model: 'shipped', ok: true },
  ])
  t.strictSame(exits, [1, 1])
})

await t.test('verify knows a shipped file that was changed, and add cannot mend it', async t => {
  const folder = t.testdir()
  const { run, exits } = await openModels(folder)
  await writeFile(join(folder, 'shipped.onnx'), bytesOf('changed', voiceJson.length))
  await run('verify')
  t.strictSame(exits, [1])
  await t.rejects(run('add', 'shipped'), { code: 'MODEL_DAMAGED' })
})

await t.test('verify of a model that is not installed says how to get it', async t => {
  const { run } = await openModels(t.testdir())
  await t.rejects(run('verify', 'one'), { code: 'MODEL_MISSING', message: /ragelis models add one/ })
})

await t.test('remove takes the model and what broken tries left, and refuses what ships', async t => {
  await using server = await openServer(serveFiles({ 'big.bin': big }))
  const { run, installed, printed } = await openModels(t.testdir())
  await run('add', 'one', '--url', server.url)
  await writeFile(join(installed, 'big.bin.refused'), 'x')
  await t.rejects(run('remove', 'one', 'shipped'), { code: 'MODEL_SHIPPED', message: /cannot be removed/ })
  t.strictSame(await namesIn(installed), ['big.bin.refused', 'one'], 'nothing is removed when one is refused')
  await run('remove', 'one')
  t.strictSame(await namesIn(installed), [])
  await run('remove', 'one')
  t.strictSame(printed, ['one is removed.', 'one was not there.'])
})

await t.test('add of what ships has nothing to do', async t => {
  const { run, shown, printed } = await openModels(t.testdir())
  await run('add', 'shipped', '--json')
  t.match(shown(), /shipped is already there/)
  t.match(JSON.parse(printed[0] ?? ''), [{ id: 'shipped', state: 'shipped' }])
})

await t.test('wrong usage is told apart from failure', async t => {
  const { run } = await openModels(t.testdir())
  const usage = { code: 'USAGE' }
  await t.rejects(run('add', 'one', '--from', '/x', '--url', 'https://x'), usage)
  await t.rejects(run('add', 'one', '--url', 'http://models.invalid/'), { ...usage, message: /not safe/ })
  await t.rejects(run('add', 'one', '--url', 'nonsense'), usage)
  await t.rejects(run('add', 'one', '--trust', 'abc'), { ...usage, message: /64 hexadecimal digits/ })
  for (const args of [['add'], ['remove'], ['list', '--what'], ['nonsense']])
    await t.rejects(run(...args), CommanderError, args.join(' '))
  await t.rejects(run('add', 'nonsense'), { code: 'MODEL_UNKNOWN' })
})

await t.test('every subcommand explains itself, with an example', async t => {
  const { run, printed } = await openModels(t.testdir())
  for (const { name } of modelsCommand().commands.map(command => ({ name: command.name() }))) {
    await t.rejects(run(name, '--help'), { code: 'commander.helpDisplayed', exitCode: 0 })
    t.match(printed.join(''), new RegExp(`ragelis models ${name}`), name)
    printed.length = 0
  }
})

await t.test('RAGELIS_MODELS names the folder', t => {
  const before = process.env['RAGELIS_MODELS']
  t.teardown(() => {
    if (before === undefined) delete process.env['RAGELIS_MODELS']
    else process.env['RAGELIS_MODELS'] = before
  })
  process.env['RAGELIS_MODELS'] = '/data/models'
  const list = modelsCommand().commands.find(command => command.name() === 'list')
  t.equal(list?.opts()['folder'], '/data/models')
  t.end()
})

await t.test('a terminal gets a bar that is drawn over itself', async t => {
  const clock = simClock()
  const drawn: string[] = []
  const screen = { write: (text: string) => void drawn.push(text), isTerminal: true, columns: 100 }
  const progress = createProgress(screen, clock)
  progress.begins('big.bin')
  progress.moved(0, 1_000_000)
  await clock.advance(1_000)
  progress.moved(500_000, 1_000_000)
  progress.moved(510_000, 1_000_000)
  progress.broke('the connection was lost', 2_000)
  t.equal(drawn[0]?.trimEnd(), '\r[------------------------]  0 %  0 B of 1.0 MB  big.bin')
  t.equal(
    drawn[1]?.trimEnd(),
    '\r[############------------] 50 %  500.0 kB of 1.0 MB  500.0 kB/s  1 s left  big.bin',
  )
  t.equal(drawn[2], '\n', 'what follows the bar has a line of its own')
  t.equal(drawn[3], 'big.bin: the connection was lost; trying again in 2 s\n')
  t.ok(drawn.slice(0, 2).every(text => text.length === 100))
})

await t.test('bytes are written as people read them', t => {
  t.strictSame([999, 1_000, 59_707_625, 1_500_000_000].map(formatBytes), [
    '999 B',
    '1.0 kB',
    '59.7 MB',
    '1.5 GB',
  ])
  t.end()
})
