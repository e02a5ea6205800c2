import type { Texts } from './en.ts'
import { plural } from './plural.ts'

const events = plural('lt', {
  one: 'laukia # įvykis',
  few: 'laukia # įvykiai',
  other: 'laukia # įvykių',
})
const visits = plural('lt', { one: '# vizitas', few: '# vizitai', other: '# vizitų' })

/** Lietuviškai. */
export const lt: Texts = {
  locale: 'lt-LT',
  // with the weekday or a short month, Lithuanian falls back to 11-24
  shortDay: { day: 'numeric', month: 'long' },
  name: 'Lietuvių',
  skip: 'Pereiti prie turinio',
  onThisPage: 'Šiame puslapyje',
  languages: 'Kalba',
  loading: 'Įkeliama…',
  failed: 'Nepavyko įkelti.',
  tryAgain: 'Bandyti dar kartą',
  today: 'Šiandien',

  link: {
    connecting: 'Jungiamasi…',
    live: 'Prisijungta',
    lost: 'Nėra ryšio',
    lostLong: 'Nėra ryšio su įrenginiu. Rodomi duomenys gali būti pasenę; jungiamasi iš naujo.',
  },

  status: 'Įrenginio būsena',
  line: {
    title: line => `Linija ${line}`,
    none: 'Telefono linija dar nenustatyta',
    states: {
      starting: 'Įjungiama',
      idle: 'Laukia skambučių',
      ringing: 'Skambina',
      dialling: 'Skambinama',
      talking: 'Vyksta pokalbis',
      failed: 'Neveikia',
    },
    unreachable: 'Prisiskambinti negalima',
    networks: {
      home: 'savas tinklas',
      roaming: 'tarptinklinis ryšys',
      searching: 'ieškoma tinklo',
      denied: 'tinklas nepriima SIM kortelės',
      none: 'tinklo nėra',
      unknown: 'tinklas nežinomas',
    },
    signal: { none: 'signalas nežinomas', 1: 'silpnas', 2: 'vidutinis', 3: 'geras', 4: 'labai geras' },
    signalOf: (dbm, words) => `Signalas ${dbm}, ${words}`,
  },
  cloud: {
    title: 'Debesija',
    states: {
      off: 'Nenustatyta',
      connected: 'Prisijungta',
      away: 'Nepasiekiama',
      refused: 'Neįsileidžia',
    },
    notes: {
      off: 'viskas lieka šiame įrenginyje',
      connected: 'niekas nelaukia',
      away: 'niekas nedingo',
      refused: 'patikrinkite naudotojo vardą ir slaptažodį',
    },
    waiting: events,
  },

  now: {
    title: 'Dabar',
    empty: 'Šiuo metu niekas neskambina',
    emptyNote: 'Kitas pokalbis atsiras čia jam vykstant, eilutė po eilutės.',
    since: time => `nuo ${time}`,
    lasts: 'Pokalbio trukmė',
    over: 'Pokalbis baigėsi',
    withheld: 'Numeris paslėptas',
  },
  talk: {
    title: 'Pokalbis',
    empty: 'Nieko nepasakyta.',
    caller: 'Skambinantysis',
    box: 'Ragelis',
    certain: percent => `tikrumas ${percent}`,
    doubts: {
      'no speech': 'nenaudota: kalbos nesigirdi',
      improbable: 'nenaudota: mažai tikėtina',
      'too many words': 'nenaudota: per daug žodžių tokiai trukmei',
      'repeats itself': 'nenaudota: kartojasi',
      'known phantom': 'nenaudota: žinoma klausos klaida',
      'too short': 'nenaudota: per trumpa',
    },
    ringing: 'Skambina',
    answered: 'Atsiliepta',
    key: key => `Klavišas ${key}`,
    silence: 'Tyla',
    interrupted: after => `Skambinantysis įsiterpė po ${after}`,
    resumed: 'Tik triukšmas; sakinys tęsiamas',
    trouble: code => `Viena dalis sugedo (${code}); pokalbis tęsėsi be jos`,
  },
  turn: {
    title: total => `Atsakyta po ${total}`,
    stages: {
      endpointMs: 'pauzė',
      recogniseMs: 'atpažinimas',
      decideMs: 'sprendimas',
      voiceMs: 'balsas',
    },
  },
  outcomes: {
    booked: 'Užregistruota',
    moved: 'Perkelta',
    cancelled: 'Atšaukta',
    message: 'Žinutė',
    callback: 'Perskambinti',
    urgent: 'Skubu',
    answered: 'Atsakyta į klausimą',
    quoted: 'Pasakyta kaina',
    transferred: 'Sujungta',
    abandoned: 'Padėjo ragelį',
  },

  bookings: {
    title: 'Vizitai',
    previous: 'Ankstesnė diena',
    next: 'Kita diena',
    choose: 'Pasirinkti dieną',
    count: visits,
    none: 'Vizitų nėra',
    empty: 'Šią dieną vizitų nėra',
    emptyNote: 'Telefonu užregistruoti vizitai atsiras čia, prie gydytojo, pas kurį ateinama.',
    fresh: 'Naujas',
  },
  calls: {
    title: 'Skambučiai',
    empty: 'Skambučių dar nebuvo',
    emptyNote: 'Kiekvienas baigtas pokalbis atsiras čia su santrauka.',
    up: 'Vyksta',
    duration: 'Trukmė',
    tags: { 'cut off': 'nutrūko', 'not heard': 'neišgirsta', 'dead air': 'tyla linijoje' },
    more: 'Rodyti daugiau skambučių',
  },
  messages: {
    title: 'Žinutės darbuotojams',
    short: 'Žinutės',
    empty: 'Žinučių nėra',
    emptyNote: 'Čia atsiras tai, ką skambinantieji prašo perduoti.',
    nameless: 'Vardas nenurodytas',
    openCall: 'Atverti pokalbį',
  },
}
