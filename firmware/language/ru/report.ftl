# Утренний отчёт для сотрудников клиники. Значения приходят записанными: 2026-11-26 09:30, 92 %, 2,5 мин.

title = { $clinic }: отчёт с { $from } по { $to }
sms = { $clinic }, { $day }. Звонки: { $calls }, отвечено: { $answered }, пропущено: { $missed }. Записано: { $booked }.
sms-no-calls = { $clinic }, { $day }. Звонков не было. Записано: { $booked }.
sms-needs = Ждут человека: { $count } (срочно: { $urgent }, просрочено: { $overdue }).
sms-no-needs = Человека ничто не ждёт.
sms-outage = Нельзя было дозвониться: { $time }.
mail-subject = { $clinic }: утренний отчёт, { $day }

no-calls = Звонков не было.
no-needs = Человека ничто не ждёт.
part-needs = Ждут человека
part-calls = Звонки
part-visits = Новые и изменённые визиты
part-outages = Когда нельзя было дозвониться
part-figures = Показатели
part-heat = Звонки по дням недели и часам
part-listed = По списку оператора связи

need-urgent = срочно
need-callback = перезвонить
need-lead = новый клиент
need-triage = проблема
need-question = вопрос
need-conflict = расхождение в календаре
need-late = опоздает
need-message = сообщение
need-overdue = просрочено с { $due }
need-due = до { $due }
name-not-given = имя не названо

call-withheld = номер скрыт
call-gone = без ответа: звонивший не дождался
call-busy = без ответа: линия была занята
call-staff = оставлено сотрудникам
call-hours = в это время устройство не отвечает
call-set-off = линия настроена не отвечать
outcome-booked = записано
outcome-moved = перенесено
outcome-cancelled = отменено
outcome-message = сообщение
outcome-callback = перезвонить
outcome-urgent = срочно
outcome-answered = дан ответ на вопрос
outcome-quoted = названа цена
outcome-transferred = соединено
outcome-abandoned = трубка положена

outage-box = устройство было выключено
outage-line = линия { $line }
outage-still = всё ещё не работает

figure-answered = Отвечено
figure-missed = Пропущено
figure-left-to-staff = Оставлено сотрудникам
figure-first-response = От первого гудка до ответа
figure-time-to-outcome = От первого гудка до результата
figure-time-to-callback = Пока не перезвонили
figure-question-to-booking = Спросили и записались
figure-no-show = Не пришли
figure-unmarked = Визиты без отметки
figure-hand-over = Передано человеку
figure-after-hours = Вне рабочего времени
figure-booked = Записано визитов
figure-messages = Оставлено сообщений
figure-peak = Больше всего звонков одновременно
figure-busiest = Самый загруженный час
figure-lost = Потеряно из-за пропущенных звонков
figure-calls = Звонки
figure-outgoing = Исходящие звонки
figure-outside = Не из этого периода
share = { $part } из { $of } ({ $percent })
spread = медиана { $median }, девять из десяти — до { $p90 }
nothing = нет
lost = { $amount } ({ $missed } × { $perCall })

reason-wished = просили человека
reason-sensitive = медицина, право или деньги
reason-referred = ассистент этого не мог
reason-not-understood = не удалось понять
reason-urgent = срочно
reason-callback = перезвонить
reason-lead = новый клиент
reason-triage = проблема
reason-question = вопрос
reason-late = опоздает
