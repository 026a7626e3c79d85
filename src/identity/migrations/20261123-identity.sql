-- Who can sign in, and how: accounts, passkeys, identity providers, invitations, and what is under way.

create table identity.account (
  coalition_id uuid not null,
  person uuid not null,
  email text check (length(email) <= 254),
  login text check (length(login) = 64),
  password text,
  password_at timestamptz,
  totp bytea,
  totp_step bigint not null default 0,
  created_at timestamptz not null default now(),
  primary key (coalition_id, person),
  foreign key (coalition_id, person) references partners.person,
  unique (coalition_id, login),
  check (password is null or (login is not null and totp is not null))
);
comment on table identity.account is 'Who can sign in with something of their own: at most one row for a person.';
comment on column identity.account.coalition_id is 'The coalition.';
comment on column identity.account.person is 'The person (partners.person).';
comment on column identity.account.email is 'Where mail goes, and the name to sign in with; empty for who signs in through an organisation only.';
comment on column identity.account.login is 'SHA-256 (hex) of the address in lower case: what a sign-in looks for.';
comment on column identity.account.password is 'Argon2id in PHC form, with a key outside the database; empty without a password.';
comment on column identity.account.password_at is 'When the password was set.';
comment on column identity.account.totp is 'The shared secret of the code app, encrypted with a key outside the database.';
comment on column identity.account.totp_step is 'The last half minute whose code was accepted: no code counts twice.';
comment on column identity.account.created_at is 'When the account was made.';

create table identity.recovery_code (
  coalition_id uuid not null,
  person uuid not null,
  lookup text not null check (length(lookup) = 64),
  used_at timestamptz,
  primary key (coalition_id, person, lookup),
  foreign key (coalition_id, person) references identity.account on delete cascade
);
comment on table identity.recovery_code is 'The codes that take the place of a lost code app, each once.';
comment on column identity.recovery_code.coalition_id is 'The coalition.';
comment on column identity.recovery_code.person is 'The person.';
comment on column identity.recovery_code.lookup is 'Keyed hash (hex) of the code.';
comment on column identity.recovery_code.used_at is 'When it was used; empty while it still counts.';

create table identity.passkey (
  coalition_id uuid not null,
  id uuid not null,
  person uuid not null,
  lookup text not null check (length(lookup) = 64),
  credential text not null,
  public_key bytea not null,
  counter bigint not null default 0,
  transports text[] not null,
  name text not null check (length(name) between 1 and 60),
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  primary key (coalition_id, id),
  unique (coalition_id, lookup),
  foreign key (coalition_id, person) references identity.account on delete cascade
);
create index passkey_person on identity.passkey (coalition_id, person);
comment on table identity.passkey is 'Passkeys (WebAuthn) of people: the public half.';
comment on column identity.passkey.coalition_id is 'The coalition.';
comment on column identity.passkey.id is 'Identifier.';
comment on column identity.passkey.person is 'Whose it is.';
comment on column identity.passkey.lookup is 'SHA-256 (hex) of the credential id: what a sign-in looks for.';
comment on column identity.passkey.credential is 'Credential id, as base64url.';
comment on column identity.passkey.public_key is 'Public key (COSE).';
comment on column identity.passkey.counter is 'Signature counter, when the device keeps one.';
comment on column identity.passkey.transports is 'How the browser can reach it, as it said itself.';
comment on column identity.passkey.name is 'What its owner calls it.';
comment on column identity.passkey.created_at is 'When it was added.';
comment on column identity.passkey.last_used_at is 'When it was last used to sign in.';

create table identity.provider (
  coalition_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  name text not null check (length(name) between 2 and 80),
  issuer text not null check (length(issuer) <= 300),
  client_id text not null check (length(client_id) between 1 and 300),
  secret bytea,
  mfa_values text[] not null,
  added_at timestamptz not null default now(),
  ended_at timestamptz,
  primary key (coalition_id, id),
  foreign key (coalition_id, organisation_id) references partners.organisation
);
comment on table identity.provider is 'Identity providers (OpenID Connect) of organisations.';
comment on column identity.provider.coalition_id is 'The coalition.';
comment on column identity.provider.id is 'Identifier; part of the address that the provider sends people back to.';
comment on column identity.provider.organisation_id is 'Whose people sign in there.';
comment on column identity.provider.name is 'Dutch name on the button.';
comment on column identity.provider.issuer is 'Issuer identifier: https, and exactly as the provider writes it.';
comment on column identity.provider.client_id is 'Our name at the provider.';
comment on column identity.provider.secret is 'Our secret at the provider, encrypted with a key outside the database; empty for a public client.';
comment on column identity.provider.mfa_values is 'Values of acr or amr that mean two factors; empty: this provider never counts as two.';
comment on column identity.provider.added_at is 'When it was added.';
comment on column identity.provider.ended_at is 'Since when nobody can sign in through it.';

