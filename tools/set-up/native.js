/**
 * Builds the native recogniser, once: `node tools/set-up/native.js`; with `test`, also runs its C tests. Plain JavaScript
 * without packages, since it runs on the machine's own Node (20 or later).
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { copyFile, open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { availableParallelism, freemem } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { output, run } from './command.js'
import { giveUp, say as print, tick } from './say.js'

const LIBRARY = 'libragelis-asr.so'
/** What one compilation takes at its peak: whisper.cpp 550 MB. */
const JOB_BYTES = 600e6
const isTerminal = process.stderr.isTTY === true

/** @param {(string | Uint8Array)[]} parts */
const digest = parts => {
  const sum = createHash('sha256')
  for (const part of parts) sum.update(part).update('\0')
  return sum.digest('hex').slice(0, 16)
}

/** @param {string} tool */
const versionOf = tool => {
  const version = output(tool, ['--version'])
  if (version === '') throw new Error(`${tool} is missing. Run: sudo apt-get install cmake g++`)
  return version
}

/**
 * What compiled code depends on besides our own files. The processor belongs to it: the code is made for this one.
 * @param {string} root
 */
const toolsKey = root => {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  const whisper = lock.packages['node_modules/nodejs-whisper']
  const processor = readFileSync('/proc/cpuinfo', 'utf8').split('\n\n')[0] ?? ''
  const abilities = processor.match(/^(flags|Features|model name|CPU (part|variant))\b.*$/gm) ?? []
  const compilers = [versionOf('cc'), versionOf('c++'), versionOf('cmake')]
  return digest([whisper.version, whisper.integrity ?? '', process.arch, ...compilers, ...abilities])
}

