import t from 'tap'
import { openEspeak } from '../../../firmware/speech/espeak.ts'
import { endingOf, phonemise } from '../../../firmware/speech/phonemes.ts'

/** Of each clause: how its phonemes end, and whether a sentence does. */
type Shape = readonly (readonly [end: string, endsSentence: boolean])[]

const shapes: readonly (readonly [voice: string, text: string, shape: Shape])[] = [
  [
    'en',
    'Dr. Smith is here.',
    [
      ['ə.', true],
      ['iə.', true],
    ],
  ], // espeak ends a clause at "Dr.", and Piper was taught so
  [
    'en',
    'Come at 8:30, please!',
    [
      ['i, ', false],
      ['z!', true],
    ],
  ],
  ['en', 'Open 9 a.m., closed later.', [['ə.', true]]],
  [
    'en',
    'We close at 5 p.m., See you!',
    [
      ['m.', true],
      ['uː!', true],
    ],
  ],
  [
    'en',
    'What!? Really?',
    [
      ['t!', true],
      ['ɪ?', true],
    ],
  ],
  [
    'en',
    'Well... maybe',
    [
      ['l', false],
      ['iː', true],
    ],
  ],
  ['en', 'Really...', [['ɪ', false]]],
  [
    'en',
    'So: one; two',
    [
      ['əʊ: ', false],
      ['n; ', false],
      ['uː', true],
    ],
  ],
  [
    'en',
    'Maybe — or not',
    [
      ['iː; ', false],
      ['t', true],
    ],
  ],
  [
    'en',
    'One\n\ntwo',
    [
      ['n', true],
      ['uː', true],
    ],
  ],
  [
    'en',
    'He said "yes." And left.',
    [
      ['s.', true],
      ['t.', true],
    ],
  ],
  ['en', '...', []],
  ['en', ' \n ', []],
  [
    'hr',
    'Dobar dan, 5. svibnja može?',
    [
      ['n, ', false],
      ['ɛ?', true],
    ],
  ],
  [
    'lt',
    'Laba diena, kuo galiu padėti?',
    [
      ['a, ', false],
      ['i?', true],
    ],
  ],
  [
    'uk',
    'Добрий день! Чим можу допомогти?',
    [
      ['n!', true],
      ['i?', true],
    ],
  ],
  [
    'ru',
    'Здравствуйте, чем могу помочь?',
    [
      ['i, ', false],
      ['ʲ?', true],
    ],
  ],
  [
    'hy',
    'Բարև ձեզ։ Ինչո՞վ կարող եմ օգնել։',
    [
      ['z', true],
      ['l', true],
    ],
  ],
  [
    'hy',
    'Այո՝ լավ։',
    [
      ['o, ', false],
      ['v', true],
    ],
  ],
]

await t.test('clauses end as a Piper voice was taught', async t => {
  await using espeak = openEspeak()
  for (const [voice, text, shape] of shapes) {
    const clauses = await phonemise(espeak, text, voice)
    t.strictSame(
      clauses.map(({ phonemes, endsSentence }, i) => [
        phonemes.slice(-(shape[i]?.[0].length ?? 9)),
        endsSentence,
      ]),
      shape,
      `${voice}: ${text}`,
    )
  }
})

await t.test('phonemes are IPA, decomposed, without language switches', async t => {
  await using espeak = openEspeak()
  const words: readonly (readonly [voice: string, text: string, phonemes: string])[] = [
    ['lt', 'Laba diena.', 'l̩ˈaba dʲˈiena.'],
    ['en', 'Good morning.', 'ɡˈʊd mˈɔːnɪŋ.'],
    ['uk', 'Добрий день.', 'dˈobrij dˈen.'],
    ['ru', 'Здравствуйте.', 'zdrˈɑvstvujtʲi.'],
    ['hy', 'Բարև ձեզ', 'baɹˈev dzˈez'],
    ['hr', 'Dobar dan.', 'dˈobɑr dˈan.'],
  ]
  for (const [voice, text, phonemes] of words)
    t.strictSame(
      await phonemise(espeak, text, voice),
      [{ phonemes: phonemes.normalize('NFD'), endsSentence: true }],
      text,
    )
  const [switched] = await phonemise(espeak, 'Это компания Microsoft.', 'ru')
  t.notMatch(switched?.phonemes, /[()]/)
  const [nasal] = await phonemise(espeak, 'bon vin', 'fr')
  t.match(nasal?.phonemes, /\u0303/, 'a nasal vowel is a letter and a combining tilde')
})

await t.test('a clause of more than 800 bytes is cut, and only its last piece ends the sentence', async t => {
  await using espeak = openEspeak()
  const clauses = await phonemise(espeak, 'word '.repeat(400), 'en')
  t.ok(clauses.length > 1)
  t.strictSame(
    clauses.map(clause => clause.endsSentence),
    clauses.map((_, i) => i === clauses.length - 1),
  )
})

await t.test('no text leaves anything to the next', async t => {
  await using espeak = openEspeak()
  for (const text of ['Hello, world. Jam', 'A — b … c', 'word '.repeat(400), 'Jūs', '...', '']) {
    await phonemise(espeak, text, 'en')
    const [apple] = await phonemise(espeak, 'apple', 'en')
    t.equal(apple?.phonemes, 'ˈapəl', `after "${text.slice(0, 20)}"`)
  }
})

await t.test('endings by the text alone', async t => {
  t.strictSame(
    endingOf({ text: 'a.m., ', isLast: false }),
    { mark: '.', endsSentence: true },
    'the first of a run',
  )
  t.strictSame(endingOf({ text: 'ha... ', isLast: false }), { mark: '', endsSentence: false })
  t.strictSame(endingOf({ text: 'ha', isLast: true }), { mark: '', endsSentence: true })
  t.strictSame(endingOf({ text: 'ha\n', isLast: false }), { mark: '', endsSentence: false })
  t.strictSame(endingOf({ text: '', isLast: false }), { mark: '', endsSentence: false })
})
