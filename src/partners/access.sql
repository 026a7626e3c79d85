-- Organisations and agreements are public. People and mandates are seen within the own organisation, and by who covers all of them: the
-- coalition office, and the administrator, who runs accounts. The privacy officer sees all people and mandates, because the ledger names who acted.

grant select, insert on partners.organisation to slagvaardig_app;
create policy own_coalition on partners.organisation for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid);
create policy office_adds on partners.organisation for insert to slagvaardig_app
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and current_setting('app.role', true) = 'coalition-office' and not demo);

grant select on partners.agreement, partners.agreement_party to slagvaardig_app;
create policy own_coalition on partners.agreement for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid);
create policy own_coalition on partners.agreement_party for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid);

grant select, insert, update (left_at) on partners.person to slagvaardig_app;
create policy own_organisation on partners.person for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid
       or id = nullif(current_setting('app.person', true), '')::uuid
       or current_setting('app.covers', true) = 'all'
       or current_setting('app.role', true) = 'privacy-officer'));
create policy manager_adds on partners.person for insert to slagvaardig_app
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and current_setting('app.manages', true) = 'yes' and not demo and left_at is null
     and (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid or current_setting('app.covers', true) = 'all'));
create policy manager_lets_leave on partners.person for update to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and current_setting('app.manages', true) = 'yes' and left_at is null
     and id <> nullif(current_setting('app.person', true), '')::uuid
     and (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid or current_setting('app.role', true) = 'coalition-office'))
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid and left_at = current_timestamp);

-- Mandates. partners.sight says of the mandate in force: which roles its holder may give (app.may_give), whether they manage people
-- (app.manages), whether that covers all organisations (app.covers) and until when it lasts (app.mandate_to). Nobody gives more than that:
-- not another role, not to themselves, not elsewhere, not longer. What one may give, one may also confirm and end.
grant select, insert, update (valid_to, ended_by) on partners.mandate to slagvaardig_app;
create policy own_organisation on partners.mandate for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid
       or person_id = nullif(current_setting('app.person', true), '')::uuid
       or current_setting('app.covers', true) = 'all'
       or current_setting('app.role', true) = 'privacy-officer'));
create policy giver_gives on partners.mandate for insert to slagvaardig_app
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and given_by = nullif(current_setting('app.person', true), '')::uuid and ended_by is null
     and person_id <> nullif(current_setting('app.person', true), '')::uuid
     and role = any (string_to_array(current_setting('app.may_give', true), ','))
     and may_give <@ string_to_array(current_setting('app.may_give', true), ',')
     and (not manages or current_setting('app.manages', true) = 'yes')
     and (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid or current_setting('app.covers', true) = 'all')
     and (nullif(current_setting('app.mandate_to', true), '') is null or valid_to <= nullif(current_setting('app.mandate_to', true), '')::timestamptz));
create policy giver_ends on partners.mandate for update to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and id <> nullif(current_setting('app.mandate', true), '')::uuid
     and role = any (string_to_array(current_setting('app.may_give', true), ','))
     and (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid or current_setting('app.covers', true) = 'all'))
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and ended_by = nullif(current_setting('app.person', true), '')::uuid and valid_to >= current_timestamp);

-- The daily job ends what nobody confirmed.
create policy daily_job_sees on partners.person for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid and current_setting('app.role', true) = 'system');
create policy daily_job_sees on partners.mandate for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid and current_setting('app.role', true) = 'system');
create policy daily_job_ends on partners.mandate for update to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid and current_setting('app.role', true) = 'system')
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid and ended_by is null and valid_to >= current_timestamp);

grant select, insert on partners.mandate_review to slagvaardig_app;
create policy manager_reads on partners.mandate_review for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and (current_setting('app.manages', true) = 'yes' and organisation_id = nullif(current_setting('app.organisation', true), '')::uuid
       or current_setting('app.covers', true) = 'all'));
create policy giver_reviews on partners.mandate_review for insert to slagvaardig_app
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and reviewed_by = nullif(current_setting('app.person', true), '')::uuid and at = current_timestamp
     and person_id <> nullif(current_setting('app.person', true), '')::uuid
     and role = any (string_to_array(current_setting('app.may_give', true), ','))
     and (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid or current_setting('app.covers', true) = 'all'));

create policy daily_job_sees on partners.mandate_review for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid and current_setting('app.role', true) = 'system');
create policy daily_job_adds on partners.mandate_review for insert to slagvaardig_app
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid and current_setting('app.role', true) = 'system'
     and outcome = 'not-confirmed' and at = current_timestamp);

grant select, insert, update (ends_unconfirmed, changed_at, changed_by) on partners.review_rule to slagvaardig_app;
create policy managers_read on partners.review_rule for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and (current_setting('app.manages', true) = 'yes' or current_setting('app.role', true) = 'system'));
create policy office_decides on partners.review_rule for insert to slagvaardig_app
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and current_setting('app.role', true) = 'coalition-office' and changed_by = nullif(current_setting('app.person', true), '')::uuid);
create policy office_changes on partners.review_rule for update to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid and current_setting('app.role', true) = 'coalition-office')
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid and changed_by = nullif(current_setting('app.person', true), '')::uuid);

