import { writeFile } from 'node:fs/promises'
import { createTranscript, type Transcript } from '../../firmware/at/transcript.ts'
import { readFinal } from '../../firmware/at/result.ts'
import { writeTranscript, type Entry } from '../../firmware/at/transcript-file.ts'
import { reasonOf } from '../../firmware/config/text-file.ts'
import { Fault } from '../../firmware/fault/fault.ts'
import { drivers } from '../../firmware/main/drivers.ts'
import type { Line } from '../../firmware/ports/line.ts'
import type { Log } from '../../firmware/ports/log.ts'
import type { Clock } from '../../firmware/time/clock.ts'
import { tapLink } from './tap.ts'
import type { Target } from './target.ts'

/** A modem run by its driver, as the box does, with all that is said written down. */
export interface DrivenLine extends AsyncDisposable {
  readonly line: Line
  readonly transcript: Transcript
}

const KEPT = 10_000

/** Without a command at the end that was not answered any more: played again, it would be waited for. */
const whole = (entries: readonly Entry[]): readonly Entry[] => {
  const last = entries.findLastIndex(({ way }) => way === '>')
  const isAnswered = entries.slice(last + 1).some(({ way, text }) => way === '<' && readFinal(text) !== null)
  return last === -1 || isAnswered ? entries : entries.slice(0, last)
}

/** @throws what the driver throws */
export const openDriven = async (target: Target, clock: Clock, log: Log): Promise<DrivenLine> => {
  const { reach, driver } = target
  const transcript = createTranscript(clock, KEPT)
  const openLink: typeof reach.openLink = async (path, at) => {
    const link = await reach.openLink(path, at)
    return path === reach.atPath ? tapLink(link, transcript) : link
  }
  const line = await drivers[driver].open({
    ...reach,
    openLink,
    name: 'line',
    answerAfterRings: 1,
    country: target.country ?? 'LT',
    isPatient: false,
    clock,
    log,
  })
  return { line, transcript, [Symbol.asyncDispose]: () => line[Symbol.asyncDispose]() }
}

/** Keeps what was said as a file that `ragelis line transcript` reads. @throws FILE_UNWRITABLE */
export const saveTranscript = async (
  file: string,
  title: string,
  transcript: Pick<Transcript, 'entries'>,
): Promise<void> => {
  const text = writeTranscript({ title, entries: whole(transcript.entries()) })
  await writeFile(file, text).catch((cause: unknown) => {
    throw new Fault('FILE_UNWRITABLE', { file, reason: reasonOf(cause) }, cause)
  })
}
