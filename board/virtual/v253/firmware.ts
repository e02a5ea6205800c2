/** In what one voice modem differs from another, as their manuals and the field have it (modems.md 3.1 to 3.5). */
export interface V253Firmware {
  /** What ATI0, ATI3 and ATI7 answer. */
  readonly product: string
  readonly identity: string
  readonly version: string
  /** Rows of AT+VSM=?, and how each of their codes is carried. */
  readonly compressions: readonly string[]
  readonly codings: Readonly<Record<number, 'mu-law' | 'A-law' | 'unsigned' | 'signed' | '16-bit'>>
  readonly defaultCompression: number
  /** Rows of AT+VLS=?; none: the query is refused. */
  readonly lineSources: readonly string[]
  /** Hexadecimal, as AT+GCI takes them. */
  readonly countries: readonly string[]
  /** Commands of its own that set something and answer OK. */
  readonly accepts: readonly RegExp[]
  /** Between the tag of a caller ID line and its value. */
  readonly equals: ' = ' | '='
  /** Ring while in class 8: as text, or as a code. */
  readonly ring: 'RING' | '<DLE>R'
  /** A key: one code as it is let go, or a code each 70 ms between `/` and `~`. */
  readonly keys: 'once' | 'wrapped'
  /** Codes when the far end is gone. */
  readonly gone: readonly string[]
  /** AT+VRID=0 tells the last caller again. */
  readonly recalls: boolean
  /** AT+VLS from which AT+VRX hears the line. */
  readonly recordFrom: number
  /** Two 0x10 in a row are sent as one code. */
  readonly usesSub: boolean
  /** Its own going off the hook is reported as H. */
  readonly hearsItself: boolean
  /** Both directions together, bytes a second. */
  readonly throughput: number
}

const known = [
  /^\+V(?:IT|TD|GT|RA|RN|NH|DR|CID|SD|PR)=/,
  /^\+(?:IFC|FLO|GCI)=/,
  /^[XMLSV&]\d*(?:=\d+)?$/,
  /^Q0V1E0$/,
]

export const v253Firmwares = {
  CX93010: {
    product: '56000',
    identity: 'CX93001-EIS_V0.2013-V92',
    version: '255',
    compressions: [
      '0,"SIGNED PCM",8,0,8000,0,0',
      '1,"UNSIGNED PCM",8,0,8000,0,0',
      '129,"IMA ADPCM",4,0,(7200,8000,11025),0,0',
      '130,"UNSIGNED PCM",8,0,8000,0,0',
      '131,"Mu-Law",8,0,8000,0,0',
      '132,"A-Law",8,0,8000,0,0',
      '133,"14 bit PCM",14,0,8000,0,0',
    ],
    codings: { 0: 'signed', 1: 'unsigned', 130: 'unsigned', 131: 'mu-law', 132: 'A-law', 133: '16-bit' },
    defaultCompression: 1,
    lineSources: [
      '0,"",0B8418E000,0FE418E000,0B8419E000',
      '1,"T",0B8418E000,0FE418E000,0B8419E000',
      '4,"S",0000000000,0000000000,0B8418E000',
    ],
    countries: ['B5', 'B4', 'B8', 'FA', 'F9', '42', '8A'],
    accepts: [...known, /^\+VGR=0$/, /^-STE=[0-7]$/, /^-SCID=/],
    equals: ' = ',
    ring: 'RING',
    keys: 'wrapped',
    gone: ['l'],
    recalls: true,
    recordFrom: 1,
    usesSub: false,
    hearsItself: false,
    throughput: 30_400,
  },
  USR5637: {
    product: '5601',
    identity: 'U.S. Robotics 56K FAX USB V1.2.23',
    version: '1.2.23',
    compressions: [
      '128,"8-BIT LINEAR",8,0,8000,0,0',
      '129,"16-BIT LINEAR",16,0,8000,0,0',
      '130,"8-BIT ALAW",8,0,8000,0,0',
      '131,"8-BIT ULAW",8,0,8000,0,0',
      '132,"IMA ADPCM",4,0,8000,0,0',
      '133,"G729A",8,0,8000,0,0',
    ],
    codings: { 128: 'unsigned', 129: '16-bit', 130: 'A-law', 131: 'mu-law' },
    defaultCompression: 129,
    lineSources: [],
    countries: ['B5', 'B4', '42', '8A', 'FA'],
    accepts: [...known, /^\+VGR=(?:12[1-9]|13[0-4])$/],
    equals: '=',
    ring: '<DLE>R',
    keys: 'once',
    gone: ['d'],
    recalls: false,
    recordFrom: 5,
    usesSub: true,
    hearsItself: true,
    throughput: 64_000,
  },
} as const satisfies Record<string, V253Firmware>

export type V253FirmwareName = keyof typeof v253Firmwares
