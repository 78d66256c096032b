export { cpuTypes, type CpuTypeDefinition } from './cpu-types.ts';
