import type { Pack } from '../language.ts'
import { patternsOf, phraseList } from '../patterns.ts'
import type { Denials } from '../settle.ts'

/** What people say on the telephone in Lithuanian. The longest match counts; nothing here depends on the question. */

export const phrases: Pack['phrases'] = patternsOf({
  yes: `taip|taip taip|taip prašau|tinka|man tinka|tiks|puikiai tinka|gerai|labai gerai|gerai gerai|teisingai
 |viskas teisingai|viskas gerai|viskas tinka|aha|žinoma|būtinai|sutinku|patvirtinu|puiku|puikiai|jo|jau|jap
 |tikrai taip
 |tikrai|be abejo|be abejonės|aišku|aišku taip|tegul būna|tegu|tebūnie|registruokite
 |užregistruokite|registruojam|rašykite|įrašykite|imu|imam|tą ir imu|darom|darykite|ok|okei|oki|super|tobula|idealu
 |kuo puikiausiai|būtų gerai|būtų puiku|ne problema|nieko prieš|neprieštarauju|tiek to gerai|tą patį|būtent
 |tikrai tinka|kaip tik|nu gerai|na gerai|jo jo|mhm|taip noriu|taip norėčiau|=noriu|=norėčiau|=galima|=galite
 |galima taip|^noriu taip|tai taip|nu taip|na taip|tinka tinka|tiks tiks|man tiks|tas tinka|šitas tinka|davai
 |=varom|=tegul|bus gerai|nuostabu|fantastika|šaunu|=tvarka|gerai tegul|gerai tegu būna|taip patvirtinu
 |taip teisingai|taip tinka|tas pats numeris|tuo pačiu numeriu|šiuo numeriu|tuo numeriu|viskas puiku|nieko neskauda
 |nebeskauda|taip prašyčiau|prašyčiau registruoti|užrašykite|užrašykit|registruokit|įrašykit|=norim|=norėtume|tiktų
 |man tiktų|puikiai tiktų`,
  'rather yes': `turbūt taip|tikriausiai taip|turbūt|tikriausiai|manau taip|manau kad taip|manau tiks|lyg ir taip
 |lyg ir tinka|lyg ir|galbūt taip|gal taip|ko gero taip|ko gero|veikiausiai|veikiausiai taip|turėtų tikti|gal tiks
 |spėju kad taip|atrodo taip|atrodo tinka`,
  no: `ne|ne ne ne|ne ačiū|ne dėkui|netinka|man netinka|netiks|neteisingai|nenoriu|nenorėčiau|tikrai ne|jokiu būdu
 |neverta|nereikia|ne viskas|negerai|ne taip|ne visai|ne tas|ne ta|netinkamas|neregistruokite|nerašykite|nepatogu
 |neįmanoma|nieko panašaus|visai ne|ne nenoriu|ne nereikia|deja ne|deja netinka|nea|klaida|blogai|ne šitas
 |nesutinku|nu ne|na ne|ai ne|tai ne|neišeina|neišeis|nepavyks|ne tas numeris|ne tuo numeriu|kitu numeriu
 |nelabai gerai|ne itin gerai|ne visai gerai|ne viskas gerai|nekaip|prastai|ne šiandien|visai negerai
 |nelabai puikiai|ne taip užrašėte|nieko gero|ne visai taip|ne taip buvo`,
  'rather no': `turbūt ne|tikriausiai ne|manau ne|manau kad ne|manau netiks|nelabai|nelabai tinka|vargu|vargu ar
 |ko gero ne|lyg ir ne|gal ne|galbūt ne|ne itin|abejoju|veikiausiai ne|kažin`,
  repeat: `pakartok*|pakartoti|dar kartą|dar sykį|dar karta prašau|neišgirdau|nesupratau|nenugirdau|ką sakėte
 |ką pasakėte|kaip sakėte|ką jūs sakėte|negirdžiu|negirdėjau|blogai girdžiu|prastai girdžiu|ką ką|kaip kaip
 |prašau pakartoti
 |iš naujo|ar galite pakartoti|nesupratau ką sakėte|kokie buvo laikai|kelintą sakėt*|kada sakėt*|atsiprašau ką|=ką
 |=ką prašau|nespėjau užsirašyti|nespėjau užrašyti|kelintą valandą sakėt*|kelintą čia|kada čia|pakartosit*
 |kaip ten buvo`,
  slower: 'lėčiau|kalbėkite lėčiau|ne taip greitai|per greitai|galite lėčiau|prašau lėčiau|pamažiau|pamažu',
  louder: `garsiau|kalbėkite garsiau|silpnai girdžiu|tyliai girdžiu|per tyliai|labai tyliai|garsiau prašau
 |vos girdžiu|beveik negirdžiu|sustiprinkite garsą`,
  correction: `ne ne|tiksliau|suklydau|apsirikau|atsiprašau ne|norėjau pasakyti|turėjau omenyje|turiu omenyje
 |pataisykite|pataisysiu|oi ne|ne atsiprašau|ne taip pasakiau|vis dėlto|klystu|pakeiskite į`,
  keep: `palikite kaip yra|palikim kaip yra|tegul lieka|tegul lieka kaip yra|nieko nekeiskite|nekeiskite
 |lieka kaip buvo
 |palikite|palikite kaip buvo|nebekeiskite|viskas lieka|nekeisim|neatšauk*|tegul būna kaip buvo|tebūnie kaip buvo
 |lieka kaip yra|tegu lieka|paliekam|palikim|palikit|nenoriu keisti|tada nekeiskite|neperkel*|tai palikite|nenukel*
 |galėsiu ateiti|galėsiu atvykti|vis dėlto galėsiu|vis dėlto ateisiu`,
  abuse: `idiot*|debil*|kvail*|užsičiaup*|eik velniop|velniop|šūd*|nesąmon*|durn*|bukagalv*|atsiknis*|atstok|rupūž*
 |po velnių|prakeikt*|kretin*|apgavik*|šikn*|šikt*|nusišik*|eik tu|pisk*|pydar*|bled*|blet|kurv*|užknis*
 |kalės vaik*|asil*|bukoj*|bukas|buka|po perkūnais|raupl*|šlamšt*`,
  person: `pakalbėt|pakalbėt su|pakalbėti|pasikalbėt|pasikalbėti|pašnekėt|pašnekėti|su žmogumi|noriu žmogaus|gyvu žmogumi|operatori*|registratūr*|registratore|administrator*|sujunkite
 |perjunkite
 |pasikalbėti su|kalbėti su|gyvas žmogus|tikras žmogus|ne su robotu|ne su automatu|ar jūs robotas|darbuotoj*
 |pakvieskite|su kuo nors pasikalbėti|su sekretore|su vadovu|gyvą žmogų|žmogų duokite|žmogų duokit|duokite žmogų
 |duokit žmogų|gyvo žmogaus|nenoriu su robotu|su robotu|su kompiuteriu|su mašina|su automatu|normaliu žmogumi
 |su gyvu|pakvieskit|prie telefono|sujung*|perjung*|norėčiau pakalbėti|pakalbėti su|pasišnekėti su|šnekėti su
 |administracij*|registratorę|registratorei|kas nors gyvas|tikru žmogumi|su tikru`,
  help: `padėkite|pagalb*|ką galite|ką moki|ką mokate|ką galiu pasakyti|kaip man|nežinau ką sakyti|ką daryti
 |ką man sakyti
 |kokios galimybės`,
  wait: `palaukite|palauk|minutėlę|minutę|vieną minutę|minutėlę prašau|sekundę|sekundėlę|tuoj|tuojau|luktelėkite
 |luktelkite
 |leiskite pagalvoti|pagalvosiu|pažiūrėsiu kalendorių|pasižiūrėsiu|tuoj pažiūrėsiu|momentą|momentėlį
 |nepadėkite ragelio|palaukit|luktelėkit|tuoj tuoj|=pala|pala pala|minutėl*|sekundėl*|momentėl*|leiskit pagalvoti
 |leiskit pažiūrėti|leiskite pažiūrėti|pasiimsiu kalendorių|atsiversiu kalendorių|tuoj rasiu|tuoj pasiimsiu
 |pasižiūriu kalendorių|pasitikrinsiu kalendorių|pasiimsiu rašiklį|turiu pasižiūrėti`,
  thanks: 'ačiū|ačiū jums|labai ačiū|dėkui|labai dėkui|dėkoju|nuoširdžiai dėkoju|ačiū labai|dėkoju jums',
  goodbye: `viso gero|viso|viso labo|iki pasimatymo|=iki|iki iki|ačiū iki|sudie|geros dienos|gražios dienos
 |gero vakaro|sudiev
 |ate|atia|viso geriausio|geros jums dienos|gero savaitgalio|ačiū viso gero|labanakt|viso gero jums|sėkmės
 |gražaus vakaro|gražios dienelės|čiau|geros dienelės|gero vakarėlio|sudieu|tada iki|gerai iki|tai iki|nu iki
 |na iki|tai sudie`,
  hello: `labas|labas jums|sveiki|sveikas|sveika|laba diena|labas rytas|labas vakaras|labą dieną|labą vakarą|labą rytą
 |laba|alio|alio girdite|klausau|ar girdite|ar mane girdite|gera diena|sveikutis|sveikutė|sveikučiai|labutis
 |gerą dieną|labuka*|ei|labas labas|sveiki sveiki|yra kas|ar yra kas|ar kas nors girdi`,
  unsure: `nežinau|nesu tikras|nesu tikra|nesu įsitikinęs|gal|galbūt|sunku pasakyti|neaišku|neįsivaizduoju
 |neapsisprendžiau
 |dar nežinau|reikia pagalvoti|hm|nu nežinau|neturiu supratimo|nė nežinau|nei nežinau|nepasakysiu|nežinau tiksliai
 |tiksliai nežinau|neatsimenu|neprisimenu|nesuprantu`,
  none: `nė vienas|nei vienas|nė viena|nei viena|negaliu|nė vienas netinka|nei vienas netinka|niekas netinka
 |visi netinka
 |nė vieno|nei vieno|negalėsiu|negaliu nė vienu|tada negaliu|tuo metu negaliu|nė vienas man|nei vienas man
 |visais laikais dirbu|niekaip negaliu|nė vienas iš`,
  other: `kitas laikas|kitu laiku|kitą dieną|kita diena|ką nors kito|kitas variantas|kitą laiką|kiti laikai|kitų laikų
 |kitų variantų|o kitu laiku|o kitą dieną|gal kitu laiku|kokie dar|kas dar|o dar|ar yra kitų|ką dar turite
 |kito laiko|gal yra kitas|gal turite kitą|kitos dienos|gal dar kas|ką dar turit|dar kokių|dar kokį`,
  earlier: `anksčiau|ankstesn*|gal anksčiau|o anksčiau|kiek anksčiau|truputį anksčiau|ką nors anksčiau|ankstėliau
 |truputėlį anksčiau|biškį anksčiau|biški anksčiau|šiek tiek anksčiau`,
  later: `vėliau|vėlesn*|gal vėliau|o vėliau|kiek vėliau|truputį vėliau|ką nors vėliau|vėlėliau|truputėlį vėliau
 |biškį vėliau|biški vėliau|kiek galima vėliau|šiek tiek vėliau`,
  'nothing more': `tai viskas|viskas|viskas ačiū|tai tiek|tiek|daugiau nieko|nieko daugiau|nieko|daugiau nereikia
 |daugiau nieko nereikia|nieko nebereikia|viskas aišku|tuo ir baigsim|ne viskas ačiū|ne daugiau nieko|tai va viskas
 |čia viskas|tai ir viskas|nieko ačiū|nieko nieko|daugiau nieko nenoriu|nebereikia|nebereikia ačiū|=tiek to
 |tiek jau to|pamirškite|pamirškit|jau nebereikia|tada nieko|tada nereikia|tai nereikia|nebenoriu|tai viskas ačiū
 |viskas dėkui|nu viskas|na viskas|tiek ir norėjau|tik tiek|tai tik tiek|nebe ačiū|dar pagalvosiu|ačiū pagalvosiu
 |pagalvosiu dar|dėkui pagalvosiu|apie tai pagalvosiu`,
})

