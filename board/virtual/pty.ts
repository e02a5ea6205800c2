import { closeSync, writeSync } from 'node:fs'
import { ReadStream } from 'node:tty'
import koffi from 'koffi'

/** A pseudo-terminal: whoever opens `path` has a serial port, and this is the device at its other end. */
export interface Pty extends AsyncDisposable {
  /** Such as /dev/pts/4; gone, for those who had it open as well, once this is disposed of. */
  readonly path: string
  /** Who takes what is written to `path`. */
  readonly onBytes: (take: (bytes: Uint8Array) => void) => void
  /** Writes as much as fits, at once; the number of bytes that did. After the end everything is swallowed. */
  readonly write: (bytes: Uint8Array) => number
  /** While paused nothing is taken, and in the end the writer blocks. */
  readonly pause: () => void
  readonly resume: () => void
}

const F_SETFD = 2
const F_GETFL = 3
const F_SETFL = 4
const FD_CLOEXEC = 1
const O_NONBLOCK = 0o4000
const TCSANOW = 0
/** More than glibc's struct termios on any machine. */
const TERMIOS_BYTES = 64

const load = () => {
  const libc = koffi.load('libc.so.6')
  return {
    openpty: libc.func(
      'int openpty(_Out_ int *master, _Out_ int *slave, void *name, void *termp, void *winp)',
    ),
    ptsname: libc.func('int ptsname_r(int fd, _Out_ uint8_t *buffer, size_t bytes)'),
    fcntl: libc.func('int fcntl(int fd, int command, int flags)'),
    tcgetattr: libc.func('int tcgetattr(int fd, void *termios)'),
    tcsetattr: libc.func('int tcsetattr(int fd, int when, void *termios)'),
    cfmakeraw: libc.func('void cfmakeraw(void *termios)'),
  }
}
let libc: ReturnType<typeof load> | undefined

const must = (status: unknown, call: string) => {
  if (status !== 0) throw new Error(`${call} failed; is /dev/pts mounted?`)
}
/** No echo, no line editing, no CR turned into LF: before anyone can write to it. */
const makeRaw = (c: ReturnType<typeof load>, fd: number) => {
  const termios = Buffer.alloc(TERMIOS_BYTES)
  must(c.tcgetattr(fd, termios), 'tcgetattr')
  c.cfmakeraw(termios)
  must(c.tcsetattr(fd, TCSANOW, termios), 'tcsetattr')
}
const nameOf = (c: ReturnType<typeof load>, fd: number) => {
  const name = Buffer.alloc(64)
  must(c.ptsname(fd, name, name.length), 'ptsname_r')
  return name.toString('latin1', 0, name.indexOf(0))
}

export const openPty = (): Pty => {
  libc ??= load()
  const c = libc
  const [masters, slaves] = [[0], [0]]
  must(c.openpty(masters, slaves, null, null, null), 'openpty')
  const [master = -1, slave = -1] = [masters[0], slaves[0]]
  makeRaw(c, slave)
  // a program started from here would keep the line open
  for (const fd of [master, slave]) c.fcntl(fd, F_SETFD, FD_CLOEXEC)
  const path = nameOf(c, master)
  const stream = new ReadStream(master)
  // libuv leaves a pty's master blocking: with a reader that does not read, one write would stop this process for good
  c.fcntl(master, F_SETFL, Number(c.fcntl(master, F_GETFL, 0)) | O_NONBLOCK)
  stream.on('error', () => undefined) // EIO when the last user of the slave goes, which is here
  let isClosed = false
  const write = (bytes: Uint8Array) => {
    if (isClosed) return bytes.length // to nobody; its number may be another file's by now
    try {
      return writeSync(master, bytes)
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EAGAIN') return 0
      throw error
    }
  }
  const dispose = async () => {
    if (isClosed) return
    isClosed = true
    const closed = new Promise<void>(resolve => stream.once('close', () => resolve()))
    stream.destroy()
    await closed
    closeSync(slave) // kept open until here: without any user of the slave, reading the master is an error
  }
  return {
    path,
    onBytes: take => void stream.on('data', (bytes: Buffer) => take(bytes)),
    write,
    pause: () => void stream.pause(),
    resume: () => void stream.resume(),
    [Symbol.asyncDispose]: dispose,
  }
}
