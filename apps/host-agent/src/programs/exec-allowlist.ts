// Every program that the agent may run. Nothing else is started, never through a shell, always with an argument array.
export const allowedPrograms = {
  'qemu-img': ['/usr/bin/qemu-img'],
  xorriso: ['/usr/bin/xorriso'],
  genisoimage: ['/usr/bin/genisoimage'],
  prlimit: ['/usr/bin/prlimit'],
} as const;

export type ProgramName = keyof typeof allowedPrograms;
