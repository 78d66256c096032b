// What other features use of CD drives.
export { cdromsOfVms } from './cdrom.queries.ts';
