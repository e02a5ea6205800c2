/**
 * As much of the ONNX file format as a small network needs: protocol buffers, written by hand.
 * Source: onnx/onnx.proto (field numbers), protobuf.dev/programming-guides/encoding
 */

type Bytes = readonly number[]

const VARINT = 0
const LENGTH_DELIMITED = 2

const varint = (value: number): Bytes =>
  value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...varint(Math.floor(value / 0x80))]
const key = (field: number, wire: number) => varint(field * 8 + wire)

const int = (field: number, value: number): Bytes => [...key(field, VARINT), ...varint(value)]
const message = (field: number, body: Bytes): Bytes => [
  ...key(field, LENGTH_DELIMITED),
  ...varint(body.length),
  ...body,
]
const text = (field: number, value: string): Bytes => message(field, [...new TextEncoder().encode(value)])
const raw = (field: number, values: ArrayBufferView): Bytes =>
  message(field, [...new Uint8Array(values.buffer, values.byteOffset, values.byteLength)])

const FLOAT = 1
const INT64 = 7
/** Element types by the name ONNX gives them, for casts and for what the network takes and gives. */
export const elementTypes = { float: FLOAT, int64: INT64 } as const
type ElementType = keyof typeof elementTypes

/** A constant. A shape of [] is a scalar. */
export interface Constant {
  readonly name: string
  readonly shape: readonly number[]
  readonly values: Float32Array | BigInt64Array
}

const constant = ({ name, shape, values }: Constant): Bytes => [
  ...shape.flatMap(size => int(1, size)),
  ...int(2, values instanceof Float32Array ? FLOAT : INT64),
  ...text(8, name),
  ...raw(9, values),
]

/** What goes in or comes out; a string names a size that may differ from run to run. */
export interface Port {
  readonly name: string
  readonly type: ElementType
  readonly shape: readonly (number | string)[]
}

const port = ({ name, type, shape }: Port): Bytes => {
  const dims = shape.flatMap(size => message(1, typeof size === 'number' ? int(1, size) : text(2, size)))
  return [...text(1, name), ...message(2, message(1, [...int(1, elementTypes[type]), ...message(2, dims)]))]
}

/** One operator. Attributes are integers: no other kind is needed here. */
export interface Operation {
  readonly does: string
  readonly takes: readonly string[]
  readonly gives: string
  readonly with?: Readonly<Record<string, number>>
}

const INT_ATTRIBUTE = 2
const attribute = ([name, value]: readonly [string, number]): Bytes => [
  ...text(1, name),
  ...int(3, value),
  ...int(20, INT_ATTRIBUTE),
]
const operation = ({ does, takes, gives, with: settings = {} }: Operation): Bytes => [
  ...takes.flatMap(name => text(1, name)),
  ...text(2, gives),
  ...text(3, gives),
  ...text(4, does),
  ...Object.entries(settings).flatMap(setting => message(5, attribute(setting))),
]

export interface Network {
  readonly name: string
  readonly producer: string
  readonly inputs: readonly Port[]
  readonly outputs: readonly Port[]
  readonly constants: readonly Constant[]
  /** In the order they are run. */
  readonly operations: readonly Operation[]
}

const IR_VERSION = 8
const OPSET = 15

/** The bytes of a .onnx file, opset 15 as Piper's own exports. */
export const toOnnx = (network: Network): Uint8Array => {
  const graph = [
    ...network.operations.flatMap(item => message(1, operation(item))),
    ...text(2, network.name),
    ...network.constants.flatMap(item => message(5, constant(item))),
    ...network.inputs.flatMap(item => message(11, port(item))),
    ...network.outputs.flatMap(item => message(12, port(item))),
  ]
  return Uint8Array.from([
    ...int(1, IR_VERSION),
    ...text(2, network.producer),
    ...message(7, graph),
    ...message(8, [...text(1, ''), ...int(2, OPSET)]),
  ])
}
