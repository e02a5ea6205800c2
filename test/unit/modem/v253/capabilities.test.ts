import t from 'tap'
import { v253Firmwares } from '../../../../board/virtual/v253/firmware.ts'
import {
  chooseFormat,
  readCompressions,
  readLineSources,
  reportedEvents,
} from '../../../../firmware/modem/v253/capabilities.ts'
import { countryCodes } from '../../../../firmware/modem/v253/country.ts'
import { profileOf } from '../../../../firmware/modem/v253/profile.ts'

const choose = (rows: readonly string[]) => {
  const format = chooseFormat(readCompressions(rows))
  return format && [format.code, format.name]
}

await t.test('the same number is another coding on another chip: rows are read by name', async t => {
  t.strictSame(choose(v253Firmwares.CX93010.compressions), [131, 'mu-law'])
  t.strictSame(choose(v253Firmwares.USR5637.compressions), [131, 'mu-law'])
  const [cx, usr] = [v253Firmwares.CX93010, v253Firmwares.USR5637].map(({ compressions }) =>
    readCompressions(compressions).find(({ code }) => code === 130),
  )
  t.strictSame([cx?.name, usr?.name], ['UNSIGNED PCM', '8-BIT ALAW'])
  t.strictSame(choose(['4,"G.711U",8,0,8000,0,0', '5,"G.711A",8,0,8000,0,0']), [4, 'mu-law'])
  t.strictSame(choose(['+VSM: 7,"u-law",8,0,(7200,8000,11025),(0),(0)']), [7, 'mu-law'])
})

await t.test('without mu-law: A-law, then 8 bits of linear sound; never ADPCM, never two bytes', async t => {
  t.strictSame(choose(['1,"UNSIGNED PCM",8,0,8000,0,0', '9,"A-LAW",8,0,8000,0,0']), [9, 'A-law'])
  t.strictSame(choose(['128,"8-BIT LINEAR",8,0,8000,0,0']), [128, 'unsigned 8-bit'])
  t.strictSame(choose(['0,"SIGNED PCM",8,0,8000,0,0', '1,"UNSIGNED PCM",8,0,8000,0,0']), [
    1,
    'unsigned 8-bit',
  ])
  t.strictSame(choose(['0,"SIGNED PCM",8,0,8000,0,0']), [0, 'signed 8-bit'])
  t.equal(choose(['129,"IMA ADPCM",4,0,8000,0,0', '133,"14 bit PCM",14,0,8000,0,0']), null)
  t.equal(choose(['4,"G.711U",8,0,7200,0,0']), null, 'no 8 000 Hz')
  t.strictSame(choose(['4,"G.711U",8,0,7200-11025,0,0']), [4, 'mu-law'], 'a range with 8 000 in it')
  t.equal(choose([]), null)
  t.equal(choose(['', 'rubbish', '"x",,', '131']), null)
})

await t.test('linear codings of 8 bits are exact at their own values and never wrap', async t => {
  for (const row of ['1,"UNSIGNED PCM",8,0,8000,0,0', '0,"SIGNED PCM",8,0,8000,0,0']) {
    const { coding } = chooseFormat(readCompressions([row]))!
    const exact = Int16Array.from({ length: 256 }, (_, i) => (i - 128) * 256)
    t.strictSame(coding.decode(coding.encode(exact)), exact)
    const loud = coding.decode(coding.encode(Int16Array.of(32_767, -32_768, 127, -127)))
    t.strictSame([...loud], [32_512, -32_768, 0, 0])
  }
})

await t.test('AT+VLS=?: bit 0 is the first, and tells what the modem will report', async t => {
  const sources = readLineSources(v253Firmwares.CX93010.lineSources)
  t.strictSame(
    sources.map(({ label, primitives }) => [label, primitives]),
    [
      [0, ''],
      [1, 'T'],
      [4, 'S'],
    ],
  )
  const [sending, receiving] = sources[1]!.events
  // 0B8418E000: 0000 1011 1000 0100 0001 1000 1110 0000 …
  t.strictSame([...sending], [4, 6, 7, 8, 13, 19, 20, 24, 25, 26])
  t.strictSame([...receiving].slice(0, 7), [4, 5, 6, 7, 8, 9, 10])
  const events = reportedEvents(sources, 1)!
  for (const name of ['dtmf', 'busy', 'dialTone', 'loopBreak', 'overrun'] as const)
    t.ok(events.has(name), name)
  t.notOk(events.has('reorder'))
  t.equal(reportedEvents(sources, 7), null)
  t.equal(reportedEvents([], 1), null)
  t.strictSame(readLineSources(['OK', '', '(0-7)', 'x,"T",00']), [])
})

await t.test('countries: the code a modem lists, or who stands in for one that is in no list', async t => {
  t.strictSame(countryCodes('HR'), [{ code: 'FA', standsIn: null }])
  t.strictSame(countryCodes('RU'), [{ code: 'B8', standsIn: null }])
  t.match(countryCodes('LT')[0], { code: 'F9', standsIn: 'Estonia' })
  for (const country of ['LT', 'BA', 'AM', 'UA'])
    t.ok(
      countryCodes(country).every(({ standsIn }) => standsIn !== null),
      country,
    )
  t.strictSame(countryCodes('ZZ'), [])
})

await t.test('families by what ATI0 answers', async t => {
  t.equal(profileOf('56000').name, 'CX930xx')
  t.equal(profileOf('5601').name, 'USR5637')
  t.equal(profileOf('').name, 'V.253')
})
