"""What callers say in Croatian for every job of the desk; the slots of hr.py are at hand."""

from __future__ import annotations

from random import Random

from grammars.hr import ONES, cardinal, genitive


def year(rng: Random) -> str:
    """A year of birth, genitive."""
    if rng.random() < .75:
        return rng.choice(['tisuću devetsto ', 'tisuću devetsto ', 'hiljadu devetsto ']) + _years(rng.randrange(30, 100))
    return 'dvije tisuće ' + _years(rng.randrange(1, 20))


def _years(n: int) -> str:
    if n % 10 == 0 and n >= 20:
        return cardinal(n) + 'e'
    head = cardinal(n - n % 10) + ' ' if n > 20 else ''
    word = genitive(n % 10 if n > 20 else n)
    return head + ('treće' if word == 'trećeg' else word[:-2] + 'e')


def code(rng: Random) -> str:
    """A code of four or six digits."""
    return ' '.join(ONES[rng.randrange(10)] for _ in range(rng.choice([4, 4, 6])))


SLOTS = {
    'place': [
        'u centru', 'u centru grada', 'na trešnjevci', 'u maksimiru', 'u dubravi', 'na jarunu', 'u novom zagrebu',
        'na črnomercu', 'u sesvetama', 'na šalati', 'u utrini', 'na ilidži', 'na baščaršiji', 'u starom gradu',
        'kod kolodvora', 'na trgu', 'u splitu', 'u zagrebu', 'u sarajevu', 'na grbavici', 'na knežiji',
    ],
    'hello': ['dobar dan', 'bok', 'dobro jutro', 'dobra večer', 'halo'],
    'please': ['molim', 'molim vas', 'hvala', 'ako može'],
    'year': year,
    'code': code,
    'minutes': ['pet', 'deset', 'petnaest', 'dvadeset', 'dvadeset pet', 'trideset', 'četrdeset'],
    'span': [
        '{minutes} minuta', '{minutes} minuta', '{minutes} minuta', 'pola sata', 'sat vremena', 'četvrt sata', 'par minuta',
        'oko {minutes} minuta', 'možda {minutes} minuta', 'nekih pola sata', 'oko pola sata',
    ],
    'visit': ['termin', 'svoj termin', 'moj termin', 'pregled', 'narudžbu'],
    'want1': ['htio bih', 'htjela bih', 'želim', 'trebam', 'trebao bih', 'trebala bih', 'mogu li', 'želio bih', 'željela bih'],
    'kin': ['dijete', 'sin', 'kći', 'mama', 'tata', 'muž', 'žena', 'beba', 'pas', 'mačka', 'baka'],
    'kina': ['dijete', 'sina', 'kćer', 'mamu', 'muža', 'ženu', 'psa', 'mačku', 'bebu', 'mene'],
    'bodypart': [
        'zub', 'koljeno', 'leđa', 'ruka', 'noga', 'vrat', 'rame', 'grlo', 'glava', 'trbuh', 'uho', 'oko', 'čeljust',
        'desni', 'obraz', 'koža', 'prst',
    ],
    'aches': ['boli', 'jako boli', 'još boli', 'me boli', 'me peče', 'peče', 'svrbi', 'krvari', 'škljoca', 'pucketa', 'trne'],
    'sign': [
        'kašalj', 'temperaturu', 'osip', 'glavobolju', 'grlobolju', 'visoku temperaturu', 'temperaturu trideset devet',
        'suhu kožu', 'prištiće na licu', 'crvenilo', 'zadah iz usta', 'osjetljive zube', 'klimav zub',
    ],
    'since': ['od jučer', 'od jutros', 'već dva dana', 'već tjedan dana', 'par dana', 'dugo', 'od ponedjeljka', 'noću'],
    'about': [
        'za {kina}', 'oko računa', 'oko nalaza', 'oko recepta', 'oko cijene', 'oko termina', 'oko plombe', 'za {sa}',
        'oko osiguranja', 'u vezi računa', 'u vezi nalaza', 'u vezi termina',
    ],
    'firm': ['firmu', 'tvrtku', 'zaposlenike', 'djelatnike', 'radnike', 'školu', 'ured', 'klub', 'tim'],
}

