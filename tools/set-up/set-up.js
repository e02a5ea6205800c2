import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './command.js'
import { installPackages } from './debian.js'
import { buildNative } from './native.js'
import { giveUp, say, tick } from './say.js'

/**
 * Brings a fresh clone to working order, and is done at once where it is: each step keeps a stamp of what it was made
 * from. Plain JavaScript for Node 20, since nothing is installed yet when it starts.
 */

/** @param {string[]} parts */
const digest = parts => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex')

/** @param {string} file */
const read = file => (existsSync(file) ? readFileSync(file, 'utf8') : '')

/**
 * Does a step unless its stamp says that it was done from just this.
 * @param {string} stamp file
 * @param {string} made what it is made from
 * @param {() => Promise<void>} work
 */
const once = async (stamp, made, work) => {
  if (read(stamp) === made) return
  const startMs = Date.now()
  await work()
  writeFileSync(stamp, made)
  say(`done in ${Math.round((Date.now() - startMs) / 1000)} s`)
}

const installModules = async (root, log) => {
  const made = digest([read(join(root, 'package-lock.json')), process.arch])
  await once(join(root, 'node_modules/.ragelis-stamp'), made, async () => {
    say('installing npm packages')
    let lines = 0
    // install scripts stay off: one of them asks a host outside the registries, the others have nothing to do
    const env = { ONNXRUNTIME_NODE_INSTALL: 'skip', PUPPETEER_SKIP_DOWNLOAD: '1' }
    const options = { cwd: root, log, env, line: () => tick(`npm: ${(lines += 1)} lines`) }
    const flags = ['--no-audit', '--no-fund', '--loglevel=http']
    if ((await run('npm', ['ci', '--ignore-scripts', ...flags], options)) !== 0)
      giveUp(
        `npm ci failed; ${log} has the details. Check that the npm registry can be reached, then run it again.`,
      )
    // Node 24 itself arrives by the install script of the package "node"
    if ((await run('npm', ['rebuild', 'node', '--ignore-scripts=false', ...flags], options)) !== 0)
      giveUp(`the Node of package.json could not be installed; ${log} has the details.`)
  })
}

/** @param {string} root */
export const nodeOf = root => join(root, 'node_modules/node/bin/node')

/** What the program is built from: every file below these folders, and two files. */
const sourceFolders = ['firmware', 'tools', 'board']
const sourceFiles = ['rollup.config.js', 'package-lock.json']

const sourcesOf = root => {
  const below = folder =>
    readdirSync(join(root, folder), { recursive: true }).map(name => join(folder, String(name)))
  const names = [...sourceFolders.flatMap(below), ...sourceFiles].sort((a, b) => (a < b ? -1 : 1))
  return names.filter(name => statSync(join(root, name)).isFile())
}

const bundle = async (root, log) => {
  const names = sourcesOf(root)
  const made = digest(names.flatMap(name => [name, readFileSync(join(root, name), 'latin1')]))
  await once(join(root, 'build/bundle.stamp'), made, async () => {
    say('building the program and its page')
    const rollup = join(root, 'node_modules/rollup/dist/bin/rollup')
    const args = [rollup, '--config', 'rollup.config.js', '--silent']
    if ((await run(nodeOf(root), args, { cwd: root, log })) !== 0)
      giveUp(`the build failed; ${log} has the details.`)
  })
}

/**
 * @param {{ root: string, withTests: boolean }} options
 */
export const setUp = async ({ root, withTests }) => {
  if (process.platform !== 'linux')
    giveUp('this program needs Linux; on another system use a Debian container.')
  mkdirSync(join(root, 'build'), { recursive: true })
  const log = join(root, 'build/set-up.log')
  await installPackages({ root, log, withTests })
  await installModules(root, log)
  await buildNative({ root, say }).catch(error => giveUp(error.message))
  await bundle(root, log)
}
