export const months =
  'հունվար փետրվար մարտ ապրիլ մայիս հունիս հուլիս օգոստոս սեպտեմբեր հոկտեմբեր նոյեմբեր դեկտեմբեր'.split(' ')

const forms: ReadonlyMap<string, number> = new Map(
  months.flatMap((month, i) =>
    ['', 'ի', 'ին', 'ից', 'ում', 'ը', 'ն', 'ով', 'յան'].map(ending => [month + ending, i + 1] as const),
  ),
)

/** 1 to 12 by its name in any case; 0 when the word is none. */
export const monthOf = (word: string | undefined): number => forms.get(word ?? '') ?? 0
