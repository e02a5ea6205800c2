import { Fault } from '../fault/fault.ts'
import type { Way } from './mask.ts'

/** One thing said between program and modem. */
export interface Entry {
  /** From the start of the transcript. */
  readonly atMs: number
  readonly way: Way
  /** A line without its end; for `=` the very characters, one a byte. */
  readonly text: string
}

/** A conversation as a file holds it. */
export interface TranscriptFile {
  /** What the file says about itself: modem, firmware, what happened. */
  readonly title: string
  readonly entries: readonly Entry[]
}

const hex = (letter: string) => `\\x${letter.charCodeAt(0).toString(16).padStart(2, '0')}`
const named: Readonly<Record<string, string>> = { '\\': '\\\\', '\r': '\\r', '\n': '\\n' }
const byName: Readonly<Record<string, string>> = { '\\': '\\', r: '\r', n: '\n' }
const escape = (text: string) => text.replaceAll(/[^ -[\]-~]/g, letter => named[letter] ?? hex(letter))
const unescape = (text: string) =>
  text.replaceAll(/\\(?:x([0-9a-f]{2})|(.))/g, (all: string, code?: string, name?: string) =>
    code ? String.fromCharCode(Number.parseInt(code, 16)) : (byName[name ?? ''] ?? all),
  )

/** '   12.345 > AT+CSQ': seconds, who, what. Control characters and bytes above 0x7e as \r, \n, \x1a; a backslash doubled. */
export const writeEntry = ({ atMs, way, text }: Entry): string =>
  `${(atMs / 1_000).toFixed(3).padStart(9)} ${way} ${escape(text)}`

/** A transcript as text: its title in lines that begin with #, then an entry a line. readTranscript is its inverse. */
export const writeTranscript = ({ title, entries }: TranscriptFile): string =>
  [...title.split('\n').map(line => `# ${line}`.trimEnd()), ...entries.map(writeEntry), ''].join('\n')

const entryLine = /^ *(\d{1,9}(?:\.\d{1,3})?) ([<>=!])(?: (.*))?$/

/** @throws FILE_UNREADABLE, naming the line */
export const readTranscript = (text: string, file = 'the transcript'): TranscriptFile => {
  const title: string[] = []
  const entries: Entry[] = []
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line.startsWith('#')) title.push(line.slice(1).trim())
    if (line.startsWith('#') || line.trim() === '') continue
    const found = entryLine.exec(line)
    if (!found)
      throw new Fault('FILE_UNREADABLE', { file, reason: `line ${at + 1} is no traffic with a modem` })
    const [, seconds, way, said = ''] = found
    entries.push({ atMs: Math.round(Number(seconds) * 1_000), way: way as Way, text: unescape(said) })
  }
  return { title: title.join('\n'), entries }
}
