import { concat, RATE_HZ } from '../audio/frame.ts'
import { Fault } from '../fault/fault.ts'
import { loadLibrary } from './library.ts'

/**
 * Changes the sample rate of one piece of audio, given in parts of any length. The parts joined are exactly as long
 * as the audio lasts, and in step with it: the filter's delay is taken off the beginning and made up at the end.
 */
export interface Resampler extends Disposable {
  push(pcm: Int16Array): Int16Array
  /** What the filter still holds; the audio is over. */
  flush(): Int16Array
}

/**
 * 0 to 10. Measured at 22 050 → 8 000 Hz: every quality keeps 1 kHz, and puts a 5 kHz tone, which would come back at
 * 3 kHz, below one step of 16 bits. Up to 3 loses 1 dB at 3.4 kHz, the upper edge of telephone speech (ITU-T G.712);
 * 5 loses under 0.1 dB there for 3.6 ms a second of audio, and 10 costs 15 ms.
 */
const QUALITY = 5

/** libspeexdsp counts channels from 0; another index writes past the state of a mono resampler. */
const MONO = 0

const bind = () => {
  const lib = loadLibrary({ system: 'libspeexdsp.so.1', apt: 'libspeexdsp1' })
  return {
    init: lib.func(
      'void *speex_resampler_init(uint32_t channels, uint32_t from, uint32_t to, int quality, void *error)',
    ),
    skipZeros: lib.func('int speex_resampler_skip_zeros(void *state)'),
    latency: lib.func('int speex_resampler_get_input_latency(void *state)'),
    process: lib.func(
      'int speex_resampler_process_int(void *state, uint32_t channel, const void *in, void *inCount, void *out, void *outCount)',
    ),
    destroy: lib.func('void speex_resampler_destroy(void *state)'),
  }
}
let bound: ReturnType<typeof bind> | undefined

/** Ready for one piece of audio, PCM16 mono. @throws LIBRARY_MISSING */
export const openResampler = (fromHz: number, toHz = RATE_HZ): Resampler => {
  const c = (bound ??= bind())
  const state = c.init(1, fromHz, toHz, QUALITY, null) as bigint | null
  if (state === null) throw new Fault('VOICE_FAILED', { reason: `cannot resample ${fromHz} to ${toHz} Hz` })
  c.skipZeros(state)
  const inCount = new Uint32Array(1)
  const outCount = new Uint32Array(1)
  let taken = 0
  let given = 0

  const step = (pcm: Int16Array): { readonly used: number; readonly out: Int16Array } => {
    const out = new Int16Array(Math.ceil((pcm.length * toHz) / fromHz) + 1)
    inCount[0] = pcm.length
    outCount[0] = out.length
    c.process(state, MONO, pcm, inCount, out, outCount)
    return { used: inCount[0], out: out.subarray(0, outCount[0]) }
  }
  const run = (pcm: Int16Array): Int16Array => {
    const parts: Int16Array[] = []
    for (let at = 0; at < pcm.length;) {
      const { used, out } = step(pcm.subarray(at))
      parts.push(out)
      at += used
    }
    return parts.length === 1 ? (parts[0] ?? pcm) : concat(parts)
  }
  const push = (pcm: Int16Array) => {
    const out = run(pcm)
    taken += pcm.length
    given += out.length
    return out
  }
  const flush = () => {
    const missing = Math.ceil((taken * toHz) / fromHz) - given
    const held = run(new Int16Array((c.latency(state) as number) + Math.ceil(fromHz / toHz)))
    return held.subarray(0, missing)
  }
  let isOpen = true
  const close = () => {
    if (isOpen) c.destroy(state)
    isOpen = false
  }
  return { push, flush, [Symbol.dispose]: close }
}
