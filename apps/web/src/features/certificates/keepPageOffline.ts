/**
 * So that the page opens without network: a worker keeps it with all it has loaded so far.
 *
 * @param scope where its pages are, each scope with a store of its own.
 */
export async function keepPageOffline(scope: '/verify/' | '/office/'): Promise<boolean> {
  // Development servers load hundreds of files that change.
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return false
  try {
    const registration = await navigator.serviceWorker.register('/verifier-worker.js', { scope })
    await navigator.serviceWorker.ready
    const { active } = registration
    const loaded = performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name))
      .filter(({ origin, pathname }) => origin === location.origin && !pathname.startsWith('/api/'))
      .map(({ pathname }) => pathname)
    const page = location.pathname
    const { port1, port2 } = new MessageChannel()
    const kept = new Promise<boolean>((resolve) => {
      port1.onmessage = ({ data }) => resolve(data === true)
    })
    active?.postMessage({ page, files: [...new Set([...loaded, '/boot.js'])] }, [port2])
    return await kept
  } catch {
    return false
  }
}
