import t, { type Test } from 'tap'
import { ec25Factory, type Ec25FirmwareName } from '../../../board/virtual/ec25/firmware.ts'
import { createEc25 } from '../../../board/virtual/ec25/ec25.ts'
import { concat, FRAME_SAMPLES } from '../../../firmware/audio/frame.ts'
import { createEc25 as createChipset, openEc25 } from '../../../firmware/modem/ec25.ts'
import type { Ring } from '../../../firmware/ports/line.ts'
import { simClock } from '../../../firmware/time/sim-clock.ts'
import { createSerialAudio } from '../../../firmware/modem/ec25/audio.ts'
import { simModem } from '../at/sim-modem.ts'
import { CALLER, close, collect, never, until } from './line-bench.ts'
import { elapse, memoryModem, NUMBER } from './memory-modem.ts'

// a machine may be busy
t.setTimeout(300_000)

const OTHER = '+37069999999'

/** A virtual EC25 as delivered, without ptys. */
const device = (firmware?: Ec25FirmwareName) => {
  const clock = simClock()
  const memory = ec25Factory()
  const quirks = { isBusy: false }
  const modem = memoryModem(clock, {}, parts =>
    createEc25({ ...parts, memory, isBusy: () => quirks.isBusy, ...(firmware ? { firmware } : {}) }),
  )
  return { clock, modem, memory, quirks }
}
/** The same, with a line on it and the means to ring it. */
const bench = async (t: Test, firmware?: Ec25FirmwareName) => {
  const { clock, modem, memory, quirks } = device(firmware)
  const line = await elapse(clock, openEc25(modem.line))
  t.teardown(() => elapse(clock, close(line)))
  const rings = line.rings(never)[Symbol.asyncIterator]()
  const dial = (from: string | null = CALLER) => modem.exchange.dial({ from, to: NUMBER })
  const nextRing = async (limitMs = 60_000): Promise<Ring> => {
    const next = await elapse(clock, rings.next(), limitMs)
    if (next.done) throw new Error('no more rings')
    return next.value
  }
  const call = async () => {
    const caller = dial()
    const ring = await nextRing()
    const talk = await elapse(clock, line.answer(ring, never))
    return { caller, ring, talk }
  }
  return { clock, modem, memory, quirks, line, dial, nextRing, call }
}
/** Never 0, and never two equal samples side by side. */
const pattern = (samples: number) =>
  Int16Array.from({ length: samples }, (_, i) => (((i * 37) % 9_001) + 1) * (i % 2 === 0 ? 1 : -1))
const sounds = (pcm: Int16Array) => Array.from(pcm.filter(sample => sample !== 0))

await t.test('2.2 audio: switched off before it is switched on, and never asked about', async t => {
  const { clock, modem, call } = await bench(t)
  const { talk } = await call()
  await elapse(clock, close(talk))
  const switches = modem.sent.filter(command => command.includes('QPCMV'))
  t.ok(switches.includes('AT+QPCMV=1,0'))
  for (const [i, command] of switches.entries())
    if (command === 'AT+QPCMV=1,0') t.equal(switches[i - 1], 'AT+QPCMV=0')
  t.strictSame(
    new Set(switches),
    new Set(['AT+QPCMV=0', 'AT+QPCMV=1,0']),
    'neither the query nor the test form',
  )
  t.equal(switches.at(-1), 'AT+QPCMV=0')
})

await t.test('2.2 a mode that somebody left on is switched off before another is asked for', async t => {
  const clock = simClock()
  const script = ['> AT+QPCMV=0', '< OK', '> AT+QPCMV=1,0', '< OK']
  const modem = simModem(clock, script)
  const audio = createSerialAudio()
  await elapse(clock, audio.arm(modem, never))
  t.strictSame(modem.sent, ['AT+QPCMV=0', 'AT+QPCMV=1,0'])
  t.equal(await audio.open(modem, clock, never), 1, 'armed, and so it is not switched on again')
})

await t.test('2.2 audio is armed before the call is answered', async t => {
  const { modem, call } = await bench(t)
  modem.sent.length = 0
  await call()
  const [armed, answered] = [modem.sent.indexOf('AT+QPCMV=1,0'), modem.sent.indexOf('ATA')]
  t.ok(armed >= 0 && armed < answered)
  t.equal(modem.logged.find(({ message }) => message === 'call audio open')?.fields['audioTries'], 1)
})

