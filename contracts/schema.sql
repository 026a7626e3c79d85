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
  circle_id uuid,
  constraint action_pkey PRIMARY KEY (coalition_id, id),
  constraint action_coalition_id_id_circle_id_key UNIQUE (coalition_id, id, circle_id),
  constraint action_coalition_id_id_confidentiality_key UNIQUE (coalition_id, id, confidentiality),
  constraint action_coalition_id_id_taskforce_id_key UNIQUE (coalition_id, id, taskforce_id),
  constraint action_coalition_id_circle_id_fkey FOREIGN KEY (coalition_id, circle_id) REFERENCES partners.circle(coalition_id, id),
  constraint action_coalition_id_owner_organisation_id_fkey FOREIGN KEY (coalition_id, owner_organisation_id) REFERENCES partners.organisation(coalition_id, id),
  constraint action_coalition_id_priority_id_fkey FOREIGN KEY (coalition_id, priority_id) REFERENCES strategy.priority(coalition_id, id),
  constraint action_coalition_id_taskforce_id_priority_id_fkey FOREIGN KEY (coalition_id, taskforce_id, priority_id) REFERENCES agenda.taskforce(coalition_id, id, priority_id),
  constraint action_check CHECK (planned_from <= planned_to),
  constraint action_check1 CHECK (state <> 'running'::text OR started_on IS NOT NULL),
  constraint action_check2 CHECK ((state = ANY (ARRAY['done'::text, 'stopped'::text])) = (ended_on IS NOT NULL)),
  constraint action_check3 CHECK ((state = 'done'::text) = (result IS NOT NULL)),
  constraint action_check4 CHECK ((state = 'stopped'::text) = (reason IS NOT NULL)),
  constraint action_check5 CHECK (confidentiality <> 'taskforce'::text OR taskforce_id IS NOT NULL),
  constraint action_check6 CHECK ((confidentiality = 'circle'::text) = (circle_id IS NOT NULL)),
  constraint action_confidentiality_check CHECK (confidentiality = ANY (ARRAY['public'::text, 'coalition'::text, 'taskforce'::text, 'circle'::text])),
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
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (confidentiality = 'public'::text OR confidentiality = 'coalition'::text AND (NULLIF(current_setting('app.role'::text, true), ''::text) <> ALL (ARRAY['visitor'::text, 'administrator'::text])) OR confidentiality = 'taskforce'::text AND (current_setting('app.role'::text, true) = 'coalition-office'::text OR (taskforce_id::text = ANY (string_to_array(current_setting('app.taskforces'::text, true), ','::text)))) OR confidentiality = 'circle'::text AND (circle_id::text = ANY (string_to_array(current_setting('app.circles'::text, true), ','::text)))));
create policy lead_or_office_moves on agenda.action for update to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (confidentiality <> 'circle'::text OR (circle_id::text = ANY (string_to_array(current_setting('app.circles'::text, true), ','::text)))) AND (current_setting('app.role'::text, true) = 'coalition-office'::text OR current_setting('app.role'::text, true) = 'taskforce-lead'::text AND (taskforce_id::text = ANY (string_to_array(current_setting('app.taskforces'::text, true), ','::text)))))
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid);
create policy lead_or_office_plans on agenda.action for insert to slagvaardig_app
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND state = 'planned'::text AND NOT demo AND (confidentiality <> 'circle'::text OR (circle_id::text = ANY (string_to_array(current_setting('app.circles'::text, true), ','::text)))) AND (current_setting('app.role'::text, true) = 'coalition-office'::text OR current_setting('app.role'::text, true) = 'taskforce-lead'::text AND (taskforce_id::text = ANY (string_to_array(current_setting('app.taskforces'::text, true), ','::text)))));
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

-- A file that belongs to an action. It stands in the database, so that it follows the same policies, backups and retention as the rest.
create table agenda.attachment (
  coalition_id uuid not null,
  id uuid not null,
  action_id uuid not null,
  name text not null,
  type text not null,
  size integer not null,
  content bytea not null,
  added_at timestamp with time zone not null,
  confidentiality text not null,
  taskforce_id uuid,
  circle_id uuid,
  constraint attachment_pkey PRIMARY KEY (coalition_id, id),
  constraint attachment_coalition_id_action_id_circle_id_fkey FOREIGN KEY (coalition_id, action_id, circle_id) REFERENCES agenda.action(coalition_id, id, circle_id),
  constraint attachment_coalition_id_action_id_confidentiality_fkey FOREIGN KEY (coalition_id, action_id, confidentiality) REFERENCES agenda.action(coalition_id, id, confidentiality),
  constraint attachment_coalition_id_action_id_taskforce_id_fkey FOREIGN KEY (coalition_id, action_id, taskforce_id) REFERENCES agenda.action(coalition_id, id, taskforce_id),
  constraint attachment_check CHECK (length(content) = size),
  constraint attachment_check1 CHECK (confidentiality <> 'taskforce'::text OR taskforce_id IS NOT NULL),
  constraint attachment_check2 CHECK ((confidentiality = 'circle'::text) = (circle_id IS NOT NULL)),
  constraint attachment_name_check CHECK (length(name) >= 1 AND length(name) <= 120),
  constraint attachment_size_check CHECK (size >= 1 AND size <= 5242880),
  constraint attachment_type_check CHECK (length(type) >= 3 AND length(type) <= 100)
);
CREATE INDEX attachment_action ON agenda.attachment USING btree (coalition_id, action_id);
alter table agenda.attachment enable row level security;
create policy by_confidentiality on agenda.attachment for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (confidentiality = 'public'::text OR confidentiality = 'coalition'::text AND (NULLIF(current_setting('app.role'::text, true), ''::text) <> ALL (ARRAY['visitor'::text, 'administrator'::text])) OR confidentiality = 'taskforce'::text AND (current_setting('app.role'::text, true) = 'coalition-office'::text OR (taskforce_id::text = ANY (string_to_array(current_setting('app.taskforces'::text, true), ','::text)))) OR confidentiality = 'circle'::text AND (circle_id::text = ANY (string_to_array(current_setting('app.circles'::text, true), ','::text)))));
create policy lead_or_office_adds on agenda.attachment for insert to slagvaardig_app
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (confidentiality <> 'circle'::text OR (circle_id::text = ANY (string_to_array(current_setting('app.circles'::text, true), ','::text)))) AND (current_setting('app.role'::text, true) = 'coalition-office'::text OR current_setting('app.role'::text, true) = 'taskforce-lead'::text AND (taskforce_id::text = ANY (string_to_array(current_setting('app.taskforces'::text, true), ','::text)))));
create policy lead_or_office_removes on agenda.attachment for delete to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (confidentiality <> 'circle'::text OR (circle_id::text = ANY (string_to_array(current_setting('app.circles'::text, true), ','::text)))) AND (current_setting('app.role'::text, true) = 'coalition-office'::text OR current_setting('app.role'::text, true) = 'taskforce-lead'::text AND (taskforce_id::text = ANY (string_to_array(current_setting('app.taskforces'::text, true), ','::text)))));
grant delete, insert, select on agenda.attachment to slagvaardig_app;

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
  temporary boolean not null default false,
  valid_from date not null,
  valid_to date,
  constraint taskforce_member_pkey PRIMARY KEY (coalition_id, taskforce_id, person_id, valid_from),
  constraint taskforce_member_coalition_id_organisation_id_fkey FOREIGN KEY (coalition_id, organisation_id) REFERENCES partners.organisation(coalition_id, id),
  constraint taskforce_member_coalition_id_person_id_fkey FOREIGN KEY (coalition_id, person_id) REFERENCES partners.person(coalition_id, id),
  constraint taskforce_member_coalition_id_taskforce_id_fkey FOREIGN KEY (coalition_id, taskforce_id) REFERENCES agenda.taskforce(coalition_id, id),
  constraint taskforce_member_check CHECK (valid_from <= valid_to),
  constraint taskforce_member_check1 CHECK (NOT temporary OR valid_to IS NOT NULL),
  constraint taskforce_member_part_check CHECK (part = ANY (ARRAY['lead'::text, 'member'::text]))
);
CREATE INDEX taskforce_member_person ON agenda.taskforce_member USING btree (coalition_id, person_id);
CREATE TRIGGER membership_only_shortens BEFORE UPDATE OF valid_to ON agenda.taskforce_member FOR EACH ROW EXECUTE FUNCTION agenda.membership_only_shortens();
alter table agenda.taskforce_member enable row level security;
create policy colleagues_read on agenda.taskforce_member for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND NULLIF(current_setting('app.role'::text, true), ''::text) <> 'visitor'::text);
create policy office_appoints on agenda.taskforce_member for insert to slagvaardig_app
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND current_setting('app.role'::text, true) = 'coalition-office'::text);
create policy office_ends on agenda.taskforce_member for update to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND current_setting('app.role'::text, true) = 'coalition-office'::text)
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND valid_to IS NOT NULL);
grant insert, select on agenda.taskforce_member to slagvaardig_app;
grant update (valid_to) on agenda.taskforce_member to slagvaardig_app;

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
create policy professionals_report on frontline.report for insert to slagvaardig_app
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND NOT reporter IS DISTINCT FROM NULLIF(current_setting('app.person'::text, true), ''::text)::uuid AND NOT organisation_id IS DISTINCT FROM NULLIF(current_setting('app.organisation'::text, true), ''::text)::uuid AND (current_setting('app.role'::text, true) = ANY (ARRAY['frontline-professional'::text, 'safety-adviser'::text, 'case-director'::text, 'taskforce-lead'::text, 'board-member'::text, 'coalition-office'::text])) AND (state = ANY (ARRAY['received'::text, 'reported'::text])) AND priority_id IS NULL AND taskforce_id IS NULL AND owner_organisation_id IS NULL AND NOT demo);
create policy taskforce_lead_moves on frontline.report for update to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND current_setting('app.role'::text, true) = 'taskforce-lead'::text AND (taskforce_id::text = ANY (string_to_array(current_setting('app.taskforces'::text, true), ','::text))))
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (taskforce_id::text = ANY (string_to_array(current_setting('app.taskforces'::text, true), ','::text))));
create policy triage_moves on frontline.report for update to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (current_setting('app.role'::text, true) = 'coalition-office'::text OR current_setting('app.role'::text, true) = 'safety-adviser'::text AND municipality_code = NULLIF(current_setting('app.area'::text, true), ''::text)))
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid);
create policy who_needs_it_reads on frontline.report for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (
CASE current_setting('app.role'::text, true)
    WHEN 'coalition-office'::text THEN true
    WHEN 'safety-adviser'::text THEN municipality_code = NULLIF(current_setting('app.area'::text, true), ''::text)
    ELSE false
END OR current_setting('app.role'::text, true) <> 'administrator'::text AND reporter = NULLIF(current_setting('app.person'::text, true), ''::text)::uuid OR (taskforce_id::text = ANY (string_to_array(current_setting('app.taskforces'::text, true), ','::text))) OR code_hash = NULLIF(current_setting('app.answer_code'::text, true), ''::text) OR current_setting('app.emergency'::text, true) = 'frontline'::text AND municipality_code = NULLIF(current_setting('app.emergency_area'::text, true), ''::text)));
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
CREATE CONSTRAINT TRIGGER step_copies_its_report AFTER INSERT OR UPDATE ON frontline.step NOT DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION frontline.refuse_false_copy();
alter table frontline.step enable row level security;
create policy taskforce_lead_answers on frontline.step for insert to slagvaardig_app
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND by_role = current_setting('app.role'::text, true) AND by_role = 'taskforce-lead'::text AND (taskforce_id::text = ANY (string_to_array(current_setting('app.taskforces'::text, true), ','::text))));
create policy triage_answers on frontline.step for insert to slagvaardig_app
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND by_role = current_setting('app.role'::text, true) AND (current_setting('app.role'::text, true) = 'coalition-office'::text OR current_setting('app.role'::text, true) = 'safety-adviser'::text AND municipality_code = NULLIF(current_setting('app.area'::text, true), ''::text)));
create policy triage_brings_along on frontline.step for update to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (current_setting('app.role'::text, true) = 'coalition-office'::text OR current_setting('app.role'::text, true) = 'safety-adviser'::text AND municipality_code = NULLIF(current_setting('app.area'::text, true), ''::text)))
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid);
create policy who_needs_it_reads on frontline.step for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (
CASE current_setting('app.role'::text, true)
    WHEN 'coalition-office'::text THEN true
    WHEN 'safety-adviser'::text THEN municipality_code = NULLIF(current_setting('app.area'::text, true), ''::text)
    ELSE false
END OR current_setting('app.role'::text, true) <> 'administrator'::text AND reporter = NULLIF(current_setting('app.person'::text, true), ''::text)::uuid OR (taskforce_id::text = ANY (string_to_array(current_setting('app.taskforces'::text, true), ','::text))) OR code_hash = NULLIF(current_setting('app.answer_code'::text, true), ''::text) OR current_setting('app.emergency'::text, true) = 'frontline'::text AND municipality_code = NULLIF(current_setting('app.emergency_area'::text, true), ''::text)));
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
CREATE CONSTRAINT TRIGGER story_has_consent AFTER INSERT OR UPDATE ON frontline.story NOT DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION frontline.refuse_false_copy();
alter table frontline.story enable row level security;
create policy everyone_reads on frontline.story for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid);
create policy triage_publishes on frontline.story for insert to slagvaardig_app
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND NOT demo AND (current_setting('app.role'::text, true) = 'coalition-office'::text OR current_setting('app.role'::text, true) = 'safety-adviser'::text AND municipality_code = NULLIF(current_setting('app.area'::text, true), ''::text)));
create policy triage_takes_back on frontline.story for delete to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (current_setting('app.role'::text, true) = 'coalition-office'::text OR current_setting('app.role'::text, true) = 'safety-adviser'::text AND municipality_code = NULLIF(current_setting('app.area'::text, true), ''::text)));
grant delete, insert, select on frontline.story to slagvaardig_app;

