// What an error of PostgreSQL or of its socket means: pure, by SQLSTATE and errno.

const CONNECTION_STATES = new Set(['57P01', '57P02', '57P03', '53300', '25P03']);
const CONNECTION_ERRNOS = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EACCES',
]);
// pg throws these without a code.
const CONNECTION_MESSAGES =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed|Cannot use a pool after calling end)/;

/** The server is not there, going, or full: not the query's fault. */
export function isConnectionFailure(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isConnectionFailure);
  const code = codeOf(error);
  if (code !== undefined) return CONNECTION_STATES.has(code) || CONNECTION_ERRNOS.has(code) || /^08...$/.test(code);
  return error instanceof Error && CONNECTION_MESSAGES.test(error.message);
}

/** Deadlock or serialization failure: the same transaction may well pass when repeated. */
export const isConflict = (error: unknown): boolean => ['40001', '40P01'].includes(codeOf(error) ?? '');

/** A text with a NUL or a broken character, which no column can hold: the mistake of whoever sent it. */
export const isUnstorableText = (error: unknown): boolean => ['22021', '22P05'].includes(codeOf(error) ?? '');

/** Name of the unique constraint that the statement broke, for turning it into a refusal. */
export function brokenUnique(error: unknown): string | undefined {
  if (codeOf(error) !== '23505') return undefined;
  return stringMember(error, 'constraint');
}

/** Name of the foreign key that the statement broke. */
export function brokenForeignKey(error: unknown): string | undefined {
  if (codeOf(error) !== '23503') return undefined;
  return stringMember(error, 'constraint');
}

const codeOf = (error: unknown): string | undefined => stringMember(error, 'code');

function stringMember(error: unknown, name: string): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const value: unknown = Reflect.get(error, name);
  return typeof value === 'string' ? value : undefined;
}
