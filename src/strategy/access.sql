-- Who may see and change the strategies. Re-applied at every start: this file is the rule in force.
-- A strategy is public. Nothing of it changes here but the districts of themes that are still to be confirmed.

grant select on all tables in schema strategy to slagvaardig_app;

create policy everyone_reads on strategy.strategy for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid);
create policy everyone_reads on strategy.source for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid);
create policy everyone_reads on strategy.chapter for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid);
create policy everyone_reads on strategy.priority for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid);
create policy everyone_reads on strategy.statement for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid);
create policy everyone_reads on strategy.ambition for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid);
create policy everyone_reads on strategy.district_theme for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid);
create policy everyone_reads on strategy.claimed_change for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid);
create policy everyone_reads on strategy.claimed_category for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid);

grant update (district, status, source_title, source_url, decided_by, decided_at) on strategy.district_theme to slagvaardig_app;
create policy office_confirms on strategy.district_theme for update to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and current_setting('app.role', true) = 'coalition-office'
     and status <> 'confirmed')
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and status = 'confirmed'
     and decided_by = nullif(current_setting('app.mandate', true), '')::uuid);
