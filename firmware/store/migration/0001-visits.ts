/**
 * Visits, messages, calls and the outbox. Columns carry the names of the port's fields (firmware/ports/store.ts).
 *
 * The exclusion: no two booked visits of one person overlap. Visits that hold to it, ordered by start, are ordered by
 * end as well, so the trigger looks at one row: of those that start before the new one ends, the last. It costs the
 * same at ten visits and at a million.
 */
export const sql = `
create table booking (
  id text primary key,
  service text not null,
  serviceName text not null,
  staff text not null,
  staffName text not null,
  startMs integer not null,
  endMs integer not null,
  zone text not null,
  name text not null,
  phone text,
  language text not null,
  callId text,
  createdMs integer not null,
  status text not null default 'booked' check (status in ('booked', 'cancelled')),
  -- A day at most: what is taken between two instants is then found by the start alone
  constraint visit_length check (endMs > startMs and endMs - startMs <= 86400000)
) strict;
create index booking_by_staff on booking (staff, startMs, endMs) where status = 'booked';
create index booking_by_start on booking (startMs, endMs, staff) where status = 'booked';
create index booking_by_call on booking (callId) where callId is not null;

create trigger booking_insert before insert on booking when new.status = 'booked' begin
  select raise(abort, 'slot taken') where new.startMs < (
    select endMs from booking
    where staff = new.staff and status = 'booked' and startMs < new.endMs
    order by startMs desc limit 1);
end;
create trigger booking_update before update of staff, startMs, endMs, status on booking when new.status = 'booked' begin
  select raise(abort, 'slot taken') where new.startMs < (
    select endMs from booking
    where staff = new.staff and status = 'booked' and startMs < new.endMs and rowid <> old.rowid
    order by startMs desc limit 1);
end;

create table message (
  id text primary key,
  name text,
  phone text,
  text text not null,
  language text not null,
  callId text,
  createdMs integer not null
) strict;
create index message_by_time on message (createdMs);
create index message_by_call on message (callId) where callId is not null;

create table call (
  id text primary key,
  line text not null,
  caller text,
  startedMs integer not null,
  endedMs integer,
  language text,
  outcome text,
  summary text not null default '',
  tags text not null default '[]' check (json_valid(tags)),
  transcript text not null default '[]' check (json_valid(transcript)),
  constraint ended_with_outcome check ((endedMs is null) = (outcome is null))
) strict;
create index call_by_start on call (startedMs);
create index call_open on call (id) where endedMs is null;

create table outbox (
  seq integer primary key autoincrement,
  eventId text not null unique,
  kind text not null,
  createdMs integer not null,
  event text not null check (json_valid(event))
) strict;

-- Events are delivered in order, so one number says which are: all up to it
create table delivery (
  one integer primary key check (one = 1),
  seq integer not null
) strict;
insert into delivery values (1, 0);
`
