-- Who may see and change the platform's own tables. Re-applied at every start: this file is the rule in force.

grant execute on function platform.add_job(text, jsonb) to slagvaardig_app;
grant execute on function platform.job_counts() to slagvaardig_app;
grant execute on function platform.session_stands(uuid, bytea) to slagvaardig_app;
grant execute on function platform.session_of(uuid, bytea, bytea, bytea, text) to slagvaardig_app;

grant select on platform.installation to slagvaardig_app;
create policy everyone_reads on platform.installation for select to slagvaardig_app using (true);

-- Whoever has just proved who they are (app.proving) gets a session; a person sees, changes and ends only the own ones.
grant insert, select, update (token_hash, previous_hash, rotated_at, confirmed_at, mandate, idle_minutes, expires_at, ended_at, ended_because)
  on platform.session to slagvaardig_app;
create policy signs_in on platform.session for insert to slagvaardig_app
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and person = nullif(current_setting('app.proving', true), '')::uuid);
create policy own_sessions on platform.session for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and (person = nullif(current_setting('app.person', true), '')::uuid
       or person = nullif(current_setting('app.proving', true), '')::uuid));
create policy changes_own_sessions on platform.session for update to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and (person = nullif(current_setting('app.person', true), '')::uuid
       or person = nullif(current_setting('app.proving', true), '')::uuid))
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and (person = nullif(current_setting('app.person', true), '')::uuid
       or person = nullif(current_setting('app.proving', true), '')::uuid));

-- Everyone's acts are added under the own name; only the privacy officer reads them.
grant insert, select on platform.ledger, platform.ledger_detail, platform.processing_record to slagvaardig_app;
grant select on platform.access_record to slagvaardig_app;
create policy adds_own_acts on platform.ledger for insert to slagvaardig_app
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and role = current_setting('app.role', true)
     and emergency = (nullif(current_setting('app.emergency', true), '') is not null));
create policy privacy_officer_reads on platform.ledger for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and current_setting('app.role', true) = 'privacy-officer');
create policy adds_own_acts on platform.ledger_detail for insert to slagvaardig_app
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and person is not distinct from nullif(current_setting('app.person', true), '')::uuid
     and mandate is not distinct from nullif(current_setting('app.mandate', true), '')::uuid
     and organisation is not distinct from nullif(current_setting('app.organisation', true), '')::uuid);
create policy privacy_officer_reads on platform.ledger_detail for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and current_setting('app.role', true) = 'privacy-officer');
create policy adds_own_processing on platform.processing_record for insert to slagvaardig_app
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid);
create policy privacy_officer_reads on platform.processing_record for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and current_setting('app.role', true) = 'privacy-officer');

-- The tree of the access log: its hashes and signatures are for everyone, the places of lines and its health for who guards it.
-- Places, tiles, checkpoints and checks are written by the sequencer, as the owner.
grant select on platform.log_tile, platform.log_checkpoint, platform.log_witness, platform.log_cosignature,
  platform.log_leaf, platform.log_pending, platform.log_check to slagvaardig_app;
create policy everyone_reads on platform.log_tile for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid);
create policy everyone_reads on platform.log_checkpoint for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid);
create policy everyone_reads on platform.log_witness for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid);
create policy everyone_reads on platform.log_cosignature for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid);
create policy privacy_officer_reads on platform.log_leaf for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and current_setting('app.role', true) = 'privacy-officer');
create policy guards_read on platform.log_pending for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and current_setting('app.role', true) in ('privacy-officer', 'administrator'));
create policy guards_read on platform.log_check for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and current_setting('app.role', true) in ('privacy-officer', 'administrator'));

-- A witness needs no account: its signature is its right, and the operation checks it.
grant insert on platform.log_cosignature to slagvaardig_app;
create policy everyone_adds on platform.log_cosignature for insert to slagvaardig_app
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid);
grant insert, update (ended_at) on platform.log_witness to slagvaardig_app;
create policy guards_add on platform.log_witness for insert to slagvaardig_app
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and current_setting('app.role', true) in ('privacy-officer', 'administrator'));
create policy guards_end on platform.log_witness for update to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and current_setting('app.role', true) in ('privacy-officer', 'administrator'))
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and current_setting('app.role', true) in ('privacy-officer', 'administrator'));
