export { cpuModelOf, cpuTypeOf, cpuTypes, type CpuModel, type CpuTypeDefinition } from './cpu-types.ts';
