-- The database as it stands after a start, printed from its catalogue by `npm run contracts`; not meant to be run.
-- What the columns mean is in docs/data-dictionary.md.

-- One ambition judged at one moment. It is never changed: a later judgement stands beside it.
create table accountability.judgement (
  coalition_id uuid not null,
  id uuid not null,
  ambition_id uuid not null,
  method text not null,
  judged_at timestamp with time zone not null,
  judged_as text not null,
  verdict text not null,
  reason text not null,
  findings jsonb not null,
  constraint judgement_pkey PRIMARY KEY (coalition_id, id),
  constraint judgement_coalition_id_ambition_id_fkey FOREIGN KEY (coalition_id, ambition_id) REFERENCES strategy.ambition(coalition_id, id),
  constraint judgement_judged_as_check CHECK (judged_as = ANY (ARRAY['coalition-office'::text, 'system'::text, 'seed'::text])),
  constraint judgement_method_check CHECK (method = ANY (ARRAY['registered-crime-1'::text, 'experienced-safety-1'::text, 'obstacles-1'::text])),
  constraint judgement_reason_check CHECK (length(reason) >= 1 AND length(reason) <= 4000),
  constraint judgement_verdict_check CHECK (verdict = ANY (ARRAY['met'::text, 'on-course'::text, 'cannot-be-said'::text, 'behind'::text, 'not-met'::text]))
);
CREATE INDEX judgement_latest ON accountability.judgement USING btree (coalition_id, ambition_id, judged_at DESC);
CREATE TRIGGER never_changes BEFORE DELETE OR UPDATE OR TRUNCATE ON accountability.judgement FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table accountability.judgement enable row level security;
create policy everyone_reads on accountability.judgement for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid);
create policy office_judges on accountability.judgement for insert to slagvaardig_app
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (current_setting('app.role'::text, true) = ANY (ARRAY['coalition-office'::text, 'system'::text])) AND judged_as = current_setting('app.role'::text, true));
grant insert, select on accountability.judgement to slagvaardig_app;

-- The deliveries of figures that a judgement rests on.
create table accountability.judgement_vintage (
  coalition_id uuid not null,
  judgement_id uuid not null,
  vintage_id uuid not null,
  constraint judgement_vintage_pkey PRIMARY KEY (coalition_id, judgement_id, vintage_id),
  constraint judgement_vintage_coalition_id_judgement_id_fkey FOREIGN KEY (coalition_id, judgement_id) REFERENCES accountability.judgement(coalition_id, id),
  constraint judgement_vintage_vintage_id_fkey FOREIGN KEY (vintage_id) REFERENCES monitor.vintage(id)
);
CREATE INDEX judgement_vintage_vintage ON accountability.judgement_vintage USING btree (vintage_id);
CREATE TRIGGER never_changes BEFORE DELETE OR UPDATE OR TRUNCATE ON accountability.judgement_vintage FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table accountability.judgement_vintage enable row level security;
create policy everyone_reads on accountability.judgement_vintage for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid);
create policy office_judges on accountability.judgement_vintage for insert to slagvaardig_app
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (current_setting('app.role'::text, true) = ANY (ARRAY['coalition-office'::text, 'system'::text])));
grant insert, select on accountability.judgement_vintage to slagvaardig_app;

-- One thing that is done under a priority.
create table agenda.action (
  coalition_id uuid not null,
  id uuid not null,
  priority_id uuid not null,
  taskforce_id uuid,
  owner_organisation_id uuid not null,
  title text not null,
  what text not null,
  state text not null,
  reason text,
  result text,
  confidentiality text not null,
  planned_from date not null,
  planned_to date,
  started_on date,
  ended_on date,
  demo boolean not null default false,
  constraint action_pkey PRIMARY KEY (coalition_id, id),
  constraint action_coalition_id_owner_organisation_id_fkey FOREIGN KEY (coalition_id, owner_organisation_id) REFERENCES partners.organisation(coalition_id, id),
  constraint action_coalition_id_priority_id_fkey FOREIGN KEY (coalition_id, priority_id) REFERENCES strategy.priority(coalition_id, id),
  constraint action_coalition_id_taskforce_id_priority_id_fkey FOREIGN KEY (coalition_id, taskforce_id, priority_id) REFERENCES agenda.taskforce(coalition_id, id, priority_id),
  constraint action_check CHECK (planned_from <= planned_to),
  constraint action_check1 CHECK (state <> 'running'::text OR started_on IS NOT NULL),
  constraint action_check2 CHECK ((state = ANY (ARRAY['done'::text, 'stopped'::text])) = (ended_on IS NOT NULL)),
  constraint action_check3 CHECK ((state = 'done'::text) = (result IS NOT NULL)),
  constraint action_check4 CHECK ((state = 'stopped'::text) = (reason IS NOT NULL)),
  constraint action_check5 CHECK (confidentiality <> 'taskforce'::text OR taskforce_id IS NOT NULL),
  constraint action_confidentiality_check CHECK (confidentiality = ANY (ARRAY['public'::text, 'coalition'::text, 'taskforce'::text])),
  constraint action_reason_check CHECK (length(reason) <= 2000),
  constraint action_result_check CHECK (length(result) <= 2000),
  constraint action_state_check CHECK (state = ANY (ARRAY['planned'::text, 'running'::text, 'done'::text, 'stopped'::text])),
  constraint action_title_check CHECK (length(title) >= 3 AND length(title) <= 120),
  constraint action_what_check CHECK (length(what) >= 1 AND length(what) <= 2000)
);
CREATE INDEX action_priority ON agenda.action USING btree (coalition_id, priority_id);
CREATE INDEX action_taskforce ON agenda.action USING btree (coalition_id, taskforce_id);
CREATE CONSTRAINT TRIGGER demo_action_only_in_trial AFTER INSERT OR UPDATE ON agenda.action NOT DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION partners.refuse_demo();
alter table agenda.action enable row level security;
create policy by_confidentiality on agenda.action for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (confidentiality = 'public'::text OR confidentiality = 'coalition'::text AND NULLIF(current_setting('app.role'::text, true), ''::text) <> 'visitor'::text OR current_setting('app.role'::text, true) = 'coalition-office'::text OR (taskforce_id::text = ANY (string_to_array(current_setting('app.taskforces'::text, true), ','::text)))));
create policy lead_or_office_moves on agenda.action for update to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (current_setting('app.role'::text, true) = 'coalition-office'::text OR current_setting('app.role'::text, true) = 'taskforce-lead'::text AND (taskforce_id::text = ANY (string_to_array(current_setting('app.taskforces'::text, true), ','::text)))))
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid);
create policy lead_or_office_plans on agenda.action for insert to slagvaardig_app
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND state = 'planned'::text AND NOT demo AND (current_setting('app.role'::text, true) = 'coalition-office'::text OR current_setting('app.role'::text, true) = 'taskforce-lead'::text AND (taskforce_id::text = ANY (string_to_array(current_setting('app.taskforces'::text, true), ','::text)))));
grant insert, select on agenda.action to slagvaardig_app;
grant update (state, reason, result, started_on, ended_on) on agenda.action to slagvaardig_app;

-- What a priority asks of the partners in its period: the frame around its actions.
create table agenda.action_agenda (
  coalition_id uuid not null,
  priority_id uuid not null,
  introduction text not null,
  valid_from date not null,
  valid_to date,
  demo boolean not null default false,
  constraint action_agenda_pkey PRIMARY KEY (coalition_id, priority_id),
  constraint action_agenda_coalition_id_priority_id_fkey FOREIGN KEY (coalition_id, priority_id) REFERENCES strategy.priority(coalition_id, id),
  constraint action_agenda_check CHECK (valid_from < valid_to),
  constraint action_agenda_introduction_check CHECK (length(introduction) >= 1 AND length(introduction) <= 2000)
);
CREATE CONSTRAINT TRIGGER demo_agenda_only_in_trial AFTER INSERT OR UPDATE ON agenda.action_agenda NOT DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION partners.refuse_demo();
alter table agenda.action_agenda enable row level security;
create policy everyone_reads on agenda.action_agenda for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid);
grant select on agenda.action_agenda to slagvaardig_app;

