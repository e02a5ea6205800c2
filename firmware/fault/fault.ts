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
  LINK_STUCK: entry(
    'reopen',
    d => `The modem at ${d['path']} takes no more data. The box opens it again; if it stays so, replug it.`,
  ),
  LINE_MISSING: entry(
    'reopen',
    d => `There is no serial port ${d['path']}. Plug the modem in, or name another port.`,
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
  LINE_MUTE: entry(
    'reopen',
    d =>
      `Nothing answers at ${d['path']}. See that it is the modem's AT port (on a SIM7600, USB interface 02) and that the modem has power.`,
  ),
  LINE_MISMATCH: entry(
    'ask',
    d =>
      `The modem at ${d['path'] ?? 'this AT port'} is a ${d['found']}, and the settings say driver: ${d['driver']}. Write driver: ${d['right']}, or name another port.`,
  ),
  LINE_PORTLESS: entry(
    'ask',
    d =>
      `The modem at ${d['path']} (USB id ${d['id']}) is not one the box knows: it cannot tell which of its ports is which. Name them with at and audio in the settings.`,
  ),
  LINE_GONE: entry('drop', () => 'The caller hung up.'),
  LINE_CANNOT: entry('give up', d => `This line cannot ${d['what']}${d['why'] ? `: ${d['why']}` : ''}.`),
  LINE_IN_USE: entry(
    'retry',
    d => `The line is in use${d['by'] ? ` by ${d['by']}` : ''}. Try again when it is free.`,
  ),
  NUMBER_INVALID: entry(
    'ask',
    d =>
      `"${d['number']}" is no telephone number${d['why'] ? ` (${d['why']})` : ''}. Give digits, with a + before the country code if you like.`,
  ),
  FAR_BUSY: entry('retry', () => 'The number called is busy.'),
  NO_ANSWER: entry('retry', () => 'Nobody answered the call.'),
  CALL_REFUSED: entry(
    'give up',
    d => `The network refused the call${d['cause'] ? ` (${d['cause']})` : ''}. See that the number exists.`,
  ),
  NO_DIAL_TONE: entry(
    'ask',
    () =>
      'There is no dial tone on the line. Check the cable to the wall socket, and the country in the settings.',
  ),
  NOT_REGISTERED: entry(
    'ask',
    d =>
      `The modem is on no network${d['minutes'] ? ` since ${d['minutes']} minutes` : ''} (${d['network'] ?? 'searching'}). Check the antenna and whether the SIM card is paid for.`,
  ),
  NO_CREDIT: entry(
    'ask',
    d =>
      `The SIM card has no credit left: "${d['says']}". Top it up; until then the line can be rung but cannot call out.`,
  ),
  AUDIO_REFUSED: entry(
    'drop',
    d =>
      `The modem would not open its audio (${d['tries']} tries). If this comes again, unplug the modem and plug it in again.`,
  ),
  AUDIO_SILENT: entry(
    'reopen',
    d =>
      `The modem sent no audio for ${d['silentMs']} ms in a call. The box hung up and sets the modem up again.`,
  ),
  MODEM_RESTARTED: entry('reopen', () => 'The modem restarted by itself. The box sets it up again.'),
  MODEM_OUTDATED: entry(
    'ask',
    d =>
      `The firmware ${d['found']} of this ${d['modem']} is too old: it never takes the line. Update it to ${d['least']} or later, or use another modem.`,
  ),
  VOICE_MISSING: entry(
    'ask',
    d =>
      `The modem at ${d['path']} has no voice mode (AT+FCLASS=8): it is for data or fax only. Use a voice modem.`,
  ),
  MODEM_HEALING: entry(
    'reopen',
    () => "The modem's audio failed. The box restarts the modem; the line is back within a minute.",
  ),
  AUDIO_ILL: entry(
    'reopen',
    d =>
      `The modem's audio failed again soon after a restart. The box restarts it once more in ${d['minutes']} min, when nobody calls; if that does not help, unplug the modem and plug it in again.`,
  ),
  POWER_FAILED: entry(
    'ask',
    d =>
      `${d['command']} could not switch the modem off and on: ${d['reason']}. Correct the line's power command in the settings.`,
  ),
  SIM_MISSING: entry('ask', () => 'There is no SIM card in the modem. Put one in and start again.'),
  SIM_LOCKED: entry(
    'ask',
    d =>
      `The SIM card asks for ${d['wants']}. ${d['wants'] === 'SIM PIN' ? "Give its PIN in the line's settings, or take it" : 'Take it'} off in a telephone.`,
  ),
  PIN_WRONG: entry(
    'ask',
    d =>
      `The SIM card refused the PIN of the settings${d['tries'] === undefined ? '' : ` (${d['tries']} tries are left)`}. The box does not try it again: correct it, then start again.`,
  ),
  PIN_RISKY: entry(
    'ask',
    d =>
      `The SIM card asks for its PIN, and ${d['tries'] === null ? 'does not say how many tries are left' : `only ${d['tries']} try is left`}: a wrong one could lock it, so the box enters none. Put the card in a telephone and enter the PIN there.`,
  ),
  MESSAGE_UNREADABLE: entry('drop', d => `A text message could not be read: ${d['reason']}.`),
  MESSAGE_INVALID: entry('ask', d => `This text message cannot be sent: ${d['reason']}.`),
  MESSAGE_FORBIDDEN: entry(
    'ask',
    d =>
      `The box may not write to ${d['to']}: it is not among the numbers that are allowed. Add the number, or how it begins, to the list.`,
  ),
  MESSAGE_LIMIT: entry(
    'retry',
    d =>
      `The box may send ${d['limit']} text messages ${d['per']} and has sent ${d['sent']}. Wait, or raise the limit.`,
  ),
  MESSAGE_UNKNOWN: entry('drop', d => `There is no text message ${d['id']} that waits for a decision.`),
  MESSAGES_BROKEN: entry(
    'retry',
    d => `The modem on ${d['line']} cannot exchange text messages: ${d['reason']}. Calls go on.`,
  ),
  AUDIO_ON_CARD: entry(
    'ask',
    d =>
      `The modem is set to be a sound card and keeps its sound from the serial port. In a terminal at ${d['path'] ?? 'its AT port'} send ${d['command']} and then AT+CFUN=1,1, and start again.`,
  ),
  ASR_FAILED: entry(
    'fall back',
    d => `The recogniser failed: ${d['reason'] ?? `status ${d['status'] ?? '?'}`}.`,
  ),
  VOICE_FAILED: entry(
    'fall back',
    d => `The voice could not speak ${d['language'] ?? ''}: ${d['reason'] ?? 'unknown'}.`,
  ),
  SPEECH_DIED: entry('fall back', d => `The speech process ended (${d['how']}); it is being started again.`),
  MODEL_MISSING: entry(
    'ask',
    d => `There is no model ${d['model']} in ${d['folder']}. Run: ragelis models add ${d['model']}`,
  ),
  MODEL_UNREADABLE: entry(
    'ask',
    d => `The model ${d['file']} cannot be used: ${d['reason']}. Run: ragelis models verify`,
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
  MODEL_SHIPPED: entry(
    'ask',
    d => `${d['model']} is part of the program: it is always there and cannot be removed.`,
  ),
  MODEL_NO_ROOM: entry(
    'ask',
    d =>
      `There is no room for ${d['model']} in ${d['folder']}: ${d['needed']} are needed, ${d['free']} are free. Free some space, or name another folder with --folder; what was fetched is kept.`,
  ),
  FOLDER_UNWRITABLE: entry(
    'ask',
    d =>
      `${d['folder']} cannot be written to: ${d['reason']}. Name another folder, or run as a user who may write there.`,
  ),
  DOWNLOAD_FAILED: entry(
    'retry',
    d =>
      `${d['url']} could not be fetched: ${d['reason']}. ${d['isFinal'] ? 'Name another address with --url, or bring the files with --from.' : 'Run the same command again: it goes on where it stopped.'}`,
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
  FILE_UNWRITABLE: entry('ask', d => `${d['file']} cannot be written: ${d['reason']}.`),
  FILE_UNREADABLE: entry('ask', d => `${d['file']} cannot be read: ${d['reason']}.`),
  TASK_UNKNOWN: entry('ask', d => `There is no task ${d['id']}.`),
  VISIT_UNKNOWN: entry('ask', d => `There is no visit ${d['id']}.`),
  VISIT_OVER: entry(
    'ask',
    d => `The visit ${d['id']} is over or was cancelled; it cannot be changed any more.`,
  ),
  VISIT_AHEAD: entry(
    'ask',
    d => `The visit ${d['id']} has not begun; nobody can have come or missed it yet.`,
  ),
  SLOT_TAKEN: entry('ask', () => 'That time has just been taken.'),
  CALENDAR_INVALID: entry(
    'ask',
    d =>
      `${d['file'] ?? 'This'} is no calendar that can be read: ${d['reason']}. Export it again as .ics (iCalendar); nothing was taken in.`,
  ),
  CALENDAR_AWAY: entry(
    'retry',
    d =>
      `The calendar of ${d['staff']} cannot be reached (${d['reason']}). The box keeps trying and works from what it knows.`,
  ),
  CALENDAR_REFUSED: entry(
    'ask',
    d =>
      `The calendar server refused the box at the calendar of ${d['staff']} (${d['reason']}). Check username and password in the settings, and that this user may write there.`,
  ),
  CALENDAR_MISSING: entry(
    'ask',
    d =>
      `There is no calendar at the address given for ${d['staff']} (${d['reason']}). Check its url in the settings; the address of the server alone will do.`,
  ),
  CALENDAR_UNCLEAR: entry(
    'ask',
    d =>
      `The user of ${d['staff']} has no single calendar of that name on the server; there are ${[d['names']].flat().join(', ')}. Name one in the settings: calendar: NAME.`,
  ),
  PERSON_UNKNOWN: entry(
    'ask',
    d => `Nobody of the clinic file is called ${d['staff']}; known are ${[d['known']].flat().join(', ')}.`,
  ),
  CALENDAR_CHANGED: entry('retry', d => `Somebody changed ${d['href']} in the calendar at the same moment.`),
  STORE_FULL: entry(
    'ask',
    d => `The disk under ${d['folder']} is full; nothing was stored. Free some space, then try again.`,
  ),
  STORE_SLOW: entry(
    'retry',
    d =>
      `The store has not answered for ${d['ms']} ms. If this lasts, the disk may be failing: run ragelis doctor.`,
  ),
  STORE_FAILED: entry('give up', d => `The store in ${d['folder']} failed: ${d['reason']}.`),
  STORE_BUSY: entry(
    'ask',
    d => `Another ragelis already uses ${d['folder']}. Stop it, or name another folder with --data.`,
  ),
  STORE_DAMAGED: entry(
    'ask',
    d =>
      `The store in ${d['folder']} is damaged (${d['reason']}). Stop the box, keep a copy of the folder, and put the last good store.db in its place without store.db-wal.`,
  ),
  STORE_NEWER: entry(
    'ask',
    d =>
      `The store is of version ${d['found']}, this program knows ${d['known']}. Install the newer ragelis.`,
  ),
  STORE_OLDER: entry(
    'ask',
    d =>
      `The store in ${d['folder']} is of version ${d['found']}, this program works with ${d['known']}. Start the box once: it brings the store up to date.`,
  ),
  STORE_MISSING: entry(
    'ask',
    d => `There is no store in ${d['folder']}: no box has run there. Name another folder with --data.`,
  ),
  CALLS_UNREADABLE: entry(
    'ask',
    d => `${d['file']} is no list of calls that can be read: ${[d['at']].flat().join(' | ')}`,
  ),
  MAIL_FAILED: entry(
    'retry',
    d =>
      `The mail server ${d['host']} did not take the report: ${d['reason']}. The box tries again until the next morning; see the section mail of its settings.`,
  ),
  BROKER_REFUSED: entry(
    'ask',
    d =>
      `The MQTT broker ${d['url']} refused: ${d['reason']}. Check its address, user name and password; bookings wait on disk.`,
  ),
  BROKER_AWAY: entry(
    'retry',
    d =>
      `The MQTT broker ${d['url']} cannot be reached: ${d['reason']}. The box keeps trying; bookings wait on disk.`,
  ),
  EVENTS_UNHEARD: entry(
    'retry',
    d =>
      `The MQTT broker ${d['url']} took an event, but nobody subscribes to ${d['topic']}. Start whoever should; bookings wait on disk.`,
  ),
  BROKER_FAILED: entry(
    'give up',
    d => `The program mosquitto did not start: ${d['reason']}. Its settings are in ${d['folder']}.`,
  ),
  BOX_FAILED: entry('ask', d => `The box did not start: ${d['reason']}`),
  PORT_IN_USE: entry('ask', d => `Port ${d['port']} on ${d['host']} is in use. Choose another with --port.`),
  PORT_FORBIDDEN: entry(
    'ask',
    d => `Port ${d['port']} may not be opened by this user. Choose one from 1024 up with --port.`,
  ),
  READER_SLOW: entry('drop', d => `A page left ${d['waiting']} events unread; it is cut off and comes back.`),
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
