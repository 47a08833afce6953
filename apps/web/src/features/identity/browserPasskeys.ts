import type { PasskeyAnswer, PasskeyRegistration } from '@corridor/contract'

type Options = Readonly<Record<string, unknown>>

/** Whether this browser can make passkeys and sign in with them. */
export const knowsPasskeys = (): boolean =>
  typeof PublicKeyCredential !== 'undefined' &&
  typeof PublicKeyCredential.parseCreationOptionsFromJSON === 'function'

const jsonOf = (credential: Credential | null): unknown => {
  if (credential === null) throw new DOMException('no passkey was chosen', 'NotAllowedError')
  return (credential as PublicKeyCredential).toJSON()
}

/**
 * Has the browser make a passkey.
 *
 * @throws {DOMException} when its owner declines, or the device has one already.
 */
export async function makePasskey(options: Options): Promise<PasskeyRegistration> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
    options as unknown as PublicKeyCredentialCreationOptionsJSON,
  )
  return jsonOf(await navigator.credentials.create({ publicKey })) as PasskeyRegistration
}

/** Has the browser answer with a passkey. @throws {DOMException} when its owner declines. */
export async function askPasskey(options: Options): Promise<PasskeyAnswer> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
    options as unknown as PublicKeyCredentialRequestOptionsJSON,
  )
  return jsonOf(await navigator.credentials.get({ publicKey })) as PasskeyAnswer
}
