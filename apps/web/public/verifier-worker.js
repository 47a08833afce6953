// Keeps the page that checks clearances, or the kit of an office, with the files it loaded, so that it
// opens without network. Each scope has a store of its own: one does not throw away the other's files.
const KEPT = `corridor-kept ${new URL(self.registration.scope).pathname}`

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('message', (event) => {
  const { page, files } = event.data
  const keeping = keep(page, files).then(
    () => true,
    () => false,
  )
  event.waitUntil(keeping.then((isKept) => event.ports[0]?.postMessage(isKept)))
})

/** All or nothing; what an earlier build had is thrown away once this one is whole. */
async function keep(page, files) {
  const cache = await caches.open(KEPT)
  const missing = []
  for (const file of files) {
    // A name with a hash in it never stands for something else.
    if (!file.startsWith('/assets/') || (await cache.match(file)) === undefined) missing.push(file)
  }
  await cache.addAll([page, ...missing])
  const wanted = new Set([page, ...files])
  for (const request of await cache.keys()) {
    if (!wanted.has(new URL(request.url).pathname)) await cache.delete(request)
  }
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (pathname.startsWith('/api/')) return
  event.respondWith(pathname.startsWith('/assets/') ? keptFirst(request) : networkFirst(request))
})

async function keptFirst(request) {
  const cache = await caches.open(KEPT)
  return (await cache.match(request, { ignoreVary: true })) ?? (await fetch(request))
}

async function networkFirst(request) {
  try {
    return await fetch(request)
  } catch (error) {
    const cache = await caches.open(KEPT)
    const { pathname } = new URL(request.url)
    const kept = await cache.match(pathname, { ignoreVary: true, ignoreSearch: true })
    if (kept !== undefined) return kept
    throw error
  }
}
