import { type ChildProcess, spawn } from 'node:child_process'
import { onTestFinished } from 'vitest'
import { folderWith, LAUNCHER } from './runCli.ts'

const READY = /Corridor is ready at (http:\S+)/

/**
 * Starts Corridor on a free port until the end of the test; resolves with its address once it
 * answers.
 */
export async function startCorridor(
  node: string,
  databaseUrl: string,
): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(
    node,
    [LAUNCHER, 'start', '--port', '0', '--data-dir', folderWith({}), '--host', '127.0.0.1'],
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
