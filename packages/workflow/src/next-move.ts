// What to do next with a command: a pure function of its rows, so that going on after a crash is the same code as going on.
export type StepStatus = 'pending' | 'running' | 'waiting' | 'done' | 'failed' | 'undone';

export type Move =
  { readonly kind: 'do' | 'undo'; readonly index: number } | { readonly kind: 'succeed' } | { readonly kind: 'fail' };

/** `running` counts as begun: its effect may be there, therefore it is undone. `pending` was never begun. */
export function nextMove(failing: boolean, steps: readonly StepStatus[]): Move {
  if (failing) {
    const index = steps.findLastIndex(status => status !== 'pending' && status !== 'undone');
    return index === -1 ? { kind: 'fail' } : { kind: 'undo', index };
  }
  const index = steps.findIndex(status => status !== 'done');
  return index === -1 ? { kind: 'succeed' } : { kind: 'do', index };
}

/** Doubling, with an upper end; `attempt` counts from 1. */
export const backoff = (attempt: number, firstMs: number, longestMs: number): number =>
  Math.min(longestMs, firstMs * 2 ** Math.min(attempt - 1, 20));
