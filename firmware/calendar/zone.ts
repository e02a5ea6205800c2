import ICAL from 'ical.js'
import { instantOf, isZone } from '../time/calendar.ts'
import type { Component, Time, Timezone } from './ical.ts'
import { windowsZones } from './windows-zones.ts'

/** Wall times of calendars, and the instants they are. */

/** A zone by its IANA name, or one that is described in the calendar alone. */
export type Zone = string | Timezone

/** 'Europe/Vilnius' of '/freeassociation.sourceforge.net/Europe/Vilnius' (Evolution) and the like. */
const ianaIn = (tzid: string): string | null => {
  const parts = tzid.split('/')
  const tails = parts.map((_, i) => parts.slice(i).join('/'))
  return tails.find(tail => tail.includes('/') && isZone(tail)) ?? null
}

/** A zone's IANA name, whichever way a calendar's maker writes it; null where it has none. */
export const ianaZone = (tzid: string): string | null => {
  const name = tzid.trim()
  if (isZone(name)) return name
  if (/^tzone:\/\/microsoft\/utc$/i.test(name)) return 'UTC'
  return ianaIn(name) ?? windowsZones[name] ?? null
}

/** The zones that a calendar describes itself, by the name it gives them. */
export const zonesOf = (calendar: Component): ReadonlyMap<string, Zone> =>
  new Map(
    calendar.getAllSubcomponents('vtimezone').map(component => {
      const tzid = String(component.getFirstPropertyValue('tzid') ?? '')
      // RFC 5545 knows no such property; Apple, Evolution and libical write it
      const location = component.getFirstPropertyValue('x-lic-location')
      const iana = typeof location === 'string' ? ianaZone(location) : null
      return [tzid, iana ?? new ICAL.Timezone({ component, tzid })] as const
    }),
  )

const secondMs = 1_000
const two = (n: number) => String(n).padStart(2, '0')
export const dayText = ({ year, month, day }: Time): string =>
  `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`

/** The instant at which clocks of the zone show this. */
export const instantIn = (wall: Time, zone: Zone): number => {
  const name = typeof zone === 'string' ? zone : 'UTC'
  const plainMs = instantOf(dayText(wall), wall.hour * 60 + wall.minute, name) + wall.second * secondMs
  if (typeof zone === 'string') return plainMs
  return plainMs - zone.utcOffset(wall) * secondMs
}