/** Every file of these folders of native/, by name and content. */
const sourcesKey = (root, folders) => {
  const filesOf = folder =>
    readdirSync(join(root, 'native', folder), { withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => join('native', folder, entry.name))
  const files = folders.flatMap(filesOf).toSorted()
  return digest(files.flatMap(file => [file, readFileSync(join(root, file))]))
}

/** Takes the lines of a build and tells how far it is: each percent on a terminal, else each tenth. */
const teller = (what, say) => {
  const step = isTerminal ? 1 : 10
  let told = 0
  return line => {
    const percent = Number(/^\[ *(\d+)%\]/.exec(line)?.[1] ?? 0)
    if (Math.floor(percent / step) <= told) return
    told = Math.floor(percent / step)
    ;(isTerminal ? tick : say)(`${what}: ${told * step} %`)
  }
}

/** Runs a program. Throws an Error with its last lines and the whole log's name when it fails. */
const must = async (program, args, { cwd, log, line = () => {} }) => {
  const last = []
  const keep = text => {
    if (text.trim() !== '') last.push(text)
    if (last.length > 15) last.shift()
    line(text)
  }
  const code = await run(program, args, { cwd, log, line: keep })
  if (code !== 0) throw new Error(`${program} failed (${code}):\n${last.join('\n')}\nAll of it is in ${log}`)
}

const isAlive = pid => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

const unlessTaken = error => {
  if (error.code !== 'EEXIST') throw error
}

/** Runs `work` while no other process builds in this folder. A lock whose owner died is taken over. */
const alone = async (folder, work) => {
  const lock = join(folder, 'lock')
  for (;;) {
    const mine = await open(lock, 'wx').catch(unlessTaken)
    await mine?.writeFile(String(process.pid))
    await mine?.close()
    if (mine) break
    const owner = Number(await readFile(lock, 'utf8').catch(() => ''))
    if (owner > 0 && !isAlive(owner)) await rm(lock, { force: true })
    else await sleep(300)
  }
  try {
    await work()
  } finally {
    await rm(lock, { force: true })
  }
}

/** Brings targets of native/CMakeLists.txt up to date in the folder `work`. */
const compile = async ({ root, work, targets, flags = [], log, line }) => {
  const whisper = join(root, 'node_modules/nodejs-whisper/cpp/whisper.cpp')
  const configure = ['-S', join(root, 'native'), '-B', work, `-DRAGELIS_WHISPER=${whisper}`, ...flags]
  await must('cmake', configure, { cwd: root, log })
  const jobs = Math.max(1, Math.min(availableParallelism(), Math.floor(freemem() / JOB_BYTES)))
  const build = ['--build', work, '--parallel', String(jobs), '--target', ...targets]
  await must('cmake', build, { cwd: root, log, line })
}

const read = file => (existsSync(file) ? readFileSync(file, 'utf8') : '')

/** Puts a finished file in its place at once, never half. */
const place = async (to, write) => {
  await write(`${to}.part`)
  await rename(`${to}.part`, to)
}

const foldersOf = root => {
  const folder = join(root, 'build/native')
  mkdirSync(folder, { recursive: true })
  const tools = toolsKey(root)
  return { folder, tools, work: join(folder, `work-${tools}`), checks: join(folder, `checks-${tools}`) }
}

/** Removes what other compilers and machines left behind. */
const sweep = async ({ folder, work, checks }) => {
  const others = readdirSync(folder).filter(name => /^(work|checks)-/.test(name))
  for (const path of others.map(name => join(folder, name)))
    if (path !== work && path !== checks) await rm(path, { recursive: true, force: true })
}

/**
 * Brings build/native/libragelis-asr.so up to date; at once (0.1 s) when it is.
 * @param {{ root: string, say: (text: string) => void }} options root of the checkout, and who prints a line
 * @returns {Promise<string>} the library's path
 * @throws {Error} whose message says what failed; the library that was there stays
 */
export const buildNative = async ({ root, say }) => {
  const folders = foldersOf(root)
  const { folder, tools, work } = folders
  const library = join(folder, LIBRARY)
  const stamp = join(folder, 'stamp')
  const key = digest([tools, sourcesKey(root, ['', 'asr', 'include'])])
  // the size too: a library cut short by a full disk must not pass for a whole one
  const sizeIs = () => String(existsSync(library) ? statSync(library).size : 0)
  const isCurrent = () => read(stamp) === `${key} ${sizeIs()}`
  if (isCurrent()) return library
  await alone(folder, async () => {
    if (isCurrent()) return
    const log = join(folder, 'build.log')
    await rm(log, { force: true })
    say('compiling the speech recogniser for this processor (once, 1 to 3 minutes)')
    const line = teller('compiling the speech recogniser', say)
    await compile({ root, work, targets: ['ragelis-asr'], log, line })
    await place(library, part => copyFile(join(work, LIBRARY), part))
    await place(stamp, part => writeFile(part, `${key} ${sizeIs()}`))
    await sweep(folders)
  })
  return library
}

/**
 * Builds and runs the C tests: as the library is built, which holds them to their latencies, and under ASan and UBSan.
 * At once when they passed on the same sources.
 * @param {{ root: string, say: (text: string) => void }} options
 * @throws {Error} with the checks that failed
 */
export const testNative = async ({ root, say }) => {
  const { folder, tools, work, checks } = foldersOf(root)
  const stamp = join(folder, 'tested')
  const key = digest([tools, sourcesKey(root, ['', 'asr', 'include', 'test'])])
  if (read(stamp) === key) return
  await alone(folder, async () => {
    const log = join(folder, 'test.log')
    await rm(log, { force: true })
    const programs = ['mel-test', 'asr-test']
    const data = [join(root, 'models/starter/ggml-starter-q8_0.bin'), join(root, 'test/fixtures/speech')]
    for (const build of [work, checks]) {
      const what = build === checks ? 'C tests with sanitizers' : 'C tests'
      const flags = build === checks ? ['-DRAGELIS_SANITIZE=ON'] : []
      await compile({
        root,
        work: build,
        targets: programs,
        flags,
        log,
        line: teller(`compiling the ${what}`, say),
      })
      const line = text => text.startsWith('#') && say(text.slice(2))
      say(`running the ${what}`)
      await must(join(build, 'mel-test'), [], { cwd: root, log, line })
      await must(join(build, 'asr-test'), data, { cwd: root, log, line })
    }
    await place(stamp, part => writeFile(part, key))
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const work = process.argv[2] === 'test' ? testNative : buildNative
  await work({ root, say: print }).catch(error => giveUp(error.message))
}
