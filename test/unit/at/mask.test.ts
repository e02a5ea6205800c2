import t from 'tap'
import { createMask, type Way } from '../../../firmware/at/mask.ts'
import { createSeed } from './seed.ts'

const masked = (...said: readonly (readonly [Way, string])[]) => {
  const mask = createMask()
  return said.map(([way, text]) => mask(way, text))
}
const one = (way: Way, text: string) => masked([way, text])[0]

await t.test('PINs and passwords', async t => {
  const secrets = {
    'AT+CPIN=1234': 'AT+CPIN=***',
    'AT+CPIN="12345678","0000"': 'AT+CPIN=***',
    'at+cpin="1234";+CLIP=1': 'at+cpin=***;+CLIP=1',
    'AT+CPIN2=9876': 'AT+CPIN2=***',
    'AT+CPWD="SC","1234","5678"': 'AT+CPWD=***',
    'AT+CLCK="SC",1,"1234"': 'AT+CLCK="SC",1,***',
    'AT+CPIN?': 'AT+CPIN?',
    'AT+CLCK="SC",2': 'AT+CLCK="SC",2',
  }
  for (const [text, wanted] of Object.entries(secrets)) t.equal(one('>', text), wanted)
})

await t.test('numbers keep their last two digits, names nothing', async t => {
  const secrets = {
    '+CLIP: "+37061234567",145,,,,0': '+CLIP: "+*********67",145,,,,0',
    '+CLIP: "861234567",129,"",0,"Jonas Jonaitis"': '+CLIP: "*******67",129,"",0,"***"',
    '+CLCC: 1,1,0,0,0,"+37061234567",145,"Ona"': '+CLCC: 1,1,0,0,0,"+*********67",145,"***"',
    '+CLIP: "002B003300370030003600310032",145': `+CLIP: "${'*'.repeat(28)}",145`,
    '^DSCI: 4,1,3,0,+37061234567,145': '^DSCI: 4,1,3,0,+*********67,145',
    '+QIND: "ccinfo",1,1,4,0,0,"+37061234567",145': '+QIND: "ccinfo",1,1,4,0,0,"+*********67",145',
    'MISSED_CALL: 11:01AM 07712345678': 'MISSED_CALL: 11:01AM *********78',
    'NMBR = 861234567': 'NMBR = *******67',
    'NMBR=861234567': 'NMBR=*******67',
    'NMBR = P': 'NMBR = P',
    'NAME = SMITH J': 'NAME = ***',
    'MESG = 030735353531323132': 'MESG = ****************32',
    '89370030000000000000': '89******************',
    '860000000000000': '*************00',
  }
  for (const [text, wanted] of Object.entries(secrets)) t.equal(one('<', text), wanted)
  t.equal(one('>', 'ATD+37061234567;'), 'ATD+*********67;')
  t.equal(one('>', 'ATDT8 612 34567'), 'ATDT* *** ***67')
  t.equal(one('>', 'ATD112;'), 'ATD112;', 'short codes are nobody’s')
})

await t.test('what says nothing of anybody stays', async t => {
  const plain = [
    '+CSQ: 21,99',
    '+CREG: 2,1,"00A1","01F2"',
    'VOICE CALL: END: 000008',
    '+CGMR: LE20B03SIM7600M22',
  ]
  for (const text of [...plain, '+CPIN: READY', '+COPS: 0,0,"BITE",7', 'DATE = 1124', '+CMTI: "ME",3'])
    t.equal(one('<', text), text)
})

await t.test('messages: PDUs keep their length, texts nothing', async t => {
  t.strictSame(
    masked(
      ['>', 'AT+CMGS=19'],
      ['=', '\r\n> '],
      ['>', '0011000B917360214365F7\x1a'],
      ['<', '+CMT: ,24'],
      ['<', '07917306000000F0AABBCC'],
    ),
    ['AT+CMGS=19', '\r\n> ', `00${'*'.repeat(20)}\x1a`, '+CMT: ,24', `07${'*'.repeat(20)}`],
  )
  t.strictSame(
    masked(
      ['<', '+CMT: "+37061234567","Ona","26/11/24,08:00:00+08"'],
      ['<', 'I have the flu'],
      ['<', 'RING'],
      ['>', 'AT+CMGR=1'],
      ['<', '+CMGR: "REC UNREAD","+37061234567",,"26/11/24,08:00:00+08"'],
      ['<', 'come'],
      ['<', 'at 8'],
      ['<', 'OK'],
      ['<', '+CSQ: 9,99'],
      ['>', 'AT+CMGS="+37061234567"'],
      ['>', 'you are booked\x1a'],
      ['=', '\r\n+CMT: "+37061234567",,"26/11/24,08:00:00+08"\r\nmy address is\r\n\r\nRING\r\n'],
    ),
    [
      '+CMT: "+*********67","***","26/11/24,08:00:00+08"',
      '***',
      'RING',
      'AT+CMGR=1',
      '+CMGR: "REC UNREAD","+*********67",,"26/11/24,08:00:00+08"',
      '***',
      '***',
      'OK',
      '+CSQ: 9,99',
      'AT+CMGS="+*********67"',
      '***\x1a',
      '\r\n+CMT: "+*********67",,"26/11/24,08:00:00+08"\r\n***\r\n\r\nRING\r\n',
    ],
  )
})

await t.test('no line whatever lets seven digits of a number through', async t => {
  const seed = createSeed()
  const signs = '0123456789012345678901234567890123456789+",:; =ATDCLIPMGS\r\n\x1a'.split('')
  const mask = createMask()
  for (let i = 0; i < 5_000; i += 1) {
    const text = Array.from({ length: seed.below(60) }, () => seed.pick(signs)).join('')
    const shown = mask(seed.pick(['<', '>', '=', '!']), text)
    if (/\d{7}/.test(shown))
      t.fail(`seed ${seed.value}: ${JSON.stringify(text)} became ${JSON.stringify(shown)}`)
  }
})
