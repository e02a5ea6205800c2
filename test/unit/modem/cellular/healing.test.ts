import { writeFile, mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { Fault } from '../../../../firmware/fault/fault.ts'
import { dueIn, examine, treat, wellSoFar, type Health } from '../../../../firmware/modem/cellular/cure.ts'
import { powerCommand } from '../../../../firmware/modem/cellular/power.ts'
import type { Ring } from '../../../../firmware/ports/line.ts'
import { close, collect, lineBench, never, until } from '../line-bench.ts'

const fine = { tries: 1, framesIn: 100, fault: null }
const tired = { tries: 2, framesIn: 100, fault: null }
const dead = { tries: 1, framesIn: 0, fault: new Fault('AUDIO_SILENT') }
const refused = { tries: Infinity, framesIn: 0, fault: null }
const treated = (health: Health, atMs = 0, isPowered = true) => treat(health, atMs, isPowered)[0]

await t.test(
  'the first try refused asks for a restart; so do silence, a stuck port and a refusal for good',
  async t => {
    t.equal(examine(wellSoFar, fine).wants, null)
    for (const outcome of [tired, dead, refused, { ...dead, fault: new Fault('LINK_STUCK') }])
      t.equal(examine(wellSoFar, outcome).wants, 'restart')
    t.equal(
      examine(wellSoFar, { ...fine, fault: new Fault('LINK_LOST') }).wants,
      null,
      'a pulled cable is no illness',
    )
  },
)

await t.test('a restart that did not end the refusals is not repeated for them', async t => {
  const after = treated(examine(wellSoFar, tired))
  t.equal(examine(after, tired).wants, null, 'this firmware refuses first and works')
  t.equal(examine(examine(after, fine), tired).wants, 'restart', 'it did help then, and may again')
})

await t.test(
  'audio that stays dead after a restart asks for the mains, if something can switch them',
  async t => {
    const after = treated(examine(wellSoFar, dead))
    const again = examine(after, dead)
    t.equal(again.wants, 'power cycle')
    t.equal(treat(again, 0, false)[1], 'restart')
    t.equal(treat(again, 0, true)[1], 'power cycle')
  },
)

await t.test('one measure in five minutes', async t => {
  const after = examine(treated(examine(wellSoFar, dead), 1_000), dead)
  t.equal(dueIn(after, 2_000), 299_000)
  t.equal(dueIn(after, 301_000), 0)
  t.equal(dueIn(wellSoFar, 0), null)
})

await t.test(
  'LE20B05: the second call is refused first; restarted after it, back within 60 s, and well again',
  async t => {
    const device = { firmware: 'LE20B05SIM7600M21-A_250919', bootMs: 25_000 } as const
    const { clock, modem, line, call, wait } = await lineBench(t, device)
    const first = await call()
    await wait(close(first.talk))
    await clock.advance(3_000)
    t.notOk(modem.sent.includes('AT+CRESET'), 'a good call changes nothing')
    const second = await call()
    const ears = collect(second.talk)
    await wait(second.caller.say(new Int16Array(1_600).fill(500)))
    t.notOk(modem.sent.includes('AT+CRESET'), 'never in a call')
    await wait(close(second.talk))
    await wait(ears.done)
    t.ok(await until(clock, () => modem.sent.includes('AT+CRESET'), 5_000))
    const fromMs = clock.nowMs()
    t.ok(await until(clock, () => line.status().state === 'failed', 12_000))
    t.ok(await until(clock, () => line.status().state === 'idle', 60_000))
    t.ok(clock.nowMs() - fromMs < 60_000, `${clock.nowMs() - fromMs} ms without the line`)
    const third = await call()
    const words = new Int16Array(1_600).fill(700)
    const hearing = collect(third.talk)
    await wait(third.caller.say(words))
    await clock.advance(100)
    t.ok(hearing.heard.some(frame => frame.includes(700)))
  },
)

await t.test('a caller who goes while the audio is asked for says nothing of its health', async t => {
  const { clock, modem, line, ring } = await lineBench(t)
  const caller = ring()
  const rings = line.rings(never)[Symbol.asyncIterator]()
  const next = rings.next()
  await until(clock, () => line.status().state === 'ringing')
  await clock.advance(20)
  const answered = t.rejects(line.answer((await next).value as Ring, never), { code: 'LINE_GONE' })
  t.ok(await until(clock, () => modem.sent.includes('AT+CLCC') || modem.sent.includes('ATA')))
  await until(clock, () => line.status().state === 'talking')
  await clock.advance(70)
  caller.hangUp()
  await until(clock, () => line.status().state === 'idle')
  await answered
  await clock.advance(5_000)
  t.notOk(modem.sent.includes('AT+CRESET'))
})

await t.test(
  'callers who ring again at once do not keep a modem that nobody can hear from its restart',
  async t => {
    const { clock, modem, line, ring, call, wait } = await lineBench(t)
    modem.faults.isMute = true
    const { talk } = await call()
    await wait(collect(talk).done, 10_000)
    await until(clock, () => line.status().state === 'failed', 5_000)
    modem.faults.isMute = false
    const again = ring()
    const isDue = () => modem.sent.includes('AT+CRESET') || line.status().state === 'ringing'
    t.ok(await until(clock, isDue, 15_000))
    t.ok(modem.sent.includes('AT+CRESET'), 'before the ring is told')
    again.hangUp()
  },
)

await t.test(
  'a modem whose audio is dead again is taken from the mains, not sooner than after five minutes',
  async t => {
    const cycles: number[] = []
    const holder: { plug?: () => void } = {}
    const bench = await lineBench(
      t,
      {},
      { powerCycle: async () => (cycles.push(bench.clock.nowMs()), holder.plug?.()) },
    )
    const { clock, modem, line, call, wait } = bench
    holder.plug = () => {
      modem.faults.isMute = false
      modem.unplug()
      modem.plug()
    }
    modem.faults.isMute = true
    const silent = async () => {
      const { talk } = await call()
      await wait(collect(talk).done, 10_000)
      await until(clock, () => line.status().state === 'failed', 5_000)
      await until(clock, () => line.status().state === 'idle', 30_000)
    }
    await silent()
    t.ok(await until(clock, () => modem.sent.includes('AT+CRESET'), 5_000))
    await until(clock, () => line.status().state === 'failed', 15_000)
    await until(clock, () => line.status().state === 'idle', 30_000)
    const restartedMs = clock.nowMs()
    await silent()
    t.strictSame(cycles, [], 'not yet')
    t.ok(await until(clock, () => cycles.length === 1, 310_000))
    t.ok((cycles[0] ?? 0) - restartedMs > 250_000)
    t.ok(await until(clock, () => line.status().state === 'idle', 30_000))
    t.equal(modem.sent.filter(command => command === 'AT+CRESET').length, 1, 'no second restart')
    await call()
  },
)

await t.test(
  'audio that fails again before its next restart is due: said in words, and gone with the restart',
  async t => {
    const { clock, modem, line, call, wait } = await lineBench(t)
    const refused = async () => {
      modem.faults.audioRefusals = 50
      await t.rejects(call(), { code: 'AUDIO_REFUSED' })
      modem.faults.audioRefusals = 0
      await clock.advance(500) // the call is hung up
    }
    await refused()
    t.equal(line.status().fault, null, 'the restart comes at once')
    t.ok(await until(clock, () => line.status().state === 'failed', 15_000))
    t.ok(await until(clock, () => line.status().state === 'idle', 30_000))
    const { talk } = await call()
    await wait(close(talk))
    await refused()
    t.match(line.status(), { state: 'idle', fault: 'AUDIO_ILL', reason: /restarts it once more in 5 min/ })
    await clock.advance(5_000)
    t.match(line.status(), { fault: 'AUDIO_ILL' }, 'as long as it waits')
    t.ok(await until(clock, () => line.status().state === 'failed', 310_000))
    t.ok(await until(clock, () => line.status().state === 'idle', 30_000))
    t.match(line.status(), { fault: null, reason: null })
  },
)

await t.test('one-way audio is first met by switching it off and on in the call', async t => {
  const { clock, modem, call } = await lineBench(t)
  const { talk } = await call()
  const ears = collect(talk)
  await clock.advance(500)
  modem.faults.isMute = true
  modem.sent.length = 0
  await clock.advance(1_400)
  t.ok(modem.sent.includes('AT+CPCMREG=1'))
  modem.faults.isMute = false
  const before = ears.heard.length
  await clock.advance(5_000)
  t.ok(ears.heard.length > before + 200, 'the call goes on')
})

await t.test('the power command runs without a shell, and says why it failed', async t => {
  const folder = await mkdtemp(join(tmpdir(), 'ragelis-power-'))
  const file = join(folder, 'x y;z')
  await writeFile(file, '')
  const never = new AbortController().signal
  await powerCommand([process.execPath, '-e', 'fs.writeFileSync(process.argv[1], "on")', file])(never)
  t.equal(await readFile(file, 'utf8'), 'on')
  await t.rejects(
    powerCommand([process.execPath, '-e', 'console.error("no such hub"); process.exit(3)'])(never),
    {
      code: 'POWER_FAILED',
      message: /no such hub/,
    },
  )
  await t.rejects(powerCommand(['/nowhere/at-all'])(never), { code: 'POWER_FAILED', message: /ENOENT/ })
})
