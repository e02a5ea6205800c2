# Ką registratūra sako lietuviškai. Vienas pranešimas – vienas ar du trumpi sakiniai.
# Reikšmės ateina žodžiais: dienos, laikai, kainos ir skaičiai jau ištarti.

## Pradžia
greet = { $clinic }, automatinė asistentė. Pokalbis neįrašomas.
greet-language = Lietuviškai – devyni.
how-help = Kuo galiu padėti?
how-help-keys = Norėdami užsiregistruoti, spauskite vieną. Kainos, darbo laikas ir adresas – spauskite du. Palikti žinutę – spauskite tris.

## Eiga
not-understood = Atsiprašau, nesupratau.
are-you-there = Ar mane girdite?
take-your-time = Žinoma, neskubėkite.
more = Ar dar kuo nors galiu padėti?
more-keys = Jei dar ko nors reikia, spauskite vieną. Jei ne, galite padėti ragelį.
goodbye = Ačiū, kad paskambinote. Viso gero.
apology = Atsiprašau, įvyko klaida. Prašau paskambinti dar kartą. Viso gero.
silent-goodbye = Jūsų negirdžiu, todėl baigiu pokalbį. Prašau paskambinti dar kartą. Viso gero.
emergency = Jei gresia pavojus gyvybei, padėkite ragelį ir skambinkite { $number }.
key-option = { $what } – spauskite { $key }.
when = { $day }, { $time }

## Registracija
ask-service = Dėl ko norėtumėte atvykti?
ask-service-examples = Dėl ko norėtumėte atvykti? Pavyzdžiui, { $examples }.
about-service = { $service }: trukmė – { $minutes }, kaina – { $price }.
about-service-range = { $service }: trukmė – { $minutes }, mažiausia kaina – { $low }, didžiausia – { $high }.
about-service-no-price = { $service }: trukmė – { $minutes }.
offer-one = Galiu pasiūlyti { $when }. Ar tinka?
offer-many = Galiu pasiūlyti { $choices }. Kuris laikas tinka?
offer-one-keys = { $when } – spauskite vieną. Kiti laikai – spauskite nulį.
offer-other-key = Kiti laikai – spauskite nulį.
not-free-nearest = Deja, tas laikas užimtas.
none-then = Laisvo laiko { $when } nėra.
none-on-day = { $day }
none-at-time = tuo metu
none-at-all = Atsiprašau, artimiausiomis savaitėmis laisvo laiko nėra.
too-far = Vėliausiai galiu užregistruoti { $day }.
no-other = Atsiprašau, kitų laikų nėra.
ask-when = Kurią dieną ir kelintą valandą būtų patogu?
ask-when-keys = Artimiausi laisvi laikai – spauskite vieną. Palikti žinutę – spauskite tris.
is-free = { $when } – laisva.
ask-name = Kokiu vardu registruoti?
ask-name-keys = Pasakykite vardą ir pavardę. Registruoti be vardo – spauskite vieną.
ask-phone = Kokiu telefonu galime su jumis susisiekti? Galite pasakyti arba surinkti klavišais.
ask-phone-keys = Surinkite savo telefono numerį ir paspauskite groteles.
ask-phone-rest = O toliau?
wrong-phone = Tai nepanašu į telefono numerį.
confirm = { $service }, { $when }, { $staff }. Ar registruoti?
confirm-named = { $service }, { $when }, { $staff }, vardas – { $name }. Ar registruoti?
confirm-keys = Registruoti – spauskite vieną. Keisti – spauskite du.
change = Ką pakeisti: laiką, paslaugą ar vardą?
change-keys = Kitas laikas – spauskite vieną. Kita paslauga – spauskite du. Kitas vardas – spauskite tris.
booked = Užregistravau: { $service }, { $when }.
taken = Atsiprašau, tą laiką ką tik užėmė.
book-failed = Atsiprašau, vizito įrašyti nepavyko, todėl niekas neužregistruota. Prašau paskambinti darbo metu.
given-up = Gerai, nieko neregistravau.

## Klausimai
price = { $service }: kaina – { $price }.
price-range = { $service }: mažiausia kaina – { $low }, didžiausia – { $high }.
price-unknown = { $service }: kaina priklauso nuo apžiūros, ją pasakys gydytojas.
ask-which-price = Kurios paslaugos kainą norėtumėte sužinoti?
ask-which-service = Apie kurią paslaugą klausiate?
duration = { $service }: trukmė – { $minutes }.
services = Galima registruotis: { $services }.
people = Galite pasirinkti: { $people }.
person-does = { $who }: { $services }.
open-day = { $day } dirbame { $hours }.
closed-day = { $day } nedirbame.
open-next = Artimiausiai dirbsime { $day }, { $hours }.
and-hours = { $first } ir { $second }
no-answer = Deja, to nežinau.
no-answer-message = Galiu jūsų klausimą perduoti darbuotojams.

## Žinutės
no-person = Deja, sujungti negaliu, bet galiu perduoti žinutę darbuotojams.
cannot-change = Vizitų keisti ar tikrinti negaliu. Galiu perduoti žinutę, ir darbuotojai jums perskambins.
ask-message = Ką perduoti?
ask-message-keys = Pasakykite žinutę. Jei reikia tik perskambinti, spauskite vieną.
wants-callback = Prašo perskambinti.
ask-message-name = O koks jūsų vardas?
confirm-message = Jūsų žinutė: { $text }. Ar perduoti?
confirm-message-keys = Perduoti – spauskite vieną. Pasakyti iš naujo – spauskite du.
message-saved = Žinutę įrašiau. Darbuotojai ją perskaitys artimiausią darbo dieną.
message-failed = Atsiprašau, žinutės įrašyti nepavyko. Prašau paskambinti darbo metu.
hand-over = Paprašysiu, kad darbuotojai jums perskambintų.
not-understood-note = Asistentė skambintojo nesuprato. Paskutiniai girdėti žodžiai: { $text }

## Santraukos darbuotojams
summary-booked = Užregistruota: { $service }, { $when }, { $staff }, { $name }.
summary-message = Žinutė: { $text }
summary-answered = Klausė: { $topics }.
summary-wanted = Baigta neužsiregistravus. Norėjo: { $wanted }.
summary-nothing = Baigta nepasakius, ko reikia.
summary-failed = Vizito įrašyti nepavyko: { $wanted }.
name-not-given = vardas nenurodytas
topic-price = kainos
topic-hours = darbo laikas
topic-address = adresas
topic-parking = automobilio stovėjimas
topic-payment = atsiskaitymas
topic-duration = trukmė
topic-services = paslaugos
topic-people = kas priima
topic-insurance = draudimas
topic-preparation = pasiruošimas vizitui
topic-fact = kita
