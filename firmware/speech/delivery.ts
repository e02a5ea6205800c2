import { samplesIn } from '../audio/frame.ts'
import { openResampler } from './resample.ts'
import type { Tongue } from './tongue.ts'

/** Below this nothing is heard on a telephone line: -60 dBFS. */
const INAUDIBLE = 33
const LEAD_SAMPLES = samplesIn(10)

/** After a sentence, so that the next does not run into it. */
const SENTENCE_PAUSE_MS = 200

/** Takes the silence before the first sound away, all but 10 ms: the caller waits through it. */
const createStart = () => {
  let isBegun = false
  return (pcm: Int16Array): Int16Array => {
    if (isBegun) return pcm
    const first = pcm.findIndex(sample => Math.abs(sample) > INAUDIBLE)
    isBegun = first >= 0
    return isBegun ? pcm.subarray(Math.max(0, first - LEAD_SAMPLES)) : pcm.subarray(pcm.length)
  }
}

/** What a voice says as it goes on the line: PCM16 mono at 8 000 Hz, begun at once and ended with a short pause. */
export async function* deliver(
  tongue: Tongue,
  text: string,
  signal: AbortSignal,
): AsyncGenerator<Int16Array> {
  using resampler = openResampler(tongue.rateHz)
  const start = createStart()
  let samples = 0
  for await (const part of tongue.speak(text, signal)) {
    const pcm = start(resampler.push(part))
    samples += pcm.length
    if (pcm.length > 0) yield pcm
  }
  const rest = start(resampler.flush())
  if (rest.length > 0) yield rest
  if (samples > 0) yield new Int16Array(samplesIn(SENTENCE_PAUSE_MS))
}
