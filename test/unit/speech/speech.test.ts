import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import t, { type Test } from 'tap'
import { concat } from '../../../firmware/audio/frame.ts'
import type { Listening } from '../../../firmware/ports/ear.ts'
import type { Utterance } from '../../../firmware/ports/voice.ts'
import { openSpeech, type SpeechOptions } from '../../../firmware/speech/speech.ts'
import { systemClock } from '../../../firmware/time/clock.ts'
import { writeProbe } from '../../../models/training/piper-probe/make.ts'
import { voiceContract } from '../../contract/voice.ts'
import { keptLog } from './kept-log.ts'

const root = join(import.meta.dirname, '../../..')
const never = new AbortController().signal
const say = (text: string, personal = false): Utterance => ({ text, language: 'en', personal })
const SENTENCE = 'Good afternoon, this is the clinic, how can I help you today?'
/** Not kept, so the process is needed each time. */
const FRESH = say(SENTENCE, true)
const listening: Listening = { languages: ['en'] }

const open = (t: Test, options: Partial<SpeechOptions> = {}) =>
  openSpeech({
    nativeLibrary: join(root, 'build/native/libragelis-asr.so'),
    model: {
      file: join(root, 'models/starter/ggml-starter-q8_0.bin'),
      takesPrompt: false,
      audioContextFloor: 256,
    },
    threads: 2,
    voices: { lt: {}, hr: {}, hy: {}, uk: {}, ru: {}, en: {} },
    cacheFolder: options.cacheFolder ?? join(t.testdir(), 'prompts'),
    cacheBytes: 10_000_000,
    clock: systemClock,
    log: keptLog(),
    pausesMs: [0],
    ...options,
  })
type Speech = Awaited<ReturnType<typeof open>>

const speak = async (speech: Speech, utterance: Utterance) =>
  concat(await Array.fromAsync(speech.voice.speak(utterance, never)))
const kill = (speech: Speech) => {
  const { pid } = speech.health()
  if (pid === null) throw new Error('there is no process to kill')
  process.kill(pid, 'SIGKILL')
}
/** The children of this process as the system has them: [state, pid]. */
const children = () =>
  readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .flatMap(pid => {
      try {
        const [state, parent] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
        return parent === String(process.pid) ? [`${state} ${pid}`] : []
      } catch {
        return [] // gone meanwhile
      }
    })

await t.test('the voice in the process is a Voice', t =>
  voiceContract(t, async t => {
    const speech = await open(t)
    return { ...speech.voice, [Symbol.asyncDispose]: () => speech[Symbol.asyncDispose]() }
  }),
)

await t.test('it opens, tells how, and closes', async t => {
  const folder = t.testdir()
  writeProbe(folder)
  const onnx = join(folder, 'piper-probe.onnx')
  const voices = {
    lt: {},
    hr: { piper: { onnx: '/none.onnx', config: `${onnx}.json` } },
    hy: {},
    uk: {},
    ru: {},
    en: { piper: { onnx, config: `${onnx}.json` } },
  }
  const log = keptLog()
  const speech = await open(t, { voices, log, cacheFolder: join(folder, 'prompts') })
  t.match(speech.health(), { state: 'starting', restarts: 0 })
  await speech.ready
  t.match(speech.health(), {
    state: 'ready',
    opened: {
      voiceFault: null,
      engines: { en: 'piper', lt: 'espeak', hr: 'espeak' },
      voiceFaults: { hr: { code: 'FILE_UNREADABLE' } },
    },
  })
  t.match(log.lines[0], { level: 'warn', fields: { part: 'voices', language: 'hr' } }, 'its log comes over')
  t.ok((await speak(speech, FRESH)).length > 8_000)
  await speech[Symbol.asyncDispose]()
  await speech[Symbol.asyncDispose]()
  t.match(speech.health(), { state: 'closed', pid: null })
  t.strictSame(children(), [])
  await t.rejects(speak(speech, FRESH), { code: 'SPEECH_DIED' })
})

await t.test('it speaks, and hears what it said', async t => {
  await using speech = await open(t)
  const pcm = await speak(speech, say('tomorrow at nine'))
  const hearing = await speech.ear.hear(pcm, listening, never)
  t.match(hearing, { text: 'tomorrow at nine', language: 'en', doubt: null })
  t.ok(hearing.tookMs > 0)
})

await t.test('killed in the middle: what was asked fails at once, and the next is answered', async t => {
  await using speech = await open(t)
  await speech.ready
  const before = systemClock.nowMs()
  const heard = speech.ear.hear(new Int16Array(8_000 * 20), listening, never)
  const spoken = (async () => {
    for await (const _ of speech.voice.speak(say(SENTENCE.repeat(40), true), never)) kill(speech)
  })()
  await t.rejects(spoken, { code: 'SPEECH_DIED', detail: { how: 'SIGKILL' } })
  await t.rejects(heard, { code: 'SPEECH_DIED' })
  t.ok(systemClock.nowMs() - before < 1_500)
  t.ok((await speak(speech, FRESH)).length > 8_000, 'it waited for the next process')
  t.equal(speech.health().restarts, 1)
})

