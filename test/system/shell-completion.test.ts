// Completion as people have it: a real shell on a terminal of its own, keys typed, the tabulator pressed.
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { overtAt, type Overt, type Running } from './overt.ts';
import { startProduct, type Product } from './product.ts';

const shells = [
  { name: 'bash', command: 'bash --norc --noprofile -i', load: 'source <(overt completion bash)' },
  { name: 'zsh', command: 'zsh -f -i', load: 'source <(overt completion zsh)' },
  { name: 'fish', command: 'fish --no-config -i', load: 'overt completion fish | source' },
] as const;
const has = (program: string): boolean => ['/usr/bin', '/bin'].some(dir => existsSync(`${dir}/${program}`));

let product: Product;
let overt: Overt;
beforeAll(async () => {
  product = await startProduct({ demo: '1x2' });
  overt = overtAt();
  const args = ['login', product.url, '--ca-file', product.caFile, '--password-stdin'];
  const { code, stderr } = await overt.run(args, { stdin: product.password });
  if (code !== 0) throw new Error(stderr);
});
afterAll(async () => {
  await overt?.remove();
  await product?.stop();
});

describe.each(shells)('in $name', ({ name, command, load }) => {
  let shell: Running;
  beforeAll(async () => {
    if (!has(name)) return;
    shell = overt.beside('script', ['-qec', command, '/dev/null']);
    // Written so that the echo of what is typed does not look like the answer.
    shell.type(`${load}; echo lo""aded\n`);
    await shell.sees(/loaded/);
  });
  afterAll(async () => {
    shell?.type('exit\n');
    await shell?.done;
  });

  it.skipIf(!has(name))('words and a name that only the engine knows are completed, and the command runs', async () => {
    shell.type('overt clus\t');
    shell.type('\u0015overt cluster ge\tDef\t\n');
    await expect(shell.sees(/name: Default/)).resolves.toBe('name: Default');
  });

  it.skipIf(!has(name))('values of flags are completed', async () => {
    shell.type('overt cluster list --outp\tna\t | tr a-z A-Z\n');
    await expect(shell.sees(/DEFAULT/)).resolves.toBe('DEFAULT');
  });

  it.skipIf(!has(name))('the name of a file is completed where one is due', async () => {
    shell.type('overt disk upload /etc/hostna\t --name lacking --storage-domain nowhere --format qcow2\n');
    await expect(shell.sees(/\/etc\/hostname is not a qcow2/)).resolves.toContain('hostname');
  });
});
