import { afterEaster, easternEaster, fixedFeast, westernEaster, type Feast } from '../easter.ts'
import { createList } from '../listed.ts'

/** Feasts that people name instead of a date, in the cases they stand in. Bajram moves with the moon: nobody's rule. */
export const feast = createList<Feast>([
  ['pravoslavni božić|pravoslavnog božića', fixedFeast(1, 7)],
  ['božić|božića|božiću', fixedFeast(12, 25)],
  ['badnjak|badnjaka|badnju večer|badnji dan|badnje večeri', fixedFeast(12, 24)],
  ['nova godina|novu godinu|nove godine|novoj godini', fixedFeast(1, 1)],
  ['stara godina|staru godinu|silvestrovo|doček|staru večer', fixedFeast(12, 31)],
  ['sveta tri kralja|tri kralja|bogojavljenje', fixedFeast(1, 6)],
  ['pravoslavni uskrs|vaskrs|pravoslavnog uskrsa|vaskrsa', easternEaster],
  ['uskrs|uskrsa|uskrsu', westernEaster],
  ['uskršnji ponedjeljak|uskrsni ponedjeljak|uskršnjeg ponedjeljka', afterEaster(westernEaster, 1)],
  ['veliki petak|velikog petka', afterEaster(westernEaster, -2)],
  ['tijelovo|tijelova', afterEaster(westernEaster, 60)],
  ['praznik rada|praznika rada|prvi maj|prvog maja|prvi svibanj|prvog svibnja', fixedFeast(5, 1)],
  ['velika gospa|veliku gospu|velike gospe|velikoj gospi|gospojina', fixedFeast(8, 15)],
  ['svi sveti|sve svete|svih svetih|sisvete', fixedFeast(11, 1)],
  ['dušni dan|dušnog dana', fixedFeast(11, 2)],
  ['sveti stjepan|svetog stjepana|stjepanje|štefanje', fixedFeast(12, 26)],
  ['sveti nikola|svetog nikolu|svetog nikole|nikolinje', fixedFeast(12, 6)],
  ['martinje|martinja', fixedFeast(11, 11)],
  ['valentinovo|valentinova', fixedFeast(2, 14)],
  ['dan žena|dana žena|osmi mart|osmog marta', fixedFeast(3, 8)],
  ['dan domovinske zahvalnosti|dan pobjede|oluja|oluje', fixedFeast(8, 5)],
  ['dan antifašističke borbe', fixedFeast(6, 22)],
  ['dan državnosti', fixedFeast(5, 30)],
  ['dan sjećanja|dana sjećanja', fixedFeast(11, 18)],
  ['dan nezavisnosti|dana nezavisnosti', fixedFeast(3, 1)],
])
