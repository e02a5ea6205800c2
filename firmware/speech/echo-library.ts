import { FRAME_SAMPLES, RATE_HZ, type Frame } from '../audio/frame.ts'
import { loadLibrary } from './library.ts'

// libspeexdsp as it is. Names and values: speexdsp 1.2.1, include/speex/speex_echo.h and speex_preprocess.h

const ECHO_SET_SAMPLING_RATE = 24
const PREPROCESS_SET_NOISE_SUPPRESS = 18
const PREPROCESS_SET_ECHO_SUPPRESS = 20
const PREPROCESS_SET_ECHO_SUPPRESS_ACTIVE = 22
const PREPROCESS_SET_ECHO_STATE = 24

const system = 'libspeexdsp.so.1'
const apt = 'libspeexdsp1'

const bind = (name: string) => {
  const lib = loadLibrary({ system: name, apt })
  return {
    openFilter: lib.func('void *speex_echo_state_init(int frame, int tail)'),
    closeFilter: lib.func('void speex_echo_state_destroy(void *filter)'),
    resetFilter: lib.func('void speex_echo_state_reset(void *filter)'),
    setFilter: lib.func('int speex_echo_ctl(void *filter, int request, void *value)'),
    cancel: lib.func('void speex_echo_cancellation(void *filter, void *heard, void *played, void *out)'),
    openSuppressor: lib.func('void *speex_preprocess_state_init(int frame, int rate)'),
    closeSuppressor: lib.func('void speex_preprocess_state_destroy(void *suppressor)'),
    setSuppressor: lib.func('int speex_preprocess_ctl(void *suppressor, int request, void *value)'),
    suppress: lib.func('int speex_preprocess_run(void *suppressor, void *frame)'),
  }
}

export interface EchoFilterOptions {
  /** How long after it was played an echo may still come, samples. */
  readonly tailSamples: number
  /** How much of what the filter leaves is pressed down further, dB: with nobody speaking here, and in the middle of their words. */
  readonly suppressDb: number
  readonly suppressActiveDb: number
}

/** The adaptive filter and the suppressor behind it, for one direction of one call. */
export interface EchoFilter {
  /** One frame without what was played; 20 ms later than it came, since the suppressor's windows overlap. */
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

/** Loads the library; the function makes a filter. @throws LIBRARY_MISSING */
export const loadEchoLibrary = (name = system): ((options: EchoFilterOptions) => EchoFilter) => {
  const c = bind(name)
  return ({ tailSamples, suppressDb, suppressActiveDb }) => {
    const filter: unknown = c.openFilter(FRAME_SAMPLES, tailSamples)
    c.setFilter(filter, ECHO_SET_SAMPLING_RATE, int(RATE_HZ))
    const suppressor: unknown = c.openSuppressor(FRAME_SAMPLES, RATE_HZ)
    c.setSuppressor(suppressor, PREPROCESS_SET_ECHO_STATE, filter)
    // the line's own noise stays: a recogniser hears better with it than through what takes it out
    c.setSuppressor(suppressor, PREPROCESS_SET_NOISE_SUPPRESS, int(0))
    c.setSuppressor(suppressor, PREPROCESS_SET_ECHO_SUPPRESS, int(suppressDb))
    c.setSuppressor(suppressor, PREPROCESS_SET_ECHO_SUPPRESS_ACTIVE, int(suppressActiveDb))
    const run = (heard: Frame, played: Frame): Frame => {
      const out = new Int16Array(FRAME_SAMPLES)
      c.cancel(filter, heard, played, out)
      c.suppress(suppressor, out)
      return out
    }
    const close = () => {
      c.closeSuppressor(suppressor)
      c.closeFilter(filter)
    }
    return { run, reset: () => void c.resetFilter(filter), close }
  }
}
