/**
 * The arrows between rooms, as drawn in the README: `node tools/check/arrows.ts` prints every import that points the
 * wrong way and exits 1. It also holds each npm package to one folder of the firmware.
 */
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

/** For each room of firmware/, the rooms it may import. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  fault: [],
  time: ['fault'],
  flow: ['time', 'fault'],
  at: ['flow', 'time', 'fault'],
  audio: [],
  ports: ['audio', 'time', 'flow', 'fault', 'at'],
  language: ['time', 'fault'],
  clinic: ['language', 'time', 'fault'],
  desk: ['clinic', 'language', 'time', 'fault'],
  call: ['ports', 'audio', 'flow', 'time', 'fault'],
  modem: ['ports', 'at', 'audio', 'flow', 'time', 'fault'],
  speech: ['ports', 'audio', 'flow', 'time', 'fault'],
  store: ['ports', 'flow', 'time', 'fault'],
  sync: ['ports', 'flow', 'time', 'fault'],
  calendar: ['ports', 'flow', 'time', 'fault'],
  web: ['ports', 'flow', 'time', 'fault'],
  config: ['ports', 'flow', 'time', 'fault'],
}
const libraries = new Set(['fault', 'time', 'flow', 'at', 'audio'])
/** The schema language: every edge (file, MQTT, HTTP) describes its own data in it. */
const everywhere = new Set(['typebox'])

const importPattern =
  /(?:^|\n)\s*(?:import|export)\b[^'"]*?from\s*['"]([^'"]+)['"]|(?:^|[^.\w])import\(\s*['"]([^'"]+)['"]/g
const importsOf = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(importPattern)].map(found => found[1] ?? found[2] ?? '')
const packageOf = (name: string) =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/')

/** 'desk' for firmware/desk/jobs/book.ts, 'main' for firmware/main.ts, 'tools' for tools/x.ts */
const roomOf = (path: string) => {
  const [top = '', second = ''] = path.split('/')
  return top !== 'firmware' ? top : second === 'main.ts' ? 'main' : second
}

const wrongArrow = (from: string, to: string): boolean => {
  if (from === to || from === 'main') return to === 'board' || to === 'tools' || to === 'test'
  const rooms = allowed[from]
  if (!rooms) return false
  return !rooms.includes(to)
}

const complaints: string[] = []
const packageRooms = new Map<string, Set<string>>()
for (const file of globSync('firmware/**/*.{ts,tsx}').sort()) {
  const from = roomOf(file)
  if (from !== 'main' && !allowed[from]) complaints.push(`${file}: there is no room "${from}" in the design`)
  for (const name of importsOf(file)) {
    if (name.startsWith('.')) {
      const to = roomOf(normalize(join(dirname(file), name)))
      if (wrongArrow(from, to)) complaints.push(`${file}: ${from} may not import ${to} (${name})`)
    } else if (!name.startsWith('node:')) {
      const pack = packageOf(name)
      if (!everywhere.has(pack)) packageRooms.set(pack, (packageRooms.get(pack) ?? new Set()).add(from))
    } else if (libraries.has(from) && name === 'node:fs')
      complaints.push(`${file}: a library does no I/O (${name})`)
  }
}
for (const [pack, rooms] of packageRooms)
  if (rooms.size > 1)
    complaints.push(`the package ${pack} lives in ${[...rooms].join(' and ')}; give it one folder`)

for (const complaint of complaints) console.error(complaint)
if (complaints.length > 0) process.exitCode = 1
else console.log('arrows: all point the right way')
