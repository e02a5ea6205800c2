import { PassThrough, type Readable } from 'node:stream'
import t, { type Test } from 'tap'
import { report } from '../../../tools/command/output.ts'
import { understandCommand } from '../../../tools/command/understand.ts'

// the words of a language are prepared once
t.setTimeout(120_000)
const at = ['--language', 'lt', '--clinic', 'dentist-lt', '--at', '2026-11-24T20:30']

const parsesOf = (lines: string) =>
  lines
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line) as Record<string, unknown>)

/** What the command prints and ends with. */
const ran = async (t: Test, args: readonly string[], input?: Readable) => {
  const out = t.capture(process.stdout, 'write', () => true)
  const errors = t.capture(process.stderr, 'write', () => true)
  const command = understandCommand(input).exitOverride()
  const code = await command.parseAsync(args, { from: 'user' }).then(() => 0, report)
  const said = (calls: ReturnType<typeof out>) => calls.map(({ args: [one] }) => String(one)).join('')
  return { code, out: said(out()), errors: said(errors()) }
}

await t.test('every line of standard input is one line of JSON, with ISO 8601 values', async t => {
  const input = new PassThrough()
  input.end(
    'noriu dantų patikros ketvirtadienį pusę dešimtos\n\nvakar\nšeši šimtai dvylika, penki penki\ngimiau 1980 gegužės trečią',
  )
  const { code, out, errors } = await ran(t, ['-', ...at, '--asked', 'when'], input)
  t.equal(code, 0)
  t.equal(errors, '')
  const [visit, silence, past, digits, birth, ...more] = parsesOf(out)
  t.match(visit, {
    text: 'noriu dantų patikros ketvirtadienį pusę dešimtos',
    language: 'lt',
    asked: 'when',
    today: '2026-11-24',
    sureness: 1,
    service: { value: 'check-up', text: 'dantų patikros' },
    duration: /^PT\d+M$/,
    day: { value: { from: '2026-11-26', to: '2026-11-26' }, text: 'ketvirtadienį', certainty: 1 },
    time: { value: { kind: 'at', from: '09:30', to: '09:30' } },
    tookMs: Number,
  })
  t.match(silence, { text: '', phrases: [], wishes: [] }, 'an empty line is one too')
  t.notOk('day' in (silence ?? {}))
  t.equal(past?.['unfit'], 'past')
  t.equal(digits?.['digits'], '61255')
  t.match(birth?.['date'], { value: '1980-05-03' })
  t.strictSame(more, [])
})

await t.test('what was misheard is told with how sure it is, and what may have been meant', async t => {
  const near = await ran(t, ['noriu kosultasjo ketvirdadienį', ...at])
  t.equal(near.code, 0, near.errors)
  const [parse] = parsesOf(near.out)
  t.strictSame(parse?.['maybe'], { services: ['consultation'], staff: [], days: [] })
  t.equal(parse?.['heardAs'], 'noriu kosultasjo ketvirtadieni')
  t.ok(Number(parse?.['sureness']) < 1)
  t.equal(parse?.['asked'], 'anything', 'unless it is said')
})

await t.test('a wrong option is refused in a line that tells what is right', async t => {
  const wrong: readonly (readonly [readonly string[], RegExp])[] = [
    [['--language', 'xx'], /Expected one of: .*lt/],
    [['--asked', 'whenever'], /Expected one of: anything, service/],
    [['--at', 'tomorrow'], /expected a time such as 2026-11-24T20:30/],
    [['--louder'], /unknown option '--louder'/],
  ]
  for (const [options, line] of wrong) {
    const { code, out, errors } = await ran(t, ['rytoj', ...options])
    t.equal(code, 2, options.join(' '))
    t.match(errors, line)
    t.equal(out, '')
  }
  const none = await ran(t, [])
  t.equal(none.code, 2)
  t.match(none.errors, /missing required argument 'text'/)
  const lost = await ran(t, ['rytoj', '--clinic', '/nowhere/clinic.yaml'])
  t.equal(lost.code, 1)
  t.match(lost.errors, /^ragelis: .*nowhere/)
})
