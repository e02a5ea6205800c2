/**
 * Names in the genitive, as before 'մոտ': only the last word takes the ending, and titles stay as they are. Source:
 * J. Dum-Tragut, Armenian: Modern Eastern Armenian, 2.1, on the declension of proper names.
 */

/** -ի after a consonant, after ի, ե and ու; a glide before it after ա and ո. */
const genitive = (name: string): string => (/[աո]$/.test(name) ? `${name}յի` : `${name}ի`)

/** 'Բժիշկ Սարգսյանի մոտ', from the nominative; 'Դր.' is said as 'բժիշկ'. */
export const sayWith = (person: string): string => {
  const words = (person.split(',')[0] ?? '').trim().split(/\s+/)
  const spoken = words.map(word => (/^(դր|dr)\.?$/i.test(word) ? 'բժիշկ' : word))
  const last = spoken.at(-1) ?? ''
  return [...spoken.slice(0, -1), genitive(last), 'մոտ'].join(' ')
}
