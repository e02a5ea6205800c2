import { silence, type Frame } from '../audio/frame.ts'
import type { EchoCanceller } from '../ports/echo.ts'
import type { Talk } from '../ports/line.ts'

/** Said and not yet heard of, where the line does not tell when: ten seconds, as a line itself keeps. */
const SAID_LIMIT = 512

/**
 * The same talk without our own voice in what it hears. What was played and what is heard are paired by count, not by the
 * clock: both sides of a device run at its own rate, however late this process reads and writes.
 */
export const cleanTalk = (talk: Talk, echo: EchoCanceller): Talk => {
  if (talk.onPlayed) {
    talk.onPlayed(echo.played)
    return { ...talk, heard: cleaned(talk.heard, echo.clean) }
  }
  const said: Frame[] = []
  const say = (frame: Frame) => {
    if (said.length < SAID_LIMIT) said.push(frame.slice())
    return talk.say(frame)
  }
  const clean = (frame: Frame) => {
    echo.played(said.shift() ?? silence())
    return echo.clean(frame)
  }
  return { ...talk, say, heard: cleaned(talk.heard, clean) }
}

async function* cleaned(heard: AsyncIterable<Frame>, clean: (frame: Frame) => Frame): AsyncGenerator<Frame> {
  for await (const frame of heard) yield clean(frame)
}
