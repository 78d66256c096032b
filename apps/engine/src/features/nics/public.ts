// What other features use of NICs.
export { checkNicsOf, insertNic, newNic, type NewNic } from './nic.ts';
export { nicsOfVms } from './nic.queries.ts';
