import t from 'tap'
import { sounding, soundName, spot } from '../../../firmware/language/alike.ts'
import type { Pack } from '../../../firmware/language/language.ts'
import { packs } from '../../../firmware/language/packs.ts'
import { encode } from '../../../firmware/language/phonemes.ts'
import { noSuchDay } from '../../../firmware/language/dates.ts'
import { split, tokens } from '../../../firmware/language/words.ts'
import { createVocabulary } from '../../../firmware/language/vocabulary.ts'
import { openEspeak } from '../../../firmware/speech/espeak.ts'

/** IPA as espeak-ng writes it, in the sounds that we tell apart: pairs of letters that are one sound first. */
const same: readonly (readonly [RegExp, string])[] = [
  [/\([^)]*\)/g, ''],
  [/[ˈˌːˑʲʰʼ_\s-]|\p{M}/gu, ''],
  [/tɕ|tʃ|ʨ/g, 'ʧ'],
  [/dʑ|dʒ|ʥ/g, 'ʤ'],
  [/ts/g, 'ʦ'],
  [/dz/g, 'ʣ'],
  [/[ɕʂ]/g, 'ʃ'],
  [/[ʑʐ]/g, 'ʒ'],
  [/ʎ/g, 'lj'],
  [/ɲ/g, 'nj'],
  [/[ɹɾ]/g, 'r'],
  [/[ʁʀ]/g, 'ɣ'],
  [/[ɫɭ]/g, 'l'],
  [/g/g, 'ɡ'],
  [/ŋ/g, 'n'],
  [/ɦ/g, 'h'],
  [/χ/g, 'x'],
  [/ʋ/g, 'v'],
  [/ɪ/g, 'i'],
  [/[ʊ]/g, 'u'],
  [/y/g, 'ɨ'],
  [/ɛ/g, 'e'],
  [/[ɔɒ]/g, 'o'],
  [/[ɑɐʌ]/g, 'a'],
  [/[ɜɚɘ]/g, 'ə'],
]
const plain = (ipa: string) =>
  same.reduce((text, [from, to]) => text.normalize('NFD').replaceAll(from, to), ipa).normalize('NFC')

/** Ordinary words of a pack: those of the wishes, which are whole. */
const wordsOf = (pack: Pack) => {
  const words = [...Object.values(pack.wishes), ...Object.values(pack.topics)].flat().flatMap(split)
  return [...new Set(words)].filter(word => /^\p{L}{3,}$/u.test(word)).slice(0, 250)
}

/**
 * How much of the worth of their words the spelling rules and espeak-ng agree on, at the least. Ukrainian and Russian are
 * lower since espeak-ng weakens vowels by a stress that spelling does not tell; English has words that go by no rule.
 */
const agreement = { lt: 0.97, hr: 0.97, hy: 0.97, uk: 0.9, ru: 0.9, en: 0.8 } as const

await t.test('the spelling rules sound as espeak-ng does', async t => {
  await using espeak = openEspeak()
  for (const pack of packs.values()) {
    const likenesses: number[] = []
    for (const word of wordsOf(pack)) {
      const stretches = await espeak.stretches(word, pack.code)
      const ipa = plain(stretches.map(({ phonemes }) => phonemes).join(''))
      const name = soundName(() => ipa, [word], false)
      likenesses.push(spot(name, sounding(pack.spoken, [word]), 0)?.likeness ?? 0)
    }
    const mean = likenesses.reduce((sum, one) => sum + one, 0) / likenesses.length
    t.comment(`${pack.code}: ${(100 * mean).toFixed(1)} % of ${likenesses.length} words`)
    t.ok(mean >= agreement[pack.code], `${pack.code}: ${mean}`)
  }
})

await t.test('every sound that a spelling makes is one that is known', t => {
  for (const pack of packs.values())
    for (const word of wordsOf(pack)) {
      const sounds = pack.spoken(word)
      t.equal(encode(sounds).length, Array.from(sounds).length, `${pack.code} ${word}: ${sounds}`)
      t.ok(sounds.length > 0, word)
    }
  t.end()
})

const likeness = (pack: Pack, name: string, heard: string) =>
  spot(soundName(pack.spoken, split(name), pack.isInflected), sounding(pack.spoken, split(heard)), 0)
    ?.likeness ?? 0

await t.test('what sounds alike costs little, what does not costs much', t => {
  const lt = packs.get('lt')
  if (!lt) return t.end()
  const voiced = likeness(lt, 'plombavimas', 'plompavimas')
  const vowel = likeness(lt, 'plombavimas', 'plumbavimas')
  const other = likeness(lt, 'plombavimas', 'plolbavimas')
  t.ok(vowel > voiced && voiced > other, `${vowel} ${voiced} ${other}`)
  t.ok(likeness(lt, 'burnos higiena', 'noriu burnos higienos rytoj') > 0.9, 'an ending')
  t.ok(likeness(lt, 'konsultacija', 'kon sultacija') > 0.95, 'a word heard as two')
  t.ok(likeness(lt, 'konsultacija', 'labas rytas') < 0.6)
  t.equal(likeness(lt, '', 'labas'), 0)
  t.end()
})

const misheard: Readonly<Record<Pack['code'], readonly (readonly [string, string])[]>> = {
  lt: [
    ['ketvirdadienį', 'ketvirtadieni'],
    ['tesimtą', 'desimta'],
    ['taib', 'taip'],
    ['pakartogite', 'pakartok'],
  ],
  hr: [
    ['četvrdak', 'cetvrtak'],
    ['otkezati', 'otkazati'],
  ],
  hy: [['ուրպաթ', 'ուրբաթ']],
  uk: [
    ['четвір', 'четвер'],
    ['звичано', 'звичайно'],
  ],
  ru: [
    ['щетверг', 'четверг'],
    ['пониделник', 'понедельник'],
    ['хорощо', 'хорошо'],
  ],
  en: [
    ['thirsday', 'thursday'],
    ['apointment', 'appointment'],
  ],
}

await t.test('a misheard word is the known one that sounds like it, and a known one stays', t => {
  for (const pack of packs.values()) {
    const { knows, nearest } = createVocabulary(pack, [])
    for (const [heard, meant] of misheard[pack.code]) {
      t.notOk(knows(tokens(heard)[0] ?? ''), heard)
      t.equal(nearest(heard)?.token, meant, heard)
      t.ok(knows(meant), meant)
    }
    t.equal(nearest('xyzzy'), null)
  }
  t.end()
})

await t.test('a day that is over, or that no calendar has, is read as such', t => {
  const today = '2026-11-24'
  const rows: Readonly<Record<Pack['code'], readonly [string, string]>> = {
    lt: ['vakar', 'vasario trisdešimtą'],
    hr: ['jučer', 'tridesetog veljače'],
    hy: ['երեկ', 'փետրվարի երեսունին'],
    uk: ['вчора', 'тридцятого лютого'],
    ru: ['вчера', 'тридцатого февраля'],
    en: ['yesterday', 'the thirtieth of february'],
  }
  for (const pack of packs.values()) {
    const [yesterday, impossible] = rows[pack.code]
    t.equal(pack.readDay(tokens(yesterday), today)?.value.to, '2026-11-23', yesterday)
    t.equal(pack.readDay(tokens(impossible), today)?.value.to, noSuchDay, impossible)
  }
  t.end()
})
