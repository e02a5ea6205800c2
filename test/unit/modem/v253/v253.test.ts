import t from 'tap'
import { farEndPolicy } from '../../../../firmware/audio/far-end.ts'
import { concat, FRAME_SAMPLES } from '../../../../firmware/audio/frame.ts'
import { muLaw } from '../../../../firmware/audio/g711.ts'
import { isFault } from '../../../../firmware/fault/fault.ts'
import { streamCodes, streamEvent } from '../../../../firmware/modem/v253/stream-events.ts'
import { openV253 } from '../../../../firmware/modem/v253.ts'
import type { Ring } from '../../../../firmware/ports/line.ts'
import { simClock } from '../../../../firmware/time/sim-clock.ts'
import { elapse } from '../memory-modem.ts'
import { CALLER, collect, memoryV253, never, NUMBER, v253Bench, type MemoryV253Options } from './bench.ts'

const close = async (what: AsyncDisposable) => what[Symbol.asyncDispose]()
const carried = (pcm: Int16Array) => muLaw.decode(muLaw.encode(pcm))
/** Every mu-law value but zero comes up, 0x10 as well, which is shielded on the wire. */
const pattern = (frames: number, seed = 1) =>
  carried(
    Int16Array.from({ length: FRAME_SAMPLES * frames }, (_, i) => {
      const size = ((i * 613 + seed) % 32_000) + 5
      return i % 2 === 0 ? size : -size
    }),
  )
const cut = (pcm: Int16Array) =>
  Array.from({ length: pcm.length / FRAME_SAMPLES }, (_, i) =>
    pcm.subarray(i * FRAME_SAMPLES, (i + 1) * FRAME_SAMPLES),
  )
const isSameSound = (heard: Int16Array, said: Int16Array) => {
  const sound = heard.filter(sample => sample !== 0)
  return sound.length === said.length && said.every((sample, i) => sound[i] === sample)
}

await t.test('set-up of a CX930xx: its own codes, timers off, class 8 and caller ID last', async t => {
  const { modem, line } = await v253Bench(t, { country: 'LT' })
  for (const command of ['AT+VSM=131,8000', 'AT+VSD=0,0', 'AT+VIT=0', 'AT+VPR=0', 'AT+GCI=F9', 'ATS0=0'])
    t.ok(modem.sent.includes(command), command)
  t.strictSame(modem.sent.slice(-2), ['AT+FCLASS=8', 'AT+VCID=1'])
  t.notOk(modem.sent.includes('AT+VTR=?'), 'it answers ERROR even where duplex works')
  t.match(line.status(), { line: 'a', state: 'idle', fault: null, reason: null })
  t.match(line.abilities(), { audio: 'duplex', dials: true, presses: true, holds: false, texts: false })
  t.match(modem.logged, [{ message: 'line rules of a country set', fields: { standsIn: 'Estonia' } }])
})

await t.test('set-up of a USR5637: a country it does not know, then the next', async t => {
  const { modem } = await v253Bench(t, { firmware: 'USR5637', country: 'LT' })
  t.ok(modem.sent.indexOf('AT+GCI=F9') < modem.sent.indexOf('AT+GCI=8A'))
  for (const command of ['AT+VSM=131,8000', 'AT+VSD=128,0', 'AT+VGR=128', 'ATI7'])
    t.ok(modem.sent.includes(command))
  t.notOk(modem.sent.includes('AT-STE=7'))
})

await t.test('a modem that keeps its tables to itself gets the codes of its family', async t => {
  const { modem, call, wait } = await v253Bench(t, { faults: { isTaciturn: true } })
  t.ok(modem.sent.includes('AT+VSM=131,8000'))
  const { talk } = await call()
  await wait(close(talk))
})

