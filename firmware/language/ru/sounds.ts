import { createSpoken, spellingOf } from '../spoken.ts'

/**
 * How Russian sounds as far as its spelling tells: where the stress is it does not, so о stays о; taking it for а costs
 * little. Source: Р. И. Аванесов, Русское литературное произношение (1984); checked against espeak-ng in
 * test/unit/language/sounds.test.ts.
 */
export const spoken = createSpoken(
  spellingOf(`
    (?<=[ое])г(?=о$) v
    тьс ʦ
    тс ʦ
    сч ʃ
    (?<=с)т(?=н)
    (?<=[бвгджзклмнпрстфхцчшщ])я a
    (?<=[бвгджзклмнпрстфхцчшщ])ю u
    (?<=[бвгджзклмнпрстфхцчшщ])е e
    (?<=[бвгджзклмнпрстфхцчшщ])ё o
    я ja
    ю ju
    е je
    ё jo
    [эє] e
    (?<=[жшц])и ɨ
    [иі] i
    ы ɨ
    ї ji
    а a
    б b
    в v
    [гґ] ɡ
    д d
    ж ʒ
    з z
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
    щ ʃ`),
)

/** Words of days and hours in the forms that are heard and not said by us. */
export const words: readonly string[] =
  `понедельник понедельника вторник вторника среда среды среду четверг четверга пятница пятницы пятницу суббота субботы субботу
 воскресенье воскресенья сегодня завтра послезавтра вчера январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь
 декабрь неделя недели неделю месяц месяца выходные день дня дней час часа часов утра утром вечера вечером днём обеда полдень после
 следующий следующего следующую следующей первый второй третий четвёртый пятый позже раньше ближайший ближайшее минут половина
 половине четверть между январе феврале марте апреле`.split(/\s+/)
