-- The platform's own tables: what this installation is, its sessions and its ledger.

create table platform.installation (
  only_one boolean primary key default true check (only_one),
  kind text not null check (kind in ('trial', 'production')),
  coalition_id uuid not null,
  coalition_name text not null,
  region_name text not null,
  secret_check text not null,
  started_at timestamptz not null default now()
);
comment on table platform.installation is 'Reference: the one row that says what this installation is; its kind can never change.';
comment on column platform.installation.only_one is 'Always true: there is exactly one row.';
comment on column platform.installation.kind is 'trial (demo people may sign in by a click) or production (they cannot exist).';
comment on column platform.installation.coalition_id is 'The coalition whose public site this installation serves.';
comment on column platform.installation.coalition_name is 'Name of the coalition as people see it.';
comment on column platform.installation.region_name is 'Name of the region as people see it.';
comment on column platform.installation.secret_check is 'Derived from the secret outside the database, to notice a start with another one.';
comment on column platform.installation.started_at is 'When the installation was first started.';

create table platform.session (
  coalition_id uuid not null,
  id uuid not null,
  selector_hash bytea not null check (length(selector_hash) = 32),
  token_hash bytea not null check (length(token_hash) = 32),
  previous_hash bytea check (length(previous_hash) = 32),
  person uuid not null,
  mandate uuid not null,
  via text not null check (via in ('demo', 'password', 'passkey', 'provider')),
  strength text not null check (strength in ('single', 'mfa')),
  browser text not null check (length(browser) <= 60),
  provider uuid,
  provider_session text check (length(provider_session) <= 255),
  idle_minutes integer not null check (idle_minutes > 0),
  created_at timestamptz not null default now(),
  rotated_at timestamptz not null default now(),
  confirmed_at timestamptz,
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz,
  ended_because text check (ended_because in ('signed-out', 'ended-by-person', 'old-token', 'other-browser', 'provider', 'mandate-ended', 'ways-changed', 'account-removed')),
  primary key (coalition_id, id),
  unique (coalition_id, selector_hash),
  check ((ended_at is null) = (ended_because is null))
);
create index session_person on platform.session (coalition_id, person);
comment on table platform.session is 'Web sessions: one row for each time that someone signed in. The token itself is only in the browser.';
comment on column platform.session.coalition_id is 'The coalition on whose site the person signed in.';
comment on column platform.session.id is 'Identifier, for the list of one’s own sessions; it opens nothing.';
comment on column platform.session.selector_hash is 'SHA-256 of the first half of the token: it stays the same, so that an old token still names its session.';
comment on column platform.session.token_hash is 'SHA-256 of the second half of the token in force.';
comment on column platform.session.previous_hash is 'The same of the token before, which holds until a minute after its successor was first used.';
comment on column platform.session.person is 'Who signed in (partners.person).';
comment on column platform.session.mandate is 'The one mandate that the person acts under (partners.mandate).';
comment on column platform.session.via is 'How the person proved who they are.';
comment on column platform.session.strength is 'single (one factor) or mfa; with one factor only the role of frontline professional comes into force.';
comment on column platform.session.browser is 'Kind of browser and system, without versions: a token that comes from another kind ends the session.';
comment on column platform.session.provider is 'The identity provider, when signed in through one (identity.provider).';
comment on column platform.session.provider_session is 'The provider’s own name (sid) of its session, so that it can end ours.';
comment on column platform.session.idle_minutes is 'So many minutes of silence end the session.';
comment on column platform.session.created_at is 'When the person signed in.';
comment on column platform.session.rotated_at is 'When the token in force was made.';
comment on column platform.session.confirmed_at is 'When the token in force was first used; empty while the browser may not have it yet.';
comment on column platform.session.last_seen_at is 'Last request, to the minute.';
comment on column platform.session.expires_at is 'The session ends at this moment at the latest.';
comment on column platform.session.ended_at is 'When it was ended before that.';
comment on column platform.session.ended_because is 'Why it was ended.';

