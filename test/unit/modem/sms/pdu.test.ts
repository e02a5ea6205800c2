import * as fc from 'fast-check'
import t from 'tap'
import { readPdu, type Delivery } from '../../../../firmware/modem/sms/incoming.ts'
import { readFate } from '../../../../firmware/modem/sms/report-status.ts'
import { packSeptets, unpackSeptets } from '../../../../firmware/modem/sms/septets.ts'
import { toHex } from '../../../../firmware/modem/sms/octets.ts'
import { asSent, splitText } from '../../../../firmware/modem/sms/split.ts'
import { writeSubmit } from '../../../../firmware/modem/sms/submit.ts'
import { readValidity, writeValidity } from '../../../../firmware/modem/sms/validity.ts'

const codes = (text: string) => Array.from(text, letter => letter.charCodeAt(0))

await t.test('septets are packed as in TS 23.038 §6.1.2.1', async t => {
  const cases = [
    ['hellohello', 'E8329BFD4697D9EC37'],
    ['1234567', '31D98C56B3DD00'],
    ['12345678', '31D98C56B3DD70'],
    ['', ''],
  ] as const
  for (const [text, hex] of cases) {
    const packed = packSeptets(codes(text))
    t.equal(toHex(packed), hex, text)
    t.strictSame(unpackSeptets(packed, text.length), codes(text))
  }
  t.equal(toHex(packSeptets(codes('a'), 1)), 'C2', 'after one fill bit')
})

/** A delivery with its fields in hex, so that each case shows what it is about. */
const pdu = (parts: Partial<Record<'sca' | 'first' | 'from' | 'pid' | 'dcs' | 'at' | 'data', string>>) =>
  [
    parts.sca ?? '00',
    parts.first ?? '04',
    parts.from ?? '0B917360214365F7',
    parts.pid ?? '00',
    parts.dcs ?? '00',
    parts.at ?? '62114291205480',
    parts.data ?? '05E8329BFD06',
  ].join('')
const delivery = (hex: string): Delivery => {
  const found = readPdu(hex)
  if (found.kind !== 'delivery') throw new Error(found.kind)
  return found
}

