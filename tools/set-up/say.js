/** Progress for a person: one line that is rewritten on a terminal, a line each on anything else. */

const isTerminal = process.stderr.isTTY === true

/** @param {string} text a step that begins or has ended */
export const say = text => process.stderr.write(`${isTerminal ? '\r\u001b[K' : ''}ragelis: ${text}\n`)

/** @param {string} text how far a long step is */
export const tick = text => {
  if (isTerminal) process.stderr.write(`\r\u001b[Kragelis: ${text}`)
}

/**
 * Ends the program with a line that says what to do.
 * @param {string} text
 * @returns {never}
 */
export const giveUp = text => {
  process.stderr.write(`${isTerminal ? '\r\u001b[K' : ''}ragelis: ${text}\n`)
  process.exit(1)
}
