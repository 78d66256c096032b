// cli.gen.ts: each route as words of a command line, so that the CLI is a loop over a table.
import { banner, kebab, literal } from '../names.ts';
import type { ResolvedLocator, ResolvedServices } from '../resolve-services.ts';

/** A collection word disappears before the id in it: /vms/{vmId}/nics is `vm nics`. */
function nounWords(nouns: readonly ResolvedLocator[]): string[] {
  return nouns.filter((noun, at) => noun.param || nouns[at + 1]?.param !== true).map(({ name }) => kebab(name));
}

export function emitCli({ routes }: ResolvedServices): string {
  let text = `${banner}import type { CliCommand } from './operation-shape.ts';\n`;
  text += '\nexport const cliCommands: readonly CliCommand[] = [\n';
  for (const { nouns, template, operation } of routes) {
    const args = nouns.filter(({ param }) => param).map(({ name }) => `${name}Id`);
    const command = {
      nouns: nounWords(nouns),
      verb: kebab(operation.method),
      operation: operation.name,
      template,
      args,
    };
    text += `  ${literal(command)},\n`;
  }
  return `${text}];\n`;
}
