import type { Test } from 'tap'
import { concat, FRAME_SAMPLES, levelDb } from '../../firmware/audio/frame.ts'
import type { Key, Line, LineStatus, Ring, Talk } from '../../firmware/ports/line.ts'

/** A person at another telephone, as far as this suite needs one. */
export interface LineCaller {
  readonly answered: Promise<boolean>
  readonly over: Promise<void>
  /** Says PCM16 at 8 000 Hz; resolves when it has been said. */
  readonly say: (pcm: Int16Array) => Promise<unknown>
  readonly press: (key: Key) => Promise<unknown>
  readonly hangUp: () => void
  /** All that this person has heard since the answer. */
  readonly heard: () => Int16Array
}

/** Who is at the number that a line dials. */
export type FarManner = 'answers' | 'is busy' | 'lets it ring' | 'is nobody'
export interface Far {
  readonly number: string
  /** The person there, once they have picked up. */
  readonly picked: Promise<LineCaller>
}

/** How the keys of a caller reach a line: by their sound, by the device's own word for them, or both; and which is ahead. */
export const keyWays = [
  'in-band only',
  'by events only',
  'by both',
  'by both, events late',
  'by both, events early',
] as const
export type KeyWay = (typeof keyWays)[number]

/** What the suite needs of the world around a line: a caller, and the device's cable. */
export interface LineBench extends AsyncDisposable {
  readonly open: () => Promise<Line>
  /** Rings the line. `from` null withholds the number. */
  readonly dial: (from: string | null) => LineCaller
  /**
   * Puts someone at a number of their own, who says a word as they answer; null where this cannot be arranged, as while the only
   * other telephone is in a call. Absent where there is none.
   */
  readonly far?: (manner: FarManner) => Far | null
  /** The number that the line is shown for a caller; by default the one they dial from. */
  readonly shownAs?: (from: string) => string
  /** From here on keys come like this; absent where nobody can arrange it. */
  readonly keysCome?: (way: KeyWay) => void
  /** Absent where nobody can pull the cable. */
  readonly cable?: { readonly pull: () => Promise<void>; readonly plug: () => Promise<void> }
  /** True where audio arrives bit by bit as it was sent; a radio line changes it. */
  readonly isExact: boolean
  /** What the line makes of each sample, where it carries less than 16 bits of it. */
  readonly codec?: (pcm: Int16Array) => Int16Array
}

/** After the last key: by then what is late has come as well. */
const SETTLE_FRAMES = 50
const LOUD_DB = -45
const CALLER = '+37061234567'

/** A sawtooth that never holds two equal samples side by side, and never 0: every lost or doubled sample shows. */
export const pattern = (samples: number, seed: number) =>
  Int16Array.from({ length: samples }, (_, i) => (((i * 37 + seed) % 9_001) + 1) * (i % 2 === 0 ? 1 : -1))
export const cut = (pcm: Int16Array) =>
  Array.from({ length: pcm.length / FRAME_SAMPLES }, (_, i) =>
    pcm.subarray(i * FRAME_SAMPLES, (i + 1) * FRAME_SAMPLES),
  )
/**
 * Where what was heard stops being what was said; null when it is the same to the last sample. A busy machine may let
 * silence in between; it may not lose, double or change a sample.
 */
const firstDifference = (heard: Int16Array, said: Int16Array): number | null => {
  const [sound, words] = [heard, said].map(pcm => pcm.filter(sample => sample !== 0))
  const at = words!.findIndex((sample, i) => sound![i] !== sample)
  return at === -1 && sound!.length === words!.length ? null : at
}

/** What a talk brings, until it ends. */
export const listen = (talk: Talk) => {
  const frames: Int16Array[] = []
  const keys: Key[] = []
  const waiting = new Set<() => void>()
  const note = () => {
    for (const wake of waiting) wake()
  }
  const hear = async () => {
    for await (const frame of talk.heard) {
      frames.push(frame)
      note()
    }
  }
  const feel = async () => {
    for await (const key of talk.keys) {
      keys.push(key)
      note()
    }
  }
  const ended = Promise.all([hear(), feel()])
  /** Resolves once that holds. */
  const until = async (holds: () => boolean) => {
    while (!holds()) {
      const { promise, resolve } = Promise.withResolvers<void>()
      waiting.add(resolve)
      await promise
      waiting.delete(resolve)
    }
  }
  return { frames, keys, ended, until }
}
/** Longer than any line keeps what was said. */
const PATIENCE_MS = 3_000
/**
 * Says it, and again after a while, as people do: a machine that stood still has lost some of it. What was heard adds up.
 */
