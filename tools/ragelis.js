#!/usr/bin/env node
/** The `ragelis` command: starts the built program with the Node of package.json, whatever Node the machine has. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const at = path => fileURLToPath(new URL(path, import.meta.url))
const program = at('../dist/ragelis.js')
const node = at('../node_modules/node/bin/node')

if (!existsSync(program) || !existsSync(node)) {
  console.error('ragelis: it is not built here yet. Run: npm run set-up')
  process.exit(1)
}
const child = spawn(node, [program, ...process.argv.slice(2)], { stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('close', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