await t.test('2.2 audio is armed before a number is dialled', async t => {
  const { clock, modem, line } = await bench(t)
  const friend = modem.exchange.subscribe(OTHER, { is: 'person', answersAfterMs: 500 })
  const coming = friend.next()
  modem.sent.length = 0
  const talk = await elapse(clock, line.dial(OTHER, never))
  const phone = await coming
  t.ok(modem.sent.indexOf('AT+QPCMV=1,0') < modem.sent.indexOf(`ATD${OTHER};`))
  t.not(modem.sent.indexOf('AT+QPCMV=1,0'), -1)
  const ears = collect(talk)
  await clock.advance(500) // their hello
  const words = pattern(FRAME_SAMPLES * 10)
  for (let i = 0; i < 10; i += 1)
    await elapse(clock, talk.say(words.subarray(i * FRAME_SAMPLES, (i + 1) * FRAME_SAMPLES)))
  await clock.advance(200)
  t.strictSame(sounds(phone.recording().callee), Array.from(words))
  phone.hangUp()
  await elapse(clock, ears.done, 1_000)
})

for (const firmware of ['tells by ccinfo', 'tells by DSCI', 'tells nothing'] as const)
  await t.test(
    `2.3 firmware that ${firmware}: a number that is busy, one that is nobody’s, one that never answers`,
    async t => {
      const { clock, modem, line } = await bench(t, firmware)
      modem.exchange.subscribe(OTHER, { is: 'busy' })
      await t.rejects(elapse(clock, line.dial(OTHER, never)), { code: 'FAR_BUSY' })
      await t.rejects(elapse(clock, line.dial('+37060000000', never)), { code: 'CALL_REFUSED' })
      modem.exchange.subscribe(OTHER, { is: 'no answer' })
      await t.rejects(elapse(clock, line.dial(OTHER, never), 120_000), { code: 'NO_ANSWER' })
      t.equal(line.status().state, 'idle')
    },
  )

await t.test('2.2 where audio is refused while it rings, it comes on once the call is up', async t => {
  const { clock, modem, call } = await bench(t, 'tells by DSCI')
  modem.sent.length = 0
  const { caller, talk } = await call()
  t.ok(modem.sent.lastIndexOf('AT+QPCMV=1,0') > modem.sent.indexOf('ATA'))
  t.equal(
    modem.logged.find(({ message }) => message === 'call audio open')?.fields['audioTries'],
    1,
    'no sign of illness',
  )
  const ears = collect(talk)
  const words = pattern(FRAME_SAMPLES * 10)
  await elapse(clock, caller.say(words))
  await clock.advance(100)
  t.strictSame(sounds(concat(ears.heard)), [...words])
})

await t.test('2.2 audio that stays refused: AUDIO_REFUSED within five seconds, and hung up', async t => {
  const { clock, modem, line, dial, nextRing } = await bench(t)
  const caller = dial()
  const ring = await nextRing()
  modem.faults.audioRefusals = 1_000
  const atMs = clock.nowMs()
  await t.rejects(elapse(clock, line.answer(ring, never)), { code: 'AUDIO_REFUSED' })
  t.ok(clock.nowMs() - atMs < 5_000)
  await elapse(clock, caller.over, 1_000)
})

await t.test('2.2 GNSS text stays out of the sound, and goes where it went when the line closes', async t => {
  const { clock, modem, memory } = device()
  const line = await elapse(clock, openEc25(modem.line))
  t.equal(memory.outport, 'none')
  const rings = line.rings(never)[Symbol.asyncIterator]()
  const caller = modem.exchange.dial({ from: CALLER, to: NUMBER })
  const ring = (await elapse(clock, rings.next())).value as Ring
  const talk = await elapse(clock, line.answer(ring, never))
  const ears = collect(talk)
  const words = pattern(FRAME_SAMPLES * 120)
  await elapse(clock, caller.say(words))
  await clock.advance(100)
  t.strictSame(sounds(concat(ears.heard)), [...words], 'two seconds without a foreign byte')
  await elapse(clock, close(line))
  t.equal(memory.outport, 'usbnmea')
})

