import process from 'node:process'
import { faultData, reviveFault, type FaultData } from '../fault/fault.ts'
import type { Ear } from '../ports/ear.ts'
import type { Log } from '../ports/log.ts'
import { systemClock } from '../time/clock.ts'
import { openEar, type EarOptions } from './ear.ts'
import { traitsOf } from './model-traits.ts'
import type { Answer, Request, SpeechParts, ToProcess } from './protocol.ts'
import { tellOwner } from './owner.ts'
import { openVoices, type Voices } from './voices.ts'

// The speech process: the ear and the voices, apart from the telephone line. A process and not a worker thread,
// because onnxruntime computes on the thread that calls it, ending a worker in the middle of a run aborts the whole
// process (SIGABRT, 5 of 5), and a crash of native code takes its process along; SIGKILL ends this one at any time,
// within 37 ms, for 1.5 ms more per 5 s of audio (measured, onnxruntime-node 1.30).

const logWith = (own: Readonly<Record<string, unknown>>): Log => {
  const at =
    (level: 'debug' | 'info' | 'warn' | 'error'): Log['info'] =>
    (fields, message) =>
      tellOwner({ on: 'log', level, fields: { ...own, ...fields }, message })
  return {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    child: fields => logWith({ ...own, ...fields }),
  }
}

/** One part, open or the reason why it is not: what else there is goes on without it. */
type Part<T> = { readonly open: T } | { readonly fault: FaultData }
const attempt = async <T>(
  open: () => Promise<T>,
  otherwise: 'ASR_FAILED' | 'VOICE_FAILED',
): Promise<Part<T>> => {
  try {
    return { open: await open() }
  } catch (error) {
    return { fault: faultData(error, otherwise) }
  }
}
const opened = <T>(part: Part<T> | undefined): T => {
  if (part && 'open' in part) return part.open
  throw reviveFault(part?.fault ?? { code: 'SPEECH_DIED', detail: { how: 'not opened yet' } })
}

let ear: Part<Ear & AsyncDisposable> | undefined
let voices: Part<Voices> | undefined
const running = new Map<number, AbortController>()

/** What the catalogue says of a model counts before what its file name tells. */
const earOptions = ({ nativeLibrary, model, threads }: SpeechParts): EarOptions => {
  const { file, takesPrompt, audioContextFloor } = model
  const traits = { ...traitsOf(file), takesPrompt, audioContextFloor }
  return { library: nativeLibrary, model: file, threads, clock: systemClock, traits }
}

const open = async (parts: SpeechParts) => {
  // the voices first: they are quick, and the caller is greeted before being heard
  voices = await attempt(() => openVoices(parts.voices, logWith({ part: 'voices' })), 'VOICE_FAILED')
  ear = await attempt(() => openEar(earOptions(parts)), 'ASR_FAILED')
  const choice = 'open' in voices ? voices.open : undefined
  tellOwner({
    on: 'ready',
    earFault: 'fault' in ear ? ear.fault : null,
    voiceFault: 'fault' in voices ? voices.fault : null,
    engines: choice?.engines ?? {},
    voiceFaults: choice?.faults ?? {},
  })
}

const serve = async (request: Request, id: number, signal: AbortSignal): Promise<Answer> => {
  if (request.do === 'hear') return opened(ear).hear(request.pcm, request.listening, signal)
  const parts = opened(voices).speak(request.utterance, signal)
  for (;;) {
    const { done, value } = await parts.next()
    if (done) return value
    tellOwner({ on: 'part', id, pcm: value })
  }
}

const answer = async (request: Request, id: number) => {
  const stop = new AbortController()
  running.set(id, stop)
  try {
    tellOwner({ on: 'done', id, answer: await serve(request, id, stop.signal) })
  } catch (error) {
    const otherwise = request.do === 'hear' ? 'ASR_FAILED' : 'VOICE_FAILED'
    tellOwner({ on: 'failed', id, fault: faultData(error, otherwise) })
  } finally {
    running.delete(id)
  }
}

const close = async () => {
  for (const stop of running.values()) stop.abort()
  for (const part of [ear, voices]) if (part && 'open' in part) await part.open[Symbol.asyncDispose]()
  process.exit(0)
}

const take = async (message: ToProcess) => {
  if (message.do === 'open') await open(message.parts)
  else if (message.do === 'cancel') running.get(message.id)?.abort()
  else if (message.do === 'close') await close()
  else await answer(message, message.id)
}

process.on('message', (message: ToProcess) => void take(message))
