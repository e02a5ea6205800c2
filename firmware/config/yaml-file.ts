import type { TSchema } from 'typebox'
import { Errors } from 'typebox/value'
import { LineCounter, parseDocument, type Document } from 'yaml'
import { Fault } from '../fault/fault.ts'

/** Keys and indices from the top of the document to a value. */
export type Path = readonly (string | number)[]

/** Something wrong with a value, in words that follow its place. */
export interface Complaint {
  readonly path: Path
  readonly what: string
}

interface Parsed {
  readonly value: unknown
  /** 'line 14, services[2].minutes: what' */
  readonly place: (complaint: Complaint) => string
}

const pathText = (path: Path): string =>
  path.map((part, i) => (typeof part === 'number' ? `[${part}]` : i === 0 ? part : `.${part}`)).join('')

/** The line of a value, or of the nearest thing around it that exists. */
const lineOf = (doc: Document, lines: LineCounter, path: Path): number => {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = doc.getIn(path.slice(0, length), true) as
      { readonly range?: readonly number[] | null } | undefined
    const start = node?.range?.[0]
    if (start !== undefined) return lines.linePos(start).line
  }
  return 1
}

const parse = (text: string): Parsed | { readonly faults: readonly string[] } => {
  const lines = new LineCounter()
  const doc = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true })
  const faults = doc.errors.map(({ pos, message }) => `line ${lines.linePos(pos[0]).line}: ${message}`)
  if (faults.length > 0) return { faults }
  const place = ({ path, what }: Complaint) => {
    const name = pathText(path)
    return `line ${lineOf(doc, lines, path)}${name ? `, ${name}` : ''}: ${what}`
  }
  return { value: doc.toJS() as unknown, place }
}

/** '/services/2/minutes' → ['services', 2, 'minutes'] */
const pathOf = (pointer: string): Path =>
  pointer
    .split('/')
    .slice(1)
    .map(part => (/^\d+$/.test(part) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~')))

interface SchemaNode {
  readonly description?: string
  readonly properties?: Readonly<Record<string, SchemaNode>>
  readonly items?: SchemaNode
  readonly anyOf?: readonly SchemaNode[]
}

const schemaAt = (schema: SchemaNode, path: Path): SchemaNode | undefined =>
  path.reduce<SchemaNode | undefined>((node, part) => {
    if (typeof part === 'number') return node?.items
    return (
      node?.properties?.[part] ?? node?.anyOf?.find(option => option.properties?.[part])?.properties?.[part]
    )
  }, schema)

const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], value)

const shown = (value: unknown) =>
  value === undefined ? 'nothing' : (JSON.stringify(value)?.slice(0, 60) ?? '?')

/** One complaint per place: the deepest one says most. */
const complaintsOf = (schema: TSchema, value: unknown): readonly Complaint[] => {
  const found = new Map<string, Complaint>()
  for (const error of Errors(schema, value)) {
    const path = pathOf(error.instancePath)
    const node = schemaAt(schema, path)
    const params = error.params as {
      readonly requiredProperties?: readonly string[]
      readonly additionalProperties?: readonly string[]
    }
    for (const key of params.requiredProperties ?? []) {
      const expected = node?.properties?.[key]?.description
      found.set(`${error.instancePath}/${key}`, {
        path: [...path, key],
        what: `is missing; expected ${expected ?? 'a value'}`,
      })
    }
    for (const key of params.additionalProperties ?? []) {
      const known = Object.keys(node?.properties ?? {}).join(', ')
      found.set(`${error.instancePath}/${key}`, {
        path: [...path, key],
        what: `is not known here; known are ${known}`,
      })
    }
    const isOwn = !params.requiredProperties && !params.additionalProperties && error.keyword !== 'boolean'
    const what = `expected ${node?.description ?? error.message}, found ${shown(valueAt(value, path))}`
    if (isOwn && !found.has(error.instancePath)) found.set(error.instancePath, { path, what })
  }
  return [...found.values()]
}

/** A YAML text checked against its schema, with a way to complain about its values later on. */
export interface Checked<T> {
  readonly value: T
  /** @throws CONFIG_INVALID unless there is nothing to complain about */
  refuse(complaints: readonly Complaint[]): void
}

/** @param file its name, for the fault @throws CONFIG_INVALID with line and path of every fault */
export const readYaml = <T>(text: string, schema: TSchema, file: string): Checked<T> => {
  const parsed = parse(text)
  if ('faults' in parsed) throw new Fault('CONFIG_INVALID', { file, at: parsed.faults })
  const refuse = (complaints: readonly Complaint[]) => {
    if (complaints.length > 0) throw new Fault('CONFIG_INVALID', { file, at: complaints.map(parsed.place) })
  }
  refuse(complaintsOf(schema, parsed.value))
  return { value: parsed.value as T, refuse }
}
