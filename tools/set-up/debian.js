import { existsSync, readdirSync } from 'node:fs'
import { output, run } from './command.js'
import { giveUp, say } from './say.js'

/** Debian packages and a file that each of them brings; `{lib}` is the machine's own library folder. */
const packages = [
  { name: 'cmake', file: '/usr/bin/cmake' },
  { name: 'g++', file: '/usr/bin/g++' },
  { name: 'make', file: '/usr/bin/make' },
  { name: 'libespeak-ng1', file: '{lib}/libespeak-ng.so.1' },
  { name: 'espeak-ng-data', file: '{lib}/espeak-ng-data/phontab' },
  { name: 'libspeexdsp1', file: '{lib}/libspeexdsp.so.1' },
  { name: 'mosquitto', file: '/usr/sbin/mosquitto' },
]
const forTests = [
  { name: 'chromium', file: '/usr/bin/chromium' },
  { name: 'radicale', file: '/usr/bin/radicale' },
]

const libraryFolders = () => [
  '/usr/lib',
  ...readdirSync('/usr/lib')
    .filter(name => name.includes('-linux-gnu'))
    .map(name => `/usr/lib/${name}`),
]

const isThere = ({ file }) => libraryFolders().some(lib => existsSync(file.replace('{lib}', lib)))

/** The words before apt-get: none for root, sudo where it asks nothing, null where neither is there. */
const privilege = () => {
  if (process.getuid?.() === 0) return []
  return output('sudo', ['-n', 'true']) !== '' || output('sudo', ['-n', 'echo', 'yes']) !== ''
    ? ['sudo', '-n']
    : null
}

/**
 * Installs the Debian packages that are missing, or says which they are.
 * @param {{ root: string, log: string, withTests: boolean }} options
 */
export const installPackages = async ({ root, log, withTests }) => {
  const missing = [...packages, ...(withTests ? forTests : [])]
    .filter(one => !isThere(one))
    .map(({ name }) => name)
  if (missing.length === 0) return
  const line = `apt-get install -y --no-install-recommends ${missing.join(' ')}`
  if (!existsSync('/usr/bin/apt-get'))
    giveUp(`this machine has no apt-get; install by its own means: ${missing.join(', ')}`)
  const before = privilege()
  if (!before)
    giveUp(`Debian packages are missing. Run this once, then the same command again:\n\n  sudo ${line}\n`)
  say(`installing Debian packages: ${missing.join(', ')}`)
  const options = { cwd: root, log, env: { DEBIAN_FRONTEND: 'noninteractive' } }
  const apt = async words => {
    const [program, ...args] = [...before, ...words]
    return run(program, args, options)
  }
  await apt(['apt-get', 'update'])
  if ((await apt(line.split(' '))) !== 0)
    giveUp(`apt-get failed (${log} has the details). Try it by hand: sudo ${line}`)
}