await t.test('faults of the device, in words', async t => {
  const faulty = async (options: MemoryV253Options) => {
    const clock = simClock()
    const modem = memoryV253(clock, options)
    const error = await elapse(
      clock,
      openV253(modem.line).then(
        () => null,
        (thrown: unknown) => thrown,
      ),
      200_000,
    )
    t.notOk(modem.isPortOpen(), 'the port is closed again')
    return error
  }
  t.match(await faulty({ faults: { isSilent: true } }), { code: 'LINE_MUTE', message: /Nothing answers/ })
  t.match(await faulty({ faults: { isVoiceless: true } }), {
    code: 'VOICE_MISSING',
    message: /no voice mode/,
  })
  t.match(await faulty({ faults: { version: '1.2.9' }, firmware: 'USR5637' }), {
    code: 'MODEM_OUTDATED',
    message: /1\.2\.9 .* too old.* 1\.2\.23/,
  })
  const { line } = await v253Bench(t, { firmware: 'USR5637', faults: { version: '1.3.0' } })
  t.equal(line.status().state, 'idle', '1.3.0 is newer than 1.2.23')
  const clock = simClock()
  const modem = memoryV253(clock)
  modem.unplug()
  await t.rejects(elapse(clock, openV253(modem.line)), { code: 'LINE_MISSING' })
})

await t.test('43 left in duplex by a crash: found again, on the hook, ready', async t => {
  const clock = simClock()
  const modem = memoryV253(clock)
  modem.device().wedge()
  await clock.advance(3_000)
  const line = await elapse(clock, openV253(modem.line), 10_000)
  t.teardown(() => elapse(clock, close(line)))
  t.ok(modem.sent.includes('ATH'))
  const caller = modem.exchange.dial({ from: CALLER, to: NUMBER })
  const rings = line.rings(never)[Symbol.asyncIterator]()
  const ring = await elapse(clock, rings.next())
  t.equal(ring.value?.from, CALLER)
  caller.hangUp()
})

await t.test('42 no response to AT for ten tries: DTR falls, and the modem is found', async t => {
  const clock = simClock()
  const modem = memoryV253(clock, { faults: { isHung: true } })
  const opening = openV253(modem.line)
  await clock.advance(10_000)
  t.equal(modem.faults.isHung, true, 'it is asked for ten seconds first')
  const line = await elapse(clock, opening, 60_000)
  t.equal(line.status().state, 'idle')
  await elapse(clock, close(line))
})

for (const kind of ['record', 'play'] as const)
  await t.test(`43 left in a stream to ${kind} by a crash: found again as well`, async t => {
    const clock = simClock()
    const modem = memoryV253(clock)
    modem.device().wedge(kind)
    await clock.advance(3_000)
    const line = await elapse(clock, openV253(modem.line), 10_000)
    t.equal(line.status().state, 'idle')
    t.ok(modem.sent.includes('ATH'))
    await elapse(clock, close(line))
  })

await t.test(
  '43 a crash with a caller parked: back on the hook the exchange rings, and they are got back',
  async t => {
    const clock = simClock()
    const modem = memoryV253(clock, { service: { is: 'digits', onHook: 'rings back' } })
    const first = await elapse(clock, openV253({ ...modem.line, flash: 'digits' }))
    const caller = modem.exchange.dial({ from: CALLER, to: NUMBER })
    const ring = await elapse(clock, first.rings(never)[Symbol.asyncIterator]().next())
    const talk = await elapse(clock, first.answer(ring.value as Ring, never))
    await elapse(clock, talk.hold())
    modem.crash()
    const line = await elapse(clock, openV253({ ...modem.line, flash: 'digits' }), 20_000)
    const again = await elapse(clock, line.rings(never)[Symbol.asyncIterator]().next())
    const back = await elapse(clock, line.answer(again.value as Ring, never))
    const ears = collect(back)
    await elapse(clock, caller.say(new Int16Array(1_600).fill(8_031)))
    await clock.advance(200)
    t.ok(concat(ears.heard).includes(carried(Int16Array.of(8_031))[0] ?? 0))
    await elapse(clock, close(line))
    await elapse(clock, close(first))
  },
)

for (const firmware of ['CX93010', 'USR5637'] as const) {
  await t.test(`${firmware}: sound both ways to the last bit, in pieces of any size`, async t => {
    for (const size of [0, 1, 7, 161]) {
      const { modem, call, until, wait } = await v253Bench(t, { firmware })
      modem.cutInto(size)
      const { caller, talk, ears } = await call()
      const [theirs, ours] = [pattern(30), pattern(30, 777)]
      const saying = (async () => {
        for (const frame of cut(ours)) await talk.say(frame)
      })()
      void caller.say(theirs)
      await wait(saying)
      t.ok(await until(() => isSameSound(concat(ears.heard), theirs), 2_000), `they, pieces of ${size}`)
      t.ok(await until(() => isSameSound(caller.recording().callee, ours), 2_000), `we, pieces of ${size}`)
      t.match(talk.counts(), { late: 0, starved: 0, dropped: 0 })
      t.equal(modem.device().counts().underruns, 0)
      await wait(close(talk))
      await wait(caller.over)
    }
  })

  await t.test(`${firmware}: keys once each, however they are reported`, async t => {
    const { call, until, wait } = await v253Bench(t, { firmware })
    const { caller, talk, ears } = await call()
    for (const key of ['1', '1', '5', '*', '#', '0'] as const) await wait(caller.press(key))
    t.ok(await until(() => ears.keys.length === 6))
    t.strictSame(ears.keys, ['1', '1', '5', '*', '#', '0'])
    await wait(close(talk))
  })
}

