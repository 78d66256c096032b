// `npm run gen` writes everything that is derived from the model; with `--check` it writes nothing, names the stale files
// and exits 1. A generated file is a pure function of the model, so two runs give the same bytes.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generate } from './generate.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const check = process.argv.includes('--check');

function current(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

const files = generate();
const stale = files.filter(({ path, text }) => current(join(root, path)) !== text);
if (!check) {
  for (const { path, text } of stale) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}
const verdict = check ? 'stale, run `npm run gen`' : 'written';
for (const { path } of stale) process.stdout.write(`${path}: ${verdict}\n`);
process.stdout.write(`${files.length} generated files, ${stale.length} ${check ? 'stale' : 'changed'}\n`);
if (check && stale.length > 0) process.exitCode = 1;