create table platform.ledger (
  coalition_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  operation_id text not null check (operation_id ~ '^[0-9a-f]{16}$'),
  trace text not null check (trace ~ '^[0-9a-f]{32}$'),
  operation text not null,
  activity text,
  role text not null,
  result text not null check (result in ('done', 'refused', 'failed')),
  emergency boolean not null,
  commitment bytea not null check (length(commitment) = 32),
  primary key (coalition_id, id)
);
create index ledger_at on platform.ledger (coalition_id, at desc);
comment on table platform.ledger is 'Append-only: the access record, one line for each act that changed something, showed data of persons or was refused; it holds nothing of who.';
comment on column platform.ledger.coalition_id is 'The coalition in which was acted.';
comment on column platform.ledger.id is 'Identifier of the line.';
comment on column platform.ledger.at is 'When it happened.';
comment on column platform.ledger.operation_id is 'Identifier of the act (8 bytes, hex): joins this line with the processing record.';
comment on column platform.ledger.trace is 'W3C trace id: the same for all lines of one request.';
comment on column platform.ledger.operation is 'The operation, as module.name.';
comment on column platform.ledger.activity is 'For what purpose: the processing activity in the register; empty when no data of persons were touched.';
comment on column platform.ledger.role is 'The role in force at that moment.';
comment on column platform.ledger.result is 'done, refused (no right, not found, conflict) or failed (a fault of ours).';
comment on column platform.ledger.emergency is 'True when it was done under an emergency access.';
comment on column platform.ledger.commitment is 'HMAC-SHA-256 of the detail with its salt: proves the detail while it exists, and says nothing of it after.';

create table platform.ledger_detail (
  coalition_id uuid not null,
  id uuid not null,
  person uuid,
  mandate uuid,
  organisation uuid,
  object text not null,
  sentence text not null check (length(sentence) <= 2000),
  origin text not null,
  salt bytea not null check (length(salt) = 32),
  primary key (coalition_id, id),
  foreign key (coalition_id, id) references platform.ledger
);
create index ledger_detail_person on platform.ledger_detail (coalition_id, person);
comment on table platform.ledger_detail is 'The part of a line of the ledger that leads to a person: never changed, and erased when its time is up.';
comment on column platform.ledger_detail.coalition_id is 'The coalition in which was acted.';
comment on column platform.ledger_detail.id is 'The line of the ledger.';
comment on column platform.ledger_detail.person is 'Who acted; empty for a visitor or for the system itself.';
comment on column platform.ledger_detail.mandate is 'The mandate acted under.';
comment on column platform.ledger_detail.organisation is 'The organisation acted for.';
comment on column platform.ledger_detail.object is 'On what: the records that the act named or made, by id.';
comment on column platform.ledger_detail.sentence is 'What was done, in one Dutch sentence with ids and without free text of users.';
comment on column platform.ledger_detail.origin is 'From where: network address, or the name of the command or job.';
comment on column platform.ledger_detail.salt is 'Random; erased with the detail, and then the commitment says nothing any more.';

create view platform.access_record with (security_invoker = true) as
  select ledger.coalition_id, ledger.id, ledger.at, ledger.operation_id, ledger.trace, ledger.operation, ledger.activity, ledger.role, ledger.result,
         ledger.emergency, detail.person, detail.mandate, detail.organisation, detail.object, detail.sentence, detail.origin
    from platform.ledger left join platform.ledger_detail as detail on detail.coalition_id = ledger.coalition_id and detail.id = ledger.id;
comment on view platform.access_record is 'The lines of the ledger with their personal part, as far as that is still there: the fields of BIO2 8.15.01 and NEN 7513.';
comment on column platform.access_record.coalition_id is 'The coalition in which was acted.';
comment on column platform.access_record.id is 'Identifier of the line.';
comment on column platform.access_record.at is 'When it happened.';
comment on column platform.access_record.operation_id is 'Identifier of the act.';
comment on column platform.access_record.trace is 'W3C trace id.';
comment on column platform.access_record.operation is 'The operation, as module.name.';
comment on column platform.access_record.activity is 'The processing activity: for what purpose.';
comment on column platform.access_record.role is 'The role in force.';
comment on column platform.access_record.result is 'done, refused or failed.';
comment on column platform.access_record.emergency is 'True under an emergency access.';
comment on column platform.access_record.person is 'Who acted.';
comment on column platform.access_record.mandate is 'The mandate acted under.';
comment on column platform.access_record.organisation is 'The organisation acted for.';
comment on column platform.access_record.object is 'On what.';
comment on column platform.access_record.sentence is 'What was done, in Dutch; empty when erased.';
comment on column platform.access_record.origin is 'From where.';

