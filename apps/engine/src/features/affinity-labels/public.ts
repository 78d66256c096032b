// What other features use of affinity labels.
export { labelIdOf, toLabel } from './affinity-label.queries.ts';
