/** Endings of the accusative singular. Source: Dabartinės lietuvių kalbos gramatika (V. Ambrazas, ed.), the noun. */
const accusatives: readonly (readonly [RegExp, string])[] = [
  [/as$/, 'ą'],
  [/[iy]s$/, 'į'],
  [/us$/, 'ų'],
  [/a$/, 'ą'],
  [/ė$/, 'ę'],
]

/** A title, a first name or a surname in the accusative; foreign names without an ending stay as they are. */
export const accusative = (word: string): string => {
  const rule = accusatives.find(([ending]) => ending.test(word))
  return rule ? word.replace(...rule) : word
}

/** 'Pas gydytoją Kazlauskienę'. */
export const sayWith = (person: string): string => `pas ${person.split(' ').map(accusative).join(' ')}`
