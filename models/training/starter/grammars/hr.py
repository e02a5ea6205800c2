"""What callers say in Croatian; Bosnian voices speak it too."""

from __future__ import annotations

from random import Random

from grammar import Grammar, spell

ONES = (
    'nula jedan dva tri četiri pet šest sedam osam devet deset jedanaest dvanaest trinaest četrnaest '
    'petnaest šesnaest sedamnaest osamnaest devetnaest'
).split()
TENS = 'x deset dvadeset trideset četrdeset pedeset šezdeset sedamdeset osamdeset devedeset'.split()
HUNDREDS = 'x sto dvjesto tristo četiristo petsto šesto sedamsto osamsto devetsto'.split()
# Ordinals in the genitive.
ORDINALS = (
    'nultog prvog drugog trećeg četvrtog petog šestog sedmog osmog devetog desetog jedanaestog dvanaestog '
    'trinaestog četrnaestog petnaestog šesnaestog sedamnaestog osamnaestog devetnaestog dvadesetog'
).split()
MONTHS = (
    'siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenog prosinca'
).split()
HOURS = [7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 13, 14, 14, 15, 15, 16, 16, 17, 18]
HALF_HOURS = [8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 6]
MOBILE_PREFIXES = [
    'devedeset jedan', 'devedeset dva', 'devedeset pet', 'devedeset sedam', 'devedeset osam',
    'devedeset devet',
]


