/** A DTMF key. Source: ITU-T Q.23. */
export type Key =
  '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '*' | '#' | 'A' | 'B' | 'C' | 'D'

/** The low group and the high group, Hz: a key is one of each. Source: ITU-T Q.23 */
export const ROWS_HZ = [697, 770, 852, 941] as const
export const COLUMNS_HZ = [1_209, 1_336, 1_477, 1_633] as const

const layout: readonly Key[] = Array.from('123A456B789C*0#D') as Key[]

/** The key where a row and a column (0 to 3 each) cross. */
export const keyAt = (row: number, column: number): Key => layout[row * 4 + column] ?? '0'

/** The two tones of a key, Hz: row, column. */
export const tonesOfKey = (key: Key): readonly [rowHz: number, columnHz: number] => {
  const at = layout.indexOf(key)
  return [ROWS_HZ[at >> 2] ?? 0, COLUMNS_HZ[at & 3] ?? 0]
}
