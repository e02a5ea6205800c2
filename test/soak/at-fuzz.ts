/**
 * Rubbish for the AT session: `node test/soak/at-fuzz.ts [bytes] [seed]`. Ten million bytes by default, of what modems say
 * and of what no modem ever said, in pieces of any size, while commands and payloads are sent all the time. It must not
 * throw, no command may hang, and the heap may not grow; it prints its figures and exits 1 if one of them is wrong.
 */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { pathToFileURL } from 'node:url'
import { CALL_RESULTS } from '../../firmware/at/result.ts'
import { createAtSession, type AtSession } from '../../firmware/at/session.ts'
import { createTranscript } from '../../firmware/at/transcript.ts'
import { Fault, isFault } from '../../firmware/fault/fault.ts'
import { simClock, type SimClock } from '../../firmware/time/sim-clock.ts'
import { createSeed } from '../unit/at/seed.ts'

export interface FuzzReport {
  readonly seed: number
  readonly bytes: number
  readonly simulatedSeconds: number
  /** A session that finds its modem dead closes, and another is made, as when a port is opened again. */
  readonly sessions: number
  readonly answered: number
  readonly refused: number
  readonly timedOut: number
  readonly closed: number
  readonly events: number
  readonly throws: number
  /** Commands that were not settled within the time that all those before them may take. */
  readonly hanging: number
  readonly slowestFeedMs: number
  readonly heapBeforeMb: number
  readonly heapAfterMb: number
}

type Seed = ReturnType<typeof createSeed>

const words = [
  'OK',
  'ERROR',
  '0',
  '2',
  '4',
  '+CME ERROR: 10',
  '+CMS ERROR: 500',
  '+CME ERROR:',
  'NO CARRIER',
  'BUSY',
  'CONNECT',
  'RING',
  '+CRING: VOICE',
  '+CLIP: "+37061234567",145',
  '+CLIP: "',
  '+CREG: 1',
  '+CREG: 2,1',
  '+CSQ: 9,99',
  'RDY',
  '+CMT: ,24',
  '+CDS: 24',
  '+CMT: "+1",,"x"',
  '+CMGR: "REC READ","+1"',
  '+CMGL: 1,"REC READ"',
  '+CMGR: 0,,24',
  '+CUSD: 0,"no end',
  'end"',
  '> ',
  '>',
  '0011000B917360214365F7',
  '*'.repeat(16),
  'AT+CSQ',
  'AT+CMEE?',
  '+CMEE: 1',
  '\x10\x03',
  '\x1a',
  '\x1b',
  '\0\0',
  '\xff',
  'VOICE CALL: BEGIN',
  '^RSSI:26',
  'ERROR+CNUM: "",""',
  'VCON',
  'NA',
]
const ends = ['\r\n', '\r\n', '\r\n', '\r', '\n', '\r\r\n', '\r\n\r\n', '']

const rubbish = (seed: Seed): Buffer => {
  const kind = seed.below(12)
  if (kind === 0) return Buffer.from(Array.from({ length: 1 + seed.below(60) }, () => seed.below(256)))
  if (kind === 1 && seed.isIn(0.02)) return Buffer.alloc(1 + seed.below(9_000), seed.below(256))
  const line = Array.from({ length: 1 + seed.below(3) }, () => seed.pick(words)).join(
    seed.isIn(0.8) ? '\r\n' : '',
  )
  return Buffer.from(`${seed.pick(ends)}${line}${seed.pick(ends)}`, 'latin1')
}

const commands = [
  'AT',
  'AT+CSQ',
  'AT+CREG?',
  'ATV0',
  'ATV1',
  'AT+CMGL="ALL"',
  'AT+CMGR=1',
  'AT+CNMA',
  'ATD1;',
  'AT+CPIN?',
]

const freeMemory = (): number => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  collect()
  return process.memoryUsage().heapUsed / 2 ** 20
}
const round = (value: number) => Math.round(value * 100) / 100

interface Tally {
  sessions: number
  answered: number
  refused: number
  timedOut: number
  closed: number
  events: number
  throws: number
  waiting: number
}