-- The small group that leads one priority, from the day it was set up until it was discharged.
create table agenda.taskforce (
  coalition_id uuid not null,
  id uuid not null,
  priority_id uuid not null,
  name text not null,
  assignment text not null,
  state text not null,
  state_since date not null,
  reason text,
  valid_from date not null,
  valid_to date,
  demo boolean not null default false,
  constraint taskforce_pkey PRIMARY KEY (coalition_id, id),
  constraint taskforce_coalition_id_id_priority_id_key UNIQUE (coalition_id, id, priority_id),
  constraint taskforce_coalition_id_name_key UNIQUE (coalition_id, name),
  constraint taskforce_coalition_id_priority_id_fkey FOREIGN KEY (coalition_id, priority_id) REFERENCES strategy.priority(coalition_id, id),
  constraint taskforce_assignment_check CHECK (length(assignment) >= 1 AND length(assignment) <= 2000),
  constraint taskforce_check CHECK (valid_from <= valid_to),
  constraint taskforce_check1 CHECK ((state = 'discharged'::text) = (valid_to IS NOT NULL)),
  constraint taskforce_name_check CHECK (length(name) >= 3 AND length(name) <= 120),
  constraint taskforce_reason_check CHECK (length(reason) <= 2000),
  constraint taskforce_state_check CHECK (state = ANY (ARRAY['set-up'::text, 'active'::text, 'extended'::text, 'discharged'::text]))
);
CREATE CONSTRAINT TRIGGER demo_taskforce_only_in_trial AFTER INSERT OR UPDATE ON agenda.taskforce NOT DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION partners.refuse_demo();
alter table agenda.taskforce enable row level security;
create policy everyone_reads on agenda.taskforce for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid);
create policy office_moves on agenda.taskforce for update to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND current_setting('app.role'::text, true) = 'coalition-office'::text)
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND current_setting('app.role'::text, true) = 'coalition-office'::text);
create policy office_sets_up on agenda.taskforce for insert to slagvaardig_app
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND current_setting('app.role'::text, true) = 'coalition-office'::text AND state = 'set-up'::text AND NOT demo);
grant insert, select on agenda.taskforce to slagvaardig_app;
grant update (state, state_since, reason, valid_to) on agenda.taskforce to slagvaardig_app;

-- Who sits in a taskforce, for which organisation, from when to when.
create table agenda.taskforce_member (
  coalition_id uuid not null,
  taskforce_id uuid not null,
  person_id uuid not null,
  organisation_id uuid not null,
  part text not null,
  valid_from date not null,
  valid_to date,
  constraint taskforce_member_pkey PRIMARY KEY (coalition_id, taskforce_id, person_id, valid_from),
  constraint taskforce_member_coalition_id_organisation_id_fkey FOREIGN KEY (coalition_id, organisation_id) REFERENCES partners.organisation(coalition_id, id),
  constraint taskforce_member_coalition_id_person_id_fkey FOREIGN KEY (coalition_id, person_id) REFERENCES partners.person(coalition_id, id),
  constraint taskforce_member_coalition_id_taskforce_id_fkey FOREIGN KEY (coalition_id, taskforce_id) REFERENCES agenda.taskforce(coalition_id, id),
  constraint taskforce_member_check CHECK (valid_from < valid_to),
  constraint taskforce_member_part_check CHECK (part = ANY (ARRAY['lead'::text, 'member'::text]))
);
CREATE INDEX taskforce_member_person ON agenda.taskforce_member USING btree (coalition_id, person_id);
alter table agenda.taskforce_member enable row level security;
create policy colleagues_read on agenda.taskforce_member for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND NULLIF(current_setting('app.role'::text, true), ''::text) <> 'visitor'::text);
create policy office_appoints on agenda.taskforce_member for insert to slagvaardig_app
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND current_setting('app.role'::text, true) = 'coalition-office'::text);
grant insert, select on agenda.taskforce_member to slagvaardig_app;

-- A signal, an obstacle or a story, as a professional wrote it. Not meant to hold persons: the text is checked before it is stored.
create table frontline.report (
  coalition_id uuid not null,
  id uuid not null,
  kind text not null,
  body text not null,
  municipality_code text not null,
  reporter uuid,
  organisation_id uuid,
  code_hash text,
  recorded_at timestamp with time zone not null,
  state text not null,
  priority_id uuid,
  taskforce_id uuid,
  owner_organisation_id uuid,
  consent boolean not null default false,
  demo boolean not null default false,
  constraint report_pkey PRIMARY KEY (coalition_id, id),
  constraint report_coalition_id_code_hash_key UNIQUE (coalition_id, code_hash),
  constraint report_coalition_id_organisation_id_fkey FOREIGN KEY (coalition_id, organisation_id) REFERENCES partners.organisation(coalition_id, id),
  constraint report_coalition_id_owner_organisation_id_fkey FOREIGN KEY (coalition_id, owner_organisation_id) REFERENCES partners.organisation(coalition_id, id),
  constraint report_coalition_id_priority_id_fkey FOREIGN KEY (coalition_id, priority_id) REFERENCES strategy.priority(coalition_id, id),
  constraint report_coalition_id_reporter_fkey FOREIGN KEY (coalition_id, reporter) REFERENCES partners.person(coalition_id, id),
  constraint report_coalition_id_taskforce_id_fkey FOREIGN KEY (coalition_id, taskforce_id) REFERENCES agenda.taskforce(coalition_id, id),
  constraint report_municipality_code_fkey FOREIGN KEY (municipality_code) REFERENCES places.municipality(code),
  constraint report_body_check CHECK (length(body) >= 10 AND length(body) <= 4000),
  constraint report_check CHECK ((reporter IS NULL) = (code_hash IS NOT NULL)),
  constraint report_check1 CHECK (reporter IS NOT NULL OR organisation_id IS NULL),
  constraint report_check2 CHECK (kind <> 'signal'::text OR (state = ANY (ARRAY['received'::text, 'weighed'::text, 'action'::text, 'forwarded'::text, 'closed'::text]))),
  constraint report_check3 CHECK (kind <> 'story'::text OR (state = ANY (ARRAY['received'::text, 'weighed'::text, 'published'::text, 'closed'::text]))),
  constraint report_check4 CHECK (kind <> 'obstacle'::text OR (state = ANY (ARRAY['reported'::text, 'confirmed'::text, 'not-confirmed'::text, 'owned'::text, 'taken-up'::text, 'removed'::text, 'lowered'::text, 'unsolvable'::text]))),
  constraint report_check5 CHECK (kind = 'story'::text OR NOT consent),
  constraint report_check6 CHECK (state <> 'published'::text OR consent),
  constraint report_code_hash_check CHECK (code_hash ~ '^[0-9a-f]{64}$'::text),
  constraint report_kind_check CHECK (kind = ANY (ARRAY['signal'::text, 'obstacle'::text, 'story'::text]))
);
CREATE INDEX report_municipality ON frontline.report USING btree (coalition_id, municipality_code, recorded_at DESC);
CREATE INDEX report_recorded ON frontline.report USING btree (coalition_id, recorded_at DESC);
CREATE INDEX report_reporter ON frontline.report USING btree (coalition_id, reporter, recorded_at DESC);
CREATE INDEX report_taskforce ON frontline.report USING btree (coalition_id, taskforce_id, recorded_at DESC);
CREATE CONSTRAINT TRIGGER demo_report_only_in_trial AFTER INSERT OR UPDATE ON frontline.report NOT DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION partners.refuse_demo();
alter table frontline.report enable row level security;
create policy adviser_of_area_reads on frontline.report for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND current_setting('app.role'::text, true) = 'safety-adviser'::text AND municipality_code = NULLIF(current_setting('app.area'::text, true), ''::text));
create policy code_reads on frontline.report for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND code_hash = NULLIF(current_setting('app.answer_code'::text, true), ''::text));
create policy office_reads on frontline.report for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND current_setting('app.role'::text, true) = 'coalition-office'::text);
create policy professionals_report on frontline.report for insert to slagvaardig_app
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND NOT reporter IS DISTINCT FROM NULLIF(current_setting('app.person'::text, true), ''::text)::uuid AND NOT organisation_id IS DISTINCT FROM NULLIF(current_setting('app.organisation'::text, true), ''::text)::uuid AND (current_setting('app.role'::text, true) = ANY (ARRAY['frontline-professional'::text, 'safety-adviser'::text, 'case-director'::text, 'taskforce-lead'::text, 'board-member'::text, 'coalition-office'::text])) AND (state = ANY (ARRAY['received'::text, 'reported'::text])) AND priority_id IS NULL AND taskforce_id IS NULL AND owner_organisation_id IS NULL AND NOT demo);
create policy reporter_reads on frontline.report for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND reporter = NULLIF(current_setting('app.person'::text, true), ''::text)::uuid);
create policy taskforce_lead_moves on frontline.report for update to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND current_setting('app.role'::text, true) = 'taskforce-lead'::text AND (taskforce_id::text = ANY (string_to_array(current_setting('app.taskforces'::text, true), ','::text))))
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (taskforce_id::text = ANY (string_to_array(current_setting('app.taskforces'::text, true), ','::text))));
create policy taskforce_reads on frontline.report for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (taskforce_id::text = ANY (string_to_array(current_setting('app.taskforces'::text, true), ','::text))));
create policy triage_moves on frontline.report for update to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (current_setting('app.role'::text, true) = 'coalition-office'::text OR current_setting('app.role'::text, true) = 'safety-adviser'::text AND municipality_code = NULLIF(current_setting('app.area'::text, true), ''::text)))
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid);
grant insert, select on frontline.report to slagvaardig_app;
grant update (state, priority_id, taskforce_id, owner_organisation_id) on frontline.report to slagvaardig_app;

