import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import { chooseEncoding, compress, type Encoding } from './compress.ts'
import { entityTag, hashOf, matchingTag } from './entityTag.ts'
import { isForFrames, pagePolicy } from './headers.ts'
import { withSyntheticNote } from './syntheticNote.ts'

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
}

const COMPRESSIBLE = new Set(
  Object.keys(MEDIA_TYPES).filter((ending) => !['.png', '.webp', '.woff2'].includes(ending)),
)

/** Files are compressed once and sent many times. */
const COMPRESSION_EFFORT = 10

const PAGE = '/index.html'

/** Addresses with a page of their own: what workers use on a telephone is a small app for itself. */
const OWN_PAGES: Readonly<Record<string, string>> = { '/me': '/me.html' }

interface WebFile {
  readonly mediaType: string
  readonly hash: string
  readonly bodies: Map<Encoding, Promise<EncodedBody>>
  readonly compressible: boolean
  readonly policy: string | null
  /** The same for pages that other sites put into frames. */
  readonly framePolicy: string | null
}

type EncodedBody = Awaited<ReturnType<typeof compress>>

interface Listing {
  readonly builtMs: number
  readonly files: ReadonlyMap<string, () => Promise<WebFile>>
}

export interface WebRequest {
  readonly path: string
  readonly acceptEncoding: string | undefined
  readonly ifNoneMatch: string | undefined
}

export interface WebFiles {
  /** The file or page at a path; null when there is none. */
  answer(request: WebRequest): Promise<Response | null>
  /** Reads and compresses every file, so that the first visitor does not wait. About half a second. */
  prepare(): Promise<void>
}

/**
 * Serves the built web app: its files, and its page at every address that is not a file.
 * Only files found when the folder was listed are read, so that no path leads out of it. A new
 * build is noticed by the time of its page.
 */
export function webFiles(
  folder: string,
  {
    isSynthetic = false,
  }: {
    /** Has every page say that what the installation holds is synthetic. */
    readonly isSynthetic?: boolean
  } = {},
): WebFiles {
  let listing: Listing | null = null
  const refresh = async (): Promise<Listing | null> => {
    const page = await stat(join(folder, PAGE)).catch(() => null)
    if (page === null) listing = null
    else if (listing?.builtMs !== page.mtimeMs) {
      listing = { builtMs: page.mtimeMs, files: await listFiles(folder, isSynthetic) }
    }
    return listing
  }
  return {
    async answer({ path, acceptEncoding, ifNoneMatch }) {
      // The page tells whether the build changed; a file with a hash in its name needs no look.
      const current = isLasting(path) && listing !== null ? listing : await refresh()
      if (current === null) return isPage(path) ? notBuilt() : null
      const page = current.files.get(OWN_PAGES[path] ?? PAGE) ?? current.files.get(PAGE)
      const open = current.files.get(path) ?? (isPage(path) ? page : undefined)
      if (open === undefined) return null
      const file = await open()
      const { body, encoding } = await bodyOf(file, chooseEncoding(acceptEncoding))
      const headers = {
        'content-type': file.mediaType,
        etag: entityTag(file.hash, encoding),
        'cache-control': isLasting(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
        vary: 'Accept-Encoding',
        ...(file.policy === null
          ? {}
          : { 'content-security-policy': isForFrames(path) ? file.framePolicy! : file.policy }),
      }
      if (matchingTag(ifNoneMatch, file.hash) !== null) {
        return new Response(null, { status: 304, headers })
      }
      return new Response(body, {
        headers: {
          ...headers,
          'content-length': String(body.length),
          ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
        },
      })
    },
    async prepare() {
      const current = await refresh()
      for (const open of current?.files.values() ?? []) {
        const file = await open()
        for (const encoding of ['br', 'gzip'] as const) await bodyOf(file, encoding)
      }
    },
  }
}

/** Names with a hash of the content never change what they stand for. */
const isLasting = (path: string): boolean => path.startsWith('/assets/')

/** Addresses of pages have no file ending; a missing file must not be answered with a page. */
const isPage = (path: string): boolean =>
  path === PAGE || (!isLasting(path) && extname(path) === '')

async function listFiles(
  folder: string,
  isSynthetic: boolean,
): Promise<ReadonlyMap<string, () => Promise<WebFile>>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = new Map<string, () => Promise<WebFile>>()
  for (const entry of entries) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    let read: Promise<WebFile> | undefined
    files.set(path.slice(folder.length).split(sep).join('/'), () => {
      read ??= readWebFile(path, isSynthetic)
      return read
    })
  }
  return files
}

async function readWebFile(path: string, isSynthetic: boolean): Promise<WebFile> {
  const ending = extname(path)
  const bytes = await readFile(path)
  const body =
    isSynthetic && ending === '.html'
      ? new TextEncoder().encode(withSyntheticNote(bytes.toString('utf8')))
      : new Uint8Array(bytes)
  const hashes = ending === '.html' ? scriptHashes(new TextDecoder().decode(body)) : null
  return {
    mediaType: MEDIA_TYPES[ending] ?? 'application/octet-stream',
    hash: hashOf(createHash('sha256').update(body).digest('base64url')),
    bodies: new Map([['identity', Promise.resolve({ body, encoding: 'identity' })]]),
    compressible: COMPRESSIBLE.has(ending),
    policy: hashes && pagePolicy(hashes),
    framePolicy: hashes && pagePolicy(hashes, true),
  }
}

/** Scripts inside the page are allowed by their content, so that no other can be put in. */
function scriptHashes(html: string): string[] {
  const scripts = html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)
  return [...scripts].map(([, text]) => createHash('sha256').update(text!).digest('base64'))
}

async function bodyOf(file: WebFile, wanted: Encoding): Promise<EncodedBody> {
  const plain = await file.bodies.get('identity')!
  if (!file.compressible || wanted === 'identity') return plain
  let encoded = file.bodies.get(wanted)
  if (encoded === undefined) {
    encoded = compress(plain.body, wanted, COMPRESSION_EFFORT)
    file.bodies.set(wanted, encoded)
  }
  return encoded
}

function notBuilt(): Response {
  const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Corridor</title>
<h1>The web pages are not built yet</h1>
<p>Run <code>npm run build</code> in Corridor's folder, then load this page again. <code>npm start</code> does it by itself.</p>
<p>The interface for programs works without them: <a href="/api/v1/openapi.json">/api/v1/openapi.json</a>.</p>
</html>
`
  return new Response(page, {
    status: 503,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': pagePolicy([]),
    },
  })
}
