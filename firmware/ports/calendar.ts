import type { Visit } from './store.ts'

/** Time that is taken in somebody's own calendar; `endMs` is exclusive. */
export interface BusyTime {
  readonly startMs: number
  readonly endMs: number
}

/** Of what time a calendar is read: recurring events are written out within it, and nothing outside it counts. */
export interface Window {
  readonly fromMs: number
  readonly toMs: number
  /** IANA name: of events that name no zone, and of whole days. */
  readonly zone: string
}

/** Everything in a calendar that has one UID: an event, or a recurring one with what was changed of it. */
export interface CalendarItem {
  /** RFC 5545 section 3.8.4.7. */
  readonly uid: string
  /** When it keeps its owner busy, by start; none: it is free, cancelled or elsewhere in time. */
  readonly busy: readonly BusyTime[]
  /** When it is, where it happens once and within a day's hours; null: it recurs or fills whole days. */
  readonly at: BusyTime | null
  readonly isCancelled: boolean
  /** It alone as a whole iCalendar text, with the time zones it names. */
  readonly text: string
}

/** A calendar as it was read. */
export interface ReadCalendar {
  readonly items: readonly CalendarItem[]
  /** What could not be understood, each in words for a person. The rest is there. */
  readonly complaints: readonly string[]
}

/** Reads iCalendar texts. Source: RFC 5545 */
export interface CalendarReader extends AsyncDisposable {
  /** @throws CALENDAR_INVALID when it is no iCalendar text at all */
  read(text: string, window: Window): Promise<ReadCalendar>
}

/** A visit as a calendar shows it. */
export interface Entry {
  /** Id of the visit. */
  readonly uid: string
  readonly startMs: number
  readonly endMs: number
  readonly summary: string
  /** Where it is, of several places; null: nothing is said of it, and what its owner wrote stays. */
  readonly location: string | null
  readonly isCancelled: boolean
  /** How often its time changed, or it was called off: SEQUENCE. */
  readonly revision: number
  readonly changedMs: number
  readonly createdMs: number
}

/** What changed in a calendar on a server. */
export interface CalendarChanges {
  /** Names this state of the calendar when changes are asked for next. */
  readonly token: string
  /** Addresses and versions of what is there; of everything where `isWhole`, else only of what changed. */
  readonly present: readonly Version[]
  /** Addresses of what is no longer there. */
  readonly gone: readonly string[]
  readonly isWhole: boolean
}

/** An object of a calendar on a server: its path there, and what tells one version of it from another. */
export interface Version {
  readonly href: string
  readonly etag: string
}

/** A calendar on a server. Source: RFC 4791 (CalDAV), RFC 6578 (changes) */
export interface RemoteCalendar {
  /**
   * What changed since a token; null where nothing did. Without a token, or with one the server no longer knows, everything.
   * @throws CALENDAR_AWAY, CALENDAR_REFUSED, CALENDAR_MISSING
   */
  changes(token: string | null, signal: AbortSignal): Promise<CalendarChanges | null>
  /** Those of them that are still there. @throws as `changes` */
  read(
    hrefs: readonly string[],
    signal: AbortSignal,
  ): Promise<readonly (Version & { readonly text: string })[]>
  /** Address for something that is to be put there. */
  hrefOf(uid: string): string
  /** Only over the version named, or where there is nothing yet. @throws CALENDAR_CHANGED, and as `changes` */
  put(href: string, text: string, etag: string | null, signal: AbortSignal): Promise<void>
  /** Nothing happens when it is gone already. @throws CALENDAR_CHANGED, and as `changes` */
  remove(href: string, etag: string, signal: AbortSignal): Promise<void>
}

/** A visit with how often its time changed or it was called off, and when anything last happened to it. */
export interface AgendaVisit extends Visit {
  readonly revision: number
  readonly changedMs: number
}

/** Something in somebody's calendar that is no visit. */
export interface CalendarObject {
  /** Id of a person of the clinic file. */
  readonly staff: string
  /** From their calendar on a server, or from a file that was taken in. */
  readonly source: 'server' | 'file'
  /** Its address on the server; its UID where it is from a file. */
  readonly href: string
  readonly etag: string
  readonly text: string
}