export const wishes: Pack['wishes'] = patternsOf({
  book: `užsiregistr*|užregistr*|užsiregistravimas|registruo*|registracij*|priregistr*|užsiraš*|užraš*|vizit*
 |noriu atvykti
 |norėčiau atvykti|noriu ateiti|norėčiau ateiti|ar galiu ateiti|ar galėčiau ateiti|turite laiko|laisvo laiko
 |laisvas laikas|laisvų laikų|laisvų vietų|ar turite vietų|patekti pas|noriu pas|norėčiau pas|pas gydytoją|talon*
 |pas odontolog*|pas dantist*|patekti|apsilankyti|atsivesti|atvežti|įterpt*|įspaust*|priimtumėt*|pas jus ateiti
 |pas jus patekti|ateiti pas|laiką pas|laiko pas|laisvą laiką|laisvą vietą|gauti laiką|laiką gauti
 |susitarti dėl laiko|susitarti laiką|susitarti dėl|reikėtų laiko|rasti laik*|rastumėt* laik*|atsirastų laik*
 |pasitikrinti|apžiūrėti|patikrinti dantis|pasitikrinti dantis|išsivalyti|nusivalyti|susitvarkyti|turėtumėt* laik*
 |turit laik*|yra laisvų|ar yra laiko|norisi patekti|norėčiau atsivežti|!buvau … pas gydytoją|!nebereikia vizit*
 |!atšau* … vizit*|!kada … vizit*|!perkel* … vizit*|įterpk*|įspausk*`,
  move: `pastumti|pastumt|pastumkit*|ar galim pastum*|nukelti … vizitą|nukelt|perkel*|perkėl*|perregistr*|pakeisti … laiką|pakeisti vizit*|pakeisti registracij*|pakeiskite … laiką
 |keisti … laiką
 |nukel*|paankstinti|pavėlinti|perkelti vizit*|kitą dieną perkelti|atidėti vizit*|susitarti kitu laiku|nustum*
 |atidė*|pakeisti … dieną|pakeisti dieną|pakeisti laiką|pakeisti datą|sukeist*|kitai dienai|į kitą dieną
 |kitam laikui|paankstin*|pavėlin*|ankstesniam laikui|vėlesniam laikui|į ankstesnį|į vėlesnį|persirašyti|perrašy*
 |persiregistr*|perplanuo*|!neperkel*`,
  cancel: `atšaukti vizit*|atšaukite … vizit*|atšaukti … vizit*|atšaukti registracij*|atšaukite registracij*
 |noriu atšaukti
 |atšaukiu|išregistr*|išbraukite|atsisakyti vizit*|nebeateisiu|nebegalėsiu atvykti|negalėsiu atvykti
 |negalėsiu ateiti|atšauk*|panaikin*|išbrauk*|atsisak*|nebereikia … vizit*|nebereikia vizit*
 |nebereikia registracij*|nebereikia to laiko|nebereikia laiko|nebegaliu ateiti|nebegaliu atvykti|negaliu ateiti
 |negaliu atvykti|neišeis ateiti|neišeina ateiti|neišeis atvykti|neišeina atvykti|nepavyks ateiti|nepavyks atvykti
 |nepavyks atvažiuoti|neateisiu|neateisim*|neatvyksiu|neatvyksim*|neatvažiuosiu|negalėsim* ateiti
 |negalėsim* atvykti|negalėsiu atvažiuoti|nuimkit* mane|išimkit* mane|ištrin*`,
  check: `kada mano vizitas|kelintą valandą mano|kelintą mano|pasitikslinti|ar aš užregistruot*|kada aš užregistruot*
 |kada aš užsiregistrav*|kuriai dienai aš|priminkite … vizit*|ar mano vizitas galioja|pamiršau kada|kada mano
 |kada man ateiti|kada man reikia ateiti|kada man pas|kada turiu ateiti|kada turėčiau ateiti|kelintą man
 |kelintą turiu|kelintą turėjau|kelintą reikia|kada turėjau ateiti|neprisimenu kada|neatsimenu kada
 |neprisimenu kelintą|neatsimenu kelintą|neprisimenu kelintai|neatsimenu kelintai|pamiršau kelintą
 |pamiršau kelintai|pamiršau kuriai|pamiršau kurią|ar esu užregistruot*|ar tikrai esu|kuriai valandai
 |kelintai valandai|kurią dieną aš|kurią dieną man|kokiai dienai|kokiai valandai|ar turiu vizit*|ar aš pas jus`,
  confirm: `patvirtinti vizitą|patvirtinu vizitą|patvirtinu kad ateisiu|tikrai ateisiu|atvyksiu|ateisiu|būsiu laiku
 |dalyvausiu
 |patvirtinti registraciją|tikrai būsiu|kad būsiu|kad būsime|kad atvyksiu|kad ateisiu|kad atvyksime|kad ateisime
 |tikrai ateisim|mes ateisim|tada ateisim|tikrai ateisime|mes ateisime|atvyksime|atvažiuosiu|atvažiuosime
 |patvirtinti kad|patvirtinti jog|patvirtinti savo
 |noriu patvirtinti|norėčiau patvirtinti|patvirtinti atvykim*|patvirtinti … vizit*|!neateisim*|tikrai atvažiuosim*`,
  waitlist: `laukiančiųjų sąraš*|laukiančių sąraš*|laukimo sąraš*|jei atsilaisvins|jeigu atsilaisvins|kai atsilaisvins
 |jei kas nors atsisakys|jeigu kas nors atsisakys|eilėje laukti|jei atsiras laiko|jei … atsilaisvin*
 |jeigu … atsilaisvin*|kai … atsilaisvin*|jei … atsisak*|jeigu … atsisak*|atsilaisvinus|jei kas atsiras
 |jeigu kas atsiras|jei atsirastų|jeigu atsirastų|jei … atsirastų|jeigu … atsirastų|į eilę|laukti eilėje
 |rezervin* sąraš*|jei kas neatei*|jeigu kas neatei*|jei … neatei*|jeigu … neatei*|jei kas iškris*|laukiančiųjų`,
  quote: `preliminari kaina|preliminarią kainą|sąmat*|komercinį pasiūlymą|kainos pasiūlymą|apskaičiuokite
 |apskaičiuoti kainą
 |kiek maždaug kainuotų|kiek kainuotų|paskaičiuok*|paskaičiuot*|preliminariai kainuot*|orientacin* kain*`,
  message: `palikti žinutę|palikite žinutę|žinutę|žinutė|perduokite|perduoti žinutę|palikti pranešimą
 |pasakykite gydytojai
 |pasakykite gydytojui|perduokite kad|pasakykit* … gydytoj*|perduok*|perduot*|palikti žini*|palikčiau žinut*
 |perteik*|praneškit* gydytoj*|pasakyt* gydytoj*|žinut* gydytoj*|norėčiau perduoti|pasakykit* daktar*
 |pasakykit* higienist*|pasakykit* veterinar*`,
  callback: `kažkas skambino|man skambino|nespėjau atsiliepti|neatsiliepiau|praleidau skambutį|tegul … paskambina|kas nors paskambina|lai … paskambina|tegu … paskambina|perskambin*|paskambinkite man|atskambin*|tegul man paskambina|lauksiu skambučio|susisiekite su manimi
 |tegu paskambina|kad man paskambintų|skambino iš jūsų|man paskambint*|paskambintumėt*|kad kas nors paskambintų
 |kas nors paskambintų|susisiekt* su manim*|su manim* susisiek*|praleidau … skambut*|praleistas skambutis
 |praleistą skambut*|man skambino*|skambinote man|skambinot man|skambino iš|brinktelk*|brinktelėk*|paskambinkit man
 |tegul paskambina|brinktel*`,
  emergency: `skauda krūtinę|krūtinę skauda|krūtinės skausm*|skausmas krūtinėje|krūtinę spaudžia|spaudžia krūtinę
 |krūtinę veržia|veržia krūtinę|krūtinėje spaudžia|krūtinėje skauda|nekvėpuoja|nebekvėpuoja|negali kvėpuoti
 |negaliu kvėpuoti|sunkiai kvėpuoj*|sunku kvėpuoti|dūsta|dūstu|nereaguoja|prarado sąmonę|be sąmonės|nualpo|apalpo
 |infarkt*|insult*|traukuliai|apsinuodij*|springsta|pamėlynavo|miršta|!po infarkto|!po insulto`,
  urgent: `skubu|skubiai|skubus|skubi|skubią|skubios|labai skauda|stipriai skauda|baisiai skauda|nepakeliamai skauda
 |skauda dantį|kraujuoj*|kraujavim*|ištin*|tinsta|avarij*|dūst*|aukštą temperatūrą|aukšta temperatūra
 |blogai jaučiuosi|lūžo|sulaužiau|išmuš* dantį|greitąją|budintis gydytojas|skubi pagalba|ūmus skausmas|nebeištver*
 |iš skausmo|tvinksi|plyšta|žandas ištin*|patino|patinęs|patinusi|sutino|sutinęs|sutinusi|nebegaliu kęst*|neiškenčiu
 |skauda širdį|spaudžia širdį|sąmonės|siaubingai skauda|žiauriai skauda|skauda žiauriai|skauda baisiai
 |skauda nepakeliamai|nežmoniškai skauda|visą naktį nemieg*`,
  problem: `neveikia|sugedo|problem*|iškrito plomba|nulūžo|nesuveikė|kažkas negerai|kažkas ne taip|atsiklijav*
 |atšoko|nuskil*|nulūž*|iškrito`,
  lead: `bendradarbiav*|bendradarbiau*|įmonės vardu|įmonės darbuotojams|mūsų darbuotojams|visai įmonei
 |sutartį su jumis|sudaryti sutartį
 |atstovauju įmonei|skambinu iš įmonės|didesnę grupę|ilgalaik*|įmon* darbuotoj*|darbuotojams|kolektyv*|mūsų įmon*
 |mano įmon*|mūsų firm*|iš firmos|personalo skyr*|grupinį|visai komandai|mūsų komandai|įmonei|turime įmonę
 |turim įmonę|mūsų ofis*|visam ofisui|veislyn*|prieglaud*`,
  late: `vėluoju|vėluosiu|pavėluosiu|vėluosime|truputį vėluoju|užtruksiu|įstrigau|stoviu kamštyje|nespėsiu|nespėju
 |vėluo*|vėlav*|pavėluo*|užtruk*|įstrig*|kamšty*|kamščiuos*|spūst*|nespėsim*|nespėjam*|užlaik*|užsilaik*
 |atvyksiu vėliau|ateisiu vėliau|autobusas neatvažiavo|autobusas nuvažiavo|autobusas nepasirodė|prakiurusi padanga
 |nuleista padanga|praleidau autobusą|pramiegojau|!nespėjau užsi*|!nespėjau už*`,
  complaint: `nusiskund*|skundas|skundą|skųstis|noriu pasiskųsti|nepatenkint*|blogai padar*|nusivyl*
 |netinkamai padar*|skundž*|pasiskųst*|netvarka|pasibaisėj*|nepatiko kaip|blogai sutvarky*|ne taip padar*|sugadin*
 |dar labiau skauda|vis dar skauda|tebeskauda|skauda labiau|iki šiol skauda|pablogėjo|vis tiek skauda
 |nesiliauja skaud*|nenustoja skaud*|nenustoja kraujuo*|pajuoda*|pamėlyn*|pamėlyna*`,
  triage: `nežinau pas ką|nežinau pas kurį|nežinau pas kokį|nežinau kurio gydytojo|nežinau kokio gydytojo
 |pas kokį gydytoją man|pas kurį gydytoją man|kokio gydytojo man|kokio specialisto|pas kokį specialistą
 |nežinau ko man reikia|nežinau kokios paslaugos|pas ką kreiptis|pas ką man kreiptis|nežinau kas man tinka
 |nežinau dėl ko registruotis|pas ką man|pas ką turėčiau|pas ką reikėtų|pas ką registruotis|kokio man gydytojo
 |nežinau ko reikia|nesuprantu ko man|pas kokį man|kuriam gydytojui|kokiam gydytojui|nežinau ką rinktis
 |nežinau kur kreiptis|kur man kreiptis|nežinau kas čia|nežinau į ką|nežinau net pas ką|nei nežinau pas ką
 |nei nežinau ko|nė nežinau pas ką|nežinau kokį|pas ką eiti|pas ką rašytis|ko man reikėtų|į ką kreiptis`,
  'follow-up': `po vizito|po procedūros|po apsilankymo|po gydymo|buvau pas jus|lankiausi pas jus|buvome pas jus
 |klausėte kaip|gavau jūsų žinutę|dėl praėjusio vizito|dėl vakarykščio vizito|dėl buvusio vizito
 |po operacijos|klausėt kaip|klausiate kaip
 |klausiat kaip|rašėte man|parašėte|gavau žinutę|gavau sms|buvau vakar|vakar buvau|užvakar buvau|buvau užvakar
 |buvau pas|buvome pas|buvau praeitą|buvau praėjusį|ištraukė|ištraukėte|išrovė|išrovėte|taisėte|gydėte|sutaisėte
 |užplombavo|užplombavote|valėte|plombavote|kaip jaučiuosi|kaip sekasi po|parašėt|rašėt man|kaip sekasi
 |kaip man sekasi|po … vizito|po … apsilankymo|po … procedūros`,
  lost: `pasiklydau|pasiklydome|paklydau|nerandu jūsų|nerandame jūsų|negaliu jūsų rasti|negaliu rasti jūsų
 |nerandu įėjimo|negaliu rasti įėjimo|nerandu klinikos|nerandu durų|jūsų nerandu|nerandu namo|nerandu adreso
 |niekaip nerandu|negaliu surasti|neradau jūsų|jūsų neradau|kur įėjimas|kur durys|kur pas jus įeiti|suku ratus
 |sukuosi ratais|suku ratais|važinėju ratais|nesurandu|pasiklyd*|paklyd*`,
})

