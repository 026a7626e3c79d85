-- Who may see and change what stands about privacy. Re-applied at every start: this file is the rule in force.
-- The register and the terms are for everyone: the law wants people to be told. The rest is for the privacy officer.

grant select on privacy.activity to slagvaardig_app;
create policy everyone_reads on privacy.activity for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid);

grant select, insert on privacy.register_entry to slagvaardig_app;
create policy everyone_reads on privacy.register_entry for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid);
create policy privacy_officer_states on privacy.register_entry for insert to slagvaardig_app
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and current_setting('app.role', true) = 'privacy-officer');

grant select, insert on privacy.term to slagvaardig_app;
create policy everyone_reads on privacy.term for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid);
create policy privacy_officer_states on privacy.term for insert to slagvaardig_app
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and current_setting('app.role', true) = 'privacy-officer');

grant select on privacy.erasure to slagvaardig_app;
create policy privacy_officer_reads on privacy.erasure for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and current_setting('app.role', true) = 'privacy-officer');

grant select, insert, update (subject, due_on, state, state_since, extended_on, extension_reason, answer) on privacy.request to slagvaardig_app;
create policy privacy_officer_reads on privacy.request for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and current_setting('app.role', true) = 'privacy-officer');
create policy privacy_officer_takes_in on privacy.request for insert to slagvaardig_app
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and current_setting('app.role', true) = 'privacy-officer' and state = 'received');
create policy privacy_officer_moves on privacy.request for update to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and current_setting('app.role', true) = 'privacy-officer' and state in ('received', 'identified'))
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid);

grant select, insert on privacy.emergency_seen to slagvaardig_app;
create policy privacy_officer_reads on privacy.emergency_seen for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and current_setting('app.role', true) = 'privacy-officer');
create policy privacy_officer_marks on privacy.emergency_seen for insert to slagvaardig_app
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and current_setting('app.role', true) = 'privacy-officer');

grant select on privacy.push to slagvaardig_app;
create policy privacy_officer_reads on privacy.push for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and current_setting('app.role', true) = 'privacy-officer');

grant select on privacy.rehearsal to slagvaardig_app;
create policy privacy_officer_reads on privacy.rehearsal for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and current_setting('app.role', true) = 'privacy-officer');
