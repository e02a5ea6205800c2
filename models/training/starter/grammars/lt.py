"""What callers say in Lithuanian."""

from __future__ import annotations

from random import Random

from grammar import Grammar, spell

ONES = (
    'nulis vienas du trys keturi penki šeši septyni aštuoni devyni dešimt vienuolika dvylika trylika '
    'keturiolika penkiolika šešiolika septyniolika aštuoniolika devyniolika'
).split()
TENS = (
    'x dešimt dvidešimt trisdešimt keturiasdešimt penkiasdešimt šešiasdešimt septyniasdešimt '
    'aštuoniasdešimt devyniasdešimt'
).split()
# Ordinals in the accusative feminine.
ORDINALS = (
    'nulinę pirmą antrą trečią ketvirtą penktą šeštą septintą aštuntą devintą dešimtą vienuoliktą dvyliktą '
    'tryliktą keturioliktą penkioliktą šešioliktą septynioliktą aštuonioliktą devynioliktą'
).split()
MONTHS = (
    'sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio'
).split()
# "half to" takes the genitive: pusę trijų.
HALF_TO = {
    1: 'pirmos', 2: 'dviejų', 3: 'trijų', 4: 'keturių', 5: 'penkių', 6: 'šešių', 7: 'septynių', 8: 'aštuonių',
    9: 'devynių', 10: 'dešimtos', 11: 'vienuoliktos', 12: 'dvyliktos',
}
HOURS = [7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 13, 14, 14, 15, 15, 16, 16, 17, 18]
HALF_HOURS = [8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 6]


