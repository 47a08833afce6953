/** So that the page opens without network: the worker keeps it with all it has loaded so far. */
export async function keepPageOffline(): Promise<boolean> {
  // Development servers load hundreds of files that change.
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return false
  try {
    await navigator.serviceWorker.register('/verifier-worker.js', { scope: '/verify/' })
    const { active } = await navigator.serviceWorker.ready
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
