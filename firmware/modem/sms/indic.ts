/**
 * The tables of the languages of India, 3GPP TS 23.038 §A.2.4 to §A.2.13 and §A.3.4 to §A.3.13. Those of the Brahmic
 * scripts are one pattern laid over each script's block of Unicode: a place is empty where the script has no such letter.
 */

/** What a place that stands for nothing reads as. */
export const EMPTY = '\ufffd'

/** Offsets in a script's block by code, from 0x00 on; what is no letter stands there itself. */
const PATTERN =
  '01 02 03 05 06 07 08 09 0A 0B \n 0C 0D \r 0E 0F 10 11 12 13 14 15 16 17 18 19 1A \x1b 1B 1C 1D 1E ' +
  'SP ! 1F 20 21 22 23 24 ) ( 25 26 , 27 . 28 =0 =1 =2 =3 =4 =5 =6 =7 =8 =9 : ; 29 2A 2B ? ' +
  '2C 2D 2E 2F 30 31 32 33 34 35 36 37 38 39 3C 3D 3E 3F 40 41 42 43 44 45 46 47 48 49 4A 4B 4C 4D'
const SMALL = 'abcdefghijklmnopqrstuvwxyz'

interface Script {
  /** First character of its block. */
  readonly base: number
  /** Offsets of the pattern that it has no letter for. */
  readonly lacks: string
  /** Offsets at 0x60 and from 0x7B to 0x7F. */
  readonly ends: string
  /** Offsets that fill the single shift table's free places in order; '--' leaves one free, a word of five is any character. */
  readonly shift: string
}

const DANDAS = 'U0964 U0965'
const DIGITS = '66 67 68 69 6A 6B 6C 6D 6E 6F'

/** By National Language Identifier. */
const scripts: ReadonlyMap<number, Script> = new Map([
  [
    4,
    {
      base: 0x980,
      lacks: '0D 0E 11 12 29 31 33 34 35 45 46 49 4A',
      ends: '4E 57 5C 5D 70 71',
      shift: `${DIGITS} 5F 60 61 62 63 72 73 74 75 76 77 78 79 7A`,
    },
  ], // Bengali
  [
    5,
    { base: 0xa80, lacks: '0E 12 29 31 34 46 4A', ends: '50 60 61 62 63 71', shift: `${DANDAS} ${DIGITS}` },
  ], // Gujarati
  [
    6,
    {
      base: 0x900,
      lacks: '',
      ends: '50 72 7B 7C 7E 7F',
      shift: `${DANDAS} ${DIGITS} 51 52 53 54 58 59 5A 5B 5C 5D 5E 5F 60 61 62 63 70 71`,
    },
  ], // Hindi
  [
    7,
    {
      base: 0xc80,
      lacks: '01 0D 11 29 34 45 49',
      ends: '55 56 60 61 62 63',
      shift: `${DANDAS} ${DIGITS} 5E 71 72`,
    },
  ], // Kannada
  [
    8,
    {
      base: 0xd00,
      lacks: '01 0D 11 29 3C 45 49',
      ends: '57 60 61 62 63 79',
      shift: `${DANDAS} ${DIGITS} 70 71 72 73 74 75 7A 7B 7C 7D 7E 7F`,
    },
  ], // Malayalam
  [
    9,
    {
      base: 0xb00,
      lacks: '0D 0E 11 12 29 31 34 45 46 49 4A',
      ends: '56 57 60 61 62 63',
      shift: `${DANDAS} ${DIGITS} 5C 5D 5F 70 71`,
    },
  ], // Oriya
  [
    10,
    {
      base: 0xa00,
      lacks: '0B 0C 0D 0E 11 12 29 31 34 37 3D 43 44 45 46 49 4A',
      ends: '51 70 71 72 73 74',
      shift: `${DANDAS} ${DIGITS} 59 5A 5B 5C 5E 75`,
    },
  ], // Punjabi
  [
    11,
    {
      base: 0xb80,
      lacks: '01 0B 0C 0D 11 16 17 18 1B 1D 20 21 22 25 26 27 2B 2C 2D 3C 3D 43 44 45 49',
      ends: '50 57 70 71 72 79',
      shift: `${DANDAS} ${DIGITS} 73 74 75 76 77 78 7A`,
    },
  ], // Tamil
  [
    12,
    {
      base: 0xc00,
      lacks: '0D 11 29 34 3C 45 49',
      ends: '55 56 60 61 62 63',
      shift: `-- -- ${DIGITS} 58 59 78 79 7A 7B 7C 7D 7E 7F`,
    },
  ], // Telugu
])

