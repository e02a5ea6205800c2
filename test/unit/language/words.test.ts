import t from 'tap'
import { kinds } from '../../../firmware/language/kinds.ts'
import { distance, find, fold, likeness, split, tokens } from '../../../firmware/language/words.ts'

await t.test('words lose case, punctuation and Latin marks, and keep what makes other letters', async t => {
  t.strictSame(tokens('Šeštadienį, devintą!'), ['sestadieni', 'devinta'])
  t.strictSame(tokens("It’s 9.30, isn't it?"), ["it's", '9:30', "isn't", 'it'])
  t.equal(fold('Йод їжа'), 'йод їжа', 'Cyrillic й and ї are letters of their own')
  t.strictSame(split('Čia   Ona'), ['Čia', 'Ona'])
  t.strictSame(tokens('3.5.1980.'), ['3:5:1980'], 'single figures keep both their points')
  t.strictSame(tokens('  '), [])
})

await t.test(
  'Armenian marks inside a word leave no gap, its ligatures and capitals are the same letters',
  async t => {
    t.strictSame(tokens('Երե՞քն անց կես։ Այո՛, բարև՛։'), ['երեքն', 'անց', 'կես', 'այո', 'բարեվ'])
    t.strictSame(tokens('ԲԱՐԵՎ ձեզ, երեւան, Երևան'), ['բարեվ', 'ձեզ', 'երեվան', 'երեվան'])
    t.strictSame(tokens('ﬔկ ﬕնչեւ ոﬖ'), ['մեկ', 'մինչեվ', 'ովն'], 'ligatures of old fonts')
    t.strictSame(tokens('ժամը 14։30-ին'), ['ժամը', '14:30', 'ին'])
    t.strictSame(split('Ի՞նչ՝ անունով'), ['Ինչ', 'անունով'])
    t.strictSame(tokens('այո՝ոչ'), ['այո', 'ոչ'], 'the comma-like mark parts words')
  },
)

await t.test('đ loses its stroke, as people without the key write it', async t => {
  t.strictSame(tokens('Između, doviđenja, Đurđa'), ['izmedu', 'dovidenja', 'durda'])
})

await t.test('distance counts changed, added, missing and swapped letters', async t => {
  t.equal(distance('kitten', 'sitting'), 3)
  t.equal(distance('abc', 'acb'), 1)
  t.equal(distance('', 'abc'), 3)
  t.equal(likeness('', ''), 1)
  t.equal(likeness('abcd', 'abce'), 0.75)
})

await t.test('the longest pattern wins, endings and gaps are allowed', async t => {
  t.strictSame(find(['no', 'no thank you'], tokens('no thank you')), { from: 0, to: 3 })
  t.strictSame(find(['vizit*'], tokens('noriu vizito')), { from: 1, to: 2 })
  t.strictSame(find(['move … appointment'], tokens('move my dental appointment')), { from: 0, to: 4 })
  t.equal(find(['move … appointment'], tokens('move it to the other day and the appointment')), null)
  t.equal(find(['yes'], tokens('yesterday')), null)
})

await t.test('a pattern may have to begin what was said, or to be all of it, or to mean nothing', async t => {
  const patterns = { yes: ['^da', '!da li'], repeat: ['=molim'] }
  const found = (text: string) => [...kinds(patterns, tokens(text))]
  t.strictSame(found('da, može'), ['yes'])
  t.strictSame(found('htjela bih da dođem'), [])
  t.strictSame(found('da li radite'), [])
  t.strictSame(found('Molim?'), ['repeat'])
  t.strictSame(found('u petak molim'), [])
})
