/**
 * What `npm test` runs once all is set up: the native tests, plain and under ASan and UBSan, then every test of the
 * product; with arguments, only the test files named. Prints a line per file, and everything of one that fails. Ends
 * with a line like `123 passed, 0 failed`.
 */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * Runs a program of ours with the Node that runs this; each line of its output goes to `line`.
 * @param {string[]} args
 * @param {(text: string) => void} line
 * @returns {Promise<number>} its exit code
 */
const run = (args, line) =>
  new Promise(resolve => {
    const env = { ...process.env, PATH: `${root}node_modules/.bin:${process.env['PATH']}` }
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] })
    createInterface({ input: child.stdout }).on('line', line)
    child.on('close', code => resolve(code ?? 1))
  })

/** Reads TAP: shows how each file ended, and all lines of one that failed. Source: TAP 14 */
const tapReader = () => {
  let file = []
  let summary = { passed: 0, failed: 0 }
  const line = text => {
    const ended = /^(not )?ok \d+ - (.*?)(?: # time=([\d.]+)ms)?$/.exec(text)
    const total = /^# \{ total: \d+(?:, pass: (\d+))?(?:, fail: (\d+))?/.exec(text)
    if (total) summary = { passed: Number(total[1] ?? 0), failed: Number(total[2] ?? 0) }
    if (!ended) return void file.push(text)
    if (ended[1]) console.log(file.join('\n'))
    console.log(
      `${ended[1] ? 'FAILED' : 'ok    '} ${ended[2]} (${(Number(ended[3] ?? 0) / 1_000).toFixed(1)} s)`,
    )
    file = []
  }
  return { line, summary: () => summary }
}

const named = process.argv.slice(2)
const tap = tapReader()
const native = named.length > 0 ? 0 : await run(['tools/set-up/native.js', 'test'], text => console.log(text))
const product = await run(['node_modules/tap/dist/esm/run.mjs', '--reporter=tap', ...named], tap.line)

const { passed, failed } = tap.summary()
// what broke off before it could count a failure is one
const broken = (native === 0 ? 0 : 1) + (product !== 0 && failed === 0 ? 1 : 0)
if (native !== 0) console.log('FAILED the native tests (build/native/test.log)')
console.log(`${passed + (named.length > 0 || native !== 0 ? 0 : 1)} passed, ${failed + broken} failed`)
process.exitCode = failed + broken === 0 ? 0 : 1
