/** A kind of line that the modem sends of its own accord. */
export interface Unsolicited {
  /** How such a line starts: 'RING', '+CREG:', 'VOICE CALL:'. */
  readonly starts: string
  /** Lines of this start that answer a query; others are events even while the query runs. Without it, all answer. */
  readonly reply?: RegExp
}

/** A command's name as its answer carries it: 'AT+CREG?' asks '+CREG'. Concatenated commands ask several. */
const namesIn = (command: string): readonly string[] =>
  command
    .replace(/^AT/i, '')
    .split(';')
    .map(part => /^([+^*$#&%][A-Z0-9_]+)(?:=?\?)?$/i.exec(part)?.[1] ?? '')
    .filter(name => name !== '')
/** The same for any form of a command: 'AT+CPBR=3' reads as '+CPBR'. */
const named = (command: string): readonly string[] =>
  command
    .replace(/^AT/i, '')
    .split(';')
    .map(part => /^[+^*$#&%][A-Z0-9_]+/i.exec(part)?.[0] ?? '')
const tagOf = (line: string) => /^([+^*$#&%][A-Z0-9_]+):/i.exec(line)?.[1]

/**
 * Tells a command's answer from events in its midst (RING, +CREG: …). A query's answer carries the query's own name, so
 * a line with another name is an event, listed in the table or not; a command that only sets something gets no such line.
 * @param answers names that this command's answer may carry besides its own, such as '+ICCID' for AT+CICCID
 */
export const createRouting = (table: readonly Unsolicited[]) => {
  const find = (line: string) => table.find(entry => line.startsWith(entry.starts))
  const route = (line: string, command: string, answers: readonly string[] = []): 'answer' | 'event' => {
    const tag = tagOf(line)
    const entry = find(line)
    const names = namesIn(command)
    if (tag === undefined) return entry ? 'event' : 'answer'
    if (answers.includes(tag)) return 'answer'
    if (names.includes(tag)) return (entry?.reply?.test(line) ?? true) ? 'answer' : 'event'
    return names.length > 0 || entry ? 'event' : 'answer'
  }
  /** True when a line is a piece of this command's answer by its name, and can be nothing else. */
  const isOf = (line: string, command: string): boolean => {
    const tag = tagOf(line)
    const entry = find(line)
    if (tag === undefined || !named(command).includes(tag)) return false
    return entry ? (entry.reply?.test(line) ?? false) : true
  }
  return { route, isOf }
}