create table identity.link (
  coalition_id uuid not null,
  provider_id uuid not null,
  lookup text not null check (length(lookup) = 64),
  person uuid not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  primary key (coalition_id, lookup),
  unique (coalition_id, provider_id, person),
  foreign key (coalition_id, provider_id) references identity.provider,
  foreign key (coalition_id, person) references identity.account on delete cascade
);
comment on table identity.link is 'Which subject of a provider is which person. Made through an invitation only, never by e-mail address.';
comment on column identity.link.coalition_id is 'The coalition.';
comment on column identity.link.provider_id is 'The provider.';
comment on column identity.link.lookup is 'SHA-256 (hex) of provider and subject.';
comment on column identity.link.person is 'The person.';
comment on column identity.link.created_at is 'When it was made.';
comment on column identity.link.last_used_at is 'When it was last used to sign in.';

create table identity.letter (
  coalition_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('invitation', 'password')),
  person uuid not null,
  email text not null check (length(email) <= 254),
  lookup text check (length(lookup) = 64),
  asked_by uuid,
  asked_at timestamptz not null default now(),
  sent_at timestamptz,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (coalition_id, id),
  unique (coalition_id, lookup),
  foreign key (coalition_id, person) references partners.person
);
create index letter_person on identity.letter (coalition_id, person);
comment on table identity.letter is 'Links sent by mail that work once: an invitation, or a new password.';
comment on column identity.letter.coalition_id is 'The coalition.';
comment on column identity.letter.id is 'Identifier; all that a job knows of it.';
comment on column identity.letter.kind is 'What it is for.';
comment on column identity.letter.person is 'For whom.';
comment on column identity.letter.email is 'To which address.';
comment on column identity.letter.lookup is 'SHA-256 (hex) of the secret in the link; empty until it is sent.';
comment on column identity.letter.asked_by is 'Who invited; empty for the first of an installation, and for a new password.';
comment on column identity.letter.asked_at is 'When it was asked for.';
comment on column identity.letter.sent_at is 'When it was handed to the mail server.';
comment on column identity.letter.expires_at is 'From then on it no longer works.';
comment on column identity.letter.used_at is 'When it was used up.';

create table identity.step (
  coalition_id uuid not null,
  lookup text not null check (length(lookup) = 64),
  kind text not null check (kind in ('code', 'set-up', 'provider', 'passkey', 'recovery-codes')),
  person uuid,
  contents bytea not null,
  tries integer not null default 0,
  expires_at timestamptz not null,
  primary key (coalition_id, lookup)
);
comment on table identity.step is 'A sign-in or a set-up that is under way: what the server remembers between two pages, and then forgets.';
comment on column identity.step.coalition_id is 'The coalition.';
comment on column identity.step.lookup is 'SHA-256 (hex) of the secret in the cookie.';
comment on column identity.step.kind is 'Which page comes next.';
comment on column identity.step.person is 'Who has proved something so far; empty when nobody has.';
comment on column identity.step.contents is 'What the next page needs (challenge, nonce, secret to be set), encrypted with a key outside the database.';
comment on column identity.step.tries is 'Wrong codes so far.';
comment on column identity.step.expires_at is 'When it is forgotten.';

create table identity.tries (
  coalition_id uuid not null,
  lookup text not null check (length(lookup) = 64),
  failures integer not null,
  blocked_until timestamptz not null,
  last_at timestamptz not null default now(),
  primary key (coalition_id, lookup)
);
comment on table identity.tries is 'How often a sign-in was tried, by account and by network address; keyed hashes only.';
comment on column identity.tries.coalition_id is 'The coalition.';
comment on column identity.tries.lookup is 'Keyed hash (hex) of what was tried, or from where.';
comment on column identity.tries.failures is 'Tries since the last that went well.';
comment on column identity.tries.blocked_until is 'Until then no try counts.';
comment on column identity.tries.last_at is 'The last try; a day later all is forgotten.';

