import type { DayPart, TimeWish } from '../language.ts'
import type { Said } from '../times.ts'

/** The words of times of day, folded. */

export type Bound = 'from' | 'until' | 'between'

export const halves: readonly (readonly [string, 'am' | 'pm'])[] = [
  ['ryto', 'am'],
  ['ryte', 'am'],
  ['is ryto', 'am'],
  ['nakties', 'am'],
  ['po pietu', 'pm'],
  ['popiet', 'pm'],
  ['dienos', 'pm'],
  ['vakaro', 'pm'],
  ['vakare', 'pm'],
]

export const named: readonly (readonly [string, Said])[] = [
  ['vidurdieni', { minutes: 720, either: false }],
  ['vidurdienis', { minutes: 720, either: false }],
  ['vidurdienio', { minutes: 720, either: false }],
  ['vidurnakti', { minutes: 0, either: false }],
]

/** Longest first. */
export const bounds: readonly (readonly [string, Bound])[] = [
  ['ne anksciau kaip', 'from'],
  ['ne anksciau nei', 'from'],
  ['ne anksciau negu', 'from'],
  ['veliau nei', 'from'],
  ['veliau kaip', 'from'],
  ['veliau negu', 'from'],
  ['bet kada po', 'from'],
  ['bet kada nuo', 'from'],
  ['ne veliau kaip', 'until'],
  ['ne veliau nei', 'until'],
  ['ne veliau negu', 'until'],
  ['anksciau nei', 'until'],
  ['anksciau kaip', 'until'],
  ['anksciau negu', 'until'],
  ['bet kada iki', 'until'],
  ['bet kada pries', 'until'],
  ['ne po', 'until'],
  ['ne pries', 'from'],
  ['po', 'from'],
  ['nuo', 'from'],
  ['tarp', 'between'],
  ['iki', 'until'],
  ['pries', 'until'],
]

/** After a time: 'nuo dešimtos ir vėliau', 'dešimtą arba vėliau'. */
export const trailing: readonly (readonly [string, 'from' | 'until'])[] = [
  ['arba veliau', 'from'],
  ['ir veliau', 'from'],
  ['ar veliau', 'from'],
  ['arba anksciau', 'until'],
  ['ir anksciau', 'until'],
  ['ar anksciau', 'until'],
  ['veliausiai', 'until'],
  ['anksciausiai', 'from'],
]

export const parts: readonly (readonly [string, DayPart])[] = [
  ['pirmoje dienos puseje', 'morning'],
  ['pirma dienos puse', 'morning'],
  ['antroje dienos puseje', 'afternoon'],
  ['antra dienos puse', 'afternoon'],
  ['pries pietus', 'morning'],
  ['iki pietu', 'morning'],
  ['priespiet', 'morning'],
  ['is pat ryto', 'morning'],
  ['is ryto', 'morning'],
  ['anksti ryte', 'morning'],
  ['rytais', 'morning'],
  ['ryte', 'morning'],
  ['ryta', 'morning'],
  ['ryto', 'morning'],
  ['rytas', 'morning'],
  ['rytinis', 'morning'],
  ['rytini', 'morning'],
  ['po pietu', 'afternoon'],
  ['popiet', 'afternoon'],
  ['popiete', 'afternoon'],
  ['po pamoku', 'afternoon'],
  ['per pietus', 'afternoon'],
  ['pietu metu', 'afternoon'],
  ['vakarop', 'evening'],
  ['i vakara', 'evening'],
  ['vakarais', 'evening'],
  ['vakare', 'evening'],
  ['vakara', 'evening'],
  ['vakaras', 'evening'],
  ['vakaro', 'evening'],
  ['vakarinis', 'evening'],
  ['vakarini', 'evening'],
  ['dienos pabaigoje', 'evening'],
  ['po darbo', 'evening'],
]

export const general: readonly (readonly [string, TimeWish])[] = [
  ['kuo anksciau', { kind: 'earliest' }],
  ['kuo greiciau', { kind: 'earliest' }],
  ['kiek galima anksciau', { kind: 'earliest' }],
  ['kiek galima greiciau', { kind: 'earliest' }],
  ['kaip galima greiciau', { kind: 'earliest' }],
  ['kaip galima anksciau', { kind: 'earliest' }],
  ['anksciausia', { kind: 'earliest' }],
  ['anksciausias', { kind: 'earliest' }],
  ['artimiausia', { kind: 'earliest' }],
  ['artimiausias', { kind: 'earliest' }],
  ['artimiausiu metu', { kind: 'earliest' }],
  ['pirmas laisvas', { kind: 'earliest' }],
  ['pirma laisva', { kind: 'earliest' }],
  ['kuo veliau', { kind: 'latest' }],
  ['kiek galima veliau', { kind: 'latest' }],
  ['kaip galima veliau', { kind: 'latest' }],
  ['veliausia', { kind: 'latest' }],
  ['veliausias', { kind: 'latest' }],
  ['bet kada', { kind: 'any' }],
  ['bet koks laikas', { kind: 'any' }],
  ['bet kuriuo metu', { kind: 'any' }],
  ['bet kuriuo laiku', { kind: 'any' }],
  ['visa diena', { kind: 'any' }],
  ['nesvarbu', { kind: 'any' }],
  ['nera skirtumo', { kind: 'any' }],
  ['vis tiek', { kind: 'any' }],
  ['vienodai', { kind: 'any' }],
]
