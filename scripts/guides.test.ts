// Guides are read by people who do not know the code yet: what they name has to be there. A path in backticks exists, a link
// leads somewhere, and a code block that names its file (```ts PATH) is made of lines of that file.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const guides = readdirSync(join(root, 'docs/guides')).map(name => `docs/guides/${name}`);
const pages = [...guides, 'README.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md', 'packages/sdk/README.md'];

const PLACEHOLDER = /[<*{]|\bDIR\b|\.\.\./;
const PATH = /`((?:apps|packages|test|scripts|docs)\/[^`\s]+)`/g;
const LINK = /\]\((?!https?:|#)([^)#]+)[^)]*\)/g;
const BLOCK = /^ *```\w+ ([\w./-]+)\n([\s\S]*?)^ *```$/gm;

const plain = (line: string): string => line.replaceAll(/\s+/g, ' ').trim();

describe.each(pages)('%s', page => {
  const text = readFileSync(join(root, page), 'utf8');

  it('names paths that exist', () => {
    const named = [...text.matchAll(PATH)].map(([, path = '']) => path.replace(/[:,].*$/, ''));
    expect(named.filter(path => !PLACEHOLDER.test(path) && !existsSync(join(root, path)))).toEqual([]);
  });

  it('links to what exists', () => {
    const linked = [...text.matchAll(LINK)].map(([, path = '']) => path);
    expect(linked.filter(path => !existsSync(join(root, dirname(page), path)))).toEqual([]);
  });

  it('quotes code as it is', () => {
    for (const [, file = '', code = ''] of text.matchAll(BLOCK)) {
      const there = new Set(readFileSync(join(root, file), 'utf8').split('\n').map(plain));
      const quoted = code.split('\n').map(plain);
      expect(
        quoted.filter(line => !line.includes('...') && !there.has(line)),
        file,
      ).toEqual([]);
    }
  });
});