-- Who can sign in with something of their own: at most one row for a person.
create table identity.account (
  coalition_id uuid not null,
  person uuid not null,
  email text,
  login text,
  password text,
  password_at timestamp with time zone,
  totp bytea,
  totp_step bigint not null default 0,
  created_at timestamp with time zone not null default now(),
  constraint account_pkey PRIMARY KEY (coalition_id, person),
  constraint account_coalition_id_login_key UNIQUE (coalition_id, login),
  constraint account_coalition_id_person_fkey FOREIGN KEY (coalition_id, person) REFERENCES partners.person(coalition_id, id),
  constraint account_check CHECK (password IS NULL OR login IS NOT NULL AND totp IS NOT NULL),
  constraint account_email_check CHECK (length(email) <= 254),
  constraint account_login_check CHECK (length(login) = 64)
);
alter table identity.account enable row level security;
create policy adds_own on identity.account for insert to slagvaardig_app
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (person = NULLIF(current_setting('app.person'::text, true), ''::text)::uuid OR person = NULLIF(current_setting('app.proving'::text, true), ''::text)::uuid));
create policy changes_own on identity.account for update to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (person = NULLIF(current_setting('app.person'::text, true), ''::text)::uuid OR person = NULLIF(current_setting('app.proving'::text, true), ''::text)::uuid))
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (person = NULLIF(current_setting('app.person'::text, true), ''::text)::uuid OR person = NULLIF(current_setting('app.proving'::text, true), ''::text)::uuid));
create policy own_or_presented on identity.account for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (person = NULLIF(current_setting('app.person'::text, true), ''::text)::uuid OR person = NULLIF(current_setting('app.proving'::text, true), ''::text)::uuid OR login = NULLIF(current_setting('app.presented'::text, true), ''::text)));
grant insert, select on identity.account to slagvaardig_app;
grant update (email, login, password, password_at, totp, totp_step) on identity.account to slagvaardig_app;

-- Links sent by mail that work once: an invitation, or a new password.
create table identity.letter (
  coalition_id uuid not null,
  id uuid not null,
  kind text not null,
  person uuid not null,
  email text not null,
  lookup text,
  asked_by uuid,
  asked_at timestamp with time zone not null default now(),
  sent_at timestamp with time zone,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint letter_pkey PRIMARY KEY (coalition_id, id),
  constraint letter_coalition_id_lookup_key UNIQUE (coalition_id, lookup),
  constraint letter_coalition_id_person_fkey FOREIGN KEY (coalition_id, person) REFERENCES partners.person(coalition_id, id),
  constraint letter_email_check CHECK (length(email) <= 254),
  constraint letter_kind_check CHECK (kind = ANY (ARRAY['invitation'::text, 'password'::text])),
  constraint letter_lookup_check CHECK (length(lookup) = 64)
);
CREATE INDEX letter_person ON identity.letter USING btree (coalition_id, person);
alter table identity.letter enable row level security;
create policy asked_or_presented on identity.letter for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (asked_by = NULLIF(current_setting('app.person'::text, true), ''::text)::uuid OR lookup = NULLIF(current_setting('app.presented'::text, true), ''::text)));
create policy invites on identity.letter for insert to slagvaardig_app
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND kind = 'invitation'::text AND lookup IS NULL AND asked_by = NULLIF(current_setting('app.person'::text, true), ''::text)::uuid);
create policy uses_presented on identity.letter for update to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND lookup = NULLIF(current_setting('app.presented'::text, true), ''::text))
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND lookup = NULLIF(current_setting('app.presented'::text, true), ''::text));
grant insert, select on identity.letter to slagvaardig_app;
grant update (used_at) on identity.letter to slagvaardig_app;

-- Which subject of a provider is which person. Made through an invitation only, never by e-mail address.
create table identity.link (
  coalition_id uuid not null,
  provider_id uuid not null,
  lookup text not null,
  person uuid not null,
  created_at timestamp with time zone not null default now(),
  last_used_at timestamp with time zone,
  constraint link_pkey PRIMARY KEY (coalition_id, lookup),
  constraint link_coalition_id_provider_id_person_key UNIQUE (coalition_id, provider_id, person),
  constraint link_coalition_id_person_fkey FOREIGN KEY (coalition_id, person) REFERENCES identity.account(coalition_id, person) ON DELETE CASCADE,
  constraint link_coalition_id_provider_id_fkey FOREIGN KEY (coalition_id, provider_id) REFERENCES identity.provider(coalition_id, id),
  constraint link_lookup_check CHECK (length(lookup) = 64)
);
alter table identity.link enable row level security;
create policy adds_own on identity.link for insert to slagvaardig_app
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (person = NULLIF(current_setting('app.person'::text, true), ''::text)::uuid OR person = NULLIF(current_setting('app.proving'::text, true), ''::text)::uuid));
create policy own_or_presented on identity.link for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (person = NULLIF(current_setting('app.person'::text, true), ''::text)::uuid OR person = NULLIF(current_setting('app.proving'::text, true), ''::text)::uuid OR lookup = NULLIF(current_setting('app.presented'::text, true), ''::text)));
create policy removes_own on identity.link for delete to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (person = NULLIF(current_setting('app.person'::text, true), ''::text)::uuid OR person = NULLIF(current_setting('app.proving'::text, true), ''::text)::uuid));
create policy uses_own on identity.link for update to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (person = NULLIF(current_setting('app.person'::text, true), ''::text)::uuid OR person = NULLIF(current_setting('app.proving'::text, true), ''::text)::uuid))
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (person = NULLIF(current_setting('app.person'::text, true), ''::text)::uuid OR person = NULLIF(current_setting('app.proving'::text, true), ''::text)::uuid));
grant delete, insert, select on identity.link to slagvaardig_app;
grant update (last_used_at) on identity.link to slagvaardig_app;

-- Passkeys (WebAuthn) of people: the public half.
create table identity.passkey (
  coalition_id uuid not null,
  id uuid not null,
  person uuid not null,
  lookup text not null,
  credential text not null,
  public_key bytea not null,
  counter bigint not null default 0,
  transports text[] not null,
  name text not null,
  created_at timestamp with time zone not null default now(),
  last_used_at timestamp with time zone,
  constraint passkey_pkey PRIMARY KEY (coalition_id, id),
  constraint passkey_coalition_id_lookup_key UNIQUE (coalition_id, lookup),
  constraint passkey_coalition_id_person_fkey FOREIGN KEY (coalition_id, person) REFERENCES identity.account(coalition_id, person) ON DELETE CASCADE,
  constraint passkey_lookup_check CHECK (length(lookup) = 64),
  constraint passkey_name_check CHECK (length(name) >= 1 AND length(name) <= 60)
);
CREATE INDEX passkey_person ON identity.passkey USING btree (coalition_id, person);
alter table identity.passkey enable row level security;
create policy adds_own on identity.passkey for insert to slagvaardig_app
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (person = NULLIF(current_setting('app.person'::text, true), ''::text)::uuid OR person = NULLIF(current_setting('app.proving'::text, true), ''::text)::uuid));
create policy own_or_presented on identity.passkey for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (person = NULLIF(current_setting('app.person'::text, true), ''::text)::uuid OR person = NULLIF(current_setting('app.proving'::text, true), ''::text)::uuid OR lookup = NULLIF(current_setting('app.presented'::text, true), ''::text)));
create policy removes_own on identity.passkey for delete to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (person = NULLIF(current_setting('app.person'::text, true), ''::text)::uuid OR person = NULLIF(current_setting('app.proving'::text, true), ''::text)::uuid));
create policy uses_own on identity.passkey for update to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (person = NULLIF(current_setting('app.person'::text, true), ''::text)::uuid OR person = NULLIF(current_setting('app.proving'::text, true), ''::text)::uuid))
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (person = NULLIF(current_setting('app.person'::text, true), ''::text)::uuid OR person = NULLIF(current_setting('app.proving'::text, true), ''::text)::uuid));
grant delete, insert, select on identity.passkey to slagvaardig_app;
grant update (counter, name, last_used_at) on identity.passkey to slagvaardig_app;

