import t from 'tap'
import { createStatusBoard } from '../../../../firmware/modem/line-status.ts'
import { bestOf } from '../../../../firmware/modem/cellular/network.ts'
import { setUp } from '../../../../firmware/modem/cellular/set-up.ts'
import { sim7600 } from '../../../../firmware/modem/sim7600.ts'
import type { Chipset } from '../../../../firmware/modem/cellular/chipset.ts'
import { simClock } from '../../../../firmware/time/sim-clock.ts'
import { simModem } from '../../at/sim-modem.ts'
import { elapse, memoryLog } from '../memory-modem.ts'

const chipset = (settings: Chipset['settings']): Chipset => ({
  ...sim7600,
  identify: async () => {},
  prepare: async () => {},
  settings,
  closeAudio: async () => {},
})
const start = ['> ATE0', '= ATE0\r\r\nOK\r\n', '> AT+CMEE=1', '< OK']
const ready = [...start, '> AT+CMEE?', '< +CMEE: 1', '< OK', '> AT+CPIN?', '< +CPIN: READY', '< OK']
const run = (script: readonly string[], settings: Chipset['settings']) => {
  const clock = simClock()
  const { log, lines } = memoryLog()
  const modem = simModem(clock, script)
  return { modem, lines, done: elapse(clock, setUp(modem, chipset(settings), clock, log)) }
}

await t.test('36 a setting that a line needs and that does not stick ends the set-up', async t => {
  const clip = { set: 'AT+CLIP=1', ask: 'AT+CLIP?', reads: /^\+CLIP: ?1/, must: true } as const
  const { done } = run([...ready, '> AT+CLIP=1', '< OK', '> AT+CLIP?', '< +CLIP: 0,1', '< OK'], [clip])
  await t.rejects(done, {
    code: 'AT_ERROR',
    detail: { command: 'AT+CLIP=1', result: 'it reads back as +CLIP: 0,1' },
  })
})

await t.test('any other that is refused is noted and passed over', async t => {
  const { modem, lines, done } = run(
    [...ready, '> AT+DDET=1', '< ERROR', '> AT+CRC=0', '< OK'],
    [{ set: 'AT+DDET=1', ask: 'AT+DDET?' }, { set: 'AT+CRC=0' }],
  )
  await done
  t.strictSame(lines, [
    {
      level: 'warn',
      message: 'the modem refused a setting',
      fields: { command: 'AT+DDET=1', result: 'ERROR' },
    },
  ])
  t.strictSame(modem.sent.slice(-2), ['AT+DDET=1', 'AT+CRC=0'])
})

await t.test('a modem that asks for its PUK', async t => {
  const { modem, done } = run(
    [...start, '> AT+CMEE?', '< +CMEE: 1', '< OK', '> AT+CPIN?', '< +CPIN: SIM PUK', '< OK'],
    [],
  )
  await t.rejects(done, { code: 'SIM_LOCKED', detail: { wants: 'SIM PUK' } })
  t.notOk(modem.sent.some(command => command.startsWith('AT+CPIN=')))
})

await t.test('a SIM card that says only ERROR for twenty seconds is missing', async t => {
  const asks = Array.from({ length: 20 }, () => ['> AT+CPIN?', '< ERROR']).flat()
  const { done } = run([...start, '> AT+CMEE?', '< +CMEE: 1', '< OK', ...asks], [])
  await t.rejects(done, { code: 'SIM_MISSING' })
})

await t.test('the better of two networks counts', async t => {
  t.equal(bestOf(['none', 'home']), 'home')
  t.equal(bestOf(['unknown', 'searching']), 'searching')
  t.equal(bestOf(['denied', 'none']), 'denied')
  t.equal(bestOf([]), 'unknown')
})

await t.test('the status board tells of changes, and only of changes', async t => {
  const board = createStatusBoard('a')
  const away = new AbortController()
  const seen = board.follow(away.signal)
  board.set({ state: 'idle' })
  board.set({ state: 'idle', reason: null })
  board.set({ signalDbm: -71 })
  away.abort()
  const states: unknown[] = []
  for await (const { state, signalDbm } of seen) states.push([state, signalDbm])
  t.strictSame(states, [
    ['idle', null],
    ['idle', -71],
  ])
})