await t.test('after each call the class and caller ID are set again', async t => {
  const { modem, call, wait } = await v253Bench(t)
  const { talk } = await call()
  const from = modem.sent.length
  await wait(close(talk))
  t.strictSame(modem.sent.slice(from), ['AT+VLS=0', 'ATH', 'AT+FCLASS=8', 'AT+VCID=1'])
})

for (const code of ['l', 'd', 'b', 'K', 'J', 's'])
  await t.test(`the far end is gone: <DLE>${code} ends the talk and puts the line on the hook`, async t => {
    const { modem, line, call, wait, until } = await v253Bench(t)
    modem.faults.isGoodbyeLost = true
    const { caller, ears } = await call()
    modem.device().code(code)
    await wait(ears.done, 3_000)
    await wait(caller.over, 3_000)
    t.ok(await until(() => line.status().state === 'idle', 3_000))
    t.match(modem.logged.at(-1), { message: 'call audio ended', fields: { sign: /.+/ } })
  })

await t.test(
  '3.4 a USR5637 reports its own going off the hook as H: no end, and no other telephone',
  async t => {
    const { clock, modem, line, call, wait } = await v253Bench(t, { firmware: 'USR5637' })
    const { talk } = await call()
    for (const code of ['H', 'h', 'p', 'P']) modem.device().code(code)
    await clock.advance(1_000)
    t.match(line.status(), { state: 'talking', fault: null })
    await wait(close(talk))
    t.match(line.status(), { state: 'idle', fault: null })
  },
)

await t.test('3.4 a code of every kind that says nothing of an end leaves a call as it is', async t => {
  const { clock, modem, line, call, wait } = await v253Bench(t)
  const { talk } = await call()
  for (const code of streamCodes) if (!/hang up/.test(streamEvent(code).action)) modem.device().code(code)
  await clock.advance(2_000)
  t.equal(line.status().state, 'talking')
  await wait(close(talk))
})

await t.test('a polarity reversal within 600 ms of the answer is the answer’s own', async t => {
  const { clock, modem, line, call, wait } = await v253Bench(t)
  const { ears } = await call()
  modem.device().code('L')
  await clock.advance(400)
  t.equal(line.status().state, 'talking')
  await clock.advance(400)
  modem.device().code('L')
  await wait(ears.done, 3_000)
  t.equal(line.status().state, 'talking', 'on its way to the hook')
})

await t.test('a modem that notices nothing: the busy or dial tone itself ends the call', async t => {
  for (const [country, tone, limitMs] of [
    ['LT', 'busy', 5_000],
    ['HR', 'congestion', 5_000],
    ['LT', 'dial', 5_000],
    ['ZZ', 'busy', 6_000],
  ] as const) {
    const { clock, modem, line, call, wait, until } = await v253Bench(t, {
      country,
      clearing: { isTold: false, tone },
    })
    const { caller, ears } = await call()
    await clock.advance(2_000)
    const atMs = clock.nowMs()
    caller.hangUp()
    await wait(ears.done, limitMs)
    t.ok(clock.nowMs() - atMs >= 1_000, 'three cycles, or a second and a half: not the first sound of it')
    await until(() => line.status().state === 'idle')
    t.match(modem.logged.at(-1), { fields: { sign: tone === 'dial' ? 'dial tone' : 'busy' } }, country)
  }
})

await t.test('keys that the modem misses are heard in the sound, and none twice', async t => {
  for (const isKeyDeaf of [true, false]) {
    const { clock, call, wait, until } = await v253Bench(t, { faults: { isKeyDeaf } })
    const { caller, talk, ears } = await call()
    for (const key of ['1', '1', '5', '*'] as const) {
      await wait(caller.press(key))
      await clock.advance(150)
    }
    t.ok(await until(() => ears.keys.length === 4, 3_000))
    await clock.advance(2_000)
    t.strictSame(ears.keys, ['1', '1', '5', '*'])
    await wait(close(talk))
  }
})