-- What became of a report: each row is one answer, with the state or the action that it led to. Rows are added, never changed in what they say.
create table frontline.step (
  coalition_id uuid not null,
  id uuid not null,
  report_id uuid not null,
  taken_at timestamp with time zone not null,
  by_role text not null,
  by_organisation uuid,
  to_state text,
  answer text not null,
  action_id uuid,
  municipality_code text not null,
  reporter uuid,
  code_hash text,
  taskforce_id uuid,
  constraint step_pkey PRIMARY KEY (coalition_id, id),
  constraint step_coalition_id_report_id_action_id_key UNIQUE (coalition_id, report_id, action_id),
  constraint step_coalition_id_action_id_fkey FOREIGN KEY (coalition_id, action_id) REFERENCES agenda.action(coalition_id, id),
  constraint step_coalition_id_by_organisation_fkey FOREIGN KEY (coalition_id, by_organisation) REFERENCES partners.organisation(coalition_id, id),
  constraint step_coalition_id_report_id_fkey FOREIGN KEY (coalition_id, report_id) REFERENCES frontline.report(coalition_id, id),
  constraint step_municipality_code_fkey FOREIGN KEY (municipality_code) REFERENCES places.municipality(code),
  constraint step_answer_check CHECK (length(answer) >= 1 AND length(answer) <= 2000)
);
CREATE INDEX step_action ON frontline.step USING btree (coalition_id, action_id);
alter table frontline.step enable row level security;
create policy adviser_of_area_reads on frontline.step for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND current_setting('app.role'::text, true) = 'safety-adviser'::text AND municipality_code = NULLIF(current_setting('app.area'::text, true), ''::text));
create policy code_reads on frontline.step for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND code_hash = NULLIF(current_setting('app.answer_code'::text, true), ''::text));
create policy office_reads on frontline.step for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND current_setting('app.role'::text, true) = 'coalition-office'::text);
create policy reporter_reads on frontline.step for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND reporter = NULLIF(current_setting('app.person'::text, true), ''::text)::uuid);
create policy taskforce_lead_answers on frontline.step for insert to slagvaardig_app
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND by_role = current_setting('app.role'::text, true) AND by_role = 'taskforce-lead'::text AND (taskforce_id::text = ANY (string_to_array(current_setting('app.taskforces'::text, true), ','::text))));
create policy taskforce_reads on frontline.step for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (taskforce_id::text = ANY (string_to_array(current_setting('app.taskforces'::text, true), ','::text))));
create policy triage_answers on frontline.step for insert to slagvaardig_app
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND by_role = current_setting('app.role'::text, true) AND (current_setting('app.role'::text, true) = 'coalition-office'::text OR current_setting('app.role'::text, true) = 'safety-adviser'::text AND municipality_code = NULLIF(current_setting('app.area'::text, true), ''::text)));
create policy triage_brings_along on frontline.step for update to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (current_setting('app.role'::text, true) = 'coalition-office'::text OR current_setting('app.role'::text, true) = 'safety-adviser'::text AND municipality_code = NULLIF(current_setting('app.area'::text, true), ''::text)))
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid);
grant insert, select on frontline.step to slagvaardig_app;
grant update (taskforce_id) on frontline.step to slagvaardig_app;

-- A story as the public reads it: with consent, weighed, and without anything of who told it.
create table frontline.story (
  coalition_id uuid not null,
  report_id uuid not null,
  body text not null,
  municipality_code text not null,
  priority_id uuid,
  published_on date not null,
  demo boolean not null default false,
  constraint story_pkey PRIMARY KEY (coalition_id, report_id),
  constraint story_coalition_id_priority_id_fkey FOREIGN KEY (coalition_id, priority_id) REFERENCES strategy.priority(coalition_id, id),
  constraint story_coalition_id_report_id_fkey FOREIGN KEY (coalition_id, report_id) REFERENCES frontline.report(coalition_id, id),
  constraint story_municipality_code_fkey FOREIGN KEY (municipality_code) REFERENCES places.municipality(code),
  constraint story_body_check CHECK (length(body) >= 10 AND length(body) <= 4000)
);
CREATE CONSTRAINT TRIGGER demo_story_only_in_trial AFTER INSERT OR UPDATE ON frontline.story NOT DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION partners.refuse_demo();
alter table frontline.story enable row level security;
create policy everyone_reads on frontline.story for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid);
create policy triage_publishes on frontline.story for insert to slagvaardig_app
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND NOT demo AND (current_setting('app.role'::text, true) = 'coalition-office'::text OR current_setting('app.role'::text, true) = 'safety-adviser'::text AND municipality_code = NULLIF(current_setting('app.area'::text, true), ''::text)));
create policy triage_takes_back on frontline.story for delete to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (current_setting('app.role'::text, true) = 'coalition-office'::text OR current_setting('app.role'::text, true) = 'safety-adviser'::text AND municipality_code = NULLIF(current_setting('app.area'::text, true), ''::text)));
grant delete, insert, select on frontline.story to slagvaardig_app;

-- Reference: the areas in a vintage and what its publisher calls them.
create table monitor.area_title (
  vintage_id uuid not null,
  key text not null,
  title text not null,
  constraint area_title_pkey PRIMARY KEY (vintage_id, key),
  constraint area_title_vintage_id_fkey FOREIGN KEY (vintage_id) REFERENCES monitor.vintage(id)
);
CREATE TRIGGER never_changes BEFORE DELETE OR UPDATE OR TRUNCATE ON monitor.area_title FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER only_while_loading AFTER INSERT ON monitor.area_title REFERENCING NEW TABLE AS arriving FOR EACH STATEMENT EXECUTE FUNCTION monitor.refuse_late_rows();
alter table monitor.area_title enable row level security;
create policy everyone_reads on monitor.area_title for select to slagvaardig_app
  using (true);
create policy office_imports on monitor.area_title for insert to slagvaardig_app
  with check (current_setting('app.role'::text, true) = ANY (ARRAY['coalition-office'::text, 'system'::text]));
grant insert, select on monitor.area_title to slagvaardig_app;

-- Reference: the kinds that a vintage tells apart, such as kinds of crime.
create table monitor.category (
  vintage_id uuid not null,
  key text not null,
  title text not null,
  constraint category_pkey PRIMARY KEY (vintage_id, key),
  constraint category_vintage_id_fkey FOREIGN KEY (vintage_id) REFERENCES monitor.vintage(id)
);
CREATE TRIGGER never_changes BEFORE DELETE OR UPDATE OR TRUNCATE ON monitor.category FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER only_while_loading AFTER INSERT ON monitor.category REFERENCING NEW TABLE AS arriving FOR EACH STATEMENT EXECUTE FUNCTION monitor.refuse_late_rows();
alter table monitor.category enable row level security;
create policy everyone_reads on monitor.category for select to slagvaardig_app
  using (true);
create policy office_imports on monitor.category for insert to slagvaardig_app
  with check (current_setting('app.role'::text, true) = ANY (ARRAY['coalition-office'::text, 'system'::text]));
grant insert, select on monitor.category to slagvaardig_app;

-- Imports that were asked for on the site, and how far they are.
create table monitor.import_run (
  coalition_id uuid not null,
  id uuid not null,
  asked_at timestamp with time zone not null,
  address text,
  upload text,
  file_name text,
  table_wanted text,
  state text not null,
  rows integer not null default 0,
  sign_of_life timestamp with time zone not null,
  findings jsonb not null default '[]'::jsonb,
  vintage_id uuid,
  constraint import_run_pkey PRIMARY KEY (coalition_id, id),
  constraint import_run_vintage_id_fkey FOREIGN KEY (vintage_id) REFERENCES monitor.vintage(id),
  constraint import_run_check CHECK ((address IS NULL) <> (upload IS NULL)),
  constraint import_run_check1 CHECK ((state = 'done'::text) = (vintage_id IS NOT NULL)),
  constraint import_run_state_check CHECK (state = ANY (ARRAY['waiting'::text, 'reading'::text, 'loading'::text, 'done'::text, 'refused'::text, 'failed'::text]))
);
CREATE INDEX import_run_latest ON monitor.import_run USING btree (coalition_id, asked_at DESC);
CREATE INDEX import_run_vintage ON monitor.import_run USING btree (vintage_id);
alter table monitor.import_run enable row level security;
create policy own_office_asks on monitor.import_run for insert to slagvaardig_app
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (current_setting('app.role'::text, true) = ANY (ARRAY['coalition-office'::text, 'system'::text])));
create policy own_office_reads on monitor.import_run for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (current_setting('app.role'::text, true) = ANY (ARRAY['coalition-office'::text, 'system'::text])));
create policy system_reports on monitor.import_run for update to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND current_setting('app.role'::text, true) = 'system'::text)
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND current_setting('app.role'::text, true) = 'system'::text);
grant insert, select, update on monitor.import_run to slagvaardig_app;

