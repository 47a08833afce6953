import { DomainError } from '@corridor/kernel'
import {
  type Route,
  signInRecoveryCodeRoute,
  signInRoute,
  signInTotpRoute,
  signOutRoute,
} from '@corridor/server/interface'
import { writeOutput } from '../output/writeOutput.ts'
import { openQuestions } from './askInTerminal.ts'
import { type Connection, type ConnectionOptions, callRoute, connectionOf } from './callRoute.ts'
import { forgetSession, keepSession, readSession } from './sessionFile.ts'

interface Answer {
  readonly state: 'anonymous' | 'second-factor' | 'signed-in' | 'worker'
  readonly me?: { readonly name: string; readonly assurance: string }
}

const cookieOf = (response: Response): string | null =>
  response.headers
    .getSetCookie()
    .map((one) => one.split(';')[0]!)
    .find((one) => one.includes('corridor-session')) ?? null

/** `corridor sign-in`: as at the sign-in page; the session is kept for the next commands. */
export async function runSignIn(email: string, options: ConnectionOptions): Promise<void> {
  const { server } = await connectionOf(options, 'nobody')
  const questions = openQuestions()
  try {
    const password = await questions.ask(`Password of ${email}`, { isSecret: true })
    const nobody: Connection = { server, key: null, cookie: null }
    const first = await callRoute(nobody, signInRoute as Route, {
      input: {},
      body: { email, password },
    })
    let cookie = cookieOf(first)
    let answer = (await first.json()) as Answer
    if (answer.state === 'second-factor') {
      const code = await questions.ask('Code of the authenticator app, or a recovery code')
      const isTotp = /^\d{6}$/.test(code.trim())
      const route = (isTotp ? signInTotpRoute : signInRecoveryCodeRoute) as Route
      const second = await callRoute({ ...nobody, cookie }, route, {
        input: {},
        body: { code: code.trim() },
      })
      cookie = cookieOf(second) ?? cookie
      answer = (await second.json()) as Answer
    }
    if (answer.state !== 'signed-in' || cookie === null) {
      throw new DomainError('sign_in_failed', 'Only a member of staff signs in here')
    }
    const file = await keepSession({ server, cookie })
    const name = answer.me?.name ?? email
    await writeOutput(`Signed in as ${name} at ${server}; kept in ${file}\n`, undefined)
  } finally {
    questions.close()
  }
}

/** `corridor sign-out`: ends the session there and forgets it here. */
export async function runSignOut(): Promise<void> {
  const kept = await readSession()
  if (kept === null) {
    await writeOutput('Nobody was signed in\n', undefined)
    return
  }
  try {
    await callRoute({ ...kept, key: null }, signOutRoute as Route, { input: {} })
  } catch (error) {
    // One that is over there already is only forgotten here.
    if (!(error instanceof DomainError) || error.code === 'unavailable') throw error
  }
  await forgetSession()
  await writeOutput(`Signed out of ${kept.server}\n`, undefined)
}
