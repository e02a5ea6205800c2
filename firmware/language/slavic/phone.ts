import { phoneGroups } from '../telephone.ts'

/** Groups of the national form cut into what is said as one number: pairs, and a triple where the count is odd. */
const cut = (group: string): readonly string[] => {
  if (group.length <= 3) return [group]
  const first = group.length % 2 === 0 ? 2 : 3
  return [group.slice(0, first), ...cut(group.slice(first))]
}

/** How the next group begins: a unit is swallowed by a ten before it ('двадцать' and 'два' are twenty-two). */
const sayGroup = (
  group: string,
  isUnitNext: boolean,
  sayNumber: (value: number) => string,
): { readonly said: string; readonly isUnitFirst: boolean } => {
  const rest = group.replace(/^0+/, '')
  const isSwallowing = rest.length > 2 ? rest.endsWith('00') : false
  const isOpen = isSwallowing || (isUnitNext && rest.length > 1 && rest.endsWith('0'))
  const sayEach = (digits: string) => digits.split('').map(digit => sayNumber(Number(digit)))
  const isUnitFirst = rest === group && (isOpen || group.length === 1)
  if (isOpen || rest === '') return { said: sayEach(group).join(' '), isUnitFirst }
  const zeros = sayEach('0'.repeat(group.length - rest.length))
  return { said: [...zeros, sayNumber(Number(rest))].join(' '), isUnitFirst }
}

/**
 * A telephone number in groups, each as one number where what follows cannot run into it: 'ноль шестьдесят семь, сто
 * двадцать три', but 'два ноль ноль', as 'двести' and 'двадцать' are two hundred and twenty.
 * @param phone E.164
 */
export const sayPhoneGroups = (phone: string, sayNumber: (value: number) => string): string =>
  phoneGroups(phone)
    .flatMap(cut)
    .toReversed()
    .reduce<{ readonly said: readonly string[]; readonly isUnitFirst: boolean }>(
      ({ said, isUnitFirst }, group) => {
        const one = sayGroup(group.replace(/\D/g, ''), isUnitFirst, sayNumber)
        return { said: [one.said, ...said], isUnitFirst: one.isUnitFirst }
      },
      { said: [], isUnitFirst: false },
    )
    .said.join(', ')