/** One session after another, each with commands always on their way. */
const createVictim = (clock: SimClock, seed: Seed, tally: Tally) => {
  let session: AtSession | undefined
  const open = (): AtSession => {
    tally.sessions += 1
    const write = async (text: string) => {
      // a modem that is there answers the marker, if not always
      if (text.startsWith('AT+CMEE?') && seed.isIn(0.97))
        queueMicrotask(() => feed(Buffer.from('\r\n+CMEE: 1\r\n\r\nOK\r\n')))
      if (text.startsWith('AT+CMGS') && seed.isIn(0.7)) queueMicrotask(() => feed(Buffer.from('\r\n> ')))
    }
    const event = () => void (tally.events += 1)
    const transcript = createTranscript(clock)
    return createAtSession({
      write,
      clock,
      unsolicited: [{ starts: 'RING' }, { starts: '+CREG:', reply: /\d,\d/ }],
      event,
      transcript,
    })
  }
  const feed = (bytes: Uint8Array) => {
    try {
      session?.feed(bytes)
    } catch (error) {
      tally.throws += 1
      console.error(error)
    }
  }
  const stream = (bytes: Uint8Array) => {
    const end = bytes.indexOf(3)
    return end === -1 && seed.isIn(0.6) ? undefined : bytes.subarray(end + 1)
  }
  const sendOne = (at: AtSession): Promise<readonly string[]> => {
    const urgent = seed.isIn(0.1)
    if (seed.isIn(0.1)) return at.sendPayload('AT+CMGS=19', '0011000B', { urgent, timeoutMs: 3_000 })
    if (seed.isIn(0.05)) return at.send('AT+VTR', { urgent, stream })
    const finals = seed.isIn(0.2) ? CALL_RESULTS : []
    const graceMs = seed.isIn(0.1) ? { graceMs: 500 } : {}
    return at.send(seed.pick(commands), { urgent, finals, timeoutMs: 1_000 + seed.below(2_000), ...graceMs })
  }
  const keepBusy = () => {
    if (!session || session.closed.aborted) session = open()
    while (tally.waiting < 4) {
      tally.waiting += 1
      sendOne(session)
        .then(
          () => (tally.answered += 1),
          (error: unknown) => {
            if (isFault(error, 'AT_ERROR')) tally.refused += 1
            else if (isFault(error, 'AT_TIMEOUT')) tally.timedOut += 1
            else tally.closed += 1
          },
        )
        .finally(() => (tally.waiting -= 1))
        .catch(() => undefined)
    }
  }
  /** Ends it, as when the port goes away; everything that waits must be rejected. */
  const end = () => session?.close(new Fault('LINK_LOST', { path: 'fuzz' }))
  return { feed, keepBusy, end }
}

export const fuzz = async (bytes: number, seedValue: number): Promise<FuzzReport> => {
  const seed = createSeed(seedValue)
  const clock = simClock()
  const tally: Tally = {
    sessions: 0,
    answered: 0,
    refused: 0,
    timedOut: 0,
    closed: 0,
    events: 0,
    throws: 0,
    waiting: 0,
  }
  const victim = createVictim(clock, seed, tally)
  const warmUpBytes = bytes / 10
  let [fed, slowestFeedMs, heapBeforeMb] = [0, 0, 0]
  while (fed < bytes) {
    victim.keepBusy()
    for (const piece of seed.cut(rubbish(seed), seed.pick([1, 7, 64, 512]))) {
      const startMs = performance.now()
      victim.feed(piece)
      slowestFeedMs = Math.max(slowestFeedMs, performance.now() - startMs)
      fed += piece.length
    }
    if (seed.isIn(0.5)) await clock.advance(seed.pick([0, 1, 20, 400]))
    if (heapBeforeMb === 0 && fed >= warmUpBytes) heapBeforeMb = freeMemory()
  }
  victim.end()
  await clock.advance(600_000)
  const heapAfterMb = freeMemory()
  const { waiting: hanging, ...counts } = tally
  return {
    seed: seed.value,
    bytes: fed,
    simulatedSeconds: Math.round(clock.nowMs() / 1_000),
    ...counts,
    hanging,
    slowestFeedMs: round(slowestFeedMs),
    heapBeforeMb: round(heapBeforeMb),
    heapAfterMb: round(heapAfterMb),
  }
}

/** What the heap may differ by when nothing is kept: code compiled late, and the collector's own doings. */
const NOISE_MB = 3

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [bytes = 10_000_000, seed = Math.floor(Math.random() * 2 ** 32)] = process.argv.slice(2).map(Number)
  const report = await fuzz(bytes, seed)
  console.log(JSON.stringify(report))
  const grewMb = report.heapAfterMb - report.heapBeforeMb
  const isFine = report.throws === 0 && report.hanging === 0 && grewMb < NOISE_MB
  console.log(
    `${report.bytes} bytes (seed ${report.seed}): ${report.throws} throws, ${report.hanging} hanging, heap ${round(grewMb)} MB larger`,
  )
  if (!isFine) process.exitCode = 1
}