await t.test(
  '2.2 GNSS text that was on no port, or that the modem does not know of, is left alone',
  async t => {
    const { clock, modem, memory } = device()
    memory.outport = 'none'
    const line = await elapse(clock, openEc25(modem.line))
    await elapse(clock, close(line))
    t.equal(memory.outport, 'none')
    t.strictSame(
      modem.sent.filter(command => command.includes('QGPSCFG')),
      ['AT+QGPSCFG="outport"'],
    )
  },
)

await t.test('2.2 the old GNSS port outlives a modem that restarts meanwhile', async t => {
  const { clock, modem, memory } = device()
  const line = await elapse(clock, openEc25(modem.line))
  modem.notify('RDY')
  await until(clock, () => line.status().state === 'idle', 5_000)
  await clock.advance(1_000)
  await elapse(clock, close(line))
  t.equal(memory.outport, 'usbnmea')
})

await t.test(
  '2.2 firmware without voice lists every mode and refuses each: the line says that it is mute',
  async t => {
    const { clock, modem, line, dial, nextRing } = await bench(t, 'has no voice')
    t.equal(line.abilities().audio, 'none')
    t.match(
      modem.logged.find(({ message }) => message.includes('cannot answer calls')),
      {},
    )
    const caller = dial()
    const ring = await nextRing()
    t.equal(ring.from, CALLER)
    await t.rejects(elapse(clock, line.answer(ring, never)), {
      code: 'LINE_CANNOT',
      message: 'This line cannot carry sound: its firmware has no audio over USB.',
    })
    t.notOk(modem.sent.includes('ATA'))
    caller.hangUp()
    t.ok(await until(clock, () => ring.gone.aborted, 1_000))
  },
)

await t.test('2.2 a modem that is set to be a sound card: what to send, in its own words', async t => {
  const { clock, modem, memory } = device()
  memory.isCard = true
  await t.rejects(elapse(clock, openEc25(modem.line)), {
    code: 'AUDIO_ON_CARD',
    remedy: 'ask',
    message: /send AT\+QCFG="usbcfg",0x2C7C,0x0125,1,1,1,1,1,0,0 and then AT\+CFUN=1,1/,
  })
  t.equal(memory.outport, 'usbnmea', 'put back')
  const link = await modem.line.openLink?.('at', clock)
  await link?.write(Buffer.from('AT+QCFG="usbcfg",0x2C7C,0x0125,1,1,1,1,1,0,0\r'))
  await clock.advance(100)
  await link?.[Symbol.asyncDispose]()
  const line = await elapse(clock, openEc25(modem.line))
  t.equal(line.abilities().audio, 'duplex', 'as told')
  await elapse(clock, close(line))
})

await t.test(
  '2.2 audio that is refused for a moment after the start is no firmware without voice',
  async t => {
    const { clock, modem } = device()
    modem.faults.audioRefusals = 2
    const line = await elapse(clock, openEc25(modem.line))
    t.teardown(() => elapse(clock, close(line)))
    t.equal(line.abilities().audio, 'duplex')
    modem.faults.audioRefusals = 50
    modem.notify('RDY')
    t.ok(await until(clock, () => line.status().state === 'idle' && modem.faults.audioRefusals < 50, 10_000))
    await clock.advance(100)
    t.equal(line.abilities().audio, 'duplex', 'it had voice before')
    modem.faults.audioRefusals = 0
  },
)

await t.test('2.2 a call in the moment of the set-up does not make the line mute', async t => {
  const { clock, modem } = device('tells by DSCI') // refuses audio while it rings
  modem.exchange.dial({ from: CALLER, to: NUMBER })
  await clock.advance(100)
  const line = await elapse(clock, openEc25(modem.line))
  t.teardown(() => elapse(clock, close(line)))
  t.equal(line.abilities().audio, 'duplex')
  const first = await elapse(clock, line.rings(never)[Symbol.asyncIterator]().next(), 1_000)
  await elapse(clock, line.answer(first.value as Ring, never))
  t.equal(line.status().state, 'talking')
})