await t.test('silence of both sides: nobody is there; a voice of either keeps the call', async t => {
  const farEnd = { ...farEndPolicy, silenceMs: 12_000 }
  const { clock, line, call, wait } = await v253Bench(t, { farEnd })
  const { caller, talk, ears } = await call()
  await clock.advance(9_000)
  void talk.say(new Int16Array(FRAME_SAMPLES).fill(500))
  await clock.advance(9_000)
  void caller.say(pattern(5))
  await clock.advance(11_000)
  t.equal(line.status().state, 'talking')
  await wait(ears.done, 3_000)
})

await t.test('other codes change nothing: silence ends, fax tones, call waiting, unknown ones', async t => {
  const { clock, modem, line, call, wait } = await v253Bench(t)
  const { talk, ears } = await call()
  for (const code of Array.from('qihHpPacmef$wtvVTSQ@%&')) modem.device().code(code)
  await clock.advance(1_000)
  t.equal(line.status().state, 'talking')
  t.match(line.status(), { fault: null })
  await wait(close(talk))
  await wait(ears.done)
})

await t.test(
  'the end of the call is noticed by nobody, the sound stops: the line is set up again',
  async t => {
    const { modem, line, call, wait, until } = await v253Bench(t)
    modem.faults.isGoodbyeLost = true
    const { caller, ears } = await call()
    caller.hangUp()
    await wait(ears.done, 6_000)
    t.ok(await until(() => line.status().state === 'idle', 10_000))
    t.ok(modem.logged.some(({ message }) => message === 'call audio broke'))
  },
)

await t.test('a modem that leaves the stream by itself is put back, three times a call', async t => {
  const { clock, modem, line, call, wait, until } = await v253Bench(t, { faults: { desertions: 3 } })
  const { caller, talk, ears } = await call()
  await clock.advance(500)
  const theirs = pattern(10)
  void caller.say(theirs)
  t.ok(await until(() => isSameSound(concat(ears.heard), theirs), 3_000))
  t.equal(modem.sent.filter(command => command === 'AT+VTR').length, 4)
  await wait(close(talk))
  t.equal(line.status().state, 'idle')
  modem.faults.desertions = 10
  const again = await call()
  await wait(again.ears.done, 5_000)
  t.ok(await until(() => line.status().state === 'idle', 10_000), 'then the line is set up afresh')
})

await t.test('underruns: one frame more ahead for each, four at most, and counted', async t => {
  const { clock, modem, call, wait } = await v253Bench(t)
  const { talk } = await call()
  await clock.advance(200)
  const ahead = () => {
    const { bytes, ticks } = modem.writes.reduce(
      (sum, write) => ({ bytes: sum.bytes + write.bytes, ticks: sum.ticks }),
      { bytes: 0, ticks: 0 },
    )
    return bytes - ticks
  }
  const perSecond = async () => {
    const before = ahead()
    await clock.advance(1_000)
    return (ahead() - before) / FRAME_SAMPLES
  }
  t.equal(await perSecond(), 50)
  modem.device().code('u')
  t.equal(await perSecond(), 51, 'one more')
  t.equal(await perSecond(), 50, 'and then the pace of the line')
  for (let i = 0; i < 9; i += 1) {
    modem.device().code('u')
    await clock.advance(100)
  }
  modem.device().code('u')
  t.equal(await perSecond(), 50, 'bounded')
  await wait(close(talk))
  t.match(modem.logged.at(-1), { fields: { underruns: 11 } })
})

await t.test('the lead over the line never grows past three frames while nothing runs dry', async t => {
  const { clock, modem, call, wait } = await v253Bench(t)
  const { talk } = await call()
  for (let i = 0; i < 40; i += 1) void talk.say(pattern(1, i))
  await clock.advance(5_000)
  t.ok(modem.device().counts().mostAhead <= 3 * FRAME_SAMPLES, `${modem.device().counts().mostAhead} bytes`)
  await wait(close(talk))
})

