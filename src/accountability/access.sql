-- Judgements are public. Only the coalition office, and our own command line, judge; nobody changes a judgement.

grant select, insert on accountability.judgement, accountability.judgement_vintage to slagvaardig_app;

create policy everyone_reads on accountability.judgement for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid);
create policy office_judges on accountability.judgement for insert to slagvaardig_app
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and current_setting('app.role', true) in ('coalition-office', 'system')
     and judged_as = current_setting('app.role', true));

create policy everyone_reads on accountability.judgement_vintage for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid);
create policy office_judges on accountability.judgement_vintage for insert to slagvaardig_app
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and current_setting('app.role', true) in ('coalition-office', 'system'));