-- Reference: what the coalition follows, as a sum of kinds in one table, and what to keep in mind with it.
create table monitor.indicator (
  code text not null,
  rank integer not null,
  title text not null,
  definition text not null,
  source text not null,
  measure text not null,
  categories text[] not null,
  unit text not null,
  wanted text not null,
  distortions text[] not null,
  constraint indicator_pkey PRIMARY KEY (code),
  constraint indicator_source_fkey FOREIGN KEY (source) REFERENCES monitor.source(identifier),
  constraint indicator_categories_check CHECK (cardinality(categories) > 0),
  constraint indicator_code_check CHECK (code ~ '^[a-z0-9-]+$'::text),
  constraint indicator_wanted_check CHECK (wanted = ANY (ARRAY['down'::text, 'up'::text, 'none'::text]))
);
alter table monitor.indicator enable row level security;
create policy everyone_reads on monitor.indicator for select to slagvaardig_app
  using (true);
grant select on monitor.indicator to slagvaardig_app;

-- Reference: what a vintage measures.
create table monitor.measure (
  vintage_id uuid not null,
  key text not null,
  title text not null,
  unit text,
  decimals integer,
  constraint measure_pkey PRIMARY KEY (vintage_id, key),
  constraint measure_vintage_id_fkey FOREIGN KEY (vintage_id) REFERENCES monitor.vintage(id)
);
CREATE TRIGGER never_changes BEFORE DELETE OR UPDATE OR TRUNCATE ON monitor.measure FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER only_while_loading AFTER INSERT ON monitor.measure REFERENCING NEW TABLE AS arriving FOR EACH STATEMENT EXECUTE FUNCTION monitor.refuse_late_rows();
alter table monitor.measure enable row level security;
create policy everyone_reads on monitor.measure for select to slagvaardig_app
  using (true);
create policy office_imports on monitor.measure for insert to slagvaardig_app
  with check (current_setting('app.role'::text, true) = ANY (ARRAY['coalition-office'::text, 'system'::text]));
grant insert, select on monitor.measure to slagvaardig_app;

-- Reference: the figures, one row per measure, kind and area. Written only through monitor.add_series.
create table monitor.series (
  vintage_id uuid not null,
  measure text collate "C" not null,
  category text collate "C" not null,
  area text collate "C" not null,
  values double precision[] not null,
  constraint series_pkey PRIMARY KEY (vintage_id, measure, category, area)
);
CREATE TRIGGER never_changes BEFORE DELETE OR UPDATE OR TRUNCATE ON monitor.series FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table monitor.series enable row level security;
create policy everyone_reads on monitor.series for select to slagvaardig_app
  using (true);
grant select on monitor.series to slagvaardig_app;

-- Reference: tables of publishers from which figures were taken in.
create table monitor.source (
  identifier text not null,
  publisher text not null,
  attribution text not null,
  constraint source_pkey PRIMARY KEY (identifier),
  constraint source_identifier_check CHECK (identifier ~ '^[0-9A-Za-z_-]{3,20}$'::text)
);
alter table monitor.source enable row level security;
create policy everyone_reads on monitor.source for select to slagvaardig_app
  using (true);
create policy office_imports on monitor.source for insert to slagvaardig_app
  with check (current_setting('app.role'::text, true) = ANY (ARRAY['coalition-office'::text, 'system'::text]));
grant insert, select on monitor.source to slagvaardig_app;

-- Reference: one delivery of one table, as it was taken in. It is never changed, so that an account keeps the figures it was made with.
create table monitor.vintage (
  id uuid not null,
  source text not null,
  title text not null,
  modified date,
  frequency text,
  restated text not null,
  map_year integer,
  periods text[] not null,
  period_titles text[] not null,
  period_status text[] not null,
  taken_from text not null,
  checksum text not null,
  bytes bigint not null,
  rows integer not null,
  warnings jsonb not null,
  note text,
  imported_at timestamp with time zone not null,
  imported_as text not null,
  loaded_in xid8 not null default pg_current_xact_id(),
  constraint vintage_pkey PRIMARY KEY (id),
  constraint vintage_source_checksum_key UNIQUE (source, checksum),
  constraint vintage_source_fkey FOREIGN KEY (source) REFERENCES monitor.source(identifier),
  constraint vintage_check CHECK (cardinality(periods) = cardinality(period_status) AND cardinality(periods) = cardinality(period_titles)),
  constraint vintage_checksum_check CHECK (checksum ~ '^[0-9a-f]{64}$'::text),
  constraint vintage_imported_as_check CHECK (imported_as = ANY (ARRAY['coalition-office'::text, 'system'::text, 'seed'::text])),
  constraint vintage_periods_check CHECK (cardinality(periods) > 0),
  constraint vintage_restated_check CHECK (restated = ANY (ARRAY['yes'::text, 'no'::text, 'unknown'::text]))
);
CREATE INDEX vintage_latest ON monitor.vintage USING btree (source, imported_at DESC);
CREATE TRIGGER never_changes BEFORE DELETE OR UPDATE OR TRUNCATE ON monitor.vintage FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table monitor.vintage enable row level security;
create policy everyone_reads on monitor.vintage for select to slagvaardig_app
  using (true);
create policy office_imports on monitor.vintage for insert to slagvaardig_app
  with check ((current_setting('app.role'::text, true) = ANY (ARRAY['coalition-office'::text, 'system'::text])) AND imported_as = current_setting('app.role'::text, true));
grant insert, select on monitor.vintage to slagvaardig_app;

-- Covenants and protocols that partners signed; only those that a source confirms.
create table partners.agreement (
  coalition_id uuid not null,
  id uuid not null,
  kind text not null,
  title text not null,
  signed_on date not null,
  valid_to date,
  purposes text[] not null,
  legal_bases text[] not null,
  source text not null,
  constraint agreement_pkey PRIMARY KEY (coalition_id, id),
  constraint agreement_check CHECK (signed_on < valid_to),
  constraint agreement_kind_check CHECK (kind = ANY (ARRAY['covenant'::text, 'protocol'::text]))
);
alter table partners.agreement enable row level security;
create policy own_coalition on partners.agreement for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid);
grant select on partners.agreement to slagvaardig_app;

-- Which organisations signed an agreement.
create table partners.agreement_party (
  coalition_id uuid not null,
  agreement_id uuid not null,
  organisation_id uuid not null,
  constraint agreement_party_pkey PRIMARY KEY (coalition_id, agreement_id, organisation_id),
  constraint agreement_party_coalition_id_agreement_id_fkey FOREIGN KEY (coalition_id, agreement_id) REFERENCES partners.agreement(coalition_id, id),
  constraint agreement_party_coalition_id_organisation_id_fkey FOREIGN KEY (coalition_id, organisation_id) REFERENCES partners.organisation(coalition_id, id)
);
alter table partners.agreement_party enable row level security;
create policy own_coalition on partners.agreement_party for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid);
grant select on partners.agreement_party to slagvaardig_app;

-- In which role a person acts for an organisation, from when to when.
create table partners.mandate (
  coalition_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  organisation_id uuid not null,
  role text not null,
  valid_from timestamp with time zone not null,
  valid_to timestamp with time zone,
  given_by uuid,
  ended_by uuid,
  constraint mandate_pkey PRIMARY KEY (coalition_id, id),
  constraint mandate_coalition_id_organisation_id_fkey FOREIGN KEY (coalition_id, organisation_id) REFERENCES partners.organisation(coalition_id, id),
  constraint mandate_coalition_id_person_id_fkey FOREIGN KEY (coalition_id, person_id) REFERENCES partners.person(coalition_id, id),
  constraint mandate_check CHECK (valid_from <= valid_to),
  constraint mandate_role_check CHECK (role = ANY (ARRAY['board-member'::text, 'coalition-office'::text, 'safety-adviser'::text, 'frontline-professional'::text, 'taskforce-lead'::text, 'case-director'::text, 'privacy-officer'::text, 'administrator'::text]))
);
CREATE INDEX mandate_organisation ON partners.mandate USING btree (coalition_id, organisation_id);
CREATE INDEX mandate_person ON partners.mandate USING btree (coalition_id, person_id);
alter table partners.mandate enable row level security;
create policy office_ends on partners.mandate for update to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND current_setting('app.role'::text, true) = 'coalition-office'::text)
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND ended_by = NULLIF(current_setting('app.person'::text, true), ''::text)::uuid);
create policy office_gives on partners.mandate for insert to slagvaardig_app
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND given_by = NULLIF(current_setting('app.person'::text, true), ''::text)::uuid AND current_setting('app.role'::text, true) = 'coalition-office'::text);
create policy own_organisation on partners.mandate for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (organisation_id = NULLIF(current_setting('app.organisation'::text, true), ''::text)::uuid OR person_id = NULLIF(current_setting('app.person'::text, true), ''::text)::uuid OR current_setting('app.role'::text, true) = 'coalition-office'::text));
grant insert, select on partners.mandate to slagvaardig_app;
grant update (valid_to, ended_by) on partners.mandate to slagvaardig_app;