await t.test('what is played is told as it goes out, silence too: the hybrid sends it back', async t => {
  const { clock, call, wait } = await v253Bench(t)
  const { talk, ears } = await call()
  const played: number[] = []
  talk.onPlayed?.(frame => played.push(frame[0] ?? 0))
  await clock.advance(100)
  const [before, heardBefore] = [played.length, ears.heard.length]
  void talk.say(new Int16Array(FRAME_SAMPLES).fill(8_031))
  await clock.advance(400)
  t.equal(played.length - before, 20, 'one each 20 ms')
  t.equal(ears.heard.length - heardBefore, 20, 'as many as are heard')
  t.strictSame(
    played.filter(sample => sample !== 0),
    [8_031],
  )
  await wait(close(talk))
})

await t.test('a key of ours is two tones in the sound, since commands are refused meanwhile', async t => {
  const { modem, call, wait } = await v253Bench(t)
  const { caller, talk } = await call()
  const before = modem.sent.length
  await wait(Promise.all([talk.press('5'), talk.press('9')]))
  const heard = caller.recording().callee.filter(sample => sample !== 0)
  const power = (hz: number, pcm: Int16Array) => {
    let [re, im] = [0, 0]
    for (const [i, sample] of pcm.entries()) {
      re += sample * Math.cos((2 * Math.PI * hz * i) / 8_000)
      im += sample * Math.sin((2 * Math.PI * hz * i) / 8_000)
    }
    return re * re + im * im
  }
  const strongest = (pcm: Int16Array, among: number[]) =>
    among.toSorted((a, b) => power(b, pcm) - power(a, pcm))[0]
  const first = heard.subarray(100, 700)
  t.equal(strongest(first, [697, 770, 852, 941]), 770)
  t.equal(strongest(first, [1_209, 1_336, 1_477, 1_633]), 1_336)
  t.equal(modem.sent.length, before, 'no command')
  await wait(close(talk))
  await t.rejects(talk.press('1'), { code: 'LINE_GONE' })
})

await t.test('withheld is known by its report, without waiting for the second ring', async t => {
  const { clock, ring, nextRing, modem } = await v253Bench(t)
  ring(null)
  const atMs = clock.nowMs()
  t.equal((await nextRing()).from, null)
  t.ok(clock.nowMs() - atMs < 1_000)
  t.match(modem.logged.at(-1), { message: 'someone rings', fields: { absence: 'withheld' } })
})

await t.test(
  'a report that got lost: announced at the second ring, and asked for again where that works',
  async t => {
    for (const firmware of ['CX93010', 'USR5637'] as const) {
      const { clock, modem, ring, nextRing, until } = await v253Bench(t, { firmware })
      modem.faults.isCallerIdLost = true
      const caller = ring()
      const atMs = clock.nowMs()
      const { from } = await nextRing()
      t.ok(clock.nowMs() - atMs >= 5_000, 'not before the second ring')
      t.equal(from, firmware === 'CX93010' ? CALLER : null)
      t.equal(modem.sent.includes('AT+VRID=0'), firmware === 'CX93010')
      caller.hangUp()
      await until(() => false, 8_000)
    }
  },
)

await t.test('staff may take it first: reported at the third ring', async t => {
  const { clock, ring, nextRing } = await v253Bench(t, { answerAfterRings: 3 })
  ring()
  const atMs = clock.nowMs()
  t.equal((await nextRing()).from, CALLER)
  t.ok(clock.nowMs() - atMs >= 10_000)
})

await t.test('a caller who gives up: no ring for 6 s, and whoever answers then is told', async t => {
  const { clock, line, ring, nextRing } = await v253Bench(t)
  const caller = ring()
  const found = await nextRing()
  t.equal(line.status().state, 'ringing')
  caller.hangUp()
  await clock.advance(5_000)
  t.notOk(found.gone.aborted)
  await clock.advance(1_200)
  t.ok(found.gone.aborted)
  await t.rejects(line.answer(found, never), { code: 'LINE_GONE' })
  t.equal(line.status().state, 'idle')
})

await t.test('answered just after they gave up: a dial tone, and the talk ends by itself', async t => {
  const { clock, line, ring, nextRing, wait } = await v253Bench(t)
  const caller = ring()
  const found = await nextRing()
  caller.hangUp()
  await clock.advance(100)
  const talk = await wait(line.answer(found, never))
  await wait(collect(talk).done, 5_000)
  await wait(close(talk))
  t.equal(line.status().state, 'idle')
})

