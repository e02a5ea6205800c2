# Što recepcija govori na hrvatskom. Jedna poruka – jedna ili dvije kratke rečenice.
# Vrijednosti dolaze riječima: dani, vremena, cijene i brojevi već su izgovoreni.

## Početak
greet = { $clinic }, automatska asistentica. Razgovor se ne snima.
greet-language = Za hrvatski pritisnite devet.
how-help = Kako vam mogu pomoći?
how-help-keys = Za naručivanje pritisnite jedan. Za cijene, radno vrijeme i adresu pritisnite dva. Za poruku pritisnite tri.

## Tijek
not-understood = Oprostite, nisam razumjela.
did-you-mean = Jeste li mislili: { $what }?
did-you-mean-keys = Za da pritisnite jedan, za ne dva.
did-you-mean-either-keys = Pritisnite jedan ili dva, a ako nijedno, tri.
which-day = { $what }?
are-you-there = Jeste li još tu?
take-your-time = Naravno, samo polako.
more = Mogu li vam još nekako pomoći?
more-keys = Ako trebate još nešto, pritisnite jedan. Ako ne, slobodno poklopite.
goodbye = Hvala na pozivu. Doviđenja.
apology = Oprostite, došlo je do greške. Molim, nazovite ponovno. Doviđenja.
silent-goodbye = Ne čujem vas pa prekidam vezu. Molim, nazovite ponovno. Doviđenja.
emergency = Ako je nekome život u opasnosti, poklopite i odmah nazovite { $number }.
key-option = { $what } – pritisnite { $key }.
when = { $day }, { $time }

## Naručivanje
ask-service = Zbog čega biste došli?
about-service = { $service }: traje { $minutes }, cijena je { $price }.
about-service-range = { $service }: traje { $minutes }, najniža cijena je { $low }, najviša { $high }.
about-service-no-price = { $service }: traje { $minutes }.
offer-one = Slobodno je { $when }. Odgovara li vam?
offer-many = Slobodno je { $choices }. Što vam odgovara?
offer-one-keys = { $when } – pritisnite jedan. Za druge termine pritisnite nulu.
offer-other-key = Za druge termine pritisnite nulu.
not-free-nearest = Taj je termin zauzet.
none-then = Nema slobodnih termina { $when }.
none-on-day = { $day }
none-at-time = u to vrijeme
none-at-all = Žao mi je, za to u idućim tjednima nema slobodnih termina.
none-here = U toj podružnici nema slobodnih termina pa sam pogledala druge.
too-far = Termine mogu zakazati najkasnije za ovaj dan: { $day }.
past-day = Taj dan je već prošao.
no-such-day = Takvog dana u kalendaru nema.
no-other = Žao mi je, drugih termina nema.
ask-when = Koji dan i u koliko sati bi vam odgovaralo?
ask-when-keys = Za prve slobodne termine pritisnite jedan. Za poruku pritisnite tri.
is-free = { $when } je slobodno.
ask-name = Na koje ime da vas upišem?
ask-name-keys = Recite ime i prezime. Za naručivanje bez imena pritisnite jedan.
ask-phone = Na koji vas broj možemo dobiti? Recite ga ili utipkajte.
ask-phone-keys = Utipkajte svoj broj telefona i pritisnite ljestve.
ask-phone-again = Koje su znamenke pogrešne? Možete i ponoviti cijeli broj.
ask-phone-rest = I ostatak broja?
wrong-phone = To ne zvuči kao broj telefona.
is-that-right = { $what }. Je li točno?
is-that-right-keys = Ako je točno, pritisnite jedan. Ako nije, pritisnite dva.
confirm = { $service }, { $when }, { $staff }. Da zakažem?
confirm-named = { $service }, { $when }, { $staff }, na ime { $name }. Da zakažem?
confirm-keys = Za potvrdu pritisnite jedan. Za promjenu pritisnite dva.
change = Što da promijenim: vrijeme, uslugu ili ime?
change-keys = Za drugo vrijeme pritisnite jedan. Za drugu uslugu dva. Za drugo ime tri.
# never said: what callers answer, in the order of the keys
change-answers = vrijeme, uslugu, ime
booked = Zakazano: { $service }, { $when }.
taken = Žao mi je, taj je termin upravo zauzet.
book-failed = Žao mi je, termin nisam uspjela zapisati pa ništa nije zakazano. Molim, nazovite u radno vrijeme.
given-up = U redu, ništa nisam zakazala.

