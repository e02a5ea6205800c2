import { rowsOf, type Row } from './table.ts'

/** What callers say in Lithuanian, as a recogniser writes it, and what it must mean on Tuesday 24 November 2026. */
export const rows: readonly Row[] = [
  ...rowsOf(
    'phrase',
    `taip = yes
     taip prašau = yes
     jo jo = yes
     man tinka = yes
     noriu = yes
     noriu atšaukti vizitą =
     ar galima kitą laiką = other
     gerai tinka = yes
     puikiai = yes
     žinoma = yes
     be abejo = yes
     tegul būna = yes
     tą ir imu = yes
     nieko prieš = yes
     ne problema = yes
     turbūt taip = rather yes
     lyg ir tinka = rather yes
     ko gero = rather yes
     turėtų tikti = rather yes
     ne = no
     ne ačiū = no
     man netinka = no
     tikrai ne = no
     ne visai = no
     deja ne = no
     nenoriu = no
     turbūt ne = rather no
     nelabai = rather no
     ko gero ne = rather no
     vargu ar = rather no
     pakartokite prašau = repeat
     ką sakėte = repeat
     neišgirdau = repeat
     dar kartą = repeat
     ar galite pakartoti = repeat
     kalbėkite lėčiau = slower
     ne taip greitai = slower
     garsiau prašau = louder
     labai tyliai = louder
     oi ne = correction
     suklydau = correction
     norėjau pasakyti penktadienį = correction
     palikite kaip yra = keep
     nieko nekeiskite = keep
     eik velniop = abuse
     tu idiotas = abuse
     kokia nesąmonė = abuse
     sujunkite su žmogumi = person
     noriu pasikalbėti su gydytoja = person
     ar jūs robotas = person
     registratūrą prašau = person
     operatorių = person
     padėkite = help
     ką galiu pasakyti = help
     palaukite = wait
     minutėlę = wait
     leiskite pagalvoti = wait
     labai ačiū = thanks
     dėkui = thanks
     viso gero = goodbye
     iki pasimatymo = goodbye
     geros dienos = goodbye
     laba diena = hello
     labas rytas = hello
     alio girdite = hello
     nežinau = unsure
     sunku pasakyti = unsure
     dar nežinau = unsure
     nė vienas netinka = none
     niekas netinka = none
     kitą laiką = other
     gal kitu laiku = other
     ar yra kitų = other
     gal anksčiau = earlier
     ką nors anksčiau = earlier
     ankstesnį = earlier
     truputį vėliau = later
     vėlesnį laiką = later
     tai viskas = nothing more
     daugiau nieko = nothing more
     viskas ačiū = nothing more
     nieko nebereikia = nothing more
     iki dvyliktos =
     rytoj devintą =`,
  ),
  ...rowsOf(
    'wish',
    `noriu užsiregistruoti = book
     norėčiau pas gydytoją = book
     ar turite laisvų laikų = book
     registruokite mane = book
     noriu perkelti vizitą = move
     ar galima pakeisti vizito laiką = move
     nukelkite į kitą savaitę = move
     noriu atšaukti vizitą = cancel
     negalėsiu atvykti = cancel
     išregistruokite mane = cancel
     kada mano vizitas = check
     noriu pasitikslinti = check
     patvirtinu kad ateisiu = confirm
     įrašykite į laukiančiųjų sąrašą = waitlist
     jeigu kas nors atsisakys = waitlist
     kiek maždaug kainuotų = quote
     paruoškite sąmatą = quote
     noriu palikti žinutę = message
     perduokite kad vėluosiu = late, message
     perskambinkite man = callback
     tegul man paskambina = callback
     labai skauda = urgent
     man ištino veidas = urgent
     skubiai reikia = urgent
     negaliu kvėpuoti = urgent
     turiu problemą = problem
     noriu pasiskųsti = complaint
     iškrito plomba = problem
     skambinu iš įmonės = lead
     norėtume bendradarbiauti = lead
     pavėluosiu dešimt minučių = late
     stoviu kamštyje = late
     šiandien gražus oras =`,
  ),
  ...rowsOf(
    'topic',
    `kiek kainuoja plombavimas = price
     kokios kainos = price
     ar taikote nuolaidas = price
     iki kelintos dirbate = hours
     koks jūsų darbo laikas = hours
     ar dirbate savaitgaliais = hours
     koks jūsų adresas = address
     kaip jus rasti = address
     kur pastatyti mašiną = parking
     ar yra aikštelė = parking
     ar galima mokėti kortele = payment
     atsiskaityti grynaisiais = payment
     kiek trunka procedūra = duration
     kiek ilgai užtruksiu = duration
     kokias paslaugas teikiate = services
     kas atlieka balinimą = people
     kokie gydytojai dirba = people
     ar priimate su draudimu = insurance
     ar ligonių kasos kompensuoja = insurance
     kaip pasiruošti vizitui = preparation
     ar galima valgyti prieš = preparation
     ką atsinešti = preparation`,
  ),
  ...rowsOf(
    'sensitive',
    `kokius vaistus man gerti = medical
     ar gavote tyrimų rezultatus = medical
     ar tai pavojinga = medical
     paduosiu į teismą = legal
     kalbėsite su mano advokatu = legal
     grąžinkite pinigus = money
     neteisinga sąskaita = money
     noriu užsiregistruoti =`,
  ),
  ...rowsOf(
    'aspect',
    `pakeiskite laiką = time
     kitą dieną = time
     paslaugą = service
     pavardę = name`,
  ),
  ...rowsOf(
    'day',
    `šiandien = 2026-11-24
     rytoj = 2026-11-25
     rytojui = 2026-11-25
     poryt = 2026-11-26
     užporyt = 2026-11-27
     ketvirtadienį = 2026-11-26
     ketvirtadienį prašau = 2026-11-26
     ketvirtadienio = 2026-11-26
     antradienis = 2026-12-01
     kitą pirmadienį = 2026-11-30
     kitas ketvirtadienis = 2026-12-03
     šį penktadienį = 2026-11-27
     ateinantį penktadienį = 2026-12-04
     artimiausią pirmadienį = 2026-11-30
     kitą savaitę ketvirtadienį = 2026-12-03
     ketvirtadienį kitą savaitę = 2026-12-03
     pirmadienį po savaitės = 2026-11-30
     lapkričio dvidešimt šeštą = 2026-11-26
     lapkričio dvidešimt šeštą dieną = 2026-11-26
     lapkričio dvidešimt šeštos = 2026-11-26
     dvidešimt šeštą lapkričio = 2026-11-26
     ketvirtadienį lapkričio dvidešimt šeštą = 2026-11-26 @1
     penktadienį lapkričio dvidešimt šeštą = 2026-11-26 @0.5
     gruodžio penktos = 2026-12-05
     gruodžio trisdešimt pirmą = 2026-12-31
     dvidešimt septintą dieną = 2026-11-27
     sausio 5 d. = 2027-01-05
     lapkričio 26 = 2026-11-26
     2026-12-05 = 2026-12-05
     2027 metų sausio penktą = 2027-01-05
     du tūkstančiai dvidešimt septintų metų sausio penktą = 2027-01-05
     vasario mėnesio trečią = 2027-02-03
     po trijų dienų = 2026-11-27
     už dviejų dienų = 2026-11-26
     po savaitės = 2026-11-30/2026-12-06
     po dviejų savaičių = 2026-12-07/2026-12-13
     kitą savaitę = 2026-11-30/2026-12-06
     dar kitą savaitę = 2026-12-07/2026-12-13
     šią savaitę = 2026-11-24/2026-11-29
     savaitgalį = 2026-11-28/2026-11-29
     kitą savaitgalį = 2026-12-05/2026-12-06
     gruodžio mėnesį = 2026-12-01/2026-12-31
     gruodį = 2026-12-01/2026-12-31
     kitą mėnesį = 2026-12-01/2026-12-31
     šį mėnesį = 2026-11-24/2026-11-30
     gruodžio pradžioje = 2026-12-01/2026-12-10
     gruodžio viduryje = 2026-12-11/2026-12-20
     kito mėnesio pabaigoje = 2026-12-21/2026-12-31
     mėnesio pabaigoje = 2026-11-24/2026-11-30
     artimiausiomis dienomis = 2026-11-24/2026-11-27
     nuo pirmadienio iki trečiadienio = 2026-11-30/2026-12-02
     nuo gruodžio pirmos iki penktos dienos = 2026-12-01/2026-12-05
     tarp ketvirtadienio ir šeštadienio = 2026-11-26/2026-11-28
     iki penktadienio = 2026-11-24/2026-11-27
     prieš penktadienį = 2026-11-24/2026-11-26
     po penktadienio = 2026-11-28/2026-12-11
     ne vėliau kaip penktadienį = 2026-11-24/2026-11-27
     po kalėdų = 2026-12-27/2027-01-09
     prieš kalėdas = 2026-11-24/2026-12-23
     per kalėdas = 2026-12-25
     per kūčias = 2026-12-24
     po naujųjų = 2027-01-02/2027-01-15
     po naujųjų metų = 2027-01-02/2027-01-15
     prieš velykas = 2026-11-24/2027-03-27
     per jonines = 2027-06-24
     per žolinę = 2027-08-15
     po vėlinių = 2027-11-03/2027-11-16
     vasario šešioliktąją = 2027-02-16
     ne trečiadienį o ketvirtadienį = 2026-11-26
     trečiadienį ne atsiprašau ketvirtadienį = 2026-11-26 @0.8
     trečiadienį negaliu galiu ketvirtadienį = 2026-11-26
     negaliu trečiadienį =
     tik ne pirmadienį =
     ketvirtadienį ne vėliau kaip dešimtą = 2026-11-26
     antrą =
     taip =
     devintą valandą =
     antrą dienos =
     vasarą =
     spalva =
     liepkite =`,
  ),
  ...rowsOf(
    'time',
    `devintą = 09:00? @0.8
     antrą = 02:00? @0.6
     devintą valandą = 09:00? @1
     apie devintą = 09:00? @1
     9 valandą = 09:00?
     9 val = 09:00?
     9:30 = 09:30? @1
     9.30 val = 09:30?
     14:30 = 14:30
     devintą trisdešimt = 09:30? @1
     devinta trisdešimt = 09:30?
     devintą valandą penkiolika minučių = 09:15?
     devynios nulis penkios = 09:05?
     keturioliktą trisdešimt = 14:30
     septynioliktą valandą = 17:00
     pusę dešimtos = 09:30? @1
     pusė trijų = 02:30?
     pusę trijų = 02:30?
     pusiau ketvirtos = 03:30?
     pusę trijų po pietų = 14:30
     be penkiolikos dešimt = 09:45?
     be ketvirčio dešimt = 09:45?
     be penkių dešimt = 09:55?
     be dvidešimt minučių trečia = 02:40?
     penkiolika po devynių = 09:15?
     ketvirtis po devynių = 09:15?
     dešimt minučių po antros = 02:10?
     trečią po pietų = 15:00 @1
     trečią valandą dienos = 15:00
     antrą dienos = 14:00
     aštuntą ryto = 08:00
     aštuntą vakaro = 20:00
     rytoj ryte devintą = 09:00
     po pietų apie trečią = 15:00
     vakare šeštą = 18:00
     vidurdienį = 12:00
     po trečios = from 03:00?
     po trijų = from 03:00?
     po penktos valandos = from 05:00?
     po septyniolikos = from 17:00
     nuo dešimtos = from 10:00?
     ne anksčiau kaip dešimtą = from 10:00?
     vėliau nei antrą = from 02:00?
     dešimtą arba vėliau = from 10:00?
     iki dvyliktos = until 12:00?
     prieš dešimtą = until 10:00?
     ne vėliau kaip ketvirtą = until 04:00?
     dešimtą ar anksčiau = until 10:00?
     nuo devynių iki dvyliktos = 09:00-12:00?
     tarp devynių ir vienuolikos = 09:00-11:00?
     nuo aštuntos iki keturioliktos trisdešimt = 08:00-14:30
     po dviejų bet prieš keturias = 02:00-04:00?
     po pietų bet iki keturių = 12:00-16:00
     ryte po dešimtos = 10:00-12:00
     po pietų = afternoon
     popiet = afternoon
     iš ryto = morning
     iki pietų = morning
     pirmoje dienos pusėje = morning
     per pietus = afternoon
     vakare = evening
     po darbo = evening
     vakarop = evening
     kuo greičiau = earliest
     kuo anksčiau = earliest
     artimiausias = earliest
     pirmas laisvas = earliest
     kuo vėliau = latest
     bet kada = any
     man nesvarbu = any
     devintą ne dešimtą = 10:00? @0.8
     ne devintą o dešimtą = 10:00?
     devintą negaliu =
     labas rytas =
     labas vakaras =
     gero vakaro =
     po dviejų savaičių =
     trisdešimt minučių =
     dvidešimt eurų =
     du kartus =
     taip =
     rytoj =`,
  ),
  ...rowsOf(
    'date',
    `tūkstantis devyni šimtai aštuoniasdešimt penktų metų gegužės trečia = 1985-05-03
     tūkstantis devyni šimtai aštuoniasdešimt penktieji metai gegužės trečia diena = 1985-05-03
     aštuoniasdešimt penktų metų gegužės trečia = 1985-05-03 @0.8
     gegužės trečia tūkstantis devyni šimtai devyniasdešimtų = 1990-05-03
     1985 metų gegužės 3 = 1985-05-03 @1
     1985 05 03 = 1985-05-03
     1985-05-03 = 1985-05-03
     1985.05.03 = 1985-05-03
     gimiau 1985 gegužės trečią = 1985-05-03
     dutūkstantųjų metų sausio pirma = 2000-01-01
     du tūkstančiai pirmų metų vasario dvidešimt aštunta = 2001-02-28
     2001 metų vasario 29 =
     gegužės trečia =`,
  ),
  ...rowsOf(
    'choice',
    `antras variantas = 2
     trečią = 3
     pirmą prašau = 1
     pirmas tinka = 1
     antrasis = 2
     paskutinį = -1
     paskutinis = -1
     pirmuosius =
     dešimtą =
     taip =`,
  ),
  ...rowsOf(
    'digits',
    `aštuoni šešiasdešimt du, trisdešimt keturi, penki šeši septyni = 86234567
     plius trys septyni nulis, šeši = 3706
     8 612 34567 = 861234567
     nulis šeši vienas du = 0612
     šeši šimtai dvylika trys keturi penki = 612345
     neturiu telefono =`,
  ),
  ...rowsOf(
    'count',
    `nulis = 0
     du = 2
     dviejų = 2
     trims = 3
     penkiolika = 15
     dvidešimt vienas = 21
     keturiasdešimt penkios = 45
     šimtas dvidešimt = 120
     du šimtai = 200
     trys šimtai penkiasdešimt du = 352
     tūkstantis = 1000
     tūkstantis du šimtai = 1200
     penki tūkstančiai = 5000
     dvylika tūkstančių trys šimtai keturiasdešimt = 12340
     120 = 120
     2 tūkstančiai = 2000
     trims žmonėms = 3
     taip =`,
  ),
  ...rowsOf(
    'money',
    `dvidešimt eurų = 20 EUR @1
     20 eurų = 20 EUR
     vienas euras = 1 EUR
     šimtas dvidešimt eurų = 120 EUR
     dvylika eurų penkiasdešimt centų = 12.5 EUR
     dvylika eurų penkiasdešimt = 12.5 EUR
     12.50 eurų = 12.5 EUR
     penkiasdešimt centų = 0.5 EUR
     tūkstantis eurų = 1000 EUR
     dvidešimt svarų = 20 GBP
     dvidešimt = 20 @0.5
     nežinau =`,
  ),
  ...rowsOf(
    'spelling',
    `ka a zet = kaz
     k a z = kaz
     k kaip kaunas a kaip antanas z kaip zita = kaz
     kaunas antanas zita = kaz
     žet u ka a es = zukas
     jot o en a es = jonas
     dvi en a = nna
     e nosinė el = ęl
     taip =`,
  ),
]
