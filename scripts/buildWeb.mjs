// Builds the web bundle when its sources changed since the last build.

import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  globSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const WEB = `${ROOT}apps/web`
const SOURCES = ['apps/web/**/*', 'packages/*/src/**/*', 'docs/methods/*.md', 'package-lock.json']

/**
 * Builds beside the old bundle and renames, so that a killed build leaves the old one or none.
 * Ends the process when the build fails.
 */
export async function buildWeb() {
  const from = fingerprint()
  const stamp = `${WEB}/dist/.built-from`
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === from) return
  console.error('Building the pages ...')
  for (const left of globSync('dist-*', { cwd: WEB })) {
    rmSync(`${WEB}/${left}`, { recursive: true, force: true })
  }
  const beside = `${WEB}/dist-${process.pid}`
  const run = spawnSync(
    process.execPath,
    [`${ROOT}node_modules/vite/bin/vite.js`, 'build', '--logLevel', 'warn'],
    {
      cwd: WEB,
      stdio: ['ignore', 2, 2],
      env: { ...process.env, CORRIDOR_WEB_OUT: beside, NODE_ENV: 'production' },
    },
  )
  if (run.status !== 0) {
    console.error('The pages could not be built; the lines above say why.')
    process.exit(1)
  }
  writeFileSync(`${beside}/.built-from`, from)
  rmSync(`${WEB}/dist`, { recursive: true, force: true })
  renameSync(beside, `${WEB}/dist`)
}

function fingerprint() {
  const hash = createHash('sha256')
  const files = SOURCES.flatMap((pattern) =>
    globSync(pattern, {
      cwd: ROOT,
      exclude: (name) => /^(dist.*|node_modules)$/.test(String(name)),
    }),
  )
  for (const file of files.sort()) {
    if (!statSync(`${ROOT}${file}`).isFile() || /\/dist|\/node_modules\//.test(file)) continue
    hash.update(`${file}\n`).update(readFileSync(`${ROOT}${file}`))
  }
  return hash.digest('hex')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildWeb()
