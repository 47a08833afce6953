import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import type { PasskeyAnswer, PasskeyRegistration } from '@corridor/contract'

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')
const sha256 = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest()

/** The little of CBOR that a passkey is made of: whole numbers, texts, bytes and maps. */
function cbor(value: number | string | Uint8Array | Map<number | string, unknown>): Buffer {
  const head = (major: number, count: number): Buffer => {
    if (count < 24) return Buffer.from([(major << 5) | count])
    if (count < 256) return Buffer.from([(major << 5) | 24, count])
    return Buffer.from([(major << 5) | 25, count >> 8, count & 255])
  }
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value)
  if (typeof value === 'string') return Buffer.concat([head(3, value.length), Buffer.from(value)])
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value])
  return Buffer.concat([
    head(5, value.size),
    ...[...value].flatMap(([key, inner]) => [cbor(key), cbor(inner as never)]),
  ])
}

interface Circumstances {
  readonly origin?: string
  readonly isVerified?: boolean
}

/** An authenticator in software: ES256, one key, a counter. */
export function softAuthenticator(rpId = 'localhost') {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(16)
  const { x, y } = publicKey.export({ format: 'jwk' })
  let counter = 0
  const clientData = (type: string, challenge: string, origin = 'http://localhost') =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  const flags = (isVerified: boolean, more = 0) => 0x01 | (isVerified ? 0x04 : 0) | more
  const head = (flag: number): Buffer => {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter)
    return Buffer.concat([sha256(rpId), Buffer.from([flag]), count])
  }
  return {
    id: base64url(id),
    register(
      options: Record<string, unknown>,
      { origin, isVerified = true }: Circumstances = {},
    ): PasskeyRegistration {
      const cose = new Map<number | string, unknown>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, new Uint8Array(Buffer.from(x!, 'base64url'))],
        [-3, new Uint8Array(Buffer.from(y!, 'base64url'))],
      ])
      const authData = Buffer.concat([
        head(flags(isVerified, 0x40)),
        Buffer.alloc(16),
        Buffer.from([0, id.length]),
        id,
        cbor(cose),
      ])
      const attestation = new Map<number | string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', new Uint8Array(authData)],
      ])
      return {
        id: base64url(id),
        rawId: base64url(id),
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: base64url(
            clientData('webauthn.create', String(options.challenge), origin),
          ),
          attestationObject: base64url(cbor(attestation)),
          transports: ['internal'],
        },
      }
    },
    answer(
      options: Record<string, unknown>,
      { origin, isVerified = true }: Circumstances = {},
    ): PasskeyAnswer {
      counter += 1
      const authenticatorData = head(flags(isVerified))
      const data = clientData('webauthn.get', String(options.challenge), origin)
      const signature = sign('sha256', Buffer.concat([authenticatorData, sha256(data)]), privateKey)
      return {
        id: base64url(id),
        rawId: base64url(id),
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: base64url(data),
          authenticatorData: base64url(authenticatorData),
          signature: base64url(signature),
        },
      }
    },
    /** As a copy of the key would be, whose counter lags behind. */
    rewind: () => {
      counter -= 2
    },
  }
}