create table identity.spent (
  coalition_id uuid not null,
  lookup text not null check (length(lookup) = 64),
  until timestamptz not null,
  primary key (coalition_id, lookup)
);
comment on table identity.spent is 'Logout tokens of providers that were seen already, until they would be too old anyway.';
comment on column identity.spent.coalition_id is 'The coalition.';
comment on column identity.spent.lookup is 'SHA-256 (hex) of provider and jti.';
comment on column identity.spent.until is 'When it may be forgotten.';

-- The mandates in force of who is signed in, or has just proved who they are.
create function identity.mandates_of(coalition uuid) returns table (mandate uuid, role text, organisation uuid)
  language sql stable security definer set search_path = pg_catalog as $$
  select given.id, given.role, given.organisation_id
    from partners.mandate as given
   where given.coalition_id = coalition
     and given.person_id in (nullif(current_setting('app.person', true), '')::uuid, nullif(current_setting('app.proving', true), '')::uuid)
     and given.valid_from <= current_timestamp and (given.valid_to is null or current_timestamp < given.valid_to)
   order by given.valid_from, given.id
$$;

-- All mandates in force of a person: who invites them opens the door to every one of these.
create function identity.roles_of(coalition uuid, person uuid) returns table (role text, organisation uuid)
  language sql stable security definer set search_path = pg_catalog as $$
  select given.role, given.organisation_id from partners.mandate as given
   where given.coalition_id = coalition and given.person_id = roles_of.person and (given.valid_to is null or current_timestamp < given.valid_to)
$$;

-- What the holder of a link (app.presented) may know of it, while it works.
create function identity.letter_presented(coalition uuid)
  returns table (id uuid, kind text, person uuid, name text, organisation uuid, organisation_name text, email text)
  language sql stable security definer set search_path = pg_catalog as $$
  select letter.id, letter.kind, who.id, who.name, home.id, home.name, letter.email
    from identity.letter
    join partners.person as who on who.coalition_id = letter.coalition_id and who.id = letter.person
    join partners.organisation as home on home.coalition_id = who.coalition_id and home.id = who.organisation_id
   where letter.coalition_id = coalition and letter.lookup = nullif(current_setting('app.presented', true), '')
     and letter.used_at is null and letter.expires_at > current_timestamp
$$;

-- A provider says that its session (or all of a person) has ended; ours end with it. Gives whose they were.
create function identity.end_provider_sessions(coalition uuid, provider uuid, sid text, subject_lookup text) returns table (person uuid)
  language sql security definer set search_path = pg_catalog as $$
  with ended as (
    update platform.session set ended_at = current_timestamp, ended_because = 'provider'
     where session.coalition_id = coalition and session.provider = end_provider_sessions.provider and session.ended_at is null
       and case when sid is not null then session.provider_session = sid
                else session.person in (select link.person from identity.link
                                         where link.coalition_id = coalition and link.provider_id = end_provider_sessions.provider and link.lookup = subject_lookup) end
    returning session.person)
  select distinct ended.person from ended
$$;

-- Takes away how someone signs in, and ends their sessions: for the administrator, and for oneself.
create function identity.remove_account(coalition uuid, person uuid) returns boolean
  language plpgsql security definer set search_path = pg_catalog as $$
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
end $$;

-- A mandate that ends takes its sessions along, so that the list of sessions tells why.
create function identity.end_sessions_of_mandate() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if new.valid_to <= current_timestamp then
    update platform.session set ended_at = current_timestamp, ended_because = 'mandate-ended'
     where session.coalition_id = new.coalition_id and session.mandate = new.id and session.ended_at is null;
  end if;
  return null;
end $$;
create trigger mandate_ends_its_sessions after update of valid_to on partners.mandate
  for each row execute function identity.end_sessions_of_mandate();

-- So does a provider that is ended.
create function identity.end_sessions_of_provider() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  update platform.session set ended_at = current_timestamp, ended_because = 'provider'
   where session.coalition_id = new.coalition_id and session.provider = new.id and session.ended_at is null;
  return null;
end $$;
create trigger provider_ends_its_sessions after update of ended_at on identity.provider
  for each row execute function identity.end_sessions_of_provider();
