// overt vm explain: why a VM is on its host, why not on the others, and what would make it fit there.
import { Command } from 'commander';
import type { PlacementExplanation, VmPlacement } from '@overt/sdk/plan';
import { findCommand } from '../catalog/commands.ts';
import { usage } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { clean } from '../output/render.ts';
import { openSession } from '../session/session.ts';
import { resolvePath } from './resolve-path.ts';

function decisionLines({ chosen, hosts, moreHosts = 0, problem }: PlacementExplanation): readonly string[] {
  if (problem !== undefined) return [`  nowhere: ${problem}`];
  const lines = hosts.flatMap(({ hostName, fits, reasons, toFit = [], scores }) => {
    if (!fits) return [`  - ${hostName}: ${reasons.join(', ')}`, ...toFit.map(one => `      to fit: ${one}`)];
    const parts = Object.entries(scores).map(([weight, score]) => `${weight} ${score.toFixed(2)}`);
    return [
      `  ${hostName === chosen?.hostName ? '*' : '+'} ${hostName}: fits${parts.length === 0 ? '' : ` (${parts.join(', ')})`}`,
    ];
  });
  return moreHosts === 0 ? lines : [...lines, `  and ${moreHosts} more hosts`];
}

function explanationText({ vm, placement, now }: VmPlacement): string {
  const last =
    placement === null
      ? [`${vm.name} has not been started yet.`]
      : [
          `${vm.name} was placed on ${placement.explanation.chosen?.hostName ?? 'no host'} at ${placement.decidedAt}:`,
          ...decisionLines(placement.explanation),
        ];
  const again = [`If it were started now, it would go to ${now.chosen?.hostName ?? 'no host'}:`, ...decisionLines(now)];
  return [...last, '', ...again].map(line => `${clean(line)}\n`).join('');
}

async function explain(io: Io, vm: string, { output, context }: { output: string; context?: string }): Promise<void> {
  const { client } = await openSession(io, context);
  try {
    const command = findCommand(['vm', 'get'])?.command ?? usage('VMs are not known');
    const id = (await resolvePath(client, command, [vm], io.signal)).split('/').at(-1) ?? '';
    const path = `/overt/vms/${id}/placement`;
    const answer = await client.http.send({ method: 'GET', path, accept: 'application/json', signal: io.signal });
    const text = await answer.text();
    io.out(output === 'json' ? `${text}\n` : explanationText(JSON.parse(text) as VmPlacement));
  } finally {
    await client.close();
  }
}

export const vmExplainCommand = (io: Io): Command =>
  new Command('explain')
    .description('Tell why a VM is on its host, why not on the others, and what would make it fit there.')
    .argument('<vm>', 'name or id')
    .option('-o, --output <format>', 'text or json', 'text')
    .option('--context <name>', 'which engine')
    .action((vm: string, options: { output: string; context?: string }) => explain(io, vm, options));
