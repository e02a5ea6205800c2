import type { Pack } from '../language.ts'
import { patternsOf, phraseList } from '../patterns.ts'
import type { Denials } from '../settle.ts'

/** What people say on the telephone in Lithuanian. The longest match counts; nothing here depends on the question. */

export const phrases: Pack['phrases'] = patternsOf({
  yes: `taip|taip taip|taip prašau|tinka|man tinka|tiks|puikiai tinka|gerai|labai gerai|gerai gerai|teisingai
 |viskas teisingai|viskas gerai|viskas tinka|aha|žinoma|būtinai|sutinku|patvirtinu|puiku|puikiai|jo|jau|jap|tikrai taip
 |tikrai|be abejo|be abejonės|aišku|aišku taip|tegul būna|tegu|tebūnie|registruokite
 |užregistruokite|registruojam|rašykite|įrašykite|imu|imam|tą ir imu|darom|darykite|ok|okei|oki|super|tobula|idealu
 |kuo puikiausiai|būtų gerai|būtų puiku|ne problema|nieko prieš|neprieštarauju|tiek to gerai|tą patį|būtent
 |tikrai tinka|kaip tik|nu gerai|na gerai|jo jo|mhm|taip noriu|taip norėčiau|=noriu|=norėčiau|=galima|=galite|galima taip|^noriu taip`,
  'rather yes': `turbūt taip|tikriausiai taip|turbūt|tikriausiai|manau taip|manau kad taip|manau tiks|lyg ir taip
 |lyg ir tinka|lyg ir|galbūt taip|gal taip|ko gero taip|ko gero|veikiausiai|veikiausiai taip|turėtų tikti|gal tiks
 |spėju kad taip|atrodo taip|atrodo tinka`,
  no: `ne|ne ne ne|ne ačiū|ne dėkui|netinka|man netinka|netiks|neteisingai|nenoriu|nenorėčiau|tikrai ne|jokiu būdu
 |neverta|nereikia|ne viskas|negerai|ne taip|ne visai|ne tas|ne ta|netinkamas|neregistruokite|nerašykite|nepatogu
 |neįmanoma|nieko panašaus|visai ne|ne nenoriu|ne nereikia|deja ne|deja netinka|nea|klaida|blogai|ne šitas|nesutinku`,
  'rather no': `turbūt ne|tikriausiai ne|manau ne|manau kad ne|manau netiks|nelabai|nelabai tinka|vargu|vargu ar
 |ko gero ne|lyg ir ne|gal ne|galbūt ne|ne itin|abejoju|veikiausiai ne|kažin`,
  repeat: `pakartok*|pakartoti|dar kartą|dar sykį|dar karta prašau|neišgirdau|nesupratau|nenugirdau|ką sakėte
 |ką pasakėte|kaip sakėte|ką jūs sakėte|negirdžiu|negirdėjau|blogai girdžiu|prastai girdžiu|ką ką|kaip kaip|prašau pakartoti
 |iš naujo|ar galite pakartoti|nesupratau ką sakėte|kokie buvo laikai`,
  slower: 'lėčiau|kalbėkite lėčiau|ne taip greitai|per greitai|galite lėčiau|prašau lėčiau|pamažiau|pamažu',
  louder: `garsiau|kalbėkite garsiau|silpnai girdžiu|tyliai girdžiu|per tyliai|labai tyliai|garsiau prašau
 |vos girdžiu|beveik negirdžiu|sustiprinkite garsą`,
  correction: `ne ne|tiksliau|suklydau|apsirikau|atsiprašau ne|norėjau pasakyti|turėjau omenyje|turiu omenyje
 |pataisykite|pataisysiu|oi ne|ne atsiprašau|ne taip pasakiau|vis dėlto|klystu|pakeiskite į`,
  keep: `palikite kaip yra|palikim kaip yra|tegul lieka|tegul lieka kaip yra|nieko nekeiskite|nekeiskite|lieka kaip buvo
 |palikite|palikite kaip buvo|nebekeiskite|viskas lieka|nekeisim`,
  abuse: `idiot*|debil*|kvail*|užsičiaup*|eik velniop|velniop|šūd*|nesąmon*|durn*|bukagalv*|atsiknis*|atstok|rupūž*
 |po velnių|prakeikt*|kretin*|apgavik*`,
  person: `su žmogumi|noriu žmogaus|gyvu žmogumi|operatori*|registratūr*|registratore|administrator*|sujunkite|perjunkite
 |pasikalbėti su|kalbėti su|gyvas žmogus|tikras žmogus|ne su robotu|ne su automatu|ar jūs robotas|darbuotoj*
 |pakvieskite|su kuo nors pasikalbėti|su sekretore|su vadovu`,
  help: `padėkite|pagalb*|ką galite|ką moki|ką mokate|ką galiu pasakyti|kaip man|nežinau ką sakyti|ką daryti|ką man sakyti
 |kokios galimybės`,
  wait: `palaukite|palauk|minutėlę|minutę|vieną minutę|minutėlę prašau|sekundę|sekundėlę|tuoj|tuojau|luktelėkite|luktelkite
 |leiskite pagalvoti|pagalvosiu|pažiūrėsiu kalendorių|pasižiūrėsiu|tuoj pažiūrėsiu|momentą|momentėlį|nepadėkite ragelio`,
  thanks: 'ačiū|ačiū jums|labai ačiū|dėkui|labai dėkui|dėkoju|nuoširdžiai dėkoju|ačiū labai|dėkoju jums',
  goodbye: `viso gero|viso|viso labo|iki pasimatymo|=iki|iki iki|ačiū iki|sudie|geros dienos|gražios dienos|gero vakaro|sudiev
 |ate|atia|viso geriausio|geros jums dienos|gero savaitgalio|ačiū viso gero|labanakt`,
  hello: `labas|labas jums|sveiki|sveikas|sveika|laba diena|labas rytas|labas vakaras|labą dieną|labą vakarą|labą rytą
 |laba|alio|alio girdite|klausau|ar girdite|ar mane girdite|gera diena|sveikutis`,
  unsure: `nežinau|nesu tikras|nesu tikra|nesu įsitikinęs|gal|galbūt|sunku pasakyti|neaišku|neįsivaizduoju|neapsisprendžiau
 |dar nežinau|reikia pagalvoti|hm|nu nežinau`,
  none: `nė vienas|nei vienas|nė viena|nei viena|negaliu|nė vienas netinka|nei vienas netinka|niekas netinka|visi netinka
 |nė vieno|nei vieno|negalėsiu|negaliu nė vienu|tada negaliu|tuo metu negaliu`,
  other: `kitas laikas|kitu laiku|kitą dieną|kita diena|ką nors kito|kitas variantas|kitą laiką|kiti laikai|kitų laikų
 |kitų variantų|o kitu laiku|o kitą dieną|gal kitu laiku|kokie dar|kas dar|o dar|ar yra kitų|ką dar turite|kito laiko`,
  earlier: `anksčiau|ankstesn*|gal anksčiau|o anksčiau|kiek anksčiau|truputį anksčiau|ką nors anksčiau|ankstėliau`,
  later: `vėliau|vėlesn*|gal vėliau|o vėliau|kiek vėliau|truputį vėliau|ką nors vėliau|vėlėliau`,
  'nothing more': `tai viskas|viskas|viskas ačiū|tai tiek|tiek|daugiau nieko|nieko daugiau|nieko|daugiau nereikia
 |daugiau nieko nereikia|nieko nebereikia|viskas aišku|tuo ir baigsim|ne viskas ačiū|ne daugiau nieko`,
})