const deliveries: readonly (readonly [string, string, Partial<Delivery>])[] = [
  ['a number of odd length, filled with 1111', pdu({}), { from: '+37061234567', text: 'hello' }],
  ['of even length', pdu({ from: '0A817060214365' }), { from: '0706123456' }],
  ['a short number', pdu({ from: '04816181' }), { from: '1618' }],
  ['a sender of letters', pdu({ from: '0ED0C8329BFD9EB7CB' }), { from: 'Hellosme' }],
  [
    'of eleven letters, the most there are',
    pdu({ from: `14D0${toHex(packSeptets(codes('Poliklinika')))}` }),
    { from: 'Poliklinika' },
  ],
  ['a zone west of Greenwich', pdu({ at: '6211429120548A' }), { sentMs: Date.UTC(2026, 10, 25, 2, 2, 45) }],
  ['two hours east', pdu({}), { sentMs: Date.UTC(2026, 10, 24, 17, 2, 45) }],
  [
    'a quarter of an hour, as in Nepal',
    pdu({ at: '62114291205432' }),
    { sentMs: Date.UTC(2026, 10, 24, 13, 17, 45) },
  ],
  ['no time at all', pdu({ at: '00000000000000' }), { sentMs: null, text: 'hello' }],
  ['the extension table', pdu({ data: '029B32' }), { text: '€' }],
  ['ESC before what no table has', pdu({ data: '021B21' }), { text: 'B' }],
  ['ESC as the last septet', pdu({ data: '011B' }), { text: '' }],
  ['@ is code 0 and no end', pdu({ data: '08' + '00'.repeat(7) }), { text: '@@@@@@@@' }],
  ['seven septets fill no eighth', pdu({ data: '0731D98C56B3DD00' }), { text: '1234567' }],
  ['UCS-2', pdu({ dcs: '08', data: '04010D0119' }), { text: 'čę' }],
  ['UCS-2 beyond the plane', pdu({ dcs: '08', data: '04D83DDE00' }), { text: '😀' }],
  [
    'UCS-2 that ends in half a character',
    pdu({ first: '44', dcs: '08', data: '0A0500030102010041D83D' }),
    { text: 'A\ud83d', part: { reference: 1, total: 2, seq: 1 } },
  ],
  [
    'a reference of 16 bits',
    pdu({ first: '44', dcs: '08', data: '09060804123402010041' }),
    { text: 'A', part: { reference: 0x1234, total: 2, seq: 1 } },
  ],
  [
    'a part number that cannot be is none',
    pdu({ first: '44', dcs: '08', data: '080500030102030041' }),
    { text: 'A', part: null },
  ],
  [
    '7-bit after a header of six octets: one fill bit',
    pdu({ first: '44', data: '0C050003010201' + toHex(packSeptets(codes('hello'), 1)) }),
    { text: 'hello', part: { reference: 1, total: 2, seq: 1 } },
  ],
  [
    'Turkish single shift',
    pdu({ first: '44', data: '0703240101' + toHex(packSeptets([0x1b, 0x73], 3)) }),
    { text: 'ş', alphabet: { locking: 0, shift: 1 } },
  ],
  [
    'Turkish locking shift',
    pdu({ first: '44', data: '0703250101' + toHex(packSeptets([0x07, 0x1d], 3)) }),
    { text: 'ış', alphabet: { locking: 1, shift: 0 } },
  ],
  [
    'Spanish single shift',
    pdu({ first: '44', data: '0703240102' + toHex(packSeptets([0x1b, 0x61], 3)) }),
    { text: 'á' },
  ],
  [
    'Portuguese locking shift',
    pdu({ first: '44', data: '0703250103' + toHex(packSeptets([0x7b, 0x15], 3)) }),
    { text: 'ã∞' },
  ],
  [
    'Hindi locking shift',
    pdu({ first: '44', data: `0B03250106${toHex(packSeptets([0x2f, 0x42, 0x4c, 0x5f, 0x27, 0x59], 3))}` }),
    { text: 'नमस्ते', alphabet: { locking: 6, shift: 0 } },
  ],
  [
    'Urdu locking and single shift',
    pdu({ first: '44', data: `0B0624010D25010D${toHex(packSeptets([0x04, 0x1b, 0x33]))}` }),
    { text: '\u0680\u061f', alphabet: { locking: 13, shift: 13 } },
  ],
  [
    'a place that a script has no letter for',
    pdu({ first: '44', data: `070325010B${toHex(packSeptets([0x00, 0x01], 3))}` }),
    { text: '\ufffd\u0b82' },
  ],
  [
    'a national table that nobody has is read by the default one, and says so',
    pdu({ first: '44', data: '0703250163' + toHex(packSeptets(codes('ab'), 3)) }),
    { text: 'ab', trouble: 'unknown alphabet' },
  ],
  ['8-bit data', pdu({ dcs: 'F5', data: '0300FF80' }), { text: '', trouble: 'not text' }],
  ['8-bit by the general group', pdu({ dcs: '04', data: '0300FF80' }), { text: '', trouble: 'not text' }],
  ['compressed text', pdu({ dcs: '20' }), { text: '', trouble: 'not text' }],
  [
    'for a port, not for a person',
    pdu({ first: '44', dcs: '08', data: '09060504158A00000041'.slice(0, 20) }),
    { trouble: 'not text' },
  ],
  ['a class: shown at once', pdu({ dcs: '10' }), { text: 'hello', trouble: null }],
  ['a voice mail indication with text', pdu({ dcs: 'D8' }), { text: 'hello' }],
  ['the same in UCS-2', pdu({ dcs: 'E8', data: '020041' }), { text: 'A' }],
  ['a reserved coding is 7-bit', pdu({ dcs: '90' }), { text: 'hello' }],
  ['silent: type 0', pdu({ pid: '40' }), { isSilent: true }],
  ['the centre before it', pdu({ sca: '07917360990511F5' }), { from: '+37061234567', text: 'hello' }],
  [
    'an unknown element in the header is passed over',
    pdu({ first: '44', dcs: '08', data: '07047F02AAAA0041' }),
    { text: 'A' },
  ],
]
for (const [name, hex, expected] of deliveries)
  await t.test(`reads ${name}`, async t => void t.match(delivery(hex), expected))