## Pitanja
price = { $service }: cijena je { $price }.
price-range = { $service }: najniža cijena je { $low }, najviša { $high }.
price-unknown = { $service }: cijena ovisi o pregledu, reći će vam je liječnik.
ask-which-price = Cijena koje usluge vas zanima?
ask-which-service = Na koju uslugu mislite?
duration = { $service }: traje { $minutes }.
services = Možete se naručiti za sljedeće: { $services }.
people = Primaju: { $people }.
person-does = { $who }: { $services }.
open-day = { $day } radimo { $hours }.
closed-day = { $day } ne radimo.
open-next = Prvi radni dan je { $day }, { $hours }.
and-hours = { $first } i { $second }
no-answer = To ne znam.
pass-on = Da vaše pitanje prenesem osoblju?
pass-on-keys = Ako želite da ga prenesem, pritisnite jedan. Ako ne, pritisnite dva.

## Poruke
no-person = Ne mogu vas spojiti, ali mogu prenijeti poruku osoblju.
ask-message = Što da prenesem?
ask-message-keys = Recite poruku. Ako samo trebaju nazvati, pritisnite jedan.
wants-callback = Molba: nazvati ovaj broj.
ask-message-name = A vaše ime?
confirm-message = Vaša poruka: { $text }. Da je prenesem?
confirm-message-keys = Za slanje poruke pritisnite jedan. Za novu poruku pritisnite dva.
message-saved = Poruka je zapisana. Osoblje će je pročitati prvi radni dan.
message-failed = Žao mi je, poruku nisam uspjela zapisati. Molim, nazovite u radno vrijeme.
hand-over = Zamolit ću da vas nazovu.
not-understood-note = Asistentica nije razumjela pozivatelja. Posljednje što se čulo: { $text }
refused-note = Pozivatelj je ovo tri puta odbio: { $text }
noted-without-number = Vaš broj nije zapisan, ali osoblju je zabilježeno što ste trebali. Molim nazovite ponovno u radno vrijeme.
before-note = Prije toga: { $wanted }.

## Sažeci za osoblje
summary-booked = Zakazano: { $service }, { $when }, { $staff }, { $name }.
summary-message = Poruka: { $text }
summary-answered = Pitanja: { $topics }.
summary-wanted = Završeno bez termina. Traženo: { $wanted }.
summary-nothing = Završeno, a nije rečeno zbog čega.
summary-failed = Termin nije zapisan zbog greške: { $wanted }.
name-not-given = ime nije rečeno
topic-price = cijene
topic-hours = radno vrijeme
topic-address = adresa
topic-parking = parkiranje
topic-payment = plaćanje
topic-duration = trajanje
topic-services = usluge
topic-people = tko što radi
topic-insurance = osiguranje
topic-preparation = priprema
topic-fact = ostalo

## Već dogovoreni termini
ask-birth-date = Da pronađem vaš termin, recite datum rođenja: dan, mjesec i godinu.
ask-birth-date-keys = Utipkajte datum rođenja s osam znamenki: dan, mjesec i godinu.
sms-code = Vaš kod za telefonsku asistenticu klinike: { $code }. Nemojte ga nikome reći.
ask-code = Ako pod tim brojem postoji termin, na njega je poslana poruka s četiri znamenke. Koje su?
ask-code-keys = Utipkajte četiri znamenke iz poruke.
which-visit = Koji termin: { $choices }?
visit-none = Ne nalazim vaš termin. Mogu primiti poruku za osoblje.
visit-not-found = Pod tim imenom i datumom rođenja ne nalazim termin. Pokušajmo još jednom.
visit-unproven = Ne mogu potvrditi da je termin vaš. Mogu primiti poruku, a osoblje će vas nazvati.
visit-is = { $service }: { $when }, { $staff }.
visit-confirmed = Hvala, zabilježila sam da dolazite { $when }.
visit-over = Taj je termin već otkazan.
visit-kept = U redu, sve ostaje kako je bilo.
change-failed = Oprostite, to nisam uspjela spremiti, pa je termin ostao kakav je bio. Nazovite nas u radno vrijeme.
ask-cancel = { $service }, { $when }. Da otkažem?
ask-cancel-keys = Za otkazivanje termina pritisnite jedan. Da ostane, pritisnite dva.
cancelled = Otkazano: { $service }, { $when }.
ask-instead = Već imate termin: { $service }, { $old }. Da ga premjestim na novo vrijeme?
ask-instead-keys = Za premještanje tog termina pritisnite jedan. Da ostane i da se dogovori još jedan, pritisnite dva.
confirm-move = { $service }: bilo je { $old }, bit će { $when }. Da premjestim?
confirm-move-keys = Za premještanje termina pritisnite jedan. Za promjenu pritisnite dva.
moved = Premješteno: { $service }, sada { $when }.
confirm-waiting = Mogu vam pisati čim se oslobodi termin: { $service }. Da vas stavim na listu čekanja?
confirm-waiting-keys = Za listu čekanja pritisnite jedan. Ako ne želite, pritisnite dva.
waiting-saved = Na listi ste. Kad se termin oslobodi, dobit ćete poruku; termin dobiva tko prvi odgovori.

