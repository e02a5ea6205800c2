import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { openStore } from '../../../firmware/store/store.ts'
import { systemClock } from '../../../firmware/time/clock.ts'
import { keepingLog, sampleCall, visit } from './sample.ts'

// Real processes and disks on a machine that may be busy
t.setTimeout(300_000)

const everything = [0, Number.MAX_SAFE_INTEGER] as const
const open = (folder: string) =>
  openStore({ folder, zone: 'Europe/Vilnius', clock: systemClock, log: keepingLog().log })

/** A disk of 4 MB of its own, gone with the test. */
const mount = (at: string) => ({
  ...spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', at]),
  [Symbol.dispose]: () => void spawnSync('umount', ['--lazy', at]),
})

const why = (() => {
  const probe = join(t.testdir({ probe: {} }), 'probe')
  using mounted = mount(probe)
  if (mounted.status === 0) return false
  return `cannot mount a tmpfs here: ${mounted.error?.message ?? String(mounted.stderr).trim()}`
})()

/** Leaves this many bytes free. */
const fill = (disk: string, freeBytes: number) => {
  const { bavail, bsize } = statfsSync(disk)
  writeFileSync(join(disk, 'other'), Buffer.alloc(Math.max(0, bavail * bsize - freeBytes)))
}
const free = (disk: string) => rmSync(join(disk, 'other'))

await t.test('a full disk', { skip: why }, async t => {
  const disk = join(t.testdir({ disk: {} }), 'disk')
  using mounted = mount(disk)
  t.equal(mounted.status, 0)
  const folder = join(disk, 'store')

  await t.test(
    'bookings are refused whole, reading goes on, and all works again once there is space',
    async t => {
      await using store = await open(folder)
      const asked = Array.from({ length: 40 }, (_, n) => visit(n))
      for (const booking of asked.slice(0, 10)) await store.book(booking)
      fill(disk, 60_000)
      const ends = await Promise.allSettled(asked.slice(10).map(booking => store.book(booking)))
      const refused = ends.filter(end => end.status === 'rejected')
      t.ok(refused.length > 0 && refused.length < ends.length, `${refused.length} of ${ends.length} refused`)
      for (const { reason } of refused) t.match(reason, { code: 'STORE_FULL', detail: { folder } })
      await t.rejects(store.endCall(sampleCall()), { code: 'STORE_FULL' })
      const booked = await store.bookings(...everything)
      const told = (await store.pending(100)).flatMap(({ event }) =>
        event.kind === 'booking' ? [event.booking.id] : [],
      )
      t.strictSame(booked.map(b => b.id).sort(), told.sort(), 'nothing half stored')
      t.equal(booked.length, 40 - refused.length)
      free(disk)
      for (const booking of asked) await store.book(booking)
      t.equal((await store.bookings(...everything)).length, 40)
      t.equal(await store.waiting(), 40)
    },
  )

  await t.test('a store that is there does not open on a full disk, and loses nothing by it', async t => {
    fill(disk, 0)
    await t.rejects(open(folder), { code: 'STORE_FULL' })
    free(disk)
    await using store = await open(folder)
    t.equal((await store.bookings(...everything)).length, 40)
    t.equal(await store.waiting(), 40)
  })

  await t.test('a store cannot be made on a full disk, and can be afterwards', async t => {
    mkdirSync(join(disk, 'other-store'))
    fill(disk, 0)
    await t.rejects(open(join(disk, 'other-store')), { code: 'STORE_FULL' })
    free(disk)
    await using store = await open(join(disk, 'other-store'))
    t.equal(await store.waiting(), 0)
  })
})
