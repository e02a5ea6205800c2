import { createAttempt, type Attempt } from './attempt.ts'
import { createJob } from './job.ts'

const LF = 10
const NOTHING = new Uint8Array(0)

interface Stream {
  readonly take: (bytes: Uint8Array) => Uint8Array | undefined
  /** Takes the final result that follows the stream. */
  readonly tail: Attempt
  isFirst: boolean
  readonly over: () => void
}

/**
 * Bytes that are no lines: between CONNECT and the end that the command's sender finds in them (V.253's <DLE><ETX>). Bytes
 * behind that end in the same chunk are lines again (modems.md 4, case 44).
 * @param close a stream is over: its tail waits for the final result
 */
export const createStreams = (close: (tail: Attempt) => void) => {
  let open: Stream | undefined
  let last: { readonly tail: Attempt; readonly over: Promise<void> } | undefined

  const begin = ({ job }: Attempt) => {
    const tail = createAttempt(createJob(job.command, { ...(job.ask.finals && { finals: job.ask.finals }) }))
    const over = Promise.withResolvers<void>()
    open = { take: job.ask.stream ?? (() => undefined), tail, isFirst: true, over: over.resolve }
    last = { tail, over: over.promise }
  }
  /** Passes bytes on; what lies behind the stream's end comes back. */
  const take = (bytes: Uint8Array): Uint8Array => {
    const stream = open
    if (!stream) return bytes
    const isRestOfLineEnd = stream.isFirst && bytes[0] === LF // CONNECT's CR was in the chunk before
    stream.isFirst = false
    if (isRestOfLineEnd) return bytes.subarray(1)
    const rest = stream.take(bytes)
    if (rest === undefined) return NOTHING
    open = undefined
    close(stream.tail)
    stream.over()
    return rest
  }
  return { begin, take, isOpen: () => open !== undefined, tail: () => last }
}