-- Identity providers (OpenID Connect) of organisations.
create table identity.provider (
  coalition_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  name text not null,
  issuer text not null,
  client_id text not null,
  secret bytea,
  mfa_values text[] not null,
  added_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  constraint provider_pkey PRIMARY KEY (coalition_id, id),
  constraint provider_coalition_id_organisation_id_fkey FOREIGN KEY (coalition_id, organisation_id) REFERENCES partners.organisation(coalition_id, id),
  constraint provider_client_id_check CHECK (length(client_id) >= 1 AND length(client_id) <= 300),
  constraint provider_issuer_check CHECK (length(issuer) <= 300),
  constraint provider_name_check CHECK (length(name) >= 2 AND length(name) <= 80)
);
CREATE TRIGGER provider_ends_its_sessions AFTER UPDATE OF ended_at ON identity.provider FOR EACH ROW EXECUTE FUNCTION identity.end_sessions_of_provider();
alter table identity.provider enable row level security;
create policy administrator_adds on identity.provider for insert to slagvaardig_app
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND current_setting('app.role'::text, true) = 'administrator'::text);
create policy administrator_ends on identity.provider for update to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND current_setting('app.role'::text, true) = 'administrator'::text)
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND current_setting('app.role'::text, true) = 'administrator'::text);
create policy everyone_signs_in on identity.provider for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid);
grant insert, select on identity.provider to slagvaardig_app;
grant update (ended_at) on identity.provider to slagvaardig_app;

-- The codes that take the place of a lost code app, each once.
create table identity.recovery_code (
  coalition_id uuid not null,
  person uuid not null,
  lookup text not null,
  used_at timestamp with time zone,
  constraint recovery_code_pkey PRIMARY KEY (coalition_id, person, lookup),
  constraint recovery_code_coalition_id_person_fkey FOREIGN KEY (coalition_id, person) REFERENCES identity.account(coalition_id, person) ON DELETE CASCADE,
  constraint recovery_code_lookup_check CHECK (length(lookup) = 64)
);
alter table identity.recovery_code enable row level security;
create policy adds_own on identity.recovery_code for insert to slagvaardig_app
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (person = NULLIF(current_setting('app.person'::text, true), ''::text)::uuid OR person = NULLIF(current_setting('app.proving'::text, true), ''::text)::uuid));
create policy own on identity.recovery_code for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (person = NULLIF(current_setting('app.person'::text, true), ''::text)::uuid OR person = NULLIF(current_setting('app.proving'::text, true), ''::text)::uuid));
create policy removes_own on identity.recovery_code for delete to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (person = NULLIF(current_setting('app.person'::text, true), ''::text)::uuid OR person = NULLIF(current_setting('app.proving'::text, true), ''::text)::uuid));
create policy uses_own on identity.recovery_code for update to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (person = NULLIF(current_setting('app.person'::text, true), ''::text)::uuid OR person = NULLIF(current_setting('app.proving'::text, true), ''::text)::uuid))
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (person = NULLIF(current_setting('app.person'::text, true), ''::text)::uuid OR person = NULLIF(current_setting('app.proving'::text, true), ''::text)::uuid));
grant delete, insert, select on identity.recovery_code to slagvaardig_app;
grant update (used_at) on identity.recovery_code to slagvaardig_app;

-- Logout tokens of providers that were seen already, until they would be too old anyway.
create table identity.spent (
  coalition_id uuid not null,
  lookup text not null,
  until timestamp with time zone not null,
  constraint spent_pkey PRIMARY KEY (coalition_id, lookup),
  constraint spent_lookup_check CHECK (length(lookup) = 64)
);
alter table identity.spent enable row level security;
create policy adds_presented on identity.spent for insert to slagvaardig_app
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND lookup = NULLIF(current_setting('app.presented'::text, true), ''::text));
create policy presented on identity.spent for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND lookup = NULLIF(current_setting('app.presented'::text, true), ''::text));
grant insert, select on identity.spent to slagvaardig_app;

-- A sign-in or a set-up that is under way: what the server remembers between two pages, and then forgets.
create table identity.step (
  coalition_id uuid not null,
  lookup text not null,
  kind text not null,
  person uuid,
  contents bytea not null,
  tries integer not null default 0,
  expires_at timestamp with time zone not null,
  constraint step_pkey PRIMARY KEY (coalition_id, lookup),
  constraint step_kind_check CHECK (kind = ANY (ARRAY['code'::text, 'set-up'::text, 'provider'::text, 'passkey'::text, 'recovery-codes'::text])),
  constraint step_lookup_check CHECK (length(lookup) = 64)
);
alter table identity.step enable row level security;
create policy adds_presented on identity.step for insert to slagvaardig_app
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND lookup = NULLIF(current_setting('app.presented'::text, true), ''::text));
create policy changes_presented on identity.step for update to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND lookup = NULLIF(current_setting('app.presented'::text, true), ''::text))
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND lookup = NULLIF(current_setting('app.presented'::text, true), ''::text));
create policy presented on identity.step for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND lookup = NULLIF(current_setting('app.presented'::text, true), ''::text));
create policy removes_presented on identity.step for delete to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND lookup = NULLIF(current_setting('app.presented'::text, true), ''::text));
grant delete, insert, select, update on identity.step to slagvaardig_app;

-- How often a sign-in was tried, by account and by network address; keyed hashes only.
create table identity.tries (
  coalition_id uuid not null,
  lookup text not null,
  failures integer not null,
  blocked_until timestamp with time zone not null,
  last_at timestamp with time zone not null default now(),
  constraint tries_pkey PRIMARY KEY (coalition_id, lookup),
  constraint tries_lookup_check CHECK (length(lookup) = 64)
);
alter table identity.tries enable row level security;
create policy adds_presented on identity.tries for insert to slagvaardig_app
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND lookup = NULLIF(current_setting('app.presented'::text, true), ''::text));
create policy changes_presented on identity.tries for update to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND lookup = NULLIF(current_setting('app.presented'::text, true), ''::text))
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND lookup = NULLIF(current_setting('app.presented'::text, true), ''::text));
create policy presented on identity.tries for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND lookup = NULLIF(current_setting('app.presented'::text, true), ''::text));
create policy removes_presented on identity.tries for delete to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND lookup = NULLIF(current_setting('app.presented'::text, true), ''::text));
grant delete, insert, select, update on identity.tries to slagvaardig_app;

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

-- A named group of people, across organisations, that something can be meant for.
create table partners.circle (
  coalition_id uuid not null,
  id uuid not null,
  name text not null,
  purpose text not null,
  keeper_id uuid not null,
  members_hidden boolean not null,
  set_up_on date not null,
  constraint circle_pkey PRIMARY KEY (coalition_id, id),
  constraint circle_coalition_id_id_keeper_id_members_hidden_key UNIQUE (coalition_id, id, keeper_id, members_hidden),
  constraint circle_coalition_id_name_key UNIQUE (coalition_id, name),
  constraint circle_coalition_id_keeper_id_fkey FOREIGN KEY (coalition_id, keeper_id) REFERENCES partners.person(coalition_id, id),
  constraint circle_name_check CHECK (length(name) >= 3 AND length(name) <= 120),
  constraint circle_purpose_check CHECK (length(purpose) >= 1 AND length(purpose) <= 2000)
);
alter table partners.circle enable row level security;
create policy colleagues_read on partners.circle for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND NULLIF(current_setting('app.role'::text, true), ''::text) <> 'visitor'::text);
create policy office_sets_up on partners.circle for insert to slagvaardig_app
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND current_setting('app.role'::text, true) = 'coalition-office'::text);
grant insert, select on partners.circle to slagvaardig_app;

-- Who belongs to a circle, from when to when.
create table partners.circle_member (
  coalition_id uuid not null,
  circle_id uuid not null,
  person_id uuid not null,
  keeper_id uuid not null,
  members_hidden boolean not null,
  valid_from timestamp with time zone not null,
  valid_to timestamp with time zone,
  constraint circle_member_pkey PRIMARY KEY (coalition_id, circle_id, person_id, valid_from),
  constraint circle_member_coalition_id_circle_id_keeper_id_members_hid_fkey FOREIGN KEY (coalition_id, circle_id, keeper_id, members_hidden) REFERENCES partners.circle(coalition_id, id, keeper_id, members_hidden) ON UPDATE CASCADE,
  constraint circle_member_coalition_id_person_id_fkey FOREIGN KEY (coalition_id, person_id) REFERENCES partners.person(coalition_id, id),
  constraint circle_member_check CHECK (valid_from <= valid_to)
);
CREATE INDEX circle_member_person ON partners.circle_member USING btree (coalition_id, person_id);
alter table partners.circle_member enable row level security;
create policy colleagues_read on partners.circle_member for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (NOT members_hidden AND NULLIF(current_setting('app.role'::text, true), ''::text) <> 'visitor'::text OR keeper_id = NULLIF(current_setting('app.person'::text, true), ''::text)::uuid OR (circle_id::text = ANY (string_to_array(current_setting('app.circles'::text, true), ','::text)))));
create policy keeper_or_office_adds on partners.circle_member for insert to slagvaardig_app
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (keeper_id = NULLIF(current_setting('app.person'::text, true), ''::text)::uuid OR current_setting('app.role'::text, true) = 'coalition-office'::text AND NOT members_hidden));
create policy keeper_or_office_ends on partners.circle_member for update to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (keeper_id = NULLIF(current_setting('app.person'::text, true), ''::text)::uuid OR current_setting('app.role'::text, true) = 'coalition-office'::text AND NOT members_hidden))
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid);
grant insert, select on partners.circle_member to slagvaardig_app;
grant update (valid_to) on partners.circle_member to slagvaardig_app;

