import type { PathChange } from '../../../board/virtual/path/path.ts'
import { spoil, type Chance, type Mischief, type Road } from './bench.ts'

const paths: Readonly<Record<string, (chance: Chance) => PathChange>> = {
  'noise on the line': ({ pick }) => ({
    toDevice: { noise: { colour: pick(['white', 'pink']), snrDb: pick([5, 15, 30]) } },
  }),
  'frames dropped': ({ pick }) => ({
    toDevice: {
      drops: { share: pick([0.05, 0.3, 1]), run: pick([1, 10]), heardAs: pick(['silence', 'repeat']) },
    },
  }),
  'long delay': ({ pick }) => ({ toDevice: { delayMs: pick([80, 600]) }, toCaller: { delayMs: 300 } }),
  jitter: ({ pick }) => ({ toDevice: { jitterMs: pick([40, 120]) }, toCaller: { jitterMs: 60 } }),
  'strong echo': ({ pick }) => ({ echo: { lossDb: 6, delayMs: pick([20, 120]) } }),
  'poor codec': ({ pick }) => ({
    toDevice: { codec: pick(['gsm-like', 'mu-law', 'a-law']), gainDb: pick([-20, 0, 12]) },
    toCaller: { codec: 'gsm-like' },
  }),
  'caller not heard': () => ({ toDevice: { isCut: true } }),
  'caller hears nothing': () => ({ toCaller: { isCut: true } }),
  'slipped by a byte on the way': () => ({ toDevice: { isSlipped: true } }),
}

/** What may be wrong between the exchange and a modem of any kind. */
export const pathMischief = (road: Road): Readonly<Record<string, Mischief>> =>
  Object.fromEntries(
    Object.entries(paths).map(([name, change]) => [
      name,
      {
        begin: chance => {
          spoil(road, change(chance))
          return () => spoil(road, undefined)
        },
      },
    ]),
  )
