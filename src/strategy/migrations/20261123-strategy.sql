-- The strategies as data: what was chosen, in which words of ours, and where the source says so.

create table strategy.strategy (
  coalition_id uuid not null,
  id uuid not null,
  slug text not null,
  title text not null,
  motto text,
  valid_from date not null,
  valid_to date not null check (valid_to > valid_from),
  municipalities integer not null check (municipalities > 0),
  signatories text not null,
  adopted_on date,
  adoption_evidence text not null check (adoption_evidence in ('confirmed', 'inferred', 'to-be-confirmed')),
  adoption_note text not null,
  succeeds uuid,
  primary key (coalition_id, id),
  unique (coalition_id, slug),
  foreign key (coalition_id, succeeds) references strategy.strategy (coalition_id, id)
);
comment on table strategy.strategy is 'A regional safety strategy: the agreement of one period.';
comment on column strategy.strategy.coalition_id is 'The coalition whose strategy it is.';
comment on column strategy.strategy.id is 'Identifier of the strategy.';
comment on column strategy.strategy.slug is 'Its short name in addresses: the years.';
comment on column strategy.strategy.title is 'Its title, in Dutch.';
comment on column strategy.strategy.motto is 'The line under its title, when it has one.';
comment on column strategy.strategy.valid_from is 'First day of its period.';
comment on column strategy.strategy.valid_to is 'First day that it no longer holds.';
comment on column strategy.strategy.municipalities is 'How many municipalities agreed to it.';
comment on column strategy.strategy.signatories is 'Who agreed to it, in Dutch words.';
comment on column strategy.strategy.adopted_on is 'The day it was adopted, as far as known.';
comment on column strategy.strategy.adoption_evidence is 'How sure the day of adoption is.';
comment on column strategy.strategy.adoption_note is 'What is known of the adoption, in Dutch.';
comment on column strategy.strategy.succeeds is 'The strategy before it.';

create table strategy.source (
  coalition_id uuid not null,
  strategy_id uuid not null,
  slug text not null,
  kind text not null check (kind in ('text', 'page')),
  title text not null,
  publisher text not null,
  url text check (url ~ '^https?://'),
  line_count integer check (line_count > 0),
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  note text,
  primary key (coalition_id, strategy_id, slug),
  foreign key (coalition_id, strategy_id) references strategy.strategy (coalition_id, id),
  check ((kind = 'text') = (line_count is not null and sha256 is not null)),
  check (kind = 'text' or url is not null)
);
comment on table strategy.source is 'What we know a strategy from: its text, or pages about it.';
comment on column strategy.source.coalition_id is 'The coalition.';
comment on column strategy.source.strategy_id is 'The strategy it is a source of.';
comment on column strategy.source.slug is 'Its short name within the strategy.';
comment on column strategy.source.kind is 'text: places are line numbers; page: a web page.';
comment on column strategy.source.title is 'Title of the source, in Dutch.';
comment on column strategy.source.publisher is 'Who published it.';
comment on column strategy.source.url is 'Where it stands on the web, when known.';
comment on column strategy.source.line_count is 'Number of lines of the text.';
comment on column strategy.source.sha256 is 'SHA-256 of the text in which the lines were counted.';
comment on column strategy.source.note is 'What a reader should know of the source, in Dutch.';

create table strategy.chapter (
  coalition_id uuid not null,
  strategy_id uuid not null,
  slug text not null,
  source text not null,
  within text,
  title text not null,
  heading text not null,
  first_line integer not null check (first_line > 0),
  last_line integer not null check (last_line >= first_line),
  primary key (coalition_id, strategy_id, slug),
  foreign key (coalition_id, strategy_id, source) references strategy.source (coalition_id, strategy_id, slug),
  foreign key (coalition_id, strategy_id, within) references strategy.chapter (coalition_id, strategy_id, slug)
);
comment on table strategy.chapter is 'The outline of a source text: its headings and the lines under them.';
comment on column strategy.chapter.coalition_id is 'The coalition.';
comment on column strategy.chapter.strategy_id is 'The strategy.';
comment on column strategy.chapter.slug is 'The anchor of this chapter in addresses.';
comment on column strategy.chapter.source is 'The text it is a chapter of.';
comment on column strategy.chapter.within is 'The chapter that holds it.';
comment on column strategy.chapter.title is 'What we call the chapter, in Dutch.';
comment on column strategy.chapter.heading is 'The heading in the source, to find it by.';
comment on column strategy.chapter.first_line is 'First line in the source text, the heading included.';
comment on column strategy.chapter.last_line is 'Last line in the source text.';

