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
  left_at timestamptz,
  demo boolean not null default false,
  primary key (coalition_id, id),
  unique (coalition_id, id, organisation_id),
  foreign key (coalition_id, organisation_id) references partners.organisation
);
create index person_organisation on partners.person (coalition_id, organisation_id);
comment on table partners.person is 'Office holders and users of the system; nobody else.';
comment on column partners.person.coalition_id is 'The coalition.';
comment on column partners.person.id is 'Identifier.';
comment on column partners.person.name is 'Name as colleagues know it.';
comment on column partners.person.does is 'What the person does, in one Dutch line.';
comment on column partners.person.organisation_id is 'The organisation that the person works for.';
comment on column partners.person.left_at is 'When the person left the organisation; empty while there. From then on no mandate is given.';
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
  may_give text[] not null default '{}',
  manages boolean not null default false,
  deputy_of uuid,
  given_by uuid,
  ended_by uuid,
  primary key (coalition_id, id),
  unique (coalition_id, id, organisation_id, role),
  unique (coalition_id, id, person_id, organisation_id, role),
  foreign key (coalition_id, person_id, organisation_id) references partners.person (coalition_id, id, organisation_id),
  foreign key (coalition_id, deputy_of, organisation_id, role) references partners.mandate (coalition_id, id, organisation_id, role),
  check (valid_from <= valid_to),
  check (manages or cardinality(may_give) = 0),
  check (may_give <@ array['board-member', 'coalition-office', 'safety-adviser', 'frontline-professional', 'taskforce-lead', 'case-director', 'privacy-officer', 'administrator']),
  check (role = 'administrator' or not may_give && array['administrator']),
  check (role <> 'administrator' or may_give <@ array['administrator']),
  check (role = 'coalition-office' or not may_give && array['coalition-office'])
);
create index mandate_deputy on partners.mandate (coalition_id, deputy_of);
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
comment on column partners.mandate.may_give is 'The roles that its holder may give, and take away, within what the mandate covers.';
comment on column partners.mandate.manages is 'Whether its holder manages the people of the organisation: adds them, and gives, confirms and ends mandates.';
comment on column partners.mandate.deputy_of is 'The mandate whose holder is replaced: same organisation, same role, and it ends with it.';
comment on column partners.mandate.given_by is 'The person who gave it; empty for the first mandates of an installation.';
comment on column partners.mandate.ended_by is 'The person who ended it early; empty when it ended by itself, or was ended because nobody confirmed it.';

-- A mandate can only become shorter, and one that has ended stays so: policies cannot compare a row with what it was.
create function partners.mandate_only_shortens() returns trigger language plpgsql as $$
begin
  if old.valid_to <= current_timestamp or new.valid_to is null or new.valid_to > old.valid_to then
    raise exception 'a mandate can only be ended, and once' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger mandate_only_shortens before update of valid_to on partners.mandate
  for each row execute function partners.mandate_only_shortens();

-- A deputy is someone else, never wider and never longer than whom they replace, and has no deputy.
create function partners.fit_deputy() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare principal partners.mandate;
begin
  select * into principal from partners.mandate where coalition_id = new.coalition_id and id = new.deputy_of;
  if principal.deputy_of is not null or principal.person_id = new.person_id
     or not new.may_give <@ principal.may_give or new.manages and not principal.manages then
    raise exception 'a deputy is someone else, and never wider than whom they replace' using errcode = '42501';
  end if;
  new.valid_to := least(new.valid_to, principal.valid_to);
  return new;
end $$;
create trigger fit_deputy before insert on partners.mandate
  for each row when (new.deputy_of is not null) execute function partners.fit_deputy();

-- What hangs on a mandate ends with it, in the same transaction: its deputies, and the sessions in which someone acts under it.
create function partners.end_with_mandate() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  update partners.mandate set valid_to = greatest(valid_from, new.valid_to), ended_by = new.ended_by
   where coalition_id = new.coalition_id and deputy_of = new.id and (valid_to is null or valid_to > greatest(valid_from, new.valid_to));
  if new.valid_to <= current_timestamp then
    update platform.session set ended_at = current_timestamp, ended_because = 'mandate-ended'
     where coalition_id = new.coalition_id and mandate = new.id and ended_at is null;
  end if;
  return null;
end $$;
create trigger end_with_mandate after update of valid_to on partners.mandate
  for each row execute function partners.end_with_mandate();

-- Who leaves has no mandate left: so whoever may not end them all cannot let someone leave either.
create function partners.leave_without_mandate() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if exists (select from partners.mandate where coalition_id = new.coalition_id and person_id = new.id
               and (valid_to is null or current_timestamp < valid_to and valid_from < valid_to)) then
    raise exception 'a person who still has a mandate cannot leave' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger leave_without_mandate before update of left_at on partners.person
  for each row when (new.left_at is not null) execute function partners.leave_without_mandate();

