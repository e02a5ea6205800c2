import { RATE_HZ, samplesIn } from '../../firmware/audio/frame.ts'
import type { Key } from '../../firmware/ports/line.ts'

const layout = ['123A', '456B', '789C', '*0#D']
const rowsHz = [697, 770, 852, 941]
const columnsHz = [1_209, 1_336, 1_477, 1_633]
/** -9 dBFS for the row and 2 dB more for the column. Source: ITU-T Q.23, ETSI ES 201 235-2 */
const ROW_PEAK = 11_600
const COLUMN_PEAK = 14_600

/** The two tones of a key, PCM16 at 8 000 Hz. */
export const dtmf = (key: Key, ms: number): Int16Array => {
  const row = layout.findIndex(keys => keys.includes(key))
  const column = layout[row]?.indexOf(key) ?? 0
  const [low, high] = [rowsHz[row] ?? 0, columnsHz[column] ?? 0].map(hz => (2 * Math.PI * hz) / RATE_HZ)
  const pcm = new Int16Array(samplesIn(ms))
  for (let i = 0; i < pcm.length; i += 1)
    pcm[i] = Math.round(ROW_PEAK * Math.sin((low ?? 0) * i) + COLUMN_PEAK * Math.sin((high ?? 0) * i))
  return pcm
}
