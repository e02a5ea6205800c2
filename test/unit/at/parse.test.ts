import * as fc from 'fast-check'
import t from 'tap'
import * as calls from '../../../firmware/at/call-lines.ts'
import { readDialled, readText } from '../../../firmware/at/charset.ts'
import { readError } from '../../../firmware/at/errors.ts'
import { fields } from '../../../firmware/at/fields.ts'
import * as network from '../../../firmware/at/network-lines.ts'
import { CALL_RESULTS, readFinal } from '../../../firmware/at/result.ts'

await t.test('parameters', async t => {
  const texts = (line: string) => fields(line).map(field => field.text)
  t.strictSame(texts('+X: 1,"a,b",,"c"'), ['1', 'a,b', '', 'c'])
  t.strictSame(texts('+X: "no end, of it'), ['no end, of it'], 'a quote that never closes')
  t.strictSame(texts('+X:'), [''])
  t.strictSame(texts('+X: "a" ,2'), ['a', '2'])
})

await t.test('who rings', async t => {
  t.strictSame(calls.readCaller('+CLIP: "+37061234567",145,,,,0'), { from: '+37061234567' })
  t.strictSame(
    calls.readCaller('+CLIP: "37061234567",145'),
    { from: '+37061234567' },
    'a lost plus comes back',
  )
  t.strictSame(calls.readCaller('+CLIP: "861234567",129'), { from: '861234567' })
  t.strictSame(calls.readCaller('+CLIP: "",128,,,,2'), { from: null }, '48 withheld')
  t.strictSame(calls.readCaller('+CLIP:'), { from: null })
  t.equal(calls.readCaller('RING'), null)
  t.strictSame(['RING', '+CRING: VOICE', '+CRING:VOICE', '+CRING: ASYNC', 'RINGBACK'].map(calls.isRing), [
    true,
    true,
    true,
    false,
    false,
  ])
})

await t.test('the list of calls', async t => {
  const listed = { id: 1, isIncoming: true, state: 'incoming', isVoice: true, from: '+37061234567' }
  t.strictSame(calls.readCall('+CLCC: 1,1,4,0,0,"+37061234567",145'), listed)
  t.match(calls.readCall('+CLCC: 1,1,0,0,0'), { state: 'active', from: null }, 'no number at all')
  t.match(calls.readCall('+CLCC: 4,1,4,0,0,"",128'), { id: 4, from: null })
  t.match(calls.readCall('+CLCC: 1,0,6,0,0,"861234567",129,""'), { state: 'released', isIncoming: false })
  t.match(calls.readCall('+CLCC: 2,1,5,1,0'), { state: 'waiting', isVoice: false })
  for (const line of ['+CLCC:', '+CLCC: ,1,4', '+CLCC: 1,1,9,0,0', '+CLCC: 1', '+CLCC: x,y'])
    t.equal(calls.readCall(line), null)
})

await t.test('SIMCom’s own call lines', async t => {
  t.strictSame(calls.readVoiceCall('VOICE CALL: BEGIN'), { did: 'begin', seconds: null })
  t.strictSame(calls.readVoiceCall('VOICE CALL: END: 000008'), { did: 'end', seconds: 8 })
  t.strictSame(calls.readVoiceCall('VOICE CALL: END'), { did: 'end', seconds: null })
  t.strictSame(calls.readVoiceCall('VOICE CALL:END:'), null, 'a colon with nothing after it')
  t.strictSame(
    calls.readVoiceCall('VOICE CALL:END'),
    { did: 'end', seconds: null },
    'A7672 leaves the space out',
  )
  t.equal(calls.readVoiceCall('VOICE CALL: ALERTING'), null)
  t.strictSame(calls.readMissedCall('MISSED_CALL: 11:01AM 07712345678'), { from: '07712345678' })
  t.strictSame(calls.readMissedCall('MISSED_CALL: 11:01AM'), { from: null })
  const keys = [
    '+RXDTMF: 8',
    '+RXDTMF:*',
    '+RXDTMF: "A"',
    '+DTMF: 5,120',
    '+RXDTMF: ',
    '+RXDTMF: Z',
    '+RXDTMF: 12',
  ]
  t.strictSame(keys.map(calls.readKey), ['8', '*', 'A', '5', null, null, null])
})

await t.test('the network', async t => {
  const state = (line: string) => network.readRegistration(line)?.state
  t.equal(state('+CREG: 2,1,"00A1","0BCD",7'), 'home', 'an answer')
  t.equal(state('+CREG: 5,"00A1","0BCD",7'), 'roaming', 'an event')
  t.equal(state('+CEREG: 1'), 'home')
  t.equal(state('+CEREG: 0,2'), 'searching')
  t.equal(state('+CREG: 2,6'), 'none', 'SMS only carries no call')
  t.equal(state('+CREG: ,1'), 'home', '48 an empty field')
  t.equal(state('+CREG: 1,"",""'), 'home')
  t.equal(state('+CREG: 1,"00A1'), 'home', 'a quote that never closes')
  t.equal(state('+CREG:'), 'unknown')
  t.equal(state('+CGREG: 1'), undefined)
  t.strictSame(network.readSignal('+CSQ: 21,99'), { dbm: -71 })
  t.strictSame(network.readSignal('+CSQ: 99,99'), { dbm: null })
  t.strictSame(network.readSignal('+CSQN: 25,0'), { dbm: -63 })
  t.strictSame(network.readOperator('+COPS: 0,0,"LT BITE, GSM",7'), { name: 'LT BITE, GSM' })
  t.strictSame(network.readOperator('+COPS: 0'), { name: null })
  t.strictSame(network.readSim('+CPIN: SIM PIN'), { state: 'SIM PIN' })
})

