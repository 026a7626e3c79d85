-- Who may see and change how people sign in. Nobody sees another's: not the administrator, not the coalition office.
-- Signing in happens before anyone is someone, so two settings stand beside those of the actor, each for its own transaction:
-- app.presented is the hash of a secret or a name that the request brought, app.proving is the person of whom the operation has seen enough proof.

grant select, insert, update (email, login, password, password_at, totp, totp_step) on identity.account to slagvaardig_app;
create policy own_or_presented on identity.account for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and (person = nullif(current_setting('app.person', true), '')::uuid or person = nullif(current_setting('app.proving', true), '')::uuid
       or login = nullif(current_setting('app.presented', true), '')));
create policy adds_own on identity.account for insert to slagvaardig_app
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and (person = nullif(current_setting('app.person', true), '')::uuid or person = nullif(current_setting('app.proving', true), '')::uuid));
create policy changes_own on identity.account for update to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and (person = nullif(current_setting('app.person', true), '')::uuid or person = nullif(current_setting('app.proving', true), '')::uuid))
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and (person = nullif(current_setting('app.person', true), '')::uuid or person = nullif(current_setting('app.proving', true), '')::uuid));

grant select, insert, update (used_at), delete on identity.recovery_code to slagvaardig_app;
create policy own on identity.recovery_code for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and (person = nullif(current_setting('app.person', true), '')::uuid or person = nullif(current_setting('app.proving', true), '')::uuid));
create policy adds_own on identity.recovery_code for insert to slagvaardig_app
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and (person = nullif(current_setting('app.person', true), '')::uuid or person = nullif(current_setting('app.proving', true), '')::uuid));
create policy uses_own on identity.recovery_code for update to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and (person = nullif(current_setting('app.person', true), '')::uuid or person = nullif(current_setting('app.proving', true), '')::uuid))
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and (person = nullif(current_setting('app.person', true), '')::uuid or person = nullif(current_setting('app.proving', true), '')::uuid));
create policy removes_own on identity.recovery_code for delete to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and (person = nullif(current_setting('app.person', true), '')::uuid or person = nullif(current_setting('app.proving', true), '')::uuid));

grant select, insert, update (counter, name, last_used_at), delete on identity.passkey to slagvaardig_app;
create policy own_or_presented on identity.passkey for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and (person = nullif(current_setting('app.person', true), '')::uuid or person = nullif(current_setting('app.proving', true), '')::uuid
       or lookup = nullif(current_setting('app.presented', true), '')));
create policy adds_own on identity.passkey for insert to slagvaardig_app
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and (person = nullif(current_setting('app.person', true), '')::uuid or person = nullif(current_setting('app.proving', true), '')::uuid));
create policy uses_own on identity.passkey for update to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and (person = nullif(current_setting('app.person', true), '')::uuid or person = nullif(current_setting('app.proving', true), '')::uuid))
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and (person = nullif(current_setting('app.person', true), '')::uuid or person = nullif(current_setting('app.proving', true), '')::uuid));
create policy removes_own on identity.passkey for delete to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and (person = nullif(current_setting('app.person', true), '')::uuid or person = nullif(current_setting('app.proving', true), '')::uuid));

grant select, insert, update (ended_at) on identity.provider to slagvaardig_app;
create policy everyone_signs_in on identity.provider for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid);
create policy administrator_adds on identity.provider for insert to slagvaardig_app
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and current_setting('app.role', true) = 'administrator');
create policy administrator_ends on identity.provider for update to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and current_setting('app.role', true) = 'administrator')
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and current_setting('app.role', true) = 'administrator');

grant select, insert, update (last_used_at), delete on identity.link to slagvaardig_app;
create policy own_or_presented on identity.link for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and (person = nullif(current_setting('app.person', true), '')::uuid or person = nullif(current_setting('app.proving', true), '')::uuid
       or lookup = nullif(current_setting('app.presented', true), '')));
create policy adds_own on identity.link for insert to slagvaardig_app
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and (person = nullif(current_setting('app.person', true), '')::uuid or person = nullif(current_setting('app.proving', true), '')::uuid));
create policy uses_own on identity.link for update to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and (person = nullif(current_setting('app.person', true), '')::uuid or person = nullif(current_setting('app.proving', true), '')::uuid))
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and (person = nullif(current_setting('app.person', true), '')::uuid or person = nullif(current_setting('app.proving', true), '')::uuid));
create policy removes_own on identity.link for delete to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and (person = nullif(current_setting('app.person', true), '')::uuid or person = nullif(current_setting('app.proving', true), '')::uuid));

grant select, insert, update (used_at) on identity.letter to slagvaardig_app;
create policy asked_or_presented on identity.letter for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and (asked_by = nullif(current_setting('app.person', true), '')::uuid
       or lookup = nullif(current_setting('app.presented', true), '')));
create policy invites on identity.letter for insert to slagvaardig_app
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and kind = 'invitation' and lookup is null
     and asked_by = nullif(current_setting('app.person', true), '')::uuid);
create policy uses_presented on identity.letter for update to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and lookup = nullif(current_setting('app.presented', true), ''))
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and lookup = nullif(current_setting('app.presented', true), ''));

grant select, insert, update, delete on identity.step to slagvaardig_app;
create policy presented on identity.step for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and lookup = nullif(current_setting('app.presented', true), ''));
create policy adds_presented on identity.step for insert to slagvaardig_app
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and lookup = nullif(current_setting('app.presented', true), ''));
create policy changes_presented on identity.step for update to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and lookup = nullif(current_setting('app.presented', true), ''))
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and lookup = nullif(current_setting('app.presented', true), ''));
create policy removes_presented on identity.step for delete to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and lookup = nullif(current_setting('app.presented', true), ''));

grant select, insert, update, delete on identity.tries to slagvaardig_app;
create policy presented on identity.tries for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and lookup = nullif(current_setting('app.presented', true), ''));
create policy adds_presented on identity.tries for insert to slagvaardig_app
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and lookup = nullif(current_setting('app.presented', true), ''));
create policy changes_presented on identity.tries for update to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and lookup = nullif(current_setting('app.presented', true), ''))
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and lookup = nullif(current_setting('app.presented', true), ''));
create policy removes_presented on identity.tries for delete to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and lookup = nullif(current_setting('app.presented', true), ''));

grant select, insert on identity.spent to slagvaardig_app;
create policy presented on identity.spent for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and lookup = nullif(current_setting('app.presented', true), ''));
create policy adds_presented on identity.spent for insert to slagvaardig_app
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and lookup = nullif(current_setting('app.presented', true), ''));

grant execute on function identity.mandates_of(uuid) to slagvaardig_app;
grant execute on function identity.roles_of(uuid, uuid) to slagvaardig_app;
grant execute on function identity.letter_presented(uuid) to slagvaardig_app;
grant execute on function identity.end_provider_sessions(uuid, uuid, text, text) to slagvaardig_app;
grant execute on function identity.remove_account(uuid, uuid) to slagvaardig_app;
