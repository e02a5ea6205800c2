import { isFault } from '../fault/fault.ts'
import type { EchoCanceller, EchoControl } from '../ports/echo.ts'
import type { Log } from '../ports/log.ts'
import { createCanceller, knowNothing, TAIL_SAMPLES, type Knowledge } from './echo/canceller.ts'
import { loadEchoLibrary, type EchoFilter } from './echo/library.ts'

/**
 * A two-wire line gives our voice back at its hybrid, and some modems' serial audio has an echo too (modems.md 3.2 on +VTR,
 * "without acoustic or line echo cancellation", and 7.6). Left alone, the box would hear itself and take it for a caller
 * who interrupts. The long and constant part of the delay (buffers, USB) is found by comparison and taken out first, so that
 * the filter needs no more than a hybrid's own length; what the filter leaves, a gate holds back.
 */

const deaf: EchoCanceller = {
  played: () => undefined,
  clean: frame => frame,
  counts: () => ({ echoDelayMs: null, erlDb: null, erleDb: null, echoMoved: 0 }),
  [Symbol.asyncDispose]: async () => undefined,
}

export interface EchoOptions {
  readonly log: Log
  /** Another library than Debian's libspeexdsp.so.1. */
  readonly library?: string
}

const createControl = (open: () => EchoFilter): EchoControl => {
  /** Of calls that are over; two only where a line has had two calls at once. */
  const idle: Knowledge[] = []
  let isClosed = false
  const begin = () => {
    const known = idle.pop() ?? knowNothing(open())
    const ended = () => {
      if (isClosed) known.filter.close()
      else idle.push(known)
    }
    return createCanceller(known, ended)
  }
  const close = async () => {
    isClosed = true
    for (const { filter } of idle.splice(0)) filter.close()
  }
  return { begin, [Symbol.asyncDispose]: close }
}

/** Opens the echo control of a line. Without the library the line is heard as it is, and the log says so once. */
export const openEcho = ({ log, library }: EchoOptions): EchoControl => {
  try {
    const open = loadEchoLibrary(library)
    return createControl(() => open(TAIL_SAMPLES))
  } catch (error) {
    if (!isFault(error, 'LIBRARY_MISSING')) throw error
    log.warn({ code: error.code, reason: error.message }, 'no echo canceller, the line is heard as it is')
    return { begin: () => deaf, [Symbol.asyncDispose]: async () => undefined }
  }
}
