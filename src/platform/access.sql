-- Who may see and change the platform's own tables. Re-applied at every start: this file is the rule in force.

grant execute on function platform.add_job(text, jsonb) to slagvaardig_app;
grant execute on function platform.job_counts() to slagvaardig_app;
grant execute on function platform.session_of(uuid, bytea) to slagvaardig_app;

grant select on platform.installation to slagvaardig_app;
create policy everyone_reads on platform.installation for select to slagvaardig_app using (true);

-- A visitor signs in (which creates a session); a person sees and ends only the own sessions.
grant insert, select, delete on platform.session to slagvaardig_app;
create policy signs_in on platform.session for insert to slagvaardig_app
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid);
create policy own_sessions on platform.session for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and person = nullif(current_setting('app.person', true), '')::uuid);
create policy ends_own_sessions on platform.session for delete to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and person = nullif(current_setting('app.person', true), '')::uuid);

-- Everyone's acts are added under the own name; only the privacy officer reads them.
grant insert, select on platform.ledger to slagvaardig_app;
create policy adds_own_acts on platform.ledger for insert to slagvaardig_app
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and person is not distinct from nullif(current_setting('app.person', true), '')::uuid
     and role = current_setting('app.role', true));
create policy privacy_officer_reads on platform.ledger for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and current_setting('app.role', true) = 'privacy-officer');
