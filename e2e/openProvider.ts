import { type MutableToken, OAuth2Server } from 'oauth2-mock-server'

/** A provider of sign-in on this machine, at which whoever asks is one and the same person. */
export async function openProvider(name: string, email: string) {
  const server = new OAuth2Server()
  await server.issuer.keys.generate('RS256')
  await server.start(0, '127.0.0.1')
  server.service.on('beforeTokenSigning', ({ payload }: MutableToken) => {
    Object.assign(payload, { email, email_verified: true, amr: ['pwd'] })
  })
  const issuer = server.issuer.url!
  return {
    issuer,
    settings: {
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: 'corridor',
      OIDC_CLIENT_SECRET: 'known to both',
      OIDC_NAME: name,
    },
    close: () => server.stop(),
  }
}
