// npm test: installs what is missing, gets a browser, builds the pages, then runs every test.
// Arguments go to vitest, for example: npm test -- packages/flows
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureInstalled, ROOT } from './install.mjs'
import { onPinnedNode } from './pinned.mjs'

ensureInstalled()
await onPinnedNode(import.meta.filename)
const { buildWeb } = await import('../scripts/buildWeb.mjs')
await buildWeb()

const browser = ensureBrowser()
const folder = mkdtempSync(join(tmpdir(), 'corridor-results-'))
const results = join(folder, 'results.json')
const run = spawnSync(
  process.execPath,
  [
    join(ROOT, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${results}`,
    ...(browser === null ? ['--project=!browser'] : []),
    ...process.argv.slice(2),
  ],
  { cwd: ROOT, stdio: 'inherit', env: { ...process.env, CHROMIUM: browser ?? '' } },
)
const counts = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : null
rmSync(folder, { recursive: true, force: true })
if (browser === null) {
  console.log(
    'The browser tests did not run: there is no Chromium here and only root can install it (apt-get install chromium).',
  )
}
const failed = counts === null ? 1 : Math.max(counts.numFailedTests, run.status === 0 ? 0 : 1)
const skipped = counts === null ? 0 : counts.numPendingTests + counts.numTodoTests
console.log(
  `${counts?.numPassedTests ?? 0} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
)
process.exit(failed === 0 ? 0 : 1)

/** The system's Chromium; on Debian root may install it. Null where there is none to be had. */
function ensureBrowser() {
  const places = [
    process.env.CHROMIUM,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ]
  const find = () =>
    places.find((file) => file !== undefined && file !== '' && existsSync(file)) ?? null
  if (find() !== null || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return find()
  console.error('Installing Chromium for the browser tests (once) ...')
  const apt = (...args) =>
    spawnSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  apt('update', '-qq')
  apt('install', '-y', '-qq', '--no-install-recommends', 'chromium')
  return find()
}
