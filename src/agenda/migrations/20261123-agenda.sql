-- What is done about the priorities: taskforces and their members, action agendas and actions.

create table agenda.taskforce (
  coalition_id uuid not null,
  id uuid not null,
  priority_id uuid not null,
  name text not null check (length(name) between 3 and 120),
  assignment text not null check (length(assignment) between 1 and 2000),
  state text not null check (state in ('set-up', 'active', 'extended', 'discharged')),
  state_since date not null,
  reason text check (length(reason) <= 2000),
  valid_from date not null,
  valid_to date,
  demo boolean not null default false,
  primary key (coalition_id, id),
  unique (coalition_id, id, priority_id),
  unique (coalition_id, name),
  foreign key (coalition_id, priority_id) references strategy.priority (coalition_id, id),
  check (valid_from <= valid_to),
  check ((state = 'discharged') = (valid_to is not null))
);
comment on table agenda.taskforce is 'The small group that leads one priority, from the day it was set up until it was discharged.';
comment on column agenda.taskforce.coalition_id is 'The coalition.';
comment on column agenda.taskforce.id is 'Identifier of the taskforce.';
comment on column agenda.taskforce.priority_id is 'The priority it leads.';
comment on column agenda.taskforce.name is 'Its name, in Dutch.';
comment on column agenda.taskforce.assignment is 'What it was asked to do, in Dutch.';
comment on column agenda.taskforce.state is 'set-up, active, extended (wider for a while) or discharged; docs/states/taskforce.md.';
comment on column agenda.taskforce.state_since is 'First day of this state.';
comment on column agenda.taskforce.reason is 'Why it came into this state, in Dutch.';
comment on column agenda.taskforce.valid_from is 'The day it was set up.';
comment on column agenda.taskforce.valid_to is 'The day it was discharged.';
comment on column agenda.taskforce.demo is 'True for an invented taskforce; only in a trial.';

create table agenda.taskforce_member (
  coalition_id uuid not null,
  taskforce_id uuid not null,
  person_id uuid not null,
  organisation_id uuid not null,
  part text not null check (part in ('lead', 'member')),
  temporary boolean not null default false,
  valid_from date not null,
  valid_to date,
  primary key (coalition_id, taskforce_id, person_id, valid_from),
  foreign key (coalition_id, taskforce_id) references agenda.taskforce (coalition_id, id),
  foreign key (coalition_id, person_id) references partners.person (coalition_id, id),
  foreign key (coalition_id, organisation_id) references partners.organisation (coalition_id, id),
  check (valid_from <= valid_to),
  check (not temporary or valid_to is not null)
);
create index taskforce_member_person on agenda.taskforce_member (coalition_id, person_id);
comment on table agenda.taskforce_member is 'Who sits in a taskforce, for which organisation, from when to when.';
comment on column agenda.taskforce_member.coalition_id is 'The coalition.';
comment on column agenda.taskforce_member.taskforce_id is 'The taskforce.';
comment on column agenda.taskforce_member.person_id is 'The office holder or colleague.';
comment on column agenda.taskforce_member.organisation_id is 'The organisation that the member speaks for.';
comment on column agenda.taskforce_member.part is 'lead (pulls the taskforce) or member.';
comment on column agenda.taskforce_member.temporary is 'True for who joins for a while: the last day is known from the first.';
comment on column agenda.taskforce_member.valid_from is 'First day as a member.';
comment on column agenda.taskforce_member.valid_to is 'First day no longer a member; empty while it lasts.';

-- A membership can only become shorter, and one that is over stays so: policies cannot compare a row with what it was.
create function agenda.membership_only_shortens() returns trigger language plpgsql as $$
begin
  if new.valid_to > old.valid_to then
    raise exception 'a membership can only be ended' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger membership_only_shortens before update of valid_to on agenda.taskforce_member
  for each row execute function agenda.membership_only_shortens();

