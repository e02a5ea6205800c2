import type { Frame } from '../audio/frame.ts'
import { createMeter, type Levels } from '../audio/meter.ts'
import type { Talk } from '../ports/line.ts'

/** One direction as fields of a log line. */
const fields = (of: 'heard' | 'said', { rmsDb, peakDb, clippedShare, silentShare }: Levels) => ({
  [`${of}RmsDb`]: rmsDb,
  [`${of}PeakDb`]: peakDb,
  [`${of}ClippedShare`]: clippedShare,
  [`${of}SilentShare`]: silentShare,
})

/** The same talk, and a meter on what it hears and says. `levels` are dBov and shares of all so far, as fields of a log line. */
export const meterTalk = (talk: Talk) => {
  const [heard, said] = [createMeter(), createMeter()]
  async function* metered(): AsyncGenerator<Frame> {
    for await (const frame of talk.heard) {
      heard.add(frame)
      yield frame
    }
  }
  const say = (frame: Frame) => {
    said.add(frame)
    return talk.say(frame)
  }
  const levels = () => ({ ...fields('heard', heard.read()), ...fields('said', said.read()) })
  return { talk: { ...talk, heard: metered(), say }, levels }
}
