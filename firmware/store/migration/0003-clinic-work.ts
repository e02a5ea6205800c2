/**
 * What happens to a visit after it is booked, and the clinic's own work. Columns carry the names of the ports' fields
 * (firmware/ports/store.ts, clinic-store.ts); what is only read whole is JSON.
 *
 * The exclusion holds for rooms as it does for people, and each keeps its time until `keptMs`: the end of the visit and
 * what is needed after it. Who has come still holds the time; who was missed or has cancelled does not.
 */
export const sql = `
alter table booking rename to oldBooking;
create table booking (
  id text primary key,
  service text not null,
  serviceName text not null,
  staff text not null,
  staffName text not null,
  room text,
  startMs integer not null,
  endMs integer not null,
  bufferMinutes integer not null default 0,
  zone text not null,
  name text not null,
  birthDate text,
  phone text,
  language text not null,
  callId text,
  createdMs integer not null,
  status text not null default 'booked' check (status in ('booked', 'cancelled', 'missed', 'done')),
  confirmedMs integer,
  keptMs integer not null as (endMs + bufferMinutes * 60000) stored,
  holds integer not null as (status in ('booked', 'done')) stored,
  -- A day at most: what is taken between two instants is then found by the start alone
  constraint visit_length check (endMs > startMs and keptMs - startMs <= 86400000)
) strict;
insert into booking (id, service, serviceName, staff, staffName, startMs, endMs, zone, name, phone, language, callId, createdMs, status)
  select id, service, serviceName, staff, staffName, startMs, endMs, zone, name, phone, language, callId, createdMs, status from oldBooking;
drop table oldBooking;
create index booking_by_staff on booking (staff, startMs, keptMs) where holds;
create index booking_by_room on booking (room, startMs, keptMs) where holds and room is not null;
create index booking_by_start on booking (startMs, keptMs, staff, room) where holds;
create index booking_by_call on booking (callId) where callId is not null;
create index booking_by_phone on booking (phone, startMs) where phone is not null;
create index booking_by_birth on booking (birthDate, startMs) where birthDate is not null;

create trigger booking_insert before insert on booking when new.status in ('booked', 'done') begin
  select raise(abort, 'slot taken') where new.startMs < (
    select keptMs from booking
    where staff = new.staff and holds and startMs < new.endMs + new.bufferMinutes * 60000
    order by startMs desc limit 1);
  select raise(abort, 'slot taken') where new.room is not null and new.startMs < (
    select keptMs from booking
    where room = new.room and holds and startMs < new.endMs + new.bufferMinutes * 60000
    order by startMs desc limit 1);
end;
create trigger booking_update before update of staff, room, startMs, endMs, status on booking
when new.status in ('booked', 'done') begin
  select raise(abort, 'slot taken') where new.startMs < (
    select keptMs from booking
    where staff = new.staff and holds and startMs < new.endMs + new.bufferMinutes * 60000 and rowid <> old.rowid
    order by startMs desc limit 1);
  select raise(abort, 'slot taken') where new.room is not null and new.startMs < (
    select keptMs from booking
    where room = new.room and holds and startMs < new.endMs + new.bufferMinutes * 60000 and rowid <> old.rowid
    order by startMs desc limit 1);
end;

-- What happened to each visit, in order
create table visitChange (
  seq integer primary key autoincrement,
  id text not null unique,
  bookingId text not null references booking (id),
  change text not null check (json_valid(change))
) strict;
create index visitChange_by_booking on visitChange (bookingId, seq);

create table waitEntry (
  id text primary key,
  state text not null,
  createdMs integer not null,
  entry text not null check (json_valid(entry))
) strict;
create index waitEntry_by_state on waitEntry (state, createdMs);

create table task (
  id text primary key,
  state text not null,
  dueMs integer not null,
  entry text not null check (json_valid(entry))
) strict;
create index task_by_state on task (state, dueMs);

create table promised (
  id text primary key,
  kind text not null,
  subject text not null,
  dueMs integer not null,
  state text not null default 'open' check (state in ('open', 'kept', 'dropped')),
  settledMs integer
) strict;
create index promised_open on promised (dueMs) where state = 'open';
create index promised_by_subject on promised (subject);

create table client (
  phone text primary key,
  seenMs integer not null,
  entry text not null check (json_valid(entry))
) strict;

create table quote (
  id text primary key,
  createdMs integer not null,
  entry text not null check (json_valid(entry))
) strict;
create index quote_by_time on quote (createdMs);
`
