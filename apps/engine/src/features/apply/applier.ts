// Carries a declaration out: plan of everything first, then change by change, each an operation of the API. What fails ends
// it; what was done stays, and the next apply goes on from there.
import type { FieldChange } from './compare.ts';
import { setWireValue, wireValue } from './compare.ts';
import type { AppliedRow } from './apply.repo.ts';
import { refuseProblems, type Declaration } from './document.ts';
import { detailOf, Estate, kindOf, type ApiAnswer, type ApiCall } from './estate.ts';
import { makingOrder } from './kinds.ts';
import { Planner, type Step } from './planner.ts';

export interface Change {
  readonly action: 'create' | 'update' | 'remove';
  readonly kind: string;
  /** `vm/nic` for what is below another object. */
  readonly name: string;
  readonly fields: readonly FieldChange[];
  readonly status: 'planned' | 'done' | 'failed' | 'not done';
  readonly problem?: string;
}

export interface ApplyOptions {
  readonly diff: boolean;
  readonly prune: boolean;
}

export interface ApplyMemory {
  ofSet(set: string): Promise<readonly AppliedRow[]>;
  remember(row: AppliedRow): Promise<unknown>;
  forget(set: string, path: string): Promise<unknown>;
}

interface Work {
  readonly change: Omit<Change, 'status'>;
  readonly line: number;
  /** Asks the API what it would do; undefined where that cannot be known before other changes. */
  readonly plan: (() => Promise<ApiAnswer>) | undefined;
  readonly run: () => Promise<ApiAnswer>;
}

/** Refuses DOCUMENT_INVALID before anything is changed. */
export async function apply(
  declaration: Declaration,
  { diff, prune }: ApplyOptions,
  call: ApiCall,
  memory: ApplyMemory,
): Promise<{ readonly complete: boolean; readonly changes: readonly Change[] }> {
  const estate = new Estate(call);
  const planner = new Planner(estate, declaration);
  const steps = await planner.all();
  refuseProblems(planner.problems);
  const works = steps.filter(needed).map(step => workOf(step, declaration, { estate, call, memory }));
  const { removals, stale } = await leftOver(declaration.set, steps, { estate, call, memory });
  const all = prune ? [...works, ...removals] : works;
  for (const { plan, line } of all) {
    const answer = await plan?.();
    if (answer !== undefined && answer.status >= 400) planner.problems.push({ line, message: detailOf(answer.body) });
  }
  refuseProblems(planner.problems);
  if (diff) return { complete: true, changes: all.map(({ change }) => ({ ...change, status: 'planned' })) };
  // What is as declared already is kept in mind too: for drift.
  for (const step of steps) if (!needed(step)) await remember(step, step.live?.id, false, declaration, memory);
  for (const { path } of stale) await memory.forget(declaration.set, path);
  const changes: Change[] = [];
  let failed = false;
  for (const { change, run } of all) {
    if (failed) {
      changes.push({ ...change, status: 'not done' });
      continue;
    }
    const answer = await run();
    estate.forget();
    failed = answer.status >= 400;
    changes.push({
      ...change,
      ...(failed ? { status: 'failed', problem: detailOf(answer.body) } : { status: 'done' }),
    });
  }
  return { complete: !failed, changes };
}

const needed = ({ live, changes }: Step): boolean => live === undefined || changes.length > 0;

interface Context {
  readonly estate: Estate;
  readonly call: ApiCall;
  readonly memory: ApplyMemory;
}

const nameOf = ({ declared: { parent, name } }: Step): string =>
  parent === undefined ? name : `${parent.name}/${name}`;