export const sayUntil = async (saying: () => Promise<unknown>, heard: Promise<unknown>): Promise<void> => {
  const isHeard = heard.then(() => true)
  for (let isDone = false; !isDone;) {
    await saying()
    const late = Promise.withResolvers<boolean>()
    const timer = setTimeout(() => late.resolve(false), PATIENCE_MS)
    isDone = await Promise.race([isHeard, late.promise])
    clearTimeout(timer)
  }
}

export const sounds = (pcm: Int16Array) => pcm.reduce((sum, sample) => sum + (sample === 0 ? 0 : 1), 0)

export const open = async (t: Test, start: () => Promise<LineBench>) => {
  const bench = await start()
  const line = await bench.open()
  const stop = new AbortController()
  t.teardown(async () => {
    stop.abort()
    await line[Symbol.asyncDispose]()
    await bench[Symbol.asyncDispose]()
  })
  const rings = line.rings(stop.signal)[Symbol.asyncIterator]()
  const nextRing = async (): Promise<Ring> => {
    const next = await rings.next()
    if (next.done) throw new Error('rings() ended')
    return next.value
  }
  /** Starts to watch now; resolves at a status that fits. */
  const status = (fits: (status: LineStatus) => boolean) => {
    const changes = line.changes(stop.signal)
    return (async () => {
      if (fits(line.status())) return line.status()
      for await (const status of changes) if (fits(status)) return status
      throw new Error('changes() ended')
    })()
  }
  const call = async () => {
    const caller = bench.dial(CALLER)
    const talk = await line.answer(await nextRing(), stop.signal)
    return { caller, talk, ears: listen(talk) }
  }
  const idle = () => status(({ state }) => state === 'idle')
  /** What is left of it at the other end. */
  const carried = (pcm: Int16Array) => bench.codec?.(pcm) ?? pcm
  /** They say it, and it is heard; where sound may be lost on the way, they say it again. */
  const tells = (caller: LineCaller, pcm: Int16Array, heard: Promise<unknown>) =>
    bench.isExact ? Promise.all([caller.say(pcm), heard]) : sayUntil(() => caller.say(pcm), heard)
  /** How many samples of it must arrive: a radio line may lose some. */
  const enough = (pcm: Int16Array) => sounds(carried(pcm)) * (bench.isExact ? 1 : 0.8)
  return { bench, line, nextRing, status, call, idle, carried, tells, enough, signal: stop.signal }
}

const shown = (bench: LineBench, from: string) => bench.shownAs?.(from) ?? from

/** True for a line that sees calls and cannot take them; what it must do then has tests of its own. */
export const isMute = (line: Line) => line.abilities().audio === 'none'

