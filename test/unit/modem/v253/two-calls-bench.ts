import type { Test } from 'tap'
import type { FlashService } from '../../../../board/virtual/exchange/loop.ts'
import { FRAME_SAMPLES } from '../../../../firmware/audio/frame.ts'
import { muLaw } from '../../../../firmware/audio/g711.ts'
import type { FlashPlanName } from '../../../../firmware/modem/v253/flash-plan.ts'
import type { Talk } from '../../../../firmware/ports/line.ts'
import { never, v253Bench } from './bench.ts'

type BenchOptions = Parameters<typeof v253Bench>[1]

export const FAR = '+37061110001'
export const close = async (what: AsyncDisposable) => what[Symbol.asyncDispose]()
const carried = (value: number) => muLaw.decode(muLaw.encode(Int16Array.of(value)))[0] ?? 0
export const tone = (value: number) => new Int16Array(1_600).fill(value)
export const has = (pcm: Int16Array, value: number) => pcm.includes(carried(value))
/** 300 ms that are no tone. */
const hello = Int16Array.from({ length: 2_400 }, (_, i) => ((i * 7_919) % 16_001) - 8_000)
export const flashes = (sent: readonly string[]) => sent.filter(command => command === 'AT+VTS=!').length
export const serviceOf = (is: FlashPlanName, onHook: FlashService['onHook'] = 'transfers'): FlashService => ({
  is,
  onHook,
})

/** A line whose settings say the truth of its exchange. */
export const honest = (is: FlashPlanName, more: BenchOptions = {}): NonNullable<BenchOptions> => ({
  flash: is,
  service: serviceOf(is),
  ...more,
})

/** A caller, and a colleague whom we ring meanwhile. */
export const consulting = async (t: Test, options: NonNullable<BenchOptions>) => {
  const bench = await v253Bench(t, options)
  const { clock, modem, call, wait } = bench
  const first = await call()
  const colleague = modem.exchange.subscribe(FAR, { is: 'person', answersAfterMs: 1_500, says: hello })
  const coming = colleague.next()
  const second = await wait(first.talk.consult(FAR, never))
  await clock.advance(100)
  const say = (talk: Talk, value: number) =>
    Promise.all(Array.from({ length: 10 }, () => talk.say(new Int16Array(FRAME_SAMPLES).fill(value))))
  const person = await coming
  /** What a person heard from now on, of what both sides say. */
  const heardBy = async (
    one: { recording: () => { callee: Int16Array } },
    saying: () => Promise<unknown>,
  ) => {
    const before = one.recording().callee.length
    await wait(saying())
    await clock.advance(300)
    return one.recording().callee.subarray(before)
  }
  return { ...bench, first, second, person, say, heardBy }
}
