// Writes docs/compatibility.md out of what is bound, or with --check says whether it is current.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { printError, printLine } from '@overt/kernel/system';
import { absent } from '../http/binding.ts';
import { features } from '../http/features.ts';
import { routeTable, type ApiRoute } from '../http/route-table.ts';

const FILE = fileURLToPath(new URL('../../../../docs/compatibility.md', import.meta.url));

function render(routes: readonly ApiRoute[]): string {
  const built = routes.filter(route => route.handler !== undefined && route.handler !== absent);
  const empty = routes.filter(route => route.handler === absent);
  const services = Map.groupBy(routes, route => route.operation.service);
  const rows = [...services].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([service, all]) => row(service, all));
  return `${built.length} of ${routes.length} operations of the oVirt API are built.

Generated from the bindings by \`node apps/engine/src/tools/compatibility.ts\`; \`--check\` fails when this file is not current.
An operation is a verb with a path. What is not built answers 501 with a fault. ${empty.length} more lists belong to subsystems
that Overt does not have: they answer an empty list and are not counted.

| service | built | not built |
|---|---|---|
${rows.join('\n')}
`;
}

function row(service: string, routes: readonly ApiRoute[]): string {
  const names = (wanted: (route: ApiRoute) => boolean) =>
    [...new Set(routes.filter(wanted).map(route => route.operation.method))].join(', ');
  const built = names(route => route.handler !== undefined && route.handler !== absent);
  const open = names(route => route.handler === undefined || route.handler === absent);
  return `| ${service.replace(/Service$/, '')} | ${built} | ${open} |`;
}

const text = render(routeTable(features).routes);
if (process.argv.includes('--check')) {
  const current = (await readFile(FILE, 'utf8').catch(() => '')) === text;
  if (!current) {
    printError('docs/compatibility.md is not current. Run: node apps/engine/src/tools/compatibility.ts');
    process.exitCode = 1;
  }
} else {
  await writeFile(FILE, text);
  printLine(text.split('\n')[0] ?? '');
}