function workOf(step: Step, declaration: Declaration, { estate, call, memory }: Context): Work {
  const { declared, live, changes, parentPath, key, values } = step;
  const known =
    parentPath !== undefined && key !== undefined && [...values.values()].every(one => one.wire !== undefined);
  const { kind, name } = declared;
  const planned = () => send(step, call, '?plan=true');
  return {
    change: { action: live === undefined ? 'create' : 'update', kind: kind.name, name: nameOf(step), fields: changes },
    line: declared.line,
    plan: known ? planned : undefined,
    async run() {
      // Looked at again: what this needs is there now, and what it makes may have come with something else.
      const planner = new Planner(estate, declaration);
      const now = await planner.step(declared);
      const problem =
        planner.problems[0]?.message ?? (now.parentPath === undefined ? `nothing holds ${name}` : undefined);
      if (problem !== undefined) return { status: 409, body: { detail: problem } };
      const answer = needed(now) ? await send(now, call, '') : { status: 200, body: now.live ?? {} };
      const id = now.live?.id ?? wireValue(answer.body, 'id');
      if (answer.status < 400) await remember(now, id, now.live === undefined, declaration, memory);
      return answer;
    },
  };
}

async function send(
  { declared, live, changes, parentPath = '', key = '', values }: Step,
  call: ApiCall,
  query: string,
) {
  const { kind } = declared;
  const body: Record<string, unknown> = {};
  if (live === undefined) {
    const given = [...values.keys()].map(field => kind.fields[field]?.wire.split('.')[0]);
    for (const [path, value] of Object.entries(kind.initial ?? {}))
      if (!given.includes(path.split('.')[0])) setWireValue(body, path, value);
    setWireValue(body, kind.key, key);
  }
  for (const [field, { wire }] of values) {
    const changed = live === undefined || changes.some(change => change.field === field);
    if (changed && wire !== undefined) setWireValue(body, kind.fields[field]?.wire ?? field, wire);
  }
  const path = parentPath + kind.path;
  return live === undefined
    ? await call('POST', path + query, body)
    : await call('PUT', `${path}/${live.id}${query}`, body);
}

async function remember(step: Step, id: string | undefined, made: boolean, { set }: Declaration, memory: ApplyMemory) {
  const { declared, parentPath, values } = step;
  if (id === undefined || parentPath === undefined) return;
  const fields = Object.fromEntries([...values].map(([field, { wire = '' }]) => [field, wire]));
  const path = `${parentPath}${declared.kind.path}/${id}`;
  await memory.remember({ set_name: set, kind: declared.kind.name, path, name: nameOf(step), made, fields });
}

/** Nothing but these can hang on what hangs on nothing: their removal can be planned before that of others. */
const LEAVES: readonly string[] = ['hostDevices', 'watchdogs', 'vmLabels', 'vmTags', 'attachments', 'nics', 'vms'];

/** `stale`: rows that say nothing any more. */
async function leftOver(set: string, steps: readonly Step[], { estate, call, memory }: Context) {
  const kept = new Set(
    steps.map(({ declared, parentPath = '', live }) => `${parentPath}${declared.kind.path}/${live?.id}`),
  );
  const order = (row: AppliedRow) => makingOrder.findIndex(kind => kind === row.kind);
  const rows = (await memory.ofSet(set)).filter(row => !kept.has(row.path)).toSorted((a, b) => order(b) - order(a));
  const removals: Work[] = [];
  const stale: AppliedRow[] = [];
  for (const row of rows) {
    const { path, kind, name, made } = row;
    if (!made || (await estate.at(path)) === undefined) {
      stale.push(row);
      continue;
    }
    const below = rows.filter(other => other.path.startsWith(`${path}/`));
    // It goes with what it is below.
    if (rows.some(other => other.made && path.startsWith(`${other.path}/`))) continue;
    const removal = kindOf(kind)?.removal;
    const remove = (query: string) => call('DELETE', `${path}?${[removal, query].filter(Boolean).join('&')}`);
    removals.push({
      change: { action: 'remove', kind, name, fields: [] },
      line: 1,
      plan: LEAVES.includes(kind) ? () => remove('plan=true') : undefined,
      async run() {
        const answer = await remove('');
        if (answer.status < 400) for (const gone of [row, ...below]) await memory.forget(set, gone.path);
        return answer;
      },
    });
  }
  return { removals, stale };
}
