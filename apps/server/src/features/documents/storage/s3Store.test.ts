import { createHash, createHmac, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { s3Store } from './s3Store.ts'

const [REGION, ID, SECRET] = ['eu-example-1', 'EXAMPLEKEYID', 'an example of a secret']
const folder = mkdtempSync(join(tmpdir(), 'corridor-s3-'))
const objects = new Map<string, Buffer>()
/** Why the store refused a request. */
const refused: string[] = []
let isBroken = false

const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex')
const hmac = (key: Buffer | string, text: string) => createHmac('sha256', key).update(text).digest()

/**
 * Signature version 4 as its publisher describes it, written without the library under test: the
 * request is hashed in its canonical form and signed with a key made of day, region and service.
 */
function signatureFault(request: IncomingMessage, body: Buffer): string | null {
  const { authorization = '', 'x-amz-date': date, 'x-amz-content-sha256': digest } = request.headers
  const [, id, day, region, headers, signature] =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      authorization,
    ) ?? []
  if (id !== ID || region !== REGION) return `unfit authorization ${authorization}`
  if (typeof date !== 'string' || !date.startsWith(day!)) return 'unfit date'
  if (
    Math.abs(
      Date.parse(date.replace(/^(....)(..)(..T..)(..)(..Z)$/, '$1-$2-$3:$4:$5')) - Date.now(),
    ) > 900_000
  ) {
    return 'date too far away'
  }
  if (digest !== sha256(body)) return 'the body is not what was signed'
  const signed = headers!.split(';')
  for (const needed of ['host', 'x-amz-content-sha256', 'x-amz-date']) {
    if (!signed.includes(needed)) return `${needed} is not signed`
  }
  const canonical = [
    request.method,
    new URL(request.url!, 'http://x').pathname,
    '',
    ...signed.map((name) => `${name}:${String(request.headers[name]).trim()}`),
    '',
    headers,
    digest,
  ].join('\n')
  const scope = `${day}/${region}/s3/aws4_request`
  const text = ['AWS4-HMAC-SHA256', date, scope, sha256(canonical)].join('\n')
  const key = [region!, 's3', 'aws4_request'].reduce(
    hmac as never,
    hmac(`AWS4${SECRET}`, day!),
  ) as Buffer
  return hmac(key, text).toString('hex') === signature ? null : 'another signature'
}

const server = createServer((request, response) => {
  void answer(request, response)
})

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await buffer(request)
  const fault = signatureFault(request, body)
  if (fault !== null) refused.push(fault)
  const path = request.url!
  const found = objects.get(path)
  if (fault !== null) response.writeHead(403).end()
  else if (isBroken) response.writeHead(500).end('broken')
  else if (request.method === 'PUT' && request.headers['content-length'] === undefined) {
    response.writeHead(411).end()
  } else if (request.method === 'PUT') {
    objects.set(path, body)
    response.writeHead(200).end()
  } else if (request.method === 'DELETE') {
    objects.delete(path)
    response.writeHead(204).end()
  } else if (found === undefined) response.writeHead(404).end()
  else response.writeHead(200).end(found)
}

let url = ''
beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening')
  url = `http://127.0.0.1:${(server.address() as { port: number }).port}/bucket/folder`
})
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true, force: true })
})

const storeWith = (secretAccessKey: string) =>
  s3Store({ url, region: REGION, accessKeyId: ID, secretAccessKey })

function staged(bytes: Buffer) {
  const file = join(folder, randomBytes(6).toString('hex'))
  writeFileSync(file, bytes)
  return { file, bytes: bytes.length, digest: sha256(bytes) }
}

test('a file goes there and comes back; every request carries a signature that holds', async () => {
  const store = storeWith(SECRET)
  const bytes = randomBytes(300_000)
  const file = staged(bytes)
  await store.put('ab/d-ab12.3f', file)
  expect(existsSync(file.file)).toBe(false)
  expect([...objects.keys()]).toEqual(['/bucket/folder/ab/d-ab12.3f'])
  const pieces: Uint8Array[] = []
  for await (const piece of (await store.get('ab/d-ab12.3f'))!) pieces.push(piece)
  expect(Buffer.concat(pieces).equals(bytes)).toBe(true)
  await store.remove('ab/d-ab12.3f')
  await store.remove('ab/d-ab12.3f')
  expect(await store.get('ab/d-ab12.3f')).toBeNull()
  expect(await store.isUp()).toBe(true)
  expect(refused).toEqual([])
})

test('what does not hold is refused: another secret, another body', async () => {
  await expect(storeWith('another').put('x', staged(randomBytes(10)))).rejects.toMatchObject({
    code: 'unavailable',
  })
  const changed = { ...staged(randomBytes(10)), digest: sha256('something else') }
  await expect(storeWith(SECRET).put('x', changed)).rejects.toMatchObject({ code: 'unavailable' })
  expect(refused).toEqual(['another signature', 'the body is not what was signed'])
  expect(objects.size).toBe(0)
})

test('one that fails or is not there says so', async () => {
  isBroken = true
  const store = storeWith(SECRET)
  await expect(store.get('x')).rejects.toMatchObject({ code: 'unavailable' })
  expect(await store.isUp()).toBe(false)
  isBroken = false
  const nowhere = s3Store({
    url: 'http://127.0.0.1:9/x',
    region: REGION,
    accessKeyId: ID,
    secretAccessKey: SECRET,
  })
  await expect(nowhere.get('x')).rejects.toMatchObject({ code: 'unavailable' })
  expect(await nowhere.isUp()).toBe(false)
})
