/** Every form a month takes in a date; 'vasara' (summer) and 'liepkite' (tell them) only look like one. */
const monthForms = [
  'sausis sausio sausi sausyje',
  'vasaris vasario vasari vasaryje',
  'kovas kovo kova kove',
  'balandis balandzio balandi balandyje',
  'geguze geguzes geguzei geguzeje',
  'birzelis birzelio birzeli birzelyje',
  'liepa liepos liepai liepoje',
  'rugpjutis rugpjucio rugpjuti rugpjutyje',
  'rugsejis rugsejo rugseji rugsejyje',
  'spalis spalio spali spalyje',
  'lapkritis lapkricio lapkriti lapkrityje',
  'gruodis gruodzio gruodi gruodyje',
].map(forms => forms.split(' '))
export const months =
  'sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio'.split(
    ' ',
  )

export const monthOf = (word: string | undefined): number =>
  monthForms.findIndex(forms => forms.includes(word ?? '')) + 1
export const isDayWord = (word: string | undefined) =>
  word === 'diena' || word === 'dienai' || word === 'dienos' || word === 'd'
