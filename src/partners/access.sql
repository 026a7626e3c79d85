-- Organisations and agreements are public. People and mandates are seen within the own organisation, and by the coalition office;
-- the privacy officer sees all people, because the ledger names who acted.

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

grant select, insert on partners.person to slagvaardig_app;
create policy own_organisation on partners.person for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid
       or id = nullif(current_setting('app.person', true), '')::uuid
       or current_setting('app.role', true) in ('coalition-office', 'privacy-officer')));
create policy office_adds on partners.person for insert to slagvaardig_app
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and current_setting('app.role', true) = 'coalition-office' and not demo);

grant select, insert, update (valid_to, ended_by) on partners.mandate to slagvaardig_app;
create policy own_organisation on partners.mandate for select to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid
       or person_id = nullif(current_setting('app.person', true), '')::uuid
       or current_setting('app.role', true) = 'coalition-office'));
create policy office_gives on partners.mandate for insert to slagvaardig_app
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and given_by = nullif(current_setting('app.person', true), '')::uuid
     and current_setting('app.role', true) = 'coalition-office');
create policy office_ends on partners.mandate for update to slagvaardig_app
  using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and current_setting('app.role', true) = 'coalition-office')
  with check (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid
     and ended_by = nullif(current_setting('app.person', true), '')::uuid);

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
     ('area', home.municipality_code), ('name', who.name)) as setting (key, value)
   where given.id = sight.mandate and given.person_id = sight.person
     and given.valid_from <= current_timestamp and (given.valid_to is null or current_timestamp < given.valid_to)
     and setting.value is not null
  union all
  select 'circles', string_agg(distinct member.circle_id::text, ',')
    from partners.circle_member as member
    join partners.mandate as given on given.coalition_id = member.coalition_id and given.person_id = member.person_id
   where given.id = sight.mandate and given.person_id = sight.person
     and member.valid_from <= current_timestamp and (member.valid_to is null or current_timestamp < member.valid_to)
  having count(*) > 0
$$;
