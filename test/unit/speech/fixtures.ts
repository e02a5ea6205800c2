import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readWav } from '../../../firmware/audio/wav.ts'
import { places } from '../../../firmware/config/places.ts'

/** The real recogniser, as set-up built it, with the model that ships. */
export const library = places().nativeLibrary
export const model = join(places().shippedModels, 'starter/ggml-starter-q8_0.bin')
export const speechFolder = join(places().root, 'test/fixtures/speech')

/** One of the recorded callers, PCM16 at 8 000 Hz. */
export const caller = (file: string): Int16Array => {
  const wav = readWav(readFileSync(join(speechFolder, file)))
  if ('refused' in wav) throw new Error(`${file} ${wav.refused}`)
  return wav.pcm
}

export const never = AbortSignal.any([])