export const topics: Pack['topics'] = patternsOf({
  price: `kiek kainuo*|kaina|kainos|kainas|kainą|kainų|kainuoja|įkain*|kainoraštis|kainyn*|kiek reikės mokėti
 |kiek atsieitų
 |kiek atsieina|brangu|nuolaid*|kainuot*|kainuos|kiek imate|kiek imat|kiek atsieis|kiek prašote|kiek prašot
 |kiek mokėti|kiek reikėtų mokėti|kiek eurų|kas kiek|pabrango|atpig*|kiek … atsieit*|kiek … kainuo*|kiek … kainuot*`,
  hours: `darbo laikas|darbo laiką|darbo laiko|kada dirbate|ar dirbate|iki kelintos|nuo kelintos|kaip dirbate
 |kada atidarote
 |kada uždarote|kada atsidarote|kada užsidarote|ar šiandien dirbate|ar dirbate savaitgal*|kokiomis dienomis dirbate
 |darbo valandos|dirbate|dirbat|dirbsite|dirbsit|nedirbate|nedirbat|iki kada dirb*|iki kelių dirb*|kokiom valandom
 |kokiomis valandomis|atidaryt*|uždaryt*|!dirbate su|!dirbat su|!ar dirbate su|!ar dirbat su|!kas … dirba`,
  address: `adres*|kur jūs esate|kur esate|kaip jus rasti|kaip pas jus|kur jūs|kaip atvykti|kaip pasiekti
 |kokioje gatvėje
 |kuriame aukšte|kur jus rasti|kur randat*|kur jūsų klinika|kur klinika|kur įsikūr*|kokiam aukšte|kelintame aukšte
 |kelintam aukšte|koks adresas|kokia stotelė|kaip nuvažiuoti|kaip atvažiuoti|kaip nuvykti|kurioj vietoj
 |kurioje vietoje`,
  parking: `pastatyti automobilį|pastatyti mašiną|statyti mašiną|statyti automobilį|stovėjimo|aikštel*|parking*
 |parkav*
 |palikti mašiną|palikti automobilį|kur pastatyti|kur statyti|kur palikti mašin*|kur pasistatyti|pasistatyti
 |kur mašiną`,
  payment: `kortele|kortelę|kortelėmis|mokėti|apmokėti|atsiskait*|grynaisiais|grynais|išsimokėtinai|pavedimu
 |dalimis|kreditin*|lizing*|išsimokėt*|su kortele|grynu*|imate kort*|imat kort*|priimate kort*`,
  duration: `kiek laiko|kiek trunka|kiek ilgai|kiek truks|kiek tai trunka|kiek užtruks|kiek užtrunka|ar ilgai
 |kiek maždaug trunka|ar ilgai trunka|ilgai trunka|ilgai truks|ilgai užtrun*|ilgai užtruks`,
  services: `kokias paslaugas|kokios paslaugos|paslaugos|paslaugų sąraš*|ką gydote|ką darote|kokias procedūras
 |ką siūlote
 |ar darote|ar atliekate|kokias … paslaug*|kokių paslaug*|ką dar darote`,
  people: `kas priima|kokie gydytojai|kokie specialistai|koks gydytojas|kokia gydytoja|kas atlieka|kas dirba|kas gydo
 |pas ką galima|kas pas jus dirba|kokius gydytojus turite|kas šiandien dirba|kas daro|kas valo|kas plombuoja
 |kas rauna|kuris gydytojas|kuri gydytoja|kokių gydytojų|kas … plombuoja|kas … rauna|kas … valo|kas … gydo
 |kas … dirba|kas … priima|kas … daro`,
  insurance: `draudim*|draust*|apdraust*|ligonių kas*|valstybin*|kompensuoj*|kompensac*`,
  preparation: `kaip pasiruošti|pasiruoš*|pasirengti|ar galima valgyti|ar galiu valgyti|ką pasiimti|ką atsinešti
 |ką turėti
 |ar reikia siuntimo|reikia siuntimo|nevalgius|kaip reikia ruoštis|kokius dokumentus|reikia pasiruošti
 |reikia ruoštis|ruoštis|ar valgyti prieš|galima valgyti|atsinešti|reikia pasiimti|ar pasiimti|reikia atsinešti|ką turėti su savimi
 |turėti su savim*`,
})