export const wishes: Pack['wishes'] = patternsOf({
  book: `užsiregistr*|užregistr*|užsiregistravimas|registruo*|registracij*|priregistr*|užsiraš*|užraš*|vizit*|noriu atvykti
 |norėčiau atvykti|noriu ateiti|norėčiau ateiti|ar galiu ateiti|ar galėčiau ateiti|turite laiko|laisvo laiko
 |laisvas laikas|laisvų laikų|laisvų vietų|ar turite vietų|patekti pas|noriu pas|norėčiau pas|pas gydytoją|talon*`,
  move: `perkel*|perkėl*|perregistr*|pakeisti … laiką|pakeisti vizit*|pakeisti registracij*|pakeiskite … laiką|keisti … laiką
 |nukel*|paankstinti|pavėlinti|perkelti vizit*|kitą dieną perkelti|atidėti vizit*|susitarti kitu laiku`,
  cancel: `atšaukti vizit*|atšaukite … vizit*|atšaukti … vizit*|atšaukti registracij*|atšaukite registracij*|noriu atšaukti
 |atšaukiu|išregistr*|išbraukite|atsisakyti vizit*|nebeateisiu|nebegalėsiu atvykti|negalėsiu atvykti|negalėsiu ateiti`,
  check: `kada mano vizitas|kelintą valandą mano|kelintą mano|pasitikslinti|ar aš užregistruot*|kada aš užregistruot*
 |kada aš užsiregistrav*|kuriai dienai aš|priminkite … vizit*|ar mano vizitas galioja|pamiršau kada`,
  confirm: `patvirtinti vizitą|patvirtinu vizitą|patvirtinu kad ateisiu|tikrai ateisiu|atvyksiu|ateisiu|būsiu laiku|dalyvausiu
 |patvirtinti registraciją`,
  waitlist: `laukiančiųjų sąraš*|laukiančių sąraš*|laukimo sąraš*|jei atsilaisvins|jeigu atsilaisvins|kai atsilaisvins
 |jei kas nors atsisakys|jeigu kas nors atsisakys|eilėje laukti|jei atsiras laiko`,
  quote: `preliminari kaina|preliminarią kainą|sąmat*|komercinį pasiūlymą|kainos pasiūlymą|apskaičiuokite|apskaičiuoti kainą
 |kiek maždaug kainuotų|kiek kainuotų`,
  message: `palikti žinutę|palikite žinutę|žinutę|žinutė|perduokite|perduoti žinutę|palikti pranešimą|pasakykite gydytojai
 |pasakykite gydytojui|perduokite kad`,
  callback: `perskambin*|paskambinkite man|atskambin*|tegul man paskambina|lauksiu skambučio|susisiekite su manimi
 |tegu paskambina|kad man paskambintų|skambino iš jūsų`,
  urgent: `skubu|skubiai|skubus|skubi|skubią|skubios|labai skauda|stipriai skauda|baisiai skauda|nepakeliamai skauda|skauda dantį
 |skauda krūtinę|kraujuoj*|kraujavim*|ištin*|tinsta|avarij*|sunkiai kvėpuoj*|negaliu kvėpuoti|dūst*|aukštą temperatūrą
 |aukšta temperatūra|blogai jaučiuosi|prarado sąmonę|nualpo|apalpo|apsinuodij*|lūžo|sulaužiau|išmuš* dantį|greitąją
 |budintis gydytojas|skubi pagalba|ūmus skausmas|traukuliai`,
  problem: `neveikia|sugedo|problem*|iškrito plomba|nulūžo|nesuveikė|kažkas negerai|kažkas ne taip`,
  lead: `bendradarbiav*|bendradarbiau*|įmonės vardu|įmonės darbuotojams|mūsų darbuotojams|visai įmonei|sutartį su jumis|sudaryti sutartį
 |atstovauju įmonei|skambinu iš įmonės|didesnę grupę|ilgalaik*`,
  late: `vėluoju|vėluosiu|pavėluosiu|vėluosime|truputį vėluoju|užtruksiu|įstrigau|stoviu kamštyje|nespėsiu|nespėju`,
  complaint: `nusiskund*|skundas|skundą|skųstis|noriu pasiskųsti|nepatenkint*|blogai padar*|nusivyl*|netinkamai padar*`,
  triage: `nežinau pas ką|nežinau pas kurį|nežinau pas kokį|nežinau kurio gydytojo|nežinau kokio gydytojo
 |pas kokį gydytoją man|pas kurį gydytoją man|kokio gydytojo man|kokio specialisto|pas kokį specialistą
 |nežinau ko man reikia|nežinau kokios paslaugos|pas ką kreiptis|pas ką man kreiptis|nežinau kas man tinka
 |nežinau dėl ko registruotis`,
  'follow-up': `po vizito|po procedūros|po apsilankymo|po gydymo|buvau pas jus|lankiausi pas jus|buvome pas jus
 |klausėte kaip|gavau jūsų žinutę|dėl praėjusio vizito|dėl vakarykščio vizito|dėl buvusio vizito`,
  lost: `pasiklydau|pasiklydome|paklydau|nerandu jūsų|nerandame jūsų|negaliu jūsų rasti|negaliu rasti jūsų
 |nerandu įėjimo|negaliu rasti įėjimo|nerandu klinikos|nerandu durų`,
})

