// What VMs, templates and operating systems show of icons.
export { iconsOf } from './icons.ts';
export { iconRepo } from './icon.repo.ts';
export { withIconIds } from './own-icon.ts';
export { iconsByIds } from './icon.queries.ts';