JOBS = [
    # book
    (10, [
        'trebao bih {sa} {wd} u {time}', 'trebala bih {sa} {wd} {at}', '{sn} {wd} u {time}', '{sn} {day} {at}',
        '{sn} {wd} u {time} zovem se {name}', '{sn} {day} zovem se {first} {last}', 'može li {sn} {day}', 'može {sn} {wd} u {time}',
        '{want1} {sa} {day}', '{sn} {dg} {month}', 'htio bih se naručiti na {sa}', 'dobar dan htjela bih se naručiti na {sa}',
        'naručite me na {sa} {day}', 'imate li termin za {sa} {day}', '{want1} termin za {sa} {day} {at}', 'pregled zubi {day}',
        'pregled zubi {wd} {at}', 'pregled zubi za {kina}', 'htio sam {sa} jučer', 'može pregled zubi {wd} popodne',
    ]),
    # at which place
    (6, [
        '{place}', '{place}', '{place} molim', 'htio bih {sa} {place}', 'htjela bih {sa} {place}', '{sn} {place}',
        '{want1} {sa} {place} {day}', 'može {place}', 'u drugoj poslovnici', 'meni je bliže {place}',
        'radi li se {sn} {place}',
    ]),
    # changes of mind
    (7, [
        'ne oprostite {wd} u {time}', 'ne {wd} u {time}', 'ne {wd} nego {wd}', 'ipak {wd} u {time}', 'bolje {wd}',
        'oprostite {wd} u {time}', 'mislio sam {wd}', '{wd} u {time}', '{wd} u {time}', '{wd} u {time} {please}', 'vrijeme', 'dan',
        'ime', 'uslugu', 'prvi termin', 'prvi termin odgovara', 'drugi termin', 'treći termin', 'uzet ću prvi', 'može prvi',
        'nijedan ne odgovara', 'ništa mi ne odgovara', 'nijedan od tih', 'neki drugi dan', 'a kasnije {wd}', 'drugi dan molim',
        '{wd} ne mogu', 'drugo vrijeme',
    ]),
    # move
    (9, [
        '{want1} (premjestiti|prebaciti|promijeniti|pomaknuti) {visit}', '{want1} (premjestiti|prebaciti|pomaknuti) {visit} na {wacc}',
        '{want1} (premjestiti|prebaciti|pomaknuti) {visit} na {wacc} u {time}', '(premjestite|prebacite|pomaknite) {visit} na {wacc}',
        '(premjestite|prebacite|pomaknite) {visit} na {wacc} u {time}', '{want1} drugi termin', '{want1} promijeniti dan termina',
        'može li se termin prebaciti na {wacc}', 'ne mogu {wd} prebacite na {wacc}', '{want1} doći {wd} umjesto {wd}',
        '{want1} odgoditi {visit}',
    ]),
    # cancel
    (6, [
        '{want1} otkazati {visit} {day}', '{want1} otkazati {visit}', 'otkažite {visit} {day}', 'otkazujem {visit} {day}',
        'ne mogu doći {day}', 'neću moći doći {day}', 'ne dolazim {day}', 'bolestan sam {want1} otkazati {visit}',
    ]),
    # check and confirm
    (10, [
        'kada je moj (sljedeći|) termin', 'kada sam (naručen|naručena)', 'u koliko sati je moj termin {day}', 'jesam li naručen {day}',
        'zaboravila sam kada je termin', 'zaboravio sam kada imam termin', 'podsjetite me kada je termin', 'koji dan imam termin',
        'potvrđujem {visit}', 'potvrđujem {visit} {day}', '{want1} potvrditi {visit}', 'dolazim {day}', 'dolazim sigurno',
        'sigurno dolazim {day}', 'da dolazim {day} u {time}', 'potvrđujem da dolazim {day}', 'doći ću {day}', 'bit ću tamo {day}',
        'da dolazim',
    ]),
    # waiting list
    (7, [
        '(stavite|upišite|zapišite) me na listu čekanja', '(stavite|upišite|zapišite) me na listu čekanja za {sa}',
        '{want1} na listu čekanja za {sa}', 'imate li listu čekanja za {sa}', 'javite mi ako se nešto oslobodi',
        'javite ako se oslobodi termin {day}', 'nazovite me ako netko otkaže', 'stavite {kina} na listu čekanja',
        'ako netko odustane javite mi', 'lista čekanja za {sa}',
    ]),
    # prices and their variables
    (9, [
        'koliko košta {sn}', 'koliko bi koštalo {sn}', 'koja je cijena za {sa}', 'kolika je cijena', 'a koliko je to', 'koliko to košta',
        'koliko otprilike košta {sn}', 'koliko dođe {sn}', 'koliko košta {sn} za {kina}', '{want1} ponudu za {sa}', 'bojanje kose',
        'bojanje duge kose', 'kratka', 'duga', 'srednja', 'do ramena', 'dugačka je', 'imam dugu kosu', 'kosa mi je {part}', 'kosa mi je kratka',
        'mačka', 'pas', '{num} kila', '{num} kilograma', 'ima {num} kila', 'metalkeramika', 'od cirkonija', 'je li to skupo',
    ]),
    # urgent
    (9, [
        'natekao mi je (obraz|zub|prst|vrat)', 'natekla mi je (usna|noga|ruka|čeljust)', '{bodypart} mi {aches}', 'jako me boli zub',
        'jako me boli {bodypart} {since}', 'izbijen zub', 'izbio sam zub', 'jako krvari i ne prestaje', '{kin} ima {sign}', '{kin} ima {sign} {since}',
        'krvarenje ne prestaje', '{kin} teško diše', '{kin} je pao i krvari', 'pas je progutao nešto', 'udario ga je auto', 'peče me koža',
        'osip nakon tretmana', 'hitno trebam doktora', 'natečeno mi je lice', 'obraz mi je natečen', 'natečen je i vrat', 'jaka bol u prsima',
    ]),
    # triage
    (9, [
        'ne znam (kod koga|kome|kod kojeg doktora) (da idem|trebam ići|se naručiti)', 'kojem doktoru trebam ići', 'ne znam što mi treba',
        'ne znam koji pregled trebam', 'okrhnuo mi se zub {since}', 'slomio mi se zub', 'puknuo mi je zub', 'pukao mi je zub',
        'krvare mi desni {since}', 'krvare desni', 'ispala mi je plomba', 'samo se okrhnuo malo', 'samo desni', 'samo malo krvari',
        'ne krvari', 'imam {sign}', 'imam {sign} {since}', 'suha koža', 'samo je suha', 'jako peče', '{bodypart} mi {aches} {since}',
        'čeljust mi pucketa', 'čeljust mi {aches}', 'klima mi se zub', 'zub je osjetljiv na hladno', 'boli me {bodypart} kad žvačem',
        '{since}', '{since}', 'izrasla mi je boja', 'škripim zubima {since}', 'par dana',
    ]),
    # callback and message
    (10, [
        'molim vas (nazovite|pozovite) me {day}', '(nazovite|pozovite) me {please}', 'možete li me nazvati {day} {at}', '(nazovite|pozovite) me {day}',
        'neka me netko nazove', 'neka me doktor nazove', 'imam propušteni poziv', 'zvali ste me', 'imam pitanje {about}', 'imam pitanje {about}',
        'zovem {about}', '{want1} pitati {about}', '{want1} ostaviti poruku {please}', 'možete li prenijeti poruku', 'poruka za doktora',
        'recite doktoru da sam zvao', 'recite doktorici da dolazim {day}', 'zaboravio sam (kišobran|jaknu|mobitel|šal) kod vas',
        'trebam potvrdu', 'zanimaju me nalazi',
    ]),
    # put through to a person
    (5, [
        '{want1} razgovarati (sa živom osobom|s nekim|s doktorom|s doktoricom|s recepcijom|sa šefom)', 'spojite me (s recepcijom|s doktorom|s nekim)',
        'jeste li vi robot', 'dajte mi živu osobu', 'ne želim pričati s robotom', 'je li to živa osoba',
    ]),
    # lead
    (9, [
        'zanima nas (suradnja|ugovor|ponuda|dogovor) za našu {firm}', 'zanima me suradnja za našu {firm}', '{want1} ugovor za našu {firm}',
        '{want1} ponudu za našu {firm}', 'zovem u ime (tvrtke|firme|škole|kluba)', 'radite li s tvrtkama', 'htjeli bismo suradnju',
        'trebamo {sa} za našu {firm}', '{num}', '{num}', '{num} ljudi', 'oko {num} ljudi', 'otprilike {num}', 'nas je {num}', 'ovaj mjesec',
        'ove godine', 'iduće godine', 'kasnije', 'odmah', 'do kraja godine', 'sljedeći mjesec', 'što prije', 'sutra u {time}', 'sutra u {time}',
        '{wd} u {time}', 'ne bih rekao', 'još ne znam', 'nismo odlučili',
    ]),
    # follow-up and complaint
    (9, [
        '(bio|bila) sam kod vas {day}', '(bio|bila) sam kod vas na pregledu', 'bili smo kod vas jučer', 'zovem nakon (pregleda|tretmana|termina|posjeta)',
        'nakon pregleda me boli {bodypart}', 'nakon tretmana mi {aches} {bodypart}', 'pitali ste kako sam', 'dobila sam vašu poruku', 'dobio sam poruku',
        'sve je u redu', 'da sve je dobro', 'sve je dobro prošlo', 'dobro sam hvala', 'sve super', 'ne boli me više', 'nije u redu', 'ne još me boli',
        'plomba je (previsoka|prevelika|ispala|oštra)', 'plomba mi (smeta|je ispala|je prevelika)', 'još me boli {bodypart}', 'šav je puknuo',
        'imam žalbu na (doktora|račun|uslugu|tretman|pregled|recepciju)', '{want1} se žaliti na (doktora|račun|uslugu|plombu|tretman)',
        'nisam zadovoljan (uslugom|pregledom|plombom)', 'nisam zadovoljna {please}', 'imam pritužbu', '{want1} se požaliti',
    ]),
    # late and lost
    (10, [
        'kasnim {span}', 'kasnit ću {span}', 'kasnim oko {minutes} minuta', 'malo ću kasniti', 'kasnimo malo', 'zakasnit ću {span}', 'kasnim {please}',
        'zapeo sam u gužvi', 'zapela sam u prometu kasnim {span}', 'kasni mi autobus', '{span}', '{span}', '{span}', 'ne znam', 'ne znam koliko',
        'teško je reći', 'izgubio sam se', 'izgubila sam se', 'izgubili smo se', 'ne mogu (vas naći|naći ulaz|naći ulicu|naći zgradu)',
        'ne mogu vas pronaći', 'izgubila sam se ne mogu vas (naći|pronaći)', 'ne nalazim ulaz', 'gdje je ulaz', 'stojim pred vratima', 'na kojem ste katu',
        'u krivoj sam ulici',
    ]),
    # who it is
    (10, [
        '{dg} {month} {year}', '{dg} {month} {year}', '{dg} {month} {year} godine', '{dg} {mg} {year}', '{dn} {month} {year}',
        '(rođen|rođena) sam {dg} {month} {year}', 'datum rođenja {dg} {month} {year}', '{year}', '{code}', '{code}', 'kod je {code}', 'moj kod je {code}',
        'zovem se {first} {last}', 'zovem se {first} {last}', 'termin je na ime {last}', 'naručila me {kin}', 'na prezime {last}',
    ]),
    # advice, money and what no clinic does
    (8, [
        'koji lijek (trebam|mogu) uzeti', 'koje lijekove da pijem', 'koju dozu da uzmem', 'smijem li uzeti (antibiotik|lijek|ibuprofen)', 'je li to opasno',
        'je li normalno da me boli {bodypart}', 'što da radim ako me boli {bodypart}', 'tražim povrat novca', 'vratite mi novac', 'vratite novac za {sa}',
        'dvaput ste mi naplatili {sa}', 'naplatili ste mi previše', 'račun nije točan', 'htio bih povrat novca',
        '{want1} obojiti (kuću|zid|ogradu|vrata) u (crveno|plavo|bijelo|zeleno)', '{want1} naručiti pizzu', '{want1} kupiti (auto|kuću|mobitel)', 'vi ste idioti',
        'glupane jedan', 'popravljate li (mobitele|krovove|televizore)', 'prodajete li (karte|cipele|cvijeće)',
    ]),
    # questions
    (7, [
        'kada radite {day}', 'radite li {day}', 'do kada radite {day}', 'gdje ste', 'gdje se točno nalazite', 'koja je vaša adresa', 'kako do vas',
        'gdje mogu parkirati', 'mogu li platiti (karticom|gotovinom|na rate)', 'što trebam ponijeti', 'smijem li jesti prije pregleda',
        'koliko traje {sn}', 'tko radi {sa}', 'koji doktori rade {day}', 'primate li djecu', 'radi li doktor {day}', 'radite li {sa}',
    ]),
]
