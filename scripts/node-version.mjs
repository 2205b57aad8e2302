// The first import of every command: an older Node would fail later with a cryptic error.
const [major, minor] = process.versions.node.split('.').map(Number)

if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`Keyturn needs Node.js 20.19 or later; this is ${process.version}.\n`)
  process.exit(1)
}
