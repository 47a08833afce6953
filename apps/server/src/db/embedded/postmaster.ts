import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What the server writes of itself into `postmaster.pid` in its data folder. */
export interface Postmaster {
  readonly pid: number
  readonly port: number
  readonly ready: boolean
}

/** Null when there is no file, or it is still being written. */
export function readPostmaster(cluster: string): Postmaster | null {
  const lines = readText(join(cluster, 'postmaster.pid'))?.split('\n')
  const [pid, port] = [Number(lines?.[0]), Number(lines?.[3])]
  if (lines === undefined || !Number.isInteger(pid) || pid <= 0) return null
  return { pid, port, ready: lines[7]?.trim() === 'ready' }
}

/**
 * Whether `pid` lives and is the server of this data folder. Process numbers are used again after
 * a restart of the machine, so where the system tells the command line it must name the folder.
 */
export function isServerOf(cluster: string, pid: number): boolean {
  if (!isAlive(pid)) return false
  const commandLine = readText(`/proc/${pid}/cmdline`)
  return commandLine === null || commandLine.includes(cluster)
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !isZombie(pid)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** When the process began, in the system's own ticks; null where the system does not tell. */
export function startTime(pid: number): string | null {
  return statusFields(pid)?.[19] ?? null
}

const isZombie = (pid: number): boolean => statusFields(pid)?.[0] === 'Z'

/** The fields of `/proc/<pid>/stat` behind the command name, which may itself hold spaces. */
function statusFields(pid: number): readonly string[] | null {
  const text = readText(`/proc/${pid}/stat`)
  return text === null ? null : text.slice(text.lastIndexOf(')') + 2).split(' ')
}

export function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}
