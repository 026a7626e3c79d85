-- Places are public: everyone reads them. Only the coalition office, and our own command line, import boundaries.

grant select on places.municipality, places.area, places.area_membership, places.boundary_change, places.tile to slagvaardig_app;
create policy everyone_reads on places.municipality for select to slagvaardig_app using (true);
create policy everyone_reads on places.area for select to slagvaardig_app using (true);
create policy everyone_reads on places.area_membership for select to slagvaardig_app using (true);
create policy everyone_reads on places.boundary_change for select to slagvaardig_app using (true);
create policy everyone_reads on places.tile for select to slagvaardig_app using (true);

grant select on places.coalition_region to slagvaardig_app;
create policy own_coalition on places.coalition_region for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid);

grant select, insert, delete on places.boundary_set, places.boundary to slagvaardig_app;
create policy own_coalition_reads on places.boundary_set for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid);
create policy office_imports on places.boundary_set for insert to slagvaardig_app
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and current_setting('app.role', true) in ('coalition-office', 'system'));
create policy office_replaces on places.boundary_set for delete to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and current_setting('app.role', true) in ('coalition-office', 'system'));
create policy own_coalition_reads on places.boundary for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid);
create policy office_imports on places.boundary for insert to slagvaardig_app
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and current_setting('app.role', true) in ('coalition-office', 'system'));
create policy office_replaces on places.boundary for delete to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and current_setting('app.role', true) in ('coalition-office', 'system'));
