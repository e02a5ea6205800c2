"""What callers say in Lithuanian for every job of the desk; the slots of lt.py are at hand."""

from __future__ import annotations

from random import Random

from grammars.lt import ONES, accusative, cardinal

MINUTES_GENITIVE = ['penkias', 'dešimt', 'penkiolika', 'dvidešimt', 'dvidešimt penkias', 'trisdešimt', 'keturiasdešimt']


def year(rng: Random) -> str:
    """A year of birth, genitive plural of the ordinal."""
    if rng.random() < .75:
        rest = rng.randrange(30, 100)
        return 'tūkstantis devyni šimtai ' + _years(rest)
    rest = rng.randrange(1, 20)
    return 'du tūkstančiai ' + _years(rest)


def _years(n: int) -> str:
    if n % 10 == 0 and n >= 20:
        return cardinal(n) + 'ų'
    head = cardinal(n - n % 10) + ' ' if n > 20 else ''
    last = accusative(n % 10 if n > 20 else n)[:-1]
    return head + last + 'ų'


def code(rng: Random) -> str:
    """A code of four or six digits."""
    return ' '.join(ONES[rng.randrange(10)] for _ in range(rng.choice([4, 4, 6])))


SLOTS = {
    'place': [
        'centre', 'miesto centre', 'senamiestyje', 'žirmūnuose', 'antakalnyje', 'lazdynuose', 'karoliniškėse',
        'šeškinėje', 'fabijoniškėse', 'pašilaičiuose', 'naujamiestyje', 'užupyje', 'justiniškėse', 'pilaitėje',
        'žaliakalnyje', 'šilainiuose', 'dainavoje', 'eiguliuose', 'prie stoties', 'klaipėdoje', 'kaune', 'vilniuje',
        'šiauliuose',
    ],
    'hello': ['laba diena', 'labas', 'sveiki', 'labas rytas', 'labas vakaras'],
    'please': ['prašau', 'prašau', 'ačiū', 'jei galima'],
    'year': year,
    'code': code,
    'dnom': lambda rng: accusative(rng.randrange(1, 32))[:-1] + 'a',
    'minutes': MINUTES_GENITIVE,
    'span': [
        '{minutes} minučių', '{minutes} minučių', '{minutes} minučių', 'pusvalandį', 'pusę valandos', 'ketvirtį valandos',
        'valandą', 'kelias minutes', 'apie {minutes} minučių', 'gal {minutes} minučių', 'apie pusvalandį',
    ],
    'visit': ['vizitą', 'vizitą', 'savo vizitą', 'registraciją', 'mano vizitą'],
    'sd': [
        'dantų patikrai', 'burnos higienai', 'plombavimui', 'konsultacijai', 'danties rovimui', 'dantų balinimui',
        'kirpimui', 'manikiūrui', 'masažui', 'kraujo tyrimui', 'skiepams', 'padangų keitimui', 'tepalų keitimui',
        'techninei apžiūrai', 'gyvūno apžiūrai', 'plaukų dažymui', 'profilaktinei patikrai',
    ],
    'kin': ['vaikas', 'sūnus', 'dukra', 'mama', 'tėtis', 'vyras', 'žmona', 'kūdikis', 'šuo', 'katė', 'močiutė'],
    'king': ['vaiko', 'sūnaus', 'dukros', 'mamos', 'tėčio', 'vyro', 'žmonos', 'šuns', 'katės', 'savo dantų'],
    'kind': ['vaikui', 'sūnui', 'dukrai', 'mamai', 'vyrui', 'žmonai', 'šuniui', 'katei', 'man'],
    'bodypart': [
        'dantis', 'dantį', 'kelį', 'nugarą', 'ranką', 'koją', 'sprandą', 'petį', 'gerklę', 'galvą', 'pilvą', 'ausį',
        'akį', 'žandikaulį', 'dantenas', 'krūtinę',
    ],
    'bodynom': ['dantis', 'žandas', 'veidas', 'skruostas', 'kelis', 'koja', 'ranka', 'lūpa', 'akis', 'žandikaulis'],
    'swollen': ['ištino', 'sutino', 'patino', 'paraudo', 'tirpsta', 'traška', 'kraujuoja', 'dega', 'niežti', 'pūliuoja'],
    'sign': [
        'kosulys', 'aukšta temperatūra', 'bėrimas', 'galvos skausmas', 'sloga', 'trisdešimt devyni temperatūros',
        'temperatūra keturiasdešimt', 'blogas kvapas iš burnos',
    ],
    'since': ['nuo vakar', 'nuo ryto', 'dvi dienas', 'kelias dienas', 'jau savaitę', 'seniai', 'nuo pirmadienio', 'naktį'],
    'about': [
        'dėl {king}', 'dėl sąskaitos', 'dėl tyrimų', 'dėl recepto', 'dėl kainos', 'dėl vizito', 'dėl gydymo', 'dėl {sg}',
        'dėl draudimo', 'dėl rezultatų',
    ],
    'firmd': ['darbuotojams', 'įmonei', 'mūsų darbuotojams', 'mūsų įmonei', 'kolektyvui', 'biurui', 'mokyklai', 'komandai'],
}