-- Organisations of the coalition and its partners, dated.
create table partners.organisation (
  coalition_id uuid not null,
  id uuid not null,
  kind text not null,
  name text not null,
  municipality_code text,
  valid_from date,
  valid_to date,
  source text,
  demo boolean not null default false,
  constraint organisation_pkey PRIMARY KEY (coalition_id, id),
  constraint organisation_coalition_id_name_key UNIQUE (coalition_id, name),
  constraint organisation_municipality_code_fkey FOREIGN KEY (municipality_code) REFERENCES places.municipality(code),
  constraint organisation_check CHECK (valid_from < valid_to),
  constraint organisation_check1 CHECK ((kind = 'municipality'::text) = (municipality_code IS NOT NULL)),
  constraint organisation_kind_check CHECK (kind = ANY (ARRAY['municipality'::text, 'om'::text, 'police'::text, 'coalition-office'::text, 'board'::text, 'expertise-centre'::text, 'safety-house'::text, 'province'::text, 'care'::text, 'private'::text, 'education'::text, 'other'::text])),
  constraint organisation_name_check CHECK (length(name) >= 2 AND length(name) <= 120)
);
CREATE CONSTRAINT TRIGGER demo_organisation_only_in_trial AFTER INSERT OR UPDATE ON partners.organisation NOT DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION partners.refuse_demo();
alter table partners.organisation enable row level security;
create policy office_adds on partners.organisation for insert to slagvaardig_app
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND current_setting('app.role'::text, true) = 'coalition-office'::text AND NOT demo);
create policy own_coalition on partners.organisation for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid);
grant insert, select on partners.organisation to slagvaardig_app;

-- Office holders and users of the system; nobody else.
create table partners.person (
  coalition_id uuid not null,
  id uuid not null,
  name text not null,
  does text not null,
  organisation_id uuid not null,
  demo boolean not null default false,
  constraint person_pkey PRIMARY KEY (coalition_id, id),
  constraint person_coalition_id_organisation_id_fkey FOREIGN KEY (coalition_id, organisation_id) REFERENCES partners.organisation(coalition_id, id),
  constraint person_does_check CHECK (length(does) <= 200),
  constraint person_name_check CHECK (length(name) >= 2 AND length(name) <= 120)
);
CREATE INDEX person_organisation ON partners.person USING btree (coalition_id, organisation_id);
CREATE CONSTRAINT TRIGGER demo_person_only_in_trial AFTER INSERT OR UPDATE ON partners.person NOT DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION partners.refuse_demo();
alter table partners.person enable row level security;
create policy office_adds on partners.person for insert to slagvaardig_app
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND current_setting('app.role'::text, true) = 'coalition-office'::text AND NOT demo);
create policy own_organisation on partners.person for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (organisation_id = NULLIF(current_setting('app.organisation'::text, true), ''::text)::uuid OR id = NULLIF(current_setting('app.person'::text, true), ''::text)::uuid OR (current_setting('app.role'::text, true) = ANY (ARRAY['coalition-office'::text, 'privacy-officer'::text]))));
grant insert, select on partners.person to slagvaardig_app;

-- Reference: areas made of municipalities: the police unit, its districts and teams, and safety regions.
create table places.area (
  code text not null,
  kind text not null,
  name text not null,
  short text not null,
  valid_from date not null,
  valid_to date,
  evidence text not null,
  source text not null,
  note text,
  constraint area_pkey PRIMARY KEY (code),
  constraint area_check CHECK (valid_from < valid_to),
  constraint area_evidence_check CHECK (evidence = ANY (ARRAY['confirmed'::text, 'inferred'::text, 'unverified'::text, 'unknown'::text])),
  constraint area_kind_check CHECK (kind = ANY (ARRAY['police-unit'::text, 'police-district'::text, 'police-team'::text, 'safety-region'::text]))
);
alter table places.area enable row level security;
create policy everyone_reads on places.area for select to slagvaardig_app
  using (true);
grant select on places.area to slagvaardig_app;

-- Reference: which municipality belongs to which area, from when to when.
create table places.area_membership (
  municipality_code text not null,
  area_code text not null,
  valid_from date not null,
  valid_to date,
  evidence text not null,
  source text not null,
  note text,
  constraint area_membership_pkey PRIMARY KEY (municipality_code, area_code, valid_from),
  constraint area_membership_area_code_fkey FOREIGN KEY (area_code) REFERENCES places.area(code),
  constraint area_membership_municipality_code_fkey FOREIGN KEY (municipality_code) REFERENCES places.municipality(code),
  constraint area_membership_check CHECK (valid_from < valid_to),
  constraint area_membership_evidence_check CHECK (evidence = ANY (ARRAY['confirmed'::text, 'inferred'::text, 'unverified'::text, 'unknown'::text]))
);
CREATE INDEX area_membership_area ON places.area_membership USING btree (area_code);
alter table places.area_membership enable row level security;
create policy everyone_reads on places.area_membership for select to slagvaardig_app
  using (true);
grant select on places.area_membership to slagvaardig_app;

-- The boundary of one municipality in an imported set.
create table places.boundary (
  coalition_id uuid not null,
  set_id uuid not null,
  municipality_code text not null,
  polygons jsonb not null,
  constraint boundary_pkey PRIMARY KEY (coalition_id, set_id, municipality_code),
  constraint boundary_coalition_id_set_id_fkey FOREIGN KEY (coalition_id, set_id) REFERENCES places.boundary_set(coalition_id, id) ON DELETE CASCADE,
  constraint boundary_municipality_code_fkey FOREIGN KEY (municipality_code) REFERENCES places.municipality(code)
);
alter table places.boundary enable row level security;
create policy office_imports on places.boundary for insert to slagvaardig_app
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (current_setting('app.role'::text, true) = ANY (ARRAY['coalition-office'::text, 'system'::text])));
create policy office_replaces on places.boundary for delete to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (current_setting('app.role'::text, true) = ANY (ARRAY['coalition-office'::text, 'system'::text])));
create policy own_coalition_reads on places.boundary for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid);
grant delete, insert, select on places.boundary to slagvaardig_app;

-- Reference: mergers, splits and moved borders since 2011.
create table places.boundary_change (
  id text not null,
  effective_on date not null,
  kind text not null,
  from_codes text[] not null,
  to_codes text[] not null,
  planned boolean not null,
  evidence text not null,
  source text not null,
  note text,
  constraint boundary_change_pkey PRIMARY KEY (id),
  constraint boundary_change_evidence_check CHECK (evidence = ANY (ARRAY['confirmed'::text, 'inferred'::text, 'unverified'::text, 'unknown'::text])),
  constraint boundary_change_kind_check CHECK (kind = ANY (ARRAY['merger'::text, 'split'::text, 'partial'::text]))
);
alter table places.boundary_change enable row level security;
create policy everyone_reads on places.boundary_change for select to slagvaardig_app
  using (true);
grant select on places.boundary_change to slagvaardig_app;

-- Imported real boundaries of municipalities, one set for each map year.
create table places.boundary_set (
  coalition_id uuid not null,
  id uuid not null,
  map_year integer not null,
  coordinates text not null,
  source text not null,
  imported_at timestamp with time zone not null,
  constraint boundary_set_pkey PRIMARY KEY (coalition_id, id),
  constraint boundary_set_coalition_id_map_year_key UNIQUE (coalition_id, map_year),
  constraint boundary_set_coordinates_check CHECK (coordinates = ANY (ARRAY['wgs84'::text, 'rd'::text])),
  constraint boundary_set_map_year_check CHECK (map_year >= 2011 AND map_year <= 2100)
);
alter table places.boundary_set enable row level security;
create policy office_imports on places.boundary_set for insert to slagvaardig_app
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (current_setting('app.role'::text, true) = ANY (ARRAY['coalition-office'::text, 'system'::text])));
create policy office_replaces on places.boundary_set for delete to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (current_setting('app.role'::text, true) = ANY (ARRAY['coalition-office'::text, 'system'::text])));
create policy own_coalition_reads on places.boundary_set for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid);
grant delete, insert, select on places.boundary_set to slagvaardig_app;

