import { InferenceSession, Tensor } from 'onnxruntime-node'
import { Fault } from '../fault/fault.ts'
import { oneAtATime } from '../flow/one-at-a-time.ts'
import { BEGIN, END, PAD, type PiperConfig } from './piper-config.ts'

/** The network of a Piper voice: phonemes in, samples out. One run at a time, each on the thread that asked. */
export interface PiperModel extends AsyncDisposable {
  /** Samples at the voice's rate, full scale 1; none when the voice knows none of the phonemes. @throws VOICE_FAILED */
  infer(phonemes: string): Promise<Float32Array>
  counts(): { readonly runs: number; readonly unknown: number }
}

/** `^ _ a _ b _ … $`, as the voice was taught; what it was not taught is left out and counted. */
export const toIds = (
  phonemes: string,
  map: PiperConfig['phoneme_id_map'],
): { readonly ids: number[]; readonly known: number; readonly unknown: number } => {
  const of = (phoneme: string) => map[phoneme] ?? []
  const all = Array.from(phonemes)
  const known = all.filter(phoneme => map[phoneme])
  const body = known.flatMap(phoneme => [...of(phoneme), ...of(PAD)])
  return {
    ids: [...of(BEGIN), ...of(PAD), ...body, ...of(END)],
    known: known.length,
    unknown: all.length - known.length,
  }
}

const reasonOf = (cause: unknown) => (cause instanceof Error ? cause.message : String(cause))

const openSession = async (file: string): Promise<InferenceSession> => {
  try {
    return await InferenceSession.create(file, {
      // two threads are 1.7 times as fast while both cores are free, 1.4 to 2 times slower when one is not (measured)
      intraOpNumThreads: 1,
      interOpNumThreads: 1,
      // an error is thrown: it need not be printed too
      logSeverityLevel: 4,
    })
  } catch (cause) {
    throw new Fault('FILE_UNREADABLE', { file, reason: reasonOf(cause) }, cause)
  }
}

const checkShape = (session: InferenceSession, { num_speakers: speakers }: PiperConfig, file: string) => {
  const wanted = ['input', 'input_lengths', 'scales', ...(speakers > 1 ? ['sid'] : [])]
  const has = session.inputNames.toSorted().join(', ')
  if (has === wanted.toSorted().join(', ') && session.outputNames.includes('output')) return
  throw new Fault('CONFIG_INVALID', {
    file,
    at: [`/ is no Piper voice of ${speakers} speaker(s): its inputs are ${has}`],
  })
}

const int64 = (values: readonly number[], dims: readonly number[]) =>
  new Tensor('int64', BigInt64Array.from(values, BigInt), dims)

/** @throws FILE_UNREADABLE; CONFIG_INVALID when the network is not what its config says */
export const openPiperModel = async (
  onnx: string,
  config: PiperConfig,
  speaker: number,
): Promise<PiperModel> => {
  const session = await openSession(onnx)
  checkShape(session, config, onnx)
  const oneRun = oneAtATime()
  const { noise_scale: noise, length_scale: length, noise_w: rhythm } = config.inference
  const sid = config.num_speakers > 1 ? { sid: int64([speaker], [1]) } : {}
  const counts = { runs: 0, unknown: 0 }

  const run = async (ids: readonly number[]): Promise<Float32Array> => {
    const { output } = await session.run({
      input: int64(ids, [1, ids.length]),
      input_lengths: int64([ids.length], [1]),
      scales: new Tensor('float32', Float32Array.of(noise, length, rhythm), [3]),
      ...sid,
    })
    return output?.data as Float32Array
  }
  const infer = async (phonemes: string): Promise<Float32Array> => {
    const { ids, known, unknown } = toIds(phonemes, config.phoneme_id_map)
    counts.unknown += unknown
    if (known === 0) return new Float32Array(0)
    counts.runs += 1
    return oneRun(() => run(ids)).catch((cause: unknown) => {
      throw new Fault('VOICE_FAILED', { reason: reasonOf(cause) }, cause)
    })
  }
  let closed: Promise<void> | undefined
  const close = () => (closed ??= oneRun(() => session.release()))
  return { infer, counts: () => ({ ...counts }), [Symbol.asyncDispose]: close }
}