await t.test(
  '2.2 +QPCMV: 0 in a call stops the writing, +QPCMV: 1 starts it, and nothing is lost',
  async t => {
    const { clock, modem, quirks, call } = await bench(t)
    const { caller, talk } = await call()
    const words = pattern(FRAME_SAMPLES * 60)
    const saying = (async () => {
      for (let i = 0; i < 60; i += 1)
        await talk.say(words.subarray(i * FRAME_SAMPLES, (i + 1) * FRAME_SAMPLES))
    })()
    await clock.advance(200)
    quirks.isBusy = true
    await clock.advance(1_000)
    const heldBytes = modem.counts().framesIn
    await clock.advance(500)
    t.equal(modem.counts().framesIn, heldBytes, 'a busy modem plays nothing')
    t.equal(modem.counts().spilled, 0, 'and nothing is written into a full one')
    quirks.isBusy = false
    await elapse(clock, saying)
    await clock.advance(500)
    t.strictSame(sounds(caller.recording().callee), [...words])
  },
)

await t.test('2.2 a +QPCMV: 1 that gets lost holds the voice for two seconds, not for the call', async t => {
  const { clock, modem, call } = await bench(t)
  const { caller, talk } = await call()
  await clock.advance(200)
  modem.notify('+QPCMV: 0')
  const before = talk.counts().framesOut
  await clock.advance(1_900)
  t.ok(talk.counts().framesOut - before <= 1)
  await clock.advance(500)
  t.ok(talk.counts().framesOut > before + 10)
  modem.notify('+QPCMV: 0')
  caller.hangUp()
  await clock.advance(100)
  t.ok(await until(clock, () => !modem.isAudioPortOpen(), 1_000), 'the end of the call frees it too')
})

await t.test(
  '2.2 the same words answer a query when one is asked, and are an event in any other answer',
  async t => {
    const clock = simClock()
    const script = ['> AT+QPCMV?', '< +QPCMV: 0', '< OK', '> AT+CSQ', '< +QPCMV: 0', '< +CSQ: 20,99', '< OK']
    const more = ['> AT+QPCMV=0', '< +QPCMV: 1', '< OK']
    const modem = simModem(clock, [...script, ...more], { unsolicited: createChipset().unsolicited })
    t.strictSame(await elapse(clock, modem.send('AT+QPCMV?')), ['+QPCMV: 0'])
    t.strictSame(await elapse(clock, modem.send('AT+CSQ')), ['+CSQ: 20,99'])
    t.strictSame(await elapse(clock, modem.send('AT+QPCMV=0')), [])
    t.strictSame(modem.events, ['+QPCMV: 0', '+QPCMV: 1'])
  },
)

await t.test('2.2 a serial port that is dead from the first frame: hung up and said in words', async t => {
  const { clock, modem, call } = await bench(t)
  modem.faults.isMute = true
  const { caller, talk } = await call()
  await elapse(clock, collect(talk).done, 4_000)
  await elapse(clock, caller.over, 1_000)
  t.match(modem.logged.find(({ message }) => message === 'call audio broke')?.fields, {
    reason: /sent no audio/,
  })
})

await t.test(
  'a sound port that goes in a call: whoever speaks on is held to line pace until the talk has ended',
  async t => {
    const { clock, modem, call } = await bench(t)
    const { talk } = await call()
    const ears = collect(talk)
    const ended = new AbortController()
    void ears.done.then(() => ended.abort())
    let said = 0
    const saying = (async () => {
      for (; !ended.signal.aborted && said < 5_000; said += 1) await talk.say(new Int16Array(FRAME_SAMPLES))
    })()
    await clock.advance(200)
    modem.cutAudio()
    await elapse(clock, saying)
    t.ok(said < 100, `${said} frames`)
  },
)

await t.test('2.2 dead audio: restarted by CFUN=1,1 once nobody calls, and set up from nothing', async t => {
  const { clock, modem, memory, line, call } = await bench(t)
  modem.faults.isMute = true
  const { talk } = await call()
  await elapse(clock, collect(talk).done, 4_000)
  modem.faults.isMute = false
  t.ok(await until(clock, () => modem.sent.includes('AT+CFUN=1,1'), 10_000))
  modem.sent.length = 0
  t.ok(await until(clock, () => modem.sent.includes('AT+QURCCFG="urcport","usbat"'), 20_000))
  t.ok(await until(clock, () => line.status().state === 'idle', 5_000))
  t.equal(memory.outport, 'none')
  const again = await call()
  const words = pattern(FRAME_SAMPLES * 5)
  const ears = collect(again.talk)
  await elapse(clock, again.caller.say(words))
  await clock.advance(100)
  t.strictSame(sounds(concat(ears.heard)), Array.from(words))
})