-- The area that a coalition works in.
create table places.coalition_region (
  coalition_id uuid not null,
  area_code text not null,
  constraint coalition_region_pkey PRIMARY KEY (coalition_id),
  constraint coalition_region_area_code_fkey FOREIGN KEY (area_code) REFERENCES places.area(code)
);
alter table places.coalition_region enable row level security;
create policy own_coalition on places.coalition_region for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid);
grant select on places.coalition_region to slagvaardig_app;

-- Reference: municipalities that are or were part of the region, and those they merged into.
create table places.municipality (
  code text not null,
  name text not null,
  valid_from date,
  valid_to date,
  evidence text not null,
  source text not null,
  note text,
  constraint municipality_pkey PRIMARY KEY (code),
  constraint municipality_check CHECK (valid_from < valid_to),
  constraint municipality_code_check CHECK (code ~ '^GM[0-9]{4}$'::text),
  constraint municipality_evidence_check CHECK (evidence = ANY (ARRAY['confirmed'::text, 'inferred'::text, 'unverified'::text, 'unknown'::text]))
);
alter table places.municipality enable row level security;
create policy everyone_reads on places.municipality for select to slagvaardig_app
  using (true);
grant select on places.municipality to slagvaardig_app;

-- Reference: the map that always works: one equal tile for each municipality, roughly in place.
create table places.tile (
  region_code text not null,
  municipality_code text not null,
  tile_column integer not null,
  tile_row integer not null,
  label text not null,
  constraint tile_pkey PRIMARY KEY (region_code, municipality_code),
  constraint tile_municipality_code_fkey FOREIGN KEY (municipality_code) REFERENCES places.municipality(code),
  constraint tile_region_code_fkey FOREIGN KEY (region_code) REFERENCES places.area(code),
  constraint tile_tile_column_check CHECK (tile_column >= 0),
  constraint tile_tile_row_check CHECK (tile_row >= 0)
);
alter table places.tile enable row level security;
create policy everyone_reads on places.tile for select to slagvaardig_app
  using (true);
grant select on places.tile to slagvaardig_app;

-- Reference: the one row that says what this installation is; its kind can never change.
create table platform.installation (
  only_one boolean not null default true,
  kind text not null,
  coalition_id uuid not null,
  coalition_name text not null,
  region_name text not null,
  started_at timestamp with time zone not null default now(),
  constraint installation_pkey PRIMARY KEY (only_one),
  constraint installation_kind_check CHECK (kind = ANY (ARRAY['trial'::text, 'production'::text])),
  constraint installation_only_one_check CHECK (only_one)
);
CREATE TRIGGER installation_never_changes BEFORE DELETE OR UPDATE OR TRUNCATE ON platform.installation FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table platform.installation enable row level security;
create policy everyone_reads on platform.installation for select to slagvaardig_app
  using (true);
grant select on platform.installation to slagvaardig_app;

-- Append-only: one line for each act that changed something or was refused.
create table platform.ledger (
  coalition_id uuid not null,
  id uuid not null,
  at timestamp with time zone not null default clock_timestamp(),
  operation text not null,
  trace text not null,
  person uuid,
  mandate uuid,
  organisation uuid,
  role text not null,
  result text not null,
  sentence text not null,
  origin text not null,
  constraint ledger_pkey PRIMARY KEY (coalition_id, id),
  constraint ledger_result_check CHECK (result = ANY (ARRAY['done'::text, 'refused'::text, 'failed'::text])),
  constraint ledger_sentence_check CHECK (length(sentence) <= 2000)
);
CREATE INDEX ledger_at ON platform.ledger USING btree (coalition_id, at DESC);
CREATE TRIGGER ledger_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON platform.ledger FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table platform.ledger enable row level security;
create policy adds_own_acts on platform.ledger for insert to slagvaardig_app
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND NOT person IS DISTINCT FROM NULLIF(current_setting('app.person'::text, true), ''::text)::uuid AND role = current_setting('app.role'::text, true));
create policy privacy_officer_reads on platform.ledger for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND current_setting('app.role'::text, true) = 'privacy-officer'::text);
grant insert, select on platform.ledger to slagvaardig_app;

-- Reference: the migrations that have run, with the checksum of their text.
create table platform.migration (
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default now(),
  constraint migration_pkey PRIMARY KEY (name)
);
alter table platform.migration enable row level security;

-- Web sessions in force. The token itself is only in the browser.
create table platform.session (
  coalition_id uuid not null,
  token_hash bytea not null,
  person uuid not null,
  mandate uuid not null,
  via text not null,
  created_at timestamp with time zone not null default now(),
  last_seen_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  constraint session_pkey PRIMARY KEY (coalition_id, token_hash),
  constraint session_via_check CHECK (via = 'demo'::text)
);
CREATE TRIGGER demo_session_only_in_trial BEFORE INSERT OR UPDATE ON platform.session FOR EACH ROW EXECUTE FUNCTION platform.refuse_demo_session();
alter table platform.session enable row level security;
create policy ends_own_sessions on platform.session for delete to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND person = NULLIF(current_setting('app.person'::text, true), ''::text)::uuid);
create policy own_sessions on platform.session for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND person = NULLIF(current_setting('app.person'::text, true), ''::text)::uuid);
create policy signs_in on platform.session for insert to slagvaardig_app
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid);
grant delete, insert, select on platform.session to slagvaardig_app;

-- What the whole region wants to have reached: accounts answer its question.
create table strategy.ambition (
  coalition_id uuid not null,
  id uuid not null,
  strategy_id uuid not null,
  slug text not null,
  number integer not null,
  name text not null,
  question text not null,
  base_year integer not null,
  target_year integer not null,
  statement_id uuid not null,
  constraint ambition_pkey PRIMARY KEY (coalition_id, id),
  constraint ambition_coalition_id_strategy_id_slug_key UNIQUE (coalition_id, strategy_id, slug),
  constraint ambition_coalition_id_statement_id_fkey FOREIGN KEY (coalition_id, statement_id) REFERENCES strategy.statement(coalition_id, id),
  constraint ambition_coalition_id_strategy_id_fkey FOREIGN KEY (coalition_id, strategy_id) REFERENCES strategy.strategy(coalition_id, id),
  constraint ambition_check CHECK (target_year > base_year),
  constraint ambition_number_check CHECK (number > 0)
);
alter table strategy.ambition enable row level security;
create policy everyone_reads on strategy.ambition for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid);
grant select on strategy.ambition to slagvaardig_app;

-- The outline of a source text: its headings and the lines under them.
create table strategy.chapter (
  coalition_id uuid not null,
  strategy_id uuid not null,
  slug text not null,
  source text not null,
  within text,
  title text not null,
  heading text not null,
  first_line integer not null,
  last_line integer not null,
  constraint chapter_pkey PRIMARY KEY (coalition_id, strategy_id, slug),
  constraint chapter_coalition_id_strategy_id_source_fkey FOREIGN KEY (coalition_id, strategy_id, source) REFERENCES strategy.source(coalition_id, strategy_id, slug),
  constraint chapter_coalition_id_strategy_id_within_fkey FOREIGN KEY (coalition_id, strategy_id, within) REFERENCES strategy.chapter(coalition_id, strategy_id, slug),
  constraint chapter_check CHECK (last_line >= first_line),
  constraint chapter_first_line_check CHECK (first_line > 0)
);
alter table strategy.chapter enable row level security;
create policy everyone_reads on strategy.chapter for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid);
grant select on strategy.chapter to slagvaardig_app;

-- A category of the strategy's own table, and which registered offences come closest to it.
create table strategy.claimed_category (
  coalition_id uuid not null,
  strategy_id uuid not null,
  slug text not null,
  position integer not null,
  name text not null,
  first_line integer not null,
  last_line integer not null,
  offences text[] not null,
  definition text not null,
  constraint claimed_category_pkey PRIMARY KEY (coalition_id, strategy_id, slug),
  constraint claimed_category_coalition_id_strategy_id_fkey FOREIGN KEY (coalition_id, strategy_id) REFERENCES strategy.claimed_change(coalition_id, strategy_id),
  constraint claimed_category_check CHECK (last_line >= first_line),
  constraint claimed_category_first_line_check CHECK (first_line > 0)
);
alter table strategy.claimed_category enable row level security;
create policy everyone_reads on strategy.claimed_category for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid);
grant select on strategy.claimed_category to slagvaardig_app;

