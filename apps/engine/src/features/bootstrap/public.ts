// What other features may know of how an installation begins.
export { DEFAULT_OPTIONS } from './builtin.ts';