create table strategy.priority (
  coalition_id uuid not null,
  id uuid not null,
  strategy_id uuid not null,
  slug text not null,
  number integer not null check (number > 0),
  kind text not null check (kind in ('joint', 'supported')),
  name text not null,
  short_name text not null,
  chapter text,
  offences text[] not null,
  valid_from date not null,
  valid_to date not null check (valid_to > valid_from),
  continues uuid,
  replaces uuid,
  evidence text not null check (evidence in ('confirmed', 'inferred')),
  note text,
  primary key (coalition_id, id),
  unique (coalition_id, slug),
  unique (coalition_id, strategy_id, number),
  foreign key (coalition_id, strategy_id) references strategy.strategy (coalition_id, id),
  foreign key (coalition_id, strategy_id, chapter) references strategy.chapter (coalition_id, strategy_id, slug),
  foreign key (coalition_id, continues) references strategy.priority (coalition_id, id),
  foreign key (coalition_id, replaces) references strategy.priority (coalition_id, id),
  check (continues is null or replaces is null)
);
comment on table strategy.priority is 'A priority of one strategy, from the day it came in until the day it went out.';
comment on column strategy.priority.coalition_id is 'The coalition.';
comment on column strategy.priority.id is 'Identifier of the priority.';
comment on column strategy.priority.strategy_id is 'The strategy that chose it.';
comment on column strategy.priority.slug is 'Its short name in addresses.';
comment on column strategy.priority.number is 'Its place in the strategy.';
comment on column strategy.priority.kind is 'joint: worked on together; supported: stays local, the coalition helps.';
comment on column strategy.priority.name is 'Its full name, in Dutch.';
comment on column strategy.priority.short_name is 'Its name where space is short, in Dutch.';
comment on column strategy.priority.chapter is 'The chapter of the source that describes it.';
comment on column strategy.priority.offences is 'Kinds of crime whose open figures say something of it: our choice, not the strategy''s.';
comment on column strategy.priority.valid_from is 'First day it was a priority.';
comment on column strategy.priority.valid_to is 'First day it no longer was.';
comment on column strategy.priority.continues is 'The priority of the strategy before that it goes on with.';
comment on column strategy.priority.replaces is 'The priority that went out when this one came in.';
comment on column strategy.priority.evidence is 'How sure it is that it continues or replaces the other.';
comment on column strategy.priority.note is 'What is known of that, in Dutch.';