await t.test('32 a restart in the midst of ATA: told, and ready again', async t => {
  const { clock, modem, line, dial, nextRing } = await bench(t)
  dial()
  const ring = await nextRing()
  modem.faults.rebootsAt = 'A'
  await t.rejects(elapse(clock, line.answer(ring, never)), { code: /LINK_LOST|MODEM_RESTARTED/ })
  t.ok(await until(clock, () => line.status().state === 'idle', 20_000))
})

await t.test(
  '2.3 as delivered its events go to a port nobody reads; the set-up moves them, at each start',
  async t => {
    const { clock, modem, memory } = device()
    t.equal(memory.urcport, 'usbmodem')
    const line = await elapse(clock, openEc25(modem.line))
    t.teardown(() => elapse(clock, close(line)))
    t.equal(memory.urcport, 'usbat')
    memory.urcport = 'usbmodem'
    modem.unplug()
    await clock.advance(1_000)
    modem.plug()
    await until(clock, () => line.status().state === 'idle', 16_000)
    t.equal(memory.urcport, 'usbat')
  },
)

for (const firmware of ['tells by ccinfo', 'tells by DSCI', 'tells nothing'] as const) {
  await t.test(`2.3 firmware that ${firmware}: a call from RING to goodbye`, async t => {
    const { clock, modem, line, call } = await bench(t, firmware)
    const { caller, ring, talk } = await call()
    t.equal(ring.from, CALLER)
    t.equal(line.status().state, 'talking')
    const ears = collect(talk)
    await clock.advance(3_000)
    t.equal(line.status().state, 'talking', 'the list agrees')
    caller.hangUp()
    await elapse(clock, ears.done, 200)
    t.ok(await until(clock, () => line.status().state === 'idle', 200))
    t.notOk(modem.logged.some(({ message }) => message === 'line lost, trying again'))
  })
  await t.test(
    `2.3 firmware that ${firmware}: answered at once, without waiting for the next list`,
    async t => {
      const { clock, line, dial, nextRing } = await bench(t, firmware)
      dial()
      const ring = await nextRing()
      const atMs = clock.nowMs()
      await elapse(clock, line.answer(ring, never))
      t.ok(clock.nowMs() - atMs < 200, `${clock.nowMs() - atMs} ms`)
    },
  )
  await t.test(`2.3 firmware that ${firmware}: we hang up`, async t => {
    const { clock, line, call } = await bench(t, firmware)
    const { caller, talk } = await call()
    await elapse(clock, close(talk), 1_000)
    await elapse(clock, caller.over, 100)
    t.ok(await until(clock, () => line.status().state === 'idle', 1_000))
  })
}

for (const firmware of ['tells by ccinfo', 'tells by DSCI', 'tells nothing'] as const)
  await t.test(`2.3 firmware that ${firmware}: a second caller waits and is told of`, async t => {
    const { clock, modem, line, dial, nextRing, call } = await bench(t, firmware)
    const { talk } = await call()
    dial(OTHER)
    const ring = await nextRing(2_500)
    t.equal(ring.from, OTHER)
    if (!line.abilities().holds) return
    const second = await elapse(clock, line.answer(ring, never))
    t.ok(modem.sent.includes('AT+CHLD=2'))
    await elapse(clock, close(second))
    await elapse(clock, close(talk))
    t.ok(await until(clock, () => line.status().state === 'idle', 1_000))
  })

await t.test('2.3 ccinfo refused: ^DSCI is asked for in its place', async t => {
  const { modem } = await bench(t, 'tells by DSCI')
  const at = modem.sent.indexOf('AT+QINDCFG="ccinfo",1,0')
  t.equal(modem.sent[at + 1], 'AT^DSCI=1')
  const { modem: other } = await bench(t)
  t.notOk(other.sent.includes('AT^DSCI=1'))
})

await t.test('2.3 an empty list (a bare OK) ends a call whose goodbye got lost: no zombie', async t => {
  const { clock, modem, line, call } = await bench(t)
  modem.faults.isGoodbyeLost = true
  const { caller, talk } = await call()
  const ears = collect(talk)
  await clock.advance(500)
  caller.hangUp()
  await elapse(clock, ears.done, 2_200)
  t.equal(line.status().state, 'idle')
})

