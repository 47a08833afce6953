// Makes sure that what package-lock.json names is installed. Plain JavaScript for the Node at hand (20 or newer).
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('..', import.meta.url))
const STAMP = `${ROOT}node_modules/.installed-from`
const PINNED_NODE = `${ROOT}node_modules/node/bin/node`

const fingerprint = () =>
  createHash('sha256')
    .update(readFileSync(`${ROOT}package-lock.json`))
    .digest('hex')

/** Installs when the last whole install was of another lock file; an install that was cut short left no stamp. */
export function ensureInstalled() {
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === fingerprint()) return
  console.error('Installing what Corridor needs (once, about half a minute) ...')
  const npm = process.env.npm_execpath
  const [program, ...args] = npm === undefined ? ['npm', 'ci'] : [process.execPath, npm, 'ci']
  const run = spawnSync(program, [...args, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: npm === undefined && process.platform === 'win32',
  })
  if (run.status !== 0) {
    console.error(
      'The installation failed; the lines above say why. Mend that and run the command again.',
    )
    process.exit(1)
  }
}

/** The Node that package.json pins, whatever the machine has. */
export const pinnedNode = () => (existsSync(PINNED_NODE) ? PINNED_NODE : process.execPath)

export const runsTypeScript = () => Number(process.versions.node.split('.')[0]) >= 24

// `npm ci` and `npm install` end by calling this file with --stamp.
if (process.argv[1] === fileURLToPath(import.meta.url) && process.argv.includes('--stamp')) {
  writeFileSync(STAMP, fingerprint())
}