create table strategy.statement (
  coalition_id uuid not null,
  id uuid not null,
  strategy_id uuid not null,
  code text not null,
  position integer not null,
  kind text not null check (kind in ('goal', 'choice', 'admission', 'support', 'cooperation', 'principle', 'taskforce',
    'intention', 'learning', 'development', 'trend', 'task', 'ambition', 'approach', 'annex')),
  strand text check (strand in ('programme', 'regional', 'repressive', 'preventive', 'district', 'operational', 'policy', 'board')),
  title text,
  body text not null,
  priority_id uuid,
  source text not null,
  chapter text,
  first_line integer,
  last_line integer,
  evidence text not null check (evidence in ('confirmed', 'inferred', 'left-open')),
  note text,
  primary key (coalition_id, id),
  unique (coalition_id, strategy_id, code),
  foreign key (coalition_id, strategy_id) references strategy.strategy (coalition_id, id),
  foreign key (coalition_id, strategy_id, source) references strategy.source (coalition_id, strategy_id, slug),
  foreign key (coalition_id, strategy_id, chapter) references strategy.chapter (coalition_id, strategy_id, slug),
  foreign key (coalition_id, priority_id) references strategy.priority (coalition_id, id),
  check (num_nulls(chapter, first_line, last_line) in (0, 3)),
  check (last_line >= first_line)
);
create index statement_priority on strategy.statement (coalition_id, priority_id);
comment on table strategy.statement is 'One thing that a strategy says, in our own words, with its place in the source.';
comment on column strategy.statement.coalition_id is 'The coalition.';
comment on column strategy.statement.id is 'Identifier of the statement.';
comment on column strategy.statement.strategy_id is 'The strategy that says it.';
comment on column strategy.statement.code is 'Its name within the strategy; the anchor on pages.';
comment on column strategy.statement.position is 'Its order within the strategy.';
comment on column strategy.statement.kind is 'What it is: an ambition, an approach, a trend and so on.';
comment on column strategy.statement.strand is 'The line of approach or the level it belongs to, when it has one.';
comment on column strategy.statement.title is 'A heading of its own, when it has one, in Dutch.';
comment on column strategy.statement.body is 'What is said, in our own short Dutch words.';
comment on column strategy.statement.priority_id is 'The priority it is about.';
comment on column strategy.statement.source is 'The source that says it.';
comment on column strategy.statement.chapter is 'The chapter of the source text.';
comment on column strategy.statement.first_line is 'First line in the source text.';
comment on column strategy.statement.last_line is 'Last line in the source text.';
comment on column strategy.statement.evidence is 'confirmed: the source says it; inferred: we conclude it; left-open: the source itself leaves it open.';
comment on column strategy.statement.note is 'What a reader should know of it, in Dutch.';

create table strategy.ambition (
  coalition_id uuid not null,
  id uuid not null,
  strategy_id uuid not null,
  slug text not null,
  number integer not null check (number > 0),
  name text not null,
  question text not null,
  base_year integer not null,
  target_year integer not null check (target_year > base_year),
  statement_id uuid not null,
  primary key (coalition_id, id),
  unique (coalition_id, strategy_id, slug),
  foreign key (coalition_id, strategy_id) references strategy.strategy (coalition_id, id),
  foreign key (coalition_id, statement_id) references strategy.statement (coalition_id, id)
);
comment on table strategy.ambition is 'What the whole region wants to have reached: accounts answer its question.';
comment on column strategy.ambition.coalition_id is 'The coalition.';
comment on column strategy.ambition.id is 'Identifier of the ambition.';
comment on column strategy.ambition.strategy_id is 'The strategy that sets it.';
comment on column strategy.ambition.slug is 'Its short name in addresses.';
comment on column strategy.ambition.number is 'Its place in the strategy.';
comment on column strategy.ambition.name is 'Its name, in Dutch.';
comment on column strategy.ambition.question is 'The question that tells whether it was reached, in Dutch.';
comment on column strategy.ambition.base_year is 'The year it is compared with.';
comment on column strategy.ambition.target_year is 'The year in which it should be reached.';
comment on column strategy.ambition.statement_id is 'The statement that sets it, with its place in the source.';

