// Runs a script of this folder on the pinned Node, in this process where it already is that one.
import { spawn } from 'node:child_process'
import { pinnedNode, runsTypeScript } from './install.mjs'

/** Resolves at once on the pinned Node; otherwise runs `script` there and ends with its exit code. */
export async function onPinnedNode(script) {
  if (runsTypeScript()) return
  const child = spawn(pinnedNode(), [script, ...process.argv.slice(2)], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  stopWithParent(() => child.kill('SIGTERM'))
  const [code, signal] = await new Promise((resolve) =>
    child.once('exit', (...end) => resolve(end)),
  )
  process.exit(code ?? (signal === null ? 1 : 128))
}

/** npm and a first-run wrapper stand between the caller and the server: killed outright, they take it along. */
export function stopWithParent(stop) {
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    stop()
  }, 500)
  watch.unref()
}
