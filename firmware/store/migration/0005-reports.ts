/**
 * What the report tells: when a call was answered and why a person has to go on with it, calls the box did not take, when
 * it could not be rung, and the reports of each morning. Columns carry the names of the ports' fields
 * (firmware/ports/report-store.ts). A call of an older version that was answered counts as answered at once.
 */
export const sql = `
alter table call add column answeredMs integer;
alter table call add column handOver text;
update call set answeredMs = startedMs where transcript like '%"kind":"answered"%';

create table unanswered (
  id text primary key,
  line text not null,
  caller text,
  startedMs integer not null,
  endedMs integer not null,
  why text not null
) strict;
create index unanswered_by_start on unanswered (startedMs);

create table outage (
  id text primary key,
  line text,
  fromMs integer not null,
  toMs integer,
  says text not null
) strict;
create index outage_by_end on outage (toMs);

create table pulse (
  one integer primary key check (one = 1),
  atMs integer not null
) strict;

create table report (
  day text primary key,
  madeMs integer not null,
  view text not null check (json_valid(view))
) strict;

create index visitChange_by_time on visitChange (json_extract(change, '$.atMs'));
create index task_by_done on task (json_extract(entry, '$.doneMs')) where state = 'done';
`
