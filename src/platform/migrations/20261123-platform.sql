-- The platform's own tables: what this installation is, its sessions and its ledger.

create table platform.installation (
  only_one boolean primary key default true check (only_one),
  kind text not null check (kind in ('trial', 'production')),
  coalition_id uuid not null,
  coalition_name text not null,
  region_name text not null,
  started_at timestamptz not null default now()
);
comment on table platform.installation is 'Reference: the one row that says what this installation is; its kind can never change.';
comment on column platform.installation.only_one is 'Always true: there is exactly one row.';
comment on column platform.installation.kind is 'trial (demo people may sign in by a click) or production (they cannot exist).';
comment on column platform.installation.coalition_id is 'The coalition whose public site this installation serves.';
comment on column platform.installation.coalition_name is 'Name of the coalition as people see it.';
comment on column platform.installation.region_name is 'Name of the region as people see it.';
comment on column platform.installation.started_at is 'When the installation was first started.';

create table platform.session (
  coalition_id uuid not null,
  token_hash bytea not null,
  person uuid not null,
  mandate uuid not null,
  via text not null check (via in ('demo')),
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  primary key (coalition_id, token_hash)
);
comment on table platform.session is 'Web sessions in force. The token itself is only in the browser.';
comment on column platform.session.coalition_id is 'The coalition on whose site the person signed in.';
comment on column platform.session.token_hash is 'SHA-256 of the token in the cookie.';
comment on column platform.session.person is 'Who signed in (partners.person).';
comment on column platform.session.mandate is 'The mandate the person acts under (partners.mandate).';
comment on column platform.session.via is 'How the person proved who they are.';
comment on column platform.session.created_at is 'When the person signed in.';
comment on column platform.session.last_seen_at is 'Last request, to the minute; eight hours of silence end the session.';
comment on column platform.session.expires_at is 'The session ends at this moment at the latest.';

create table platform.ledger (
  coalition_id uuid not null,
  id uuid not null,
  at timestamptz not null default clock_timestamp(),
  operation text not null,
  trace text not null,
  person uuid,
  mandate uuid,
  organisation uuid,
  role text not null,
  result text not null check (result in ('done', 'refused', 'failed')),
  sentence text not null check (length(sentence) <= 2000),
  origin text not null,
  primary key (coalition_id, id)
);
create index ledger_at on platform.ledger (coalition_id, at desc);
comment on table platform.ledger is 'Append-only: one line for each act that changed something or was refused.';
comment on column platform.ledger.coalition_id is 'The coalition in which was acted.';
comment on column platform.ledger.id is 'Identifier of the line.';
comment on column platform.ledger.at is 'When it happened.';
comment on column platform.ledger.operation is 'The operation, as module.name.';
comment on column platform.ledger.trace is 'W3C trace id: the same for all lines of one request.';
comment on column platform.ledger.person is 'Who acted; empty for a visitor or for the system itself.';
comment on column platform.ledger.mandate is 'The mandate acted under.';
comment on column platform.ledger.organisation is 'The organisation acted for.';
comment on column platform.ledger.role is 'The role in force at that moment.';
comment on column platform.ledger.result is 'done, refused (no right, not found, conflict) or failed (a fault of ours).';
comment on column platform.ledger.sentence is 'What was done, in one Dutch sentence with ids and without free text of users.';
comment on column platform.ledger.origin is 'From where: network address, or the name of the command or job.';

create function platform.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of %.% are never changed or removed', tg_table_schema, tg_table_name using errcode = '42501';
end $$;
create trigger ledger_is_append_only before update or delete or truncate on platform.ledger
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

-- Who the token of a cookie belongs to, and what the modules say of that person now. plpgsql, because it keeps its plans.
create function platform.session_of(coalition uuid, hash bytea) returns table(person uuid, mandate uuid, sight jsonb)
  language plpgsql security definer set search_path = pg_catalog as $$
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
end $$;
