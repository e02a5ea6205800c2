import type ICAL from 'ical.js'

/** Names for what ical.js makes. */
export type Time = InstanceType<typeof ICAL.Time>
export type Component = InstanceType<typeof ICAL.Component>
export type Property = InstanceType<typeof ICAL.Property>
export type Timezone = InstanceType<typeof ICAL.Timezone>
