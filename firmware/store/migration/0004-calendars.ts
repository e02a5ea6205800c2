/**
 * Calendars of the clinic's people: what takes their time besides visits, and visits as calendar servers have them. Columns
 * carry the names of the port's fields (firmware/ports/calendar.ts).
 */
export const sql = `
-- Visits that hold no time, by person and start: a calendar shows those as well. Those that do have booking_by_staff; one
-- index over both would be taken for it when an overlap is looked for
create index booking_off_by_staff on booking (staff, startMs) where not holds;

create table calendarObject (
  staff text not null,
  source text not null check (source in ('server', 'file')),
  href text not null,
  etag text not null,
  text text not null,
  primary key (staff, source, href)
) strict, without rowid;

create table busyTime (
  staff text not null,
  source text not null,
  href text not null,
  startMs integer not null,
  endMs integer not null,
  -- Longer ones are kept in pieces, so that what is taken between two instants is found by the start alone, as visits are
  constraint busy_length check (endMs > startMs and endMs - startMs <= 86400000),
  foreign key (staff, source, href) references calendarObject (staff, source, href) on delete cascade
) strict;
create index busyTime_by_start on busyTime (startMs, endMs, staff);
create index busyTime_by_object on busyTime (staff, source, href);

create table visitCopy (
  staff text not null,
  visitId text not null,
  href text not null,
  etag text not null,
  startMs integer not null,
  endMs integer not null,
  mark text not null,
  text text not null,
  primary key (staff, visitId)
) strict, without rowid;

create table calendarFeed (
  staff text primary key,
  token text not null unique
) strict, without rowid;

create table calendarState (
  staff text primary key,
  url text not null,
  token text
) strict, without rowid;
`
