-- Holds copies to what they are a copy of: policies look at a row's own columns, so nobody may write there what the report does not say.

create function frontline.refuse_false_copy() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare faithful boolean;
begin
  -- Apart, because a plan names fields that only one of the tables has.
  if tg_table_name = 'step' then
    select true into faithful from frontline.report
     where report.coalition_id = new.coalition_id and report.id = new.report_id and report.municipality_code = new.municipality_code
       and report.reporter is not distinct from new.reporter and report.code_hash is not distinct from new.code_hash
       and report.taskforce_id is not distinct from new.taskforce_id;
  else
    select true into faithful from frontline.report
     where report.coalition_id = new.coalition_id and report.id = new.report_id and report.municipality_code = new.municipality_code
       and report.kind = 'story' and report.consent;
  end if;
  if faithful then return null; end if;
  raise exception 'a % says of its report what the report does not say', tg_table_name using errcode = '42501';
end $$;
create constraint trigger step_copies_its_report after insert or update on frontline.step
  for each row execute function frontline.refuse_false_copy();
create constraint trigger story_has_consent after insert or update on frontline.story
  for each row execute function frontline.refuse_false_copy();