create table partners.mandate_review (
  coalition_id uuid not null,
  id uuid not null,
  mandate_id uuid not null,
  person_id uuid not null,
  organisation_id uuid not null,
  role text not null,
  at timestamptz not null,
  outcome text not null check (outcome in ('confirmed', 'ended', 'not-confirmed')),
  reviewed_by uuid,
  primary key (coalition_id, id),
  foreign key (coalition_id, mandate_id, person_id, organisation_id, role)
    references partners.mandate (coalition_id, id, person_id, organisation_id, role),
  foreign key (coalition_id, reviewed_by) references partners.person,
  check ((reviewed_by is null) = (outcome = 'not-confirmed'))
);
create index mandate_review_mandate on partners.mandate_review (coalition_id, mandate_id, at desc);
comment on table partners.mandate_review is 'The proof that someone looked whether a mandate is still right: never changed, and gone only with the mandate itself.';
comment on column partners.mandate_review.coalition_id is 'The coalition.';
comment on column partners.mandate_review.id is 'Identifier.';
comment on column partners.mandate_review.mandate_id is 'The mandate that was looked at.';
comment on column partners.mandate_review.person_id is 'Whose it is: nobody reviews themselves.';
comment on column partners.mandate_review.organisation_id is 'Copy of the mandate''s, held equal by the foreign key, so that the row itself tells who may add and see it.';
comment on column partners.mandate_review.role is 'Copy of the mandate''s.';
comment on column partners.mandate_review.at is 'When.';
comment on column partners.mandate_review.outcome is 'confirmed or ended by someone, or not-confirmed: ended by the daily job because nobody looked in time.';
comment on column partners.mandate_review.reviewed_by is 'Who looked; empty when nobody did.';
create trigger mandate_review_never_changes before update or truncate on partners.mandate_review
  for each statement execute function platform.refuse_change();

create table partners.review_rule (
  coalition_id uuid primary key,
  ends_unconfirmed boolean not null,
  changed_at timestamptz not null,
  changed_by uuid,
  foreign key (coalition_id, changed_by) references partners.person
);
comment on table partners.review_rule is 'What happens with a mandate that nobody confirmed in time; without a row it ends.';
comment on column partners.review_rule.coalition_id is 'The coalition.';
comment on column partners.review_rule.ends_unconfirmed is 'True when the daily job ends it after the month of grace.';
comment on column partners.review_rule.changed_at is 'When this was decided.';
comment on column partners.review_rule.changed_by is 'Who decided it.';

create table partners.emergency_module (
  module text primary key,
  title text not null,
  roles text[] not null,
  minutes int not null check (minutes between 1 and 240)
);
comment on table partners.emergency_module is 'Reference: the modules that ask for emergency access. A module that is not here has none.';
comment on column partners.emergency_module.module is 'The module, as its schema is called.';
comment on column partners.emergency_module.title is 'What is read, in Dutch.';
comment on column partners.emergency_module.roles is 'The roles that may ask for it.';
comment on column partners.emergency_module.minutes is 'How long it lasts, at most four hours.';

create table partners.emergency_access (
  coalition_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  mandate_id uuid not null,
  module text not null references partners.emergency_module,
  municipality_code text not null references places.municipality,
  reason text not null check (length(reason) between 10 and 1000),
  valid_from timestamptz not null,
  valid_to timestamptz not null,
  ended_by uuid,
  primary key (coalition_id, id),
  foreign key (coalition_id, person_id) references partners.person,
  foreign key (coalition_id, mandate_id) references partners.mandate,
  foreign key (coalition_id, ended_by) references partners.person,
  check (valid_from <= valid_to and valid_to <= valid_from + interval '4 hours')
);
create index emergency_access_mandate on partners.emergency_access (coalition_id, mandate_id, valid_to desc);
create index emergency_access_person on partners.emergency_access (coalition_id, person_id);
comment on table partners.emergency_access is 'Who read, in an emergency and for a short time, what they otherwise do not see, and why.';
comment on column partners.emergency_access.coalition_id is 'The coalition.';
comment on column partners.emergency_access.id is 'Identifier; the access record of each read names it.';
comment on column partners.emergency_access.person_id is 'Who asked.';
comment on column partners.emergency_access.mandate_id is 'The mandate under which: it gives nothing under another.';
comment on column partners.emergency_access.module is 'What is read.';
comment on column partners.emergency_access.municipality_code is 'Of which municipality.';
comment on column partners.emergency_access.reason is 'Why, in Dutch, as the person wrote it; without names.';
comment on column partners.emergency_access.valid_from is 'From this moment; the database sets it.';
comment on column partners.emergency_access.valid_to is 'Until this moment; the database sets it, and it can only become earlier.';
comment on column partners.emergency_access.ended_by is 'Who ended it early: the person, or the privacy officer.';

-- The clock of an emergency is the database's: it begins now, lasts as long as the module says, and can only become shorter.
create function partners.time_emergency() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if tg_op = 'INSERT' then
    new.valid_from := current_timestamp;
    new.valid_to := current_timestamp + make_interval(mins => (select minutes from partners.emergency_module where module = new.module));
  elsif old.valid_to <= current_timestamp or new.valid_to > old.valid_to then
    raise exception 'an emergency access can only be ended, and once' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger time_emergency before insert or update on partners.emergency_access
  for each row execute function partners.time_emergency();

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