-- Emergency access: only for oneself, only for a module that asks for it from this role (app.emergency_modules), and never longer than the
-- module says (a trigger sets the times). The person and the privacy officer see it, and both can end it.
grant select on partners.emergency_module to slagvaardig_app;
create policy colleagues_read on partners.emergency_module for select to slagvaardig_app
  using (nullif(current_setting('app.person', true), '') is not null);
grant select, insert, update (valid_to, ended_by) on partners.emergency_access to slagvaardig_app;
create policy own_or_privacy_officer on partners.emergency_access for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and (person_id = nullif(current_setting('app.person', true), '')::uuid or current_setting('app.role', true) = 'privacy-officer'));
create policy asks_for_oneself on partners.emergency_access for insert to slagvaardig_app
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and person_id = nullif(current_setting('app.person', true), '')::uuid and mandate_id = nullif(current_setting('app.mandate', true), '')::uuid
     and module = any (string_to_array(current_setting('app.emergency_modules', true), ',')) and ended_by is null);
create policy own_or_privacy_officer_ends on partners.emergency_access for update to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and (person_id = nullif(current_setting('app.person', true), '')::uuid or current_setting('app.role', true) = 'privacy-officer'))
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and ended_by = nullif(current_setting('app.person', true), '')::uuid and valid_to >= current_timestamp);

grant execute on function partners.demo_people(uuid) to slagvaardig_app;

-- Circles. Colleagues see which there are, and who belongs to one unless it hides that; then only its members and its keeper do.
-- The coalition office sets a circle up. Its keeper adds and ends members; the office does too, but not where it cannot see them.
grant select, insert on partners.circle to slagvaardig_app;
create policy colleagues_read on partners.circle for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and nullif(current_setting('app.role', true), '') <> 'visitor');
create policy office_sets_up on partners.circle for insert to slagvaardig_app
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and current_setting('app.role', true) = 'coalition-office');
grant select, insert, update (valid_to) on partners.circle_member to slagvaardig_app;
create policy colleagues_read on partners.circle_member for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and (not members_hidden and nullif(current_setting('app.role', true), '') <> 'visitor'
       or keeper_id = nullif(current_setting('app.person', true), '')::uuid
       or circle_id::text = any (string_to_array(current_setting('app.circles', true), ','))));
create policy keeper_or_office_adds on partners.circle_member for insert to slagvaardig_app
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and (keeper_id = nullif(current_setting('app.person', true), '')::uuid
       or current_setting('app.role', true) = 'coalition-office' and not members_hidden));
create policy keeper_or_office_ends on partners.circle_member for update to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and (keeper_id = nullif(current_setting('app.person', true), '')::uuid
       or current_setting('app.role', true) = 'coalition-office' and not members_hidden))
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid);

-- What a person's mandate says of the actor, but only while it is in force; otherwise nothing, and the actor is a visitor.
create or replace function partners.sight(person uuid, mandate uuid) returns table (key text, value text)
  language sql stable security definer set search_path = pg_catalog as $$
  select setting.key, setting.value
    from partners.mandate as given
    join partners.person as who on who.coalition_id = given.coalition_id and who.id = given.person_id
    join partners.organisation as home on home.coalition_id = given.coalition_id and home.id = given.organisation_id
   cross join lateral (values
     ('coalition', given.coalition_id::text), ('organisation', home.id::text), ('role', given.role),
     ('area', home.municipality_code), ('name', who.name), ('manages', case when given.manages then 'yes' end),
     ('may_give', nullif(array_to_string(given.may_give, ','), '')),
     ('covers', case when given.role in ('coalition-office', 'administrator') then 'all' end),
     ('mandate_to', to_char(given.valid_to at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
     ('emergency_modules', (select string_agg(asking.module, ',') from partners.emergency_module as asking where given.role = any (asking.roles)))
   ) as setting (key, value)
   where given.id = sight.mandate and given.person_id = sight.person
     and given.valid_from <= current_timestamp and (given.valid_to is null or current_timestamp < given.valid_to)
     and setting.value is not null
  union all
  select 'circles', string_agg(distinct member.circle_id::text, ',')
    from partners.circle_member as member
    join partners.mandate as given on given.coalition_id = member.coalition_id and given.person_id = member.person_id
   where given.id = sight.mandate and given.person_id = sight.person and given.role <> 'administrator'
     and member.valid_from <= current_timestamp and (member.valid_to is null or current_timestamp < member.valid_to)
  having count(*) > 0
  union all
  select setting.key, setting.value
    from (select emergency.id, emergency.module, emergency.municipality_code from partners.emergency_access as emergency
           where emergency.mandate_id = sight.mandate and emergency.person_id = sight.person
             and emergency.valid_from <= current_timestamp and current_timestamp < emergency.valid_to
           order by emergency.valid_to desc limit 1) as latest
   cross join lateral (values
     ('emergency', latest.module), ('emergency_area', latest.municipality_code), ('emergency_id', latest.id::text)) as setting (key, value)
$$;
