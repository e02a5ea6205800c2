# Ранковий звіт для працівників клініки. Значення приходять записаними: 2026-11-26 09:30, 92 %, 2,5 хв.

title = { $clinic }: звіт з { $from } до { $to }
sms = { $clinic }, { $day }. Дзвінки: { $calls }, прийнято: { $answered }, пропущено: { $missed }. Записано: { $booked }.
sms-no-calls = { $clinic }, { $day }. Дзвінків не було. Записано: { $booked }.
sms-needs = Чекають на людину: { $count } (терміново: { $urgent }, прострочено: { $overdue }).
sms-no-needs = На людину ніщо не чекає.
sms-outage = Не можна було додзвонитися: { $time }.
mail-subject = { $clinic }: ранковий звіт, { $day }

no-calls = Дзвінків не було.
no-needs = На людину ніщо не чекає.
part-needs = Чекають на людину
part-calls = Дзвінки
part-visits = Нові та змінені візити
part-outages = Коли не можна було додзвонитися
part-figures = Показники
part-heat = Дзвінки за днями тижня та годинами
part-listed = За списком оператора зв'язку

need-urgent = терміново
need-callback = передзвонити
need-lead = новий клієнт
need-triage = проблема
need-question = запитання
need-conflict = розбіжність у календарі
need-late = запізниться
need-message = повідомлення
need-overdue = прострочено з { $due }
need-due = до { $due }
name-not-given = ім'я не названо

call-withheld = номер приховано
call-gone = без відповіді: абонент не дочекався
call-busy = без відповіді: лінія була зайнята
call-staff = залишено працівникам
call-hours = у цей час пристрій не відповідає
call-set-off = лінію налаштовано не відповідати
outcome-booked = записано
outcome-moved = перенесено
outcome-cancelled = скасовано
outcome-message = повідомлення
outcome-callback = передзвонити
outcome-urgent = терміново
outcome-answered = дано відповідь на запитання
outcome-quoted = названо ціну
outcome-transferred = з'єднано
outcome-abandoned = слухавку покладено

outage-box = пристрій було вимкнено
outage-line = лінія { $line }
outage-still = досі не працює

figure-answered = Прийнято
figure-missed = Пропущено
figure-left-to-staff = Залишено працівникам
figure-first-response = Від першого гудка до відповіді
figure-time-to-outcome = Від першого гудка до результату
figure-time-to-callback = Доки не передзвонили
figure-question-to-booking = Запитали й записалися
figure-no-show = Не прийшли
figure-unmarked = Візити без позначки
figure-hand-over = Передано людині
figure-after-hours = Поза робочим часом
figure-booked = Записано візитів
figure-messages = Залишено повідомлень
figure-peak = Найбільше дзвінків одночасно
figure-busiest = Найзавантаженіша година
figure-lost = Втрачено через пропущені дзвінки
figure-calls = Дзвінки
figure-outgoing = Вихідні дзвінки
figure-outside = Не з цього періоду
share = { $part } з { $of } ({ $percent })
spread = медіана { $median }, дев'ять із десяти — до { $p90 }
nothing = немає
lost = { $amount } ({ $missed } × { $perCall })

reason-wished = просили людину
reason-sensitive = медицина, право або гроші
reason-referred = асистент цього не міг
reason-not-understood = не вдалося зрозуміти
reason-urgent = терміново
reason-callback = передзвонити
reason-lead = новий клієнт
reason-triage = проблема
reason-question = запитання
reason-late = запізниться
