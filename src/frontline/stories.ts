// Lists the stories that are public: with the teller's consent, and weighed.
import { z } from 'zod'
import { everyone } from '../platform/actor.ts'
import { id } from '../platform/id.ts'
import { read } from '../platform/operation.ts'
import { noPersons } from '../platform/processing.ts'

const story = z.object({
  id, body: z.string(), municipality: z.object({ code: z.string(), name: z.string() }), priority: z.string().nullable(), publishedOn: z.string(), demo: z.boolean(),
})
export type Story = z.output<typeof story>

/** The newest first; `priority` is a slug, `municipality` a code. */
export const listStories = read({
  name: 'frontline.stories',
  input: z.object({ priority: z.string().optional(), municipality: z.string().optional() }),
  output: z.object({ stories: z.array(story) }),
  may: everyone,
  processing: noPersons('these stories are public'),
  run: async ({ sql, actor }, { priority = null, municipality = null }) => ({
    stories: await sql<Story[]>`
      select story.report_id as id, story.body, jsonb_build_object('code', municipality.code, 'name', municipality.name) as municipality,
             priority.slug as priority, story.published_on as "publishedOn", story.demo
        from frontline.story
        join places.municipality on municipality.code = story.municipality_code
        left join strategy.priority on priority.coalition_id = story.coalition_id and priority.id = story.priority_id
       where story.coalition_id = ${actor.coalition}
         and (${priority}::text is null or priority.slug = ${priority})
         and (${municipality}::text is null or story.municipality_code = ${municipality})
       order by story.published_on desc, story.report_id desc
       limit 100`,
  }),
})
