import { writeEntry, type Entry } from '../../firmware/at/transcript-file.ts'
import { isFault } from '../../firmware/fault/fault.ts'
import type { OpenPort } from './port.ts'

/** One entry, for a person: the same as in a transcript file. */
export const entryText = (entry: Entry): string => writeEntry(entry)

/** What a person may type: an AT command, or a word of the monitor's own. */
export type Typed =
  { readonly do: 'send'; readonly command: string } | { readonly do: 'quit' | 'help' | 'nothing' }

export const readTyped = (line: string): Typed => {
  const text = line.trim()
  if (text === '') return { do: 'nothing' }
  if (text === 'quit' || text === 'exit') return { do: 'quit' }
  return /^at/i.test(text) ? { do: 'send', command: text } : { do: 'help' }
}

export const monitorHelp =
  'Type an AT command, such as AT+CSQ; quit ends. Everything the modem says is shown.'

const SEND_MS = 30_000

/** Sends a command; what comes of it is shown by whoever follows the transcript. A refusal is an answer too. @throws LINK_LOST */
export const sendTyped = async ({ at, transcript }: OpenPort, command: string): Promise<void> => {
  try {
    await at.send(command, { timeoutMs: SEND_MS })
  } catch (error) {
    if (isFault(error, 'AT_ERROR')) return
    if (!isFault(error, 'AT_TIMEOUT')) throw error
    transcript.note('!', error.message)
  }
}