await t.test('no duplex: by turns, found out in the first call and said so', async t => {
  for (const firmware of ['CX93010', 'USR5637'] as const) {
    const { clock, modem, line, call, wait, until } = await v253Bench(t, {
      firmware,
      faults: { hasDuplex: false },
    })
    const { caller, talk, ears } = await call()
    t.equal(line.abilities().audio, 'by turns')
    t.equal(talk.onPlayed, undefined, 'no echo, and so none to take away')
    const theirs = pattern(20)
    void caller.say(theirs)
    t.ok(await until(() => isSameSound(concat(ears.heard), theirs), 3_000), 'they are heard')
    const ours = pattern(20, 99)
    const saying = (async () => {
      for (const frame of cut(ours)) await talk.say(frame)
    })()
    await wait(saying)
    t.ok(await until(() => isSameSound(caller.recording().callee, ours), 3_000), 'we are heard')
    await wait(caller.press('7'))
    t.ok(await until(() => ears.keys.length === 1, 2_000), 'a key')
    await clock.advance(1_000)
    const more = pattern(10, 5)
    const before = concat(ears.heard).filter(sample => sample !== 0).length
    void caller.say(more)
    const heardMore = () =>
      concat(ears.heard)
        .filter(sample => sample !== 0)
        .subarray(before)
    t.ok(await until(() => isSameSound(heardMore().subarray(-more.length), more), 3_000), 'and they again')
    t.equal(modem.sent.includes('AT+VLS=5'), firmware === 'USR5637', 'from where it records')
    await wait(close(talk))
    await wait(caller.over)
    t.equal(line.status().state, 'idle')
    const tries = modem.sent.filter(command => command === 'AT+VTR').length
    const again = await call()
    t.equal(modem.sent.filter(command => command === 'AT+VTR').length, tries, 'not tried again')
    again.caller.hangUp()
    await wait(again.ears.done, 5_000)
  }
})

await t.test('duplex refused in a bad moment is asked for again ten minutes later', async t => {
  const { clock, modem, line, call, wait } = await v253Bench(t, { faults: { hasDuplex: false } })
  const { talk } = await call()
  t.equal(line.abilities().audio, 'by turns')
  await wait(close(talk))
  await clock.advance(10 * 60_000)
  const asked = () => modem.sent.filter(command => command === 'AT+VTR').length
  const before = asked()
  const second = await call()
  t.equal(asked(), before + 1, 'once, for a modem that has none')
  t.equal(line.abilities().audio, 'by turns')
  await wait(close(second.talk))
  modem.faults.hasDuplex = true
  await clock.advance(10 * 60_000)
  const third = await call()
  t.equal(line.abilities().audio, 'duplex')
  await wait(close(third.talk))
})

await t.test('a modem that restarts in the midst of a command is set up again', async t => {
  const { modem, line, ring, nextRing, until, wait } = await v253Bench(t)
  const caller = ring()
  const rung = await nextRing()
  modem.faults.rebootsAt = '+VTR'
  await t.rejects(wait(line.answer(rung, never)), { code: 'LINK_LOST' })
  t.ok(await until(() => line.status().state === 'idle', 10_000))
  await wait(caller.over)
  t.match(line.status(), { fault: null, reason: null })
})

await t.test('we dial: they answer, and are a person; international numbers go out with 00', async t => {
  const { modem, line, wait } = await v253Bench(t)
  const says = pattern(40)
  const person = modem.exchange.subscribe('+37067654321', { is: 'person', answersAfterMs: 2_000, says })
  const came = person.next()
  const talk = await wait(line.dial('+370 676 54321', never))
  t.ok(modem.sent.includes('ATDT0037067654321'))
  t.equal(line.status().state, 'talking')
  const ears = collect(talk)
  t.equal(await wait(talk.confirmed), 'person')
  const phone = await came
  const ours = pattern(5)
  for (const frame of cut(ours)) await wait(talk.say(frame))
  await wait(close(talk))
  await wait(Promise.all([phone.over, ears.done]))
  t.ok(isSameSound(phone.recording().callee, ours))
})

await t.test('a fax answers: the modem knows its tone', async t => {
  const { modem, line, wait } = await v253Bench(t)
  modem.exchange.subscribe('112233', { is: 'person', answersAfterMs: 200 })
  const talk = await wait(line.dial('112233', never))
  modem.device().code('a')
  t.equal(await wait(talk.confirmed), 'fax')
  await wait(close(talk))
})

