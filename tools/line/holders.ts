import { readdir, readFile, readlink, realpath } from 'node:fs/promises'
import { join } from 'node:path'

/** A process that has a device open. */
export interface Holder {
  readonly pid: number
  /** As the kernel calls it: 'ModemManager', 'node'. */
  readonly name: string
}

const list = (folder: string) => readdir(folder).catch(() => [] as string[])

/**
 * Who has each of these devices open, by path. Processes of other users are seen by root only.
 * @param proc where the kernel tells of processes. Source: proc_pid_fd(5)
 */
export const holdersOf = async (
  paths: readonly string[],
  proc = '/proc',
): Promise<ReadonlyMap<string, readonly Holder[]>> => {
  const real = new Map<string, string>()
  for (const path of paths) real.set(await realpath(path).catch(() => path), path)
  const found = new Map<string, Holder[]>()
  const pids = (await list(proc)).filter(name => /^\d+$/.test(name))
  for (const pid of pids) {
    const open = await Promise.all(
      (await list(join(proc, pid, 'fd'))).map(fd => readlink(join(proc, pid, 'fd', fd)).catch(() => '')),
    )
    for (const target of new Set(open)) {
      const path = real.get(target)
      if (path === undefined) continue
      const name = (await readFile(join(proc, pid, 'comm'), 'utf8').catch(() => '?')).trim()
      found.set(path, [...(found.get(path) ?? []), { pid: Number(pid), name }])
    }
  }
  return found
}