/** What every Line promises, over whatever device. Waits for what must come, never for a time. */
export const lineContract = async (t: Test, start: () => Promise<LineBench>): Promise<void> => {
  await t.test('a ring brings the number, and the caller who gives up takes it back', async t => {
    const { bench, line, nextRing, idle, signal } = await open(t, start)
    const caller = bench.dial(CALLER)
    const ring = await nextRing()
    t.equal(ring.from, shown(bench, CALLER))
    t.equal(line.status().state, 'ringing')
    const gone = new Promise<void>(resolve => ring.gone.addEventListener('abort', () => resolve()))
    caller.hangUp()
    await gone
    await t.rejects(line.answer(ring, signal), { code: 'LINE_GONE' })
    await idle()
  })

  await t.test('a withheld number is null', async t => {
    const { bench, nextRing } = await open(t, start)
    bench.dial(null)
    t.equal((await nextRing()).from, null)
  })

  await t.test('audio goes both ways, keys arrive in order, they hang up', async t => {
    const { bench, line, call, idle, carried, tells, enough } = await open(t, start)
    if (isMute(line)) return t.pass('it carries no sound')
    const { caller, talk, ears } = await call()
    t.equal(await caller.answered, true)
    t.equal(line.status().state, 'talking')
    const [theirs, ours] = [pattern(FRAME_SAMPLES * 50, 1), pattern(FRAME_SAMPLES * 50, 500)]
    const saying = async () => {
      for (const frame of cut(ours)) await talk.say(frame)
    }
    const hearing = ears.until(() => sounds(concat(ears.frames)) >= enough(theirs))
    if (line.abilities().audio === 'duplex') await Promise.all([tells(caller, theirs, hearing), saying()])
    else {
      await tells(caller, theirs, hearing) // while we speak they would not be heard
      await saying()
    }
    t.ok(ears.frames.every(frame => frame.length === FRAME_SAMPLES))
    if (bench.isExact) t.equal(firstDifference(concat(ears.frames), carried(theirs)), null, 'what they said')
    const before = ears.frames.length
    const isTheirTurn = () => sounds(concat(ears.frames.slice(before))) > 0
    while (line.abilities().audio === 'by turns' && !isTheirTurn())
      await caller.say(pattern(FRAME_SAMPLES * 5, 1))
    const keys: Key[] = ['1', '5', '0', '*', '#', '5']
    for (const key of keys) await caller.press(key)
    await ears.until(() => ears.keys.length === keys.length)
    t.strictSame(ears.keys, keys)
    if (bench.isExact) t.equal(firstDifference(caller.heard(), carried(ours)), null, 'what we said')
    caller.hangUp()
    await ears.ended
    const counts = talk.counts()
    t.equal(counts.dropped, 0)
    t.ok(counts.framesIn >= 50 && counts.framesOut >= 50)
    await talk.say(new Int16Array(FRAME_SAMPLES))
    await idle()
  })

  await t.test(
    'keys heard in-band only, by events only, by both, events late or early: each once',
    async t => {
      const { bench, line, call } = await open(t, start)
      if (isMute(line)) return t.pass('it carries no sound')
      if (!bench.keysCome) return t.pass('nobody can arrange that')
      const { caller, ears } = await call()
      for (const [i, way] of keyWays.entries()) {
        bench.keysCome(way)
        const [fromKey, fromFrame] = [ears.keys.length, ears.frames.length]
        // others each time: what only one of two witnesses told so far must not pass for what comes next
        const keys = [2 * i, 2 * i, 2 * i + 1].map(String) as Key[]
        for (const key of keys) {
          await caller.press(key)
          await caller.say(new Int16Array(FRAME_SAMPLES * 4)) // no finger is faster
        }
        await ears.until(() => ears.keys.length >= fromKey + keys.length)
        const settled = ears.frames.length + SETTLE_FRAMES
        await ears.until(() => ears.frames.length >= settled)
        t.strictSame(ears.keys.slice(fromKey), keys, way)
        const loud = ears.frames.slice(fromFrame).filter(frame => levelDb(frame) > LOUD_DB).length
        t.ok(loud <= 3 * keys.length, `${way}: ${loud} frames with the sound of ${keys.length} keys`)
      }
    },
  )

  await t.test('we hang up: they hear it at once, and the talk ends', async t => {
    const { line, call, idle } = await open(t, start)
    if (isMute(line)) return t.pass('it carries no sound')
    const { caller, talk, ears } = await call()
    await talk.say(pattern(FRAME_SAMPLES, 3))
    await talk[Symbol.asyncDispose]()
    await Promise.all([caller.over, ears.ended])
    await talk[Symbol.asyncDispose]()
    await idle()
    t.pass('over on both sides')
  })

  await t.test('say() takes two frames at once and then no more than the line does', async t => {
    const { line, call } = await open(t, start)
    if (isMute(line)) return t.pass('it carries no sound')
    const { talk } = await call()
    const frame = pattern(FRAME_SAMPLES, 9)
    const settled: number[] = []
    const startMs = performance.now()
    const saying = Array.from({ length: 25 }, (_, i) => talk.say(frame).then(() => settled.push(i)))
    await Promise.all(saying.slice(0, 2))
    t.ok(settled.length <= 5, 'the others wait')
    await Promise.all(saying)
    const tookMs = performance.now() - startMs
    t.ok(tookMs > 350, `22 frames or more had to leave first, ${Math.round(tookMs)} ms`)
    t.equal(settled.length, 25)
  })

  await t.test('the end of the call frees whoever waits in say()', async t => {
    const { line, call } = await open(t, start)
    if (isMute(line)) return t.pass('it carries no sound')
    const { caller, talk, ears } = await call()
    const frame = pattern(FRAME_SAMPLES, 9)
    const saying = Array.from({ length: 200 }, () => talk.say(frame))
    caller.hangUp()
    await Promise.all([...saying, ears.ended])
    t.pass('nobody hangs')
  })

  await t.test('a call, and another, and another', async t => {
    const { bench, line, nextRing, idle, signal, carried, tells, enough } = await open(t, start)
    if (isMute(line)) return t.pass('it carries no sound')
    for (const from of ['+37060000001', '+37060000002', '+37060000003']) {
      const caller = bench.dial(from)
      const ring = await nextRing()
      t.equal(ring.from, shown(bench, from))
      const talk = await line.answer(ring, signal)
      const ears = listen(talk)
      const words = pattern(FRAME_SAMPLES * 5, 77)
      const hearing = ears.until(() => sounds(concat(ears.frames)) >= enough(words))
      await tells(caller, words, hearing)
      if (bench.isExact) t.equal(firstDifference(concat(ears.frames), carried(words)), null)
      if (from.endsWith('2')) caller.hangUp()
      else await talk[Symbol.asyncDispose]()
      await Promise.all([caller.over, ears.ended])
      await idle()
    }
  })

  await t.test('an answer that is taken back hangs up', async t => {
    const { bench, line, nextRing, status, idle } = await open(t, start)
    if (isMute(line)) return t.pass('it carries no sound')
    const caller = bench.dial(CALLER)
    const ring = await nextRing()
    const away = new AbortController()
    const answering = status(({ state }) => state === 'talking')
    const answer = t.rejects(line.answer(ring, away.signal), { message: 'never mind' })
    await answering
    away.abort(new Error('never mind'))
    await Promise.all([answer, caller.over])
    await idle()
  })

  await t.test('closing the line in a call hangs up and ends everything', async t => {
    const { line, call, signal } = await open(t, start)
    if (isMute(line)) return t.pass('it carries no sound')
    const { caller, talk, ears } = await call()
    const more = line.rings(signal)[Symbol.asyncIterator]().next()
    const saying = Array.from({ length: 50 }, () => talk.say(pattern(FRAME_SAMPLES, 9)))
    await line[Symbol.asyncDispose]()
    await Promise.all([...saying, caller.over, ears.ended])
    t.ok((await more).done, 'rings() has ended')
  })

  await t.test('the device goes away in a call and comes back', async t => {
    const { bench, line, call, status, nextRing, signal } = await open(t, start)
    if (isMute(line)) return t.pass('it carries no sound')
    if (!bench.cable) return t.pass('nobody can pull this cable')
    const { caller, ears } = await call()
    const failed = status(({ state }) => state === 'failed')
    await bench.cable.pull()
    await Promise.all([ears.ended, caller.over])
    t.match(await failed, { state: 'failed', fault: /^(?:LINE|LINK)_/, reason: /.+/, signalDbm: null })
    const back = status(({ state }) => state === 'idle')
    await bench.cable.plug()
    await back
    const again = bench.dial('+37060000009')
    const ring = await nextRing()
    t.equal(ring.from, '+37060000009')
    const talk = await line.answer(ring, signal)
    t.equal(await again.answered, true)
    await talk[Symbol.asyncDispose]()
  })

  await t.test('what a line cannot do it refuses in words, and nothing else changes', async t => {
    const { line, call, signal } = await open(t, start)
    if (isMute(line)) return t.pass('it carries no sound')
    const { caller, talk } = await call()
    const { presses, holds, consults, joins, transfers, dials } = line.abilities()
    const refused = { code: 'LINE_CANNOT', message: /^This line cannot .+/ }
    if (!presses) await t.rejects(talk.press('5'), refused)
    if (!holds) await t.rejects(talk.hold(), refused)
    if (!holds) await t.rejects(talk.resume(), refused)
    if (!consults) await t.rejects(talk.consult('+37060000001', signal), refused)
    if (!joins) await t.rejects(talk.join(), refused)
    if (!transfers) await t.rejects(talk.transfer(), refused)
    if (!dials) await t.rejects(line.dial('+37060000001', signal), refused)
    t.equal(line.status().state, 'talking')
    t.equal(await talk.confirmed, 'person', 'whoever rang us is there')
    caller.hangUp()
  })

  await t.test('a number with rubbish is refused before it reaches the device', async t => {
    const { line, signal } = await open(t, start)
    if (!line.abilities().dials) return t.pass('it does not dial')
    for (const number of ['', '+', '12a45', '+370612;ATH', '555 1234 ext 5', '1'.repeat(41), '12+34'])
      await t.rejects(line.dial(number, signal), { code: 'NUMBER_INVALID' }, number)
    t.equal(line.status().state, 'idle')
  })

  await t.test('we dial: they answer, both are heard, we hang up', async t => {
    const { bench, line, idle, signal, tells, enough } = await open(t, start)
    const far = bench.far?.('answers')
    if (!line.abilities().dials || !far) return t.pass('it does not dial')
    const dialling = line.dial(far.number, signal)
    const [person, talk] = await Promise.all([far.picked, dialling])
    const ears = listen(talk)
    t.equal(line.status().state, 'talking')
    if (line.abilities().audio === 'duplex') {
      const [theirs, ours] = [pattern(FRAME_SAMPLES * 25, 1), pattern(FRAME_SAMPLES * 25, 500)]
      const saying = async () => {
        for (const frame of cut(ours)) await talk.say(frame)
      }
      const hearing = ears.until(() => sounds(concat(ears.frames)) >= enough(theirs))
      await Promise.all([tells(person, theirs, hearing), saying()])
    }
    await talk[Symbol.asyncDispose]()
    await Promise.all([person.over, ears.ended])
    await idle()
  })

  await t.test('we dial and they hang up: the talk ends', async t => {
    const { bench, line, idle, signal } = await open(t, start)
    const far = bench.far?.('answers')
    if (!line.abilities().dials || !far) return t.pass('it does not dial')
    const [person, talk] = await Promise.all([far.picked, line.dial(far.number, signal)])
    const ears = listen(talk)
    person.hangUp()
    await ears.ended
    await idle()
    t.pass('idle again')
  })

  for (const [manner, code] of [
    ['is busy', 'FAR_BUSY'],
    ['is nobody', 'CALL_REFUSED'],
  ] as const)
    await t.test(`we dial and the far end ${manner}: ${code}`, async t => {
      const { bench, line, idle, signal } = await open(t, start)
      const far = bench.far?.(manner)
      if (!line.abilities().dials || !far) return t.pass('it does not dial, or there is no such number')
      await t.rejects(line.dial(far.number, signal), { code })
      await idle()
    })

  await t.test('a dialled call that is taken back rings no longer', async t => {
    const { bench, line, status, idle, signal } = await open(t, start)
    const far = bench.far?.('lets it ring')
    if (!line.abilities().dials || !far) return t.pass('it does not dial')
    const away = new AbortController()
    const dialling = status(({ state }) => state === 'dialling')
    const refused = t.rejects(line.dial(far.number, away.signal), {
      message: 'never mind',
    })
    await dialling
    await t.rejects(line.dial('+37060000001', signal), { code: 'LINE_IN_USE' })
    away.abort(new Error('never mind'))
    await refused
    await idle()
  })

  await t.test('a line without sound says so, refuses to answer, and lets it ring', async t => {
    const { bench, line, nextRing, idle, signal } = await open(t, start)
    if (!isMute(line)) return t.pass('it carries sound')
    const caller = bench.dial(CALLER)
    const ring = await nextRing()
    t.equal(ring.from, shown(bench, CALLER))
    await t.rejects(line.answer(ring, signal), { code: 'LINE_CANNOT', message: /sound: .+/ })
    t.notOk(ring.gone.aborted, 'it rings on')
    t.equal(line.status().state, 'ringing')
    caller.hangUp()
    t.equal(await caller.answered, false, 'nobody picked up')
    await idle()
    t.ok(ring.gone.aborted)
  })

  await t.test('a line without sound survives its cable', async t => {
    const { bench, line, status, nextRing } = await open(t, start)
    if (!isMute(line)) return t.pass('it carries sound')
    if (!bench.cable) return t.pass('nobody can pull this cable')
    bench.dial(CALLER)
    const ring = await nextRing()
    const failed = status(({ state }) => state === 'failed')
    await bench.cable.pull()
    await failed
    t.ok(ring.gone.aborted)
    const back = status(({ state }) => state === 'idle')
    await bench.cable.plug()
    await back
    bench.dial('+37060000009')
    t.equal((await nextRing()).from, '+37060000009')
  })
}
