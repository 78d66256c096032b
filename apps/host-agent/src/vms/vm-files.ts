// One small file for each VM that the agent started and nobody acknowledged yet. With it an agent that starts again knows
// of a VM that ended meanwhile, and keeps the exit reason of one that ended before.
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { exitReasons } from '@overt/agent-protocol/model/vm-report';
import type { Log } from '@overt/kernel/ports';
import { isUuid } from '@overt/kernel/ids';
import { z } from 'zod';
import { writeFileAtomically } from '../durable/atomic-file.ts';
import { isDown, remembered, type Vm } from './vm.ts';
import { turns } from '../turns.ts';

const fileContent = z.object({
  own: remembered,
  savingTo: z.string().optional(),
  down: z.object({ exitReason: z.enum(exitReasons), exitMessage: z.string() }).optional(),
});
export type VmFile = z.infer<typeof fileContent>;

export interface VmFiles {
  save(vm: Vm): Promise<void>;
  remove(vmId: string): Promise<void>;
  all(): Promise<VmFile[]>;
}

export async function vmFiles(dataDirectory: string, log: Log): Promise<VmFiles> {
  const directory = join(dataDirectory, 'vms');
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const pathOf = (vmId: string) => join(directory, `${vmId}.json`);
  // A file that is being saved when its VM is forgotten must not come back after it.
  const inTurn = turns();
  return {
    async save({ vmId, own, exitReason, exitMessage, ...vm }) {
      if (own === undefined) return;
      const down = isDown({ vmId, ...vm })
        ? { exitReason: exitReason ?? 'error', exitMessage: exitMessage ?? '' }
        : undefined;
      const content = JSON.stringify({ own, savingTo: vm.savingTo, down });
      await inTurn(vmId, () => writeFileAtomically(pathOf(vmId), content));
    },
    remove: vmId => inTurn(vmId, () => rm(pathOf(vmId), { force: true })),
    async all() {
      const files: VmFile[] = [];
      for (const name of await readdir(directory)) {
        if (!name.endsWith('.json') || !isUuid(name.slice(0, -5))) continue;
        try {
          files.push(fileContent.parse(JSON.parse(await readFile(join(directory, name), 'utf8'))));
        } catch (error) {
          log.error({ name, error }, 'the file of a VM is damaged and ignored');
        }
      }
      return files;
    },
  };
}
