// Proves that each boundary of .dependency-cruiser.cjs bites: a small tree that breaks it is refused, one that keeps it passes.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
let dir = '';
let broken: Map<string, string[]>;

const files: Record<string, string> = {
  'packages/kernel/src/ids.ts': "import './ports.ts';\nexport const a = 1;",
  'packages/kernel/src/ports.ts': 'export const b = 1;',
  'packages/kernel/src/bad-kernel.ts': "import '../../wire/src/wire.ts';",
  'packages/api-model/src/bad-model.ts': "import 'node:fs';",
  'packages/wire/src/wire.ts': "import '../../kernel/src/ids.ts';",
  'packages/wire/src/bad-package.ts': "import '../../../apps/engine/src/main.ts';",
  'packages/wire/src/cycle-one.ts': "import './cycle-two.ts';\nexport const one = 1;",
  'packages/wire/src/cycle-two.ts': "import './cycle-one.ts';\nexport const two = 2;",
  'packages/scheduling/src/bad-pure.ts': "import 'node:net';",
  'apps/engine/src/main.ts': "import './http/server.ts';",
  'apps/engine/src/http/server.ts': 'export const s = 1;',
  'apps/engine/src/features/vms/public.ts': 'export const v = 1;',
  'apps/engine/src/features/vms/vm.repo.ts': 'export const r = 1;',
  'apps/engine/src/features/vms/vm.routes.ts': "import '../../http/server.ts';\nimport './vm.repo.ts';",
  'apps/engine/src/features/vms/bad-http.ts': "import '../../http/server.ts';",
  'apps/engine/src/features/vms/vm.monitor.ts': "import 'node:fs';",
  'apps/engine/src/features/vms/actions/bad-action.ts': "import 'node:child_process';",
  'apps/engine/src/features/hosts/good.ts': "import '../vms/public.ts';",
  'apps/engine/src/features/hosts/bad-feature.ts': "import '../vms/vm.repo.ts';",
  'apps/admin-portal/src/bad-portal.ts': "import '../../../packages/wire/src/wire.ts';",
  'apps/cli/src/bad-app.ts': "import '../../engine/src/main.ts';",
  'apps/host-agent/src/run-program.ts': "import 'node:child_process';",
  'apps/host-agent/src/bad-exec.ts': "import 'node:child_process';",
};

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'overt-boundaries-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  }
  copyFileSync(join(root, 'tsconfig.base.json'), join(dir, 'tsconfig.base.json'));
  const config = join(root, '.dependency-cruiser.cjs');
  const args = ['packages', 'apps', '--config', config, '--output-type', 'json', '--no-cache'];
  const result = spawnSync(join(root, 'node_modules/.bin/depcruise'), args, { cwd: dir, encoding: 'utf8' });
  const report = JSON.parse(result.stdout) as { summary: { violations: { from: string; rule: { name: string } }[] } };
  broken = new Map();
  for (const { from, rule } of report.summary.violations) broken.set(from, [...(broken.get(from) ?? []), rule.name]);
});

afterAll(() => rmSync(dir, { recursive: true, force: true }));

it.each([
  ['packages/kernel/src/bad-kernel.ts', 'kernel-imports-nothing'],
  ['packages/api-model/src/bad-model.ts', 'api-model-imports-nothing'],
  ['packages/wire/src/bad-package.ts', 'packages-know-no-apps'],
  ['packages/wire/src/cycle-one.ts', 'no-cycles'],
  ['packages/scheduling/src/bad-pure.ts', 'deciding-is-pure'],
  ['apps/engine/src/features/vms/vm.monitor.ts', 'deciding-is-pure'],
  ['apps/engine/src/features/vms/actions/bad-action.ts', 'deciding-is-pure'],
  ['apps/engine/src/features/vms/bad-http.ts', 'http-is-for-routes'],
  ['apps/engine/src/features/hosts/bad-feature.ts', 'features-meet-in-public'],
  ['apps/admin-portal/src/bad-portal.ts', 'portals-use-sdk-and-ui-kit'],
  ['apps/cli/src/bad-app.ts', 'apps-know-no-apps'],
  ['apps/host-agent/src/bad-exec.ts', 'agent-runs-programs-in-one-place'],
])('%s breaks %s', (path, rule) => {
  expect(broken.get(path)).toContain(rule);
});

it('finds nothing wrong with the files that keep to the rules', () => {
  const good = Object.keys(files).filter(path => !/bad-|cycle-|monitor/.test(path));
  expect(good.filter(path => broken.has(path))).toEqual([]);
});
