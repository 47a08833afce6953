// npm start: installs what is missing, builds the pages if they changed, then serves.
import { ensureInstalled } from './install.mjs'
import { onPinnedNode, stopWithCaller } from './pinned.mjs'

ensureInstalled()
await onPinnedNode(import.meta.filename)
const { buildWeb } = await import('../scripts/buildWeb.mjs')
await buildWeb()
stopWithCaller(() => process.kill(process.pid, 'SIGTERM'))
process.argv.splice(2, 0, 'start')
await import('../apps/cli/corridor.mjs')
