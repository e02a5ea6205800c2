import t from 'tap'
import { close, collect, lineBench, until } from '../line-bench.ts'

const sets = (sent: readonly string[]) => sent.filter(command => command === 'AT+CLIP=1').length

await t.test(
  '36 settings that a reset undid unseen are made again within a minute, and read back',
  async t => {
    const { clock, modem, ring, nextRing } = await lineBench(t)
    await clock.advance(61_000)
    t.equal(sets(modem.sent), 1, 'as long as they hold nothing is set')
    modem.factoryReset()
    t.ok(await until(clock, () => sets(modem.sent) === 2, 61_000))
    await clock.advance(3_000)
    const again = modem.sent.slice(modem.sent.lastIndexOf('AT+CLIP=1'))
    t.equal(again[1], 'AT+CLIP?')
    ring('+37069999999')
    t.equal((await nextRing(2_000)).from, '+37069999999')
  },
)

await t.test('not in a call: the check waits', async t => {
  const { clock, modem, call, wait } = await lineBench(t)
  const { talk } = await call()
  modem.factoryReset()
  await clock.advance(130_000)
  t.equal(sets(modem.sent), 1)
  await wait(close(talk))
  t.ok(await until(clock, () => sets(modem.sent) === 2, 65_000))
})

for (const command of ['ATA', '+CPCMREG=1', '+CHUP'])
  await t.test(
    `32 the modem restarts in the middle of ${command}: all ends, and the line is back`,
    async t => {
      const { clock, modem, line, ring, nextRing, call, wait } = await lineBench(t)
      modem.faults.rebootsAt = command.replace(/^AT/, '')
      const caller = ring()
      const never = new AbortController().signal
      const answering = wait(line.answer(await nextRing(), never))
      if (command === '+CHUP') {
        const talk = await answering
        const ears = collect(talk)
        await wait(Promise.all([close(talk), ears.done]), 15_000)
      } else await t.rejects(answering, { code: /LINE_GONE|LINK_LOST|MODEM_RESTARTED/ })
      await wait(caller.over, 1_000)
      t.ok(await until(clock, () => line.status().state === 'idle', 30_000))
      await call('+37069999999')
    },
  )