await t.test('an example known from many texts on the subject', async t => {
  const found = delivery('07917283010010F5040BC87238880900F10000993092516195800AE8329BFD4697D9EC37')
  t.match(found, { from: '27838890001', text: 'hellohello', sentMs: Date.UTC(1999, 2, 29, 13, 16, 59) })
})

await t.test('what is cut short or no PDU at all is unreadable, never a wrong text', async t => {
  const whole = pdu({ first: '44', dcs: '08', data: '0A0500030102010041D83D' })
  for (let octets = 0; octets < whole.length / 2; octets += 1)
    t.throws(() => readPdu(whole.slice(0, octets * 2)), { code: 'MESSAGE_UNREADABLE' }, `${octets} octets`)
  for (const rubbish of ['', 'XYZ', '0', '00FF', '0004FF'])
    t.throws(() => readPdu(rubbish), { code: 'MESSAGE_UNREADABLE' }, rubbish)
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 180 }), octets => {
      try {
        readPdu(toHex(octets))
      } catch (error) {
        return (error as { code?: string }).code === 'MESSAGE_UNREADABLE'
      }
      return true
    }),
    { numRuns: 2_000 },
  )
})

await t.test('a message of the box itself in the SIM card is a draft', async t => {
  t.strictSame(readPdu('0011000B917360214365F70000AA05E8329BFD06'), { kind: 'draft' })
})

await t.test('a status report, with every group of TP-Status', async t => {
  const report = (status: string) => readPdu(`00062A0B917360214365F76211429120548062114291206480${status}`)
  t.match(report('00'), {
    kind: 'report',
    reference: 42,
    to: '+37061234567',
    sentMs: Date.UTC(2026, 10, 24, 17, 2, 45),
    fateMs: Date.UTC(2026, 10, 24, 17, 2, 46),
    fate: 'delivered',
  })
  for (const [status, fate] of [
    [0x00, 'delivered'],
    [0x01, 'delivered'],
    [0x1f, 'delivered'],
    [0x20, 'trying'],
    [0x30, 'trying'],
    [0x3f, 'trying'],
    [0x40, 'failed'],
    [0x46, 'failed'],
    [0x60, 'failed'],
    [0x7f, 'failed'],
    [0x80, 'failed'],
    [0xff, 'failed'],
  ] as const)
    t.equal(readFate(status).fate, fate, `0x${status.toString(16)}`)
  t.equal(readFate(0x46).reason, 'the time to deliver it ran out')
  t.match(readFate(0x3a).reason, /status 58/)
})

const submit = (text: string, changes = {}) =>
  writeSubmit({
    to: '+37061234567',
    text,
    reference: 7,
    validityMs: 86_400_000,
    wantsReport: true,
    ...changes,
  })

await t.test('a submission, octet by octet', async t => {
  t.strictSame(submit('hellohello'), [
    { hex: '0031000B917360214365F70000A70AE8329BFD4697D9EC37', octets: 23 },
  ])
  t.match(submit('a', { wantsReport: false })[0]?.hex, /^0011000B/)
  t.match(submit('a', { to: '112' })[0]?.hex, /^003100038111F20000A701/, 'a short number is of unknown type')
})

await t.test('the coding with the fewest parts, and of equals the one that most telephones read', async t => {
  const cases = [
    ['a'.repeat(160), 'one of 7-bit', ['00']],
    ['a'.repeat(161), 'two of 153', ['00', '00']],
    ['a'.repeat(306), 'two full ones', ['00', '00']],
    ['a'.repeat(307), 'three', ['00', '00', '00']],
    ['€'.repeat(80), 'two septets each', ['00']],
    ['ą'.repeat(70), 'one of UCS-2', ['08']],
    ['ą'.repeat(71), 'two of 67', ['08', '08']],
    ['ışık', 'short enough for UCS-2', ['08']],
    ['ığüşöçİĞÜŞÖÇ'.repeat(8), 'Turkish saves a part', ['00']],
    ['ã'.repeat(100), 'Portuguese saves a part', ['00']],
    ['á'.repeat(75), 'Spanish saves a part', ['00']],
    ['नमस्ते '.repeat(20), 'Hindi saves two', ['00']],
    ['வணக்கம் '.repeat(10), 'Tamil saves a part', ['00']],
  ] as const
  for (const [text, name, schemes] of cases) {
    const parts = submit(text)
    t.strictSame(
      parts.map(({ hex }) => hex.slice(26 - 2, 26)),
      schemes,
      name,
    )
    t.ok(
      parts.every(({ octets }) => octets <= 154),
      'no part is longer than a message may be',
    )
  }
})

