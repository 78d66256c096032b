// The last hour of polled figures per object, in memory: what charts and sparklines draw. Bounded in objects and samples.
const MOST_SAMPLES = 1200;
const MOST_OBJECTS = 400;

export interface Samples {
  times: readonly number[];
  values: Readonly<Record<string, readonly (number | null)[]>>;
}

const empty: Samples = { times: [], values: {} };
const history = new Map<string, Samples>();

export function samplesOf(id: string): Samples {
  return history.get(id) ?? empty;
}

/** `at` in epoch seconds. A figure that is missing this time is a gap, not a zero. */
export function addSample(id: string, at: number, figures: Readonly<Record<string, number | undefined>>): Samples {
  const before = history.get(id) ?? empty;
  if (before.times.at(-1) === at) return before;
  const names = new Set([...Object.keys(before.values), ...Object.keys(figures)]);
  const values: Record<string, (number | null)[]> = {};
  for (const name of names) {
    const old = before.values[name] ?? before.times.map(() => null);
    values[name] = [...old, figures[name] ?? null].slice(-MOST_SAMPLES);
  }
  const next = { times: [...before.times, at].slice(-MOST_SAMPLES), values };
  history.delete(id);
  history.set(id, next);
  if (history.size > MOST_OBJECTS) history.delete(history.keys().next().value ?? '');
  return next;
}