def cardinal(n: int) -> str:
    """0 to 999, nominative."""
    if n < 20:
        return ONES[n]
    if n < 100:
        return TENS[n // 10] + (' ' + ONES[n % 10] if n % 10 else '')
    hundreds = 'šimtas' if n // 100 == 1 else ONES[n // 100] + ' šimtai'
    return hundreds + (' ' + cardinal(n % 100) if n % 100 else '')


def accusative(n: int) -> str:
    """The ordinal 1 to 31, accusative feminine: trečią (valandą, dieną)."""
    if n < 20:
        return ORDINALS[n]
    if n % 10 == 0:
        return {20: 'dvidešimtą', 30: 'trisdešimtą'}[n]
    return TENS[n // 10] + ' ' + ORDINALS[n % 10]


def genitive(n: int) -> str:
    """The ordinal 1 to 31, genitive feminine: trečios (valandos)."""
    return accusative(n)[:-1] + 'os'


def time(rng: Random) -> str:
    """A time of day that answers "when", in the accusative."""
    hour = rng.choice(HOURS)
    kind = rng.random()
    if kind < .35:
        return accusative(hour) + rng.choice([' valandą', ' valandą', ''])
    if kind < .5:
        return 'pusę ' + HALF_TO[rng.choice(HALF_HOURS)]
    if kind < .7:
        return cardinal(hour) + rng.choice(
            [' trisdešimt', ' penkiolika', ' keturiasdešimt penkios', ' dvidešimt', ' nulis nulis'])
    if kind < .8:
        minutes = ['trisdešimt', 'penkiolika', 'keturiasdešimt penkios']
        return accusative(hour) + ' valandą ' + rng.choice(minutes) + rng.choice(['', ' minučių'])
    if kind < .9:
        return accusative(rng.choice([8, 9, 10, 11])) + ' (valandą |)ryto'
    return accusative(rng.choice([2, 3, 4, 5, 6])) + ' (valandą |)(po pietų|vakaro)'


def digit(rng: Random) -> str:
    """One digit."""
    return ONES[rng.randrange(10)]


def two_digits(rng: Random) -> str:
    """10 to 99 as one number."""
    return cardinal(rng.randrange(10, 100))


def digits(rng: Random) -> str:
    """A telephone number, or a part of one, in the groupings people use."""
    kind = rng.random()
    if kind < .35:
        return ' '.join(
            digit(rng) + (',' if rng.random() < .2 else '') for _ in range(rng.choice([3, 4, 5, 6, 8])))
    if kind < .6:
        return 'aštuoni šeši {} {}, {} {} {} {} {}'.format(*(digit(rng) for _ in range(7)))
    if kind < .8:
        return 'aštuoni šešiasdešimt ' + digit(rng) + ', ' + ', '.join(
            [two_digits(rng), two_digits(rng), digit(rng)])
    if kind < .9:
        return 'nulis šeši ' + ' '.join(digit(rng) for _ in range(7))
    return ', '.join(two_digits(rng) for _ in range(3))


FIRST_NAMES = (
    'jonas petras antanas tomas mindaugas darius andrius paulius marius lukas mantas vytautas gintaras '
    'rimantas saulius ona marija rasa jurgita eglė rūta ieva laura inga kristina daiva gabija austėja '
    'monika vaida'
).split()
LAST_NAMES = (
    'kazlauskas jankauskas petrauskas stankevičius vasiliauskas butkus paulauskas urbonas kavaliauskas '
    'žukauskas balčiūnas navickas ramanauskas šimkus sakalauskas bagdonas kazlauskienė jankauskienė '
    'petrauskienė stankevičienė vasiliauskienė butkienė paulauskienė urbonienė kavaliauskienė žukauskienė '
    'balčiūnienė kazlauskaitė jankauskaitė petrauskaitė stankevičiūtė urbonaitė žukauskaitė rimkus rimkutė '
    'mockus mockutė lukošius adomaitis adomaitytė'
).split()
SLOTS = {
    'first': FIRST_NAMES,  # given names
    'last': LAST_NAMES,  # surnames
    'name': ['{first} {last}'] * 4 + ['{first}', '{last}'],  # a person
    'num': lambda rng: cardinal(rng.randrange(1, 100)),  # a number below 100
    'digits': digits,  # telephone numbers
    'time': time,  # a time of day
    'dacc': lambda rng: accusative(rng.randrange(1, 32)),  # day of the month, accusative
    'dgen': lambda rng: genitive(rng.randrange(1, 32)),  # day of the month, genitive
    'hgen': lambda rng: genitive(rng.choice(HOURS)),  # hour, genitive
    'month': MONTHS,  # months in the genitive
    # a date
    'date': [
        '{month} {dacc}', '{month} {dacc}', '{month} {dacc} dieną', '{dacc} dieną', '{month} {dgen}',
    ],
    # weekdays, accusative
    'wda': 'pirmadienį antradienį trečiadienį ketvirtadienį penktadienį šeštadienį sekmadienį'.split(),
    # weekdays, nominative
    'wdn': (
        'pirmadienis antradienis trečiadienis ketvirtadienis penktadienis šeštadienis sekmadienis'
    ).split(),
    # weekdays, genitive
    'wdg': (
        'pirmadienio antradienio trečiadienio ketvirtadienio penktadienio šeštadienio sekmadienio'
    ).split(),
    'part': ['ryte', 'po pietų', 'vakare', 'iš ryto', 'prieš pietus'],  # a part of the day
    # a day
    'day': [
        'šiandien', 'rytoj', 'poryt', '{wda}', '{wda}', '{wda}', 'kitą {wda}', 'šį {wda}', 'kitą savaitę',
        'šią savaitę', '{date}', '{date}', '{date}', '{wda} {part}', 'rytoj {part}', 'savaitgalį',
        'kitą mėnesį', 'po savaitės', 'po dviejų savaičių',
    ],
    # an hour or a part of the day
    'at': [
        '{time}', '{time}', '{time}', 'apie {time}', 'po {hgen}', 'po {hgen} valandos', 'prieš {time}',
        '{part}', 'iki {hgen} valandos', 'nuo {hgen} iki {hgen}',
    ],
    # services, genitive
    'sg': [
        'dantų patikros', 'profilaktinės patikros', 'burnos higienos', 'plombavimo', 'danties rovimo',
        'danties traukimo', 'dantų balinimo', 'konsultacijos', 'kanalų gydymo', 'danties nuotraukos',
        'vainikėlio', 'implanto', 'dantų protezavimo', 'šuns skiepų', 'katės skiepų', 'nagų kirpimo',
        'ženklinimo mikroschema', 'sterilizacijos', 'echoskopijos', 'kirpimo', 'manikiūro', 'pedikiūro',
        'masažo', 'plaukų dažymo', 'veido procedūros', 'blakstienų priauginimo', 'depiliacijos',
        'kraujo tyrimo', 'skiepo nuo gripo', 'recepto pratęsimo', 'siuntimo',
        'šeimos gydytojo konsultacijos', 'vaiko skiepų', 'tepalų keitimo', 'padangų keitimo',
        'techninės apžiūros', 'stabdžių patikros', 'ratų suvedimo', 'variklio diagnostikos',
        'akumuliatoriaus keitimo', 'kondicionieriaus pildymo',
    ],
    # services, accusative
    'sa': [
        'dantų patikrą', 'profilaktinę patikrą', 'burnos higieną', 'plombavimą', 'danties rovimą',
        'danties traukimą', 'dantų balinimą', 'konsultaciją', 'kanalų gydymą', 'danties nuotrauką',
        'šuns skiepus', 'katės skiepus', 'nagų kirpimą', 'sterilizaciją', 'echoskopiją', 'kirpimą',
        'manikiūrą', 'pedikiūrą', 'masažą', 'plaukų dažymą', 'veido procedūrą', 'depiliaciją',
        'kraujo tyrimą', 'vizitą', 'skiepą nuo gripo', 'tepalų keitimą', 'padangų keitimą',
        'techninę apžiūrą', 'stabdžių patikrą', 'ratų suvedimą', 'variklio diagnostiką',
        'akumuliatoriaus keitimą',
    ],
    # services, nominative
    'sn': [
        'dantų patikra', 'burnos higiena', 'plombavimas', 'plomba', 'danties rovimas', 'dantų balinimas',
        'konsultacija', 'kanalų gydymas', 'skiepai šuniui', 'skiepai katei', 'nagų kirpimas', 'kirpimas',
        'manikiūras', 'pedikiūras', 'masažas', 'plaukų dažymas', 'kraujo tyrimas', 'skiepas',
        'recepto pratęsimas', 'tepalų keitimas', 'padangų keitimas', 'techninė apžiūra', 'stabdžių patikra',
        'ratų suvedimas', 'variklio diagnostika', 'profilaktinis patikrinimas',
    ],
    # whom to see
    'pas': [
        'pas odontologą', 'pas dantistą', 'pas gydytoją', 'pas higienistę', 'pas veterinarą', 'pas kirpėją',
        'pas gydytoją {lasta}', 'pas tą patį gydytoją', 'pas chirurgą', 'pas ortodontą',
        'pas šeimos gydytoją', 'pas kosmetologę', 'pas meistrą', 'pas {firsta}',
    ],
    # surnames, accusative
    'lasta': [
        'kazlauską', 'jankauską', 'petrauską', 'stankevičių', 'urboną', 'butkų', 'kazlauskienę',
        'petrauskienę', 'urbonienę', 'žukauskaitę', 'rimkutę', 'balčiūną',
    ],
    # given names, accusative
    'firsta': [
        'joną', 'tomą', 'darių', 'andrių', 'rūtą', 'eglę', 'ievą', 'laurą', 'kristiną', 'mantą',
    ],
    # a wish
    'want': [
        'norėčiau', 'noriu', 'norėčiau užsiregistruoti', 'noriu užsirašyti', 'norėčiau užsirašyti',
        'gal galėčiau užsiregistruoti', 'man reikia užsiregistruoti', 'prašau užregistruoti',
    ],
    'pet': ['mano šuo', 'mano katė', 'mano katinas', 'šuniukas', 'mūsų triušis'],  # an animal
    # what is wrong with it
    'ill': [
        'serga', 'vemia', 'neėda', 'šlubuoja', 'kraujuoja', 'sunkiai kvėpuoja', 'pateko po automobiliu',
        'karščiuoja',
    ],
    'spell': lambda rng: spell(rng.choice(LAST_NAMES + FIRST_NAMES)),  # a name, letter by letter
}

GROUPS = [
    # yes, no and their kin
    (16, [
        'taip', 'taip', 'taip', 'taip prašau', 'taip tinka', 'taip teisingai', 'gerai', 'gerai', 'tinka',
        'man tinka', 'teisingai', 'aha', 'žinoma', 'būtinai', 'sutinku', 'patvirtinu', 'taip patvirtinu',
        'ne', 'ne', 'ne', 'ne ačiū', 'ne netinka', 'netinka', 'man netinka', 'neteisingai', 'ne neteisingai',
        'nenoriu', 'nežinau', 'nesu tikras', 'nesu tikra', 'atšaukti', 'atšaukite', 'atšaukite prašau',
        'puiku', 'labai gerai', 'jo', 'tikrai taip', 'tikrai ne', 'palaukite', 'minutėlę', 'vieną minutę',
        'galima', 'viskas gerai', 'viskas teisingai', 'ne viskas', 'gal', 'galbūt', 'taip noriu', 'neverta',
        'nereikia',
    ]),
    # repeat, help, a person, greetings
    (8, [
        'pakartokite', 'pakartokite prašau', 'prašau pakartoti', 'gal galite pakartoti', 'dar kartą',
        'dar kartą prašau', 'neišgirdau', 'atsiprašau neišgirdau', 'nesupratau', 'ką', 'ką sakėte',
        'padėkite', 'pagalba', 'man reikia pagalbos', 'noriu kalbėti su žmogumi', 'sujunkite su žmogumi',
        'operatorius', 'noriu kalbėti su operatoriumi', 'sujunkite su registratūra', 'registratūra',
        'administratorė prašau', 'noriu pasikalbėti su gydytoju', 'lėčiau prašau', 'blogai girdžiu',
        'turiu klausimą', 'labas', 'sveiki', 'laba diena', 'labas rytas', 'labas vakaras', 'alio',
        'alio girdite', 'viso gero', 'iki', 'iki pasimatymo', 'sudie', 'ačiū', 'labai ačiū', 'dėkui',
        'dėkoju', 'ačiū viso gero', 'geros dienos', 'tai viskas', 'viskas ačiū', 'daugiau nieko',
        'lietuviškai prašau', 'ar kalbate lietuviškai',
    ]),
    # a time
    (12, [
        '{time}', '{time}', '{time}', '{time} prašau', 'apie {time}', 'po {hgen}', 'po {hgen} valandos',
        'prieš {time}', 'iki {hgen}', '{part}', '{part} prašau', 'geriau {part}', 'bet kada', 'kuo anksčiau',
        'kuo greičiau', 'kuo vėliau', 'anksčiausią', 'vėliausią', 'pirmą', 'pirmas', 'pirmas variantas',
        'antras variantas', 'antrą', 'trečias variantas', 'trečią', 'paskutinį', 'pirmas laikas tinka',
        'antras laikas tinka', 'nė vienas', 'kitas laikas', 'kitu laiku', 'vėliau', 'anksčiau',
        'gal turite anksčiau', 'gal turite vėliau', 'ar yra laisva {time}', 'tegul bus {time}', 'po darbo',
        'per pietus', 'nuo {hgen} iki {hgen}', 'negaliu {time}',
    ]),
    # a day
    (11, [
        '{day}', '{day}', '{day} prašau', '{wdn}', '{wda}', '{wda}', '{day} tinka', '{month} {dacc}',
        '{month} {dacc}', '{month} {dacc} dieną', '{dacc} dieną', '{month} mėnesį', 'po {num} dienų',
        'gal turite ką nors {day}', '{day} negaliu', 'tik ne {wda}', 'o {wda}', 'bet kurią dieną',
        '{wda} arba {wda}', 'ar galima {wda}', 'kuo greičiau', 'ar galiu ateiti {day}', 'nuo {wdg}',
        'po {wdg}', 'geriau {day}',
    ]),
    # a day and a time
    (10, [
        '{day} {time}', '{day} {time}', '{day} {at}', '{day} {at} prašau', '{want} {sg} {day}',
        '{want} {pas} {day}', '{want} {pas} {day} {at}', '{want} {day} {at}', '{sn} {day}',
        'gal turite laiko {day} {at}', 'ar galiu ateiti {day} {at}', 'noriu vizito {day} {time}',
    ]),
    # what is wanted, and changes to it
    (14, [
        'norėčiau {sg}', 'noriu {sg}', 'man reikia {sg}', '{want} {pas}', '{want} {pas}', '{want} dėl {sg}',
        'užregistruokite mane {pas}', 'norėčiau atlikti {sa}', 'kiek kainuoja {sn}', '{sn}', '{sn}', '{sn}',
        '{sn} prašau', 'laba diena, {want} {pas}', 'laba diena, norėčiau {sg}', 'labas rytas, {want}',
        'noriu užsiregistruoti', 'norėčiau užsiregistruoti vizitui', 'registracija', 'užsiregistruoti',
        'norėčiau perkelti vizitą', 'noriu perkelti vizitą į {wda}', 'norėčiau pakeisti vizito laiką',
        'norėčiau atšaukti vizitą', 'noriu atšaukti vizitą', 'atšaukite mano vizitą {day}',
        'perkelti vizitą', 'kada mano vizitas', 'kelintą valandą mano vizitas',
        'noriu pasitikslinti vizito laiką', 'ar aš užregistruotas {day}', 'vėluoju',
        'vėluosiu {num} minučių', '{pas}', '{pas} prašau',
    ]),
    # names
    (11, [
        'mano vardas {first}', 'mano vardas {name}', 'aš {name}', 'esu {name}', 'čia {name}', '{name}',
        '{name}', '{first} {last}', '{first} {last}', 'mano pavardė {last}', 'pavardė {last}',
        'vardas {first}, pavardė {last}', 'laba diena, čia {name}', 'registruokite {last} vardu',
        'gimiau {month} {dacc} dieną', 'mano (sūnus|dukra|žmona|vyras|mama) {first}',
    ]),
    # a name spelt
    (2, [
        '{spell}',
    ]),
    # numbers
    (10, [
        '{digits}', '{digits}', '{digits}', 'mano numeris {digits}', 'mano telefono numeris {digits}',
        'telefonas {digits}', 'skambinkite {digits}', 'taip, {digits}', 'plius trys septyni nulis, {digits}',
        '{num}',
    ]),
    # questions
    (6, [
        'kiek kainuoja', 'kiek tai kainuoja', 'kokios jūsų kainos', 'koks jūsų darbo laikas', 'kada dirbate',
        'ar dirbate {day}', 'ar dirbate {wda}', 'iki kelintos dirbate', 'kur jūs esate', 'koks jūsų adresas',
        'kaip jus rasti', 'ar yra kur pastatyti automobilį', 'ar turite stovėjimo aikštelę',
        'ar yra parkingas', 'ar priimate draudimą', 'ar galima mokėti kortele', 'kiek laiko trunka',
        'ar atliekate {sa}', 'kokias paslaugas teikiate', 'ar reikia siuntimo', 'ar priimate vaikus',
        'ar gydytojas dirba {day}',
    ]),
    # urgent
    (4, [
        'labai skubu', 'skubus atvejis', 'man labai skauda', 'man labai skauda dantį', 'skauda dantį',
        'ištino veidas', 'ištino skruostas', 'kraujuoja dantenos', 'nesustoja kraujavimas', 'nulūžo dantis',
        'iškrito plomba', '{pet} {ill}', '{pet} {ill}', 'įvyko avarija', 'neužsiveda automobilis',
        'sugedo automobilis', 'turiu aukštą temperatūrą', 'skauda krūtinę', 'man reikia šiandien',
        'labai blogai jaučiuosi', 'mano vaikas serga', 'nukentėjau per avariją',
    ]),
    # messages and wrong numbers
    (4, [
        'noriu palikti žinutę', 'galiu palikti žinutę', 'palikite žinutę gydytojui', 'perskambinkite man',
        'prašau perskambinti', 'perskambinkite {day}', 'perskambinkite {day} {at}',
        'perskambinkite rytoj ryte', 'paskambinsiu vėliau', 'suklydau numeriu',
        'atsiprašau suklydau numeriu', 'ne tas numeris', 'perduokite kad skambinau', 'atsiųskite žinutę',
        'atsiųskite patvirtinimą',
    ]),
]

GRAMMAR = Grammar(SLOTS, GROUPS)
