import t from 'tap'
import { isFault } from '../../../firmware/fault/fault.ts'
import { createMail, type MailOptions } from '../../../firmware/sync/mail.ts'
import { openSmtpServer } from '../../support/smtp-server.ts'

const optionsFor = (port: number, other: Partial<MailOptions> = {}): MailOptions => ({
  host: '127.0.0.1',
  port,
  security: 'none',
  from: 'box@clinic.example',
  ...other,
})
const letter = {
  id: '0197a000-0000-8000-8000-000000000001',
  to: 'owner@clinic.example',
  subject: 'Klinika Šypsena: rytinė ataskaita',
  text: 'Skambučių nebuvo.\n.\n.taškas\n! Tinsta žandas',
}
const never = new AbortController().signal

/** The text of a letter, whatever its coding. */
const textOf = (data: string): string => {
  const [head = '', ...body] = data.split('\n\n')
  const coding = /content-transfer-encoding: (\S+)/i.exec(head)?.[1]
  const raw = body.join('\n\n')
  if (coding === 'base64') return Buffer.from(raw, 'base64').toString('utf8')
  const bytes = raw
    .replace(/=\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

await t.test('a letter goes whole, to whom it is for, under its own id', async t => {
  await using server = await openSmtpServer()
  await createMail(optionsFor(server.port)).send(letter, never)
  const [taken, ...more] = server.taken
  t.equal(more.length, 0)
  t.match(taken, { from: /<box@clinic\.example>/, to: /<owner@clinic\.example>/ })
  t.match(taken?.data, /^Message-ID: <0197a000-0000-8000-8000-000000000001@clinic\.example>$/m)
  t.match(taken?.data, /^Auto-Submitted: auto-generated$/m)
  t.match(taken?.data, /^Subject: =\?UTF-8\?/m)
  t.equal(
    textOf(taken?.data ?? '')
      .trim()
      .replace(/\r/g, ''),
    letter.text,
  )
})

await t.test('it logs in where it is told to, and a refusal never repeats the password', async t => {
  await using server = await openSmtpServer()
  const login = { username: 'box', password: 'slaptas žodis' }
  await createMail(optionsFor(server.port, login)).send(letter, never)
  const secret = Buffer.from('\0box\0slaptas žodis').toString('base64')
  t.ok(server.said.includes(`AUTH PLAIN ${secret}`))
  await using strict = await openSmtpServer({ answers: { AUTH: '535 5.7.8 no such user' } })
  const refused = await createMail(optionsFor(strict.port, login))
    .send(letter, never)
    .catch((error: unknown) => error)
  t.ok(isFault(refused, 'MAIL_FAILED'))
  t.match((refused as Error).message, /535 5\.7\.8 no such user/)
  t.notMatch(JSON.stringify([(refused as Error).message, refused]), /slaptas|c2xhcHRhcy/)
})

await t.test('whatever a server says against it is MAIL_FAILED with its words', async t => {
  for (const [command, answer] of [
    ['CONNECT', '554 go away'],
    ['MAIL', '451 greylisted'],
    ['RCPT', '550 no such owner'],
    ['DATA', '452 disk full'],
    ['DATA.', '552 too large'],
  ] as const) {
    await using server = await openSmtpServer({ answers: { [command]: answer } })
    await t.rejects(createMail(optionsFor(server.port)).send(letter, never), {
      code: 'MAIL_FAILED',
      message: new RegExp(answer.slice(0, 3)),
    })
    t.equal(server.taken.length, 0, command)
  }
})

await t.test('without TLS where TLS is asked for, nothing is sent', async t => {
  await using server = await openSmtpServer({ answers: { STARTTLS: '502 unknown' } })
  await t.rejects(createMail(optionsFor(server.port, { security: 'starttls' })).send(letter, never), {
    code: 'MAIL_FAILED',
  })
  t.equal(server.taken.length, 0)
  t.notOk(server.said.some(line => line.startsWith('MAIL')))
})

await t.test('nobody there, and a server that says nothing when the box closes', async t => {
  const gone = await openSmtpServer()
  await gone[Symbol.asyncDispose]()
  await t.rejects(createMail(optionsFor(gone.port)).send(letter, never), { code: 'MAIL_FAILED' })
  await using mute = await openSmtpServer({ isMute: true })
  const closing = new AbortController()
  const sending = createMail(optionsFor(mute.port)).send(letter, closing.signal)
  const reason = new Error('the box is closing')
  closing.abort(reason)
  await t.rejects(sending, reason)
  await t.rejects(createMail(optionsFor(mute.port)).send(letter, closing.signal), reason)
})
