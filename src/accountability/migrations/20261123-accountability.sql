-- Judgements on ambitions: when, by which method, on which deliveries of figures, with which answer; never changed afterwards.

create table accountability.judgement (
  coalition_id uuid not null,
  id uuid not null,
  ambition_id uuid not null,
  method text not null check (method in ('registered-crime-1', 'experienced-safety-1', 'obstacles-1')),
  judged_at timestamptz not null,
  judged_as text not null check (judged_as in ('coalition-office', 'system', 'seed')),
  verdict text not null check (verdict in ('met', 'on-course', 'cannot-be-said', 'behind', 'not-met')),
  reason text not null check (length(reason) between 1 and 4000),
  findings jsonb not null,
  primary key (coalition_id, id),
  foreign key (coalition_id, ambition_id) references strategy.ambition (coalition_id, id)
);
create index judgement_latest on accountability.judgement (coalition_id, ambition_id, judged_at desc);
comment on table accountability.judgement is 'One ambition judged at one moment. It is never changed: a later judgement stands beside it.';
comment on column accountability.judgement.coalition_id is 'The coalition.';
comment on column accountability.judgement.id is 'Identifier of the judgement.';
comment on column accountability.judgement.ambition_id is 'The ambition that was judged.';
comment on column accountability.judgement.method is 'Which rule gave the verdict; the number goes up when the rule changes.';
comment on column accountability.judgement.judged_at is 'When it was judged.';
comment on column accountability.judgement.judged_as is 'In which role it was asked; the person is in the ledger.';
comment on column accountability.judgement.verdict is 'met, on-course, cannot-be-said, behind or not-met.';
comment on column accountability.judgement.reason is 'Why, in Dutch, as it was said then.';
comment on column accountability.judgement.findings is 'The figures and settings it rests on: geography, margin or norm, differences with their intervals, scatter. Its shape is in accountability/parts/judgement.ts.';

create table accountability.judgement_vintage (
  coalition_id uuid not null,
  judgement_id uuid not null,
  vintage_id uuid not null references monitor.vintage,
  primary key (coalition_id, judgement_id, vintage_id),
  foreign key (coalition_id, judgement_id) references accountability.judgement (coalition_id, id)
);
create index judgement_vintage_vintage on accountability.judgement_vintage (vintage_id);
comment on table accountability.judgement_vintage is 'The deliveries of figures that a judgement rests on.';
comment on column accountability.judgement_vintage.coalition_id is 'The coalition.';
comment on column accountability.judgement_vintage.judgement_id is 'The judgement.';
comment on column accountability.judgement_vintage.vintage_id is 'The delivery.';

create trigger never_changes before update or delete or truncate on accountability.judgement
  for each statement execute function platform.refuse_change();
create trigger never_changes before update or delete or truncate on accountability.judgement_vintage
  for each statement execute function platform.refuse_change();
