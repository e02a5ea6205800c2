import {
  chooseFormat,
  readCompressions,
  readLineSources,
  reportedEvents,
} from '../../firmware/modem/v253/capabilities.ts'
import { bad, good, warn, type Finding } from '../doctor/check.ts'
import type { Answers } from './questions.ts'

/** What the answers of a V.253 voice modem mean, in words. */

const linesOf = (answers: Answers, command: string): readonly string[] => answers.get(command)?.lines ?? []
const said = (answers: Answers, commands: readonly string[]) =>
  commands.flatMap(command => linesOf(answers, command)).join(' ')

const voice = (answers: Answers): Finding => {
  const classes = said(answers, ['AT+FCLASS=?'])
  return /(?:^|[^\d.])8(?:$|[^\d.])/.test(classes)
    ? good('voice', `class 8 (of ${classes.replace(/^\+FCLASS: ?/, '')})`)
    : bad(
        'voice',
        `no class 8${classes ? ` among ${classes}` : ''}`,
        'this modem can never answer calls: use another',
      )
}
const format = (answers: Answers): Finding => {
  const rows = readCompressions(linesOf(answers, 'AT+VSM=?'))
  const chosen = chooseFormat(rows)
  if (chosen) return good('sound', `${chosen.name}, number ${chosen.code} of this chip's ${rows.length}`)
  return rows.length === 0
    ? warn('sound', 'it does not list its codings', 'the driver takes those of its family')
    : bad('sound', 'none of its codings is 8-bit at 8000 Hz', 'use another modem')
}
const wanted = {
  dtmf: 'keys',
  busy: 'busy tone',
  dialTone: 'dial tone',
} as const
const events = (answers: Answers): Finding => {
  const found = reportedEvents(readLineSources(linesOf(answers, 'AT+VLS=?')), 1)
  if (!found) return warn('reports', 'it does not say what it reports', 'the box listens for tones by itself')
  const missing = Object.entries(wanted).flatMap(([name, says]) =>
    found.has(name as keyof typeof wanted) ? [] : [says],
  )
  return missing.length === 0
    ? good('reports', [...found].join(', '))
    : warn('reports', `it reports no ${missing.join(', no ')}`, 'the box listens for tones by itself')
}
/** Source: ITU-T V.250 §6.1.9, T.35 annex A */
const country = (answers: Answers): readonly Finding[] => {
  const code = /([0-9A-F]{2})\s*$/i.exec(said(answers, ['AT+GCI?']))?.[1]
  return code ? [good('country', `code ${code.toUpperCase()}; the box sets that of the line's settings`)] : []
}

export const judgeVoice = (answers: Answers): readonly Finding[] => {
  const name = said(answers, ['AT+FMI', 'AT+FMM', 'ATI3']) || said(answers, ['ATI0'])
  return [
    name ? good('modem', name) : warn('modem', 'it does not say what it is', 'see that this is a modem'),
    voice(answers),
    format(answers),
    events(answers),
    ...country(answers),
    answers.get('AT+VCID=?')?.refusal == null
      ? good('caller ID', 'yes, where the line has it')
      : warn('caller ID', 'no', 'callers are asked for their number'),
  ]
}