export const topics: Pack['topics'] = patternsOf({
  price: `kiek kainuo*|kaina|kainos|kainas|kainą|kainų|kainuoja|įkain*|kainoraštis|kainyn*|kiek reikės mokėti|kiek atsieitų
 |kiek atsieina|brangu|nuolaid*`,
  hours: `darbo laikas|darbo laiką|darbo laiko|kada dirbate|ar dirbate|iki kelintos|nuo kelintos|kaip dirbate|kada atidarote
 |kada uždarote|kada atsidarote|kada užsidarote|ar šiandien dirbate|ar dirbate savaitgal*|kokiomis dienomis dirbate|darbo valandos`,
  address: `adres*|kur jūs esate|kur esate|kaip jus rasti|kaip pas jus|kur jūs|kaip atvykti|kaip pasiekti|kokioje gatvėje
 |kuriame aukšte|kur jus rasti|kur randat*`,
  parking: `pastatyti automobilį|pastatyti mašiną|statyti mašiną|statyti automobilį|stovėjimo|aikštel*|parking*|parkav*
 |palikti mašiną|palikti automobilį`,
  payment: `kortele|kortelę|kortelėmis|mokėti|apmokėti|atsiskait*|grynaisiais|grynais|išsimokėtinai|pavedimu|dalimis`,
  duration: `kiek laiko|kiek trunka|kiek ilgai|kiek truks|kiek tai trunka|kiek užtruks|kiek užtrunka|ar ilgai`,
  services: `kokias paslaugas|kokios paslaugos|paslaugos|paslaugų sąraš*|ką gydote|ką darote|kokias procedūras|ką siūlote
 |ar darote|ar atliekate`,
  people: `kas priima|kokie gydytojai|kokie specialistai|koks gydytojas|kokia gydytoja|kas atlieka|kas dirba|kas gydo
 |pas ką galima|kas pas jus dirba|kokius gydytojus turite`,
  insurance: `draudim*|draust*|apdraust*|ligonių kas*|valstybin*|kompensuoj*|kompensac*`,
  preparation: `kaip pasiruošti|pasiruoš*|pasirengti|ar galima valgyti|ar galiu valgyti|ką pasiimti|ką atsinešti|ką turėti
 |ar reikia siuntimo|reikia siuntimo|nevalgius|kaip reikia ruoštis|kokius dokumentus`,
})

