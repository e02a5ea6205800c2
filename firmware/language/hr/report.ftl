# Jutarnji izvještaj za ljude u ordinaciji; iste riječi vrijede i za Bosnu. Vrijednosti dolaze napisane: 2026-11-26 09:30.

title = { $clinic }: izvještaj od { $from } do { $to }
sms = { $clinic }, { $day }. Pozivi: { $calls }, odgovoreno: { $answered }, propušteno: { $missed }. Zakazano: { $booked }.
sms-no-calls = { $clinic }, { $day }. Nije bilo poziva. Zakazano: { $booked }.
sms-needs = Čeka osoblje: { $count } (hitno: { $urgent }, kasni: { $overdue }).
sms-no-needs = Ništa ne čeka osoblje.
sms-outage = Nije se moglo nazvati: { $time }.
mail-subject = { $clinic }: jutarnji izvještaj, { $day }

no-calls = Nije bilo poziva.
no-needs = Ništa ne čeka osoblje.
part-needs = Čeka osoblje
part-calls = Pozivi
part-visits = Novi i promijenjeni termini
part-outages = Kada se nije moglo nazvati
part-figures = Pokazatelji
part-heat = Pozivi po danima i satima
part-listed = Prema popisu operatera

need-urgent = hitno
need-callback = nazvati
need-lead = novi klijent
need-triage = problem
need-question = pitanje
need-conflict = sukob u kalendaru
need-late = kasni na termin
need-message = poruka
need-overdue = rok je prošao { $due }
need-due = do { $due }
name-not-given = ime nije rečeno

call-withheld = skriveni broj
call-gone = bez odgovora: osoba je odustala
call-busy = bez odgovora: linija je bila zauzeta
call-staff = prepušteno osoblju
call-hours = uređaj se tada ne javlja
call-set-off = linija je postavljena da se ne javlja
outcome-booked = zakazano
outcome-moved = premješteno
outcome-cancelled = otkazano
outcome-message = poruka
outcome-callback = nazvati
outcome-urgent = hitno
outcome-answered = odgovoreno na pitanje
outcome-quoted = rečena cijena
outcome-transferred = spojeno
outcome-abandoned = veza prekinuta

outage-box = uređaj je bio isključen
outage-line = linija { $line }
outage-still = još ne radi

figure-answered = Odgovoreno
figure-missed = Propušteno
figure-left-to-staff = Prepušteno osoblju
figure-first-response = Od prvog zvona do javljanja
figure-time-to-outcome = Od prvog zvona do ishoda
figure-time-to-callback = Do uzvraćenog poziva
figure-question-to-booking = Pitali i zakazali
figure-no-show = Nisu došli
figure-unmarked = Neoznačeni termini
figure-hand-over = Predano osoblju
figure-after-hours = Izvan radnog vremena
figure-booked = Zakazani termini
figure-messages = Ostavljene poruke
figure-peak = Najviše poziva odjednom
figure-busiest = Najprometniji sat
figure-lost = Izgubljeno zbog propuštenih poziva
figure-calls = Pozivi
figure-outgoing = Odlazni pozivi
figure-outside = Izvan ovog razdoblja
share = { $part } od { $of } ({ $percent })
spread = srednja vrijednost { $median }, devet od deset do { $p90 }
nothing = nema
lost = { $amount } ({ $missed } × { $perCall })

reason-wished = traženo osoblje
reason-sensitive = medicina, pravo ili novac
reason-referred = asistentica to nije mogla
reason-not-understood = nije se razumjelo
reason-urgent = hitno
reason-callback = nazvati
reason-lead = novi klijent
reason-triage = problem
reason-question = pitanje
reason-late = kasni na termin
