import { existsSync } from 'node:fs'

/** Chromium without its own traffic: tests need no network beyond this machine. */
export const CHROMIUM_ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export function chromiumPath(): string {
  const path = [process.env.CHROMIUM, '/usr/bin/chromium'].find((file) => file && existsSync(file))
  if (path === undefined)
    throw new Error('There is no Chromium: apt-get install chromium, or set CHROMIUM')
  return path
}
