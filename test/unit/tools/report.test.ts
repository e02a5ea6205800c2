import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import t from 'tap'
import { noLog } from '../../../firmware/config/log.ts'
import type { ReportView } from '../../../firmware/ports/report.ts'
import { openStore } from '../../../firmware/store/store.ts'
import { systemClock } from '../../../firmware/time/clock.ts'
import { morningMs, sampleBooking, sampleCall } from '../store/sample.ts'

// a process is started for each
t.setTimeout(300_000)
const run = promisify(execFile)
const ragelis = (...args: readonly string[]) =>
  run(process.execPath, ['tools/ragelis.ts', 'report', '--clinic', 'dentist-lt', ...args]).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({
      code,
      stdout,
      stderr,
    }),
  )

await t.test('a day in words and as data, beside a running box, with a provider’s list', async t => {
  const folder = t.testdir()
  // the box has it open all the while
  await using store = await openStore({ folder, zone: 'Europe/Vilnius', clock: systemClock, log: noLog })
  await store.book(sampleBooking({ createdMs: morningMs, startMs: morningMs + 86_400_000 }))
  await store.endCall(sampleCall())
  const bill = join(folder, 'bill.csv')
  writeFileSync(bill, 'Pradžia;Trukmė\n2026-11-26 09:30;65\n2026-11-26 09:31;0\nIš viso;65\n')
  const at = ['--data', folder, '--day', '2026-11-26', '--calls', bill]
  const words = await ragelis(...at)
  t.equal(words.code, 0, words.stderr)
  t.match(words.stdout, /^Klinika Šypsena: ataskaita nuo 2026-11-26 00:00 iki 2026-11-27 00:00\n/)
  t.match(words.stdout, /SKAMBUČIAI\n {2}2026-11-26 09:30 · \+37061234567 · užregistruota · 1 min/)
  t.match(words.stdout, /PAGAL OPERATORIAUS SĄRAŠĄ\n {2}Skambučiai: 2\n {2}Praleista: 1\n/)
  t.match(words.stderr, /no calls: 4\n/)
  const data = await ragelis(...at, '--json')
  t.match(JSON.parse(data.stdout) as ReportView, {
    from: '2026-11-26T00:00:00+02:00',
    figures: { calls: 1, answered: 1, booked: 1 },
    listed: { calls: 2, missed: 1, peak: { most: 2 } },
  })
  const none = await ragelis('--data', folder, '--from', '2026-11-01', '--to', '2026-11-02')
  t.match(none.stdout, /Skambučių nebuvo\./)
  t.notMatch(none.stdout, /NaN/)
})

await t.test('what cannot be done is said in a line, with the exit code of every command', async t => {
  const folder = t.testdir({ 'bill.csv': 'start,duration\n2026-02-30 09:00,1\n' })
  const missing = await ragelis('--data', folder)
  t.equal(missing.code, 1)
  t.match(missing.stderr, /^ragelis: There is no store/)
  const badList = await ragelis('--data', folder, '--calls', join(folder, 'bill.csv'))
  t.equal(badList.code, 1)
  t.match(badList.stderr, /line 2: no date and time/)
  const usage = await ragelis('--data', folder, '--day', '2026-11-26', '--to', '2026-11-27')
  t.equal(usage.code, 2)
})