-- Who read, in an emergency and for a short time, what they otherwise do not see, and why.
create table partners.emergency_access (
  coalition_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  mandate_id uuid not null,
  module text not null,
  municipality_code text not null,
  reason text not null,
  valid_from timestamp with time zone not null,
  valid_to timestamp with time zone not null,
  ended_by uuid,
  constraint emergency_access_pkey PRIMARY KEY (coalition_id, id),
  constraint emergency_access_coalition_id_ended_by_fkey FOREIGN KEY (coalition_id, ended_by) REFERENCES partners.person(coalition_id, id),
  constraint emergency_access_coalition_id_mandate_id_fkey FOREIGN KEY (coalition_id, mandate_id) REFERENCES partners.mandate(coalition_id, id),
  constraint emergency_access_coalition_id_person_id_fkey FOREIGN KEY (coalition_id, person_id) REFERENCES partners.person(coalition_id, id),
  constraint emergency_access_module_fkey FOREIGN KEY (module) REFERENCES partners.emergency_module(module),
  constraint emergency_access_municipality_code_fkey FOREIGN KEY (municipality_code) REFERENCES places.municipality(code),
  constraint emergency_access_check CHECK (valid_from <= valid_to AND valid_to <= (valid_from + '04:00:00'::interval)),
  constraint emergency_access_reason_check CHECK (length(reason) >= 10 AND length(reason) <= 1000)
);
CREATE INDEX emergency_access_mandate ON partners.emergency_access USING btree (coalition_id, mandate_id, valid_to DESC);
CREATE INDEX emergency_access_person ON partners.emergency_access USING btree (coalition_id, person_id);
CREATE TRIGGER time_emergency BEFORE INSERT OR UPDATE ON partners.emergency_access FOR EACH ROW EXECUTE FUNCTION partners.time_emergency();
alter table partners.emergency_access enable row level security;
create policy asks_for_oneself on partners.emergency_access for insert to slagvaardig_app
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND person_id = NULLIF(current_setting('app.person'::text, true), ''::text)::uuid AND mandate_id = NULLIF(current_setting('app.mandate'::text, true), ''::text)::uuid AND (module = ANY (string_to_array(current_setting('app.emergency_modules'::text, true), ','::text))) AND ended_by IS NULL);
create policy own_or_privacy_officer on partners.emergency_access for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (person_id = NULLIF(current_setting('app.person'::text, true), ''::text)::uuid OR current_setting('app.role'::text, true) = 'privacy-officer'::text));
create policy own_or_privacy_officer_ends on partners.emergency_access for update to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (person_id = NULLIF(current_setting('app.person'::text, true), ''::text)::uuid OR current_setting('app.role'::text, true) = 'privacy-officer'::text))
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND ended_by = NULLIF(current_setting('app.person'::text, true), ''::text)::uuid AND valid_to >= CURRENT_TIMESTAMP);
grant insert, select on partners.emergency_access to slagvaardig_app;
grant update (valid_to, ended_by) on partners.emergency_access to slagvaardig_app;

-- Reference: the modules that ask for emergency access. A module that is not here has none.
create table partners.emergency_module (
  module text not null,
  title text not null,
  roles text[] not null,
  minutes integer not null,
  constraint emergency_module_pkey PRIMARY KEY (module),
  constraint emergency_module_minutes_check CHECK (minutes >= 1 AND minutes <= 240)
);
alter table partners.emergency_module enable row level security;
create policy colleagues_read on partners.emergency_module for select to slagvaardig_app
  using (NULLIF(current_setting('app.person'::text, true), ''::text) IS NOT NULL);
grant select on partners.emergency_module to slagvaardig_app;

-- In which role a person acts for an organisation, from when to when.
create table partners.mandate (
  coalition_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  organisation_id uuid not null,
  role text not null,
  valid_from timestamp with time zone not null,
  valid_to timestamp with time zone,
  may_give text[] not null default '{}'::text[],
  manages boolean not null default false,
  deputy_of uuid,
  given_by uuid,
  ended_by uuid,
  constraint mandate_pkey PRIMARY KEY (coalition_id, id),
  constraint mandate_coalition_id_id_organisation_id_role_key UNIQUE (coalition_id, id, organisation_id, role),
  constraint mandate_coalition_id_id_person_id_organisation_id_role_key UNIQUE (coalition_id, id, person_id, organisation_id, role),
  constraint mandate_coalition_id_deputy_of_organisation_id_role_fkey FOREIGN KEY (coalition_id, deputy_of, organisation_id, role) REFERENCES partners.mandate(coalition_id, id, organisation_id, role),
  constraint mandate_coalition_id_person_id_organisation_id_fkey FOREIGN KEY (coalition_id, person_id, organisation_id) REFERENCES partners.person(coalition_id, id, organisation_id),
  constraint mandate_check CHECK (valid_from <= valid_to),
  constraint mandate_check1 CHECK (manages OR cardinality(may_give) = 0),
  constraint mandate_check2 CHECK (role = 'administrator'::text OR NOT may_give && ARRAY['administrator'::text]),
  constraint mandate_check3 CHECK (role <> 'administrator'::text OR may_give <@ ARRAY['administrator'::text]),
  constraint mandate_check4 CHECK (role = 'coalition-office'::text OR NOT may_give && ARRAY['coalition-office'::text]),
  constraint mandate_may_give_check CHECK (may_give <@ ARRAY['board-member'::text, 'coalition-office'::text, 'safety-adviser'::text, 'frontline-professional'::text, 'taskforce-lead'::text, 'case-director'::text, 'privacy-officer'::text, 'administrator'::text]),
  constraint mandate_role_check CHECK (role = ANY (ARRAY['board-member'::text, 'coalition-office'::text, 'safety-adviser'::text, 'frontline-professional'::text, 'taskforce-lead'::text, 'case-director'::text, 'privacy-officer'::text, 'administrator'::text]))
);
CREATE INDEX mandate_deputy ON partners.mandate USING btree (coalition_id, deputy_of);
CREATE INDEX mandate_id ON partners.mandate USING btree (id);
CREATE INDEX mandate_organisation ON partners.mandate USING btree (coalition_id, organisation_id);
CREATE INDEX mandate_person ON partners.mandate USING btree (coalition_id, person_id);
CREATE TRIGGER end_with_mandate AFTER UPDATE OF valid_to ON partners.mandate FOR EACH ROW EXECUTE FUNCTION partners.end_with_mandate();
CREATE TRIGGER fit_deputy BEFORE INSERT ON partners.mandate FOR EACH ROW WHEN (new.deputy_of IS NOT NULL) EXECUTE FUNCTION partners.fit_deputy();
CREATE TRIGGER mandate_ends_its_sessions AFTER UPDATE OF valid_to ON partners.mandate FOR EACH ROW EXECUTE FUNCTION identity.end_sessions_of_mandate();
CREATE TRIGGER mandate_only_shortens BEFORE UPDATE OF valid_to ON partners.mandate FOR EACH ROW EXECUTE FUNCTION partners.mandate_only_shortens();
alter table partners.mandate enable row level security;
create policy daily_job_ends on partners.mandate for update to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND current_setting('app.role'::text, true) = 'system'::text)
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND ended_by IS NULL AND valid_to >= CURRENT_TIMESTAMP);
create policy daily_job_sees on partners.mandate for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND current_setting('app.role'::text, true) = 'system'::text);
create policy giver_ends on partners.mandate for update to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND id <> NULLIF(current_setting('app.mandate'::text, true), ''::text)::uuid AND (role = ANY (string_to_array(current_setting('app.may_give'::text, true), ','::text))) AND (organisation_id = NULLIF(current_setting('app.organisation'::text, true), ''::text)::uuid OR current_setting('app.covers'::text, true) = 'all'::text))
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND ended_by = NULLIF(current_setting('app.person'::text, true), ''::text)::uuid AND valid_to >= CURRENT_TIMESTAMP);
create policy giver_gives on partners.mandate for insert to slagvaardig_app
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND given_by = NULLIF(current_setting('app.person'::text, true), ''::text)::uuid AND ended_by IS NULL AND person_id <> NULLIF(current_setting('app.person'::text, true), ''::text)::uuid AND (role = ANY (string_to_array(current_setting('app.may_give'::text, true), ','::text))) AND may_give <@ string_to_array(current_setting('app.may_give'::text, true), ','::text) AND (NOT manages OR current_setting('app.manages'::text, true) = 'yes'::text) AND (organisation_id = NULLIF(current_setting('app.organisation'::text, true), ''::text)::uuid OR current_setting('app.covers'::text, true) = 'all'::text) AND (NULLIF(current_setting('app.mandate_to'::text, true), ''::text) IS NULL OR valid_to <= NULLIF(current_setting('app.mandate_to'::text, true), ''::text)::timestamp with time zone));
create policy own_organisation on partners.mandate for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (organisation_id = NULLIF(current_setting('app.organisation'::text, true), ''::text)::uuid OR person_id = NULLIF(current_setting('app.person'::text, true), ''::text)::uuid OR current_setting('app.covers'::text, true) = 'all'::text OR current_setting('app.role'::text, true) = 'privacy-officer'::text));
grant insert, select on partners.mandate to slagvaardig_app;
grant update (valid_to, ended_by) on partners.mandate to slagvaardig_app;

