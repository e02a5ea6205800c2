import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Test } from 'tap'
import { places } from '../../firmware/config/places.ts'
import { clinicPath } from '../../tools/command/options.ts'
import { openRig } from '../../tools/virtual/rig.ts'
import { readScript } from '../../tools/virtual/script.ts'
import { eventLine, turnLine } from '../../tools/virtual/show.ts'

/**
 * Whole calls over the whole box: a caller's voice on a virtual modem's pseudo-terminals, the recogniser, the desk, the
 * disk. One box takes all calls of a clinic, one after another.
 */

const folder = fileURLToPath(new URL('call/', import.meta.url))

/** The scripts in call/ for one clinic. */
export const scriptsFor = async (clinic: string) => {
  const names = readdirSync(folder).filter(name => name.endsWith('.yaml'))
  const all = await Promise.all(
    names.sort().map(async name => ({ name, script: await readScript(join(folder, name)) })),
  )
  return all.filter(({ script }) => script.clinic === clinic)
}

export const playCalls = async (t: Test, clinic: string): Promise<void> => {
  const calls = await scriptsFor(clinic)
  const at = calls[0]?.script.at
  const lines: string[] = []
  const log = (line: string) => void lines.push(line)
  await using rig = await openRig({ clinicFile: clinicPath(clinic, places()), at, ringEveryMs: 1_000, log })
  for (const { name, script } of calls) {
    await t.test(name, { timeout: 300_000 }, async t => {
      lines.length = 0
      const played = await rig.play(script, {
        event: event => void lines.push(eventLine(event) ?? ''),
        turn: turn => void lines.push(turnLine(turn)),
      })
      const { outcome, booking } = played.outcome ?? {}
      const { expect } = script
      t.equal(outcome, expect.outcome)
      if (expect.service !== undefined) t.equal(booking?.service, expect.service)
      t.ok(played.greetingMs !== null, 'was greeted')
      if (!t.passing()) t.comment(`\n${lines.join('\n')}`)
    })
  }
}
