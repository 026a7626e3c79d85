-- Open figures: who publishes them, every delivery that was taken in (a vintage), its figures as series, and the indicators made of them.

create table monitor.source (
  identifier text primary key check (identifier ~ '^[0-9A-Za-z_-]{3,20}$'),
  publisher text not null,
  attribution text not null
);
comment on table monitor.source is 'Reference: tables of publishers from which figures were taken in.';
comment on column monitor.source.identifier is 'The publisher''s number of the table, such as 47018NED.';
comment on column monitor.source.publisher is 'Who publishes the table.';
comment on column monitor.source.attribution is 'How the publisher is named beside a figure, in Dutch.';

create table monitor.vintage (
  id uuid primary key,
  source text not null references monitor.source,
  title text not null,
  modified date,
  frequency text,
  restated text not null check (restated in ('yes', 'no', 'unknown')),
  map_year int,
  periods text[] not null check (cardinality(periods) > 0),
  period_titles text[] not null,
  period_status text[] not null,
  taken_from text not null,
  checksum text not null check (checksum ~ '^[0-9a-f]{64}$'),
  bytes bigint not null,
  rows int not null,
  warnings jsonb not null,
  note text,
  imported_at timestamptz not null,
  imported_as text not null check (imported_as in ('coalition-office', 'system', 'seed')),
  loaded_in xid8 not null default pg_current_xact_id(),
  unique (source, checksum),
  check (cardinality(periods) = cardinality(period_status) and cardinality(periods) = cardinality(period_titles))
);
create index vintage_latest on monitor.vintage (source, imported_at desc);
comment on table monitor.vintage is 'Reference: one delivery of one table, as it was taken in. It is never changed, so that an account keeps the figures it was made with.';
comment on column monitor.vintage.id is 'Identifier.';
comment on column monitor.vintage.source is 'The table.';
comment on column monitor.vintage.title is 'Title that the publisher gave it then.';
comment on column monitor.vintage.modified is 'Day on which the publisher last changed the table; empty when not said.';
comment on column monitor.vintage.frequency is 'How often it appears, in the publisher''s words.';
comment on column monitor.vintage.restated is 'yes: all years are on the borders of map_year; no: each year has the borders of that year.';
comment on column monitor.vintage.map_year is 'Year of the map that the areas belong to; empty when not known.';
comment on column monitor.vintage.periods is 'Periods as the publisher codes them (2018JJ00), in time.';
comment on column monitor.vintage.period_titles is 'Name of each period.';
comment on column monitor.vintage.period_status is 'For each period Definitief, NaderVoorlopig, Voorlopig or onbekend.';
comment on column monitor.vintage.taken_from is 'Name of the file or folder, or the address.';
comment on column monitor.vintage.checksum is 'SHA-256 of what was read.';
comment on column monitor.vintage.bytes is 'How much was read.';
comment on column monitor.vintage.rows is 'How many rows were read.';
comment on column monitor.vintage.warnings is 'What was noticed and did not stop the import: a list of code, count and examples.';
comment on column monitor.vintage.note is 'What a reader has to know of this delivery, in Dutch.';
comment on column monitor.vintage.imported_at is 'When it was taken in.';
comment on column monitor.vintage.imported_as is 'In which role it was taken in; the person is in the ledger.';
comment on column monitor.vintage.loaded_in is 'Transaction that took it in: nothing can be added to a vintage in a later one.';

create table monitor.measure (
  vintage_id uuid not null references monitor.vintage,
  key text not null,
  title text not null,
  unit text,
  decimals int,
  primary key (vintage_id, key)
);
comment on table monitor.measure is 'Reference: what a vintage measures.';
comment on column monitor.measure.vintage_id is 'The vintage.';
comment on column monitor.measure.key is 'The publisher''s code, such as GeregistreerdeMisdrijven_1.';
comment on column monitor.measure.title is 'Dutch name.';
comment on column monitor.measure.unit is 'Unit, such as aantal or %.';
comment on column monitor.measure.decimals is 'Decimals that the publisher shows.';

create table monitor.category (
  vintage_id uuid not null references monitor.vintage,
  key text not null,
  title text not null,
  primary key (vintage_id, key)
);
comment on table monitor.category is 'Reference: the kinds that a vintage tells apart, such as kinds of crime.';
comment on column monitor.category.vintage_id is 'The vintage.';
comment on column monitor.category.key is 'The publisher''s code; of several dimensions together joined by |; empty when there are none.';
comment on column monitor.category.title is 'Dutch name.';

create table monitor.area_title (
  vintage_id uuid not null references monitor.vintage,
  key text not null,
  title text not null,
  primary key (vintage_id, key)
);
comment on table monitor.area_title is 'Reference: the areas in a vintage and what its publisher calls them.';
comment on column monitor.area_title.vintage_id is 'The vintage.';
comment on column monitor.area_title.key is 'Code of Statistics Netherlands (GM0307, WK030701); NL for the country.';
comment on column monitor.area_title.title is 'Dutch name.';

create table monitor.series (
  vintage_id uuid not null,
  measure text collate "C" not null,
  category text collate "C" not null,
  area text collate "C" not null,
  values double precision[] not null,
  primary key (vintage_id, measure, category, area)
);
comment on table monitor.series is 'Reference: the figures, one row per measure, kind and area. Written only through monitor.add_series.';
comment on column monitor.series.vintage_id is 'The vintage.';
comment on column monitor.series.measure is 'What was measured.';
comment on column monitor.series.category is 'Of which kind.';
comment on column monitor.series.area is 'Where.';
comment on column monitor.series.values is 'One figure for each of the vintage''s periods; null where the publisher gives none.';

