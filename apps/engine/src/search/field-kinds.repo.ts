// Fields that several searchables have alike.
import { sql, type RawBuilder } from 'kysely';
import { boolean, list, number, text, type SearchField } from './searchable.ts';

/** Names of the object's tags and of all above them: `tag=X` finds what carries X or anything below X. */
export const tagged = (entity: 'vm' | 'host' | 'template' | 'user', id: RawBuilder<unknown>): SearchField =>
  list(
    matches => sql`${id} in (
      with recursive below as (
        select tag.id from tag where ${matches(sql`tag.name`)}
        union select child.id from tag child join below on child.parent_id = below.id
      ) select a.entity_id from tag_assignment a join below on below.id = a.tag_id where a.entity = ${entity})`,
    { freeText: 'elsewhere' },
  );

/** oVirt's language has these, and no object here has a value of them: known, and without a value everywhere. */
export const noText = text(sql`null::text`, { freeText: false });
export const noNumber = number(sql`null::numeric`);
/** With its type: PostgreSQL sorts by no bare constant. */
export const never = boolean(sql`false::boolean`);
