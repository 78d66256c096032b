// One result: a number beside its goal or beside its reference of the same run.
export interface Figure {
  readonly what: string;
  readonly value: string;
  /** What it is measured against, from the same run. */
  readonly reference?: string;
  readonly goal?: string;
  readonly met?: boolean;
}

export const ms = (value: number): string => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
export const mib = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MiB`;
export const times = (value: number): string => `${value.toFixed(2)} x`;

const titles = ['what', 'measured', 'reference', 'goal', ''] as const;

/** A Markdown table, to be taken into docs/performance.md. */
export function markdown(figures: readonly Figure[]): string {
  const rows = figures.map(({ what, value, reference = '', goal = '', met }) => [
    what,
    value,
    reference,
    goal,
    met === undefined ? '' : met ? 'met' : 'MISSED',
  ]);
  const all = [[...titles], titles.map(() => '---'), ...rows];
  return all.map(row => `| ${row.join(' | ')} |`).join('\n');
}
