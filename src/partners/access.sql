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
$$;
