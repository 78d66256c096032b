// The rules of the house that no ready-made linter knows, over every file that git knows or would add.
// Run by `npm run check`; alone: `node scripts/check-house.ts [path ...]`.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkGerman } from './house/german-words.ts';
import { checkSyntax } from './house/syntax-rules.ts';
import { checkText } from './house/text-rules.ts';
import { formatViolation, type Violation } from './house/violation.ts';

const TEXT = /\.(ts|tsx|mts|mjs|js|cjs|json|md|sql|css|html|yml|yaml|sh|idl)$|(^|\/)(run|Dockerfile)$/;
const SKIPPED = /(^|\/)package-lock\.json$/;

export function checkFile(path: string, text: string): Violation[] {
  return [
    ...checkText(path, text),
    ...(/\.tsx?$/.test(path) ? [...checkSyntax(path, text), ...checkGerman(path, text)] : []),
  ];
}

export function listFiles(root: string): string[] {
  const output = execFileSync(
    'git',
    ['-c', 'safe.directory=*', 'ls-files', '-co', '--exclude-standard', '--deduplicate'],
    {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  return output.split('\n').filter(path => TEXT.test(path) && !SKIPPED.test(path));
}

export function checkHouse(root: string, under: readonly string[] = []): Violation[] {
  const wanted = (path: string): boolean => under.length === 0 || under.some(prefix => path.startsWith(prefix));
  return listFiles(root)
    .filter(wanted)
    .flatMap(path => {
      const text = readIfThere(join(root, path));
      return text === undefined ? [] : checkFile(path, text);
    });
}

/** A file that git still lists may have been removed a moment ago. */
function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

if (import.meta.main) {
  const violations = checkHouse(join(import.meta.dirname, '..'), process.argv.slice(2));
  for (const violation of violations) console.log(formatViolation(violation));
  console.log(
    violations.length === 0 ? 'The house is in order.' : `${violations.length} violations of the house rules.`,
  );
  process.exitCode = violations.length === 0 ? 0 : 1;
}