create table strategy.district_theme (
  coalition_id uuid not null,
  id uuid not null,
  strategy_id uuid not null,
  slug text not null,
  block integer not null check (block > 0),
  name text not null,
  chapter text not null,
  first_line integer not null check (first_line > 0),
  last_line integer not null check (last_line >= first_line),
  district text references places.area (code),
  status text not null check (status in ('confirmed', 'inferred', 'to-be-confirmed')),
  valid_from date not null,
  valid_to date not null check (valid_to > valid_from),
  source_title text,
  source_url text check (source_url ~ '^https?://'),
  note text,
  decided_by uuid,
  decided_at timestamptz,
  primary key (coalition_id, id),
  unique (coalition_id, strategy_id, slug),
  foreign key (coalition_id, strategy_id, chapter) references strategy.chapter (coalition_id, strategy_id, slug),
  check ((status = 'to-be-confirmed') = (district is null)),
  check ((district is null) = (source_title is null)),
  check ((decided_by is null) = (decided_at is null))
);
comment on table strategy.district_theme is 'A theme that the strategy gives to a district; without a district as long as nobody has confirmed which.';
comment on column strategy.district_theme.coalition_id is 'The coalition.';
comment on column strategy.district_theme.id is 'Identifier of the theme of this district.';
comment on column strategy.district_theme.strategy_id is 'The strategy.';
comment on column strategy.district_theme.slug is 'Its short name within the strategy.';
comment on column strategy.district_theme.block is 'The block of the picture in the source; themes of one block belong to one district.';
comment on column strategy.district_theme.name is 'Name of the theme, in Dutch.';
comment on column strategy.district_theme.chapter is 'The chapter of the source text that names it.';
comment on column strategy.district_theme.first_line is 'First line in the source text.';
comment on column strategy.district_theme.last_line is 'Last line in the source text.';
comment on column strategy.district_theme.district is 'Code of the police district (places.area); empty as long as it is to be confirmed.';
comment on column strategy.district_theme.status is 'How sure it is that the theme belongs to this district.';
comment on column strategy.district_theme.valid_from is 'First day it was a theme.';
comment on column strategy.district_theme.valid_to is 'First day it no longer was.';
comment on column strategy.district_theme.source_title is 'The source that says so, in Dutch.';
comment on column strategy.district_theme.source_url is 'Where that source stands.';
comment on column strategy.district_theme.note is 'What a reader should know of it, in Dutch.';
comment on column strategy.district_theme.decided_by is 'The mandate under which it was confirmed in this system.';
comment on column strategy.district_theme.decided_at is 'When it was confirmed in this system.';

create table strategy.claimed_change (
  coalition_id uuid not null,
  strategy_id uuid not null,
  base_year integer not null,
  target_year integer not null check (target_year > base_year),
  chapter text not null,
  first_line integer not null check (first_line > 0),
  last_line integer not null check (last_line >= first_line),
  percentages integer[] not null,
  doubt text not null,
  caveats text[] not null,
  primary key (coalition_id, strategy_id),
  foreign key (coalition_id, strategy_id, chapter) references strategy.chapter (coalition_id, strategy_id, slug)
);
comment on table strategy.claimed_change is 'The strategy''s own table of registered crime. Percentages stand apart from categories: the source does not pair them.';
comment on column strategy.claimed_change.coalition_id is 'The coalition.';
comment on column strategy.claimed_change.strategy_id is 'The strategy that has the table.';
comment on column strategy.claimed_change.base_year is 'The year compared with.';
comment on column strategy.claimed_change.target_year is 'The year compared.';
comment on column strategy.claimed_change.chapter is 'The chapter of the source text.';
comment on column strategy.claimed_change.first_line is 'First line in the source text.';
comment on column strategy.claimed_change.last_line is 'Last line in the source text.';
comment on column strategy.claimed_change.percentages is 'The percentages of change, in the order of the source text.';
comment on column strategy.claimed_change.doubt is 'Why they are not paired with the categories, in Dutch.';
comment on column strategy.claimed_change.caveats is 'What to keep in mind when comparing with other figures, each one Dutch paragraph.';

create table strategy.claimed_category (
  coalition_id uuid not null,
  strategy_id uuid not null,
  slug text not null,
  position integer not null,
  name text not null,
  first_line integer not null check (first_line > 0),
  last_line integer not null check (last_line >= first_line),
  offences text[] not null,
  definition text not null,
  primary key (coalition_id, strategy_id, slug),
  foreign key (coalition_id, strategy_id) references strategy.claimed_change (coalition_id, strategy_id)
);
comment on table strategy.claimed_category is 'A category of the strategy''s own table, and which registered offences come closest to it.';
comment on column strategy.claimed_category.coalition_id is 'The coalition.';
comment on column strategy.claimed_category.strategy_id is 'The strategy.';
comment on column strategy.claimed_category.slug is 'Its short name within the strategy.';
comment on column strategy.claimed_category.position is 'Its order in the source text.';
comment on column strategy.claimed_category.name is 'Its name, in Dutch.';
comment on column strategy.claimed_category.first_line is 'First line in the source text.';
comment on column strategy.claimed_category.last_line is 'Last line in the source text.';
comment on column strategy.claimed_category.offences is 'Codes of the police offence list that come closest.';
comment on column strategy.claimed_category.definition is 'What the category counts, as far as known, in Dutch.';
