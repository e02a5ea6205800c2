# Ką registratūra sako lietuviškai. Vienas pranešimas – vienas ar du trumpi sakiniai.
# Reikšmės ateina žodžiais: dienos, laikai, kainos ir skaičiai jau ištarti.

## Pradžia
greet = { $clinic }, automatinė asistentė. Pokalbis neįrašomas.
greet-language = Lietuviškai – devyni.
how-help = Kuo galiu padėti?
how-help-keys = Norėdami užsiregistruoti, spauskite vieną. Kainos, darbo laikas ir adresas – spauskite du. Palikti žinutę – spauskite tris.

## Eiga
not-understood = Atsiprašau, nesupratau.
did-you-mean = Ar turėjote omenyje: { $what }?
did-you-mean-keys = Jei taip, spauskite vieną, jei ne, du.
did-you-mean-either-keys = Spauskite vieną arba du, o jei nė vienas netinka, tris.
which-day = { $what }?
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
none-here = Tame skyriuje laisvo laiko nėra, todėl pažiūrėjau kituose.
too-far = Vėliausiai galiu užregistruoti { $day }.
past-day = Ta diena jau praėjo.
no-such-day = Tokios dienos kalendoriuje nėra.
no-other = Atsiprašau, kitų laikų nėra.
ask-when = Kurią dieną ir kelintą valandą būtų patogu?
ask-when-keys = Artimiausi laisvi laikai – spauskite vieną. Palikti žinutę – spauskite tris.
is-free = { $when } – laisva.
ask-name = Kokiu vardu registruoti?
ask-name-keys = Pasakykite vardą ir pavardę. Registruoti be vardo – spauskite vieną.
ask-phone = Kokiu telefonu galime su jumis susisiekti? Galite pasakyti arba surinkti klavišais.
ask-phone-keys = Surinkite savo telefono numerį ir paspauskite groteles.
ask-phone-again = Kurie skaitmenys neteisingi? Galite pasakyti ir visą numerį iš naujo.
ask-phone-rest = O toliau?
wrong-phone = Tai nepanašu į telefono numerį.
is-that-right = { $what }. Ar teisingai?
is-that-right-keys = Jei teisingai, spauskite vieną. Jei ne, spauskite du.
confirm = { $service }, { $when }, { $staff }. Ar registruoti?
confirm-named = { $service }, { $when }, { $staff }, vardas – { $name }. Ar registruoti?
confirm-keys = Registruoti – spauskite vieną. Keisti – spauskite du.
change = Ką pakeisti: laiką, paslaugą ar vardą?
change-keys = Kitas laikas – spauskite vieną. Kita paslauga – spauskite du. Kitas vardas – spauskite tris.
# never said: what callers answer, in the order of the keys
change-answers = laiką, paslaugą, vardą
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
pass-on = Ar perduoti jūsų klausimą darbuotojams?
pass-on-keys = Perduoti – spauskite vieną. Jei ne, spauskite du.

## Žinutės
no-person = Deja, sujungti negaliu, bet galiu perduoti žinutę darbuotojams.
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
refused-note = Skambintojas tai atmetė tris kartus: { $text }
noted-without-number = Jūsų numerio užrašyti nepavyko, bet ko norėjote, darbuotojams įrašiau. Prašome paskambinti dar kartą darbo metu.
before-note = Prieš tai: { $wanted }.

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

## Jau užregistruoti vizitai
ask-birth-date = Kad rasčiau jūsų vizitą, pasakykite gimimo datą: dieną, mėnesį ir metus.
ask-birth-date-keys = Surinkite gimimo datą aštuoniais skaitmenimis: dieną, mėnesį ir metus.
sms-code = Jūsų kodas klinikos telefono asistentei: { $code }. Niekam jo nesakykite.
ask-code = Jei šiuo numeriu yra vizitas, į jį išsiųsta žinutė su keturiais skaitmenimis. Kokie jie?
ask-code-keys = Surinkite keturis skaitmenis iš žinutės.
which-visit = Kurį vizitą: { $choices }?
visit-none = Jūsų vizito nerandu. Galiu perduoti žinutę darbuotojams.
visit-not-found = Tokiu vardu ir gimimo data vizito nerandu. Pabandykime dar kartą.
visit-unproven = Negaliu įsitikinti, kad vizitas jūsų. Galiu perduoti žinutę, ir darbuotojai jums paskambins.
visit-is = { $service }: { $when }, { $staff }.
visit-confirmed = Ačiū, pažymėjau, kad atvyksite { $when }.
visit-over = Šis vizitas jau atšauktas.
visit-kept = Gerai, viskas lieka kaip buvo.
change-failed = Atsiprašau, nepavyko to įrašyti, todėl vizitas liko kaip buvo. Paskambinkite mums darbo metu.
ask-cancel = { $service }, { $when }. Ar atšaukti?
ask-cancel-keys = Norėdami atšaukti vizitą, spauskite vieną. Norėdami palikti, spauskite du.
cancelled = Atšaukta: { $service }, { $when }.
ask-instead = Jau turite vizitą: { $service }, { $old }. Ar perkelti jį į naują laiką?
ask-instead-keys = Norėdami perkelti tą vizitą, spauskite vieną. Norėdami jį palikti ir registruotis dar kartą, spauskite du.
confirm-move = { $service }: buvo { $old }, bus { $when }. Ar perkelti?
confirm-move-keys = Norėdami perkelti vizitą, spauskite vieną. Norėdami ką nors pakeisti, spauskite du.
moved = Perkelta: { $service }, dabar { $when }.
confirm-waiting = Galiu parašyti jums, kai tik atsiras laisvas laikas: { $service }. Ar įrašyti į laukiančiųjų sąrašą?
confirm-waiting-keys = Norėdami būti sąraše, spauskite vieną. Jei nenorite, spauskite du.
waiting-saved = Įrašiau į sąrašą. Atsiradus laikui gausite žinutę; laikas atiteks tam, kas pirmas atsakys.

