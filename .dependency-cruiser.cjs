// The one-way rule of the architecture. A row lists the folders of this project that a folder may import besides itself, and
// everything else is refused. Tests and their support (test-*.ts) may import anything, and only tests import them.
const mayImport = {
  'lib/domain': [],
  'lib/schemas/commands': ['lib/domain'],
  'lib/schemas/forms': ['lib/schemas/commands', 'lib/domain'],
  'lib/config': ['lib/domain', 'lib/schemas/commands'],
  'lib/ports': ['lib/domain'],
  'lib/passwords': ['lib/ports', 'lib/domain'],
  'lib/throttle': ['lib/ports', 'lib/domain'],
  'lib/passkeys': ['lib/ports', 'lib/domain'],
  // Never forms: another door calls every use-case without one.
  'lib/usecases': ['lib/ports', 'lib/domain', 'lib/schemas/commands'],
  'lib/store': ['lib/ports', 'lib/domain'],
  'lib/mail': ['lib/domain'],
  'lib/token-service': ['lib/ports', 'lib/domain'],
  'lib/jobs': ['lib/ports', 'lib/domain', 'lib/mail'],
  'lib/composition': [
    'lib/config',
    'lib/domain',
    'lib/jobs',
    'lib/mail',
    'lib/passkeys',
    'lib/ports',
    'lib/schemas/commands',
    'lib/store',
    'lib/throttle',
    'lib/token-service',
    'lib/usecases',
  ],
  'lib/runtime': ['lib/composition'],
  'lib/session': ['lib/runtime', 'lib/composition', 'lib/usecases', 'lib/domain', 'lib/config'],
  prisma: ['lib/store', 'lib/config'],
  'components/ui': [],
  // For these two, .oxlintrc.json allows only the types of lib/domain, which the parser used here cannot distinguish from values.
  components: ['components/ui', 'lib/schemas/forms', 'lib/domain'],
  app: [
    'components',
    'components/ui',
    'lib/runtime',
    'lib/session',
    'lib/schemas/commands',
    'lib/schemas/forms',
    'lib/domain',
  ],
  // It runs on other machines, offline: no configuration, no database.
  scan: ['lib/domain'],
  server: [
    'lib/composition',
    'lib/runtime',
    'lib/config',
    // Pure: what must not be in an address.
    'lib/domain/secret-in-address',
    'lib/session/sign-in-runtime',
    // It opens and migrates the database before the runtime exists, and names the worker that was built beside it.
    'lib/passwords',
    'lib/store/cut-connection',
    'lib/store/database',
    'lib/store/fold-stored-texts',
    'lib/store/pg-adapter',
    'lib/store/pglite-adapter',
    'prisma/migrate',
    'prisma/seed',
  ],
}

// The packages and Node modules that a folder may use, for folders that restrict them.
const mayUse = {
  'lib/domain': ['temporal-polyfill', 'otpauth'],
  'lib/schemas/commands': ['zod'],
  'lib/schemas/forms': ['zod'],
  'lib/usecases': ['zod'],
  'components/ui': [
    'react',
    'react-dom',
    '@base-ui/react',
    'lucide-react',
    'next/link.js',
    'next/navigation.js',
    'react-day-picker',
    'react-hook-form',
  ],
}

const OURS = '^((app|bench|components|e2e|lib|prisma|scan|scripts|server)/|instrumentation\\.ts$)'
const TESTS = '(\\.test\\.tsx?|/test-[^/]+\\.ts)$'

/** The files of a row: a folder, or a file of that name. Next's instrumentation file is outside app. */
function filesOf(row) {
  if (row === 'components') return '^components/(?!ui/)'
  if (row === 'app') return '^(app/|instrumentation\\.ts$)'
  return `^${row}(/|\\.tsx?$)`
}

const ours = Object.entries(mayImport).map(([row, others]) => ({
  name: `${row} may only import: ${others.join(', ') || 'nothing'}`,
  severity: 'error',
  from: { path: filesOf(row), pathNot: TESTS },
  to: { path: OURS, pathNot: [row, ...others].map(filesOf) },
}))

const packages = Object.entries(mayUse).map(([row, names]) => ({
  name: `${row} may only use the packages: ${names.join(', ')}`,
  severity: 'error',
  from: { path: filesOf(row), pathNot: [TESTS, '^lib/domain/secret\\.ts$'] },
  to: { pathNot: [OURS, ...names.map((name) => `^node_modules/${name}(/|$)`)] },
}))

module.exports = {
  forbidden: [
    ...ours,
    ...packages,
    {
      name: 'lib/domain/secret.ts may only use the Node module crypto',
      severity: 'error',
      from: { path: '^lib/domain/secret\\.ts$' },
      to: { pathNot: [OURS, '^crypto$'] },
    },
    {
      name: 'only lib/store and prisma use Prisma',
      severity: 'error',
      from: { path: OURS, pathNot: ['^(lib/store|prisma)/', TESTS] },
      to: { path: '^(lib/store/generated|node_modules/(@prisma|prisma|pglite-prisma-adapter))/' },
    },
    {
      name: 'pages get no keys: only lib/session and server import the key of sessions',
      severity: 'error',
      from: { path: OURS, pathNot: ['^(lib/session|server)/', '^e2e/support/server\\.ts$', TESTS] },
      to: { path: '^lib/session/sign-in-runtime\\.ts$' },
    },
    {
      name: 'every file has a row',
      severity: 'error',
      comment: 'The table in .dependency-cruiser.cjs does not say what this file may import.',
      from: {
        path: '^(app|components|lib|prisma|scan|server)/',
        pathNot: [TESTS, ...Object.keys(mayImport).map(filesOf)],
      },
      to: {},
    },
    {
      name: 'only tests import tests',
      severity: 'error',
      from: { pathNot: ['^(bench|e2e)/', TESTS] },
      to: { path: TESTS },
    },
    {
      name: 'no cycles',
      severity: 'error',
      comment: 'What is loaded late may import from what loads it.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['dynamic-import'] } },
    },
    { name: 'every import is found', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: '^(node_modules|lib/store/generated)/' },
    exclude: { path: '^(\\.next|data|dist|test-results)/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
    // TypeScript 7 has no classic API for dependency-cruiser to read sources with.
    parser: 'swc',
    tsConfig: { fileName: 'tsconfig.json' },
  },
}

// dependency-cruiser never tells swc that a file is TSX.
const swc = require('@swc/core')
const { parseFileSync } = swc
swc.parseFileSync = (file, options) => parseFileSync(file, { ...options, tsx: file.endsWith('.tsx') })
