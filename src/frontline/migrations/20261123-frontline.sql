-- What professionals report: signals, obstacles and stories, what became of each, and the stories that are public.

create table frontline.report (
  coalition_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('signal', 'obstacle', 'story')),
  body text not null check (length(body) between 10 and 4000),
  municipality_code text not null references places.municipality,
  reporter uuid,
  organisation_id uuid,
  code_hash text check (code_hash ~ '^[0-9a-f]{64}$'),
  recorded_at timestamptz not null,
  state text not null,
  priority_id uuid,
  taskforce_id uuid,
  owner_organisation_id uuid,
  consent boolean not null default false,
  demo boolean not null default false,
  primary key (coalition_id, id),
  unique (coalition_id, code_hash),
  foreign key (coalition_id, reporter) references partners.person (coalition_id, id),
  foreign key (coalition_id, organisation_id) references partners.organisation (coalition_id, id),
  foreign key (coalition_id, priority_id) references strategy.priority (coalition_id, id),
  foreign key (coalition_id, taskforce_id) references agenda.taskforce (coalition_id, id),
  foreign key (coalition_id, owner_organisation_id) references partners.organisation (coalition_id, id),
  check ((reporter is null) = (code_hash is not null)),
  check (reporter is not null or organisation_id is null),
  check (kind <> 'signal' or state in ('received', 'weighed', 'action', 'forwarded', 'closed')),
  check (kind <> 'story' or state in ('received', 'weighed', 'published', 'closed')),
  check (kind <> 'obstacle' or state in ('reported', 'confirmed', 'not-confirmed', 'owned', 'taken-up', 'removed', 'lowered', 'unsolvable')),
  check (kind = 'story' or not consent),
  check (state <> 'published' or consent)
);
create index report_recorded on frontline.report (coalition_id, recorded_at desc);
create index report_municipality on frontline.report (coalition_id, municipality_code, recorded_at desc);
create index report_taskforce on frontline.report (coalition_id, taskforce_id, recorded_at desc);
create index report_reporter on frontline.report (coalition_id, reporter, recorded_at desc);
comment on table frontline.report is 'A signal, an obstacle or a story, as a professional wrote it. Not meant to hold persons: the text is checked before it is stored.';
comment on column frontline.report.coalition_id is 'The coalition.';
comment on column frontline.report.id is 'Identifier; of a report without a name it tells the day and not the moment.';
comment on column frontline.report.kind is 'signal (may point at a problem), obstacle (stands in the way of good work) or story (how it went).';
comment on column frontline.report.body is 'What was written, in Dutch.';
comment on column frontline.report.municipality_code is 'Where it is about; its triage reads it.';
comment on column frontline.report.reporter is 'Who sent it; empty when sent without a name, and then nothing else tells.';
comment on column frontline.report.organisation_id is 'The organisation of who sent it; empty when sent without a name.';
comment on column frontline.report.code_hash is 'SHA-256 of the code with which who sent it without a name reads the answer.';
comment on column frontline.report.recorded_at is 'When it came in; without a name only the day.';
comment on column frontline.report.state is 'How far it is; docs/states/report.md.';
comment on column frontline.report.priority_id is 'The priority it belongs to, chosen when it was weighed.';
comment on column frontline.report.taskforce_id is 'The taskforce it was brought to; its members read it from then on.';
comment on column frontline.report.owner_organisation_id is 'The organisation that takes an obstacle upon itself.';
comment on column frontline.report.consent is 'Of a story: the teller agrees that it becomes public, without a name.';
comment on column frontline.report.demo is 'True for an invented report; only in a trial.';

