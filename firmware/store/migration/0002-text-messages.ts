/**
 * Text messages in and out. Columns carry the names of the port's fields (firmware/ports/message-store.ts); `sender` and
 * `recipient` stand for `from` and `to`, which are words of SQL.
 */
export const sql = `
create table receivedMessage (
  -- The order in which messages are given out; never used again
  seq integer primary key autoincrement,
  id text not null unique,
  line text not null,
  sender text not null,
  text text not null,
  sentMs integer,
  receivedMs integer not null,
  trouble text,
  isRead integer not null default 0 check (isRead in (0, 1))
) strict;
create index receivedMessage_unread on receivedMessage (seq) where isRead = 0;
create index receivedMessage_by_time on receivedMessage (receivedMs);

-- What makes sure that no SMS counts twice: kept after its message was made
create table receivedPart (
  key text primary key,
  line text not null,
  sender text not null,
  -- JSON: a part may end in half a character, which UTF-8 cannot hold
  text text not null check (json_valid(text)),
  sentMs integer,
  receivedMs integer not null,
  trouble text,
  reference integer,
  total integer,
  seq integer,
  raw text not null,
  messageId text references receivedMessage (id)
) strict;
create index receivedPart_loose on receivedPart (receivedMs) where messageId is null;
create index receivedPart_by_message on receivedPart (messageId) where messageId is not null;
create index receivedPart_by_time on receivedPart (receivedMs);

create table outgoingMessage (
  id text primary key,
  recipient text not null,
  text text not null,
  line text,
  createdMs integer not null,
  expiresMs integer not null
) strict;
create index outgoingMessage_by_number on outgoingMessage (recipient, createdMs);
create index outgoingMessage_by_time on outgoingMessage (createdMs);

create table outgoingPart (
  messageId text not null references outgoingMessage (id) on delete cascade,
  seq integer not null,
  pdu text not null,
  octets integer not null,
  state text not null check (state in ('queued', 'sending', 'sent', 'delivered', 'failed', 'uncertain')),
  line text,
  reference integer,
  sentMs integer,
  tries integer not null,
  dueMs integer not null,
  reason text,
  primary key (messageId, seq)
) strict;
create index outgoingPart_open on outgoingPart (state, messageId) where state in ('queued', 'sending', 'sent', 'uncertain');
`
