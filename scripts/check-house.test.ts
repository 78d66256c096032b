import { expect, it } from 'vitest';
import { checkFile } from './check-house.ts';

const rules = (path: string, text: string): string[] => checkFile(path, text).map(v => `${v.rule}:${v.line}`);
const engine = 'apps/engine/src/features/vms/vm.ts';

it.each([
  ['ports-only', 'const a = Date.now();'],
  ['ports-only', 'const a = new Date();'],
  ['ports-only', 'const a = Math.random();'],
  ['ports-only', 'const a = process.env;'],
  ['ports-only', 'console.log(1);'],
  ['no-bare-error', "throw new Error('x');"],
  ['german-words', "refuse('NOT_FOUND', { what: 'a thing that nobody translated' });"],
  ['german-words', 'const rule = `at most ${MOST} untranslated things`;'],
  ['no-any', 'const a: any = 1;'],
  ['no-any', 'const a = 1 as any;'],
  ['no-default-export', 'const a = 1;\nexport default a;'],
  ['no-default-export', 'export default function a() {}'],
  ['no-barrel', "export { a } from './a.ts';"],
  ['sql-in-repo', 'const a = `select id from vm where id = ${1}`;'],
  ['sql-in-repo', "const a = 'insert into vm values (1)';"],
  ['no-shell', "spawn('ls', [], { shell: true });"],
  ['named-leftover', `// ${'TO'}DO later`],
  ['formatted', `const a = 1; // ${'prettier'}-ignore`],
])('finds %s in %s', (rule, text) => {
  expect(checkFile(engine, text).map(v => v.rule)).toContain(rule);
});

it('leaves names in comments and strings alone', () => {
  expect(rules(engine, "// Date.now() and any\nexport const a = 'console.log, any, select a disk';")).toEqual([]);
});

it('lets the kernel, the tools and the tests touch the world', () => {
  const text = "export const a = Date.now() + Math.random();\nif (a) throw new Error('x');";
  for (const path of [
    'packages/kernel/src/system.ts',
    'scripts/test.ts',
    'packages/wire/src/xml.test.ts',
    'test/lab/x.ts',
  ]) {
    expect(rules(path, text)).toEqual([]);
  }
});

it('lets portals read the clock, and nothing else', () => {
  expect(rules('apps/admin-portal/src/a.tsx', 'export const a = Date.now();')).toEqual([]);
  expect(rules('apps/admin-portal/src/a.tsx', 'export const a = Math.random();')).toEqual(['ports-only:1']);
});

it('allows SQL in repositories, the database and the workflow package', () => {
  const text = 'export const a = `select id from vm`;';
  for (const path of [
    'apps/engine/src/features/vms/vm.repo.ts',
    'packages/database/src/x.ts',
    'packages/workflow/src/x.ts',
  ]) {
    expect(rules(path, text)).toEqual([]);
  }
});

it('allows a default export to configuration and route modules, and re-exports to public.ts', () => {
  expect(rules('apps/admin-portal/vite.config.ts', 'export default {};')).toEqual([]);
  expect(rules('apps/engine/src/features/vms/public.ts', "export { a } from './vm.ts';")).toEqual([]);
});

it('limits the length of files, not of generated ones', () => {
  const text = 'export const a = 1;\n'.repeat(301);
  expect(rules(engine, text)).toEqual(['file-length:301']);
  expect(rules('packages/wire/src/a.test.ts', text)).toEqual([]);
  expect(rules('packages/wire/src/a.gen.ts', text)).toEqual([]);
});

it('refuses paths and hosts outside the repository in any text file', () => {
  expect(rules('docs/x.md', `see ${'..'}/shared/facts/a`)).toEqual(['no-outside:1']);
  expect(rules('docs/x.md', `a\nsee /${'work'}/main/a`)).toEqual(['no-outside:2']);
  expect(rules('docs/x.md', `https://${'registry'}.npmjs.org/a`)).toEqual(['no-outside:1']);
  expect(rules('docs/x.md', 'the network of /network/maintenance')).toEqual([]);
});

it('accepts a leftover that names its issue', () => {
  expect(rules(engine, `// ${'TO'}DO(disk-resize) grow online`)).toEqual([]);
});
