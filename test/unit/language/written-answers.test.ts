import t from 'tap'
import { packs } from '../../../firmware/language/packs.ts'
import { tokens } from '../../../firmware/language/words.ts'
import { createAnswerReader, type WrittenAnswer } from '../../../firmware/language/written-answers.ts'

const read = createAnswerReader(packs)

await t.test('what a text message of a word or two asks for, in six languages', t => {
  const table: Readonly<Record<WrittenAnswer, readonly string[]>> = {
    confirm: [
      'CONFIRM',
      'Yes, confirm',
      'Patvirtinu, ačiū!',
      'Potvrđujem',
      'Підтверджую',
      'подтверждаю',
      'ՀԱՍՏԱՏԵԼ',
    ],
    reschedule: [
      'Reschedule please',
      'PERKELTI',
      'perkelkite',
      'Premjesti',
      'ПЕРЕНЕСТИ',
      'перенести, пожалуйста',
      'Տեղափոխել',
    ],
    cancel: [
      'CANCEL',
      'no, cancel',
      'yes cancel',
      'Atšaukti',
      'atsaukti',
      'OTKAŽI',
      'ne dolazim',
      'Скасувати',
      'отменить',
      'Չեղարկել',
    ],
    yes: ['YES', 'ok', 'Taip.', 'Da', 'Так', 'да!', 'Այո'],
    no: ['no', 'Ne', 'ні', 'Нет', 'ոչ'],
    1: ['1', '1.', '1 please'],
    2: ['2', 'Yes, 2'],
    3: ['3!', '#3'],
  }
  for (const [expected, texts] of Object.entries(table))
    for (const text of texts) t.equal(String(read(tokens(text))), expected, text)
  t.end()
})

await t.test('everything else is for a person', t => {
  for (const text of [
    '',
    '...',
    'I cannot confirm',
    'Confirm or cancel?',
    'ne, patvirtinu',
    'Can I come at five?',
    'yes but later',
    '1 or 2',
    'not 2 no',
    '4',
    '12',
    'Ar galiu atsivesti vaiką?',
    'Your parcel is here: https://example.com/1',
    'taip taip taip taip taip taip taip',
  ])
    t.equal(read(tokens(text)), null, text)
  t.end()
})
