import type { SignatureVerifier } from '@corridor/ledger'
import type { NoSignatures } from './sealMessages.ts'

/** The first example of RFC 8032, section 7.1: a signature of no bytes at all. */
const PUBLIC_KEY = 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a'
const SIGNATURE =
  'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b'

const ALGORITHM = { name: 'Ed25519' }

type Bytes = Uint8Array<ArrayBuffer>

/**
 * Ed25519 by the browser's own cryptography.
 *
 * @param subtle undefined where the page came without encryption: browsers then withhold it.
 * @returns why there is none: a browser that gets the example of the standard wrong has none either.
 */
export async function openVerifier(
  subtle: Pick<SubtleCrypto, 'importKey' | 'verify'> | undefined,
): Promise<SignatureVerifier | NoSignatures> {
  if (subtle === undefined) return 'insecure'
  const keys = new Map<string, Promise<CryptoKey>>()
  const keyOf = (bytes: Bytes): Promise<CryptoKey> => {
    const name = bytes.join()
    const known = keys.get(name)
    if (known !== undefined) return known
    const key = subtle.importKey('raw', bytes, ALGORITHM, false, ['verify'])
    keys.set(name, key)
    return key
  }
  const verifier: SignatureVerifier = {
    verify: async (publicKey, message, signature) =>
      await subtle.verify(
        ALGORITHM,
        await keyOf(publicKey as Bytes),
        signature as Bytes,
        message as Bytes,
      ),
  }
  try {
    const [publicKey, signature] = [bytesOf(PUBLIC_KEY), bytesOf(SIGNATURE)]
    const right = await verifier.verify(publicKey, new Uint8Array(0), signature)
    const wrong = await verifier.verify(publicKey, new Uint8Array(1), signature)
    return right && !wrong ? verifier : 'unsupported'
  } catch {
    return 'unsupported'
  }
}

const bytesOf = (digits: string): Bytes =>
  Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
