-- Who works together: organisations, their people, the mandates that people act under, and what partners agreed.

create table partners.organisation (
  coalition_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('municipality', 'om', 'police', 'coalition-office', 'board', 'expertise-centre',
    'safety-house', 'province', 'care', 'private', 'education', 'other')),
  name text not null check (length(name) between 2 and 120),
  municipality_code text references places.municipality,
  valid_from date,
  valid_to date,
  source text,
  demo boolean not null default false,
  primary key (coalition_id, id),
  unique (coalition_id, name),
  check (valid_from < valid_to),
  check ((kind = 'municipality') = (municipality_code is not null))
);
comment on table partners.organisation is 'Organisations of the coalition and its partners, dated.';
comment on column partners.organisation.coalition_id is 'The coalition.';
comment on column partners.organisation.id is 'Identifier.';
comment on column partners.organisation.kind is 'What kind of partner it is.';
comment on column partners.organisation.name is 'Dutch name.';
comment on column partners.organisation.municipality_code is 'For a municipality: its code in places.municipality.';
comment on column partners.organisation.valid_from is 'First day as a partner; empty when not known or older than our records.';
comment on column partners.organisation.valid_to is 'First day that it no longer is; empty while it is.';
comment on column partners.organisation.source is 'Where this was read; empty when the coalition office added it.';
comment on column partners.organisation.demo is 'True for an invented organisation; cannot exist in a production installation.';

create table partners.person (
  coalition_id uuid not null,
  id uuid not null,
  name text not null check (length(name) between 2 and 120),
  does text not null check (length(does) <= 200),
  organisation_id uuid not null,
  demo boolean not null default false,
  primary key (coalition_id, id),
  foreign key (coalition_id, organisation_id) references partners.organisation
);
create index person_organisation on partners.person (coalition_id, organisation_id);
comment on table partners.person is 'Office holders and users of the system; nobody else.';
comment on column partners.person.coalition_id is 'The coalition.';
comment on column partners.person.id is 'Identifier.';
comment on column partners.person.name is 'Name as colleagues know it.';
comment on column partners.person.does is 'What the person does, in one Dutch line.';
comment on column partners.person.organisation_id is 'The organisation that the person works for.';
comment on column partners.person.demo is 'True for an invented person; cannot exist in a production installation.';

create table partners.mandate (
  coalition_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  organisation_id uuid not null,
  role text not null check (role in ('board-member', 'coalition-office', 'safety-adviser', 'frontline-professional',
    'taskforce-lead', 'case-director', 'privacy-officer', 'administrator')),
  valid_from timestamptz not null,
  valid_to timestamptz,
  given_by uuid,
  ended_by uuid,
  primary key (coalition_id, id),
  foreign key (coalition_id, person_id) references partners.person,
  foreign key (coalition_id, organisation_id) references partners.organisation,
  check (valid_from <= valid_to)
);
create index mandate_person on partners.mandate (coalition_id, person_id);
create index mandate_organisation on partners.mandate (coalition_id, organisation_id);
comment on table partners.mandate is 'In which role a person acts for an organisation, from when to when.';
comment on column partners.mandate.coalition_id is 'The coalition.';
comment on column partners.mandate.id is 'Identifier.';
comment on column partners.mandate.person_id is 'Who acts.';
comment on column partners.mandate.organisation_id is 'For which organisation.';
comment on column partners.mandate.role is 'In which role.';
comment on column partners.mandate.valid_from is 'From this moment.';
comment on column partners.mandate.valid_to is 'Until, not including, this moment; empty while open.';
comment on column partners.mandate.given_by is 'The person who gave it; empty for the first mandates of an installation.';
comment on column partners.mandate.ended_by is 'The person who ended it early.';

create table partners.agreement (
  coalition_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('covenant', 'protocol')),
  title text not null,
  signed_on date not null,
  valid_to date,
  purposes text[] not null,
  legal_bases text[] not null,
  source text not null,
  primary key (coalition_id, id),
  check (signed_on < valid_to)
);
comment on table partners.agreement is 'Covenants and protocols that partners signed; only those that a source confirms.';
comment on column partners.agreement.coalition_id is 'The coalition.';
comment on column partners.agreement.id is 'Identifier.';
comment on column partners.agreement.kind is 'covenant (parties, purpose, governance) or protocol (steps, data, retention).';
comment on column partners.agreement.title is 'Dutch title.';
comment on column partners.agreement.signed_on is 'When it was signed.';
comment on column partners.agreement.valid_to is 'First day that it no longer holds; empty when open or not known.';
comment on column partners.agreement.purposes is 'What it is for, in Dutch; empty when the source does not say.';
comment on column partners.agreement.legal_bases is 'Legal bases that it names; empty when the source does not say.';
comment on column partners.agreement.source is 'Where this was read.';

create table partners.agreement_party (
  coalition_id uuid not null,
  agreement_id uuid not null,
  organisation_id uuid not null,
  primary key (coalition_id, agreement_id, organisation_id),
  foreign key (coalition_id, agreement_id) references partners.agreement,
  foreign key (coalition_id, organisation_id) references partners.organisation
);
comment on table partners.agreement_party is 'Which organisations signed an agreement.';
comment on column partners.agreement_party.coalition_id is 'The coalition.';
comment on column partners.agreement_party.agreement_id is 'The agreement.';
comment on column partners.agreement_party.organisation_id is 'The organisation.';

create function partners.refuse_demo() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if new.demo and not exists (select from platform.installation where kind = 'trial') then
    raise exception 'a demo % cannot exist outside a trial', tg_table_name using errcode = '42501';
  end if;
  return null;
end $$;
create constraint trigger demo_person_only_in_trial after insert or update on partners.person
  for each row execute function partners.refuse_demo();
create constraint trigger demo_organisation_only_in_trial after insert or update on partners.organisation
  for each row execute function partners.refuse_demo();

-- The one way in which a visitor sees people: the invented ones, to choose from at the sign-in of a trial.
create function partners.demo_people(coalition uuid)
  returns table (person uuid, mandate uuid, name text, does text, role text, organisation text)
  language sql stable security definer set search_path = pg_catalog as $$
  select person.id, mandate.id, person.name, person.does, mandate.role, organisation.name
    from partners.person
    join partners.mandate on mandate.coalition_id = person.coalition_id and mandate.person_id = person.id
    join partners.organisation on organisation.coalition_id = mandate.coalition_id and organisation.id = mandate.organisation_id
   where person.coalition_id = demo_people.coalition and person.demo
     and mandate.valid_from <= current_timestamp and (mandate.valid_to is null or current_timestamp < mandate.valid_to)
     and exists (select from platform.installation where kind = 'trial')
$$;
