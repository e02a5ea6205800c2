import type { Denials } from '../settle.ts'

/** How a day or a time is refused or replaced. */
export const denials: Denials = {
  before: [
    'ne mogu',
    'ne odgovara',
    'ne odgovara mi',
    'ne stignem',
    'ne paše mi',
    'osim',
    'samo ne',
    's',
    'sa',
  ],
  after: ['ne mogu', 'ne odgovara', 'mi ne odgovara', 'ne paše'],
  between: [
    'ne',
    'nego',
    'već',
    'zapravo',
    'ustvari',
    'ipak',
    'oprostite',
    'pardon',
    'bolje',
    'radije',
    'odnosno',
  ],
}
