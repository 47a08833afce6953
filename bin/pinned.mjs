// Runs a script of this folder on the pinned Node, in this process where it already is that one.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { pinnedNode, runsTypeScript } from './install.mjs'

/** Resolves at once on the pinned Node; otherwise runs `script` there and ends with its exit code. */
export async function onPinnedNode(script) {
  if (runsTypeScript()) return
  const child = spawn(pinnedNode(), [script, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, CORRIDOR_WRAPPER: String(process.pid) },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  const [code, signal] = await new Promise((resolve) =>
    child.once('exit', (...end) => resolve(end)),
  )
  process.exit(code ?? (signal === null ? 1 : 128))
}

/**
 * Calls `stop` when npm, or the wrapper above, is killed outright: neither can pass that on, and a
 * server nobody sees would keep the port. A server started without npm lives on by itself.
 */
export function stopWithCaller(stop) {
  const callers = ancestors().filter(
    (pid) => String(pid) === process.env.CORRIDOR_WRAPPER || isNpm(pid),
  )
  if (callers.length === 0) return
  const watch = setInterval(() => {
    const now = ancestors()
    if (callers.every((pid) => now.includes(pid))) return
    clearInterval(watch)
    stop()
  }, 500)
  watch.unref()
}

/** The process that started this one, the one before it, and so on, where the system tells. */
function ancestors() {
  const found = [process.ppid]
  while (found.length < 6) {
    const status = read(`/proc/${found.at(-1)}/stat`)
    const parent = Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[1])
    if (!(parent > 1)) break
    found.push(parent)
  }
  return found
}

const isNpm = (pid) =>
  process.env.npm_lifecycle_event !== undefined &&
  /^npm |\bnpm-cli\.js\b/.test(read(`/proc/${pid}/cmdline`).replaceAll('\0', ' '))

function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