-- The proof that someone looked whether a mandate is still right: never changed, and gone only with the mandate itself.
create table partners.mandate_review (
  coalition_id uuid not null,
  id uuid not null,
  mandate_id uuid not null,
  person_id uuid not null,
  organisation_id uuid not null,
  role text not null,
  at timestamp with time zone not null,
  outcome text not null,
  reviewed_by uuid,
  constraint mandate_review_pkey PRIMARY KEY (coalition_id, id),
  constraint mandate_review_coalition_id_mandate_id_person_id_organisat_fkey FOREIGN KEY (coalition_id, mandate_id, person_id, organisation_id, role) REFERENCES partners.mandate(coalition_id, id, person_id, organisation_id, role),
  constraint mandate_review_coalition_id_reviewed_by_fkey FOREIGN KEY (coalition_id, reviewed_by) REFERENCES partners.person(coalition_id, id),
  constraint mandate_review_check CHECK ((reviewed_by IS NULL) = (outcome = 'not-confirmed'::text)),
  constraint mandate_review_outcome_check CHECK (outcome = ANY (ARRAY['confirmed'::text, 'ended'::text, 'not-confirmed'::text]))
);
CREATE INDEX mandate_review_mandate ON partners.mandate_review USING btree (coalition_id, mandate_id, at DESC);
CREATE TRIGGER mandate_review_never_changes BEFORE UPDATE OR TRUNCATE ON partners.mandate_review FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table partners.mandate_review enable row level security;
create policy daily_job_adds on partners.mandate_review for insert to slagvaardig_app
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND current_setting('app.role'::text, true) = 'system'::text AND outcome = 'not-confirmed'::text AND at = CURRENT_TIMESTAMP);
create policy daily_job_sees on partners.mandate_review for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND current_setting('app.role'::text, true) = 'system'::text);
create policy giver_reviews on partners.mandate_review for insert to slagvaardig_app
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND reviewed_by = NULLIF(current_setting('app.person'::text, true), ''::text)::uuid AND at = CURRENT_TIMESTAMP AND person_id <> NULLIF(current_setting('app.person'::text, true), ''::text)::uuid AND (role = ANY (string_to_array(current_setting('app.may_give'::text, true), ','::text))) AND (organisation_id = NULLIF(current_setting('app.organisation'::text, true), ''::text)::uuid OR current_setting('app.covers'::text, true) = 'all'::text));
create policy manager_reads on partners.mandate_review for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (current_setting('app.manages'::text, true) = 'yes'::text AND organisation_id = NULLIF(current_setting('app.organisation'::text, true), ''::text)::uuid OR current_setting('app.covers'::text, true) = 'all'::text));
grant insert, select on partners.mandate_review to slagvaardig_app;

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
  left_at timestamp with time zone,
  demo boolean not null default false,
  constraint person_pkey PRIMARY KEY (coalition_id, id),
  constraint person_coalition_id_id_organisation_id_key UNIQUE (coalition_id, id, organisation_id),
  constraint person_coalition_id_organisation_id_fkey FOREIGN KEY (coalition_id, organisation_id) REFERENCES partners.organisation(coalition_id, id),
  constraint person_does_check CHECK (length(does) <= 200),
  constraint person_name_check CHECK (length(name) >= 2 AND length(name) <= 120)
);
CREATE INDEX person_organisation ON partners.person USING btree (coalition_id, organisation_id);
CREATE CONSTRAINT TRIGGER demo_person_only_in_trial AFTER INSERT OR UPDATE ON partners.person NOT DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION partners.refuse_demo();
CREATE TRIGGER leave_without_mandate BEFORE UPDATE OF left_at ON partners.person FOR EACH ROW WHEN (new.left_at IS NOT NULL) EXECUTE FUNCTION partners.leave_without_mandate();
alter table partners.person enable row level security;
create policy daily_job_sees on partners.person for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND current_setting('app.role'::text, true) = 'system'::text);
create policy manager_adds on partners.person for insert to slagvaardig_app
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND current_setting('app.manages'::text, true) = 'yes'::text AND NOT demo AND left_at IS NULL AND (organisation_id = NULLIF(current_setting('app.organisation'::text, true), ''::text)::uuid OR current_setting('app.covers'::text, true) = 'all'::text));
create policy manager_lets_leave on partners.person for update to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND current_setting('app.manages'::text, true) = 'yes'::text AND left_at IS NULL AND id <> NULLIF(current_setting('app.person'::text, true), ''::text)::uuid AND (organisation_id = NULLIF(current_setting('app.organisation'::text, true), ''::text)::uuid OR current_setting('app.role'::text, true) = 'coalition-office'::text))
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND left_at = CURRENT_TIMESTAMP);
create policy own_organisation on partners.person for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (organisation_id = NULLIF(current_setting('app.organisation'::text, true), ''::text)::uuid OR id = NULLIF(current_setting('app.person'::text, true), ''::text)::uuid OR current_setting('app.covers'::text, true) = 'all'::text OR current_setting('app.role'::text, true) = 'privacy-officer'::text));
grant insert, select on partners.person to slagvaardig_app;
grant update (left_at) on partners.person to slagvaardig_app;

-- What happens with a mandate that nobody confirmed in time; without a row it ends.
create table partners.review_rule (
  coalition_id uuid not null,
  ends_unconfirmed boolean not null,
  changed_at timestamp with time zone not null,
  changed_by uuid,
  constraint review_rule_pkey PRIMARY KEY (coalition_id),
  constraint review_rule_coalition_id_changed_by_fkey FOREIGN KEY (coalition_id, changed_by) REFERENCES partners.person(coalition_id, id)
);
alter table partners.review_rule enable row level security;
create policy managers_read on partners.review_rule for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (current_setting('app.manages'::text, true) = 'yes'::text OR current_setting('app.role'::text, true) = 'system'::text));
create policy office_changes on partners.review_rule for update to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND current_setting('app.role'::text, true) = 'coalition-office'::text)
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND changed_by = NULLIF(current_setting('app.person'::text, true), ''::text)::uuid);
create policy office_decides on partners.review_rule for insert to slagvaardig_app
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND current_setting('app.role'::text, true) = 'coalition-office'::text AND changed_by = NULLIF(current_setting('app.person'::text, true), ''::text)::uuid);
grant insert, select on partners.review_rule to slagvaardig_app;
grant update (ends_unconfirmed, changed_at, changed_by) on partners.review_rule to slagvaardig_app;

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

-- The lines of the ledger with their personal part, as far as that is still there: the fields of BIO2 8.15.01 and NEN 7513.
create view platform.access_record with (security_invoker = true) as
 SELECT ledger.coalition_id,
    ledger.id,
    ledger.at,
    ledger.operation_id,
    ledger.trace,
    ledger.operation,
    ledger.activity,
    ledger.role,
    ledger.result,
    ledger.emergency,
    detail.person,
    detail.mandate,
    detail.organisation,
    detail.object,
    detail.sentence,
    detail.origin
   FROM platform.ledger
     LEFT JOIN platform.ledger_detail detail ON detail.coalition_id = ledger.coalition_id AND detail.id = ledger.id;
grant select on platform.access_record to slagvaardig_app;

-- Reference: the one row that says what this installation is; its kind can never change.
create table platform.installation (
  only_one boolean not null default true,
  kind text not null,
  coalition_id uuid not null,
  coalition_name text not null,
  region_name text not null,
  secret_check text not null,
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

-- Append-only: the access record, one line for each act that changed something, showed data of persons or was refused; it holds nothing of who.
create table platform.ledger (
  coalition_id uuid not null,
  id uuid not null,
  at timestamp with time zone not null,
  operation_id text not null,
  trace text not null,
  operation text not null,
  activity text,
  role text not null,
  result text not null,
  emergency boolean not null,
  commitment bytea not null,
  constraint ledger_pkey PRIMARY KEY (coalition_id, id),
  constraint ledger_commitment_check CHECK (length(commitment) = 32),
  constraint ledger_operation_id_check CHECK (operation_id ~ '^[0-9a-f]{16}$'::text),
  constraint ledger_result_check CHECK (result = ANY (ARRAY['done'::text, 'refused'::text, 'failed'::text])),
  constraint ledger_trace_check CHECK (trace ~ '^[0-9a-f]{32}$'::text)
);
CREATE INDEX ledger_at ON platform.ledger USING btree (coalition_id, at DESC);
CREATE TRIGGER ledger_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON platform.ledger FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER line_awaits_its_place AFTER INSERT ON platform.ledger FOR EACH ROW EXECUTE FUNCTION platform.await_place();
alter table platform.ledger enable row level security;
create policy adds_own_acts on platform.ledger for insert to slagvaardig_app
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND role = current_setting('app.role'::text, true) AND emergency = (NULLIF(current_setting('app.emergency'::text, true), ''::text) IS NOT NULL));
create policy privacy_officer_reads on platform.ledger for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND current_setting('app.role'::text, true) = 'privacy-officer'::text);
grant insert, select on platform.ledger to slagvaardig_app;

-- The part of a line of the ledger that leads to a person: never changed, and erased when its time is up.
create table platform.ledger_detail (
  coalition_id uuid not null,
  id uuid not null,
  person uuid,
  mandate uuid,
  organisation uuid,
  object text not null,
  sentence text not null,
  origin text not null,
  salt bytea not null,
  constraint ledger_detail_pkey PRIMARY KEY (coalition_id, id),
  constraint ledger_detail_coalition_id_id_fkey FOREIGN KEY (coalition_id, id) REFERENCES platform.ledger(coalition_id, id),
  constraint ledger_detail_salt_check CHECK (length(salt) = 32),
  constraint ledger_detail_sentence_check CHECK (length(sentence) <= 2000)
);
CREATE INDEX ledger_detail_person ON platform.ledger_detail USING btree (coalition_id, person);
CREATE TRIGGER ledger_detail_never_changes BEFORE UPDATE OR TRUNCATE ON platform.ledger_detail FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table platform.ledger_detail enable row level security;
create policy adds_own_acts on platform.ledger_detail for insert to slagvaardig_app
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND NOT person IS DISTINCT FROM NULLIF(current_setting('app.person'::text, true), ''::text)::uuid AND NOT mandate IS DISTINCT FROM NULLIF(current_setting('app.mandate'::text, true), ''::text)::uuid AND NOT organisation IS DISTINCT FROM NULLIF(current_setting('app.organisation'::text, true), ''::text)::uuid);
create policy privacy_officer_reads on platform.ledger_detail for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND current_setting('app.role'::text, true) = 'privacy-officer'::text);
grant insert, select on platform.ledger_detail to slagvaardig_app;

-- Append-only: what we found when we checked our own log, daily and before each signature.
create table platform.log_check (
  coalition_id uuid not null,
  id uuid not null,
  at timestamp with time zone not null,
  size bigint not null,
  sound boolean not null,
  finding text not null,
  constraint log_check_pkey PRIMARY KEY (coalition_id, id)
);
CREATE INDEX log_check_at ON platform.log_check USING btree (coalition_id, at DESC);
CREATE TRIGGER log_check_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON platform.log_check FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table platform.log_check enable row level security;
create policy guards_read on platform.log_check for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (current_setting('app.role'::text, true) = ANY (ARRAY['privacy-officer'::text, 'administrator'::text])));
grant select on platform.log_check to slagvaardig_app;

