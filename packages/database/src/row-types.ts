// The catalog as TypeScript: one interface a table or view, in the forms that connection.ts delivers.
import type { Catalog, Column } from './catalog.ts';

const SELECTED: Readonly<Record<string, string>> = {
  bool: 'boolean',
  bytea: 'Buffer',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  float4: 'number',
  float8: 'number',
  json: 'Json',
  jsonb: 'Json',
};

export function rowTypes(catalog: Catalog): string {
  const lines = [
    '// Generated from the migrated database by packages/database/src/generate.ts; do not edit.',
    "import type { ColumnType, Generated, GeneratedAlways } from 'kysely';",
    "import type { Json, JsonText } from './json.ts';",
    '',
    '/** ISO text out; ISO text or Date in. */',
    'type Timestamp = ColumnType<string, string | Date, string | Date>;',
    'type GeneratedTimestamp = ColumnType<string, string | Date | undefined, string | Date>;',
    '/** Value out; `json(value)` in. */',
    'type JsonColumn = ColumnType<Json, JsonText, JsonText>;',
    'type NullableJsonColumn = ColumnType<Json | null, JsonText | null | undefined, JsonText | null>;',
    'type GeneratedJsonColumn = ColumnType<Json, JsonText | undefined, JsonText>;',
  ];
  const relations = catalog.relations.filter(relation => relation.parent === null);
  for (const relation of relations) {
    const isView = relation.kind === 'view' || relation.kind === 'materialized';
    lines.push('', ...(relation.comment === null ? [] : [`/** ${relation.comment} */`]));
    lines.push(`export interface ${typeName(relation.name)} {`);
    for (const column of catalog.columns) {
      if (column.relation === relation.name)
        lines.push(`  ${column.name}: ${isView ? viewType(column) : tableType(column)};`);
    }
    lines.push('}');
  }
  lines.push('', 'export interface Schema {');
  for (const { name } of relations) lines.push(`  ${name}: ${typeName(name)};`);
  lines.push('}', '');
  return lines.join('\n');
}

/** `storage_domain` -> `StorageDomainTable`. */
export const typeName = (relation: string): string =>
  `${relation.replace(/(^|_)(\w)/g, (_all, _bar, letter: string) => letter.toUpperCase())}Table`;

function plainType(column: Column): string {
  const one = SELECTED[column.base] ?? 'string';
  return column.isArray ? `${one}[]` : one;
}

function tableType(column: Column): string {
  const generated = column.generated === 'by default' || column.defaultText !== null;
  const isJson = plainType(column) === 'Json';
  if (column.generated === 'always' || column.generated === 'stored') return `GeneratedAlways<${plainType(column)}>`;
  if (isJson && !column.notNull) return 'NullableJsonColumn';
  if (isJson) return generated ? 'GeneratedJsonColumn' : 'JsonColumn';
  if (column.base === 'timestamptz' && !column.isArray) {
    if (!column.notNull) return 'ColumnType<string | null, string | Date | null | undefined, string | Date | null>';
    return generated ? 'GeneratedTimestamp' : 'Timestamp';
  }
  const type = column.notNull ? plainType(column) : `${plainType(column)} | null`;
  return generated ? `Generated<${type}>` : type;
}

// PostgreSQL does not know which columns of a view are never null, and nobody writes views.
const viewType = (column: Column): string => (plainType(column) === 'Json' ? 'Json' : `${plainType(column)} | null`);
