import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import t, { type Test } from 'tap'
import { openVirtualEc25 } from '../../board/virtual/ec25/modem.ts'
import { createExchange } from '../../board/virtual/exchange/exchange.ts'
import { openVirtualModem } from '../../board/virtual/sim7600/modem.ts'
import { createMessageCentre } from '../../board/virtual/sms/centre.ts'
import { openVirtualV253 } from '../../board/virtual/v253/modem.ts'
import {
  plainLine,
  usualSettings,
  type BoxSettings,
  type LineSettings,
} from '../../firmware/config/box-file.ts'
import { places } from '../../firmware/config/places.ts'
import { openBox, type Box } from '../../firmware/main.ts'
import { createModemFinder } from '../../firmware/main/modem-finder.ts'
import type { CallOutcome } from '../../firmware/ports/call-event.ts'
import type { Log } from '../../firmware/ports/log.ts'
import type { LiveEvent, LiveLine } from '../../firmware/ports/live.ts'
import { readInstant } from '../../firmware/time/calendar.ts'
import { shiftedClock, systemClock } from '../../firmware/time/clock.ts'
import { clinicPath } from '../../tools/command/options.ts'
import { playScript } from '../../tools/virtual/play-script.ts'
import { readScript } from '../../tools/virtual/script.ts'
import { openCallerVoice } from '../../tools/virtual/telephone.ts'
import { createUsbTree } from '../support/usb-tree.ts'

/**
 * Several lines of different drivers at once, on virtual modems with real ports: what becomes of one is nobody else's
 * affair. Waits for what must come, never for a time.
 */
t.setTimeout(600_000)

const numbers = { cell: '+37061200001', second: '+37061200002', wire: '+37052000003', staff: '+37060000009' }

/** Resolves with the report of this line. */
const tellingLog = (line: string) => {
  const reported = Promise.withResolvers<Parameters<Log['error']>[0]>()
  const ignore = () => undefined
  const error: Log['error'] = (fields, message) => {
    if (message === 'a line cannot be rung' && fields['line'] === line) reported.resolve(fields)
  }
  const log: Log = { debug: ignore, info: ignore, warn: ignore, error, child: () => log }
  return { log, told: reported.promise }
}

/** Everything that is told from now on, to be looked through and waited for. */
const follow = (t: Test, box: Box) => {
  const stop = new AbortController()
  t.teardown(() => stop.abort())
  const seen: LiveEvent[] = []
  let wake = () => {}
  const read = async (events: AsyncIterable<LiveEvent>) => {
    for await (const event of events) {
      seen.push(event)
      wake()
    }
  }
  void read(box.live.follow(stop.signal))
  const until = async <T>(find: (seen: readonly LiveEvent[]) => T | undefined): Promise<T> => {
    for (;;) {
      const found = find(seen)
      if (found !== undefined) return found
      await new Promise<void>(resolve => (wake = resolve))
    }
  }
  const statuses = (line: string) =>
    seen.flatMap(event => (event.kind === 'line' && event.status.line === line ? [event.status] : []))
  return { seen, until, statuses }
}
const lineOf = (box: Box, name: string): LiveLine | undefined =>
  box.live.state().lines.find(({ line }) => line === name)

/** Resolves once that line is so. */
const becomes = async (box: Box, name: string, holds: (status: LiveLine) => boolean): Promise<LiveLine> => {
  const stop = new AbortController()
  const changes = box.live.follow(stop.signal)
  try {
    const at = lineOf(box, name)
    if (at && holds(at)) return at
    for await (const event of changes)
      if (event.kind === 'line' && event.status.line === name && holds(event.status)) return event.status
    throw new Error('the box closed')
  } finally {
    stop.abort()
  }
}

