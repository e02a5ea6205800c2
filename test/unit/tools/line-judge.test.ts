import t from 'tap'
import { judge } from '../../../tools/line/judge.ts'
import { withoutSecrets, type Answer, type Answers } from '../../../tools/line/questions.ts'
import type { DriverName } from '../../../firmware/modem/usb/profiles.ts'

/** Answers by command: lines, or the word of a refusal. */
const answersOf = (said: Readonly<Record<string, readonly string[] | string>>): Answers =>
  new Map(
    Object.entries(said).map(([command, lines]): [string, Answer] => [
      command,
      typeof lines === 'string' ? { command, lines: [], refusal: lines } : { command, lines, refusal: null },
    ]),
  )
const good = {
  'AT+CGMI': ['SIMCOM INCORPORATED'],
  'AT+CGMM': ['SIMCOM_SIM7600E-H'],
  'AT+CGSN': ['860000000000017'],
  'AT+CPIN?': ['+CPIN: READY'],
  'AT+CNUM': ['+CNUM: "Jonas","+37061234567",145'],
  'AT+CSQ': ['+CSQ: 21,99'],
  'AT+CREG?': ['+CREG: 2,1,"00A1","01F2"'],
  'AT+COPS?': ['+COPS: 0,0,"LT TELE2",7'],
  'AT+CHLD=?': ['+CHLD: (0,1,1x,2,2x,3,4)'],
}
const states = (said: Readonly<Record<string, readonly string[] | string>>, driver: DriverName = 'sim7600') =>
  judge(answersOf({ ...good, ...said }), driver)
const found = (
  said: Readonly<Record<string, readonly string[] | string>>,
  what: string,
  driver?: DriverName,
) => states(said, driver).find(finding => finding.what === what)

await t.test('a modem in order', t => {
  t.ok(states({}).every(({ state }) => state === 'good'))
  t.match(found({}, 'network'), { found: 'home, LT TELE2' })
  t.match(found({}, 'signal'), { found: '-71 dBm' })
  t.match(found({}, 'can'), { found: /hold and swap, three-way, put through/ })
  t.end()
})

await t.test('IMEI, number and name are masked', t => {
  const text = JSON.stringify(states({})) + JSON.stringify(withoutSecrets(answersOf(good)))
  for (const secret of ['860000000000017', '37061234567', 'Jonas']) t.notOk(text.includes(secret), secret)
  t.match(found({}, 'IMEI'), { found: '…0017' })
  t.end()
})

await t.test('what is wrong with the card and the network, in words', t => {
  t.match(found({ 'AT+CPIN?': ['+CPIN: SIM PIN'], 'AT+SPIC': ['+SPIC: 1,10,0,10'] }, 'SIM card'), {
    state: 'bad',
    found: /SIM PIN .*tries left: 1/,
    remedy: /never types one/,
  })
  t.match(found({ 'AT+CPIN?': 'SIM not inserted' }, 'SIM card'), { state: 'bad', found: /SIM not inserted/ })
  t.notOk(found({ 'AT+CPIN?': 'SIM failure' }, 'network'), 'without a card nothing is said of the network')
  t.match(found({ 'AT+CREG?': ['+CREG: 2,3'] }, 'network'), { state: 'bad', remedy: /refuses this SIM card/ })
  t.match(found({ 'AT+CREG?': ['+CREG: 2,2'] }, 'network'), { state: 'bad', remedy: /antenna/ })
  t.match(
    found({ 'AT+CREG?': ['+CREG: 2,0'], 'AT+CEREG?': ['+CEREG: 2,1,"A","B",7'] }, 'network'),
    { state: 'good' },
    'an LTE-only network carries calls (modems.md 1.6)',
  )
  t.match(found({ 'AT+CSQ': ['+CSQ: 99,99'] }, 'signal'), { state: 'warn' })
  t.match(found({ 'AT+CSQ': ['+CSQ: 3,99'] }, 'signal'), { state: 'warn', found: /weak/ })
  t.end()
})

await t.test('sound, per family', t => {
  t.match(found({ 'AT+CPCMREG=?': 'ERROR' }, 'sound'), { state: 'bad', found: /CPCMREG/ })
  t.match(found({ 'AT+QPCMV?': 'ERROR' }, 'sound', 'ec25'), { state: 'bad', found: /QPCMV/ })
  const card = { 'AT+QCFG="usbcfg"': ['+QCFG: "usbcfg",0x2C7C,0x0125,1,1,1,1,1,0,1'] }
  t.match(found(card, 'sound', 'ec25'), { state: 'warn', found: /sound card/ })
  t.match(found({ 'AT+QCFG="ims"': ['+QCFG: "ims",0,0'] }, 'VoLTE', 'ec25'), { state: 'warn' })
  t.notOk(found({ 'AT+QCFG="ims"': ['+QCFG: "ims",1,1'] }, 'VoLTE', 'ec25'))
  t.match(found({}, 'sound', 'generic'), { state: 'warn' })
  t.end()
})

const voice = {
  ATI3: ['CX93001-EIS_V0.2013-V92'],
  'AT+FCLASS=?': ['0,1,1.0,2,8'],
  'AT+VSM=?': ['1,"UNSIGNED PCM",8,0,8000,0,0', '131,"Mu-Law",8,0,8000,0,0'],
  'AT+VLS=?': ['1,"T",0B8418E000,0FE418E000,0B8419E000'],
  'AT+GCI?': ['+GCI: B5'],
}

await t.test('a voice modem: class 8, a coding, what it reports', t => {
  t.ok(judge(answersOf(voice), 'v253').every(({ state }) => state === 'good'))
  const without = (other: Readonly<Record<string, readonly string[] | string>>, what: string) =>
    judge(answersOf({ ...voice, ...other }), 'v253').find(finding => finding.what === what)
  t.match(without({ 'AT+FCLASS=?': ['0,1,1.0,2'] }, 'voice'), { state: 'bad', remedy: /can never answer/ })
  t.match(without({ 'AT+VSM=?': ['129,"16BIT LINEAR",16,0,8000,0,0'] }, 'sound'), { state: 'bad' })
  t.match(without({ 'AT+VSM=?': 'ERROR' }, 'sound'), { state: 'warn' })
  t.match(without({ 'AT+VLS=?': ['1,"T",0000000000,0000000001,0'] }, 'reports'), {
    state: 'warn',
    found: /no keys/,
  })
  t.match(without({ 'AT+VCID=?': 'ERROR' }, 'caller ID'), { state: 'warn' })
  t.end()
})
