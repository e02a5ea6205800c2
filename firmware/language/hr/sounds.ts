import { createSpoken, spellingOf } from '../spoken.ts'

/**
 * How Croatian and Bosnian sound: each letter one sound, ć as č and đ as dž, which many speakers do not tell apart.
 * Source: E. Barić and others, Hrvatska gramatika (1997), 40-64; checked against espeak-ng in
 * test/unit/language/sounds.test.ts.
 */
export const spoken = createSpoken(
  spellingOf(`
    dž ʤ
    a a
    b b
    c ʦ
    [čć] ʧ
    đ ʤ
    d d
    e e
    f f
    g ɡ
    h x
    [iy] i
    j j
    [kq] k
    l l
    m m
    n n
    o o
    p p
    r r
    s s
    š ʃ
    t t
    u u
    [vw] v
    x ks
    z z
    ž ʒ`),
)

/** Words of days and hours in the forms that are heard and not said by us. */
export const words: readonly string[] =
  `ponedjeljka utorka srijede četvrtka petka subote nedjelje ponedjeljkom utorkom srijedom četvrtkom petkom subotom nedjeljom
 danas sutra prekosutra jučer jutros večeras siječanj veljača ožujak travanj svibanj lipanj srpanj kolovoz rujan listopad studeni
 prosinac siječnju veljači ožujku travnju svibnju lipnju srpnju kolovozu rujnu listopadu studenom prosincu januar februar mart
 april maj juni juli august septembar oktobar novembar decembar tjedan tjedna tjedana sedmica sedmice mjesec mjeseca vikend dan
 dana sat sata sati pola četvrt ujutro navečer popodne prijepodne poslijepodne poslije nakon prije između podne sljedeći sljedećeg
 idući idućeg prvi drugi treći četvrti peti najranije najkasnije ranije kasnije minuta`.split(/\s+/)
