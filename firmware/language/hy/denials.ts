import type { Denials } from '../settle.ts'

/** How a day or a time is refused or replaced. */
export const denials: Denials = {
  before: ['ոչ թե', 'բացի'],
  after: [
    'չեմ կարող',
    'չեմ կարա',
    'հարմար չէ',
    'հարմար չի',
    'ինձ հարմար չէ',
    'չի լինի',
    'չեմ հասցնում',
    'չի հարմարում',
  ],
  between: ['ոչ', 'չէ', 'չի', 'այլ', 'ավելի լավ է', 'ներողություն', 'կներեք', 'ավելի ճիշտ', 'իրականում'],
}
