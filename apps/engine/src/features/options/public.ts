// What other features use of options.
export { atLevel, checkProperties, PREDEFINED, USER_DEFINED } from './vm-properties.ts';
