export { operatingSystems, type OperatingSystem } from './operating-systems.ts';