export const aspects: Pack['aspects'] = patternsOf({
  time: 'laik*|diena|dieną|dienos|valand*|data|datą',
  service: 'paslaug*|procedūr*|gydym*',
  name: 'vardas|vardą|vardo|pavard*',
})

export const sensitive: Pack['sensitive'] = patternsOf({
  medical: `kokius vaistus|kokių vaistų|kiek vaistų|ar galiu gerti|ar galima gerti|ar gerti|tyrimų rezultat*|tyrimų atsakym*
 |diagnoz*|ar pavojinga|ar tai pavojinga|ar tai rimta|šalutin*|antibiotik*|kokią dozę
 |ką daryti su žaizda|kuo gydyti|ką man gerti`,
  legal: `teism*|advokat*|skųsiu|paduosiu į teismą|teisinink*|ieškin*|policij*|vartotojų teis*|ligonių teis*|žal* atlyginim*
 |nusiskųsiu`,
  money: `grąžinkite pinigus|grąžinti pinigus|atgauti pinigus|pinigų grąžinim*|neteisinga sąskaita|neteisingą sąskaitą
 |per daug nuskaičiavo|per daug sumokėjau|nuskaičiuota du kartus|sąskaitos klaida|ginčij*|permokėj*|apgavote`,
})

export const nameLeads = phraseList(
  `mano vardas yra|mano vardas|mano pavardė yra|mano pavardė|vardas yra|pavardė yra|vardas pavardė|registruokite vardu
 |užrašykite vardu|vardu`,
)

export const nameOpenings = phraseList(
  'vardas|pavardė|aš esu|aš|esu|čia|čia kalba|registruokite|kalba|skambina|rašykite|užrašykite',
)

export const fillers = phraseList(
  `prašau|taip|labas|laba|diena|sveiki|na|nu|o|gerai|ponas|ponia|vardu|vardas|pavardė|mano|aš|esu|ačiū|rytas|vakaras
 |žinote|žinot|žodžiu|reiškia|tai|tai va|va|nagi|em|mm|eee|hm|ką gi|tarkim|sakykim|tipo|taigi|ir|gal|galėtumėte
 |norėčiau|noriu|labai|dabar|yra|jo|atsiprašau|panelė|mergina|gydytoja|gydytojau|registruokite|rašykite|užrašykite`,
)

/** What refuses a day or a time, and what replaces one by another. */
export const denials: Denials = {
  before: phraseList(
    `tik ne|bet ne|išskyrus|negaliu|man netinka|netinka|nenoriu|nebegaliu|negalėsiu|negaliu atvykti|negaliu ateiti|tik jau ne`,
  ),
  after: phraseList(
    `negaliu|netinka|man netinka|negalėsiu|aš negaliu|nepatogu|man nepatogu|dirbu|aš dirbu|nebus manęs|nebūsiu|netiks
 |būsiu išvykęs|būsiu išvykusi|išvykstu|esu užimtas|esu užimta|užimtas|užimta|tikrai ne`,
  ),
  between: phraseList(
    `ne|tiksliau|atsiprašau|oi|suklydau|apsirikau|norėjau pasakyti|geriau|arba geriau|vis dėlto|o|bet|tfu|pala|palaukit`,
  ),
}