## Ljudi
for-a-person = O tome mora odlučiti osoba. Mogu prenijeti vaše riječi.
ask-callback-about = O čemu se radi?
ask-callback-about-keys = Nakon ovoga recite o čemu se radi. Ako ne želite reći, pritisnite jedan.
confirm-callback = Da vas osoblje nazove na { $phone }?
confirm-callback-keys = Ako je broj točan, pritisnite jedan. Za drugi broj pritisnite dva.
callback-saved = Zabilježeno je, osoblje će vas nazvati.
urgent-saved = Dežurni su obaviješteni i imaju vaš broj.
urgent-failed = Oprostite, nisam uspjela obavijestiti dežurne. Ako ne možete čekati, nazovite { $number }.
key-in-count = Utipkajte broj i pritisnite ljestve.

## Spajanje
connecting = Ostanite na liniji, spajam vas.
please-hold = Ostanite na liniji, još pokušavam.
not-reached = Žao mi je, nitko se nije mogao javiti. Mogu prenijeti poruku osoblju.
duty-not-reached = Žao mi je, nitko od dežurnih se nije javio.
not-there = { $name } sada ne može doći na telefon. Mogu prenijeti poruku osoblju.
confirm-through = Želite li da vas spojim: { $name }?
confirm-through-keys = Ako želite da vas spojim, pritisnite jedan. Ako ne, pritisnite dva.
whisper = Zove vas: { $who }. Radi se o ovome: { $what }.
whisper-key = Za preuzimanje poziva pritisnite jedan. Ako ne možete, pritisnite dva.
whisper-unknown = broj je skriven
whisper-nothing = nije rečeno
urgent-text = Hitan poziv s broja { $phone }: { $text }

## Što su pozivatelji htjeli, za osoblje
wanted-move = premjestiti termin
wanted-cancel = otkazati termin
wanted-check = saznati kada je termin
wanted-confirm = potvrditi termin
wanted-waiting = čekati slobodan termin
summary-moved = Premješteno: { $service }, bilo { $old }, sada { $when }, { $name }.
summary-cancelled = Otkazano: { $service }, { $when }, { $name }.
summary-visit = Pitanje o terminu { $when }.
summary-waiting = Čeka slobodan termin: { $service }.
summary-callback = Traži povratni poziv: { $text }
summary-urgent = Hitno: { $text }
summary-quoted = Rečena cijena: { $service }, { $price }.
summary-transferred = Spojeno: { $to }.

