export { INSTANCE_ID_OPTION } from './system.repo.ts';
