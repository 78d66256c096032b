// A replica in a process of its own, to be killed: `node toy-replica.ts <url> [<phase:step> to die at]`. It says `ready` and
// `at <phase:step>` on standard output; at the given moment it stops for ever, so that the kill hits exactly there.
import { printLine } from '@overt/kernel/system';
import { startToy } from './toy-engine.ts';

const [url = '', dieAt] = process.argv.slice(2);
const { workflow } = await startToy(url, {
  timing: { commandLease: 1000, pollInterval: 300 },
  hooks: {
    async around(at, work) {
      const name = `${at.phase}:${at.step}`;
      const before = dieAt === `before ${name}`;
      const after = dieAt === `after ${name}`;
      if (before) return await hang(name);
      const result = await work();
      return after ? await hang(name) : result;
    },
  },
});
printLine(`ready ${workflow.nodeId}`);

function hang(name: string): Promise<never> {
  printLine(`at ${name}`);
  return new Promise(() => undefined);
}
