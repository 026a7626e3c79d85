-- Actions that are meant for one circle alone, and the files that belong to an action.

alter table agenda.action
  add column circle_id uuid,
  add foreign key (coalition_id, circle_id) references partners.circle (coalition_id, id),
  drop constraint action_confidentiality_check,
  add constraint action_confidentiality_check check (confidentiality in ('public', 'coalition', 'taskforce', 'circle')),
  add check ((confidentiality = 'circle') = (circle_id is not null)),
  add unique (coalition_id, id, confidentiality),
  add unique (coalition_id, id, taskforce_id),
  add unique (coalition_id, id, circle_id);
comment on column agenda.action.confidentiality is
  'Who sees it: public, coalition (who is signed in, but not the administrator), taskforce (its members and the coalition office) or circle (its members alone).';
comment on column agenda.action.circle_id is 'The circle that it is meant for; empty unless it is meant for one.';

create table agenda.attachment (
  coalition_id uuid not null,
  id uuid not null,
  action_id uuid not null,
  name text not null check (length(name) between 1 and 120),
  type text not null check (length(type) between 3 and 100),
  size integer not null check (size between 1 and 5242880),
  content bytea not null check (length(content) = size),
  added_at timestamptz not null,
  confidentiality text not null,
  taskforce_id uuid,
  circle_id uuid,
  primary key (coalition_id, id),
  foreign key (coalition_id, action_id, confidentiality) references agenda.action (coalition_id, id, confidentiality),
  foreign key (coalition_id, action_id, taskforce_id) references agenda.action (coalition_id, id, taskforce_id),
  foreign key (coalition_id, action_id, circle_id) references agenda.action (coalition_id, id, circle_id),
  check (confidentiality <> 'taskforce' or taskforce_id is not null),
  check ((confidentiality = 'circle') = (circle_id is not null))
);
create index attachment_action on agenda.attachment (coalition_id, action_id);
comment on table agenda.attachment is 'A file that belongs to an action. It stands in the database, so that it follows the same policies, backups and retention as the rest.';
comment on column agenda.attachment.coalition_id is 'The coalition.';
comment on column agenda.attachment.id is 'Identifier.';
comment on column agenda.attachment.action_id is 'The action it belongs to.';
comment on column agenda.attachment.name is 'The name of the file, as it was given.';
comment on column agenda.attachment.type is 'What kind of file it is (media type), told from its name and its first bytes.';
comment on column agenda.attachment.size is 'Its size in bytes; at most 5 MiB.';
comment on column agenda.attachment.content is 'The file itself.';
comment on column agenda.attachment.added_at is 'When it was added.';
comment on column agenda.attachment.confidentiality is 'Copy of the action''s, held equal by the foreign key, so that the row itself tells who may see it.';
comment on column agenda.attachment.taskforce_id is 'Copy of the action''s, held equal by the foreign key.';
comment on column agenda.attachment.circle_id is 'Copy of the action''s, held equal by the foreign key.';
