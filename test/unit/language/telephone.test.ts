import t from 'tap'
import { addDigits, normalPhone, phoneGroups, readPhone } from '../../../firmware/language/telephone.ts'

await t.test('digits as people dictate them become E.164', async t => {
  const table = [
    ['861234567', 'LT', '+37061234567'],
    ['061234567', 'LT', '+37061234567'],
    ['37061234567', 'LT', '+37061234567'],
    ['07712345678', 'GB', '+447712345678'],
    ['447712345678', 'GB', '+447712345678'],
    ['0037061234567', 'GB', '+37061234567'],
    ['0671234567', 'UA', '+380671234567'],
    ['380671234567', 'UA', '+380671234567'],
    ['80671234567', 'UA', '+380671234567'],
    ['37491123456', 'UA', '+37491123456'],
    ['37061234567', 'UA', '+37061234567'],
    ['79123456789', 'UA', '+79123456789'],
    ['89123456789', 'UA', '+79123456789'],
    ['380671234567', 'LT', '+380671234567'],
  ] as const
  for (const [digits, country, phone] of table)
    t.strictSame(readPhone(digits, country), { kind: 'number', phone }, digits)
})

await t.test('too few digits ask for more, impossible ones are wrong', async t => {
  for (const [digits, country] of [
    ['86123', 'LT'],
    ['077123', 'GB'],
    ['8', 'LT'],
  ] as const)
    t.equal(readPhone(digits, country).kind, 'more', digits)
  for (const [digits, country] of [
    ['999999999', 'LT'],
    ['0771234567890123', 'GB'],
  ] as const)
    t.equal(readPhone(digits, country).kind, 'wrong', digits)
})

await t.test('pieces go on where the last one stopped, or begin again', async t => {
  t.strictSame(addDigits('', '0612', 'LT'), { kind: 'more', digits: '0612' })
  t.strictSame(addDigits('0612', '34567', 'LT'), { kind: 'number', phone: '+37061234567', digits: '' })
  t.strictSame(addDigits('0612', '061234567', 'LT'), { kind: 'number', phone: '+37061234567', digits: '' })
})

await t.test('numbers are grouped as at home, and what the network gives is normalised', async t => {
  t.strictSame(phoneGroups('+37061234567'), ['0', '612', '34567'])
  t.equal(normalPhone('+37061234567', 'LT'), '+37061234567')
  t.equal(normalPhone('061234567', 'LT'), '+37061234567')
  t.equal(normalPhone('TELE2', 'LT'), null)
  t.equal(normalPhone(null, 'LT'), null)
})
