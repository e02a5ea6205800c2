import type { Clock } from '../../../firmware/time/clock.ts'

/** What a command answers: lines of information, then how it ended. */
export interface Reply {
  readonly lines?: readonly string[]
  /** 'OK', 'NO CARRIER', or the number of a +CME error. */
  readonly final: string | number
  /** Sent right after the final result. */
  readonly after?: () => void
  /** Asks for more with '> ' before it ends: what was typed up to Ctrl-Z, null where it was ESC. Source: 3GPP TS 27.005 §3.5.1 */
  readonly prompt?: (text: string | null) => Promise<Reply>
  /** The '> ' is not said. */
  readonly isPromptMute?: boolean
}

export interface InterpreterOptions {
  readonly clock: Clock
  /** Sends text to the host. */
  readonly send: (text: string) => void
  /** Does one command, without its AT: '+CSQ', 'E0', '+CLIP=1'. */
  readonly execute: (command: string) => Reply | Promise<Reply>
  readonly isEchoing: () => boolean
  /** What AT+CMEE was set to: 0 plain ERROR, 1 numbers, 2 words. */
  readonly errorForm: () => number
  /** How long a command takes. */
  readonly replyMs: number
}

const words: Readonly<Record<number, string>> = {
  3: 'operation not allowed',
  10: 'SIM not inserted',
  11: 'SIM PIN required',
  14: 'SIM busy',
  100: 'unknown',
}
const [CTRL_Z, ESC] = ['\x1a', '\x1b']
/** Longer lines are cut off, as the manual says of AT command lines. */
const LINE_LIMIT = 560

/** The semicolon that parts commands belongs to a dial command: it makes a voice call of it. Source: ITU-T V.250 §6.3.1 */
const partsOf = (commands: string): readonly string[] => {
  const parts = commands.split(';')
  return parts
    .map((part, i) => (/^D/i.test(part) && i < parts.length - 1 ? `${part};` : part))
    .filter((part, i) => part !== '' || i === 0)
}

/** A modem's side of ITU-T V.250: echoes, collects a line up to its CR, does its commands one by one, answers. */
export const createInterpreter = (options: InterpreterOptions) => {
  const { clock, send } = options
  const waiting: string[] = []
  let line = ''
  let isBusy = false
  let typing: { text: string; readonly done: (text: string | null) => void } | undefined

  const wording = (final: string | number) => {
    if (typeof final === 'string') return final
    const form = options.errorForm()
    return form === 0 ? 'ERROR' : `+CME ERROR: ${form === 1 ? final : (words[final] ?? 'unknown')}`
  }
  /** `AT+A;+B` is +A, then +B unless +A failed. */
  const executeLine = async (commands: string): Promise<Reply> => {
    const lines: string[] = []
    let reply: Reply = { final: 'OK' }
    for (const command of partsOf(commands)) {
      reply = await options.execute(command)
      lines.push(...(reply.lines ?? []))
      if (reply.final !== 'OK') break
    }
    return { ...reply, lines }
  }
  const askMore = (isMute: boolean) =>
    new Promise<string | null>(done => {
      typing = { text: '', done }
      if (!isMute) send('\r\n> ')
    })
  const type = (letter: string) => {
    if (!typing) return false
    const { text, done } = typing
    if (letter === CTRL_Z || letter === ESC) {
      typing = undefined
      done(letter === ESC ? null : text)
    } else typing.text += letter
    return true
  }
  const work = async () => {
    isBusy = true
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      await clock.sleep(options.replyMs)
      const first = await executeLine(next)
      const reply = first.prompt ? await first.prompt(await askMore(first.isPromptMute ?? false)) : first
      const information = reply.lines?.length ? `\r\n${reply.lines.join('\r\n')}\r\n` : ''
      send(`${information}\r\n${wording(reply.final)}\r\n`)
      reply.after?.()
    }
    isBusy = false
  }
  const endLine = () => {
    const command = /^\s*AT(.*)$/i.exec(line)?.[1]
    line = ''
    if (command === undefined) return
    waiting.push(command.trim())
    if (!isBusy) void work()
  }
  const feed = (bytes: Uint8Array) => {
    const text = Buffer.from(bytes).toString('latin1')
    if (options.isEchoing()) send(text)
    for (const letter of text) {
      if (type(letter)) continue
      if (letter === '\r') endLine()
      else if (letter !== '\n' && letter !== ESC && line.length < LINE_LIMIT) line += letter
    }
  }
  return {
    feed,
    /** Typed at another of its ports, where the answer goes as well. */
    elsewhere: (commands: string) => void executeLine(commands),
  }
}