JOBS = [
    # book
    (10, [
        'norėčiau {sg} {wda} {time}', 'norėčiau {sg} {day} {at}', '{sn} {wda} {time}', '{sn} {day} {at}',
        '{sn} {day} mano vardas {first} {last}', '{sn} {wda} {time} mano vardas {name}', 'ar galėčiau ateiti {sd} {day}',
        'ar galiu ateiti {sd} {day}', 'noriu {sg} {day}', '{sn} {month} {dacc}', 'norėčiau užsiregistruoti {sd}',
        'laba diena norėčiau užsiregistruoti {sd}', 'registruokite mane {sd} {day}', 'ar turite laiko {sd} {day}',
        'užregistruokite {kind} {day}', 'norėjau {sg} vakar', 'reikia {sg} {kind}',
    ]),
    # at which place
    (6, [
        '{place}', '{place}', '{place} prašau', 'norėčiau {sg} {place}', '{sn} {place}', 'noriu {sg} {place} {day}',
        'registruokite {place} {day}', 'ar galiu ateiti {place}', 'kitame skyriuje', 'man patogiau {place}',
        'ar {sn} yra {place}',
    ]),
    # changes of mind
    (7, [
        'ne geriau {wda} {time}', 'ne {wda} {time}', 'geriau {wda}', 'atsiprašau {wda} {time}', 'ne {wda}, o {wda}',
        'oi ne, {wda} {time}', 'tiksliau {wda}', '{wda} {time}', '{wda} {time}', '{wda} {time} {please}', 'laiką', 'dieną',
        'vardą', 'paslaugą', 'pirmas laikas', 'pirmas tinka', 'antras laikas', 'trečias laikas tinka', 'imu pirmą',
        'nė vienas man netinka', 'niekas netinka', 'gal kitą dieną', 'o vėliau {wda}', 'kitas laikas prašau',
        '{wda} negaliu', 'kitą dieną', 'tas pats laikas {wda}',
    ]),
    # move
    (9, [
        '(norėčiau|noriu|reikia|ar galiu) perkelti {visit}', '(norėčiau|noriu|reikia|ar galiu) perkelti {visit} į {wda}',
        '(norėčiau|noriu|ar galiu) perkelti {visit} į {wda} {time}', 'perkelkite {visit} į {wda} {time}',
        'perkelkite {visit} į {wda} {please}', 'norėčiau pakeisti vizito (laiką|dieną)', 'ar galima vizitą nukelti į {wda}',
        'noriu kito laiko savo vizitui', 'vizitą iš {wdg} į {wda}', 'negaliu ateiti {day} perkelkite į {wda}',
        'norėčiau ateiti {wda} vietoj {wdg}',
    ]),
    # cancel
    (6, [
        '(noriu|norėčiau|reikia) atšaukti {visit} {day}', 'atšaukite {visit} {day}', 'atšaukite {visit} {please}',
        'negaliu ateiti {day}', 'negalėsiu atvykti {day}', 'nebeateisiu {day}', 'susirgau, noriu atšaukti {visit}',
        'išbraukite mane {please}',
    ]),
    # check and confirm
    (10, [
        'kada mano (kitas|) vizitas', 'kelintą valandą mano vizitas {day}', 'ar aš (užregistruotas|užregistruota) {day}',
        'priminkite kada mano vizitas', 'pamiršau kada mano vizitas', 'kurią dieną mano vizitas',
        'patvirtinu {visit}', 'patvirtinu {visit} {day}', '(noriu|norėčiau) patvirtinti {visit}', 'patvirtinu kad ateisiu {day}',
        'tikrai ateisiu', 'tikrai ateisiu {day}', 'taip ateisiu {day}', 'ateisiu {day} {time}', 'būsiu {day} {time}',
        'atvyksiu {day}', 'taip tikrai būsiu', 'patvirtinu vizitą būsiu laiku',
    ]),
    # waiting list
    (7, [
        '(įrašykite|užrašykite|įtraukite) mane į laukiančiųjų sąrašą {sd}', '(įrašykite|įtraukite) mane į laukimo sąrašą',
        'ar galite įrašyti į laukiančiųjų sąrašą', 'noriu į laukiančiųjų sąrašą {sd}', 'paskambinkite jei atsilaisvins laikas',
        'praneškite jei kas nors atsisakys', 'jei atsilaisvins vieta {day} paskambinkite', 'įrašykite {kind} į laukiančiųjų sąrašą',
        'ar yra laukiančiųjų sąrašas {sd}', 'norėčiau laukti eilėje {sd}',
    ]),
    # prices and their variables
    (9, [
        'kiek kainuoja {sn}', 'kiek kainuotų {sn}', 'kokia {sg} kaina', 'kiek maždaug kainuotų {sn}', 'o kiek kainuoja',
        'o kiek tai kainuotų', 'kiek kainuoja kastracija {kind}', 'kiek kainuoja {sn} {kind}', 'apskaičiuokite kainą {please}',
        'kastracija', 'kastracija {kind}', 'katė', 'šuo', 'katinas', 'kalė', 'šuniukas', '{num} kilogramai', '{num} kilogramų',
        'sveria {num} kilogramus', 'apie {num} kilogramų', 'penki kilogramai ir pusė', 'mano šuo sveria {num} kilogramų',
        'ilgi', 'trumpi', 'vidutiniai', 'metalo keramika', 'cirkonis', 'mieste', 'už miesto', 'ar tai brangu',
    ]),
    # urgent
    (9, [
        'man {swollen} {bodynom}', '{swollen} {bodynom}', '{kind} {swollen} {bodynom}', 'labai skauda {bodypart}',
        'man skauda {bodypart}', 'skauda {bodypart} {since}', 'stipriai kraujuoja', 'išmuštas dantis', '{kind} aukšta temperatūra',
        '{kind} {sign}', 'šunį partrenkė automobilis', 'katė kažką nuryjo', 'šuo apsinuodijo', 'šuo springsta',
        'negali atsikelti', '{kin} sunkiai kvėpuoja', '{kin} nukrito ir kraujuoja', 'nesustoja kraujas', 'man labai bloga',
        'skubiai reikia gydytojo', '{kin} prarado sąmonę', 'nebeėda jau dvi dienas', 'veidas ištinęs ir skauda',
    ]),
    # triage
    (9, [
        'nežinau (pas ką|kur|pas kokį gydytoją) (kreiptis|eiti|registruotis)', 'pas ką man (kreiptis|registruotis)',
        'kokio gydytojo man reikia', 'nežinau ko man reikia', 'man nuskilo dantis {since}', 'nuskilo dantis', 'nulūžo dantis',
        'nuskilo kampas danties', 'kraujuoja dantenos {since}', 'kraujuoja dantenos', 'skauda dantenas', 'šlubuoja šuo',
        'iškrito plomba {since}', 'tik dantenos', 'tik nuskilo kampas', 'tik kraujuoja', 'nekraujuoja', 'truputį remiasi',
        'visai nesiremia', 'veidas ištinęs', 'ištinęs ir veidas', 'žandikaulis {swollen}', 'spragsi žandikaulis',
        'dantis jautrus šalčiui', 'griežiu dantimis {since}', 'skauda {bodypart} kai kramtau', '{since}', '{since}', 'kelios dienos',
        'danga juda', 'traška sąnarys', 'žandikaulis spragsi', 'dantys jautrūs',
    ]),
    # callback and message
    (10, [
        'perskambinkite man {please}', 'perskambinkite man {day}', 'ar galite man perskambinti {day}', 'paskambinkite man {day} {at}',
        'tegul man paskambina gydytoja', 'lauksiu jūsų skambučio', 'turiu klausimą {about}', 'turiu klausimą {about}',
        'skambinu {about}', 'norėčiau paklausti {about}', 'noriu palikti žinutę {please}', 'ar galiu palikti žinutę gydytojui',
        'perduokite gydytojai kad skambinau', 'perduokite kad ateisiu {day}', 'skambino iš jūsų', 'žinutė gydytojui',
        'pamiršau pas jus (skėtį|šaliką|telefoną|striukę)', 'reikia pažymos', 'noriu sužinoti tyrimų rezultatus',
    ]),
    # put through to a person
    (5, [
        '(noriu|norėčiau|galiu) (pasikalbėti|kalbėti) su (žmogumi|gydytoju|gydytoja|administratore|registratūra|vadovu)',
        'sujunkite su (žmogumi|registratūra|gydytoju|administratore)', 'ar jūs robotas', 'ar čia gyvas žmogus',
        'noriu gyvo žmogaus', 'pakvieskite (administratorę|gydytoją|žmogų)',
    ]),
    # lead
    (9, [
        '(norėčiau|norėtume|reikia|domina) sutarties {firmd}', 'norėtume sutarties su jūsų klinika', 'domina bendradarbiavimas',
        'norėtume pasiūlymo {firmd}', 'ieškome klinikos {firmd}', 'ar dirbate su įmonėmis', 'skambinu iš įmonės',
        'norime registruoti {num} darbuotojų', '{num}', '{num}', '{num} žmonių', '{num} darbuotojai', 'apie {num}', 'maždaug {num} žmonių',
        'šį mėnesį', 'šiais metais', 'kitais metais', 'vėliau', 'kuo greičiau', 'metų pabaigoje', 'iš karto', 'kitą mėnesį',
        'rytoj {time}', 'rytoj {time}', '{wda} {time}', 'nenoriu sakyti', 'dar nežinau', 'dar neapsisprendėme',
    ]),
    # follow-up and complaint
    (9, [
        'skambinu dėl (praėjusio|paskutinio|vakarykščio|savo) vizito', 'skambinu po vizito', 'buvau pas jus {day}', 'buvau pas jus vakar',
        'po vizito skauda {bodypart}', 'po gydymo {swollen} {bodynom}', 'jūs klausėte kaip jaučiuosi', 'gavau jūsų žinutę',
        'viskas gerai', 'taip gerai', 'taip viskas puiku', 'viskas tvarkoj', 'jaučiuosi gerai', 'nieko neskauda',
        'ne visai', 'ne skauda', 'vis dar skauda {bodypart}', 'plomba (per aukšta|per didelė|iškrito|kliūva|nelygi)',
        'man kliūva plomba', 'po gydymo vis dar skauda {bodypart}', 'siūlas iširo',
        '(noriu|norėčiau) pasiskųsti dėl (gydytojo|vizito|kainos|aptarnavimo|sąskaitos|registratūros)', 'turiu nusiskundimą dėl {sg}',
        'esu nepatenkintas gydymu', 'esu nepatenkinta aptarnavimu', 'noriu pasiskųsti',
    ]),
    # late and lost
    (10, [
        'vėluoju {span}', 'vėluosiu {span}', 'vėluosiu apie {span}', 'aš vėluoju', 'truputį vėluoju', 'šiek tiek vėluosime',
        'pavėluosiu {span}', 'deja vėluoju', 'įstrigau spūstyje', 'įstrigau spūstyje vėluosiu {span}', 'vėluoja autobusas',
        '{span}', '{span}', '{span}', 'nežinau kiek', 'nežinau', 'sunku pasakyti',
        'pasiklydau', 'pasiklydome', 'nerandu (jūsų|klinikos|įėjimo|durų|gatvės|namo)', 'pasiklydau nerandu (klinikos|įėjimo|gatvės|namo)',
        'negaliu rasti (jūsų|klinikos|įėjimo)', 'stoviu prie durų bet uždaryta', 'kur įėjimas', 'esu lauke kur eiti', 'kuriame aukšte jūs',
    ]),
    # who it is
    (10, [
        '{year} {month} {dnom}', '{year} {month} {dnom}', '{year} metų {month} {dnom}', '{year} metų {month} {dnom} diena',
        'gimiau {year} metų {month} {dacc}', '{month} {dnom} {year} metų', '{year} metų', '{code}', '{code}', 'kodas {code}',
        'mano kodas {code}', 'mano vardas {first} {last}', 'mano vardas {first} {last}', 'vizitas {last} vardu',
        'registravo mano {kin}', 'gimimo data {year} {month} {dnom}',
    ]),
    # advice, money and what no clinic does
    (8, [
        'kokius vaistus (gerti|man gerti|vartoti)', 'ar galiu gerti (antibiotikus|ibuprofeną|vaistus)', 'ar tai pavojinga',
        'kiek tablečių gerti', 'ar normalu kad skauda {bodypart}', 'ką daryti jei skauda {bodypart}', 'kuo gydyti {bodypart}',
        'grąžinkite pinigus', 'noriu atgauti pinigus', 'nuskaičiuota du kartus', 'pinigai nuskaityti dukart', 'neteisinga sąskaita',
        'per daug nuskaičiavote už {sa}', 'grąžinkite pinigus už {sa}', 'permokėjau už {sa}',
        'noriu perdažyti (namą|sieną|tvorą|duris) (raudonai|mėlynai|baltai|žaliai)', 'noriu picos', 'noriu nusipirkti (automobilį|namą|telefoną)',
        'jūs idiotai', 'kvailiai', 'ar taisote (telefonus|stogus|televizorius)', 'ar parduodate (bilietus|batus|gėles)',
    ]),
    # questions
    (7, [
        'kada dirbate {day}', 'ar dirbate {day}', 'iki kelintos dirbate {day}', 'kur jūs įsikūrę', 'koks adresas', 'kaip pas jus atvykti',
        'kur galima pastatyti automobilį', 'ar galima mokėti (kortele|grynaisiais)', 'ką pasiimti su savimi', 'ar galiu valgyti prieš vizitą',
        'kiek laiko trunka {sn}', 'kas atlieka {sa}', 'kokie gydytojai dirba {day}', 'ar priimate vaikus', 'ar reikia pasiruošti',
        'kokioje gatvėje jūs esate', 'ar gydytoja priima {day}',
    ]),
]
