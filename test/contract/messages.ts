import type { Test } from 'tap'
import type {
  IncomingMessage,
  MessageDraft,
  Messages,
  OutgoingMessage,
} from '../../firmware/ports/messages.ts'

/** What the suite needs of the world: a network with people in it, and a box that can be started on one disk. */
export interface MessagesBench extends AsyncDisposable {
  /** Starts the box, its modem attached; what was stored before is there. Disposing stops it. */
  readonly open: () => Promise<Messages>
  /** A number that may be written to, and one that may not. */
  readonly friend: string
  readonly stranger: string
  /** Somebody writes to the box. */
  readonly write: (from: string, text: string) => void
  /** Texts that reached people, whole, in order. */
  readonly reached: () => readonly { readonly to: string; readonly text: string }[]
  /** The modem goes and comes back. */
  readonly cable: { readonly pull: () => Promise<void>; readonly plug: () => Promise<void> }
}

const draft = (id: string, to: string, changes: Partial<MessageDraft> = {}): MessageDraft => ({
  id,
  to,
  text: 'Jūsų vizitas rytoj 9:30. Atsakykite TAIP.',
  ...changes,
})
const long = `Gerbiama Ona, ${'primename apie Jūsų vizitą — '.repeat(8)}😀`

/** The first change of a message to this state, from a subscription made before it was sent. */
const reaches = async (
  changes: AsyncIterable<OutgoingMessage>,
  id: string,
  state: OutgoingMessage['state'],
) => {
  for await (const change of changes) if (change.id === id && change.state === state) return change
  throw new Error(`${id} did not become ${state}`)
}
const take = async (messages: AsyncIterable<IncomingMessage>, count: number): Promise<IncomingMessage[]> => {
  const found: IncomingMessage[] = []
  for await (const message of messages) if (found.push(message) === count) return found
  throw new Error(`only ${found.length} messages`)
}
/** Runs with a signal that ends whatever the test left waiting. */
const within = async (body: (signal: AbortSignal) => Promise<void>) => {
  const stop = new AbortController()
  try {
    await body(stop.signal)
  } finally {
    stop.abort()
  }
}

/** What every implementation of Messages must do, on whatever modem. */
export const messagesContract = async (t: Test, start: () => Promise<MessagesBench>): Promise<void> => {
  const contract = (
    does: string,
    body: (t: Test, bench: MessagesBench, signal: AbortSignal) => Promise<void>,
  ) =>
    t.test(does, async t => {
      await using bench = await start()
      await within(signal => body(t, bench, signal))
    })

  await contract('a text goes from the queue to the telephone, and says so', async (t, bench, signal) => {
    await using box = await bench.open()
    const changes = box.changes(signal)
    const sent = await box.send(draft('a', bench.friend))
    t.match(sent, { id: 'a', to: bench.friend, state: 'queued', parts: 1, reason: null })
    await reaches(changes, 'a', 'delivered')
    t.strictSame(bench.reached(), [{ to: bench.friend, text: sent.text }])
    t.match(await box.outgoing(9), [{ id: 'a', state: 'delivered' }])
  })

  await contract('a long text arrives whole, whatever its letters', async (t, bench, signal) => {
    await using box = await bench.open()
    const changes = box.changes(signal)
    const sent = await box.send(draft('a', bench.friend, { text: long }))
    t.ok(sent.parts > 1)
    await reaches(changes, 'a', 'delivered')
    t.strictSame(bench.reached(), [{ to: bench.friend, text: long }])
  })

  await contract('asked twice with one id, it goes out once', async (t, bench, signal) => {
    await using box = await bench.open()
    const changes = box.changes(signal)
    await Promise.all([box.send(draft('a', bench.friend)), box.send(draft('a', bench.friend))])
    await box.send(draft('b', bench.friend, { text: 'kita' }))
    await reaches(changes, 'b', 'delivered')
    t.equal(bench.reached().length, 2)
  })

  await contract('what may not be written to is refused, and nothing is stored', async (t, bench) => {
    await using box = await bench.open()
    await t.rejects(box.send(draft('a', bench.stranger)), { code: 'MESSAGE_FORBIDDEN' })
    await t.rejects(box.send(draft('a', 'Ona')), { code: 'MESSAGE_INVALID' })
    await t.rejects(box.send(draft('a', bench.friend, { text: '' })), { code: 'MESSAGE_INVALID' })
    await t.rejects(box.decide('a', 'send again'), { code: 'MESSAGE_UNKNOWN' })
    t.strictSame(await box.outgoing(9), [])
  })

  await contract('texts come in order, each once, long ones whole', async (t, bench, signal) => {
    await using box = await bench.open()
    const coming = take(box.messages(signal), 3)
    for (const text of ['TAIP', long, 'NE']) bench.write(bench.friend, text)
    const found = await coming
    t.match(found, [{ text: 'TAIP' }, { text: long }, { text: 'NE' }])
    t.ok(found.every(message => message.from === bench.friend && message.trouble === null))
    t.equal(new Set(found.map(message => message.id)).size, 3)
  })

  await contract('a text comes again after a restart until it is done with', async (t, bench, signal) => {
    const first = await bench.open()
    const coming = take(first.messages(signal), 2)
    for (const text of ['vienas', 'du']) bench.write(bench.friend, text)
    const [one, two] = await coming
    await first.done(one?.id ?? '')
    await first[Symbol.asyncDispose]()
    await using second = await bench.open()
    bench.write(bench.friend, 'trys')
    const found = await take(second.messages(signal), 2)
    t.strictSame([found[0]], [two])
    t.equal(found[1]?.text, 'trys')
  })

  await contract('the queue outlives the box, and waits for its modem', async (t, bench, signal) => {
    const first = await bench.open()
    await bench.cable.pull()
    await first.send(draft('a', bench.friend))
    await first[Symbol.asyncDispose]()
    await bench.cable.plug()
    await using second = await bench.open()
    await reaches(second.changes(signal), 'a', 'delivered')
    t.equal(bench.reached().length, 1)
  })

  await contract('what came while the modem was away comes when it is back', async (t, bench, signal) => {
    await using box = await bench.open()
    await bench.cable.pull()
    bench.write(bench.friend, 'ar dirbate?')
    const coming = take(box.messages(signal), 1)
    await bench.cable.plug()
    t.match(await coming, [{ text: 'ar dirbate?' }])
  })

  await contract('iteration ends when aborted', async (t, bench) => {
    await using box = await bench.open()
    const stop = new AbortController()
    const [messages, changes] = [box.messages(stop.signal), box.changes(stop.signal)]
    const ended = Promise.all([
      messages[Symbol.asyncIterator]().next(),
      changes[Symbol.asyncIterator]().next(),
    ])
    stop.abort()
    t.match(await ended, [{ done: true }, { done: true }])
  })
}