await t.test(
  'one line dies in a call and comes back under another name; the others do not notice',
  async t => {
    const clock = systemClock
    const exchange = createExchange({ clock, ringEveryMs: 1_000 })
    const tree = createUsbTree(t.testdir({ data: {} }))
    const centre = createMessageCentre(clock)
    const texted = Promise.withResolvers<boolean>()
    const isGone = () => centre.taken.some(({ text }) => text.includes('line gone'))
    const deliver = () => {
      if (isGone()) texted.resolve(true)
      return true
    }
    centre.connect(numbers.staff, { deliver, report: () => true })
    const shared = { clock, exchange, centre }
    const cell = await openVirtualModem({ ...shared, number: numbers.cell, imei: '860000000000017' })
    const second = await openVirtualEc25({ ...shared, number: numbers.second, imei: '860000000000025' })
    const wire = await openVirtualV253({ ...shared, number: numbers.wire })
    for (const modem of [cell, second, wire]) t.teardown(() => modem[Symbol.asyncDispose]())
    const plugCell = () =>
      tree.plug({
        socket: '1-1',
        vendor: '1e0e',
        product: '9001',
        ports: { '02': cell.atPath, '04': cell.pcmPath },
      })
    const before = plugCell()
    tree.plug({
      socket: '1-2',
      vendor: '2c7c',
      product: '0125',
      ports: { '02': second.atPath, '01': second.pcmPath },
    })

    const lines: readonly LineSettings[] = [
      { ...plainLine('cell', 'sim7600', { by: 'usb', socket: '1-1' }), number: numbers.cell },
      plainLine('second', 'ec25', { by: 'imei', imei: '860000000000025' }),
      plainLine('wire', 'v253', { by: 'path', at: wire.path, audio: null }),
      plainLine('gone', 'sim7600', { by: 'path', at: '/dev/ttyRAGELIS0', audio: '/dev/ttyRAGELIS1' }),
    ]
    const script = await readScript(fileURLToPath(new URL('call/keys-en.yaml', import.meta.url)))
    const at = places()
    const settings: BoxSettings = {
      ...usualSettings,
      clinicFile: clinicPath('gp-en', at),
      dataFolder: join(tree.roots.sys, '../data'),
      lines,
      isPatient: true,
      alarms: { afterMinutes: 0.2, textTo: [numbers.staff] },
      cloud: null,
      web: { host: '127.0.0.1', port: 0 },
    }
    const { log, told } = tellingLog('gone')
    const epochMs = readInstant(script.at ?? '', 'Europe/London') ?? 0
    const finder = createModemFinder({ roots: tree.roots })
    const box = await openBox({ settings, places: at, clock: shiftedClock(clock, epochMs), log, finder })
    t.teardown(() => box[Symbol.asyncDispose]())
    const voice = await openCallerVoice()
    t.teardown(() => voice[Symbol.asyncDispose]())

    await t.test('at the start a missing modem keeps nobody from starting, and says so', async t => {
      await Promise.all(
        ['cell', 'second', 'wire'].map(name => becomes(box, name, ({ state }) => state === 'idle')),
      )
      const gone = await becomes(box, 'gone', ({ state }) => state === 'failed')
      t.match(gone, { fault: 'LINE_MISSING', reason: /no serial port \/dev\/ttyRAGELIS/ })
      t.equal(lineOf(box, 'cell')?.number, numbers.cell)
      t.match(await told, { line: 'gone', code: 'LINE_MISSING' }, 'and it is reported')
      await texted.promise
      t.ok(
        centre.taken.some(({ to, text }) => to === numbers.staff && /line gone cannot be rung/.test(text)),
        'by text through another',
      )
    })

    const watch = follow(t, box)
    await t.test('unplugged in a call, while another books', async t => {
      await using lost = exchange.dial({ from: '+447700900001', to: numbers.cell })
      t.equal(await lost.answered, true)
      await becomes(box, 'cell', ({ state }) => state === 'talking')
      await using booking = exchange.dial({ from: script.from, to: numbers.second })
      t.equal(await booking.answered, true)
      const asked = () => {
        const said = watch.seen.flatMap(event =>
          event.kind === 'call' &&
          event.line === 'second' &&
          event.event.kind === 'said' &&
          event.event.asked !== null
            ? [event.event.asked]
            : [],
        )
        return said.at(-1) ?? null
      }
      const turned = () => undefined
      const saying = () => []
      const played = playScript({ caller: booking, script, voice, clock, asked, saying, turned })
      await lost.untilSound()
      await cell.unplug()
      tree.unplug('1-1')
      await lost.over
      await becomes(box, 'cell', ({ state }) => state === 'failed')
      await played
      const outcome = await watch.until(
        seen =>
          seen.flatMap(event =>
            event.kind === 'call' && event.line === 'second' && event.event.kind === 'outcome'
              ? [event.event]
              : [],
          )[0] satisfies CallOutcome | undefined,
      )
      t.match(outcome, { outcome: 'booked', booking: { service: 'blood-test' } })
    })

    await t.test('it comes back under another name, and is answered', async t => {
      await cell.plug()
      const after = plugCell()
      t.not(after['02'], before['02'], 'the kernel gave it other names')
      await becomes(box, 'cell', ({ state }) => state === 'idle')
      await using again = exchange.dial({ from: '+447700900002', to: numbers.cell })
      t.equal(await again.answered, true)
      t.not(await again.untilSound(), null)
    })

    await t.test('nobody else noticed', t => {
      for (const name of ['second', 'wire'])
        t.same(
          watch.statuses(name).filter(({ state, fault }) => state === 'failed' || fault !== null),
          [],
          name,
        )
      t.notOk(watch.statuses('wire').some(({ state }) => state !== 'idle'))
      t.end()
    })
  },
)