-- Append-only: every size and root of the tree that we signed (C2SP tlog-checkpoint).
create table platform.log_checkpoint (
  coalition_id uuid not null,
  origin text not null,
  size bigint not null,
  note text not null,
  signed_at timestamp with time zone not null,
  constraint log_checkpoint_pkey PRIMARY KEY (coalition_id, origin, size),
  constraint log_checkpoint_size_check CHECK (size > 0)
);
CREATE INDEX log_checkpoint_last ON platform.log_checkpoint USING btree (coalition_id, size DESC, signed_at DESC);
CREATE TRIGGER log_checkpoint_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON platform.log_checkpoint FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table platform.log_checkpoint enable row level security;
create policy everyone_reads on platform.log_checkpoint for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid);
grant select on platform.log_checkpoint to slagvaardig_app;

-- Append-only: which witness signed which of our checkpoints, and when (C2SP tlog-cosignature).
create table platform.log_cosignature (
  coalition_id uuid not null,
  witness uuid not null,
  origin text not null,
  size bigint not null,
  signed_at timestamp with time zone not null,
  line text not null,
  received_at timestamp with time zone not null,
  constraint log_cosignature_pkey PRIMARY KEY (coalition_id, witness, origin, size),
  constraint log_cosignature_coalition_id_origin_size_fkey FOREIGN KEY (coalition_id, origin, size) REFERENCES platform.log_checkpoint(coalition_id, origin, size),
  constraint log_cosignature_coalition_id_witness_fkey FOREIGN KEY (coalition_id, witness) REFERENCES platform.log_witness(coalition_id, id)
);
CREATE TRIGGER log_cosignature_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON platform.log_cosignature FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table platform.log_cosignature enable row level security;
create policy everyone_adds on platform.log_cosignature for insert to slagvaardig_app
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid);
create policy everyone_reads on platform.log_cosignature for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid);
grant insert, select on platform.log_cosignature to slagvaardig_app;

-- Append-only: the place of each line of the ledger in the tree of its coalition.
create table platform.log_leaf (
  coalition_id uuid not null,
  index bigint not null,
  id uuid not null,
  constraint log_leaf_pkey PRIMARY KEY (coalition_id, index),
  constraint log_leaf_coalition_id_id_key UNIQUE (coalition_id, id),
  constraint log_leaf_index_check CHECK (index >= 0)
);
CREATE TRIGGER log_leaf_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON platform.log_leaf FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table platform.log_leaf enable row level security;
create policy privacy_officer_reads on platform.log_leaf for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND current_setting('app.role'::text, true) = 'privacy-officer'::text);
grant select on platform.log_leaf to slagvaardig_app;

-- Lines of the ledger that have no place in the tree yet: normally for less than two seconds.
create table platform.log_pending (
  coalition_id uuid not null,
  id uuid not null,
  due timestamp with time zone not null,
  constraint log_pending_pkey PRIMARY KEY (coalition_id, id),
  constraint log_pending_coalition_id_id_fkey FOREIGN KEY (coalition_id, id) REFERENCES platform.ledger(coalition_id, id)
);
CREATE INDEX log_pending_due ON platform.log_pending USING btree (due);
alter table platform.log_pending enable row level security;
create policy guards_read on platform.log_pending for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (current_setting('app.role'::text, true) = ANY (ARRAY['privacy-officer'::text, 'administrator'::text])));
grant select on platform.log_pending to slagvaardig_app;

-- The hashes of the tree, 256 together (C2SP tlog-tiles): the last one of a level grows, the others never change.
create table platform.log_tile (
  coalition_id uuid not null,
  level integer not null,
  index bigint not null,
  hashes bytea not null,
  constraint log_tile_pkey PRIMARY KEY (coalition_id, level, index),
  constraint log_tile_hashes_check CHECK (length(hashes) >= 32 AND length(hashes) <= 8192 AND (length(hashes) % 32) = 0),
  constraint log_tile_index_check CHECK (index >= 0),
  constraint log_tile_level_check CHECK (level >= 0 AND level <= 6)
);
alter table platform.log_tile enable row level security;
create policy everyone_reads on platform.log_tile for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid);
grant select on platform.log_tile to slagvaardig_app;

-- Partners that watch the tree from outside and sign what they saw.
create table platform.log_witness (
  coalition_id uuid not null,
  id uuid not null,
  name text not null,
  key text not null,
  added_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint log_witness_pkey PRIMARY KEY (coalition_id, id),
  constraint log_witness_coalition_id_key_key UNIQUE (coalition_id, key),
  constraint log_witness_name_check CHECK (length(name) >= 1 AND length(name) <= 200)
);
alter table platform.log_witness enable row level security;
create policy everyone_reads on platform.log_witness for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid);
create policy guards_add on platform.log_witness for insert to slagvaardig_app
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (current_setting('app.role'::text, true) = ANY (ARRAY['privacy-officer'::text, 'administrator'::text])));
create policy guards_end on platform.log_witness for update to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (current_setting('app.role'::text, true) = ANY (ARRAY['privacy-officer'::text, 'administrator'::text])))
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (current_setting('app.role'::text, true) = ANY (ARRAY['privacy-officer'::text, 'administrator'::text])));
grant insert, select on platform.log_witness to slagvaardig_app;
grant update (ended_at) on platform.log_witness to slagvaardig_app;

-- Reference: the migrations that have run, with the checksum of their text.
create table platform.migration (
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default now(),
  constraint migration_pkey PRIMARY KEY (name)
);
alter table platform.migration enable row level security;

-- Logboek Dataverwerkingen: each processing of data of persons, for which activity and of whom by pseudonym; never by which user.
create table platform.processing_record (
  coalition_id uuid not null,
  operation_id text not null,
  trace text not null,
  activity text not null,
  name text not null,
  status text not null,
  started_at timestamp with time zone not null,
  ended_at timestamp with time zone not null,
  subjects text[] not null,
  constraint processing_record_pkey PRIMARY KEY (coalition_id, operation_id),
  constraint processing_record_check CHECK (started_at <= ended_at),
  constraint processing_record_operation_id_check CHECK (operation_id ~ '^[0-9a-f]{16}$'::text),
  constraint processing_record_status_check CHECK (status = ANY (ARRAY['ok'::text, 'error'::text])),
  constraint processing_record_trace_check CHECK (trace ~ '^[0-9a-f]{32}$'::text)
);
CREATE INDEX processing_record_subjects ON platform.processing_record USING gin (subjects);
CREATE TRIGGER processing_record_never_changes BEFORE UPDATE OR TRUNCATE ON platform.processing_record FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table platform.processing_record enable row level security;
create policy adds_own_processing on platform.processing_record for insert to slagvaardig_app
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid);
create policy privacy_officer_reads on platform.processing_record for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND current_setting('app.role'::text, true) = 'privacy-officer'::text);
grant insert, select on platform.processing_record to slagvaardig_app;

-- Web sessions: one row for each time that someone signed in. The token itself is only in the browser.
create table platform.session (
  coalition_id uuid not null,
  id uuid not null,
  selector_hash bytea not null,
  token_hash bytea not null,
  previous_hash bytea,
  person uuid not null,
  mandate uuid not null,
  via text not null,
  strength text not null,
  browser text not null,
  provider uuid,
  provider_session text,
  idle_minutes integer not null,
  created_at timestamp with time zone not null default now(),
  rotated_at timestamp with time zone not null default now(),
  confirmed_at timestamp with time zone,
  last_seen_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  ended_because text,
  constraint session_pkey PRIMARY KEY (coalition_id, id),
  constraint session_coalition_id_selector_hash_key UNIQUE (coalition_id, selector_hash),
  constraint session_browser_check CHECK (length(browser) <= 60),
  constraint session_check CHECK ((ended_at IS NULL) = (ended_because IS NULL)),
  constraint session_ended_because_check CHECK (ended_because = ANY (ARRAY['signed-out'::text, 'ended-by-person'::text, 'old-token'::text, 'other-browser'::text, 'provider'::text, 'mandate-ended'::text, 'ways-changed'::text, 'account-removed'::text])),
  constraint session_idle_minutes_check CHECK (idle_minutes > 0),
  constraint session_previous_hash_check CHECK (length(previous_hash) = 32),
  constraint session_provider_session_check CHECK (length(provider_session) <= 255),
  constraint session_selector_hash_check CHECK (length(selector_hash) = 32),
  constraint session_strength_check CHECK (strength = ANY (ARRAY['single'::text, 'mfa'::text])),
  constraint session_token_hash_check CHECK (length(token_hash) = 32),
  constraint session_via_check CHECK (via = ANY (ARRAY['demo'::text, 'password'::text, 'passkey'::text, 'provider'::text]))
);
CREATE INDEX session_person ON platform.session USING btree (coalition_id, person);
CREATE TRIGGER demo_session_only_in_trial BEFORE INSERT OR UPDATE ON platform.session FOR EACH ROW EXECUTE FUNCTION platform.refuse_demo_session();
alter table platform.session enable row level security;
create policy changes_own_sessions on platform.session for update to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (person = NULLIF(current_setting('app.person'::text, true), ''::text)::uuid OR person = NULLIF(current_setting('app.proving'::text, true), ''::text)::uuid))
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (person = NULLIF(current_setting('app.person'::text, true), ''::text)::uuid OR person = NULLIF(current_setting('app.proving'::text, true), ''::text)::uuid));
create policy own_sessions on platform.session for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND (person = NULLIF(current_setting('app.person'::text, true), ''::text)::uuid OR person = NULLIF(current_setting('app.proving'::text, true), ''::text)::uuid));
create policy signs_in on platform.session for insert to slagvaardig_app
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND person = NULLIF(current_setting('app.proving'::text, true), ''::text)::uuid);
grant insert, select on platform.session to slagvaardig_app;
grant update (token_hash, previous_hash, mandate, idle_minutes, rotated_at, confirmed_at, expires_at, ended_at, ended_because) on platform.session to slagvaardig_app;

-- The processing register: the activities as the code declares them, put here at each start; what was changed or left the code stays, with its end.
create table privacy.activity (
  coalition_id uuid not null,
  name text not null,
  valid_from timestamp with time zone not null,
  valid_to timestamp with time zone,
  title text not null,
  purpose text not null,
  legal_basis text not null,
  law text not null,
  subjects text[] not null,
  data text[] not null,
  recipients text[] not null,
  retention text not null,
  constraint activity_pkey PRIMARY KEY (coalition_id, name, valid_from),
  constraint activity_check CHECK (valid_from < valid_to),
  constraint activity_law_check CHECK (law = ANY (ARRAY['avg'::text, 'wpg'::text]))
);
CREATE UNIQUE INDEX activity_in_force ON privacy.activity USING btree (coalition_id, name) WHERE (valid_to IS NULL);
alter table privacy.activity enable row level security;
create policy everyone_reads on privacy.activity for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid);
grant select on privacy.activity to slagvaardig_app;