create table agenda.action_agenda (
  coalition_id uuid not null,
  priority_id uuid not null,
  introduction text not null check (length(introduction) between 1 and 2000),
  valid_from date not null,
  valid_to date,
  demo boolean not null default false,
  primary key (coalition_id, priority_id),
  foreign key (coalition_id, priority_id) references strategy.priority (coalition_id, id),
  check (valid_from < valid_to)
);
comment on table agenda.action_agenda is 'What a priority asks of the partners in its period: the frame around its actions.';
comment on column agenda.action_agenda.coalition_id is 'The coalition.';
comment on column agenda.action_agenda.priority_id is 'The priority it works out.';
comment on column agenda.action_agenda.introduction is 'What is chosen and why, in Dutch.';
comment on column agenda.action_agenda.valid_from is 'First day that it holds.';
comment on column agenda.action_agenda.valid_to is 'First day that it no longer holds.';
comment on column agenda.action_agenda.demo is 'True for an invented agenda; only in a trial.';

create table agenda.action (
  coalition_id uuid not null,
  id uuid not null,
  priority_id uuid not null,
  taskforce_id uuid,
  owner_organisation_id uuid not null,
  title text not null check (length(title) between 3 and 120),
  what text not null check (length(what) between 1 and 2000),
  state text not null check (state in ('planned', 'running', 'done', 'stopped')),
  reason text check (length(reason) <= 2000),
  result text check (length(result) <= 2000),
  confidentiality text not null check (confidentiality in ('public', 'coalition', 'taskforce')),
  planned_from date not null,
  planned_to date,
  started_on date,
  ended_on date,
  demo boolean not null default false,
  primary key (coalition_id, id),
  foreign key (coalition_id, priority_id) references strategy.priority (coalition_id, id),
  foreign key (coalition_id, taskforce_id, priority_id) references agenda.taskforce (coalition_id, id, priority_id),
  foreign key (coalition_id, owner_organisation_id) references partners.organisation (coalition_id, id),
  check (planned_from <= planned_to),
  check (state <> 'running' or started_on is not null),
  check ((state in ('done', 'stopped')) = (ended_on is not null)),
  check ((state = 'done') = (result is not null)),
  check ((state = 'stopped') = (reason is not null)),
  check (confidentiality <> 'taskforce' or taskforce_id is not null)
);
create index action_priority on agenda.action (coalition_id, priority_id);
create index action_taskforce on agenda.action (coalition_id, taskforce_id);
comment on table agenda.action is 'One thing that is done under a priority.';
comment on column agenda.action.coalition_id is 'The coalition.';
comment on column agenda.action.id is 'Identifier of the action.';
comment on column agenda.action.priority_id is 'The priority it serves.';
comment on column agenda.action.taskforce_id is 'The taskforce that leads it; empty when the coalition office does.';
comment on column agenda.action.owner_organisation_id is 'The organisation that does it.';
comment on column agenda.action.title is 'What it is called, in Dutch.';
comment on column agenda.action.what is 'What is done, in Dutch.';
comment on column agenda.action.state is 'planned, running, done or stopped; docs/states/action.md.';
comment on column agenda.action.reason is 'Why it was stopped, in Dutch.';
comment on column agenda.action.result is 'What it brought, in Dutch.';
comment on column agenda.action.confidentiality is 'Who sees it: public, coalition (who is signed in) or taskforce (its members and the coalition office).';
comment on column agenda.action.planned_from is 'First day according to the plan.';
comment on column agenda.action.planned_to is 'Last day according to the plan.';
comment on column agenda.action.started_on is 'First day in reality.';
comment on column agenda.action.ended_on is 'The day it was done or stopped.';
comment on column agenda.action.demo is 'True for an invented action; only in a trial.';

-- Counts outward: how many actions there are, also of those that the asker may not see; without any of their content.
create function agenda.count_actions() returns table (priority uuid, state text, open_to_all boolean, actions bigint)
  language sql stable security definer set search_path = pg_catalog as $$
  select priority_id, action.state, confidentiality = 'public', count(*)
    from agenda.action
   where coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
   group by 1, 2, 3
$$;

create constraint trigger demo_taskforce_only_in_trial after insert or update on agenda.taskforce
  for each row execute function partners.refuse_demo();
create constraint trigger demo_agenda_only_in_trial after insert or update on agenda.action_agenda
  for each row execute function partners.refuse_demo();
create constraint trigger demo_action_only_in_trial after insert or update on agenda.action
  for each row execute function partners.refuse_demo();