/** A visit as it was put into its person's calendar on a server, or last seen there. */
export interface VisitCopy {
  readonly staff: string
  readonly visitId: string
  readonly href: string
  readonly etag: string
  /** What both sides had when they last agreed. */
  readonly startMs: number
  readonly endMs: number
  /** Of the entry that was put: another one is to be put again. */
  readonly mark: string
  readonly text: string
}

/** How far somebody's calendar on a server is known. */
export interface CalendarState {
  readonly staff: string
  /** Another one is another calendar: nothing of the old one counts. */
  readonly url: string
  readonly token: string | null
}

/** What must survive a power cut about calendars. Every promise resolves once the change is on disk; see Store. */
export interface CalendarStore {
  /** Visits of a person that begin in a period, the end not included, cancelled ones as well, by start. */
  agenda(staff: string, fromMs: number, toMs: number): Promise<readonly AgendaVisit[]>
  /** Adds or replaces it and its busy times. */
  saveObject(object: CalendarObject, busy: readonly BusyTime[]): Promise<void>
  dropObject(object: Pick<CalendarObject, 'staff' | 'source' | 'href'>): Promise<void>
  objects(staff: string, source: CalendarObject['source']): Promise<readonly CalendarObject[]>
  saveCopy(copy: VisitCopy): Promise<void>
  dropCopy(copy: Pick<VisitCopy, 'staff' | 'visitId'>): Promise<void>
  copies(staff: string): Promise<readonly VisitCopy[]>
  calendarState(staff: string): Promise<CalendarState | null>
  /** Where its url is another than before, what was known of the old calendar is forgotten. */
  saveCalendarState(state: CalendarState): Promise<void>
  feeds(): Promise<readonly CalendarFeed[]>
  /** In the place of the one this person had. */
  saveFeed(feed: CalendarFeed): Promise<void>
}

/** Under which secret name somebody's visits can be fetched. */
export interface CalendarFeed {
  readonly staff: string
  /** Nobody can guess it; whoever has it may read. */
  readonly token: string
}

/** How somebody's calendar on a server can be reached. */
export interface LinkState {
  readonly staff: string
  /** UTC epoch ms of the last look that went well; null: none did since the box started. */
  readonly seenMs: number | null
  /** What is wrong, in words for a person; null: nothing. */
  readonly trouble: string | null
}

/** A person's calendar as an installer sees it. */
export interface CalendarView {
  readonly staff: string
  readonly name: string
  /** Of the feed, under the address of the box: it is the secret. */
  readonly path: string
  /** Null: this person has no calendar on a server, or nobody keeps it at the moment. */
  readonly server: Omit<LinkState, 'staff'> | null
}

/** What came of a file that was taken in. */
export interface TakenIn {
  /** Events that take the person's time from here on. */
  readonly taken: number
  /** Over, free or cancelled: they take none. */
  readonly idle: number
  /** The box's own visits, which are here already. */
  readonly visits: number
  /** Taken out, since the file no longer has them. */
  readonly removed: number
  /** What was not understood; the rest is there. */
  readonly complaints: readonly string[]
}

/** Calendars as people have them: what the page, its network and the command may ask for. */
export interface CalendarOffice {
  /** The iCalendar text behind a secret name; null: there is none of that name. */
  feed(token: string): Promise<string | null>
  /** Of everybody, in the order of the clinic file. */
  list(): Promise<readonly CalendarView[]>
  /** Gives a person's feed another secret name; the old one leads nowhere from here on. @throws PERSON_UNKNOWN */
  renew(staff: string): Promise<CalendarView>
  /** Busy times of a person from an iCalendar text. `isWhole`: what earlier ones said and this one does not is over. @throws CALENDAR_INVALID, PERSON_UNKNOWN */
  takeIn(staff: string, text: string, isWhole: boolean): Promise<TakenIn>
  /** Visits of a person, or of everybody, that begin in a period, as an iCalendar text. @throws PERSON_UNKNOWN */
  give(staff: string | null, fromMs: number, toMs: number): Promise<string>
}
