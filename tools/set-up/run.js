#!/usr/bin/env node
/**
 * What `npm run demo`, `npm test`, `npm start` and `npm run set-up` run: all set-up, then the work. Plain JavaScript that
 * a bare Node 20 can start.
 */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { giveUp } from './say.js'
import { nodeOf, setUp } from './set-up.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const [what, ...args] = process.argv.slice(2)
if (Number(process.versions.node.split('.')[0]) < 20)
  giveUp(`Node ${process.versions.node} is too old; install Node 20 or later.`)

const programs = {
  demo: ['dist/ragelis.js', 'demo'],
  start: ['dist/ragelis.js', 'start'],
  test: ['tools/test.js'],
}
const program = what === undefined ? [] : programs[what]
if (!program) giveUp(`"${what}" is not one of: ${Object.keys(programs).join(', ')}`)

await setUp({ root, withTests: what === 'test' })
if (program.length > 0) {
  const child = spawn(nodeOf(root), [...program, ...args], { cwd: root, stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  child.on('close', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}
