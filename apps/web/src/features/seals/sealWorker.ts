import { portableHasher } from '@corridor/ledger'
import { openVerifier } from './browserVerifier.ts'
import { NoAnswer, SealSession } from './SealSession.ts'
import type { SealReply, SealRequest } from './sealMessages.ts'

async function* read(address: string): AsyncGenerator<Uint8Array> {
  const response = await fetch(address, { cache: 'no-store' }).catch((error: unknown) => {
    throw new NoAnswer(String(error))
  })
  if (!response.ok) throw new NoAnswer(`status ${response.status}`)
  const reader = response.body?.getReader()
  for (;;) {
    const part = await reader?.read().catch((error: unknown) => {
      throw new NoAnswer(String(error))
    })
    if (part === undefined || part.done) return
    yield part.value
  }
}

const verifier = openVerifier(crypto.subtle as SubtleCrypto | undefined)

const session = new SealSession({
  post: (reply: SealReply) => postMessage(reply),
  read,
  means: async () => ({ hasher: portableHasher, verifier: await verifier }),
  pause: () => new Promise((resolve) => setTimeout(resolve, 0)),
})

addEventListener('message', ({ data }: MessageEvent<SealRequest>) => void session.receive(data))
