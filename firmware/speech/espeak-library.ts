import koffi from 'koffi'
import { Fault } from '../fault/fault.ts'
import { loadLibrary } from './library.ts'

// libespeak-ng as it is. Names and values: espeak-ng 1.51, src/include/espeak-ng/speak_lib.h

/** A voice of espeak-ng by the name its data gives it ('lt', 'en', 'en-us'), and how it is to speak. */
export interface EspeakVoice {
  readonly name: string
  /** 80 to 450. */
  readonly wordsPerMinute: number
  /** 0 to 200 per cent. */
  readonly volume: number
}

/** What one call of espeak_TextToPhonemes gave: IPA, and the text that it took for it, with the marks that end it. */
export interface Stretch {
  readonly phonemes: string
  readonly text: string
  readonly isLast: boolean
}

const OUTPUT_SYNCHRONOUS = 2
const DONT_EXIT = 0x8000
const PART_MS = 100
const PARAMETER_RATE = 1
const PARAMETER_VOLUME = 2
const POSITION_CHARACTER = 1
const CHARS_UTF8 = 1
const PHONEMES_IPA = 2
const GO_ON = 0
const ABORT = 1

const apt = 'libespeak-ng1 espeak-ng-data'

const bind = () => {
  const lib = loadLibrary({ system: 'libespeak-ng.so.1', apt })
  const onPart = koffi.pointer(koffi.proto('int', ['void *', 'int', 'void *']))
  return {
    onPart,
    initialize: lib.func('int espeak_Initialize(int output, int partMs, const char *path, int options)'),
    setCallback: lib.func('espeak_SetSynthCallback', 'void', [onPart]),
    setVoice: lib.func('int espeak_SetVoiceByName(const char *name)'),
    setParameter: lib.func('int espeak_SetParameter(int parameter, int value, int relative)'),
    synth: lib.func(
      'int espeak_Synth(const void *text, size_t size, uint32_t position, int positionType, uint32_t end, uint32_t flags, void *id, void *user)',
    ),
    toPhonemes: lib.func('const char *espeak_TextToPhonemes(_Inout_ void **text, int chars, int mode)'),
  }
}
type Binding = ReturnType<typeof bind>

/** Ready for C: without control characters (U+0001 begins a command to espeak) and with the final NUL. */
const toC = (text: string) => Buffer.from(`${text.replaceAll(/[^\P{Cc}\n\t]/gu, ' ')}\0`)

const choose = (c: Binding, name: string) => {
  // official Piper voices name accents that the data may not have: 'en-gb' is 'en' in Debian's
  for (let at = name; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('-'))))
    if ((c.setVoice(at) as number) === 0) return
  throw new Fault('VOICE_FAILED', { reason: `espeak-ng has no voice ${name}` })
}

/** Always to the end of the text: espeak keeps the character it looked ahead at, and it would open the next text. */
const drain = (c: Binding, text: string): Stretch[] => {
  const bytes = toC(text)
  const base = koffi.address(bytes)
  const next: [bigint | null] = [base]
  const stretches: Stretch[] = []
  let at = 0
  let ahead = ''
  while (next[0] !== null) {
    const phonemes = c.toPhonemes(next, CHARS_UTF8, PHONEMES_IPA) as string | null
    const isLast = next[0] === null
    const end = isLast ? bytes.length - 1 : Number((next[0] ?? base) - base)
    const taken = Array.from(ahead + bytes.toString('utf8', at, end))
    ahead = isLast ? '' : (taken.pop() ?? '')
    stretches.push({ phonemes: phonemes ?? '', text: taken.join(''), isLast })
    at = end
  }
  return stretches
}

interface Running {
  readonly c: Binding
  readonly rateHz: number
}

/**
 * The library, once it runs. It stays until the process ends: espeak_Terminate may wait for ever (1.51), and koffi
 * unloads a library that nobody refers to, so that the next load would find it without its data.
 */
let running: Running | undefined
const start = (dataFolder?: string): Running => {
  if (running) return running
  const c = bind()
  const rateHz = c.initialize(OUTPUT_SYNCHRONOUS, PART_MS, dataFolder ?? null, DONT_EXIT) as number
  if (rateHz <= 0) throw new Fault('LIBRARY_MISSING', { library: 'espeak-ng-data', apt })
  return (running = { c, rateHz })
}

/** Takes samples as they are made; false: no more of them. */
type Take = (part: Int16Array) => boolean

/** The one callback of the library, which speaks into whoever listens at the moment. */
const registerCallback = (c: Binding) => {
  let take: Take = () => false
  const part = (pcm: bigint | null, samples: number) => {
    // without samples it only asks whether to go on; with them a copy, for the memory is espeak's
    const isAudio = pcm !== null && samples > 0
    const copy = isAudio ? new Int16Array(koffi.view(pcm, samples * 2).slice(0)) : new Int16Array(0)
    return take(copy) ? GO_ON : ABORT
  }
  const callback = koffi.register(part, c.onPart)
  c.setCallback(callback)
  return { listen: (to: Take) => (take = to), release: () => koffi.unregister(callback) }
}

/** libespeak-ng, ready. One call at a time, of either kind. @throws LIBRARY_MISSING when it or its data is not there */
export const openEspeakLibrary = (dataFolder?: string) => {
  const { c, rateHz } = start(dataFolder)
  const { listen, release } = registerCallback(c)
  const stretches = (text: string, voiceName: string): Stretch[] => {
    choose(c, voiceName)
    return drain(c, text)
  }
  /** Parts of 100 ms, on a thread of libuv's; ends early once `take` says so. @throws VOICE_FAILED */
  const synthesise = (text: string, voice: EspeakVoice, take: Take) =>
    new Promise<void>((ok, no) => {
      choose(c, voice.name)
      c.setParameter(PARAMETER_RATE, voice.wordsPerMinute, 0)
      c.setParameter(PARAMETER_VOLUME, voice.volume, 0)
      let isWhole = true
      listen(part => (isWhole &&= take(part)))
      const bytes = toC(text)
      const done = (error: unknown, status: number) => {
        // stopped half way it had looked ahead too
        if (!isWhole) drain(c, '')
        if (!error && status === 0) ok()
        else no(new Fault('VOICE_FAILED', { reason: `espeak_Synth gave ${status}` }, error))
      }
      c.synth.async(bytes, bytes.length, 0, POSITION_CHARACTER, 0, CHARS_UTF8, null, null, done)
    })
  return { rateHz, stretches, synthesise, release }
}