## Žmonės
for-a-person = Tai turi spręsti žmogus. Galiu perduoti jūsų žodžius.
ask-callback-about = Dėl ko perskambinti?
ask-callback-about-keys = Po šio sakinio pasakykite, dėl ko. Jei nenorite sakyti, spauskite vieną.
confirm-callback = Ar perskambinti numeriu { $phone }?
confirm-callback-keys = Jei numeris teisingas, spauskite vieną. Jei kitas, spauskite du.
callback-saved = Užsirašiau, darbuotojai jums perskambins.
urgent-saved = Budintiems pranešta, jūsų numerį jie turi.
urgent-failed = Atsiprašau, budintiems pranešti nepavyko. Jei negalite laukti, skambinkite { $number }.
key-in-count = Surinkite skaičių ir paspauskite grotelių klavišą.

## Sujungimas
connecting = Neatsijunkite, jungiu.
please-hold = Neatsijunkite, dar bandau prisiskambinti.
not-reached = Atsiprašau, niekas negalėjo atsiliepti. Galiu perduoti žinutę darbuotojams.
duty-not-reached = Atsiprašau, nė vienas budintis neatsiliepė.
not-there = { $name } dabar negali atsiliepti. Galiu perduoti žinutę darbuotojams.
confirm-through = Ar sujungti: { $name }?
confirm-through-keys = Norėdami, kad sujungčiau, spauskite vieną. Jei ne, spauskite du.
whisper = Jums skambina: { $who }. Dėl ko: { $what }.
whisper-key = Norėdami kalbėti, spauskite vieną. Jei negalite, spauskite du.
whisper-unknown = numeris nerodomas
whisper-nothing = nepasakė
urgent-text = Skubus skambutis iš { $phone }: { $text }

## Ko norėjo skambinantieji, darbuotojams
wanted-move = perkelti vizitą
wanted-cancel = atšaukti vizitą
wanted-check = sužinoti, kada vizitas
wanted-confirm = patvirtinti vizitą
wanted-waiting = laukti laisvo laiko
summary-moved = Perkelta: { $service }, buvo { $old }, dabar { $when }, { $name }.
summary-cancelled = Atšaukta: { $service }, { $when }, { $name }.
summary-visit = Klausė apie vizitą { $when }.
summary-waiting = Laukia laisvo laiko: { $service }.
summary-callback = Prašo perskambinti: { $text }
summary-urgent = Skubu: { $text }
summary-quoted = Pasakyta kaina: { $service }, { $price }.
summary-transferred = Sujungta su { $to }.

