import { createSpoken, spellingOf } from '../spoken.ts'

/**
 * How Lithuanian sounds. An `i` between a consonant and a back vowel only softens. Source: Dabartinės lietuvių kalbos
 * gramatika (V. Ambrazas, ed.), phonology; checked against espeak-ng in test/unit/language/sounds.test.ts.
 */
export const spoken = createSpoken(
  spellingOf(`
    (?<=[bcčdfghjklmnprsštvzž])i(?=[aąouųū])
    dž ʤ
    dz ʣ
    ch x
    [aą] a
    [eęė] e
    [iįy] i
    o o
    [uųū] u
    b b
    c ʦ
    č ʧ
    d d
    f f
    g ɡ
    h h
    j j
    [kq] k
    l l
    m m
    n n
    p p
    r r
    s s
    š ʃ
    t t
    [vw] v
    x ks
    z z
    ž ʒ`),
)

/** Words of days and hours in the forms that are heard and not said by us. */
export const words: readonly string[] =
  `pirmadienio antradienio trečiadienio ketvirtadienio penktadienio šeštadienio sekmadienio pirmadienis antradienis
 trečiadienis ketvirtadienis penktadienis šeštadienis sekmadienis šiandien rytoj poryt užporyt vakar sausį vasarį kovą balandį
 gegužę birželį liepą rugpjūtį rugsėjį spalį lapkritį gruodį savaitę savaitės savaitgalį savaitgalio mėnesį mėnesio dieną dienos
 dienai valandą valandos valandų ryto ryte rytą vakare vakaro vakarą popiet pietų pietus pusę ketvirtis ketvirčio minučių minutės
 kitą kitos ateinantį artimiausią anksčiausią vėliausią anksčiau vėliau greičiau pirmas antras trečias ketvirtas penktas
 devynių dešimties vienuolikos dvylikos trijų keturių penkių šešių septynių aštuonių tarp prieš`.split(/\s+/)
