import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { DomainError } from '@corridor/kernel'

/** Somebody who signed in on this machine, until she signs out. */
export interface KeptSession {
  readonly server: string
  /** What a browser would keep: it stands for her. */
  readonly cookie: string
}

/** In the user's own configuration; CORRIDOR_SESSION names another file. */
const sessionFile = (): string =>
  process.env.CORRIDOR_SESSION ??
  join(process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'corridor', 'session.json')

/** Null where nobody signed in. */
export async function readSession(): Promise<KeptSession | null> {
  const file = sessionFile()
  const text = await readFile(file, 'utf8').catch(() => null)
  if (text === null) return null
  try {
    const { server, cookie } = JSON.parse(text) as Partial<KeptSession>
    if (typeof server === 'string' && typeof cookie === 'string') return { server, cookie }
  } catch {
    // Told below.
  }
  throw new DomainError('bad_file', `${file} holds no session. Remove it and sign in again`, {
    file,
  })
}

/** Readable by its user alone. */
export async function keepSession(session: KeptSession): Promise<string> {
  const file = sessionFile()
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  await writeFile(file, `${JSON.stringify(session)}\n`, { mode: 0o600 })
  // The mode above counts for a new file alone.
  await chmod(file, 0o600)
  return file
}

export const forgetSession = (): Promise<void> => rm(sessionFile(), { force: true })
