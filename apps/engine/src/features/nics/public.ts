// What other features use of NICs.
export { checkNic, checkNicsOf, insertNic, newNic, profileOf, type NewNic } from './nic.ts';
export type { TemplateNicView } from './nic.repo.ts';
export { nicsOfVms } from './nic.queries.ts';
