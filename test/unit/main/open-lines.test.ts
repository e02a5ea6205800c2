import t from 'tap'
import { Fault } from '../../../firmware/fault/fault.ts'
import { openLines } from '../../../firmware/main/open-lines.ts'
import type { Abilities, Line } from '../../../firmware/ports/line.ts'
import { fakeLine, fakeTalk } from '../../support/fake-call.ts'

const never = new AbortController().signal
const lineOf = (name: string, able: Partial<Abilities>, over: Partial<Line> = {}) => {
  const { talk } = fakeTalk()
  const { line } = fakeLine(talk)
  const abilities: Abilities = { ...line.abilities(), ...able }
  return { ...line, name, abilities: () => abilities, dial: async () => talk, ...over, talk }
}
const busy = () => Promise.reject(new Fault('LINE_IN_USE', { by: 'another call' }))

await t.test(
  'another line that is free and can carry sound rings; one taken this moment makes way',
  async t => {
    const own = lineOf('own', { dials: true })
    const mute = lineOf('mute', { dials: true, audio: 'none' })
    const taken = lineOf('taken', { dials: true }, { dial: busy })
    const ringing = lineOf('ringing', { dials: true })
    const free = lineOf('free', { dials: true })
    const lines = openLines()
    const status = { ...ringing.status(), state: 'ringing' as const }
    for (const line of [own, mute, taken, { ...ringing, status: () => status }]) lines.add(line)
    await t.rejects(lines.outward(own).dial('1', never), { code: 'LINE_CANNOT' })
    const left = lines.add(free)
    t.equal(await lines.outward(own).dial('1', never), free.talk)
    left[Symbol.dispose]()
    await t.rejects(
      lines.outward(own).dial('1', never),
      { code: 'LINE_CANNOT' },
      'and one that closed is gone',
    )
  },
)

await t.test('a number that is busy is not rung by every line in turn', async t => {
  const lines = openLines()
  const own = lineOf('own', {})
  const far = lineOf('far', { dials: true }, { dial: () => Promise.reject(new Fault('FAR_BUSY')) })
  lines.add(far)
  lines.add(lineOf('other', { dials: true }))
  await t.rejects(lines.outward(own).dial('1', never), { code: 'FAR_BUSY' })
})

await t.test('a second call on the own line only where it can be given away', async t => {
  const lines = openLines()
  const consults = (able: Partial<Abilities>) => lines.outward(lineOf('own', able)).consults()
  t.equal(consults({ consults: true }), false)
  t.equal(consults({ consults: true, joins: true }), true)
  t.equal(consults({ consults: true, transfers: true }), true)
  t.equal(consults({ transfers: true }), false)
})
