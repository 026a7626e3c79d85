-- The access log as a Merkle tree (RFC 6962/9162): which line of the ledger has which place, the tree itself, what we signed and what witnesses signed.

create table platform.log_pending (
  coalition_id uuid not null,
  id uuid not null,
  due timestamptz not null,
  primary key (coalition_id, id),
  foreign key (coalition_id, id) references platform.ledger
);
create index log_pending_due on platform.log_pending (due);
comment on table platform.log_pending is 'Lines of the ledger that have no place in the tree yet: normally for less than two seconds.';
comment on column platform.log_pending.coalition_id is 'The coalition in which was acted.';
comment on column platform.log_pending.id is 'The line of the ledger.';
comment on column platform.log_pending.due is 'From when it gets its place: at once, or, for an act that tells only its day, when that day is over, because its place would tell its moment.';

create table platform.log_leaf (
  coalition_id uuid not null,
  index bigint not null check (index >= 0),
  id uuid not null,
  primary key (coalition_id, index),
  unique (coalition_id, id)
);
comment on table platform.log_leaf is 'Append-only: the place of each line of the ledger in the tree of its coalition.';
comment on column platform.log_leaf.coalition_id is 'The coalition whose tree it is.';
comment on column platform.log_leaf.index is 'The place, counted from 0.';
comment on column platform.log_leaf.id is 'The line of the ledger.';

create table platform.log_tile (
  coalition_id uuid not null,
  level integer not null check (level between 0 and 6),
  index bigint not null check (index >= 0),
  hashes bytea not null check (length(hashes) between 32 and 8192 and length(hashes) % 32 = 0),
  primary key (coalition_id, level, index)
);
alter table platform.log_tile alter column hashes set storage external;
comment on table platform.log_tile is 'The hashes of the tree, 256 together (C2SP tlog-tiles): the last one of a level grows, the others never change.';
comment on column platform.log_tile.coalition_id is 'The coalition whose tree it is.';
comment on column platform.log_tile.level is 'Level in tiles: 0 holds the hashes of leaves, each next level the roots of full tiles below it.';
comment on column platform.log_tile.index is 'Place within the level, counted from 0.';
comment on column platform.log_tile.hashes is 'SHA-256 hashes one after another, 1 to 256.';

create table platform.log_checkpoint (
  coalition_id uuid not null,
  origin text not null,
  size bigint not null check (size > 0),
  note text not null,
  signed_at timestamptz not null,
  primary key (coalition_id, origin, size)
);
create index log_checkpoint_last on platform.log_checkpoint (coalition_id, size desc, signed_at desc);
comment on table platform.log_checkpoint is 'Append-only: every size and root of the tree that we signed (C2SP tlog-checkpoint).';
comment on column platform.log_checkpoint.coalition_id is 'The coalition whose tree it is.';
comment on column platform.log_checkpoint.origin is 'The name of the log, to which its key belongs.';
comment on column platform.log_checkpoint.size is 'How many leaves the tree had.';
comment on column platform.log_checkpoint.note is 'The signed note: origin, size, root, and our signature.';
comment on column platform.log_checkpoint.signed_at is 'When we signed it.';

create table platform.log_witness (
  coalition_id uuid not null,
  id uuid not null,
  name text not null check (length(name) between 1 and 200),
  key text not null,
  added_at timestamptz not null,
  ended_at timestamptz,
  primary key (coalition_id, id),
  unique (coalition_id, key)
);
comment on table platform.log_witness is 'Partners that watch the tree from outside and sign what they saw.';
comment on column platform.log_witness.coalition_id is 'The coalition whose tree they watch.';
comment on column platform.log_witness.id is 'Identifier of the witness.';
comment on column platform.log_witness.name is 'Which organisation it is, as people read it.';
comment on column platform.log_witness.key is 'Its public key with its name, as one word (C2SP signed-note, type 4).';
comment on column platform.log_witness.added_at is 'From when its signatures are accepted.';
comment on column platform.log_witness.ended_at is 'From when they no longer are.';

create table platform.log_cosignature (
  coalition_id uuid not null,
  witness uuid not null,
  origin text not null,
  size bigint not null,
  signed_at timestamptz not null,
  line text not null,
  received_at timestamptz not null,
  primary key (coalition_id, witness, origin, size),
  foreign key (coalition_id, witness) references platform.log_witness,
  foreign key (coalition_id, origin, size) references platform.log_checkpoint
);
comment on table platform.log_cosignature is 'Append-only: which witness signed which of our checkpoints, and when (C2SP tlog-cosignature).';
comment on column platform.log_cosignature.coalition_id is 'The coalition whose tree it is.';
comment on column platform.log_cosignature.witness is 'Who signed.';
comment on column platform.log_cosignature.origin is 'The name of the log.';
comment on column platform.log_cosignature.size is 'The size in the checkpoint that was signed.';
comment on column platform.log_cosignature.signed_at is 'When the witness says it signed.';
comment on column platform.log_cosignature.line is 'The signature, as the line of the note.';
comment on column platform.log_cosignature.received_at is 'When we got it.';

create table platform.log_check (
  coalition_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  size bigint not null,
  sound boolean not null,
  finding text not null,
  primary key (coalition_id, id)
);
create index log_check_at on platform.log_check (coalition_id, at desc);
comment on table platform.log_check is 'Append-only: what we found when we checked our own log, daily and before each signature.';
comment on column platform.log_check.coalition_id is 'The coalition whose tree was checked.';
comment on column platform.log_check.id is 'Identifier of the check.';
comment on column platform.log_check.at is 'When.';
comment on column platform.log_check.size is 'How many leaves the tree had.';
comment on column platform.log_check.sound is 'False when anything did not fit.';
comment on column platform.log_check.finding is 'What was found, in one Dutch sentence.';

create trigger log_leaf_is_append_only before update or delete or truncate on platform.log_leaf
  for each statement execute function platform.refuse_change();
create trigger log_checkpoint_is_append_only before update or delete or truncate on platform.log_checkpoint
  for each statement execute function platform.refuse_change();
create trigger log_cosignature_is_append_only before update or delete or truncate on platform.log_cosignature
  for each statement execute function platform.refuse_change();
create trigger log_check_is_append_only before update or delete or truncate on platform.log_check
  for each statement execute function platform.refuse_change();

-- As the owner, so that who acts needs no right on the tree. Only an act without a name is at the very start of a day.
create function platform.await_place() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into platform.log_pending (coalition_id, id, due)
  values (new.coalition_id, new.id, case when new.at = date_trunc('day', new.at, 'UTC') then new.at + interval '24 hours' else new.at end);
  return null;
end $$;
create trigger line_awaits_its_place after insert on platform.ledger
  for each row execute function platform.await_place();
