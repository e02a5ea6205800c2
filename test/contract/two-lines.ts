import { concat, frames } from '../../firmware/audio/frame.ts'
import type { Key, Line, Talk } from '../../firmware/ports/line.ts'
import type { Far, FarManner, LineBench, LineCaller } from './line.ts'

/** A line and another one, which is its telephone: how the suite runs on hardware, where nobody can be programmed. */
export interface TwoLines {
  readonly open: () => Promise<Line>
  readonly number: string
  readonly openFar: () => Promise<Line>
  readonly farNumber: string
}

/** Withholds the number of one call. Source: 3GPP TS 22.030 §6.5.2, CLIR */
const WITHHELD = '#31#'

/** A call of the far line as a person at a telephone. */
const personOf = (talking: Promise<Talk>, stop: AbortController): LineCaller => {
  const heard: Int16Array[] = []
  const listen = async (talk: Talk) => {
    for await (const frame of talk.heard) heard.push(frame)
  }
  const say = async (pcm: Int16Array) => {
    const talk = await talking
    for (const frame of frames(pcm)) await talk.say(frame)
  }
  const hangUp = () => {
    stop.abort(new Error('hung up'))
    talking.then(talk => talk[Symbol.asyncDispose]()).catch(() => undefined)
  }
  return {
    answered: talking.then(
      () => true,
      () => false,
    ),
    over: talking.then(listen).catch(() => undefined),
    say,
    press: async (key: Key) => (await talking).press(key),
    hangUp,
    heard: () => concat(heard),
  }
}

/** The suite's world made of two lines. A number that is busy or nobody's has to be found by hand, so those parts are left out. */
export const benchOfTwo = async (lines: TwoLines): Promise<LineBench> => {
  const far = await lines.openFar()
  const closing = new AbortController()
  /** The one telephone there is has a call. */
  let isTaken = false
  const dial = (from: string | null) => {
    const stop = new AbortController()
    const number = from === null ? `${WITHHELD}${lines.number}` : lines.number
    const person = personOf(far.dial(number, AbortSignal.any([stop.signal, closing.signal])), stop)
    isTaken = true
    void person.over.then(() => (isTaken = false))
    return person
  }
  const pickUp = async (): Promise<LineCaller> => {
    for await (const ring of far.rings(closing.signal)) {
      const stop = new AbortController()
      const talk = await far.answer(ring, AbortSignal.any([stop.signal, closing.signal]))
      return personOf(Promise.resolve(talk), stop)
    }
    throw new Error('nobody rang')
  }
  const put = (manner: FarManner): Far | null => {
    if (isTaken || manner === 'is busy' || manner === 'is nobody') return null
    const picked = manner === 'answers' ? pickUp() : new Promise<LineCaller>(() => undefined)
    picked.catch(() => undefined)
    return { number: lines.farNumber, picked }
  }
  return {
    open: lines.open,
    dial,
    far: put,
    shownAs: () => lines.farNumber,
    isExact: false,
    [Symbol.asyncDispose]: async () => {
      closing.abort()
      await far[Symbol.asyncDispose]()
    },
  }
}
