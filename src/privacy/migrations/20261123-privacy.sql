-- The processing register, the terms of retention with the proof of what was erased, requests of residents, and how far the export of the log is.

create table privacy.activity (
  coalition_id uuid not null,
  name text not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  title text not null,
  purpose text not null,
  legal_basis text not null,
  law text not null check (law in ('avg', 'wpg')),
  subjects text[] not null,
  data text[] not null,
  recipients text[] not null,
  retention text not null,
  primary key (coalition_id, name, valid_from),
  check (valid_from < valid_to)
);
create unique index activity_in_force on privacy.activity (coalition_id, name) where valid_to is null;
comment on table privacy.activity is 'The processing register: the activities as the code declares them, put here at each start; what was changed or left the code stays, with its end.';
comment on column privacy.activity.coalition_id is 'The coalition.';
comment on column privacy.activity.name is 'Name of the activity; stands in both logs.';
comment on column privacy.activity.valid_from is 'When this version came into force.';
comment on column privacy.activity.valid_to is 'When another version took its place, or the code no longer had it.';
comment on column privacy.activity.title is 'Dutch title.';
comment on column privacy.activity.purpose is 'What it is for.';
comment on column privacy.activity.legal_basis is 'Article and task, in words.';
comment on column privacy.activity.law is 'avg (GDPR) or wpg (police data act).';
comment on column privacy.activity.subjects is 'Whose data.';
comment on column privacy.activity.data is 'Which data.';
comment on column privacy.activity.recipients is 'To whom they are given.';
comment on column privacy.activity.retention is 'The retention rule that ends it.';

create table privacy.register_entry (
  coalition_id uuid not null,
  id uuid not null,
  activity text,
  stated_at timestamptz not null,
  controller text not null check (length(controller) <= 1000),
  joint_controllers text not null check (length(joint_controllers) <= 2000),
  contact text not null check (length(contact) <= 1000),
  processors text not null check (length(processors) <= 2000),
  transfers text not null check (length(transfers) <= 2000),
  dpia_on date,
  reviewed_on date,
  primary key (coalition_id, id)
);
create index register_entry_latest on privacy.register_entry (coalition_id, activity, stated_at desc);
comment on table privacy.register_entry is 'Append-only: what only the coalition knows of its processing. Each row is a version; the latest one holds.';
comment on column privacy.register_entry.coalition_id is 'The coalition.';
comment on column privacy.register_entry.id is 'Identifier.';
comment on column privacy.register_entry.activity is 'For which activity; empty for all that do not have their own.';
comment on column privacy.register_entry.stated_at is 'When it was stated; by whom is in the ledger.';
comment on column privacy.register_entry.controller is 'The controller.';
comment on column privacy.register_entry.joint_controllers is 'Joint controllers and what they agreed.';
comment on column privacy.register_entry.contact is 'How to reach the data protection officer: an office, not a name.';
comment on column privacy.register_entry.processors is 'Who processes on behalf of the controller.';
comment on column privacy.register_entry.transfers is 'Transfers outside the European Economic Area, or that there are none.';
comment on column privacy.register_entry.dpia_on is 'When the DPIA was done; empty when it was not.';
comment on column privacy.register_entry.reviewed_on is 'When someone last looked whether the register is right.';
create trigger register_entry_never_changes before update or delete or truncate on privacy.register_entry
  for each statement execute function platform.refuse_change();

create table privacy.term (
  coalition_id uuid not null,
  id uuid not null,
  rule text not null,
  days int not null check (days > 0),
  decided_by text not null check (length(decided_by) between 3 and 200),
  decided_on date not null,
  stated_at timestamptz not null,
  primary key (coalition_id, id)
);
create index term_latest on privacy.term (coalition_id, rule, stated_at desc);
comment on table privacy.term is 'Append-only: the terms that the coalition chose instead of what the code proposes. The latest of a rule holds.';
comment on column privacy.term.coalition_id is 'The coalition.';
comment on column privacy.term.id is 'Identifier.';
comment on column privacy.term.rule is 'The retention rule.';
comment on column privacy.term.days is 'How many days after the trigger.';
comment on column privacy.term.decided_by is 'Which body or officer decided it: an office, not a name.';
comment on column privacy.term.decided_on is 'When that was decided.';
comment on column privacy.term.stated_at is 'When it was entered; by whom is in the ledger.';
create trigger term_never_changes before update or delete or truncate on privacy.term
  for each statement execute function platform.refuse_change();

create table privacy.erasure (
  coalition_id uuid not null,
  id uuid not null,
  rule text not null,
  action text not null check (action in ('erase', 'anonymise')),
  days int not null,
  before timestamptz not null,
  carried_out_at timestamptz not null,
  records int not null check (records > 0),
  left_over int not null check (left_over = 0),
  ids_hash text not null check (ids_hash ~ '^[0-9a-f]{64}$'),
  primary key (coalition_id, id)
);
create index erasure_latest on privacy.erasure (coalition_id, carried_out_at desc);
comment on table privacy.erasure is 'Append-only: the proof of each time that a retention rule was carried out. It says how many records went, and nothing of what was in them.';
comment on column privacy.erasure.coalition_id is 'The coalition.';
comment on column privacy.erasure.id is 'Identifier.';
comment on column privacy.erasure.rule is 'The retention rule.';
comment on column privacy.erasure.action is 'erase or anonymise.';
comment on column privacy.erasure.days is 'The term that held, in days.';
comment on column privacy.erasure.before is 'Records whose term began before this moment were due.';
comment on column privacy.erasure.carried_out_at is 'When.';
comment on column privacy.erasure.records is 'How many records.';
comment on column privacy.erasure.left_over is 'How many of them were still there when counted again afterwards: always 0, else nothing was committed.';
comment on column privacy.erasure.ids_hash is 'SHA-256 (hex) of the sorted identifiers, one a line: who kept such an identifier can prove that it went.';
create trigger erasure_never_changes before update or delete or truncate on privacy.erasure
  for each statement execute function platform.refuse_change();