await t.test(
  '2.3 11 NO CARRIER when nothing is asked is a reason to look, not the end of a call',
  async t => {
    const { clock, modem, line, call } = await bench(t)
    modem.notify('NO CARRIER')
    await clock.advance(100)
    t.equal(line.status().state, 'idle', 'no crash without a call')
    const { talk } = await call()
    const ears = collect(talk)
    modem.sent.length = 0
    modem.notify('NO CARRIER')
    await clock.advance(100)
    t.ok(modem.sent.includes('AT+CLCC'))
    t.equal(line.status().state, 'talking', 'it was another call')
    await elapse(clock, close(talk))
    await ears.done
  },
)

await t.test('2.3 a call under the number of one whose end got lost is not swallowed', async t => {
  const { clock, modem, line, dial, nextRing, call } = await bench(t)
  const { caller, talk } = await call()
  const ears = collect(talk)
  modem.faults.isGoodbyeLost = true
  caller.hangUp()
  modem.faults.isGoodbyeLost = false
  const second = dial(OTHER)
  const ring = await nextRing(1_000)
  t.equal(ring.from, OTHER)
  await elapse(clock, ears.done, 1_000)
  const next = await elapse(clock, line.answer(ring, never))
  t.equal(await second.answered, true)
  await elapse(clock, close(next))
})

await t.test('2.4 keys come as the decimal code of their letter', async t => {
  const { clock, caller, ears } = await (async () => {
    const { clock, call } = await bench(t)
    const { caller, talk } = await call()
    return { clock, caller, ears: collect(talk) }
  })()
  for (const key of ['8', '*', '#', '0', 'A'] as const) {
    void caller.press(key)
    await clock.advance(300)
  }
  t.strictSame(ears.keys, ['8', '*', '#', '0', 'A'])
})

await t.test('2.4 hung up by QHUP with its cause, by CHUP where that is unknown', async t => {
  const { clock, modem, call } = await bench(t)
  const { talk } = await call()
  modem.sent.length = 0
  await elapse(clock, close(talk))
  t.ok(modem.sent.includes('AT+QHUP=16,0'))
  t.notOk(modem.sent.includes('AT+CHUP'))
  const old = await bench(t, 'tells by DSCI')
  const second = await old.call()
  old.modem.sent.length = 0
  await elapse(old.clock, close(second.talk))
  t.strictSame(
    old.modem.sent.filter(command => command.includes('HUP')),
    ['AT+QHUP=16,0', 'AT+CHUP'],
  )
})

await t.test('2.4 signal by +QIND, and words that mean nothing here disturb nothing', async t => {
  const { clock, modem, line } = await bench(t)
  await clock.advance(1_000)
  modem.notify('+QIND: "csq",27,99')
  for (const text of [
    '+QIND: "act","LTE"',
    '+QGPSURC: "xtradatareq"',
    '+QLWURC: "ping"',
    '+QUSIM: 1',
    '+CFUN: 1',
  ])
    modem.notify(text)
  await clock.advance(10)
  t.match(line.status(), { state: 'idle', network: 'home', signalDbm: -59 })
})

await t.test('2.4 RING that another program switched off is switched on again', async t => {
  const { modem } = await bench(t)
  t.ok(modem.sent.includes('AT+QINDCFG="ring",1,0'))
})

await t.test('2.4 POWERED DOWN and RDY: set up again when it is back', async t => {
  for (const word of ['POWERED DOWN', 'RDY']) {
    const { clock, modem, line, call } = await bench(t)
    const { talk } = await call()
    const ears = collect(talk)
    modem.sent.length = 0
    modem.notify(word)
    await elapse(clock, ears.done, 100)
    t.ok(await until(clock, () => line.status().state === 'idle', 5_000), word)
    t.ok(modem.sent.includes('AT+QURCCFG="urcport","usbat"'), word)
  }
})

await t.test('2.4 VoLTE that is off is said, with what to send', async t => {
  const { clock, modem, memory } = device()
  memory.ims = 2
  const line = await elapse(clock, openEc25(modem.line))
  t.teardown(() => elapse(clock, close(line)))
  t.match(modem.logged.find(({ message }) => message.startsWith('VoLTE is off'))?.fields, {
    advice: 'AT+QCFG="ims",1, then AT+CFUN=1,1',
  })
  const { modem: other } = await bench(t)
  t.notOk(other.logged.some(({ message }) => message.startsWith('VoLTE')))
})
