// Which rule holds where, by path alone. A path is relative to the repository's root with forward slashes.
export const isGenerated = (path: string): boolean =>
  /\.gen\.(ts|json)$/.test(path) ||
  path.startsWith('packages/api-types/src/') ||
  path.startsWith('packages/sdk/src/services/');

export const isTest = (path: string): boolean =>
  /\.test\.tsx?$/.test(path) || path.startsWith('test/') || path.includes('/testing/') || path.includes('/src/test/');

const isTool = (path: string): boolean =>
  path.startsWith('scripts/') ||
  path.startsWith('packages/api-codegen/') ||
  path.endsWith('/vitest-global-setup.ts') ||
  /(^|\/)[\w.-]+\.config\.ts$/.test(path);

export const isPortal = (path: string): boolean => /^(apps\/[\w-]+-portal|packages\/ui-kit)\//.test(path);

/** Clock, randomness, environment and console come in as ports: everywhere but in the kernel, the tools and the tests. */
export const takesPorts = (path: string): boolean =>
  !path.startsWith('packages/kernel/') && !isTool(path) && !isTest(path) && !isGenerated(path);

export const mayHoldSql = (path: string): boolean =>
  path.endsWith('.repo.ts') ||
  /^(packages\/(database|workflow)|apps\/warehouse)\//.test(path) ||
  isTool(path) ||
  isTest(path) ||
  isGenerated(path);

export const mayExportDefault = (path: string): boolean => /\.(config|routes)\.tsx?$/.test(path);

/** The model is one table an area: a reader looks things up in it, so its files are as long as the area. */
const isModelTable = (path: string): boolean => /^packages\/api-model\/src\/(types|services|data)\//.test(path);

/** Lines that a file may have, or undefined where no limit holds. */
export const lineLimit = (path: string): number | undefined => {
  if (isGenerated(path) || isModelTable(path)) return undefined;
  return isTest(path) ? 400 : 300;
};
