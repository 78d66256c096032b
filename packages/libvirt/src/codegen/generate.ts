// Writes protocol.gen.ts and constants.gen.ts; with --check it only says whether they are up to date (exit 1 if not).
import { readFileSync, writeFileSync } from 'node:fs';
import { printError, printLine } from '@overt/kernel/system';
import { emitConstants, emitProtocol } from './emit.ts';
import { parseConstants, parseProtocol } from './parse-idl.ts';

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');

/** Every generated file of this package with the text that it should have. */
export function generated(): ReadonlyMap<URL, string> {
  return new Map([
    [new URL('../protocol.gen.ts', import.meta.url), emitProtocol(parseProtocol(read('protocol.idl')))],
    [new URL('../constants.gen.ts', import.meta.url), emitConstants(parseConstants(read('constants.idl')))],
  ]);
}

if (import.meta.main) {
  const check = process.argv.includes('--check');
  for (const [file, text] of generated()) {
    if (!check) writeFileSync(file, text);
    else if (readFileSync(file, 'utf8') !== text) {
      printError(`${file.pathname} is out of date: run "npm run gen -w @overt/libvirt".`);
      process.exitCode = 1;
    }
  }
  if (process.exitCode === undefined) printLine('libvirt: generated files are up to date');
}