create table platform.processing_record (
  coalition_id uuid not null,
  operation_id text not null check (operation_id ~ '^[0-9a-f]{16}$'),
  trace text not null check (trace ~ '^[0-9a-f]{32}$'),
  activity text not null,
  name text not null,
  status text not null check (status in ('ok', 'error')),
  started_at timestamptz not null,
  ended_at timestamptz not null,
  subjects text[] not null,
  primary key (coalition_id, operation_id),
  check (started_at <= ended_at)
);
create index processing_record_subjects on platform.processing_record using gin (subjects);
comment on table platform.processing_record is 'Logboek Dataverwerkingen: each processing of data of persons, for which activity and of whom by pseudonym; never by which user.';
comment on column platform.processing_record.coalition_id is 'The coalition.';
comment on column platform.processing_record.operation_id is 'Identifier of the act (8 bytes, hex): joins this record with the line of the ledger.';
comment on column platform.processing_record.trace is 'W3C trace id.';
comment on column platform.processing_record.activity is 'The processing activity in the register.';
comment on column platform.processing_record.name is 'The operation, as module.name.';
comment on column platform.processing_record.status is 'ok or error, as the standard has it.';
comment on column platform.processing_record.started_at is 'When the processing began.';
comment on column platform.processing_record.ended_at is 'When it ended.';
comment on column platform.processing_record.subjects is 'Pseudonyms of the persons whose data were processed.';

create function platform.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of %.% are never changed or removed', tg_table_schema, tg_table_name using errcode = '42501';
end $$;
create trigger ledger_is_append_only before update or delete or truncate on platform.ledger
  for each statement execute function platform.refuse_change();
create trigger ledger_detail_never_changes before update or truncate on platform.ledger_detail
  for each statement execute function platform.refuse_change();
create trigger processing_record_never_changes before update or truncate on platform.processing_record
  for each statement execute function platform.refuse_change();
create trigger installation_never_changes before update or delete or truncate on platform.installation
  for each statement execute function platform.refuse_change();

create function platform.refuse_demo_session() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if new.via = 'demo' and not exists (select from platform.installation where kind = 'trial') then
    raise exception 'demo sign-in does not exist in a production installation' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger demo_session_only_in_trial before insert or update on platform.session
  for each row execute function platform.refuse_demo_session();

create function platform.add_job(name text, payload jsonb) returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform graphile_worker.add_job(name, payload::json);
end $$;

create function platform.job_counts() returns table(waiting bigint, failed bigint) language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return query select count(*) filter (where attempts < max_attempts), count(*) filter (where attempts >= max_attempts) from graphile_worker.jobs;
end $$;

-- Whether a session is still there and its mandate still gives a role: asked after each part of a long answer.
create function platform.session_stands(coalition uuid, selector bytea) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return exists (
    select from platform.session as open
      cross join lateral platform.become(coalition, open.person, open.mandate) as seen
     where open.coalition_id = coalition and open.selector_hash = selector and open.ended_at is null and seen.key = 'role'
       and open.expires_at > now() and open.last_seen_at > now() - make_interval(mins => open.idle_minutes));
end $$;

-- Who the token of a cookie belongs to, and what the modules say of that person now. One call per request: it also gives the session its
-- next token when that is due, and ends it when an old token or another browser shows that someone else has it too.
-- plpgsql, because it keeps its plans.
create function platform.session_of(coalition uuid, selector bytea, token bytea, next_token bytea, agent text)
  returns table(session uuid, person uuid, mandate uuid, renewed boolean, sight jsonb, moment text)
  language plpgsql security definer set search_path = pg_catalog as $$
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
end $$;
