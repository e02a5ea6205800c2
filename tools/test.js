/**
 * What `npm test` runs once all is set up: the native tests under ASan and UBSan, then every test of the product. Ends
 * with a line like `123 passed, 0 failed`.
 */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * Runs a program, shows what it prints and keeps it.
 * @param {string} program
 * @param {string[]} args
 * @returns {Promise<{ code: number, text: string }>}
 */
const run = (program, args) =>
  new Promise(resolve => {
    let text = ''
    const path = `${root}node_modules/.bin:${process.env['PATH']}`
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, PATH: path },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    child.stdout.on('data', chunk => {
      text += chunk
      process.stdout.write(chunk)
    })
    child.on('close', code => resolve({ code: code ?? 1, text }))
  })

/** From '# { total: 243, pass: 241, fail: 2 }'; a suite that prints no such line counts as one test. */
const counts = (text, code) => {
  const found = [...text.matchAll(/^# \{ total: (\d+)(?:, pass: (\d+))?(?:, fail: (\d+))?/gm)].at(-1)
  if (!found) return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 }
  return { passed: Number(found[2] ?? 0), failed: Number(found[3] ?? 0) }
}

const suites = [
  { name: 'native', args: ['tools/set-up/native.js', 'test'] },
  {
    name: 'product',
    args: ['node_modules/tap/dist/esm/run.mjs', '--reporter=terse', ...process.argv.slice(2)],
  },
]
let [passed, failed] = [0, 0]
for (const { name, args } of suites) {
  const { code, text } = await run(process.execPath, args)
  const count = counts(text, code)
  // a suite that broke off has not counted its last failure
  const isBroken = code !== 0 && count.failed === 0
  if (isBroken) console.log(`${name}: ended with code ${code}`)
  passed += count.passed
  failed += count.failed + (isBroken ? 1 : 0)
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