await t.test('21 errors', async t => {
  const refused = { ok: false, code: null, kind: null }
  t.strictSame(readFinal('+CMS ERROR: 500'), { ok: false, result: 'unknown error', code: 500, kind: 'CMS' })
  t.strictSame(readFinal('+CMS ERROR: Network timeout'), {
    ok: false,
    result: 'Network timeout',
    code: 332,
    kind: 'CMS',
  })
  t.strictSame(readFinal('+CME ERROR: 14'), { ok: false, result: 'SIM busy', code: 14, kind: 'CME' })
  t.strictSame(readFinal('+CME ERROR: SIM busy'), { ok: false, result: 'SIM busy', code: 14, kind: 'CME' })
  t.strictSame(readFinal('+CME ERROR: of a new kind'), { ...refused, result: 'of a new kind', kind: 'CME' })
  t.strictSame(readFinal('+CME ERROR:'), { ...refused, result: 'unknown error', kind: 'CME' })
  t.strictSame(readFinal('+CME ERROR: '), { ...refused, result: 'unknown error', kind: 'CME' })
  t.strictSame(readFinal('+CME ERROR: 9999'), { ...refused, result: 'error 9999', code: 9999, kind: 'CME' })
  t.strictSame(readFinal('COMMAND NOT SUPPORT'), { ...refused, result: 'COMMAND NOT SUPPORT' })
  t.strictSame(readFinal('NA'), { ...refused, result: 'NA' })
  t.strictSame(readFinal('NO DIAL TONE', CALL_RESULTS), { ...refused, result: 'NO DIALTONE' })
  t.strictSame(readFinal('OK'), { ok: true })
  t.strictSame(readFinal('VCON'), { ok: true })
  for (const line of ['OKAY', 'BUSY', 'NAME', 'ERROR 7', '+CME ERROR', '+CMX ERROR: 3'])
    t.equal(readFinal(line), null, line)
})

await t.test('21 makers spell the reasons their own way', async t => {
  const codeOf = (line: string) => readError(line)?.code
  t.equal(codeOf('+CMS ERROR: SIM busy'), 314)
  t.equal(codeOf('+CMS ERROR: (U)SIM BUSY'), 314)
  t.equal(codeOf('+CMS ERROR: memory full'), 322)
  t.equal(codeOf('+CME ERROR: Memory Full'), 20, 'the two lists are apart')
  t.equal(codeOf('OK'), undefined)
})

await t.test('47 numbers and names in UCS-2, and plain after a reset', async t => {
  const from = (line: string) => calls.readCaller(line)?.from
  t.equal(from('+CLIP: "002B00330037003000360031003200330034003500360037",145'), '+37061234567')
  t.equal(from('+CLIP: "00330037003000360031003200330034003500360037",145'), '+37061234567')
  t.equal(from('+CLIP: "0038003600310032",129'), '8612')
  for (const plain of ['0037061234567', '003706123456', '00442079460000', '1234', '0041', '+37061234567'])
    t.equal(from(`+CLIP: "${plain}",129`), plain, 'a number that begins with zeros stays one')
  const name = (line: string) => network.readOperator(line)?.name
  t.equal(name('+COPS: 0,0,"004200490054012E",7'), 'BITĮ')
  t.equal(name('+COPS: 0,0,"041A04380457043204410442043004400020",7'), 'Київстар ')
  t.equal(name('+COPS: 0,0,"BITE",7'), 'BITE', 'not hex')
  t.equal(name('+COPS: 0,0,"BEEF",7'), 'BEEF', 'hex, but no letter of Europe')
  t.equal(name('+COPS: 0,2,"24602",7'), '24602')
  t.equal(name(`+COPS: 0,0,"${Buffer.from('Telė').toString('latin1')}",7`), 'Telė', 'UTF-8')
  t.equal(name('+COPS: 0,0,"Tel\u00e9",7'), 'Tel\u00e9', 'Latin-1')
})

await t.test('48 no line whatever makes a parser throw', async () => {
  const starts = [
    '+CLIP:',
    '+CLCC:',
    '+CREG:',
    '+CSQ:',
    '+COPS:',
    '+CPIN:',
    '+RXDTMF:',
    'VOICE CALL:',
    '+CME ERROR:',
    '+CMS ERROR:',
  ]
  const rest = fc.string({ unit: fc.constantFrom(...'0123456789",- +:AZ\u00e9\0'.split('')), maxLength: 30 })
  const readers = [
    ...Object.values(calls),
    ...Object.values(network),
    readFinal,
    readError,
    readText,
    readDialled,
  ]
  fc.assert(
    fc.property(fc.constantFrom(...starts), rest, (start, text) => {
      for (const read of readers) read(`${start}${text}`)
    }),
  )
})
