import { FRAME_SAMPLES, RATE_HZ, type Frame } from '../../audio/frame.ts'
import { loadLibrary } from '../library.ts'

// libspeexdsp as it is. Names and values: speexdsp 1.2.1, include/speex/speex_echo.h

const ECHO_SET_SAMPLING_RATE = 24

const system = 'libspeexdsp.so.1'
const apt = 'libspeexdsp1'

/** What it works on at once: with 10 ms it learns a hybrid in half the time that 20 ms take (measured). */
const BLOCK = FRAME_SAMPLES / 2

const bind = (name: string) => {
  const lib = loadLibrary({ system: name, apt })
  return {
    open: lib.func('void *speex_echo_state_init(int frame, int tail)'),
    close: lib.func('void speex_echo_state_destroy(void *filter)'),
    reset: lib.func('void speex_echo_state_reset(void *filter)'),
    set: lib.func('int speex_echo_ctl(void *filter, int request, void *value)'),
    cancel: lib.func('void speex_echo_cancellation(void *filter, void *heard, void *played, void *out)'),
  }
}

/** The adaptive filter, for one direction of one call. */
export interface EchoFilter {
  /** One frame without what it knows of the echo of what was played, at once. */
  readonly run: (heard: Frame, played: Frame) => Frame
  /** Forgets what it learned. */
  readonly reset: () => void
  /** Gives the memory back; nothing may be called after it. */
  readonly close: () => void
}

const int = (value: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32LE(value)
  return bytes
}

/**
 * Loads the library; the function makes a filter. @param tailSamples how long after it was played an echo may still come
 * @throws LIBRARY_MISSING
 */
export const loadEchoLibrary = (name = system): ((tailSamples: number) => EchoFilter) => {
  const c = bind(name)
  return tailSamples => {
    const filter: unknown = c.open(BLOCK, tailSamples)
    c.set(filter, ECHO_SET_SAMPLING_RATE, int(RATE_HZ))
    const run = (heard: Frame, played: Frame): Frame => {
      const out = new Int16Array(FRAME_SAMPLES)
      for (let at = 0; at < FRAME_SAMPLES; at += BLOCK) {
        const [from, said, to] = [heard, played, out].map(frame => frame.subarray(at, at + BLOCK))
        c.cancel(filter, from, said, to)
      }
      return out
    }
    return { run, reset: () => void c.reset(filter), close: () => void c.close(filter) }
  }
}