create table privacy.request (
  coalition_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('access', 'correction', 'erasure', 'restriction', 'objection')),
  subject uuid,
  reference text not null check (length(reference) <= 120),
  asked text not null check (length(asked) <= 2000),
  received_on date not null,
  due_on date not null,
  state text not null check (state in ('received', 'identified', 'granted', 'partly-granted', 'refused', 'withdrawn')),
  state_since timestamptz not null,
  extended_on date,
  extension_reason text check (length(extension_reason) between 10 and 1000),
  answer text check (length(answer) between 10 and 4000),
  primary key (coalition_id, id),
  check ((extended_on is null) = (extension_reason is null)),
  check ((state in ('granted', 'partly-granted', 'refused')) = (answer is not null)),
  check (received_on < due_on)
);
create index request_due on privacy.request (coalition_id, due_on);
comment on table privacy.request is 'Requests of people about their own data (AVG art. 15 to 21), with their term and their answer. How to reach the person stays in the letters of the organisation.';
comment on column privacy.request.coalition_id is 'The coalition.';
comment on column privacy.request.id is 'Identifier.';
comment on column privacy.request.kind is 'access, correction, erasure, restriction or objection.';
comment on column privacy.request.subject is 'The person in this system, once known; never a name.';
comment on column privacy.request.reference is 'Under what the organisation keeps the correspondence.';
comment on column privacy.request.asked is 'What is asked, in short, without names.';
comment on column privacy.request.received_on is 'The day it came in.';
comment on column privacy.request.due_on is 'The last day for the answer: a month later, or three when extended (AVG art. 12(3)).';
comment on column privacy.request.state is 'How far it is; docs/states/request.md.';
comment on column privacy.request.state_since is 'When it came into this state.';
comment on column privacy.request.extended_on is 'When the person was told that it takes longer.';
comment on column privacy.request.extension_reason is 'Why it takes longer, as the person was told.';
comment on column privacy.request.answer is 'What was answered, in Dutch.';

create table privacy.emergency_seen (
  coalition_id uuid not null,
  emergency uuid not null,
  seen_at timestamptz not null,
  primary key (coalition_id, emergency)
);
comment on table privacy.emergency_seen is 'The emergency accesses that the privacy officer has looked at.';
comment on column privacy.emergency_seen.coalition_id is 'The coalition.';
comment on column privacy.emergency_seen.emergency is 'The emergency access (partners.emergency_access).';
comment on column privacy.emergency_seen.seen_at is 'When it was looked at; by whom is in the ledger.';

create table privacy.push (
  coalition_id uuid primary key,
  pushed_to timestamptz not null,
  last_at timestamptz,
  spans bigint not null default 0,
  failures int not null default 0,
  last_failure text check (length(last_failure) <= 200)
);
comment on table privacy.push is 'How far the processing record was sent to the collector of the organisation.';
comment on column privacy.push.coalition_id is 'The coalition.';
comment on column privacy.push.pushed_to is 'Everything that ended before this moment was sent and acknowledged.';
comment on column privacy.push.last_at is 'When the collector last acknowledged something.';
comment on column privacy.push.spans is 'How many spans it acknowledged in all.';
comment on column privacy.push.failures is 'Tries that failed since then.';
comment on column privacy.push.last_failure is 'What went wrong at the last of these: a status or a code.';

create table privacy.pushed (
  coalition_id uuid not null,
  operation_id text not null,
  ended_at timestamptz not null,
  primary key (coalition_id, operation_id)
);
comment on table privacy.pushed is 'What was sent of the records that ended after pushed_to: an act can be committed later than another that ended after it.';
comment on column privacy.pushed.coalition_id is 'The coalition.';
comment on column privacy.pushed.operation_id is 'The record (platform.processing_record).';
comment on column privacy.pushed.ended_at is 'When the processing ended.';

create table privacy.rehearsal (
  coalition_id uuid not null,
  rule text not null,
  counted_at timestamptz not null,
  due_now bigint not null,
  due_in_month bigint not null,
  due_in_year bigint not null,
  kept bigint not null,
  next_at timestamptz,
  primary key (coalition_id, rule)
);
comment on table privacy.rehearsal is 'What each retention rule would take away, counted without taking it: the rehearsal.';
comment on column privacy.rehearsal.coalition_id is 'The coalition.';
comment on column privacy.rehearsal.rule is 'The retention rule.';
comment on column privacy.rehearsal.counted_at is 'When it was counted.';
comment on column privacy.rehearsal.due_now is 'Records whose term is over.';
comment on column privacy.rehearsal.due_in_month is 'The same, thirty days later.';
comment on column privacy.rehearsal.due_in_year is 'The same, a year later.';
comment on column privacy.rehearsal.kept is 'All records whose term has begun.';
comment on column privacy.rehearsal.next_at is 'When the term of the oldest of them is over; empty when there is none.';