await t.test('what belongs together is not parted', async t => {
  const esc = splitText(`${'a'.repeat(152)}€${'b'.repeat(20)}`, 1)
  t.strictSame(
    esc.map(part => part.length),
    [7 + 152, 7 + 22],
    'ESC goes with its letter',
  )
  const pair = splitText(`${'ą'.repeat(66)}😀${'b'.repeat(20)}`, 1)
  t.strictSame(
    pair.map(part => part.length),
    [6 + 132, 6 + 44],
    'a pair stays whole',
  )
})

/** A submission as it would arrive: what stands between the address and the user data is the time in place of the validity. */
const arrive = (hex: string): Delivery => {
  const first = Number.parseInt(hex.slice(2, 4), 16)
  const flags = (first & 0x40) | 4
  const scheme = hex.slice(24, 26)
  return delivery(`00${toHex(Uint8Array.of(flags))}0B917360214365F700${scheme}62114291205480${hex.slice(28)}`)
}
const roundTrip = (text: string, reference = 7) =>
  submit(text, { reference })
    .map(({ hex }) => arrive(hex).text)
    .join('')

await t.test('any text comes out as it went in, composed and well-formed', async t => {
  const letters = fc.string({ unit: 'binary', maxLength: 300 })
  const gsm = fc.string({
    unit: fc.constantFrom(
      ...Array.from('@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&0AZaz¡ÄÖÑÜ§¿äöñüà^{}\\[~]|€\f'),
    ),
    maxLength: 500,
  })
  const national = fc.string({
    unit: fc.constantFrom(...Array.from('aeiğışĞİŞçãõâêôáíóúÁÍÓÚÀÂÃ∞ªº`ΦΓ€[]')),
    maxLength: 300,
  })
  const indic = fc.oneof(
    ...[0x900, 0x980, 0xa00, 0xb80, 0x600].map(base =>
      fc.string({
        unit: fc.integer({ min: base, max: base + 0x7f }).map(code => String.fromCharCode(code)),
        maxLength: 200,
      }),
    ),
  )
  fc.assert(
    fc.property(
      fc.oneof(letters, gsm, national, indic),
      fc.integer({ min: 0, max: 65_535 }),
      (text, reference) => {
        if (text === '') return true
        return roundTrip(text, reference) === asSent(text)
      },
    ),
    { numRuns: 1_000 },
  )
  t.equal(roundTrip('a\ud800b'), 'a�b', 'half a character is none')
  t.equal(roundTrip('e\u0301'), 'é')
})

await t.test('parts carry their reference, number and total', async t => {
  const parts = submit('ą'.repeat(200), { reference: 300 }).map(({ hex }) => arrive(hex).part)
  t.strictSame(
    parts,
    [1, 2, 3, 4].map(seq => ({ reference: 300, total: 4, seq })),
  )
})

await t.test('the validity is the shortest that is long enough', async t => {
  const [minute, hour, day] = [60_000, 3_600_000, 86_400_000]
  const cases = [
    [1, 0],
    [5 * minute, 0],
    [5 * minute + 1, 1],
    [12 * hour, 143],
    [12 * hour + 1, 144],
    [day, 167],
    [day + 1, 168],
    [30 * day, 196],
    [5 * 7 * day, 197],
    [1e15, 255],
  ] as const
  for (const [ms, value] of cases) t.equal(writeValidity(ms), value, `${ms} ms`)
  for (let value = 1; value < 256; value += 1) t.ok(readValidity(value) > readValidity(value - 1))
})
