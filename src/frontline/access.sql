-- Who may see and answer what professionals report. Re-applied at every start: this file is the rule in force.
-- A report is read by who sent it, by the triage of its municipality (its safety adviser, and the coalition office), and by the
-- members of the taskforce it was brought to. Who sent it without a name reads it with a code: app.answer_code holds its hash.
-- Who took emergency access to the reports of one municipality reads those, and changes nothing. The administrator reads none, not even the own.
-- A step carries copies of the same columns and follows the same rules. Reading is one policy, with the coalition outside the brackets; and a case,
-- because of a comparison of two settings the planner thinks that it hardly ever holds: without both, a long list cost 26 times the bare query.

grant select, insert, update (state, priority_id, taskforce_id, owner_organisation_id) on frontline.report to slagvaardig_app;
create policy who_needs_it_reads on frontline.report for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and (case current_setting('app.role', true) when 'coalition-office' then true
            when 'safety-adviser' then municipality_code = nullif(current_setting('app.area', true), '') else false end
       or current_setting('app.role', true) <> 'administrator' and reporter = nullif(current_setting('app.person', true), '')::uuid
       or taskforce_id::text = any (string_to_array(current_setting('app.taskforces', true), ','))
       or code_hash = nullif(current_setting('app.answer_code', true), '')
       or current_setting('app.emergency', true) = 'frontline' and municipality_code = nullif(current_setting('app.emergency_area', true), '')));

-- Under the own name, or under none at all: an act without a name has no person in force.
create policy professionals_report on frontline.report for insert to slagvaardig_app
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and reporter is not distinct from nullif(current_setting('app.person', true), '')::uuid
     and organisation_id is not distinct from nullif(current_setting('app.organisation', true), '')::uuid
     and current_setting('app.role', true) in ('frontline-professional', 'safety-adviser', 'case-director', 'taskforce-lead', 'board-member', 'coalition-office')
     and state in ('received', 'reported') and priority_id is null and taskforce_id is null and owner_organisation_id is null and not demo);

create policy triage_moves on frontline.report for update to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and (current_setting('app.role', true) = 'coalition-office'
       or current_setting('app.role', true) = 'safety-adviser' and municipality_code = nullif(current_setting('app.area', true), '')))
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid);
create policy taskforce_lead_moves on frontline.report for update to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and current_setting('app.role', true) = 'taskforce-lead'
     and taskforce_id::text = any (string_to_array(current_setting('app.taskforces', true), ',')))
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and taskforce_id::text = any (string_to_array(current_setting('app.taskforces', true), ',')));

grant select, insert, update (taskforce_id) on frontline.step to slagvaardig_app;
create policy who_needs_it_reads on frontline.step for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and (case current_setting('app.role', true) when 'coalition-office' then true
            when 'safety-adviser' then municipality_code = nullif(current_setting('app.area', true), '') else false end
       or current_setting('app.role', true) <> 'administrator' and reporter = nullif(current_setting('app.person', true), '')::uuid
       or taskforce_id::text = any (string_to_array(current_setting('app.taskforces', true), ','))
       or code_hash = nullif(current_setting('app.answer_code', true), '')
       or current_setting('app.emergency', true) = 'frontline' and municipality_code = nullif(current_setting('app.emergency_area', true), '')));
create policy triage_answers on frontline.step for insert to slagvaardig_app
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and by_role = current_setting('app.role', true)
     and (current_setting('app.role', true) = 'coalition-office'
       or current_setting('app.role', true) = 'safety-adviser' and municipality_code = nullif(current_setting('app.area', true), '')));
create policy taskforce_lead_answers on frontline.step for insert to slagvaardig_app
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and by_role = current_setting('app.role', true) and by_role = 'taskforce-lead'
     and taskforce_id::text = any (string_to_array(current_setting('app.taskforces', true), ',')));
create policy triage_brings_along on frontline.step for update to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and (current_setting('app.role', true) = 'coalition-office'
       or current_setting('app.role', true) = 'safety-adviser' and municipality_code = nullif(current_setting('app.area', true), '')))
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid);

grant select, insert, delete on frontline.story to slagvaardig_app;
create policy everyone_reads on frontline.story for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid);
create policy triage_publishes on frontline.story for insert to slagvaardig_app
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid and not demo
     and (current_setting('app.role', true) = 'coalition-office'
       or current_setting('app.role', true) = 'safety-adviser' and municipality_code = nullif(current_setting('app.area', true), '')));
create policy triage_takes_back on frontline.story for delete to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and (current_setting('app.role', true) = 'coalition-office'
       or current_setting('app.role', true) = 'safety-adviser' and municipality_code = nullif(current_setting('app.area', true), '')));

grant execute on function frontline.count_reports(), frontline.count_behind_action(uuid) to slagvaardig_app;
