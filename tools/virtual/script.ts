import { dirname, resolve } from 'node:path'
import { Type, type Static, type TProperties } from 'typebox'
import { readText } from '../../firmware/config/text-file.ts'
import { readYaml, type Complaint, type Path } from '../../firmware/config/yaml-file.ts'
import type { Language } from '../../firmware/ports/ear.ts'

/** A caller's script, as YAML. Each step waits until the box has finished speaking, unless it says otherwise. */

export const strict = <P extends TProperties>(properties: P, description: string) =>
  Type.Object(properties, { additionalProperties: false, description })
const ms = Type.Integer({ minimum: 0, maximum: 120_000, description: 'milliseconds, 0 to 120000' })
export const words = Type.String({ minLength: 1, maxLength: 300, description: 'words to say' })
const key = Type.String({ pattern: '^[0-9*#A-D]+$', description: 'keys in quotes, such as "1"' })

const step = strict(
  {
    say: Type.Optional(words),
    key: Type.Optional(key),
    play: Type.Optional(Type.String({ description: 'a WAV file of 8000 Hz, beside the script' })),
    mumble: Type.Optional(ms),
    silence: Type.Optional(
      Type.Literal(true, { description: 'true: says nothing until the box speaks again' }),
    ),
    interrupt: Type.Optional(words),
    after: Type.Optional(ms),
    upon: Type.Optional(Type.String({ minLength: 1, description: 'words of the box, as a pattern' })),
    wait: Type.Optional(ms),
    'hang-up': Type.Optional(Type.Literal(true, { description: 'true' })),
  },
  "one of say, key, play, mumble, silence, interrupt, wait, hang-up; over the box's voice: `after` so many ms of it, or `upon` words of it",
)

/** What every script says, whatever carries it. */
export const scriptFields = {
  clinic: Type.Optional(Type.String({ description: 'a clinic file beside the script, or a template' })),
  language: Type.Enum(['lt', 'hr', 'hy', 'uk', 'ru', 'en'], { description: 'lt, hr, hy, uk, ru or en' }),
  from: Type.Optional(Type.String({ description: "the caller's number, or hidden" })),
  at: Type.Optional(Type.String({ description: 'wall time of the clinic, such as 2026-11-24T20:30' })),
  steps: Type.Optional(Type.Array(step, { description: 'a list of steps' })),
  answers: Type.Optional(
    Type.Record(Type.String(), Type.Array(words), {
      description: 'what to say to each question, by its name',
    }),
  ),
} as const

const schema = strict(
  {
    ...scriptFields,
    expect: Type.Optional(
      strict(
        {
          outcome: Type.Optional(Type.String({ description: 'an outcome, such as booked' })),
          service: Type.Optional(Type.String({ description: 'the id of a service' })),
          name: Type.Optional(Type.String({ description: 'a name' })),
        },
        'what must have come of it: outcome, service, name',
      ),
    ),
  },
  "a caller's script: language, steps, answers, expect",
)

export type Step = Static<typeof step>

export interface Script {
  /** A path or the name of a template; null: the usual one. */
  readonly clinic: string | null
  readonly language: Language
  /** Null: withheld. */
  readonly from: string | null
  readonly at: string | undefined
  readonly steps: readonly Step[]
  /** Said when a question is asked and no step is left: the n-th time the n-th of the list, then the last. */
  readonly answers: Readonly<Record<string, readonly string[]>>
  readonly expect: { readonly outcome?: string; readonly service?: string; readonly name?: string }
}

export const actions = ['say', 'key', 'play', 'mumble', 'silence', 'interrupt', 'wait', 'hang-up'] as const

/** What can be done over the voice of the box; words are said over it by `interrupt`. */
const rude = ['key', 'play', 'mumble', 'interrupt', 'hang-up'] as const

export const isPattern = (text: string): boolean => {
  try {
    return new RegExp(text, 'iu').test('') || true
  } catch {
    return false
  }
}

const wrongIn = (step: Step): readonly string[] => {
  const { upon } = step
  const isEarly = step.after !== undefined || upon !== undefined
  return [
    ...(actions.filter(action => step[action] !== undefined).length === 1
      ? []
      : [`expected exactly one of ${actions.join(', ')}`]),
    ...(isEarly && !rude.some(action => step[action] !== undefined)
      ? [`after and upon go with ${rude.join(', ')}`]
      : []),
    ...(upon === undefined || isPattern(upon) ? [] : [`no regular expression: ${upon}`]),
  ]
}

/** Steps that do nothing, two things at once, or something when the call is over. */
export const stepComplaints = (steps: readonly Step[], path: Path): readonly Complaint[] =>
  steps.flatMap((step, i) => [
    ...wrongIn(step).map(what => ({ path: [...path, i], what })),
    ...(step['hang-up'] && i < steps.length - 1
      ? [{ path: [...path, i + 1], what: 'nothing comes after hang-up' }]
      : []),
  ])

/** @throws FILE_UNREADABLE, CONFIG_INVALID with line and path of every fault */
export const readScript = async (file: string): Promise<Script> => {
  const { value, refuse } = readYaml<Static<typeof schema>>(await readText(file), schema, file)
  const { steps = [], answers = {}, expect = {} } = value
  refuse(stepComplaints(steps, ['steps']))
  const beside = (path: string) => resolve(dirname(file), path)
  return {
    clinic:
      value.clinic === undefined
        ? null
        : value.clinic.endsWith('.yaml')
          ? beside(value.clinic)
          : value.clinic,
    language: value.language,
    from: value.from === 'hidden' ? null : (value.from ?? '+37061234567'),
    at: value.at,
    steps: steps.map(one => (one.play === undefined ? one : { ...one, play: beside(one.play) })),
    answers,
    expect,
  }
}
