// Rules that need the syntax tree: what code may call and export depends on where it stands (scopes.ts).
import ts from 'typescript';
import { isGenerated, isPortal, mayExportDefault, mayHoldSql, takesPorts } from './scopes.ts';
import type { Violation } from './violation.ts';

const PORTS: Readonly<Record<string, string>> = {
  'Date.now': 'take the Clock port from @overt/kernel/ports.',
  'Math.random': 'take the RandomSource port from @overt/kernel/ports.',
  'process.env': 'read `environment` of @overt/kernel/system in the composition root and pass what is needed.',
  'process.stdout.write': 'use printLine of @overt/kernel/system in a composition root, else the Log port.',
  'process.stderr.write': 'use printError of @overt/kernel/system in a composition root, else the Log port.',
  'process.stdin': 'use standardStreams of @overt/kernel/system in the main.ts of a command-line program.',
};

const SQL =
  /^\s*(select\s[\s\S]+\sfrom\s|insert\s+into\s|update\s+[\w."]+\s+set\s|delete\s+from\s|(create|alter|drop)\s+(table|index|view|schema)\s|with\s+[\w"]+\s+as\s*\()/i;

type Report = (node: ts.Node, rule: string, advice: string) => void;

export function checkSyntax(path: string, text: string): Violation[] {
  if (isGenerated(path)) return [];
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, false, kind);
  const found: Violation[] = [];
  const report: Report = (node, rule, advice) => {
    const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
    found.push({ path, line, rule, advice });
  };
  checkModule(path, source, report);
  const visit = (node: ts.Node): void => {
    if (node.kind === ts.SyntaxKind.AnyKeyword) report(node, 'no-any', 'say what it is, or `unknown` and narrow it.');
    checkPorts(path, node, report);
    checkSql(path, node, report);
    checkShell(node, report);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function checkModule(path: string, source: ts.SourceFile, report: Report): void {
  const isReexport = (s: ts.Statement): boolean => ts.isExportDeclaration(s) && s.moduleSpecifier !== undefined;
  for (const statement of source.statements) {
    if (mayExportDefault(path)) break;
    const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
    const isDefault = ts.isExportAssignment(statement) || modifiers.some(m => m.kind === ts.SyntaxKind.DefaultKeyword);
    if (isDefault) report(statement, 'no-default-export', 'export it by name, so that it is found by its name.');
  }
  const [first] = source.statements;
  const barrel = first !== undefined && source.statements.every(isReexport) && !path.endsWith('/public.ts');
  if (barrel || /(^|\/)index\.tsx?$/.test(path)) {
    report(first ?? source, 'no-barrel', 'import from the file that declares the name; remove this one.');
  }
}

function checkPorts(path: string, node: ts.Node, report: Report): void {
  if (!takesPorts(path)) return;
  if (ts.isPropertyAccessExpression(node)) {
    const name = accessName(node);
    if (/^console\.(log|error|warn|info|debug|trace|table|dir)$/.test(name))
      report(node, 'ports-only', 'console is for nobody: take the Log port.');
    const advice = PORTS[name];
    // A browser has no composition root with a clock of its own, and shows times only.
    if (advice !== undefined && !(name === 'Date.now' && isPortal(path)))
      report(node, 'ports-only', `${name}: ${advice}`);
  }
  if (ts.isNewExpression(node) && ts.isIdentifier(node.expression)) {
    const bareDate = node.expression.text === 'Date' && (node.arguments?.length ?? 0) === 0;
    if (bareDate && !isPortal(path)) report(node, 'ports-only', `new Date(): ${PORTS['Date.now']}`);
  }
  if (ts.isThrowStatement(node) && ts.isNewExpression(node.expression) && ts.isIdentifier(node.expression.expression)) {
    if (node.expression.expression.text !== 'Error') return;
    report(
      node,
      'no-bare-error',
      'refuse(code, params) for an expected "no", `throw new Bug(...)` for a broken invariant.',
    );
  }
}

function checkSql(path: string, node: ts.Node, report: Report): void {
  if (mayHoldSql(path)) return;
  const text =
    ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateHead(node)
      ? node.text
      : undefined;
  if (text !== undefined && SQL.test(`${text} `)) report(node, 'sql-in-repo', 'SQL stands in *.repo.ts only.');
}

function checkShell(node: ts.Node, report: Report): void {
  if (!ts.isPropertyAssignment(node) || !ts.isIdentifier(node.name) || node.name.text !== 'shell') return;
  if (node.initializer.kind !== ts.SyntaxKind.TrueKeyword) return;
  report(node, 'no-shell', 'run a program with an argument array, never through a shell.');
}

function accessName(node: ts.PropertyAccessExpression): string {
  const left = node.expression;
  if (ts.isIdentifier(left)) return `${left.text}.${node.name.text}`;
  return ts.isPropertyAccessExpression(left) ? `${accessName(left)}.${node.name.text}` : '';
}
