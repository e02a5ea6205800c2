import type { Clock } from '../../../firmware/time/clock.ts'
import type { DevicePort } from './pcm-endpoint.ts'

const RETRY_MS = 5
/** More than this is for nobody: the port is not being read. */
const UNSENT_BYTES = 65_536

/** Text to the host. Nothing is lost while anyone reads: what does not fit waits. */
export const createAtOutput = (port: DevicePort, clock: Clock) => {
  let unsent = Buffer.alloc(0)
  let isSending = false
  const drain = async () => {
    isSending = true
    while (unsent.length > 0) {
      unsent = unsent.subarray(port.write(unsent))
      if (unsent.length > 0) await clock.sleep(RETRY_MS)
    }
    isSending = false
  }
  /** Sends text as it is. */
  const send = (text: string) => {
    if (unsent.length < UNSENT_BYTES) unsent = Buffer.concat([unsent, Buffer.from(text, 'latin1')])
    if (!isSending) void drain()
  }
  /** Sends a line of the modem's own accord. */
  const notify = (line: string) => send(`\r\n${line}\r\n`)
  return { send, notify }
}