-- The strategy's own table of registered crime. Percentages stand apart from categories: the source does not pair them.
create table strategy.claimed_change (
  coalition_id uuid not null,
  strategy_id uuid not null,
  base_year integer not null,
  target_year integer not null,
  chapter text not null,
  first_line integer not null,
  last_line integer not null,
  percentages integer[] not null,
  doubt text not null,
  caveats text[] not null,
  constraint claimed_change_pkey PRIMARY KEY (coalition_id, strategy_id),
  constraint claimed_change_coalition_id_strategy_id_chapter_fkey FOREIGN KEY (coalition_id, strategy_id, chapter) REFERENCES strategy.chapter(coalition_id, strategy_id, slug),
  constraint claimed_change_check CHECK (target_year > base_year),
  constraint claimed_change_check1 CHECK (last_line >= first_line),
  constraint claimed_change_first_line_check CHECK (first_line > 0)
);
alter table strategy.claimed_change enable row level security;
create policy everyone_reads on strategy.claimed_change for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid);
grant select on strategy.claimed_change to slagvaardig_app;

-- A theme that the strategy gives to a district; without a district as long as nobody has confirmed which.
create table strategy.district_theme (
  coalition_id uuid not null,
  id uuid not null,
  strategy_id uuid not null,
  slug text not null,
  block integer not null,
  name text not null,
  chapter text not null,
  first_line integer not null,
  last_line integer not null,
  district text,
  status text not null,
  valid_from date not null,
  valid_to date not null,
  source_title text,
  source_url text,
  note text,
  decided_by uuid,
  decided_at timestamp with time zone,
  constraint district_theme_pkey PRIMARY KEY (coalition_id, id),
  constraint district_theme_coalition_id_strategy_id_slug_key UNIQUE (coalition_id, strategy_id, slug),
  constraint district_theme_coalition_id_strategy_id_chapter_fkey FOREIGN KEY (coalition_id, strategy_id, chapter) REFERENCES strategy.chapter(coalition_id, strategy_id, slug),
  constraint district_theme_district_fkey FOREIGN KEY (district) REFERENCES places.area(code),
  constraint district_theme_block_check CHECK (block > 0),
  constraint district_theme_check CHECK (last_line >= first_line),
  constraint district_theme_check1 CHECK (valid_to > valid_from),
  constraint district_theme_check2 CHECK ((status = 'to-be-confirmed'::text) = (district IS NULL)),
  constraint district_theme_check3 CHECK ((district IS NULL) = (source_title IS NULL)),
  constraint district_theme_check4 CHECK ((decided_by IS NULL) = (decided_at IS NULL)),
  constraint district_theme_first_line_check CHECK (first_line > 0),
  constraint district_theme_source_url_check CHECK (source_url ~ '^https?://'::text),
  constraint district_theme_status_check CHECK (status = ANY (ARRAY['confirmed'::text, 'inferred'::text, 'to-be-confirmed'::text]))
);
alter table strategy.district_theme enable row level security;
create policy everyone_reads on strategy.district_theme for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid);
create policy office_confirms on strategy.district_theme for update to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND current_setting('app.role'::text, true) = 'coalition-office'::text AND status <> 'confirmed'::text)
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND status = 'confirmed'::text AND decided_by = NULLIF(current_setting('app.mandate'::text, true), ''::text)::uuid);
grant select on strategy.district_theme to slagvaardig_app;
grant update (district, status, source_title, source_url, decided_by, decided_at) on strategy.district_theme to slagvaardig_app;

-- A priority of one strategy, from the day it came in until the day it went out.
create table strategy.priority (
  coalition_id uuid not null,
  id uuid not null,
  strategy_id uuid not null,
  slug text not null,
  number integer not null,
  kind text not null,
  name text not null,
  short_name text not null,
  chapter text,
  offences text[] not null,
  valid_from date not null,
  valid_to date not null,
  continues uuid,
  replaces uuid,
  evidence text not null,
  note text,
  constraint priority_pkey PRIMARY KEY (coalition_id, id),
  constraint priority_coalition_id_slug_key UNIQUE (coalition_id, slug),
  constraint priority_coalition_id_strategy_id_number_key UNIQUE (coalition_id, strategy_id, number),
  constraint priority_coalition_id_continues_fkey FOREIGN KEY (coalition_id, continues) REFERENCES strategy.priority(coalition_id, id),
  constraint priority_coalition_id_replaces_fkey FOREIGN KEY (coalition_id, replaces) REFERENCES strategy.priority(coalition_id, id),
  constraint priority_coalition_id_strategy_id_chapter_fkey FOREIGN KEY (coalition_id, strategy_id, chapter) REFERENCES strategy.chapter(coalition_id, strategy_id, slug),
  constraint priority_coalition_id_strategy_id_fkey FOREIGN KEY (coalition_id, strategy_id) REFERENCES strategy.strategy(coalition_id, id),
  constraint priority_check CHECK (valid_to > valid_from),
  constraint priority_check1 CHECK (continues IS NULL OR replaces IS NULL),
  constraint priority_evidence_check CHECK (evidence = ANY (ARRAY['confirmed'::text, 'inferred'::text])),
  constraint priority_kind_check CHECK (kind = ANY (ARRAY['joint'::text, 'supported'::text])),
  constraint priority_number_check CHECK (number > 0)
);
alter table strategy.priority enable row level security;
create policy everyone_reads on strategy.priority for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid);
grant select on strategy.priority to slagvaardig_app;

-- What we know a strategy from: its text, or pages about it.
create table strategy.source (
  coalition_id uuid not null,
  strategy_id uuid not null,
  slug text not null,
  kind text not null,
  title text not null,
  publisher text not null,
  url text,
  line_count integer,
  sha256 text,
  note text,
  constraint source_pkey PRIMARY KEY (coalition_id, strategy_id, slug),
  constraint source_coalition_id_strategy_id_fkey FOREIGN KEY (coalition_id, strategy_id) REFERENCES strategy.strategy(coalition_id, id),
  constraint source_check CHECK ((kind = 'text'::text) = (line_count IS NOT NULL AND sha256 IS NOT NULL)),
  constraint source_check1 CHECK (kind = 'text'::text OR url IS NOT NULL),
  constraint source_kind_check CHECK (kind = ANY (ARRAY['text'::text, 'page'::text])),
  constraint source_line_count_check CHECK (line_count > 0),
  constraint source_sha256_check CHECK (sha256 ~ '^[0-9a-f]{64}$'::text),
  constraint source_url_check CHECK (url ~ '^https?://'::text)
);
alter table strategy.source enable row level security;
create policy everyone_reads on strategy.source for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid);
grant select on strategy.source to slagvaardig_app;

-- One thing that a strategy says, in our own words, with its place in the source.
create table strategy.statement (
  coalition_id uuid not null,
  id uuid not null,
  strategy_id uuid not null,
  code text not null,
  position integer not null,
  kind text not null,
  strand text,
  title text,
  body text not null,
  priority_id uuid,
  source text not null,
  chapter text,
  first_line integer,
  last_line integer,
  evidence text not null,
  note text,
  constraint statement_pkey PRIMARY KEY (coalition_id, id),
  constraint statement_coalition_id_strategy_id_code_key UNIQUE (coalition_id, strategy_id, code),
  constraint statement_coalition_id_priority_id_fkey FOREIGN KEY (coalition_id, priority_id) REFERENCES strategy.priority(coalition_id, id),
  constraint statement_coalition_id_strategy_id_chapter_fkey FOREIGN KEY (coalition_id, strategy_id, chapter) REFERENCES strategy.chapter(coalition_id, strategy_id, slug),
  constraint statement_coalition_id_strategy_id_fkey FOREIGN KEY (coalition_id, strategy_id) REFERENCES strategy.strategy(coalition_id, id),
  constraint statement_coalition_id_strategy_id_source_fkey FOREIGN KEY (coalition_id, strategy_id, source) REFERENCES strategy.source(coalition_id, strategy_id, slug),
  constraint statement_check CHECK (num_nulls(chapter, first_line, last_line) = ANY (ARRAY[0, 3])),
  constraint statement_check1 CHECK (last_line >= first_line),
  constraint statement_evidence_check CHECK (evidence = ANY (ARRAY['confirmed'::text, 'inferred'::text, 'left-open'::text])),
  constraint statement_kind_check CHECK (kind = ANY (ARRAY['goal'::text, 'choice'::text, 'admission'::text, 'support'::text, 'cooperation'::text, 'principle'::text, 'taskforce'::text, 'intention'::text, 'learning'::text, 'development'::text, 'trend'::text, 'task'::text, 'ambition'::text, 'approach'::text, 'annex'::text])),
  constraint statement_strand_check CHECK (strand = ANY (ARRAY['programme'::text, 'regional'::text, 'repressive'::text, 'preventive'::text, 'district'::text, 'operational'::text, 'policy'::text, 'board'::text]))
);
CREATE INDEX statement_priority ON strategy.statement USING btree (coalition_id, priority_id);
alter table strategy.statement enable row level security;
create policy everyone_reads on strategy.statement for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid);
grant select on strategy.statement to slagvaardig_app;