const letterOf = (base: number, place: string): string => {
  if (place.startsWith('U')) return String.fromCharCode(Number.parseInt(place.slice(1), 16))
  if (place === '--') return EMPTY
  return String.fromCharCode(base + Number.parseInt(place, 16))
}
const lockingOf = ({ base, lacks, ends }: Script): string => {
  const missing = new Set(lacks.split(' '))
  const places = PATTERN.split(' ').map(place => {
    if (place === 'SP') return ' '
    if (place.startsWith('=')) return place.slice(1)
    if (!/^[0-9A-F]{2}$/.test(place)) return place
    return missing.has(place) ? EMPTY : letterOf(base, place)
  })
  const [first = EMPTY, ...rest] = ends.split(' ').map(place => letterOf(base, place))
  return [...places, first, SMALL, ...rest].join('')
}

/** Characters in code order, by National Language Identifier; Urdu is written out. */
export const indicLocking: ReadonlyMap<number, string> = new Map([
  ...[...scripts].map(([id, script]) => [id, lockingOf(script)] as const),
  [
    13,
    '\u0627\u0622\u0628\u067b\u0680\u067e\u06a6\u062a\u06c2\u067f\n\u0679\u067d\r\u067a\u067c' +
      '\u062b\u062c\u0681\u0684\u0683\u0685\u0686\u0687\u062d\u062e\u062f\x1b\u068c\u0688\u0689\u068a' +
      ' !\u068f\u068d\u0630\u0631\u0691\u0693)(\u0699\u0632,\u0696.\u0698' +
      '0123456789:;\u069a\u0633\u0634?' +
      '\u0635\u0636\u0637\u0638\u0639\u0641\u0642\u06a9\u06aa\u06ab\u06af\u06b3\u06b1\u0644\u0645\u0646' +
      '\u06ba\u06bb\u06bc\u0648\u06c4\u06d5\u06c1\u06be\u0621\u06cc\u06d0\u06d2\u064d\u0650\u064f\u0657' +
      `\u0654${SMALL}\u0655\u0651\u0653\u0656\u0670`,
  ],
])

/** What all single shift tables of India share; then come the places that each fills in its own way. */
const SHIFT_COMMON = `@£$¥¿"¤%&'\f*+\0-/<=>¡^¡_#*`
const SHIFT_PLACES = [
  0x19, 0x1a, 0x1c, 0x1d, 0x1e, 0x1f, 0x20, 0x21, 0x22, 0x23, 0x24, 0x25, 0x26, 0x27, 0x2a, 0x2b, 0x2c, 0x2d,
  0x2e, 0x30, 0x31, 0x32, 0x33, 0x34, 0x35, 0x36, 0x37, 0x38, 0x39, 0x3a, 0x3b, 0x3f,
]
const URDU_SHIFT =
  '\u0600\u0601\u06f0\u06f1\u06f2\u06f3\u06f4\u06f5\u06f6\u06f7\u06f8\u06f9\u060c\u060d\u060e\u060f\u0610\u0611\u0612' +
  '\u0613\u0614\u061b\u061f\u0640\u0652\u0658\u066b\u066c\u0672\u0673\u06cd\u06d4'

const shiftOf = (own: readonly string[]): ReadonlyMap<number, string> =>
  new Map([
    ...Array.from(SHIFT_COMMON, (letter, code) => [code, letter] as const).filter(
      ([, letter]) => letter !== '\0',
    ),
    ...own
      .map((letter, n) => [SHIFT_PLACES[n] ?? 0, letter] as const)
      .filter(([, letter]) => letter !== EMPTY),
    ...Array.from({ length: 26 }, (_, n) => [0x41 + n, String.fromCharCode(0x41 + n)] as const),
    [0x28, '{'],
    [0x29, '}'],
    [0x2f, '\\'],
    [0x3c, '['],
    [0x3d, '~'],
    [0x3e, ']'],
    [0x40, '|'],
    [0x65, '€'],
  ])

/** What a code behind ESC means, by National Language Identifier. */
export const indicShift: ReadonlyMap<number, ReadonlyMap<number, string>> = new Map([
  ...[...scripts].map(([id, { base, shift }]) => {
    const own = shift.split(' ').map(place => letterOf(base, place))
    return [id, shiftOf(own)] as const
  }),
  [13, shiftOf(Array.from(URDU_SHIFT))],
])
