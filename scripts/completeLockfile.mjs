// Adds to package-lock.json the optional platform packages that an install leaves out when the
// package source in use does not hold them; without the entries `npm ci` stops on other machines
// (npm/cli issue 9343). Run after every change of dependencies: npm install && node scripts/completeLockfile.mjs
import { readFileSync, writeFileSync } from 'node:fs'

const SYSTEMS = new Set([
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
])
const PROCESSORS = new Set([
  'arm',
  'arm64',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'x64',
])
const file = new URL('../package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(file, 'utf8'))

let added = 0
for (const [path, parent] of Object.entries(lock.packages)) {
  if (/^https?:/.test(parent.resolved ?? '')) delete parent.resolved
  for (const [name, range] of Object.entries(parent.optionalDependencies ?? {})) {
    if (isInstalled(path, name)) continue
    lock.packages[`node_modules/${name}`] = platformEntry(name, range, parent)
    added += 1
  }
}
lock.packages = Object.fromEntries(
  Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)),
)
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
console.log(`package-lock.json: ${added} platform entries added`)

/** Whether `name`, required from the package at `path`, is found in its node_modules or a parent's. */
function isInstalled(path, name) {
  for (
    let folder = path;
    ;
    folder = folder.slice(0, Math.max(folder.lastIndexOf('/node_modules/'), 0))
  ) {
    const candidate = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`
    if (lock.packages[candidate] !== undefined) return true
    if (folder === '') return false
  }
}

/** A lock entry that npm skips wherever the operating system, processor or C library differ. */
function platformEntry(name, range, parent) {
  const words = name
    .replace(/^@[^/]+\//, '')
    .split('-')
    .map((word) => (word === 'windows' ? 'win32' : word))
  const os = words.filter((word) => SYSTEMS.has(word))
  if (os.length === 0 && !/wasm|wasi/.test(name))
    throw new Error(`${name}: no operating system in the name`)
  const cpu = words.filter((word) => PROCESSORS.has(word))
  const libc = words.includes('musl')
    ? ['musl']
    : words.some((word) => word.startsWith('gnu'))
      ? ['glibc']
      : undefined
  return {
    version: /^\d/.test(range) ? range : parent.version,
    ...(parent.dev && { dev: true }),
    optional: true,
    ...(cpu.length > 0 && { cpu }),
    ...(os.length > 0 && { os }),
    ...(libc && { libc }),
  }
}