await t.test('an answering machine: by what it says and how long', async t => {
  const { modem, line, wait } = await v253Bench(t)
  modem.exchange.subscribe('112233', { is: 'machine', answersAfterMs: 200, greeting: pattern(300) })
  const talk = await wait(line.dial('112233', never))
  t.equal(await wait(talk.confirmed), 'machine')
  await wait(close(talk))
})

await t.test('they hang up before anyone knows who they are: nobody', async t => {
  const { modem, line, wait } = await v253Bench(t)
  modem.exchange.subscribe('112233', { is: 'person', answersAfterMs: 200, hangsUpAfterMs: 100 })
  const talk = await wait(line.dial('112233', never))
  t.equal(await wait(talk.confirmed), 'nobody')
  await wait(close(talk))
})

await t.test('what keeps a call from going out, told apart in words', async t => {
  const { modem, line, wait } = await v253Bench(t)
  modem.exchange.subscribe('1', { is: 'busy' })
  modem.exchange.subscribe('2', { is: 'no answer' })
  modem.exchange.subscribe('4', { is: 'unreachable' })
  const refused = (number: string) =>
    wait(line.dial(number, never), 120_000).then(
      () => 'answered',
      (error: unknown) => (isFault(error) ? error.code : String(error)),
    )
  t.equal(await refused('1'), 'FAR_BUSY')
  t.equal(await refused('2'), 'NO_ANSWER')
  t.equal(await refused('3'), 'CALL_REFUSED', 'nobody has that number: a special information tone')
  t.equal(await refused('4'), 'CALL_REFUSED')
  modem.faults.isUnwired = true
  t.equal(await refused('1'), 'NO_DIAL_TONE')
  t.match(line.status(), { state: 'idle', fault: 'NO_DIAL_TONE', reason: /no dial tone.*cable/ })
  modem.faults.isUnwired = false
  modem.exchange.subscribe('5', { is: 'person', answersAfterMs: 100 })
  const talk = await wait(line.dial('5', never))
  t.match(line.status(), { state: 'talking', fault: null, reason: null }, 'the fault is gone')
  await wait(close(talk))
})

await t.test(
  'another telephone on the line: the modem says so, the status does, and dialling waits',
  async t => {
    const { clock, modem, line, wait, ring, nextRing } = await v253Bench(t)
    modem.device().code('p')
    await clock.advance(50)
    t.match(line.status(), { state: 'idle', fault: 'LINE_IN_USE', reason: /in use by another telephone/ })
    await t.rejects(wait(line.dial('123', never)), { code: 'LINE_IN_USE' })
    modem.device().code('P')
    await clock.advance(50)
    t.match(line.status(), { fault: null, reason: null })
    modem.device().code('h')
    await clock.advance(50)
    ring()
    await nextRing()
    t.match(line.status(), { state: 'ringing', fault: null }, 'a line that rings is in nobody’s use')
  },
)

await t.test('a telephone whose putting back was never told is believed for 45 s', async t => {
  const { clock, modem, line, wait } = await v253Bench(t)
  modem.exchange.subscribe('5', { is: 'person', answersAfterMs: 100 })
  modem.device().code('p')
  await clock.advance(30_000)
  // told once more, it counts from then on
  modem.device().code('p')
  await clock.advance(44_000)
  t.equal(line.status().fault, 'LINE_IN_USE')
  await clock.advance(2_000)
  t.equal(line.status().fault, null)
  await wait(close(await wait(line.dial('5', never))))
})

await t.test('a modem that falls silent while it dials is told within a minute', async t => {
  const { clock, modem, line } = await v253Bench(t)
  modem.exchange.subscribe('777', { is: 'no answer' })
  const refused = t.rejects(line.dial('777', never), { code: 'NO_ANSWER' })
  await clock.advance(3_000)
  modem.faults.isSilent = true
  await clock.advance(57_000)
  t.equal(line.status().state, 'failed')
  await refused
})

await t.test('dialling taken back: the modem gives up at once', async t => {
  const { clock, modem, line, wait } = await v253Bench(t)
  const far = modem.exchange.subscribe('777', { is: 'no answer' })
  const away = new AbortController()
  const refused = t.rejects(line.dial('777', away.signal), { message: 'never mind' })
  await clock.advance(3_000)
  t.equal(line.status().state, 'dialling')
  const atMs = clock.nowMs()
  away.abort(new Error('never mind'))
  await wait(refused)
  t.ok(clock.nowMs() - atMs < 2_000)
  await clock.advance(500)
  t.equal(line.status().state, 'idle')
  t.equal(far.calls.length, 1)
})