-- The emergency accesses that the privacy officer has looked at.
create table privacy.emergency_seen (
  coalition_id uuid not null,
  emergency uuid not null,
  seen_at timestamp with time zone not null,
  constraint emergency_seen_pkey PRIMARY KEY (coalition_id, emergency)
);
alter table privacy.emergency_seen enable row level security;
create policy privacy_officer_marks on privacy.emergency_seen for insert to slagvaardig_app
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND current_setting('app.role'::text, true) = 'privacy-officer'::text);
create policy privacy_officer_reads on privacy.emergency_seen for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND current_setting('app.role'::text, true) = 'privacy-officer'::text);
grant insert, select on privacy.emergency_seen to slagvaardig_app;

-- Append-only: the proof of each time that a retention rule was carried out. It says how many records went, and nothing of what was in them.
create table privacy.erasure (
  coalition_id uuid not null,
  id uuid not null,
  rule text not null,
  action text not null,
  days integer not null,
  before timestamp with time zone not null,
  carried_out_at timestamp with time zone not null,
  records integer not null,
  left_over integer not null,
  ids_hash text not null,
  constraint erasure_pkey PRIMARY KEY (coalition_id, id),
  constraint erasure_action_check CHECK (action = ANY (ARRAY['erase'::text, 'anonymise'::text])),
  constraint erasure_ids_hash_check CHECK (ids_hash ~ '^[0-9a-f]{64}$'::text),
  constraint erasure_left_over_check CHECK (left_over = 0),
  constraint erasure_records_check CHECK (records > 0)
);
CREATE INDEX erasure_latest ON privacy.erasure USING btree (coalition_id, carried_out_at DESC);
CREATE TRIGGER erasure_never_changes BEFORE DELETE OR UPDATE OR TRUNCATE ON privacy.erasure FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table privacy.erasure enable row level security;
create policy privacy_officer_reads on privacy.erasure for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND current_setting('app.role'::text, true) = 'privacy-officer'::text);
grant select on privacy.erasure to slagvaardig_app;

-- How far the processing record was sent to the collector of the organisation.
create table privacy.push (
  coalition_id uuid not null,
  pushed_to timestamp with time zone not null,
  last_at timestamp with time zone,
  spans bigint not null default 0,
  failures integer not null default 0,
  last_failure text,
  constraint push_pkey PRIMARY KEY (coalition_id),
  constraint push_last_failure_check CHECK (length(last_failure) <= 200)
);
alter table privacy.push enable row level security;
create policy privacy_officer_reads on privacy.push for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND current_setting('app.role'::text, true) = 'privacy-officer'::text);
grant select on privacy.push to slagvaardig_app;

-- What was sent of the records that ended after pushed_to: an act can be committed later than another that ended after it.
create table privacy.pushed (
  coalition_id uuid not null,
  operation_id text not null,
  ended_at timestamp with time zone not null,
  constraint pushed_pkey PRIMARY KEY (coalition_id, operation_id)
);
alter table privacy.pushed enable row level security;

-- Append-only: what only the coalition knows of its processing. Each row is a version; the latest one holds.
create table privacy.register_entry (
  coalition_id uuid not null,
  id uuid not null,
  activity text,
  stated_at timestamp with time zone not null,
  controller text not null,
  joint_controllers text not null,
  contact text not null,
  processors text not null,
  transfers text not null,
  dpia_on date,
  reviewed_on date,
  constraint register_entry_pkey PRIMARY KEY (coalition_id, id),
  constraint register_entry_contact_check CHECK (length(contact) <= 1000),
  constraint register_entry_controller_check CHECK (length(controller) <= 1000),
  constraint register_entry_joint_controllers_check CHECK (length(joint_controllers) <= 2000),
  constraint register_entry_processors_check CHECK (length(processors) <= 2000),
  constraint register_entry_transfers_check CHECK (length(transfers) <= 2000)
);
CREATE INDEX register_entry_latest ON privacy.register_entry USING btree (coalition_id, activity, stated_at DESC);
CREATE TRIGGER register_entry_never_changes BEFORE DELETE OR UPDATE OR TRUNCATE ON privacy.register_entry FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table privacy.register_entry enable row level security;
create policy everyone_reads on privacy.register_entry for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid);
create policy privacy_officer_states on privacy.register_entry for insert to slagvaardig_app
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND current_setting('app.role'::text, true) = 'privacy-officer'::text);
grant insert, select on privacy.register_entry to slagvaardig_app;

-- What each retention rule would take away, counted without taking it: the rehearsal.
create table privacy.rehearsal (
  coalition_id uuid not null,
  rule text not null,
  counted_at timestamp with time zone not null,
  due_now bigint not null,
  due_in_month bigint not null,
  due_in_year bigint not null,
  kept bigint not null,
  next_at timestamp with time zone,
  constraint rehearsal_pkey PRIMARY KEY (coalition_id, rule)
);
alter table privacy.rehearsal enable row level security;
create policy privacy_officer_reads on privacy.rehearsal for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND current_setting('app.role'::text, true) = 'privacy-officer'::text);
grant select on privacy.rehearsal to slagvaardig_app;

-- Requests of people about their own data (AVG art. 15 to 21), with their term and their answer. How to reach the person stays in the letters of the organisation.
create table privacy.request (
  coalition_id uuid not null,
  id uuid not null,
  kind text not null,
  subject uuid,
  reference text not null,
  asked text not null,
  received_on date not null,
  due_on date not null,
  state text not null,
  state_since timestamp with time zone not null,
  extended_on date,
  extension_reason text,
  answer text,
  constraint request_pkey PRIMARY KEY (coalition_id, id),
  constraint request_answer_check CHECK (length(answer) >= 10 AND length(answer) <= 4000),
  constraint request_asked_check CHECK (length(asked) <= 2000),
  constraint request_check CHECK ((extended_on IS NULL) = (extension_reason IS NULL)),
  constraint request_check1 CHECK ((state = ANY (ARRAY['granted'::text, 'partly-granted'::text, 'refused'::text])) = (answer IS NOT NULL)),
  constraint request_check2 CHECK (received_on < due_on),
  constraint request_extension_reason_check CHECK (length(extension_reason) >= 10 AND length(extension_reason) <= 1000),
  constraint request_kind_check CHECK (kind = ANY (ARRAY['access'::text, 'correction'::text, 'erasure'::text, 'restriction'::text, 'objection'::text])),
  constraint request_reference_check CHECK (length(reference) <= 120),
  constraint request_state_check CHECK (state = ANY (ARRAY['received'::text, 'identified'::text, 'granted'::text, 'partly-granted'::text, 'refused'::text, 'withdrawn'::text]))
);
CREATE INDEX request_due ON privacy.request USING btree (coalition_id, due_on);
alter table privacy.request enable row level security;
create policy privacy_officer_moves on privacy.request for update to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND current_setting('app.role'::text, true) = 'privacy-officer'::text AND (state = ANY (ARRAY['received'::text, 'identified'::text])))
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid);
create policy privacy_officer_reads on privacy.request for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND current_setting('app.role'::text, true) = 'privacy-officer'::text);
create policy privacy_officer_takes_in on privacy.request for insert to slagvaardig_app
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND current_setting('app.role'::text, true) = 'privacy-officer'::text AND state = 'received'::text);
grant insert, select on privacy.request to slagvaardig_app;
grant update (subject, due_on, state, state_since, extended_on, extension_reason, answer) on privacy.request to slagvaardig_app;

-- Append-only: the terms that the coalition chose instead of what the code proposes. The latest of a rule holds.
create table privacy.term (
  coalition_id uuid not null,
  id uuid not null,
  rule text not null,
  days integer not null,
  decided_by text not null,
  decided_on date not null,
  stated_at timestamp with time zone not null,
  constraint term_pkey PRIMARY KEY (coalition_id, id),
  constraint term_days_check CHECK (days > 0),
  constraint term_decided_by_check CHECK (length(decided_by) >= 3 AND length(decided_by) <= 200)
);
CREATE INDEX term_latest ON privacy.term USING btree (coalition_id, rule, stated_at DESC);
CREATE TRIGGER term_never_changes BEFORE DELETE OR UPDATE OR TRUNCATE ON privacy.term FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table privacy.term enable row level security;
create policy everyone_reads on privacy.term for select to slagvaardig_app
  using (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid);
create policy privacy_officer_states on privacy.term for insert to slagvaardig_app
  with check (coalition_id = NULLIF(current_setting('app.coalition'::text, true), ''::text)::uuid AND current_setting('app.role'::text, true) = 'privacy-officer'::text);
grant insert, select on privacy.term to slagvaardig_app;

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

CREATE OR REPLACE FUNCTION agenda.membership_only_shortens()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.valid_to > old.valid_to then
    raise exception 'a membership can only be ended' using errcode = '42501';
  end if;
  return new;
end $function$;

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
   where given.id = sight.mandate and given.person_id = sight.person and given.role <> 'administrator' and led.state <> 'discharged'
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

CREATE OR REPLACE FUNCTION frontline.refuse_false_copy()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare faithful boolean;
begin
  -- Apart, because a plan names fields that only one of the tables has.
  if tg_table_name = 'step' then
    select true into faithful from frontline.report
     where report.coalition_id = new.coalition_id and report.id = new.report_id and report.municipality_code = new.municipality_code
       and report.reporter is not distinct from new.reporter and report.code_hash is not distinct from new.code_hash
       and report.taskforce_id is not distinct from new.taskforce_id;
  else
    select true into faithful from frontline.report
     where report.coalition_id = new.coalition_id and report.id = new.report_id and report.municipality_code = new.municipality_code
       and report.kind = 'story' and report.consent;
  end if;
  if faithful then return null; end if;
  raise exception 'a % says of its report what the report does not say', tg_table_name using errcode = '42501';
end $function$;

CREATE OR REPLACE FUNCTION identity.end_provider_sessions(coalition uuid, provider uuid, sid text, subject_lookup text)
 RETURNS TABLE(person uuid)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  with ended as (
    update platform.session set ended_at = current_timestamp, ended_because = 'provider'
     where session.coalition_id = coalition and session.provider = end_provider_sessions.provider and session.ended_at is null
       and case when sid is not null then session.provider_session = sid
                else session.person in (select link.person from identity.link
                                         where link.coalition_id = coalition and link.provider_id = end_provider_sessions.provider and link.lookup = subject_lookup) end
    returning session.person)
  select distinct ended.person from ended
