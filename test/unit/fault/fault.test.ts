import t from 'tap'
import { Fault, faultData, isFault, reviveFault } from '../../../firmware/fault/fault.ts'

await t.test('a fault has a code, what to do, and one line for a person', async t => {
  const cause = new Error('ENOENT')
  const fault = new Fault('LINE_MISSING', { path: '/dev/ttyUSB2' }, cause)
  t.match(fault.message, /^There is no serial port \/dev\/ttyUSB2\. Plug the modem in/)
  t.equal(fault.remedy, 'reopen')
  t.equal(fault.cause, cause)
  t.ok(isFault(fault) && isFault(fault, 'LINE_MISSING'))
  t.notOk(isFault(fault, 'LINE_BUSY') || isFault(new Error('LINE_MISSING')) || isFault(null))
})

await t.test('it crosses a process border as plain data', async t => {
  const fault = new Fault('AT_TIMEOUT', { command: 'ATA', timeoutMs: 5_000 })
  const crossed = reviveFault(structuredClone(faultData(fault, 'USAGE')))
  t.ok(isFault(crossed, 'AT_TIMEOUT'))
  t.equal(crossed.message, fault.message)
})

await t.test('anything else thrown becomes the fault named', async t => {
  t.match(reviveFault(faultData(new TypeError('x is not a function'), 'ASR_FAILED')), {
    code: 'ASR_FAILED',
    message: 'The recogniser failed: x is not a function.',
  })
  t.match(faultData('text', 'USAGE'), { detail: { reason: 'text' } })
})
