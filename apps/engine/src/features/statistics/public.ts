// What other features use of statistics.
export { hostNicId, numaNodeId, stableId } from './stable-id.ts';
export { rate } from './statistic-values.ts';
