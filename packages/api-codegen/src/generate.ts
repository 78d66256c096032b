// The list of everything that is generated: path from the repository's root, and text.
import { emitCli } from './emit/cli.ts';
import { emitCodec } from './emit/codec.ts';
import { emitDocs } from './emit/docs.ts';
import { emitOpenApi } from './emit/openapi.ts';
import { emitOperations, emitOperationTypes, emitRoutes } from './emit/operations.ts';
import { emitSdk } from './emit/sdk.ts';
import { emitServices, emitTypeHome } from './emit/services.ts';
import { emitEnums, emitTypes } from './emit/types.ts';
import { resolveServices } from './resolve-services.ts';
import { resolveTypes } from './resolve-types.ts';

export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

export function generate(): readonly GeneratedFile[] {
  const types = resolveTypes();
  const services = resolveServices();
  const apiTypes = (name: string, text: string): GeneratedFile => ({
    path: `packages/api-types/src/${name}.gen.ts`,
    text,
  });
  return [
    apiTypes('types', emitTypes(types)),
    apiTypes('enums', emitEnums(types)),
    apiTypes('codec', emitCodec(types)),
    apiTypes('operations', emitOperations(services)),
    apiTypes('operation-types', emitOperationTypes(services)),
    apiTypes('routes', emitRoutes(services)),
    apiTypes('services', emitServices(services)),
    apiTypes('type-home', emitTypeHome(services)),
    apiTypes('cli', emitCli(services)),
    apiTypes('docs', emitDocs(types, services)),
    { path: 'packages/sdk/src/services/tree.gen.ts', text: emitSdk(services) },
    { path: 'docs/api/openapi.gen.json', text: emitOpenApi(types, services) },
  ];
}
