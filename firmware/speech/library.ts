import koffi, { type LibraryHandle } from 'koffi'
import { Fault } from '../fault/fault.ts'

/** A shared library: one that Debian brings in the package `apt`, or one that set-up built at the path `built`. */
export type LibrarySource = { readonly system: string; readonly apt: string } | { readonly built: string }

// koffi's own 128 KiB crashed a C function with 512 KiB of locals. Per thread, and refused after the first load:
// so it stands here, where every library of a thread is loaded.
koffi.config({ async_stack_size: 2 * 1_024 * 1_024 })

const missing = (source: LibrarySource, cause: unknown): Fault => {
  const reason = cause instanceof Error ? cause.message : String(cause)
  if ('built' in source) return new Fault('NATIVE_MISSING', { path: source.built, reason }, cause)
  return new Fault('LIBRARY_MISSING', { library: source.system, apt: source.apt, reason }, cause)
}

/** Loads a C library into this process. @throws LIBRARY_MISSING, NATIVE_MISSING */
export const loadLibrary = (source: LibrarySource): LibraryHandle => {
  try {
    return koffi.load('built' in source ? source.built : source.system)
  } catch (cause) {
    throw missing(source, cause)
  }
}