def cardinal(n: int) -> str:
    """0 to 999."""
    if n < 20:
        return ONES[n]
    if n < 100:
        return TENS[n // 10] + (' ' + ONES[n % 10] if n % 10 else '')
    return HUNDREDS[n // 100] + (' ' + cardinal(n % 100) if n % 100 else '')


def genitive(n: int) -> str:
    """The ordinal 1 to 31, genitive: trećeg."""
    if n <= 20:
        return ORDINALS[n]
    if n == 30:
        return 'tridesetog'
    return TENS[n // 10] + ' ' + ORDINALS[n % 10]


def nominative(n: int) -> str:
    """The ordinal 1 to 31, nominative: treći."""
    return genitive(n)[:-2] + 'i'


def time(rng: Random) -> str:
    """A time of day, without its preposition."""
    kind = rng.random()
    hour = rng.choice(HOURS)
    if kind < .3:
        return cardinal(hour)
    if kind < .42:
        return cardinal(hour) + (' sati' if hour >= 5 else ' sata')
    if kind < .57:
        return 'pola ' + cardinal(rng.choice(HALF_HOURS))
    if kind < .72:
        minutes = ['trideset', 'petnaest', 'četrdeset pet', 'dvadeset', 'pol']
        return cardinal(hour) + ' i ' + rng.choice(minutes)
    if kind < .8:
        return cardinal(hour) + ' ' + rng.choice(['trideset', 'petnaest', 'četrdeset pet', 'nula nula'])
    if kind < .9:
        return cardinal(rng.choice([8, 9, 10, 11])) + ' (ujutro|sati ujutro)'
    return cardinal(rng.choice([2, 3, 4, 5, 6])) + ' (popodne|navečer)'


def digit(rng: Random) -> str:
    """One digit."""
    return ONES[rng.randrange(10)]


def two_digits(rng: Random) -> str:
    """10 to 99 as one number, or a nought and a digit."""
    if rng.random() < .85:
        return cardinal(rng.randrange(10, 100))
    return 'nula ' + digit(rng)


def three_digits(rng: Random) -> str:
    """100 to 999 as one number."""
    return cardinal(rng.randrange(100, 1000))


def digits(rng: Random) -> str:
    """A telephone number, or a part of one, in the groupings people use."""
    kind = rng.random()
    if kind < .35:
        return ' '.join(
            digit(rng) + (',' if rng.random() < .2 else '') for _ in range(rng.choice([3, 4, 5, 6, 7])))
    if kind < .6:
        head = 'nula ' + rng.choice(MOBILE_PREFIXES) + ', ' + three_digits(rng) + ', '
        return head + rng.choice([three_digits(rng), two_digits(rng) + ', ' + two_digits(rng)])
    if kind < .8:
        return 'nula devet ' + digit(rng) + ', ' + ' '.join(digit(rng) for _ in range(6))
    if kind < .9:
        return 'nula jedan, ' + two_digits(rng) + ', ' + two_digits(rng) + ', ' + three_digits(rng)
    return ', '.join(two_digits(rng) for _ in range(3))


FIRST_NAMES = (
    'ivan marko josip luka ante tomislav matej stjepan petar nikola filip davor goran zoran hrvoje marija '
    'ana ivana marina petra katarina martina nikolina lucija sara mia jelena sanja vesna maja'
).split()
LAST_NAMES = (
    'horvat kovačević babić marić jurić novak kovačić knežević vuković marković petrović matić tomić kovač '
    'pavlović božić blažević grgić pavić radić perić filipović šarić lovrić vidović perković popović '
    'bošnjak jukić barišić kralj mikulić lončar vidić šimić rukavina barić dujmović klarić žanić'
).split()
SLOTS = {
    'first': FIRST_NAMES,  # given names
    'last': LAST_NAMES,  # surnames
    'name': ['{first} {last}'] * 4 + ['{first}', '{last}'],  # a person
    'num': lambda rng: cardinal(rng.randrange(1, 100)),  # a number below 100
    'digits': digits,  # telephone numbers
    'time': time,  # a time of day
    'dg': lambda rng: genitive(rng.randrange(1, 32)),  # day of the month, genitive
    'dn': lambda rng: nominative(rng.randrange(1, 32)),  # day of the month, nominative
    'h': lambda rng: cardinal(rng.choice(HOURS)),  # an hour
    'month': MONTHS,  # months in the genitive
    'mg': lambda rng: genitive(rng.randrange(1, 13)),  # the month as a number, genitive
    'date': ['{dg} {month}', '{dg} {month}', '{dg} {mg}', '{dg}'],  # a date
    # on a weekday
    'wd': [
        'u ponedjeljak', 'u utorak', 'u srijedu', 'u četvrtak', 'u petak', 'u subotu', 'u nedjelju',
    ],
    # weekdays, accusative
    'wacc': [
        'ponedjeljak', 'utorak', 'srijedu', 'četvrtak', 'petak', 'subotu', 'nedjelju',
    ],
    # weekdays, nominative
    'wn': [
        'ponedjeljak', 'utorak', 'srijeda', 'četvrtak', 'petak', 'subota', 'nedjelja',
    ],
    'part': ['ujutro', 'popodne', 'navečer', 'prijepodne', 'poslijepodne', 'predvečer'],  # a part of the day
    # a day
    'day': [
        'danas', 'sutra', 'prekosutra', '{wd}', '{wd}', '{wd}',
        'sljedeći (ponedjeljak|utorak|četvrtak|petak)', 'sljedeću (srijedu|subotu)', 'sljedeći tjedan',
        'ovaj tjedan', '{date}', '{date}', '{date}', '{wd} {part}', 'sutra {part}', 'za vikend',
        'sljedeći mjesec', 'za tjedan dana', 'za dva tjedna',
    ],
    # an hour or a part of the day
    'at': [
        'u {time}', 'u {time}', 'u {time}', 'oko {h}', 'poslije {h}', 'nakon {h}', 'prije {h}', '{part}',
        'između {h} i {h}', 'od {h} do {h}',
    ],
    # services, accusative
    'sa': [
        'pregled', 'stomatološki pregled', 'čišćenje zubi', 'čišćenje kamenca', 'plombu', 'vađenje zuba',
        'izbjeljivanje zubi', 'konzultacije', 'liječenje kanala', 'krunicu', 'implantat', 'snimku zuba',
        'zubnu protezu', 'cijepljenje psa', 'cijepljenje mačke', 'rezanje noktiju', 'sterilizaciju mačke',
        'ultrazvuk', 'čipiranje psa', 'šišanje', 'manikuru', 'pedikuru', 'masažu', 'bojanje kose',
        'tretman lica', 'trepavice', 'depilaciju', 'feniranje', 'vađenje krvi', 'cjepivo protiv gripe',
        'pregled kod doktora', 'cijepljenje djeteta', 'zamjenu ulja', 'zamjenu guma', 'servis',
        'tehnički pregled', 'provjeru kočnica', 'centriranje kotača', 'dijagnostiku motora',
        'zamjenu akumulatora', 'punjenje klime',
    ],
    # services, nominative
    'sn': [
        'pregled', 'čišćenje zubi', 'plomba', 'vađenje zuba', 'izbjeljivanje', 'konzultacije',
        'popravak zuba', 'krunica', 'implantat', 'cijepljenje psa', 'cijepljenje mačke', 'šišanje',
        'manikura', 'pedikura', 'masaža', 'bojanje kose', 'vađenje krvi', 'cijepljenje', 'recept',
        'uputnica', 'zamjena ulja', 'zamjena guma', 'servis', 'tehnički pregled', 'provjera kočnica',
        'dijagnostika motora',
    ],
    # whom to see
    'k': [
        'kod zubara', 'kod stomatologa', 'kod doktora', 'kod doktorice', 'kod veterinara', 'kod frizera',
        'kod kirurga', 'kod ortodonta', 'kod pedijatra', 'kod istog doktora', 'kod kozmetičarke',
        'kod majstora', 'kod doktora {lastg}', 'kod doktorice {last}',
    ],
    # surnames, genitive
    'lastg': [
        'horvata', 'kovačevića', 'babića', 'marića', 'jurića', 'novaka', 'kneževića', 'vukovića', 'tomića',
        'perića',
    ],
    # a wish
    'want': [
        'želim se naručiti', 'želio bih se naručiti', 'željela bih se naručiti', 'htio bih se naručiti',
        'htjela bih se naručiti', 'trebam se naručiti', 'mogu li se naručiti', 'naručite me molim',
    ],
    'pet': ['moj pas', 'moja mačka', 'moj mačak', 'moje štene', 'naš zec'],  # an animal
    # what is wrong with it
    'ill': [
        'je bolestan', 'ne jede', 'šepa', 'povraća', 'teško diše', 'krvari', 'je pao pod auto',
    ],
    'spell': lambda rng: spell(rng.choice(LAST_NAMES + FIRST_NAMES)),  # a name, letter by letter
}

GROUPS = [
    # yes, no and their kin
    (16, [
        'da', 'da', 'da', 'da molim', 'da točno', 'da odgovara', 'dobro', 'dobro', 'odgovara', 'odgovara mi',
        'točno', 'u redu', 'aha', 'naravno', 'svakako', 'slažem se', 'potvrđujem', 'da potvrđujem', 'ne',
        'ne', 'ne', 'ne hvala', 'ne odgovara', 'ne odgovara mi', 'netočno', 'ne nije točno', 'krivo',
        'ne želim', 'ne znam', 'nisam siguran', 'nisam sigurna', 'otkaži', 'otkažite', 'otkažite molim',
        'odlično', 'vrlo dobro', 'može', 'može može', 'ne može', 'baš tako', 'tako je', 'pričekajte',
        'trenutak', 'samo trenutak', 'sve u redu', 'sve točno', 'nema potrebe', 'možda', 'super', 'vrijedi',
    ]),
    # repeat, help, a person, greetings
    (8, [
        'ponovite', 'ponovite molim', 'možete li ponoviti', 'još jednom', 'još jednom molim', 'nisam čuo',
        'nisam čula', 'oprostite nisam razumio', 'nisam razumjela', 'što', 'što ste rekli', 'pomozite',
        'pomoć', 'trebam pomoć', 'želim razgovarati s osobom', 'spojite me s osobom', 'operater',
        'operatera molim', 'spojite me s operaterom', 'spojite me s recepcijom', 'recepcija',
        'želim razgovarati s čovjekom', 'želim razgovarati s doktorom', 'sporije molim', 'slabo vas čujem',
        'imam pitanje', 'bok', 'zdravo', 'dobar dan', 'dobro jutro', 'dobra večer', 'halo',
        'halo čujete li me', 'doviđenja', 'sve najbolje', 'adio', 'hvala', 'puno hvala', 'hvala lijepa',
        'hvala doviđenja', 'ugodan dan', 'to je sve', 'to je sve hvala', 'ništa više', 'hrvatski molim',
        'govorite li hrvatski',
    ]),
    # a time
    (12, [
        'u {time}', 'u {time}', '{time}', 'u {time} molim', 'oko {h}', 'poslije {h}', 'nakon {h}',
        'prije {h}', '{part}', '{part} molim', 'radije {part}', 'bilo kada', 'što ranije', 'što prije',
        'što kasnije', 'najraniji termin', 'najkasniji termin', 'prvi', 'prvi termin', 'drugi termin',
        'drugi', 'treći termin', 'treći', 'zadnji', 'prvi termin odgovara', 'drugi termin odgovara',
        'nijedan', 'drugo vrijeme', 'neki drugi termin', 'kasnije', 'ranije', 'imate li ranije',
        'imate li kasnije', 'je li slobodno u {time}', 'neka bude u {time}', 'poslije posla',
        'u vrijeme ručka', 'između {h} i {h}', 'ne mogu u {time}',
    ]),
    # a day
    (11, [
        '{day}', '{day}', '{day} molim', '{wd}', '{wn}', '{day} odgovara', '{dg} {month}', '{dg} {month}',
        '{dn} {month}', '{dg} {mg}', '{dg}', 'za {num} dana', 'imate li nešto {day}', '{day} ne mogu',
        'samo ne {wd}', 'a {wd}', 'bilo koji dan', '{wd} ili {wd}', 'može li {wd}', 'mogu doći {day}',
        'mogu li doći {day}', 'radije {day}',
    ]),
    # a day and a time
    (10, [
        '{day} u {time}', '{day} u {time}', '{day} {at}', '{day} {at} molim', '{want} za {sa} {day}',
        '{want} {k} {day}', '{want} {k} {day} {at}', '{want} {day} {at}', '{sn} {day}',
        'imate li termin {day} {at}', 'mogu li doći {day} {at}',
    ]),
    # what is wanted, and changes to it
    (14, [
        '{want} za {sa}', '{want} za {sa}', '{want} na {sa}', '{want} {k}', '{want} {k}', 'trebam {sa}',
        '{sn}', '{sn}', '{sn}', '{sn} molim', 'dobar dan, {want} {k}', 'dobar dan, {want} za {sa}',
        'naručiti se', 'termin', 'trebam termin', 'želim dogovoriti termin', 'želim promijeniti termin',
        'premjestite moj termin na {wacc}', 'želim pomaknuti termin', 'mogu li promijeniti vrijeme termina',
        'želim otkazati termin', 'otkažite moj termin {day}', 'otkazati termin', 'kada je moj termin',
        'u koliko sati je moj termin', 'želim provjeriti termin', 'jesam li naručen {day}',
        'jesam li naručena {day}', 'kasnim', 'kasnit ću {num} minuta', '{k}', '{k} molim',
    ]),
    # names
    (11, [
        'zovem se {first}', 'zovem se {name}', 'moje ime je {name}', 'ovdje {name}', 'ja sam {name}',
        '{name}', '{name}', '{first} {last}', '{first} {last}', 'moje prezime je {last}', 'prezime {last}',
        'ime {first}, prezime {last}', 'dobar dan, ovdje {name}', 'zapišite na prezime {last}',
        'rođen sam {dg} {month}', 'rođena sam {dg} {month}',
    ]),
    # a name spelt
    (2, [
        '{spell}',
    ]),
    # numbers
    (10, [
        '{digits}', '{digits}', '{digits}', 'moj broj je {digits}', 'moj telefon je {digits}',
        'broj telefona je {digits}', 'nazovite na {digits}', 'da, {digits}', 'plus tri osam pet, {digits}',
        '{num}',
    ]),
    # questions
    (6, [
        'koliko košta', 'koliko to košta', 'koliko košta {sn}', 'koje su vam cijene',
        'koje je vaše radno vrijeme', 'kada radite', 'radite li {day}', 'radite li {wd}', 'do koliko radite',
        'gdje se nalazite', 'koja je vaša adresa', 'kako doći do vas', 'imate li parking', 'ima li parkinga',
        'primate li osiguranje', 'mogu li platiti karticom', 'koliko to traje', 'radite li {sa}',
        'koje usluge imate', 'treba li uputnica', 'primate li djecu', 'radi li doktor {day}',
    ]),
    # urgent
    (4, [
        'hitno je', 'hitan slučaj', 'imam jake bolove', 'jako me boli zub', 'boli me zub',
        'natekao mi je obraz', 'lice mi je natečeno', 'krvare mi desni', 'krvarenje ne prestaje',
        'slomio mi se zub', 'ispala mi je plomba', '{pet} {ill}', '{pet} {ill}', 'imao sam nesreću',
        'auto neće upaliti', 'auto se pokvario', 'imam visoku temperaturu', 'boli me u prsima',
        'trebam danas', 'jako mi je loše', 'dijete je bolesno',
    ]),
    # messages and wrong numbers
    (4, [
        'želim ostaviti poruku', 'mogu li ostaviti poruku', 'poruka za doktora', 'nazovite me',
        'nazovite me natrag molim', 'nazovite me {day}', 'nazovite me {day} {at}',
        'nazovite me sutra ujutro', 'nazvat ću kasnije', 'pogrešan broj', 'oprostite pogrešan broj',
        'krivi broj', 'recite da sam zvao', 'pošaljite mi poruku', 'pošaljite potvrdu',
    ]),
]

GRAMMAR = Grammar(SLOTS, GROUPS)
