// What PostgreSQL's catalog says about the schema `public`, in an order that depends on names only. Written so that the
// oldest and the newest supported server give the same answer.
import { sql } from 'kysely';
import type { Queryable } from './connection.ts';

export interface Column {
  readonly relation: string;
  readonly name: string;
  /** As SQL writes it, e.g. `timestamp with time zone`. */
  readonly type: string;
  /** The bare type's name, e.g. `timestamptz`; of an array the element's. */
  readonly base: string;
  readonly isArray: boolean;
  readonly notNull: boolean;
  readonly defaultText: string | null;
  /** `always` and `by default` for identity, `stored` for a generated column. */
  readonly generated: 'always' | 'by default' | 'stored' | null;
  readonly comment: string | null;
}

export interface Relation {
  readonly name: string;
  readonly kind: 'table' | 'partitioned' | 'view' | 'materialized';
  readonly comment: string | null;
  /** Of a view its query, of a partitioned table its key, of a partition its bounds. */
  readonly definition: string | null;
  readonly parent: string | null;
}

export interface Definition {
  readonly relation: string;
  readonly name: string;
  readonly text: string;
}

export interface Catalog {
  readonly relations: readonly Relation[];
  readonly columns: readonly Column[];
  readonly constraints: readonly Definition[];
  readonly indexes: readonly Definition[];
  readonly triggers: readonly Definition[];
  /** `relation` is empty. */
  readonly functions: readonly Definition[];
  readonly sequences: readonly string[];
}

export async function readCatalog(db: Queryable): Promise<Catalog> {
  const relations = await sql<Relation>`
    select c.relname as name,
      case c.relkind when 'p' then 'partitioned' when 'v' then 'view' when 'm' then 'materialized' else 'table' end as kind,
      obj_description(c.oid, 'pg_class') as comment,
      case
        when c.relkind in ('v', 'm') then pg_get_viewdef(c.oid, true)
        when c.relkind = 'p' then pg_get_partkeydef(c.oid)
        when c.relispartition then pg_get_expr(c.relpartbound, c.oid)
      end as definition,
      (select p.relname from pg_inherits i join pg_class p on p.oid = i.inhparent where i.inhrelid = c.oid) as parent
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
    order by c.relname collate "C"`.execute(db);
  const columns = await sql<Column>`
    select c.relname as relation, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
      coalesce(e.typname, t.typname) as base, e.oid is not null as "isArray", a.attnotnull as "notNull",
      pg_get_expr(d.adbin, d.adrelid) as "defaultText",
      case when a.attidentity = 'a' then 'always' when a.attidentity = 'd' then 'by default'
        when a.attgenerated = 's' then 'stored' end as generated,
      col_description(c.oid, a.attnum) as comment
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    join pg_type t on t.oid = a.atttypid
    left join pg_type e on e.oid = t.typelem and t.typcategory = 'A'
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
    order by c.relname collate "C", a.attnum`.execute(db);
  const constraints = await sql<Definition>`
    select c.relname as relation, k.conname as name, pg_get_constraintdef(k.oid) as text
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    where c.relnamespace = 'public'::regnamespace and k.contype in ('p', 'u', 'f', 'c', 'x')
    order by c.relname collate "C", array_position('{p,u,f,c,x}', k.contype::text), k.conname collate "C"`.execute(db);
  const indexes = await sql<Definition>`
    select t.relname as relation, c.relname as name, pg_get_indexdef(i.indexrelid) as text
    from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
    where c.relnamespace = 'public'::regnamespace
      and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
    order by t.relname collate "C", c.relname collate "C"`.execute(db);
  const triggers = await sql<Definition>`
    select c.relname as relation, t.tgname as name, pg_get_triggerdef(t.oid) as text
    from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where c.relnamespace = 'public'::regnamespace and not t.tgisinternal
    order by c.relname collate "C", t.tgname collate "C"`.execute(db);
  const functions = await sql<Definition>`
    select '' as relation, p.proname as name, pg_get_functiondef(p.oid) as text
    from pg_proc p
    where p.pronamespace = 'public'::regnamespace and p.prokind in ('f', 'p')
      and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
    order by p.proname collate "C", pg_get_function_identity_arguments(p.oid) collate "C"`.execute(db);
  const sequences = await sql<{ name: string }>`
    select c.relname as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'S'
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype in ('a', 'i'))
    order by c.relname collate "C"`.execute(db);
  return {
    relations: relations.rows,
    columns: columns.rows,
    constraints: constraints.rows,
    indexes: indexes.rows,
    triggers: triggers.rows,
    functions: functions.rows,
    sequences: sequences.rows.map(row => row.name),
  };
}
