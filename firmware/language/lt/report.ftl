# Rytinė ataskaita klinikos žmonėms. Reikšmės ateina parašytos: 2026-11-26 09:30, 92 %, 2,5 min.

title = { $clinic }: ataskaita nuo { $from } iki { $to }
sms = { $clinic }, { $day }. Skambučiai: { $calls }, atsiliepta: { $answered }, praleista: { $missed }. Registracijos: { $booked }.
sms-no-calls = { $clinic }, { $day }. Skambučių nebuvo. Registracijos: { $booked }.
sms-needs = Laukia žmogaus: { $count } (skubu: { $urgent }, vėluojama: { $overdue }).
sms-no-needs = Niekas nelaukia žmogaus.
sms-outage = Prisiskambinti nebuvo galima { $time }.
mail-subject = { $clinic }: rytinė ataskaita, { $day }

no-calls = Skambučių nebuvo.
no-needs = Niekas nelaukia žmogaus.
part-needs = Laukia žmogaus
part-calls = Skambučiai
part-visits = Nauji ir pakeisti vizitai
part-outages = Kada prisiskambinti nebuvo galima
part-figures = Rodikliai
part-heat = Skambučiai pagal savaitės dieną ir valandą
part-listed = Pagal operatoriaus sąrašą

need-urgent = skubu
need-callback = perskambinti
need-lead = naujas klientas
need-triage = problema
need-question = klausimas
need-conflict = kalendoriaus nesutapimas
need-late = vėluos
need-message = žinutė
need-overdue = vėluojama nuo { $due }
need-due = iki { $due }
name-not-given = vardas nenurodytas

call-withheld = numeris paslėptas
call-gone = neatsiliepta: skambinantysis nesulaukė
call-busy = neatsiliepta: linija buvo užimta
call-staff = palikta darbuotojams
call-hours = tuo metu įrenginys neatsiliepia
call-set-off = linija nustatyta neatsiliepti
outcome-booked = užregistruota
outcome-moved = perkelta
outcome-cancelled = atšaukta
outcome-message = žinutė
outcome-callback = perskambinti
outcome-urgent = skubu
outcome-answered = atsakyta į klausimą
outcome-quoted = pasakyta kaina
outcome-transferred = sujungta
outcome-abandoned = padėjo ragelį

outage-box = įrenginys buvo išjungtas
outage-line = linija { $line }
outage-still = dar neveikia

figure-answered = Atsiliepta
figure-missed = Praleista
figure-left-to-staff = Palikta darbuotojams
figure-first-response = Nuo pirmo skambtelėjimo iki atsiliepimo
figure-time-to-outcome = Nuo pirmo skambtelėjimo iki rezultato
figure-time-to-callback = Kol perskambinta
figure-question-to-booking = Klausė ir užsiregistravo
figure-no-show = Neatvyko
figure-unmarked = Nepažymėti vizitai
figure-hand-over = Perduota žmogui
figure-after-hours = Ne darbo metu
figure-booked = Užregistruoti vizitai
figure-messages = Paliktos žinutės
figure-peak = Daugiausia skambučių vienu metu
figure-busiest = Judriausia valanda
figure-lost = Prarasta dėl praleistų skambučių
figure-calls = Skambučiai
figure-outgoing = Klinikos pačios skambučiai
figure-outside = Ne šio laikotarpio
share = { $part } iš { $of } ({ $percent })
spread = vidurinė reikšmė { $median }, devyni iš dešimties – iki { $p90 }
nothing = nėra
lost = { $amount } ({ $missed } × { $perCall })

reason-wished = prašė žmogaus
reason-sensitive = medicina, teisė arba pinigai
reason-referred = asistentė to negalėjo
reason-not-understood = nesuprasta
reason-urgent = skubu
reason-callback = perskambinti
reason-lead = naujas klientas
reason-triage = problema
reason-question = klausimas
reason-late = vėluos
