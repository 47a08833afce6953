import { type ChildProcess, spawn } from 'node:child_process'
import { onTestFinished } from 'vitest'
import { LAUNCHER } from './runCli.ts'

const READY = /Corridor is ready at (http:\S+)/

/** A database, and the data folder with the keys of what is in it: neither works with another. */
export interface Place {
  readonly databaseUrl: string
  readonly dataDir: string
}

/**
 * Starts Corridor on a free port until the end of the test; resolves with its address once it
 * answers.
 */
export async function startCorridor(
  node: string,
  { databaseUrl, dataDir }: Place,
): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(
    node,
    [LAUNCHER, 'start', '--port', '0', '--data-dir', dataDir, '--host', '127.0.0.1'],
    {
      env: { ...process.env, DATABASE_URL: databaseUrl, LOG_LEVEL: 'silent' },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  let said = ''
  for await (const chunk of child.stdout!) {
    said += chunk
    const url = READY.exec(said)?.[1]
    if (url !== undefined) return { child, url }
  }
  throw new Error(`Corridor did not start: ${said}`)
}
