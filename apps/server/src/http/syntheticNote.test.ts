import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { webFiles } from './webFiles.ts'

const folder = mkdtempSync(join(tmpdir(), 'corridor-note-'))
writeFileSync(
  join(folder, 'index.html'),
  '<html lang="en"><body>\n<div id="app"></div></body></html>',
)
writeFileSync(join(folder, 'me.html'), '<html lang="en"><body class="me"><p>mine</p></body></html>')
writeFileSync(join(folder, 'boot.js'), 'const page = "<body>"')
afterAll(() => rmSync(folder, { recursive: true }))

const textOf = async (path: string, isSynthetic: boolean) => {
  const asked = { path, acceptEncoding: undefined, ifNoneMatch: undefined }
  return await (await webFiles(folder, { isSynthetic }).answer(asked))!.text()
}

test.each(['/', '/agencies/o-1', '/me'])(
  '%s says in four languages that it is synthetic',
  async (path) => {
    const text = await textOf(path, true)
    for (const words of [
      'Synthetic demonstration data',
      'Données synthétiques de démonstration',
      'Datos sintéticos de demostración',
      'بيانات تجريبية مصطنعة',
    ]) {
      expect(text).toContain(`<strong>${words}</strong>`)
    }
    expect(text.indexOf('synthetic-note')).toBeLessThan(text.search('id="app"|<p>mine'))
    expect(await textOf(path, false)).not.toContain('synthetic')
  },
)

test('other files stay as they are', async () => {
  expect(await textOf('/boot.js', true)).toBe('const page = "<body>"')
})
