import type { Test } from 'tap'
import { concat, FRAME_SAMPLES } from '../../firmware/audio/frame.ts'
import type { Talk } from '../../firmware/ports/line.ts'
import {
  cut,
  isMute,
  listen,
  open,
  pattern,
  sayUntil,
  sounds,
  type LineBench,
  type LineCaller,
} from './line.ts'

/** Resolves once that holds, which nothing tells. */
const comes = async (holds: () => boolean) => {
  while (!holds()) await new Promise(resolve => setTimeout(resolve, 20))
}
type World = Awaited<ReturnType<typeof open>>

/** So much of a voice that nobody takes it for noise. */
const WORDS = 25
const speak = async (talk: Talk) => {
  for (const frame of cut(pattern(FRAME_SAMPLES * WORDS, 500))) await talk.say(frame)
}
/** Whether a person hears from now on what is said by `saying`. */
const hears = async (
  { bench, enough }: World,
  person: LineCaller,
  saying: () => Promise<unknown>,
  isMeant = true,
): Promise<boolean> => {
  const before = person.heard().length
  const heard = () => sounds(person.heard().subarray(before))
  const least = enough(pattern(FRAME_SAMPLES * WORDS, 500)) * 0.9
  if (isMeant)
    await sayUntil(
      saying,
      comes(() => heard() >= least),
    )
  else await saying()
  return bench.isExact || isMeant ? heard() >= least : false // a radio line is never quite silent
}
/** A caller, and a colleague whom we ring meanwhile; null where that cannot be. */
const consulting = async (world: World) => {
  const { bench, line, call, signal } = world
  if (isMute(line)) return null
  const first = await call()
  if (!line.abilities().consults) return null
  const far = bench.far?.('answers')
  if (!far) return null
  const [person, second] = await Promise.all([far.picked, first.talk.consult(far.number, signal)])
  return { ...first, person, second, more: listen(second) }
}

/** What every Line promises of a call that is parked and of a second one, or says that it cannot. */
export const secondCallContract = async (t: Test, start: () => Promise<LineBench>): Promise<void> => {
  await t.test('hold: they hear nothing of us, nothing is heard, and they are taken back', async t => {
    const world = await open(t, start)
    const { line, call, idle } = world
    if (isMute(line)) return t.pass('it carries no sound')
    const { caller, talk, ears } = await call()
    if (!line.abilities().holds) return t.pass('it parks nobody')
    await talk.hold()
    const before = ears.frames.length
    t.notOk(await hears(world, caller, () => speak(talk), false))
    t.ok(ears.frames.length <= before + 1)
    t.equal(line.status().state, 'talking')
    await talk.resume()
    t.ok(await hears(world, caller, () => speak(talk)))
    // by turns it may be our turn still
    while (sounds(concat(ears.frames.slice(before))) === 0) await caller.say(pattern(FRAME_SAMPLES * 10, 1))
    await talk[Symbol.asyncDispose]()
    await Promise.all([caller.over, ears.ended])
    await idle()
  })

  await t.test('consult: the caller waits, the colleague hears us, and each is hung up alone', async t => {
    const world = await open(t, start)
    const found = await consulting(world)
    if (!found) return t.pass('it has no second call')
    const { caller, talk, person, second, more } = found
    t.notOk(await hears(world, caller, () => speak(second), false))
    t.ok(await hears(world, person, () => speak(second)))
    await second[Symbol.asyncDispose]()
    await Promise.all([person.over, more.ended])
    t.equal(world.line.status().state, 'talking')
    await talk.resume()
    t.ok(await hears(world, caller, () => speak(talk)))
    await talk[Symbol.asyncDispose]()
    await caller.over
    await world.idle()
  })

  await t.test('swap: whoever is taken back is heard, the other waits', async t => {
    const world = await open(t, start)
    const found = await consulting(world)
    if (!found) return t.pass('it has no second call')
    const { caller, talk, person, second } = found
    try {
      await talk.resume()
    } catch (error) {
      t.match(error, { code: 'LINE_CANNOT' }, 'some exchanges do not swap')
      return
    }
    t.notOk(await hears(world, person, () => speak(talk), false))
    t.ok(await hears(world, caller, () => speak(talk)))
    await second.resume()
    t.ok(await hears(world, person, () => speak(second)))
    await world.line[Symbol.asyncDispose]()
    await Promise.all([caller.over, person.over])
  })

  await t.test('three-way: both hear us', async t => {
    const world = await open(t, start)
    if (!world.line.abilities().joins) return t.pass('it joins no calls')
    const found = await consulting(world)
    if (!found) return t.pass('it has no second call')
    const { caller, person, second } = found
    await second.join()
    const two = await Promise.all([caller, person].map(one => hears(world, one, () => speak(second))))
    t.strictSame(two, [true, true])
    await world.line[Symbol.asyncDispose]() // whether the two stay together then is the exchange's affair
    caller.hangUp()
    person.hangUp()
    await Promise.all([caller.over, person.over])
  })

  await t.test('put through: the two are alone with each other, and the line is free', async t => {
    const world = await open(t, start)
    if (!world.line.abilities().transfers) return t.pass('it puts nobody through')
    const found = await consulting(world)
    if (!found) return t.pass('it has no second call')
    const { caller, ears, person, second, more } = found
    await second.transfer()
    await Promise.all([ears.ended, more.ended])
    await world.idle()
    t.ok(await hears(world, person, () => caller.say(pattern(FRAME_SAMPLES * WORDS, 500))))
    caller.hangUp()
    await person.over
  })

  await t.test('a second call to a number that is busy: said, and the caller is there again', async t => {
    const world = await open(t, start)
    const { bench, line, call, signal } = world
    if (isMute(line)) return t.pass('it carries no sound')
    const { caller, talk } = await call()
    const far = line.abilities().consults ? bench.far?.('is busy') : null
    if (!far) return t.pass('it has no second call, or nobody can be made busy')
    await t.rejects(talk.consult(far.number, signal), { code: 'FAR_BUSY' })
    t.ok(await hears(world, caller, () => speak(talk)))
  })
}
