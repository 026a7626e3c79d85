-- Circles: named groups of people across organisations that something can be meant for, and that can keep their members to themselves.

create table partners.circle (
  coalition_id uuid not null,
  id uuid not null,
  name text not null check (length(name) between 3 and 120),
  purpose text not null check (length(purpose) between 1 and 2000),
  keeper_id uuid not null,
  members_hidden boolean not null,
  set_up_on date not null,
  primary key (coalition_id, id),
  unique (coalition_id, name),
  unique (coalition_id, id, keeper_id, members_hidden),
  foreign key (coalition_id, keeper_id) references partners.person
);
comment on table partners.circle is 'A named group of people, across organisations, that something can be meant for.';
comment on column partners.circle.coalition_id is 'The coalition.';
comment on column partners.circle.id is 'Identifier.';
comment on column partners.circle.name is 'Its name, in Dutch; every colleague can read it.';
comment on column partners.circle.purpose is 'What it is for, in Dutch.';
comment on column partners.circle.keeper_id is 'The person who says who belongs to it.';
comment on column partners.circle.members_hidden is 'True when only its members and its keeper see who belongs to it.';
comment on column partners.circle.set_up_on is 'The day it was set up.';

create table partners.circle_member (
  coalition_id uuid not null,
  circle_id uuid not null,
  person_id uuid not null,
  keeper_id uuid not null,
  members_hidden boolean not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  primary key (coalition_id, circle_id, person_id, valid_from),
  foreign key (coalition_id, circle_id, keeper_id, members_hidden)
    references partners.circle (coalition_id, id, keeper_id, members_hidden) on update cascade,
  foreign key (coalition_id, person_id) references partners.person,
  check (valid_from <= valid_to)
);
create index circle_member_person on partners.circle_member (coalition_id, person_id);
comment on table partners.circle_member is 'Who belongs to a circle, from when to when.';
comment on column partners.circle_member.coalition_id is 'The coalition.';
comment on column partners.circle_member.circle_id is 'The circle.';
comment on column partners.circle_member.person_id is 'Who belongs to it.';
comment on column partners.circle_member.keeper_id is 'Copy of the circle''s, held equal by the foreign key, so that the row itself tells who may see it.';
comment on column partners.circle_member.members_hidden is 'Copy of the circle''s, held equal by the foreign key.';
comment on column partners.circle_member.valid_from is 'From this moment.';
comment on column partners.circle_member.valid_to is 'Until, not including, this moment; empty while it lasts.';

-- Who acts is asked by mandate alone, for every request: with the coalition first, no other index finds it.
create index mandate_id on partners.mandate (id);
