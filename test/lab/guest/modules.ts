// Chooses kernel modules with what they depend on, in loading order. The dependencies are read from the modules themselves
// (the `depends=` word of their information section), so depmod is not needed.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const moduleName = (file: string): string => basename(file, '.ko').replaceAll('-', '_');

export function dependenciesOf(module: Buffer): string[] {
  const at = module.indexOf('\0depends=');
  if (at < 0) return [];
  const end = module.indexOf('\0', at + 1);
  const names = module.toString('latin1', at + '\0depends='.length, end);
  return names === '' ? [] : names.split(',').map(name => name.replaceAll('-', '_'));
}

/** Paths of the wanted modules that exist (the rest is built into the kernel), dependencies first. */
export function modulesInOrder(modulesDir: string, wanted: readonly string[]): string[] {
  const files = readdirSync(modulesDir, { recursive: true, encoding: 'utf8' }).filter(f => f.endsWith('.ko'));
  const byName = new Map(files.map(f => [moduleName(f), join(modulesDir, f)]));
  const order: string[] = [];
  const seen = new Set<string>();
  const visit = (name: string): void => {
    const path = byName.get(name);
    if (path === undefined || seen.has(name)) return;
    seen.add(name);
    dependenciesOf(readFileSync(path)).forEach(visit);
    order.push(path);
  };
  wanted.forEach(visit);
  return order;
}
