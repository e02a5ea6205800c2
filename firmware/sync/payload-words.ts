import { type TSchema, Type } from 'typebox'

/** The words in which payloads are described. */

export const oneOf = <const Word extends string>(words: readonly Word[], description: string) =>
  Type.Unsafe<Word>(Type.Enum([...words], { description }))
export const nullable = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()])
export const text = (description: string) => Type.String({ description })
export const instant = (description: string) =>
  Type.String({
    format: 'date-time',
    description: `${description}. ISO 8601 with the offset of the clinic's zone`,
    examples: ['2026-11-26T09:30:00+02:00'],
  })

export const eventId = Type.String({
  format: 'uuid',
  description: 'Of this event, UUIDv7. The same on every delivery: deduplicate by it',
})