await t.test('unplugged in a call and back: everything ends, and it rings again', async t => {
  const { modem, line, call, ring, nextRing, wait, until } = await v253Bench(t)
  const { caller, ears } = await call()
  modem.unplug()
  await wait(Promise.all([ears.done, caller.over]))
  t.ok(await until(() => line.status().state === 'failed'))
  t.match(line.status(), { fault: /LINE_MISSING|LINK_LOST/, reason: /modem|port/ })
  modem.plug()
  t.ok(await until(() => line.status().state === 'idle', 20_000))
  ring('+37060000009')
  t.equal((await nextRing()).from, '+37060000009')
})

await t.test('a modem that goes silent is noticed by itself, and found when it is back', async t => {
  const { modem, line, until } = await v253Bench(t)
  modem.faults.isSilent = true
  t.ok(await until(() => line.status().state === 'failed', 60_000))
  modem.faults.isSilent = false
  t.ok(await until(() => line.status().state === 'idle', 60_000))
})

await t.test('audio that takes no more: LINK_STUCK, the call ends, the line comes back', async t => {
  const { modem, line, call, wait, until } = await v253Bench(t)
  const { ears } = await call()
  modem.faults.isStuck = true
  await wait(ears.done, 5_000)
  modem.faults.isStuck = false
  t.ok(await until(() => line.status().state === 'idle', 30_000))
})

await t.test('the sound breaks while we hang up: whoever speaks on is held to line pace', async t => {
  const { clock, modem, line, call, wait, until } = await v253Bench(t)
  const { talk, ears } = await call()
  const ended = new AbortController()
  void ears.done.then(() => ended.abort())
  let said = 0
  const speak = async () => {
    for (; !ended.signal.aborted && said < 5_000; said += 1)
      await talk.say(new Int16Array(FRAME_SAMPLES).fill(1_000))
  }
  const spoken = speak()
  await clock.advance(500)
  modem.faults.isStuck = true
  // LINK_STUCK comes after a second, while the last words are waited for
  await clock.advance(950)
  await wait(close(talk))
  await wait(spoken)
  t.ok(said < 200, `${said} frames in two seconds`)
  modem.faults.isStuck = false
  t.ok(await until(() => line.status().state === 'idle', 30_000))
})

await t.test(
  'noise from the port, between calls and in them: nothing is thrown, and the line comes back',
  async t => {
    const { clock, modem, line, ring, nextRing, wait, until } = await v253Bench(t)
    let seed = 4_711
    const next = () => (seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0) >>> 16
    const noise = () =>
      Uint8Array.from({ length: next() % 80 }, () => (next() % 5 === 0 ? 0x10 : next() & 0xff))
    for (let round = 0; round < 10; round += 1) {
      for (let i = 0; i < 100; i += 1) {
        modem.noise(noise())
        await clock.advance(5)
      }
      t.ok(await until(() => line.status().state === 'idle', 60_000), `${line.status().state} ${round}`)
      const number = `+3706000000${round}`
      const caller = ring(number)
      let coming = await nextRing()
      while (coming.from !== number) coming = await nextRing() // noise may ring as well
      const ears = collect(await wait(line.answer(coming, never)))
      for (let i = 0; i < 20; i += 1) {
        modem.noise(noise())
        await clock.advance(20)
      }
      caller.hangUp()
      t.ok(await until(() => line.status().state === 'idle', 60_000), `after a call: ${line.status().state}`)
      await ears.done
    }
  },
)

await t.test('a hundred calls leave nothing behind', async t => {
  const { modem, call, wait } = await v253Bench(t, { firmware: 'USR5637' })
  for (let i = 0; i < 100; i += 1) {
    const { caller, talk, ears } = await call(`+3706000${String(i).padStart(4, '0')}`)
    if (i % 3 === 0) caller.hangUp()
    else await wait(close(talk))
    await wait(Promise.all([ears.done, caller.over]))
    await wait(close(talk))
  }
  t.equal(modem.logged.filter(({ message }) => message === 'call audio ended').length, 100)
})