create table monitor.indicator (
  code text primary key check (code ~ '^[a-z0-9-]+$'),
  rank int not null,
  title text not null,
  definition text not null,
  source text not null references monitor.source,
  measure text not null,
  categories text[] not null check (cardinality(categories) > 0),
  unit text not null,
  wanted text not null check (wanted in ('down', 'up', 'none')),
  distortions text[] not null
);
comment on table monitor.indicator is 'Reference: what the coalition follows, as a sum of kinds in one table, and what to keep in mind with it.';
comment on column monitor.indicator.code is 'Short name in addresses.';
comment on column monitor.indicator.rank is 'Order on a page.';
comment on column monitor.indicator.title is 'Dutch name.';
comment on column monitor.indicator.definition is 'What is counted, in Dutch.';
comment on column monitor.indicator.source is 'The table it comes from.';
comment on column monitor.indicator.measure is 'The measure in that table.';
comment on column monitor.indicator.categories is 'The kinds that are added up.';
comment on column monitor.indicator.unit is 'Unit, in Dutch.';
comment on column monitor.indicator.wanted is 'Which way is better; none where more can also mean that more is seen.';
comment on column monitor.indicator.distortions is 'What makes years hard to compare, each one Dutch sentence.';

create table monitor.import_run (
  coalition_id uuid not null,
  id uuid not null,
  asked_at timestamptz not null,
  address text,
  upload text,
  file_name text,
  table_wanted text,
  state text not null check (state in ('waiting', 'reading', 'loading', 'done', 'refused', 'failed')),
  rows int not null default 0,
  sign_of_life timestamptz not null,
  findings jsonb not null default '[]',
  vintage_id uuid references monitor.vintage,
  primary key (coalition_id, id),
  check ((address is null) <> (upload is null)),
  check ((state = 'done') = (vintage_id is not null))
);
create index import_run_latest on monitor.import_run (coalition_id, asked_at desc);
create index import_run_vintage on monitor.import_run (vintage_id);
comment on table monitor.import_run is 'Imports that were asked for on the site, and how far they are.';
comment on column monitor.import_run.coalition_id is 'The coalition whose office asked.';
comment on column monitor.import_run.id is 'Identifier.';
comment on column monitor.import_run.asked_at is 'When it was asked.';
comment on column monitor.import_run.address is 'Where to fetch the figures; empty for a file.';
comment on column monitor.import_run.upload is 'Name of the waiting file that was sent; empty for an address.';
comment on column monitor.import_run.file_name is 'What the sender called the file.';
comment on column monitor.import_run.table_wanted is 'The table that has to be in it; empty when any is good.';
comment on column monitor.import_run.state is 'waiting, reading, loading, done, refused (the delivery has errors) or failed (a fault of ours).';
comment on column monitor.import_run.rows is 'Rows read or loaded so far.';
comment on column monitor.import_run.sign_of_life is 'When it last said how far it was.';
comment on column monitor.import_run.findings is 'What was wrong or worth noticing: a list of code, count and examples.';
comment on column monitor.import_run.vintage_id is 'The vintage that came of it.';

create function monitor.add_series(vintage uuid, measures text[], categories text[], areas text[], figures text[]) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare added int;
begin
  insert into monitor.series (vintage_id, measure, category, area, values)
  select v.id, arriving.measure, arriving.category, arriving.area, arriving.figures
  from monitor.vintage v, (
    select one.measure, one.category, one.area, one.given::double precision[] as figures
    from unnest(measures, categories, areas, figures) as one (measure, category, area, given) offset 0) as arriving
  where v.id = vintage and v.loaded_in = pg_current_xact_id() and cardinality(arriving.figures) = cardinality(v.periods);
  get diagnostics added = row_count;
  if added <> cardinality(areas) then
    raise exception 'figures are only added to a vintage in the transaction that makes it, one for each period' using errcode = '42501';
  end if;
end $$;
comment on function monitor.add_series(uuid, text[], text[], text[], text[]) is 'The only way in for figures. Whoever may make the vintage may add to it, in that same transaction; checked once per call, because a trigger or a policy per row would double the time of an import.';

create function monitor.refuse_late_rows() returns trigger language plpgsql as $$
begin
  if exists (select from (select distinct vintage_id from arriving) a
             left join monitor.vintage v on v.id = a.vintage_id and v.loaded_in = pg_current_xact_id()
             where v.id is null) then
    raise exception 'figures are only added to a vintage in the transaction that makes it' using errcode = '42501';
  end if;
  return null;
end $$;
create trigger only_while_loading after insert on monitor.measure
  referencing new table as arriving for each statement execute function monitor.refuse_late_rows();
create trigger only_while_loading after insert on monitor.category
  referencing new table as arriving for each statement execute function monitor.refuse_late_rows();
create trigger only_while_loading after insert on monitor.area_title
  referencing new table as arriving for each statement execute function monitor.refuse_late_rows();

create trigger never_changes before update or delete or truncate on monitor.vintage
  for each statement execute function platform.refuse_change();
create trigger never_changes before update or delete or truncate on monitor.series
  for each statement execute function platform.refuse_change();
create trigger never_changes before update or delete or truncate on monitor.measure
  for each statement execute function platform.refuse_change();
create trigger never_changes before update or delete or truncate on monitor.category
  for each statement execute function platform.refuse_change();
create trigger never_changes before update or delete or truncate on monitor.area_title
  for each statement execute function platform.refuse_change();
