import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findOldNode } from './testing/findOldNode.ts'
import { folderWith, LAUNCHER, runCli } from './testing/runCli.ts'

describe('launcher', () => {
  test('a Node too old for TypeScript hands over: output and exit code', async (context) => {
    const node = findOldNode()
    console.info(`launcher on an older Node: ${node ?? 'none on this machine'}`)
    if (node === null) return context.skip('no Node older than 24 is on the PATH')
    const [good, bad] = await Promise.all([
      runCli(['--version'], { node }),
      runCli(['flows', 'estimate', '--nonsense'], { node }),
    ])
    expect(good).toMatchObject({ code: 0, stderr: '' })
    expect(good.stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
    expect(bad.code).toBe(2)
    expect(bad.stderr).toContain("unknown option '--nonsense'")
  })

  test('works through a link, from any folder', async () => {
    const folder = folderWith({})
    symlinkSync(LAUNCHER, join(folder, 'corridor'))
    const child = spawn(process.execPath, [join(folder, 'corridor'), 'flows', 'methods'], {
      cwd: folder,
    })
    const chunks: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    const [code] = await once(child, 'close')
    expect(code).toBe(0)
    expect(Buffer.concat(chunks).toString()).toContain('closed-minimum')
  })

  test('says what to do where nothing is installed', async () => {
    const folder = folderWith({})
    const place = join(folder, 'apps', 'cli')
    mkdirSync(place, { recursive: true })
    copyFileSync(LAUNCHER, join(place, 'corridor.mjs'))
    const child = spawn(process.execPath, [join(place, 'corridor.mjs'), '--help'])
    let said = ''
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
    const [code] = await once(child, 'close')
    expect(code).toBe(1)
    expect(said).toContain('npm start')
    expect(said).toContain('npm ci')
  })
})
