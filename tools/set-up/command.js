import { spawn, spawnSync } from 'node:child_process'
import { createWriteStream } from 'node:fs'

/**
 * Runs a program and keeps its output in a file. Resolves with its exit code.
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd: string, log: string, env?: Record<string, string | undefined>, line?: (text: string) => void }} options
 * @returns {Promise<number>}
 */
export const run = (program, args, { cwd, log, env = {}, line }) =>
  new Promise(resolve => {
    const file = createWriteStream(log, { flags: 'a' })
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [child.stdout, child.stderr]) {
      stream.pipe(file, { end: false })
      if (line) stream.on('data', chunk => String(chunk).split('\n').forEach(line))
    }
    child.on('error', () => resolve(127))
    child.on('close', code => {
      file.end()
      resolve(code ?? 1)
    })
  })

/**
 * What a program prints; '' when it fails or is not there.
 * @param {string} program
 * @param {string[]} args
 */
export const output = (program, args) => {
  const { status, stdout } = spawnSync(program, args, { encoding: 'utf8' })
  return status === 0 ? stdout : ''
}
