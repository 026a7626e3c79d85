-- Who may see and change taskforces and actions. Re-applied at every start: this file is the rule in force.
-- app.taskforces holds the taskforces that the actor is a member of today; agenda.sight works it out.

grant select, insert, update (state, state_since, reason, valid_to) on agenda.taskforce to slagvaardig_app;
create policy everyone_reads on agenda.taskforce for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid);
create policy office_sets_up on agenda.taskforce for insert to slagvaardig_app
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and current_setting('app.role', true) = 'coalition-office' and state = 'set-up' and not demo);
create policy office_moves on agenda.taskforce for update to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and current_setting('app.role', true) = 'coalition-office')
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and current_setting('app.role', true) = 'coalition-office');

grant select, insert, update (valid_to) on agenda.taskforce_member to slagvaardig_app;
create policy colleagues_read on agenda.taskforce_member for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and nullif(current_setting('app.role', true), '') <> 'visitor');
create policy office_appoints on agenda.taskforce_member for insert to slagvaardig_app
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and current_setting('app.role', true) = 'coalition-office');
create policy office_ends on agenda.taskforce_member for update to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and current_setting('app.role', true) = 'coalition-office')
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid and valid_to is not null);

grant select on agenda.action_agenda to slagvaardig_app;
create policy everyone_reads on agenda.action_agenda for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid);

-- An action says for itself who sees it. What is meant for a circle is for its members alone: also the coalition office sees, plans and
-- moves it only as a member. The administrator runs the system and reads nothing that is not public. A file follows its action.
grant select, insert, update (state, reason, result, started_on, ended_on) on agenda.action to slagvaardig_app;
create policy by_confidentiality on agenda.action for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and (confidentiality = 'public'
       or confidentiality = 'coalition' and nullif(current_setting('app.role', true), '') not in ('visitor', 'administrator')
       or confidentiality = 'taskforce' and (current_setting('app.role', true) = 'coalition-office'
         or taskforce_id::text = any (string_to_array(current_setting('app.taskforces', true), ',')))
       or confidentiality = 'circle' and circle_id::text = any (string_to_array(current_setting('app.circles', true), ','))));
create policy lead_or_office_plans on agenda.action for insert to slagvaardig_app
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and state = 'planned' and not demo
     and (confidentiality <> 'circle' or circle_id::text = any (string_to_array(current_setting('app.circles', true), ',')))
     and (current_setting('app.role', true) = 'coalition-office'
       or current_setting('app.role', true) = 'taskforce-lead'
          and taskforce_id::text = any (string_to_array(current_setting('app.taskforces', true), ','))));
create policy lead_or_office_moves on agenda.action for update to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and (confidentiality <> 'circle' or circle_id::text = any (string_to_array(current_setting('app.circles', true), ',')))
     and (current_setting('app.role', true) = 'coalition-office'
       or current_setting('app.role', true) = 'taskforce-lead'
          and taskforce_id::text = any (string_to_array(current_setting('app.taskforces', true), ','))))
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid);

grant select, insert, delete on agenda.attachment to slagvaardig_app;
create policy by_confidentiality on agenda.attachment for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and (confidentiality = 'public'
       or confidentiality = 'coalition' and nullif(current_setting('app.role', true), '') not in ('visitor', 'administrator')
       or confidentiality = 'taskforce' and (current_setting('app.role', true) = 'coalition-office'
         or taskforce_id::text = any (string_to_array(current_setting('app.taskforces', true), ',')))
       or confidentiality = 'circle' and circle_id::text = any (string_to_array(current_setting('app.circles', true), ','))));
create policy lead_or_office_adds on agenda.attachment for insert to slagvaardig_app
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and (confidentiality <> 'circle' or circle_id::text = any (string_to_array(current_setting('app.circles', true), ',')))
     and (current_setting('app.role', true) = 'coalition-office'
       or current_setting('app.role', true) = 'taskforce-lead'
          and taskforce_id::text = any (string_to_array(current_setting('app.taskforces', true), ','))));
create policy lead_or_office_removes on agenda.attachment for delete to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and (confidentiality <> 'circle' or circle_id::text = any (string_to_array(current_setting('app.circles', true), ',')))
     and (current_setting('app.role', true) = 'coalition-office'
       or current_setting('app.role', true) = 'taskforce-lead'
          and taskforce_id::text = any (string_to_array(current_setting('app.taskforces', true), ','))));

grant execute on function agenda.count_actions() to slagvaardig_app;

-- The taskforces that this person sits in today; none while running the system as an administrator. A taskforce that is discharged gives nothing any more.
create or replace function agenda.sight(person uuid, mandate uuid) returns table (key text, value text)
  language sql stable security definer set search_path = pg_catalog as $$
  select 'taskforces', string_agg(distinct member.taskforce_id::text, ',')
    from agenda.taskforce_member as member
    join partners.mandate as given on given.coalition_id = member.coalition_id and given.person_id = member.person_id
    join agenda.taskforce as led on led.coalition_id = member.coalition_id and led.id = member.taskforce_id
   where given.id = sight.mandate and given.person_id = sight.person and given.role <> 'administrator' and led.state <> 'discharged'
     and member.valid_from <= (current_timestamp at time zone 'Europe/Amsterdam')::date
     and (member.valid_to is null or (current_timestamp at time zone 'Europe/Amsterdam')::date < member.valid_to)
  having count(*) > 0
$$;
