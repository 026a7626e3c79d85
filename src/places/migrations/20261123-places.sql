-- Municipalities, the areas they belong to and the changes of their boundaries, all dated; and how they are drawn.

create table places.municipality (
  code text primary key check (code ~ '^GM[0-9]{4}$'),
  name text not null,
  valid_from date,
  valid_to date,
  evidence text not null check (evidence in ('confirmed', 'inferred', 'unverified', 'unknown')),
  source text not null,
  note text,
  check (valid_from < valid_to)
);
comment on table places.municipality is 'Reference: municipalities that are or were part of the region, and those they merged into.';
comment on column places.municipality.code is 'Code of Statistics Netherlands, such as GM0344.';
comment on column places.municipality.name is 'Name as the municipality uses it.';
comment on column places.municipality.valid_from is 'First day; empty when older than our records.';
comment on column places.municipality.valid_to is 'First day that it no longer existed; empty while it exists.';
comment on column places.municipality.evidence is 'How sure code, name and dates are: confirmed, inferred, unverified or unknown.';
comment on column places.municipality.source is 'Where this was read.';
comment on column places.municipality.note is 'What a reader has to know, in Dutch.';

create table places.area (
  code text primary key,
  kind text not null check (kind in ('police-unit', 'police-district', 'police-team', 'safety-region')),
  name text not null,
  short text not null,
  valid_from date not null,
  valid_to date,
  evidence text not null check (evidence in ('confirmed', 'inferred', 'unverified', 'unknown')),
  source text not null,
  note text,
  check (valid_from < valid_to)
);
comment on table places.area is 'Reference: areas made of municipalities: the police unit, its districts and teams, and safety regions.';
comment on column places.area.code is 'RE03 and VR09 are the publisher''s codes; districts and teams have a code of ours.';
comment on column places.area.kind is 'police-unit, police-district, police-team or safety-region.';
comment on column places.area.name is 'Dutch name.';
comment on column places.area.short is 'Name that fits in a tile of the map.';
comment on column places.area.valid_from is 'First day.';
comment on column places.area.valid_to is 'First day that it no longer existed; empty while it exists.';
comment on column places.area.evidence is 'How sure this is: confirmed, inferred, unverified or unknown.';
comment on column places.area.source is 'Where this was read.';
comment on column places.area.note is 'What a reader has to know, in Dutch.';

create table places.area_membership (
  municipality_code text not null references places.municipality,
  area_code text not null references places.area,
  valid_from date not null,
  valid_to date,
  evidence text not null check (evidence in ('confirmed', 'inferred', 'unverified', 'unknown')),
  source text not null,
  note text,
  primary key (municipality_code, area_code, valid_from),
  check (valid_from < valid_to)
);
create index area_membership_area on places.area_membership (area_code);
comment on table places.area_membership is 'Reference: which municipality belongs to which area, from when to when.';
comment on column places.area_membership.municipality_code is 'The municipality.';
comment on column places.area_membership.area_code is 'The area.';
comment on column places.area_membership.valid_from is 'First day; our history starts on 1 January 2011.';
comment on column places.area_membership.valid_to is 'First day that it no longer belonged; empty while it does.';
comment on column places.area_membership.evidence is 'How sure this is: confirmed, inferred, unverified or unknown.';
comment on column places.area_membership.source is 'Where this was read.';
comment on column places.area_membership.note is 'What a reader has to know, in Dutch.';

create table places.boundary_change (
  id text primary key,
  effective_on date not null,
  kind text not null check (kind in ('merger', 'split', 'partial')),
  from_codes text[] not null,
  to_codes text[] not null,
  planned boolean not null,
  evidence text not null check (evidence in ('confirmed', 'inferred', 'unverified', 'unknown')),
  source text not null,
  note text
);
comment on table places.boundary_change is 'Reference: mergers, splits and moved borders since 2011.';
comment on column places.boundary_change.id is 'Year and a short name.';
comment on column places.boundary_change.effective_on is 'First day of the new map.';
comment on column places.boundary_change.kind is 'merger (all of several become one), split (one becomes several) or partial (a border moved).';
comment on column places.boundary_change.from_codes is 'Municipalities before.';
comment on column places.boundary_change.to_codes is 'Municipalities after.';
comment on column places.boundary_change.planned is 'True for a plan: shown, never applied.';
comment on column places.boundary_change.evidence is 'How sure this is: confirmed, inferred, unverified or unknown.';
comment on column places.boundary_change.source is 'Where this was read.';
comment on column places.boundary_change.note is 'What a reader has to know, in Dutch.';

create table places.tile (
  region_code text not null references places.area,
  municipality_code text not null references places.municipality,
  tile_column integer not null check (tile_column >= 0),
  tile_row integer not null check (tile_row >= 0),
  label text not null,
  primary key (region_code, municipality_code)
);
comment on table places.tile is 'Reference: the map that always works: one equal tile for each municipality, roughly in place.';
comment on column places.tile.region_code is 'The region that the map is of.';
comment on column places.tile.municipality_code is 'The municipality.';
comment on column places.tile.tile_column is 'Column, from 0 in the west.';
comment on column places.tile.tile_row is 'Row, from 0 in the north.';
comment on column places.tile.label is 'Name that fits in the tile.';

create table places.coalition_region (
  coalition_id uuid primary key,
  area_code text not null references places.area
);
comment on table places.coalition_region is 'The area that a coalition works in.';
comment on column places.coalition_region.coalition_id is 'The coalition.';
comment on column places.coalition_region.area_code is 'The police unit whose municipalities form its region.';

create table places.boundary_set (
  coalition_id uuid not null,
  id uuid not null,
  map_year integer not null check (map_year between 2011 and 2100),
  coordinates text not null check (coordinates in ('wgs84', 'rd')),
  source text not null,
  imported_at timestamptz not null,
  primary key (coalition_id, id),
  unique (coalition_id, map_year)
);
comment on table places.boundary_set is 'Imported real boundaries of municipalities, one set for each map year.';
comment on column places.boundary_set.coalition_id is 'The coalition that imported them.';
comment on column places.boundary_set.id is 'Identifier; new at every import, so that drawn maps can be kept by it.';
comment on column places.boundary_set.map_year is 'The boundaries are those of 1 January of this year.';
comment on column places.boundary_set.coordinates is 'wgs84 (degrees east and north) or rd (metres, EPSG:28992).';
comment on column places.boundary_set.source is 'Where the file came from, as the importer says.';
comment on column places.boundary_set.imported_at is 'When it was imported.';

create table places.boundary (
  coalition_id uuid not null,
  set_id uuid not null,
  municipality_code text not null references places.municipality,
  polygons jsonb not null,
  primary key (coalition_id, set_id, municipality_code),
  foreign key (coalition_id, set_id) references places.boundary_set on delete cascade
);
comment on table places.boundary is 'The boundary of one municipality in an imported set.';
comment on column places.boundary.coalition_id is 'The coalition that imported it.';
comment on column places.boundary.set_id is 'The set it belongs to.';
comment on column places.boundary.municipality_code is 'The municipality.';
comment on column places.boundary.polygons is 'Coordinates as in a GeoJSON MultiPolygon: polygons, rings, points.';