export const aspects: Pack['aspects'] = patternsOf({
  time: 'laik*|diena|dieną|dienos|valand*|data|datą',
  service: 'paslaug*|procedūr*|gydym*',
  name: 'vardas|vardą|vardo|pavard*',
})

export const sensitive: Pack['sensitive'] = patternsOf({
  medical: `kokius vaistus|kokių vaistų|kiek vaistų|ar galiu gerti|ar galima gerti|ar gerti|tyrimų rezultat*
 |tyrimų atsakym*
 |diagnoz*|ar pavojinga|ar tai pavojinga|ar tai rimta|šalutin*|antibiotik*|kokią dozę
 |ką daryti su žaizda|kuo gydyti|ką man gerti|ar galiu … gerti|ar galima … gerti|galiu gerti|galima gerti
 |ar galiu vartoti|ar galima vartoti|ibuprofen*|ibumet*|paracetamol*|nimesil*|ketanov*|ketonal*|kiek tablečių
 |kokias tabletes|kokių tablečių|nuskausminam*|vaist* nuo|ar čia vėžys|ar užkreč*|ar normalu kad|ar tai normalu
 |kas man yra|ar čia pavojinga|nustoti gerti|vaist* gerti|gerti vaist*`,
  legal: `teism*|advokat*|skųsiu|paduosiu į teismą|teisinink*|ieškin*|policij*|vartotojų teis*|ligonių teis*
 |žal* atlyginim*
 |nusiskųsiu`,
  money: `grąžinkite pinigus|grąžinti pinigus|atgauti pinigus|pinigų grąžinim*|neteisinga sąskaita|neteisingą sąskaitą
 |per daug nuskaičiavo|per daug sumokėjau|nuskaičiuota du kartus|sąskaitos klaida|ginčij*|permokėj*|apgavote
 |nuskaičiav*|nuskaityta du|nuskaitė du|nuskaitė dukart|dvigubai|pinigus atgal|pinigų atgal|atgauti … pinig*
 |grąžint* … pinig*|grąžinkit* … pinig*|neteisingai paskaič*|per didelę sumą|per didelė sąskaita|dukart sumok*
 |du kartus sumok*|sumokėjau du kartus|sumokėjau dukart`,
})