## Tekstualne poruke
sms-reminder = { $clinic }: { $service }, { $when }. Odgovorite POTVRĐUJEM, PREMJESTI ili OTKAŽI.
sms-confirmed = { $clinic }: hvala, očekujemo vas: { $service }, { $when }.
sms-cancelled = { $clinic }: termin je otkazan: { $service }, { $when }.
sms-visit-over = { $clinic }: taj je termin već otkazan: { $service }, { $when }.
sms-choose = { $clinic }: drugi termini, { $service }. { $choices }. Odgovorite brojem. Do tada vam ostaje { $when }.
sms-no-times = { $clinic }: trenutačno nema slobodnih termina: { $service }. Nazovite nas.
sms-moved = { $clinic }: vaš je termin sada: { $service }, { $when }.
sms-choice-taken = { $clinic }: žao nam je, { $when } je upravo zauzeto. Za druge termine odgovorite PREMJESTI.
sms-offer = { $clinic }: oslobodio se termin, { $service }, { $staff }: { $when }. Ako vam odgovara, u roku od { $minutes } min odgovorite DA. Termin dobiva tko prvi odgovori.
sms-offer-won = { $clinic }: upisano: { $service }, { $when }.
sms-offer-gone = { $clinic }: žao nam je, netko je odgovorio prije vas, { $when } je zauzeto. Ostajete na popisu: { $service }.
sms-offer-declined = { $clinic }: u redu. Ostajete na popisu: { $service }.
sms-offer-over = { $clinic }: žao nam je, ta je ponuda istekla. Ostajete na popisu: { $service }.
sms-missed = { $clinic }: nismo vas dočekali: { $service }, { $when }. Za novi termin odgovorite PREMJESTI.
sms-follow-up = { $clinic }: kako ste nakon termina { $when } ({ $service })? Vaš će odgovor pročitati osoblje.
sms-lead = { $clinic }: hvala na upitu. Nazvat ćemo vas do { $when }. Ako želite nešto dodati, odgovorite ovdje, osoblje će pročitati.
sms-lead-late = { $clinic }: žao nam je što vas još nismo nazvali. Kada vam odgovara poziv? Odgovorite ovdje, osoblje će pročitati.
sms-for-staff = { $clinic }: hvala, osoblje će pročitati vašu poruku.
sms-overdue = { $clinic }: ovo još nitko nije riješio. { $name }, { $phone }: { $text } Rok { $when }. { $owner }
calendar-busy = Zauzeto
calendar-cancelled = Kalendar: termin { $visit } ondje je izbrisan pa je otkazan. Javite klijentu.
calendar-both = Kalendar: vrijeme termina { $visit } promijenjeno je i ovdje i u kalendaru (ondje na { $when }). Vrijedi ono što je upisano ovdje i ponovno je u kalendaru. Provjerite.
calendar-over = Kalendar: termin { $visit } promijenjen je u kalendaru (na { $when }), ali je otkazan ili je prošao. Ovdje se ništa nije promijenilo. Provjerite.
calendar-odd = Kalendar: termin { $visit } u kalendaru je promijenjen u nešto što termin ne može biti: u prošlosti, ponavljajući ili cjelodnevni. Vrijedi ono što je upisano ovdje i ponovno je u kalendaru.
calendar-taken = Kalendar: termin { $visit } u kalendaru je premješten na { $when }, ali to vrijeme ima drugi termin. Vrijedi ono što je upisano ovdje i ponovno je u kalendaru.
calendar-place = Kalendar: termin { $visit } u kalendaru je premješten na { $when }, ali ondje gdje bi tada bio nema prostora koji mu treba. Vrijedi ono što je upisano ovdje i ponovno je u kalendaru.
calendar-swept = Kalendar: odjednom je nestalo termina: { $count }. Nijedan nije otkazan; ponovno su u kalendaru. Što treba otkazati, otkažite jedno po jedno.
calendar-overlap = Kalendar: ondje je zauzeto, a upisani su ovi termini: { $visits }. Ostaju dok ih netko ne premjesti ili ne otkaže.
calendar-away = Kalendar: nije dostupan od { $when }. { $says } Termini mogu biti upisani u vrijeme koje je ondje zauzeto.

## Novi klijenti
lead-intro = Nekoliko kratkih pitanja, da vas nazove prava osoba.
lead-field = Čime se bavite i u kojem gradu?
lead-volume = Za otprilike koliko ljudi ili koliko mjesečno?
lead-budget = Na koji proračun računate?
lead-start = Kada biste htjeli početi?
lead-keys = Ako ne želite reći, pritisnite jedan.
ask-lead-when = Koji dan i u koliko sati da vas nazovemo?
ask-lead-when-keys = Ako želite što prije, pritisnite jedan.
lead-saved = Hvala, zabilježeno je. Osoblje će vas nazvati, najkasnije { $when }.
summary-lead = Mogući klijent ({ $points }): { $text }

## Što odgovara
ask-trouble = Recite u nekoliko riječi što vas muči.
ask-trouble-keys = Recite nakon ovoga. Ako radije želite povratni poziv, pritisnite jedan.
triage-service = Za to je kod nas predviđen ovaj termin: { $service }.
summary-triage = Treba pomoć: { $text }

## Nakon termina
ask-how-was-it = Kako je prošlo, je li sve u redu?
ask-how-was-it-keys = Ako je sve u redu, pritisnite jedan. Ako nešto nije, pritisnite dva.
ask-what-is-wrong = Jako mi je žao. Što nije u redu?
ask-what-is-wrong-keys = Recite nakon ovoga. Ako radije želite povratni poziv, pritisnite jedan.
all-is-well = Drago mi je to čuti. Hvala što ste nam javili.
summary-follow-up = Nakon termina nije u redu: { $text }
topic-follow-up = kako je bilo nakon termina

## Kašnjenje
ask-minutes-late = Koliko otprilike minuta kasnite?
ask-minutes-late-keys = Utipkajte minute i pritisnite ljestve.
late-saved = Zabilježila sam za osoblje da kasnite { $minutes }.
late-saved-some = Zabilježila sam za osoblje da kasnite.
late-note = Kasni ({ $minutes }): { $text }
late-note-visit = Kasni ({ $minutes }), { $visit }: { $text }

## Podružnice
ask-branch = U kojoj podružnici: { $branches }?
when-branch = { $when }, { $branch }
branch-says = { $branch }: { $text }
