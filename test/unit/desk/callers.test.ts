import t from 'tap'
import { talk } from '../../support/desk.ts'

/** Turns that fresh callers took, and what they must come to. */

const uk = { template: 'dentist-uk', at: '2026-11-23T10:15', language: 'uk', phone: '+380671112233' } as const

await t.test('a name ends where other words begin, and may be a number or a day', async t => {
  const whole = await talk(uk)
  await whole.say("мене звуть Соломія Кравець я би хотіла на пломбу в п'ятницю о десятій")
  t.match((await whole.say('так')).text, /Запис готовий/)
  t.match(whole.booked[0], { name: 'Соломія Кравець' })
  const plain = await talk(uk)
  await plain.say('на чистку завтра о десятій')
  t.match((await plain.say('так, Ліда Сорока')).text, /Ліда Сорока/)
})

await t.test('a question or another day in the place of a name is none', async t => {
  const call = await talk(uk)
  await call.say('на чистку в понеділок на десяту')
  const parking = await call.say('а скажіть, там парковка є?')
  t.match(parking.text, /парковка у дворі/)
  t.equal(parking.asked, 'name')
  t.match((await call.say("у п'ятницю")).text, /четвертого грудня, о десятій годині — вільно/)
})

await t.test('a weekday said of next week is of next week', async t => {
  const call = await talk(uk)
  await call.say('на чистку на наступний тиждень')
  t.match((await call.say('у вівторок зранку')).text, /першого грудня/)
})

await t.test('a no with another wish is that wish; who rings off is told that nothing is booked', async t => {
  const call = await talk(uk)
  await call.say('на чистку завтра')
  t.equal((await call.say('ні, запишіть мене в чергу')).asked, 'name')
  const other = await talk(uk)
  await other.say('на чистку завтра')
  t.match((await other.say('дякую, бувайте')).text, /нічого не записую/)
})