await t.test('a process that hangs is ended and started again', async t => {
  const log = keptLog()
  await using speech = await open(t, { stalledMs: 400, log })
  await speech.ready
  const { pid } = speech.health()
  process.kill(pid ?? NaN, 'SIGSTOP')
  await t.rejects(speak(speech, FRESH), { code: 'SPEECH_DIED' })
  t.match(log.lines, [{ level: 'error', message: /does not answer/ }, { level: 'warn' }, { level: 'info' }])
  t.ok((await speak(speech, FRESH)).length > 8_000)
  t.equal(speech.health().restarts, 1)
})

await t.test('a cached prompt is played while the process is dead', async t => {
  const cacheFolder = join(t.testdir(), 'prompts')
  let rendered: Int16Array
  {
    await using speech = await open(t, { cacheFolder })
    rendered = await speak(speech, say(SENTENCE))
    t.ok(rendered.length > 8_000)
  }
  await using speech = await open(t, { cacheFolder, pausesMs: [600_000] })
  await speech.ready
  const heard = speech.ear.hear(new Int16Array(8_000 * 20), listening, never)
  kill(speech)
  await t.rejects(heard, { code: 'SPEECH_DIED' })
  t.strictSame(await speak(speech, say(SENTENCE)), rendered)
  t.equal(speech.health().state, 'starting')
  t.match(speech.health().cache, { hits: 1, misses: 0 })
})

await t.test(
  'a prompt keeps its sound whatever the reader does to it, and half a prompt is not kept',
  async t => {
    await using speech = await open(t)
    const parts: Int16Array[] = []
    for await (const part of speech.voice.speak(say(SENTENCE), never)) {
      parts.push(part.slice())
      part.fill(0)
    }
    t.strictSame(await speak(speech, say(SENTENCE)), concat(parts))
    for await (const _ of speech.voice.speak(say('Half of it.'), never)) break
    t.equal(speech.health().cache.hits, 1)
    t.ok((await speak(speech, say('Half of it.'))).length > 4_000)
    t.equal(speech.health().cache.hits, 1)
  },
)

await t.test('an abort is heard at once, here and there', async t => {
  await using speech = await open(t)
  await speech.ready
  const stop = new AbortController()
  let abortedMs = 0
  const spoken = (async () => {
    for await (const _ of speech.voice.speak(say(SENTENCE.repeat(100), true), stop.signal)) {
      abortedMs = systemClock.nowMs()
      stop.abort(new Error('enough'))
    }
  })()
  await t.rejects(spoken, { message: 'enough' })
  t.ok(systemClock.nowMs() - abortedMs < 50)
  t.ok((await speak(speech, FRESH)).length > 8_000, 'the process is free again')
  const late = speech.ear.hear(new Int16Array(8_000 * 20), listening, AbortSignal.abort(new Error('before')))
  await t.rejects(late, { message: 'before' })
})

await t.test('requests side by side', async t => {
  await using speech = await open(t)
  const [first, second, hearing] = await Promise.all([
    speak(speech, FRESH),
    speak(speech, say('Another one says less.', true)),
    speech.ear.hear(await speak(speech, say('yes')), listening, never),
  ])
  t.ok(first.length > second.length && second.length > 4_000)
  t.match(hearing, { language: 'en' })
})

await t.test('a part that cannot be opened leaves the other', async t => {
  const model = { file: '/none.bin', takesPrompt: false, audioContextFloor: 256 }
  await using speech = await open(t, { model })
  await speech.ready
  const { code } = speech.health().opened?.earFault ?? {}
  t.ok(code, `the ear is missing: ${code}`)
  await t.rejects(speech.ear.hear(new Int16Array(800), listening, never), { code })
  t.ok((await speak(speech, FRESH)).length > 8_000)
})

await t.test('twenty deaths leave one process and no zombie', async t => {
  await using speech = await open(t, {
    model: { file: '/none.bin', takesPrompt: false, audioContextFloor: 256 },
  })
  for (let round = 0; round < 20; round += 1) {
    t.ok((await speak(speech, say('Yes, we are open.', true))).length > 1_000)
    kill(speech)
    await t.rejects(speech.ear.hear(new Int16Array(800), listening, never))
  }
  await speak(speech, FRESH)
  t.equal(speech.health().restarts, 20)
  t.strictSame(
    children().map(child => child.split(' ')[1]),
    [String(speech.health().pid)],
  )
})
