// What VMs, templates and operating systems show of icons.
export { iconsOf } from './icons.ts';
