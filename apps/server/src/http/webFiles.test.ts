import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type WebFiles, webFiles } from './webFiles.ts'

const outside = mkdtempSync(join(tmpdir(), 'corridor-web-'))
const folder = join(outside, 'dist')
const script = `export const words = ${JSON.stringify('word '.repeat(500))}\n`
const inline = 'document.documentElement.dataset.theme = "dark"'
const page = `<!doctype html><script>${inline}</script><script type="module" src="/assets/app-1a2b.js"></script><p>Corridor</p>`

let web: WebFiles

beforeAll(() => {
  mkdirSync(join(folder, 'assets'), { recursive: true })
  writeFileSync(join(outside, 'secret.txt'), 'secret')
  writeFileSync(join(folder, 'index.html'), page)
  writeFileSync(join(folder, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  writeFileSync(join(folder, 'assets', 'app-1a2b.js'), script)
  writeFileSync(join(folder, 'assets', 'picture-3c4d.png'), Buffer.alloc(5000))
  web = webFiles(folder)
})
afterAll(() => rmSync(outside, { recursive: true }))

const ask = (path: string, acceptEncoding?: string, ifNoneMatch?: string) =>
  web.answer({ path, acceptEncoding, ifNoneMatch })

describe('the pages', () => {
  test.each(['/', '/index.html', '/corridors/NPL-QAT', '/countries/NPL', '/data/api'])(
    '%s is the page of the app',
    async (path) => {
      const response = (await ask(path))!
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
      expect(response.headers.get('cache-control')).toBe('no-cache')
      expect(await response.text()).toBe(page)
    },
  )

  test('may run the scripts that are in them, and no others', async () => {
    const policy = (await ask('/'))!.headers.get('content-security-policy')!
    const { createHash } = await import('node:crypto')
    const hash = createHash('sha256').update(inline).digest('base64')
    expect(policy).toContain(`script-src 'self' 'sha256-${hash}';`)
    expect(policy.match(/sha256-/g)).toHaveLength(1)
    expect(policy).not.toContain("script-src 'self' 'unsafe-inline'")
  })

  test.each(['/assets/missing-9f.js', '/assets/', '/robots.txt', '/missing.png'])(
    '%s is not answered with a page',
    async (path) => {
      expect(await ask(path)).toBeNull()
    },
  )

  test.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/assets/../../secret.txt',
    '/\0',
    '//secret.txt',
  ])('no path leads out of the folder: %j', async (path) => {
    const response = await ask(path)
    expect((await response?.text()) ?? '').not.toContain('secret')
  })
})

test('only pages made for it may stand in frames of other sites', async () => {
  const policy = async (path: string) =>
    (await ask(path))!.headers.get('content-security-policy')!.match(/frame-ancestors [^;]+/)![0]
  expect(await policy('/embed/explore/DF_STOCKS')).toBe('frame-ancestors *')
  for (const path of ['/', '/data/explore/DF_STOCKS', '/sign-in', '/embed']) {
    expect(await policy(path)).toBe("frame-ancestors 'none'")
  }
})

describe('the files', () => {
  test('with a hash in their name are kept for good', async () => {
    const response = (await ask('/assets/app-1a2b.js'))!
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  })

  test('are compressed where that helps and is understood', async () => {
    const body = async (encoding: string) => {
      const response = (await ask('/assets/app-1a2b.js', encoding))!
      const bytes = new Uint8Array(await response.arrayBuffer())
      expect(response.headers.get('content-length')).toBe(String(bytes.length))
      return { encoding: response.headers.get('content-encoding'), bytes }
    }
    const brotli = await body('gzip, deflate, br')
    expect(brotli.encoding).toBe('br')
    expect(brotliDecompressSync(brotli.bytes).toString()).toBe(script)
    const gzip = await body('gzip')
    expect(gzip.encoding).toBe('gzip')
    expect(gunzipSync(gzip.bytes).toString()).toBe(script)
    expect((await body('br;q=0, gzip;q=0')).encoding).toBeNull()
    const picture = (await ask('/assets/picture-3c4d.png', 'br'))!
    expect(picture.headers.get('content-encoding')).toBeNull()
  })

  test('are not sent twice to who has them', async () => {
    for (const path of ['/', '/favicon.svg', '/assets/app-1a2b.js']) {
      const tag = (await ask(path, 'br'))!.headers.get('etag')!
      const again = (await ask(path, 'br', tag))!
      expect(again.status).toBe(304)
      expect(await again.text()).toBe('')
    }
  })
})

test('a new build is noticed', async () => {
  const other = mkdtempSync(join(tmpdir(), 'corridor-web-'))
  const changing = webFiles(other)
  const read = async () =>
    await changing.answer({ path: '/', acceptEncoding: undefined, ifNoneMatch: undefined })
  const absent = (await read())!
  expect(absent.status).toBe(503)
  expect(await absent.text()).toContain('npm run build')
  writeFileSync(join(other, 'index.html'), 'first')
  expect(await (await read())!.text()).toBe('first')
  writeFileSync(join(other, 'index.html'), 'second')
  utimesSync(join(other, 'index.html'), 1, 1)
  expect(await (await read())!.text()).toBe('second')
  await changing.prepare()
  rmSync(other, { recursive: true })
})
