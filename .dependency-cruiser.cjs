// The one-way rule of the architecture. A row says what a folder may import of ours besides itself; whatever is not
// in its row is refused. Tests and what supports them (test-*.ts) may import anything; nobody else imports those.
const mayImport = {
  'lib/domain': [],
  'lib/schemas': ['lib/domain'],
  'lib/config': ['lib/domain', 'lib/schemas'],
  'lib/ports': ['lib/domain'],
  'lib/passwords': ['lib/ports', 'lib/domain'],
  'lib/throttle': ['lib/ports', 'lib/domain'],
  'lib/usecases': ['lib/ports', 'lib/domain', 'lib/schemas'],
  'lib/store': ['lib/ports', 'lib/domain'],
  'lib/mail': ['lib/domain'],
  'lib/token-service': ['lib/ports', 'lib/domain'],
  'lib/jobs': ['lib/ports', 'lib/domain', 'lib/mail'],
  'lib/composition': [
    'lib/config',
    'lib/domain',
    'lib/jobs',
    'lib/mail',
    'lib/ports',
    'lib/schemas',
    'lib/store',
    'lib/throttle',
    'lib/token-service',
    'lib/usecases',
  ],
  'lib/runtime': ['lib/composition'],
  'lib/session': ['lib/runtime', 'lib/composition', 'lib/usecases', 'lib/domain', 'lib/config'],
  prisma: ['lib/store', 'lib/config'],
  'components/ui': [],
  // For these two .oxlintrc.json narrows lib/domain to its types, which the parser used here does not tell from values.
  components: ['components/ui', 'lib/schemas', 'lib/domain'],
  app: ['components', 'components/ui', 'lib/runtime', 'lib/session', 'lib/schemas', 'lib/domain'],
  server: [
    'lib/composition',
    'lib/runtime',
    'lib/config',
    'lib/session/sign-in-runtime',
    // It opens and migrates the database before there is a runtime, and knows which worker was built beside it.
    'lib/passwords',
    'lib/store/database',
    'lib/store/fold-stored-texts',
    'lib/store/pg-adapter',
    'lib/store/pglite-adapter',
    'prisma/migrate',
    'prisma/seed',
  ],
}

// Packages, and Node's own modules, where a folder is choosy about those too.
const mayUse = {
  'lib/domain': ['temporal-polyfill'],
  'lib/schemas': ['zod'],
  'lib/usecases': ['zod'],
  'components/ui': [
    'react',
    'react-dom',
    '@base-ui/react',
    'lucide-react',
    'next/link.js',
    'next/navigation.js',
    'react-day-picker',
  ],
}

const OURS = '^((app|bench|components|e2e|lib|prisma|scripts|server)/|instrumentation\\.ts$)'
const TESTS = '(\\.test\\.tsx?|/test-[^/]+\\.ts)$'

/** The files of a row: a folder, or a file of that name; Next's hook stands outside app. */
function filesOf(row) {
  if (row === 'components') return '^components/(?!ui/)'
  if (row === 'app') return '^(app/|instrumentation\\.ts$)'
  return `^${row}(/|\\.tsx?$)`
}

const ours = Object.entries(mayImport).map(([row, others]) => ({
  name: `${row} may import of ours: ${others.join(', ') || 'nothing'}`,
  severity: 'error',
  from: { path: filesOf(row), pathNot: TESTS },
  to: { path: OURS, pathNot: [row, ...others].map(filesOf) },
}))

const packages = Object.entries(mayUse).map(([row, names]) => ({
  name: `${row} may use packages: ${names.join(', ')}`,
  severity: 'error',
  from: { path: filesOf(row), pathNot: [TESTS, '^lib/domain/secret\\.ts$'] },
  to: { pathNot: [OURS, ...names.map((name) => `^node_modules/${name}(/|$)`)] },
}))

module.exports = {
  forbidden: [
    ...ours,
    ...packages,
    {
      name: 'lib/domain/secret.ts may use of Node: crypto, zlib',
      severity: 'error',
      from: { path: '^lib/domain/secret\\.ts$' },
      to: { pathNot: [OURS, '^(crypto|zlib)$'] },
    },
    {
      name: 'only lib/store and prisma know Prisma',
      severity: 'error',
      from: { path: OURS, pathNot: ['^(lib/store|prisma)/', TESTS] },
      to: { path: '^(lib/store/generated|node_modules/(@prisma|prisma|pglite-prisma-adapter))/' },
    },
    {
      name: 'pages get no keys: only lib/session and server know the key of sessions',
      severity: 'error',
      from: { path: OURS, pathNot: ['^(lib/session|server)/', '^e2e/support/server\\.ts$', TESTS] },
      to: { path: '^lib/session/sign-in-runtime\\.ts$' },
    },
    {
      name: 'every file has a row',
      severity: 'error',
      comment: 'The table in .dependency-cruiser.cjs does not say what this file may import.',
      from: {
        path: '^(app|components|lib|prisma|server)/',
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
    { name: 'no cycles', severity: 'error', from: {}, to: { circular: true } },
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

// dependency-cruiser asks swc for TypeScript and never for TSX.
const swc = require('@swc/core')
const { parseFileSync } = swc
swc.parseFileSync = (file, options) => parseFileSync(file, { ...options, tsx: file.endsWith('.tsx') })
