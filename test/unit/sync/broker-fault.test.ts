import t from 'tap'
import { Fault } from '../../../firmware/fault/fault.ts'
import { brokerFault, reasonFault } from '../../../firmware/sync/broker-fault.ts'

const url = 'mqtts://broker:8883'
const failing = (code: string | number, more: object = {}) =>
  brokerFault(Object.assign(new Error('as the library says'), { code }, more), url)

await t.test('what will not pass by itself is a refusal, the rest is away', async t => {
  for (const code of [0x84, 0x85, 0x86, 0x87, 0x8a, 0x8e, 0x90, 0x9d, 4, 5])
    t.match(reasonFault(code, url), { code: 'BROKER_REFUSED', detail: { url } }, `0x${code.toString(16)}`)
  for (const code of [0x80, 0x83, 0x88, 0x89, 0x8b, 0x97, 0x9f, 3])
    t.match(reasonFault(code, url), { code: 'BROKER_AWAY', detail: { url } }, `0x${code.toString(16)}`)
  t.match(failing(0x86), { code: 'BROKER_REFUSED', detail: { reason: 'wrong user name or password' } })
})

await t.test('TLS that does not hold is a refusal that says what is wrong', async t => {
  t.match(failing('CERT_NOT_YET_VALID').message, /is the clock of this box right\? \(CERT_NOT_YET_VALID\)/)
  const alert = failing('ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE', { reason: 'bad certificate' })
  t.match(alert, {
    code: 'BROKER_REFUSED',
    detail: { reason: 'TLS: bad certificate (ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE)' },
  })
})

await t.test('a network that fails is away, in words', async t => {
  t.match(failing('ENOTFOUND'), { code: 'BROKER_AWAY', detail: { reason: 'the name is unknown' } })
  t.match(failing('EWHATEVER'), { code: 'BROKER_AWAY', detail: { reason: 'as the library says' } })
  t.match(brokerFault('the connection was closed', url), { code: 'BROKER_AWAY' })
})

await t.test('a fault is left as it is', async t => {
  const fault = new Fault('STORE_FULL')
  t.equal(brokerFault(fault, url), fault)
})
