// The five instance types that always exist. Data only.
export const instanceTypes = [
  { id: '00000003-0003-0003-0003-0000000000be', name: 'Tiny', memoryMib: 512, sockets: 1, cores: 1, threads: 1 },
  { id: '00000005-0005-0005-0005-0000000002e6', name: 'Small', memoryMib: 2048, sockets: 1, cores: 1, threads: 1 },
  { id: '00000007-0007-0007-0007-00000000010a', name: 'Medium', memoryMib: 4096, sockets: 2, cores: 1, threads: 1 },
  { id: '00000009-0009-0009-0009-0000000000f1', name: 'Large', memoryMib: 8192, sockets: 2, cores: 1, threads: 1 },
  { id: '0000000b-000b-000b-000b-00000000021f', name: 'XLarge', memoryMib: 16384, sockets: 4, cores: 1, threads: 1 },
] as const;
