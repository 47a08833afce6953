#!/usr/bin/env node
// Plain JavaScript on purpose: this file must also run where the machine's own Node is too old to
// run TypeScript. It then hands over to the Node that the project pins in its dependencies.
import { spawn } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const OLDEST_NODE = 24

// npm reaches this file through links; the checkout is where the real file lies.
const self = realpathSync(fileURLToPath(import.meta.url))
const checkout = join(self, '..', '..', '..')

const runsTypeScript =
  Number(process.versions.node.split('.')[0]) >= OLDEST_NODE && Boolean(process.features.typescript)

const pinnedNode = () =>
  [
    join(checkout, 'node_modules', '.bin', 'node'),
    join(checkout, 'node_modules', 'node', 'bin', 'node.exe'),
  ].find((path) => existsSync(path))

function stop(reason) {
  process.stderr.write(
    `corridor: ${reason}\n` +
      `In ${checkout} run "npm start" (installs what is missing and starts Corridor) ` +
      'or "npm ci" (installs only), then try again.\n',
  )
  process.exitCode = 1
}

/** Runs the same command under the pinned Node: same streams, signals passed on, exit code kept. */
function handOver(node) {
  // The fourth stream is a line that closes when this process dies, so that a killed launcher
  // never leaves a server behind.
  const child = spawn(node, [self, ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, CORRIDOR_HANDED_OVER: 'yes' },
  })
  const atTerminal = Boolean(process.stdin.isTTY || process.stderr.isTTY)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // A terminal sends Ctrl-C to both processes already.
      if (signal !== 'SIGINT' || !atTerminal) child.kill(signal)
    })
  }
  child.on('error', (error) => stop(`${node} could not be started (${error.message}).`))
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + (constants.signals[signal] ?? 0)
    if (child.connected) child.disconnect()
  })
}

if (!existsSync(join(checkout, 'node_modules', 'commander', 'package.json'))) {
  stop("Corridor's dependencies are not installed.")
} else if (runsTypeScript) {
  const { main } = await import('./src/main.ts')
  await main(process.argv.slice(2))
} else {
  const node = pinnedNode()
  if (node === undefined || process.env.CORRIDOR_HANDED_OVER !== undefined) {
    stop(`this is Node ${process.versions.node}, and the pinned Node ${OLDEST_NODE} is missing.`)
  } else {
    handOver(node)
  }
}
