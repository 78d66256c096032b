import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { typeScriptType } from './emit.ts';
import { generated } from './generate.ts';
import { parseProtocol } from './parse-idl.ts';

test('the generated files are what the descriptions say', () => {
  for (const [file, text] of generated()) expect(readFileSync(file, 'utf8') === text, file.pathname).toBe(true);
});

test('a line that is not understood stops the generator with its number', () => {
  expect(() => parseProtocol('struct A x:int\nstruct B x=int')).toThrow('line 2');
  expect(() => parseProtocol('nonsense')).toThrow('unknown item');
});

test('types are told in TypeScript', () => {
  expect(typeScriptType('Domain<16>')).toBe('readonly Domain[]');
  expect(typeScriptType('string?')).toBe('string | null');
  expect(typeScriptType('opaque<10>')).toBe('Uint8Array');
});