## Tekstinės žinutės
sms-reminder = { $clinic }: { $service }, { $when }. Atsakykite PATVIRTINU, PERKELTI arba ATŠAUKTI.
sms-confirmed = { $clinic }: ačiū, laukiame jūsų: { $service }, { $when }.
sms-cancelled = { $clinic }: vizitas atšauktas: { $service }, { $when }.
sms-visit-over = { $clinic }: šis vizitas jau atšauktas: { $service }, { $when }.
sms-choose = { $clinic }: kiti laikai, { $service }. { $choices }. Atsakykite numeriu. Iki tol jums lieka { $when }.
sms-no-times = { $clinic }: dabar laisvų laikų nėra: { $service }. Paskambinkite mums.
sms-moved = { $clinic }: dabar jūsų vizitas toks: { $service }, { $when }.
sms-choice-taken = { $clinic }: atsiprašome, laiką { $when } ką tik užėmė. Dėl kitų laikų atsakykite PERKELTI.
sms-offer = { $clinic }: atsirado laisvas laikas, { $service }, { $staff }: { $when }. Jei tinka, per { $minutes } min. atsakykite TAIP. Laikas atiteks tam, kas atsakys pirmas.
sms-offer-won = { $clinic }: užregistruota: { $service }, { $when }.
sms-offer-gone = { $clinic }: atsiprašome, kitas atsakė pirmas, laikas { $when } užimtas. Liekate sąraše: { $service }.
sms-offer-declined = { $clinic }: gerai. Liekate sąraše: { $service }.
sms-offer-over = { $clinic }: atsiprašome, šis pasiūlymas baigėsi. Liekate sąraše: { $service }.
sms-missed = { $clinic }: nesulaukėme jūsų: { $service }, { $when }. Dėl kito laiko atsakykite PERKELTI.
sms-follow-up = { $clinic }: kaip jaučiatės po vizito { $when } ({ $service })? Ką atsakysite, darbuotojai perskaitys.
sms-lead = { $clinic }: ačiū, kad kreipėtės. Paskambinsime jums iki { $when }. Jei norite ką pridurti, atsakykite čia, darbuotojai perskaitys.
sms-lead-late = { $clinic }: atsiprašome, kad dar nepaskambinome. Kada jums patogu kalbėti? Atsakykite čia, darbuotojai perskaitys.
sms-for-staff = { $clinic }: ačiū, darbuotojai perskaitys jūsų žinutę.
sms-overdue = { $clinic }: niekas to dar neatliko. { $name }, { $phone }: { $text } Terminas { $when }. { $owner }
calendar-busy = Užimta
calendar-cancelled = Kalendorius: vizitas { $visit } ten ištrintas, todėl atšauktas. Praneškite klientui.
calendar-both = Kalendorius: vizito { $visit } laikas pakeistas ir čia, ir kalendoriuje (ten į { $when }). Galioja tai, kas užregistruota čia; kalendoriuje tai atkurta. Patikrinkite.
calendar-over = Kalendorius: vizitas { $visit } pakeistas kalendoriuje (į { $when }), bet jis jau atšauktas arba įvykęs. Čia niekas nepakeista. Patikrinkite.
calendar-odd = Kalendorius: vizitas { $visit } kalendoriuje pakeistas taip, kaip vizitas būti negali: praeityje, pasikartojantis arba visos dienos. Galioja tai, kas užregistruota čia; kalendoriuje tai atkurta.
calendar-taken = Kalendorius: vizitas { $visit } kalendoriuje perkeltas į { $when }, bet tas laikas užimtas kito vizito. Galioja tai, kas užregistruota čia; kalendoriuje tai atkurta.
calendar-place = Kalendorius: vizitas { $visit } kalendoriuje perkeltas į { $when }, bet ten, kur jis tada vyktų, nėra tam reikiamo kabineto. Galioja tai, kas užregistruota čia; kalendoriuje tai atkurta.
calendar-swept = Kalendorius: iš karto dingo { $count } vizitai (-ų). Nė vienas neatšauktas; jie kalendoriuje atkurti. Jei reikia atšaukti, atšaukite po vieną.
calendar-overlap = Kalendorius: ten užimta, bet užregistruoti šie vizitai: { $visits }. Jie lieka, kol kas nors juos perkels arba atšauks.
calendar-away = Kalendorius: jis nepasiekiamas nuo { $when }. { $says } Vizitai gali būti užregistruoti laiku, kuris ten užimtas.

## Nauji užsakovai
lead-intro = Keli trumpi klausimai, kad paskambintų tinkamas žmogus.
lead-field = Kuo užsiimate ir kuriame mieste?
lead-volume = Maždaug kiek žmonių arba kiek per mėnesį?
lead-budget = Kokį biudžetą numatote?
lead-start = Kada norėtumėte pradėti?
lead-keys = Jei nenorite sakyti, spauskite vieną.
ask-lead-when = Kurią dieną ir kelintą valandą jums paskambinti?
ask-lead-when-keys = Jei kuo greičiau, spauskite vieną.
lead-saved = Ačiū, užrašyta. Darbuotojai jums paskambins, vėliausiai { $when }.
summary-lead = Galimas klientas ({ $points }): { $text }

## Kas tinka
ask-trouble = Keliais žodžiais pasakykite, kas nutiko.
ask-trouble-keys = Pasakykite po šio sakinio. Jei geriau, kad perskambintų, spauskite vieną.
triage-service = Tam pas mus skirtas vizitas: { $service }.
summary-triage = Reikia pagalbos: { $text }

## Po vizito
ask-how-was-it = Kaip sekėsi, ar viskas gerai?
ask-how-was-it-keys = Jei viskas gerai, spauskite vieną. Jei kas nors negerai, spauskite du.
ask-what-is-wrong = Labai apgailestauju. Kas negerai?
ask-what-is-wrong-keys = Pasakykite po šio sakinio. Jei geriau, kad perskambintų, spauskite vieną.
all-is-well = Malonu girdėti. Ačiū, kad pasakėte.
summary-follow-up = Po vizito negerai: { $text }
topic-follow-up = kaip sekėsi po vizito

## Vėlavimas
ask-minutes-late = Maždaug kiek minučių vėluosite?
ask-minutes-late-keys = Surinkite minutes ir paspauskite grotelių klavišą.
late-saved = Darbuotojams užrašiau, kad vėluojate. Trukmė: { $minutes }.
late-saved-some = Darbuotojams užrašiau, kad vėluojate.
late-note = Vėluos ({ $minutes }): { $text }
late-note-visit = Vėluos ({ $minutes }), { $visit }: { $text }

## Skyriai
ask-branch = Kuriame skyriuje: { $branches }?
when-branch = { $when }, { $branch }
branch-says = { $branch }: { $text }
