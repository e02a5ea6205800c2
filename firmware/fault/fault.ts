/** What the program may do about a fault without asking anyone. */
export type Remedy = 'retry' | 'give up' | 'reopen' | 'drop' | 'fall back' | 'ask'

/** Plain data for the log; it crosses threads and processes as it is. */
type Detail = Readonly<Record<string, string | number | boolean | null | undefined | readonly string[]>>
interface Entry {
  readonly remedy: Remedy
  /** One line for a person: what is wrong and what to do. */
  readonly says: (detail: Detail) => string
}

const entry = (remedy: Remedy, says: Entry['says']): Entry => ({ remedy, says })

/** Every fault of the product. The code is the contract; the words may change. */
const table = {
  AT_TIMEOUT: entry('retry', d => `The modem did not answer ${d['command']} within ${d['timeoutMs']} ms.`),
  AT_ERROR: entry('give up', d => `The modem refused ${d['command']}: ${d['result']}.`),
  LINK_LOST: entry(
    'reopen',
    d => `The modem at ${d['path']} is gone. Check its USB cable and power; the box keeps trying.`,
  ),
  LINE_MISSING: entry(
    'reopen',
    d => `There is no serial port ${d['path']}. Plug the modem in, or name another port with --line.`,
  ),
  LINE_FORBIDDEN: entry(
    'ask',
    d =>
      `No permission to open ${d['path']}. Add this user to the group dialout (sudo usermod -aG dialout $USER) and log in again.`,
  ),
  LINE_BUSY: entry(
    'ask',
    d =>
      `${d['path']} is in use by another program. Close it (often ModemManager: sudo systemctl mask --now ModemManager) and start again.`,
  ),
  LINE_GONE: entry('drop', () => 'The caller hung up.'),
  SIM_MISSING: entry('ask', () => 'There is no SIM card in the modem. Put one in and start again.'),
  SIM_LOCKED: entry(
    'ask',
    d => `The SIM card asks for ${d['wants']}. Take its PIN off in a telephone, then start again.`,
  ),
  ASR_FAILED: entry('fall back', d => `The recogniser failed (status ${d['status'] ?? '?'}).`),
  VOICE_FAILED: entry(
    'fall back',
    d => `The voice could not speak ${d['language'] ?? ''}: ${d['reason'] ?? 'unknown'}.`,
  ),
  SPEECH_DIED: entry('fall back', d => `The speech process ended (${d['how']}); it is being started again.`),
  MODEL_MISSING: entry(
    'ask',
    d => `There is no model ${d['model']} in ${d['folder']}. Run: ragelis models add ${d['model']}`,
  ),
  MODEL_UNKNOWN: entry('ask', d => `No model is called ${d['model']}. Run: ragelis models list`),
  MODEL_DAMAGED: entry(
    'ask',
    d =>
      `${d['file']} is not the file the catalogue names: expected sha256 ${d['expected']}, found ${d['found']}. Nothing was installed.`,
  ),
  MODEL_UNTRUSTED: entry(
    'ask',
    d =>
      `The catalogue holds no sha256 for ${d['model']}; the file has ${d['found']}. Compare it with the publisher's, then run again with --trust ${d['found']}`,
  ),
  DOWNLOAD_FAILED: entry(
    'retry',
    d =>
      `${d['url']} could not be fetched: ${d['reason']}. Run the same command again: it goes on where it stopped.`,
  ),
  NATIVE_MISSING: entry('ask', d => `The native library ${d['path']} is not built. Run: npm run set-up`),
  NATIVE_MISMATCH: entry(
    'ask',
    d =>
      `The native library speaks version ${d['found']}, this program ${d['expected']}. Run: npm run set-up`,
  ),
  LIBRARY_MISSING: entry(
    'ask',
    d => `The system library ${d['library']} is missing. Run: sudo apt-get install ${d['apt']}`,
  ),
  CONFIG_INVALID: entry(
    'ask',
    d => `${d['file'] ?? 'The configuration'} is not valid: ${[d['at']].flat().join(' | ')}`,
  ),
  AUDIO_UNREADABLE: entry('ask', d => `${d['file'] ?? 'The audio'} cannot be used: ${d['reason']}.`),
  FILE_UNREADABLE: entry('ask', d => `${d['file']} cannot be read: ${d['reason']}.`),
  SLOT_TAKEN: entry('ask', () => 'That time has just been taken.'),
  STORE_FULL: entry(
    'ask',
    d => `The disk under ${d['folder']} is full; nothing was stored. Free some space, then try again.`,
  ),
  STORE_FAILED: entry('give up', d => `The store in ${d['folder']} failed: ${d['reason']}.`),
  STORE_BUSY: entry(
    'ask',
    d => `Another ragelis already uses ${d['folder']}. Stop it, or name another folder with --data.`,
  ),
  STORE_NEWER: entry(
    'ask',
    d =>
      `The store is of version ${d['found']}, this program knows ${d['known']}. Install the newer ragelis.`,
  ),
  BROKER_REFUSED: entry(
    'ask',
    d =>
      `The MQTT broker ${d['url']} refused: ${d['reason']}. Check its address, user name and password; bookings wait on disk.`,
  ),
  PORT_IN_USE: entry('ask', d => `Port ${d['port']} on ${d['host']} is in use. Choose another with --port.`),
  USAGE: entry('ask', d => String(d['reason'])),
} as const satisfies Record<string, Entry>

export type FaultCode = keyof typeof table

/** The only error class. `code` is the contract, `detail` is for the log, `message` is a line for a person. */
export class Fault extends Error {
  override readonly name = 'Fault'
  readonly code: FaultCode
  readonly detail: Detail
  constructor(code: FaultCode, detail: Detail = {}, cause?: unknown) {
    super(table[code].says(detail), { cause })
    this.code = code
    this.detail = detail
  }
  get remedy(): Remedy {
    return table[this.code].remedy
  }
}

/** True when `error` is a fault, of this code if one is named. Works on faults that crossed a thread. */
export const isFault = (error: unknown, code?: FaultCode): error is Fault =>
  error instanceof Fault && (code === undefined || error.code === code)

/** A fault as plain data, for a thread or process border; `reviveFault` is its inverse. */
export interface FaultData {
  readonly code: FaultCode
  readonly detail: Detail
}
export const faultData = (error: unknown, otherwise: FaultCode): FaultData =>
  isFault(error)
    ? { code: error.code, detail: error.detail }
    : { code: otherwise, detail: { reason: error instanceof Error ? error.message : String(error) } }
export const reviveFault = ({ code, detail }: FaultData): Fault => new Fault(code, detail)