-- A regional safety strategy: the agreement of one period.
create table strategy.strategy (
  coalition_id uuid not null,
  id uuid not null,
  slug text not null,
  title text not null,
  motto text,
  valid_from date not null,
  valid_to date not null,
  municipalities integer not null,
  signatories text not null,
  adopted_on date,
  adoption_evidence text not null,
  adoption_note text not null,
  succeeds uuid,
  constraint strategy_pkey PRIMARY KEY (coalition_id, id),
  constraint strategy_coalition_id_slug_key UNIQUE (coalition_id, slug),
  constraint strategy_coalition_id_succeeds_fkey FOREIGN KEY (coalition_id, succeeds) REFERENCES strategy.strategy(coalition_id, id),
  constraint strategy_adoption_evidence_check CHECK (adoption_evidence = ANY (ARRAY['confirmed'::text, 'inferred'::text, 'to-be-confirmed'::text])),
  constraint strategy_check CHECK (valid_to > valid_from),
  constraint strategy_municipalities_check CHECK (municipalities > 0)
);
alter table strategy.strategy enable row level security;
create policy everyone_reads on strategy.strategy for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid);
grant select on strategy.strategy to slagvaardig_app;

CREATE OR REPLACE FUNCTION agenda.count_actions()
 RETURNS TABLE(priority uuid, state text, open_to_all boolean, actions bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select priority_id, action.state, confidentiality = 'public', count(*)
    from agenda.action
   where coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
   group by 1, 2, 3
$function$;
grant execute on function agenda.count_actions() to slagvaardig_app;

CREATE OR REPLACE FUNCTION agenda.sight(person uuid, mandate uuid)
 RETURNS TABLE(key text, value text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select 'taskforces', string_agg(distinct member.taskforce_id::text, ',')
    from agenda.taskforce_member as member
    join partners.mandate as given on given.coalition_id = member.coalition_id and given.person_id = member.person_id
    join agenda.taskforce as led on led.coalition_id = member.coalition_id and led.id = member.taskforce_id
   where given.id = sight.mandate and given.person_id = sight.person and led.state <> 'discharged'
     and member.valid_from <= (current_timestamp at time zone 'Europe/Amsterdam')::date
     and (member.valid_to is null or (current_timestamp at time zone 'Europe/Amsterdam')::date < member.valid_to)
  having count(*) > 0
$function$;

CREATE OR REPLACE FUNCTION frontline.count_behind_action(action uuid)
 RETURNS bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select count(*)
    from frontline.step
   where step.coalition_id = nullif(current_setting('app.coalition', true), '')::uuid and step.action_id = count_behind_action.action
$function$;
grant execute on function frontline.count_behind_action(action uuid) to slagvaardig_app;

CREATE OR REPLACE FUNCTION frontline.count_reports()
 RETURNS TABLE(kind text, state text, demo boolean, priority uuid, municipality text, led_to_action boolean, reports bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select report.kind, report.state, report.demo, report.priority_id, report.municipality_code,
         exists (select from frontline.step where step.coalition_id = report.coalition_id and step.report_id = report.id and step.action_id is not null),
         count(*)
    from frontline.report
   where report.coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
   group by 1, 2, 3, 4, 5, 6
$function$;
grant execute on function frontline.count_reports() to slagvaardig_app;

CREATE OR REPLACE FUNCTION monitor.add_series(vintage uuid, measures text[], categories text[], areas text[], figures text[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare added int;
begin
  insert into monitor.series (vintage_id, measure, category, area, values)
  select v.id, arriving.measure, arriving.category, arriving.area, arriving.figures
  from monitor.vintage v, (
    select one.measure, one.category, one.area, one.given::double precision[] as figures
    from unnest(measures, categories, areas, figures) as one (measure, category, area, given) offset 0) as arriving
  where v.id = vintage and v.loaded_in = pg_current_xact_id() and cardinality(arriving.figures) = cardinality(v.periods);
  get diagnostics added = row_count;
  if added <> cardinality(areas) then
    raise exception 'figures are only added to a vintage in the transaction that makes it, one for each period' using errcode = '42501';
  end if;
end $function$;
grant execute on function monitor.add_series(vintage uuid, measures text[], categories text[], areas text[], figures text[]) to slagvaardig_app;

CREATE OR REPLACE FUNCTION monitor.refuse_late_rows()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from (select distinct vintage_id from arriving) a
             left join monitor.vintage v on v.id = a.vintage_id and v.loaded_in = pg_current_xact_id()
             where v.id is null) then
    raise exception 'figures are only added to a vintage in the transaction that makes it' using errcode = '42501';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION partners.demo_people(coalition uuid)
 RETURNS TABLE(person uuid, mandate uuid, name text, does text, role text, organisation text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select person.id, mandate.id, person.name, person.does, mandate.role, organisation.name
    from partners.person
    join partners.mandate on mandate.coalition_id = person.coalition_id and mandate.person_id = person.id
    join partners.organisation on organisation.coalition_id = mandate.coalition_id and organisation.id = mandate.organisation_id
   where person.coalition_id = demo_people.coalition and person.demo
     and mandate.valid_from <= current_timestamp and (mandate.valid_to is null or current_timestamp < mandate.valid_to)
     and exists (select from platform.installation where kind = 'trial')
$function$;
grant execute on function partners.demo_people(coalition uuid) to slagvaardig_app;

CREATE OR REPLACE FUNCTION partners.refuse_demo()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if new.demo and not exists (select from platform.installation where kind = 'trial') then
    raise exception 'a demo % cannot exist outside a trial', tg_table_name using errcode = '42501';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION partners.sight(person uuid, mandate uuid)
 RETURNS TABLE(key text, value text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select setting.key, setting.value
    from partners.mandate as given
    join partners.person as who on who.coalition_id = given.coalition_id and who.id = given.person_id
    join partners.organisation as home on home.coalition_id = given.coalition_id and home.id = given.organisation_id
   cross join lateral (values
     ('coalition', given.coalition_id::text), ('organisation', home.id::text), ('role', given.role),
     ('area', home.municipality_code), ('name', who.name)) as setting (key, value)
   where given.id = sight.mandate and given.person_id = sight.person
     and given.valid_from <= current_timestamp and (given.valid_to is null or current_timestamp < given.valid_to)
     and setting.value is not null
$function$;

CREATE OR REPLACE FUNCTION platform.add_job(name text, payload jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  perform graphile_worker.add_job(name, payload::json);
end $function$;
grant execute on function platform.add_job(name text, payload jsonb) to slagvaardig_app;

CREATE OR REPLACE FUNCTION platform.become(coalition uuid, person uuid, mandate uuid)
 RETURNS TABLE(key text, value text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$begin return query select seen.key, seen.value from agenda.sight($2, $3) as seen union all select seen.key, seen.value from partners.sight($2, $3) as seen; end$function$;
grant execute on function platform.become(coalition uuid, person uuid, mandate uuid) to slagvaardig_app;

CREATE OR REPLACE FUNCTION platform.job_counts()
 RETURNS TABLE(waiting bigint, failed bigint)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  return query select count(*) filter (where attempts < max_attempts), count(*) filter (where attempts >= max_attempts) from graphile_worker.jobs;
end $function$;
grant execute on function platform.job_counts() to slagvaardig_app;

CREATE OR REPLACE FUNCTION platform.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'rows of %.% are never changed or removed', tg_table_schema, tg_table_name using errcode = '42501';
end $function$;

CREATE OR REPLACE FUNCTION platform.refuse_demo_session()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if new.via = 'demo' and not exists (select from platform.installation where kind = 'trial') then
    raise exception 'demo sign-in does not exist in a production installation' using errcode = '42501';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION platform.session_of(coalition uuid, hash bytea)
 RETURNS TABLE(person uuid, mandate uuid, sight jsonb)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
#variable_conflict use_column
declare found_session platform.session;
begin
  select * into found_session from platform.session
   where coalition_id = coalition and token_hash = hash and expires_at > now() and last_seen_at > now() - interval '8 hours';
  if not found then return; end if;
  if found_session.last_seen_at < now() - interval '1 minute' then
    update platform.session set last_seen_at = now() where coalition_id = coalition and token_hash = hash;
  end if;
  return query select found_session.person, found_session.mandate,
    coalesce((select jsonb_agg(jsonb_build_object('key', seen.key, 'value', seen.value))
                from platform.become(coalition, found_session.person, found_session.mandate) as seen), '[]'::jsonb);
end $function$;
grant execute on function platform.session_of(coalition uuid, hash bytea) to slagvaardig_app;
