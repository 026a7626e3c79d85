-- Figures are public: everyone reads them. Only the coalition office and our own command line and jobs take them in; nobody changes them.

grant select, insert on monitor.source, monitor.vintage, monitor.measure, monitor.category, monitor.area_title to slagvaardig_app;
grant select on monitor.series, monitor.indicator to slagvaardig_app;
grant execute on function monitor.add_series(uuid, text[], text[], text[], text[]) to slagvaardig_app;

create policy everyone_reads on monitor.source for select to slagvaardig_app using (true);
create policy everyone_reads on monitor.vintage for select to slagvaardig_app using (true);
create policy everyone_reads on monitor.measure for select to slagvaardig_app using (true);
create policy everyone_reads on monitor.category for select to slagvaardig_app using (true);
create policy everyone_reads on monitor.area_title for select to slagvaardig_app using (true);
create policy everyone_reads on monitor.series for select to slagvaardig_app using (true);
create policy everyone_reads on monitor.indicator for select to slagvaardig_app using (true);

create policy office_imports on monitor.source for insert to slagvaardig_app
  with check (current_setting('app.role', true) in ('coalition-office', 'system'));
create policy office_imports on monitor.vintage for insert to slagvaardig_app
  with check (current_setting('app.role', true) in ('coalition-office', 'system') and imported_as = current_setting('app.role', true));
create policy office_imports on monitor.measure for insert to slagvaardig_app
  with check (current_setting('app.role', true) in ('coalition-office', 'system'));
create policy office_imports on monitor.category for insert to slagvaardig_app
  with check (current_setting('app.role', true) in ('coalition-office', 'system'));
create policy office_imports on monitor.area_title for insert to slagvaardig_app
  with check (current_setting('app.role', true) in ('coalition-office', 'system'));

-- What the office asked for, and how far it is.
grant select, insert, update on monitor.import_run to slagvaardig_app;
create policy own_office_reads on monitor.import_run for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and current_setting('app.role', true) in ('coalition-office', 'system'));
create policy own_office_asks on monitor.import_run for insert to slagvaardig_app
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and current_setting('app.role', true) in ('coalition-office', 'system'));
create policy system_reports on monitor.import_run for update to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid and current_setting('app.role', true) = 'system')
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid and current_setting('app.role', true) = 'system');