create table frontline.step (
  coalition_id uuid not null,
  id uuid not null,
  report_id uuid not null,
  taken_at timestamptz not null,
  by_role text not null,
  by_organisation uuid,
  to_state text,
  answer text not null check (length(answer) between 1 and 2000),
  action_id uuid,
  municipality_code text not null references places.municipality,
  reporter uuid,
  code_hash text,
  taskforce_id uuid,
  primary key (coalition_id, id),
  unique (coalition_id, report_id, action_id),
  foreign key (coalition_id, report_id) references frontline.report (coalition_id, id),
  foreign key (coalition_id, by_organisation) references partners.organisation (coalition_id, id),
  foreign key (coalition_id, action_id) references agenda.action (coalition_id, id)
);
create index step_action on frontline.step (coalition_id, action_id);
comment on table frontline.step is 'What became of a report: each row is one answer, with the state or the action that it led to. Rows are added, never changed in what they say.';
comment on column frontline.step.coalition_id is 'The coalition.';
comment on column frontline.step.id is 'Identifier of the step.';
comment on column frontline.step.report_id is 'The report.';
comment on column frontline.step.taken_at is 'When the step was taken.';
comment on column frontline.step.by_role is 'The role of who took it; the name is only in the ledger.';
comment on column frontline.step.by_organisation is 'The organisation of who took it.';
comment on column frontline.step.to_state is 'The state that the report came into; empty when only something was answered.';
comment on column frontline.step.answer is 'What the reporter reads, in Dutch.';
comment on column frontline.step.action_id is 'The action that the report led to or strengthens.';
comment on column frontline.step.municipality_code is 'Copy of the report''s, so that the row itself tells who may see it.';
comment on column frontline.step.reporter is 'Copy of the report''s.';
comment on column frontline.step.code_hash is 'Copy of the report''s.';
comment on column frontline.step.taskforce_id is 'Copy of the report''s; follows it when the report is brought to a taskforce.';

create table frontline.story (
  coalition_id uuid not null,
  report_id uuid not null,
  body text not null check (length(body) between 10 and 4000),
  municipality_code text not null references places.municipality,
  priority_id uuid,
  published_on date not null,
  demo boolean not null default false,
  primary key (coalition_id, report_id),
  foreign key (coalition_id, report_id) references frontline.report (coalition_id, id),
  foreign key (coalition_id, priority_id) references strategy.priority (coalition_id, id)
);
comment on table frontline.story is 'A story as the public reads it: with consent, weighed, and without anything of who told it.';
comment on column frontline.story.coalition_id is 'The coalition.';
comment on column frontline.story.report_id is 'The report that it comes from.';
comment on column frontline.story.body is 'The text that is public, in Dutch; may be shorter than what was sent.';
comment on column frontline.story.municipality_code is 'Where it is about.';
comment on column frontline.story.priority_id is 'The priority it belongs to.';
comment on column frontline.story.published_on is 'The day it became public.';
comment on column frontline.story.demo is 'True for an invented story; only in a trial.';

create constraint trigger demo_report_only_in_trial after insert or update on frontline.report
  for each row execute function partners.refuse_demo();
create constraint trigger demo_story_only_in_trial after insert or update on frontline.story
  for each row execute function partners.refuse_demo();

-- Counts outward, without any content. Who calls them keeps small counts back (methods/disclosure).
create function frontline.count_reports()
  returns table (kind text, state text, demo boolean, priority uuid, municipality text, led_to_action boolean, reports bigint)
  language sql stable security definer set search_path = pg_catalog as $$
  select report.kind, report.state, report.demo, report.priority_id, report.municipality_code,
         exists (select from frontline.step where step.coalition_id = report.coalition_id and step.report_id = report.id and step.action_id is not null),
         count(*)
    from frontline.report
   where report.coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
   group by 1, 2, 3, 4, 5, 6
$$;
create function frontline.count_behind_action(action uuid) returns bigint
  language sql stable security definer set search_path = pg_catalog as $$
  select count(*)
    from frontline.step
   where step.coalition_id = nullif(current_setting('app.coalition', true), '')::uuid and step.action_id = count_behind_action.action
$$;

-- In an emergency an adviser of another municipality, or a case director, may read the reports of one municipality for an hour.
insert into partners.emergency_module (module, title, roles, minutes) values ('frontline', 'Meldingen', '{safety-adviser,case-director}', 60);