$function$;
grant execute on function identity.end_provider_sessions(coalition uuid, provider uuid, sid text, subject_lookup text) to slagvaardig_app;

CREATE OR REPLACE FUNCTION identity.end_sessions_of_mandate()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if new.valid_to <= current_timestamp then
    update platform.session set ended_at = current_timestamp, ended_because = 'mandate-ended'
     where session.coalition_id = new.coalition_id and session.mandate = new.id and session.ended_at is null;
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION identity.end_sessions_of_provider()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  update platform.session set ended_at = current_timestamp, ended_because = 'provider'
   where session.coalition_id = new.coalition_id and session.provider = new.id and session.ended_at is null;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION identity.letter_presented(coalition uuid)
 RETURNS TABLE(id uuid, kind text, person uuid, name text, organisation uuid, organisation_name text, email text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select letter.id, letter.kind, who.id, who.name, home.id, home.name, letter.email
    from identity.letter
    join partners.person as who on who.coalition_id = letter.coalition_id and who.id = letter.person
    join partners.organisation as home on home.coalition_id = who.coalition_id and home.id = who.organisation_id
   where letter.coalition_id = coalition and letter.lookup = nullif(current_setting('app.presented', true), '')
     and letter.used_at is null and letter.expires_at > current_timestamp
$function$;
grant execute on function identity.letter_presented(coalition uuid) to slagvaardig_app;

CREATE OR REPLACE FUNCTION identity.mandates_of(coalition uuid)
 RETURNS TABLE(mandate uuid, role text, organisation uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select given.id, given.role, given.organisation_id
    from partners.mandate as given
   where given.coalition_id = coalition
     and given.person_id in (nullif(current_setting('app.person', true), '')::uuid, nullif(current_setting('app.proving', true), '')::uuid)
     and given.valid_from <= current_timestamp and (given.valid_to is null or current_timestamp < given.valid_to)
   order by given.valid_from, given.id
$function$;
grant execute on function identity.mandates_of(coalition uuid) to slagvaardig_app;

CREATE OR REPLACE FUNCTION identity.remove_account(coalition uuid, person uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if current_setting('app.role', true) is distinct from 'administrator'
    and remove_account.person is distinct from nullif(current_setting('app.person', true), '')::uuid
  then
    return false;
  end if;
  update platform.session set ended_at = current_timestamp, ended_because = 'account-removed'
   where session.coalition_id = coalition and session.person = remove_account.person and session.ended_at is null;
  update identity.letter set expires_at = current_timestamp
   where letter.coalition_id = coalition and letter.person = remove_account.person and letter.expires_at > current_timestamp;
  delete from identity.account where account.coalition_id = coalition and account.person = remove_account.person;
  return found;
end $function$;
grant execute on function identity.remove_account(coalition uuid, person uuid) to slagvaardig_app;

CREATE OR REPLACE FUNCTION identity.roles_of(coalition uuid, person uuid)
 RETURNS TABLE(role text, organisation uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select given.role, given.organisation_id from partners.mandate as given
   where given.coalition_id = coalition and given.person_id = roles_of.person and (given.valid_to is null or current_timestamp < given.valid_to)
$function$;
grant execute on function identity.roles_of(coalition uuid, person uuid) to slagvaardig_app;

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

CREATE OR REPLACE FUNCTION partners.end_with_mandate()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  update partners.mandate set valid_to = greatest(valid_from, new.valid_to), ended_by = new.ended_by
   where coalition_id = new.coalition_id and deputy_of = new.id and (valid_to is null or valid_to > greatest(valid_from, new.valid_to));
  if new.valid_to <= current_timestamp then
    update platform.session set ended_at = current_timestamp, ended_because = 'mandate-ended'
     where coalition_id = new.coalition_id and mandate = new.id and ended_at is null;
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION partners.fit_deputy()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare principal partners.mandate;
begin
  select * into principal from partners.mandate where coalition_id = new.coalition_id and id = new.deputy_of;
  if principal.deputy_of is not null or principal.person_id = new.person_id
     or not new.may_give <@ principal.may_give or new.manages and not principal.manages then
    raise exception 'a deputy is someone else, and never wider than whom they replace' using errcode = '42501';
  end if;
  new.valid_to := least(new.valid_to, principal.valid_to);
  return new;
end $function$;

CREATE OR REPLACE FUNCTION partners.leave_without_mandate()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if exists (select from partners.mandate where coalition_id = new.coalition_id and person_id = new.id
               and (valid_to is null or current_timestamp < valid_to and valid_from < valid_to)) then
    raise exception 'a person who still has a mandate cannot leave' using errcode = '42501';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION partners.mandate_only_shortens()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.valid_to <= current_timestamp or new.valid_to is null or new.valid_to > old.valid_to then
    raise exception 'a mandate can only be ended, and once' using errcode = '42501';
  end if;
  return new;
end $function$;

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
     ('area', home.municipality_code), ('name', who.name), ('manages', case when given.manages then 'yes' end),
     ('may_give', nullif(array_to_string(given.may_give, ','), '')),
     ('covers', case when given.role in ('coalition-office', 'administrator') then 'all' end),
     ('mandate_to', to_char(given.valid_to at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
     ('emergency_modules', (select string_agg(asking.module, ',') from partners.emergency_module as asking where given.role = any (asking.roles)))
   ) as setting (key, value)
   where given.id = sight.mandate and given.person_id = sight.person
     and given.valid_from <= current_timestamp and (given.valid_to is null or current_timestamp < given.valid_to)
     and setting.value is not null
  union all
  select 'circles', string_agg(distinct member.circle_id::text, ',')
    from partners.circle_member as member
    join partners.mandate as given on given.coalition_id = member.coalition_id and given.person_id = member.person_id
   where given.id = sight.mandate and given.person_id = sight.person and given.role <> 'administrator'
     and member.valid_from <= current_timestamp and (member.valid_to is null or current_timestamp < member.valid_to)
  having count(*) > 0
  union all
  select setting.key, setting.value
    from (select emergency.id, emergency.module, emergency.municipality_code from partners.emergency_access as emergency
           where emergency.mandate_id = sight.mandate and emergency.person_id = sight.person
             and emergency.valid_from <= current_timestamp and current_timestamp < emergency.valid_to
           order by emergency.valid_to desc limit 1) as latest
   cross join lateral (values
     ('emergency', latest.module), ('emergency_area', latest.municipality_code), ('emergency_id', latest.id::text)) as setting (key, value)
$function$;

CREATE OR REPLACE FUNCTION partners.time_emergency()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if tg_op = 'INSERT' then
    new.valid_from := current_timestamp;
    new.valid_to := current_timestamp + make_interval(mins => (select minutes from partners.emergency_module where module = new.module));
  elsif old.valid_to <= current_timestamp or new.valid_to > old.valid_to then
    raise exception 'an emergency access can only be ended, and once' using errcode = '42501';
  end if;
  return new;
end $function$;

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

CREATE OR REPLACE FUNCTION platform.await_place()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  insert into platform.log_pending (coalition_id, id, due)
  values (new.coalition_id, new.id, case when new.at = date_trunc('day', new.at, 'UTC') then new.at + interval '24 hours' else new.at end);
  return null;
end $function$;

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

CREATE OR REPLACE FUNCTION platform.session_of(coalition uuid, selector bytea, token bytea, next_token bytea, agent text)
 RETURNS TABLE(session uuid, person uuid, mandate uuid, renewed boolean, sight jsonb, moment text)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
#variable_conflict use_column
declare
  found_session platform.session;
  is_current boolean;
  is_renewed boolean := false;
  seen_now jsonb;
begin
  select * into found_session from platform.session
   where coalition_id = coalition and selector_hash = selector and ended_at is null
     and expires_at > now() and last_seen_at > now() - make_interval(mins => idle_minutes);
  if not found then return; end if;

  is_current := found_session.token_hash = token;
  if found_session.browser <> agent
    or not (is_current or (found_session.previous_hash = token and coalesce(found_session.confirmed_at > now() - interval '1 minute', true)) is true)
  then
    update platform.session set ended_at = now(), ended_because = case when browser <> agent then 'other-browser' else 'old-token' end
     where coalition_id = coalition and id = found_session.id and ended_at is null;
    return;
  end if;

  if is_current and found_session.rotated_at < now() - interval '15 minutes' then
    update platform.session set previous_hash = token_hash, token_hash = next_token, rotated_at = now(), confirmed_at = null, last_seen_at = now()
     where coalition_id = coalition and id = found_session.id and token_hash = token;
    is_renewed := found;
  elsif not is_current and found_session.confirmed_at is null and found_session.rotated_at < now() - interval '1 minute' then
    -- The answer that carried the successor never arrived: another one takes its place.
    update platform.session set token_hash = next_token, rotated_at = now(), last_seen_at = now()
     where coalition_id = coalition and id = found_session.id and token_hash = found_session.token_hash and confirmed_at is null;
    is_renewed := found;
  elsif (is_current and found_session.confirmed_at is null) or found_session.last_seen_at < now() - interval '1 minute' then
    update platform.session set last_seen_at = now(), confirmed_at = case when is_current and token_hash = token then coalesce(confirmed_at, now()) else confirmed_at end
     where coalition_id = coalition and id = found_session.id;
  end if;

  select coalesce(jsonb_agg(jsonb_build_object('key', seen.key, 'value', seen.value)), '[]'::jsonb) into seen_now
    from platform.become(coalition, found_session.person, found_session.mandate) as seen;
  if found_session.strength = 'single' and not seen_now @> '[{"key": "role", "value": "frontline-professional"}]'::jsonb then
    seen_now := '[]'::jsonb;
  end if;
  return query select found_session.id, found_session.person, found_session.mandate, is_renewed, seen_now, pg_current_snapshot()::text;
end $function$;
grant execute on function platform.session_of(coalition uuid, selector bytea, token bytea, next_token bytea, agent text) to slagvaardig_app;

CREATE OR REPLACE FUNCTION platform.session_stands(coalition uuid, selector bytea)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  return exists (
    select from platform.session as open
      cross join lateral platform.become(coalition, open.person, open.mandate) as seen
     where open.coalition_id = coalition and open.selector_hash = selector and open.ended_at is null and seen.key = 'role'
       and open.expires_at > now() and open.last_seen_at > now() - make_interval(mins => open.idle_minutes));
end $function$;
grant execute on function platform.session_stands(coalition uuid, selector bytea) to slagvaardig_app;
