/** Who may look into whom (the picture is in README.md). Checked by `npm test`, so that it cannot drift. */
const rooms = ['kernel', 'platform', 'geography', 'register', 'constellations', 'matching', 'decisions', 'sufficiency'];

/** A library may use itself and the libraries before it in the order above. */
const laterRooms = rooms.slice(0, -1).map((room, position) => ({
  name: `${room}-knows-only-the-rooms-before-it`,
  severity: 'error',
  from: { path: `^libs/${room}/` },
  to: { path: `^libs/(${[...rooms.slice(position + 1), 'ingest'].join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...laterRooms,
    {
      name: 'sufficiency-does-not-know-ingest',
      severity: 'error',
      from: { path: '^libs/sufficiency/' },
      to: { path: '^libs/ingest/' },
    },
    {
      name: 'ingest-knows-up-to-register-and-constellations',
      severity: 'error',
      from: { path: '^libs/ingest/' },
      to: { path: '^libs/(matching|decisions|sufficiency)/' },
    },
    {
      name: 'a-library-is-entered-by-its-front-door',
      severity: 'error',
      from: { path: '^libs/([^/]+)/', pathNot: '\\.spec\\.ts$' },
      to: {
        path: '^libs/([^/]+)/src/',
        pathNot: ['^libs/$1/', '^libs/[^/]+/src/index\\.ts$', '^libs/[^/]+/src/core/index\\.ts$'],
      },
    },
    {
      name: 'apps-enter-libraries-by-their-front-door',
      severity: 'error',
      from: { path: '^apps/' },
      to: { path: '^libs/', pathNot: ['^libs/[^/]+/src/index\\.ts$', '^libs/[^/]+/src/core/index\\.ts$'] },
    },
    {
      name: 'apps-do-not-use-one-another',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'libraries-do-not-use-apps',
      severity: 'error',
      from: { path: '^(libs|prisma-free-migrations)/' },
      to: { path: '^apps/' },
    },
    {
      name: 'the-console-is-a-graphql-client-and-nothing-more',
      severity: 'error',
      from: { path: '^apps/console/' },
      to: { path: '^libs/', pathNot: '^libs/(kernel|platform)/' },
    },
    {
      name: 'core-is-pure',
      comment: 'core may import kernel and other core front doors; no npm package, no Node built-in',
      severity: 'error',
      from: { path: '^libs/[^/]+/src/core/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: ['^libs/kernel/src/index\\.ts$', '^libs/([^/]+)/src/core/'] },
    },
    {
      name: 'kernel-is-pure',
      severity: 'error',
      from: { path: '^libs/kernel/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: '^libs/kernel/' },
    },
    {
      name: 'app-rooms-know-no-technology',
      comment: 'use-cases and ports: @nestjs/common and rxjs-free code only; never TypeORM, BullMQ, GraphQL, pg',
      severity: 'error',
      from: { path: '^libs/[^/]+/src/app/', pathNot: '\\.spec\\.ts$' },
      to: { path: 'node_modules/', pathNot: 'node_modules/@nestjs/common/' },
    },
    {
      name: 'app-rooms-do-not-see-adapters',
      severity: 'error',
      from: { path: '^libs/([^/]+)/src/app/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^libs/$1/src/', pathNot: '^libs/$1/src/(app|core)/' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'product-does-not-use-tests',
      severity: 'error',
      from: { path: '^(apps|libs|prisma-free-migrations)/', pathNot: '\\.spec\\.ts$' },
      to: { path: ['^test/', '\\.spec\\.ts$'] },
    },
    {
      name: 'nothing-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|apps/console/assets)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['source', 'import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json'],
      exportsFields: ['exports'],
      mainFields: ['module', 'main', 'types'],
    },
    moduleSystems: ['es6', 'cjs'],
  },
};
