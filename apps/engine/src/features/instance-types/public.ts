// What other features use of instance types.
export { fixedBy, refuseFixed } from './instance-type.ts';