export const nameLeads = phraseList(
  `mano vardas yra|mano vardas|mano pavardė yra|mano pavardė|vardas yra|pavardė yra|vardas pavardė|registruokite vardu
 |užrašykite vardu|vardu`,
)

export const nameOpenings = phraseList(
  `vardas|pavardė|aš esu|aš|esu|čia|čia kalba|registruokite|registruokit|kalba|skambina|rašykite|rašykit|užrašykite
 |užrašykit`,
)

export const fillers = phraseList(
  `prašau|taip|labas|laba|diena|sveiki|na|nu|o|gerai|ponas|ponia|vardu|vardas|pavardė|mano|aš|esu|ačiū|rytas|vakaras
 |žinote|žinot|žodžiu|reiškia|tai|tai va|va|nagi|em|mm|eee|hm|ką gi|tarkim|sakykim|tipo|taigi|ir|gal|galėtumėte
 |norėčiau|noriu|labai|dabar|yra|jo|atsiprašau|panelė|mergina|gydytoja|gydytojau|registruokite|rašykite|užrašykite
 |registruokit|rašykit|užrašykit|čia|bus|skambina|kalba|būtų|vaiko|dukros|sūnaus|prašyčiau|prašom`,
)

/** What refuses a day or a time, and what replaces one by another. */
export const denials: Denials = {
  before: phraseList(
    `tik ne|bet ne|išskyrus|negaliu|man netinka|netinka|nenoriu|nebegaliu|negalėsiu|negaliu atvykti|negaliu ateiti
 |tik jau ne`,
  ),
  after: phraseList(
    `negaliu|netinka|man netinka|negalėsiu|aš negaliu|nepatogu|man nepatogu|dirbu|aš dirbu|nebus manęs|nebūsiu|netiks
 |būsiu išvykęs|būsiu išvykusi|išvykstu|esu užimtas|esu užimta|užimtas|užimta|tikrai ne|esu darbe|būsiu darbe
 |turiu darbo|turiu reikalų|niekaip|netiktų|jis komandiruot*|ji komandiruot*|komandiruotėj*|jis dirba|ji dirba
 |jis negali|ji negali|jis užimtas|ji užimta|neišeina|neišeis|nepavyks`,
  ),
  between: phraseList(
    `ne|tiksliau|atsiprašau|oi|suklydau|apsirikau|norėjau pasakyti|geriau|arba geriau|vis dėlto|o|bet|tfu|pala
 |ar galima|gal galima
 |palaukit`,
  ),
}
