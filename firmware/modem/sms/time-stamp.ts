import { readInstant } from '../../time/calendar.ts'
import { fromSemiOctets } from './octets.ts'

export const STAMP_OCTETS = 7
const two = (value: number) => String(value).padStart(2, '0')

/** Hours and minutes east, from quarters of an hour whose sign is bit 3 of the first digit. Source: TS 23.040 §9.2.3.11 */
const readZone = (octet: number): string => {
  const quarters = (octet & 0x07) * 10 + (octet >> 4)
  const sign = octet & 0x08 ? '-' : '+'
  return `${sign}${two(Math.floor(quarters / 4))}:${two((quarters % 4) * 15)}`
}

/** Seven octets of a service centre's time, as UTC epoch ms; null when they are no time. */
export const readTimeStamp = (octets: Uint8Array): number | null => {
  const digits = fromSemiOctets(octets.subarray(0, 6))
  const [year, month, day, hour, minute, second] = digits.match(/\d\d/g) ?? []
  if (second === undefined) return null
  const century = Number(year) >= 90 ? '19' : '20'
  const zone = readZone(octets[6] ?? 0)
  return readInstant(`${century}${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`, 'UTC')
}
