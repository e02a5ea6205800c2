import { createSpoken, spellingOf } from '../spoken.ts'

/**
 * How Ukrainian sounds; я, ю, є hold a й only where no consonant comes before them. ы, э, ё are of Russian words in mixed
 * speech. Source: Український правопис (2019), § 1-6; checked against espeak-ng in test/unit/language/sounds.test.ts.
 */
export const spoken = createSpoken(
  spellingOf(`
    (?<=[бвгґджзклмнпрстфхцчшщ])я a
    (?<=[бвгґджзклмнпрстфхцчшщ])ю u
    (?<=[бвгґджзклмнпрстфхцчшщ])є e
    (?<=[бвгґджзклмнпрстфхцчшщ])ё o
    я ja
    ю ju
    є je
    ё jo
    ї ji
    дз ʣ
    дж ʤ
    а a
    б b
    в v
    г h
    ґ ɡ
    д d
    [еэ] e
    ж ʒ
    з z
    [иы] ɨ
    і i
    й j
    к k
    л l
    м m
    н n
    о o
    п p
    р r
    с s
    т t
    у u
    ф f
    х x
    ц ʦ
    ч ʧ
    ш ʃ
    щ ʃʧ`),
)

/** Words of days and hours in the forms that are heard and not said by us. */
export const words: readonly string[] =
  `понеділок понеділка вівторок вівторка середа середи середу четвер четверга п'ятниця п'ятниці п'ятницю субота суботи суботу
 неділя неділі неділю сьогодні завтра післязавтра вчора січень лютий березень квітень травень червень липень серпень вересень
 жовтень листопад грудень тиждень тижня тижні місяць місяця вихідні день дня днів година години годину годині ранку зранку вранці
 ввечері увечері вечора вдень обіду опівдні після наступний наступного наступному наступну перший другий третій четвертий п'ятий
 пізніше раніше найближчий якнайшвидше хвилин половина пів чверть між`.split(/\s+/)
