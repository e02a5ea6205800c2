# Rečenice koje se u Bosni kažu drugačije; sve ostale su u prompts.ftl.

greet-language = Za bosanski pritisnite devet.
how-help-keys = Za zakazivanje pritisnite jedan. Za cijene, radno vrijeme i adresu pritisnite dva. Za poruku pritisnite tri.
more-keys = Ako trebate još nešto, pritisnite jedan. Ako ne, slobodno spustite slušalicu.
apology = Izvinite, došlo je do greške. Molim, nazovite ponovo. Doviđenja.
silent-goodbye = Ne čujem vas pa prekidam vezu. Molim, nazovite ponovo. Doviđenja.
emergency = Ako je nekome život u opasnosti, spustite slušalicu i odmah nazovite { $number }.
not-understood = Izvinite, nisam razumjela.
offer-many = Slobodno je { $choices }. Šta vam odgovara?
none-at-all = Žao mi je, za to u narednim sedmicama nema slobodnih termina.
ask-name-keys = Recite ime i prezime. Za zakazivanje bez imena pritisnite jedan.
ask-phone = Na koji vas broj možemo dobiti? Recite ga ili ukucajte.
ask-phone-keys = Ukucajte svoj broj telefona i pritisnite tarabu.
change = Šta da promijenim: vrijeme, uslugu ili ime?
price-unknown = { $service }: cijena zavisi od pregleda, reći će vam je ljekar.
services = Možete zakazati sljedeće: { $services }.
ask-message = Šta da prenesem?
topic-people = ko šta radi
