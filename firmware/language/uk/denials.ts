import { phraseList } from '../patterns.ts'
import * as russian from '../ru/denials.ts'
import type { Denials } from '../settle.ts'

/** How a day or a time is refused or taken back, in mixed speech too. */
export const denials: Denials = {
  before: [
    ...russian.denials.before,
    ...phraseList('тільки не|крім|окрім|не можу|не зможу|не вийде|не хочу|не треба|не встигну'),
  ],
  after: [
    ...russian.denials.after,
    ...phraseList(`не можу|не зможу|я не можу|я не зможу|не підходить|мені не підходить|не підійде|не влаштовує
      |не вийде|не виходить|у мене не вийде|незручно|не зручно|мені незручно|не треба|не потрібно|ніяк|не встигну
      |зайнятий|зайнята|я зайнятий|я зайнята|працюю|я працюю|не варіант`),
  ],
  between: [
    ...russian.denials.between,
    ...phraseList(`ні|точніше|вірніше|тобто|перепрошую|вибачте|помилився|помилилася|помилилась|переплутав
      |переплутала|давайте краще|краще|перенести|перенесіть|пересунути|посунути`),
  ],
}
