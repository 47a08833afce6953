import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readStandardsFacts, type ShippedStandards } from '@corridor/standards'

const LANGUAGES = ['fr', 'es', 'ar'] as const

/**
 * The facts on standards of the checkout.
 *
 * @throws {DomainError} `bad_file` naming file, row, column and fix.
 */
export async function readShippedStandards(shippedDataDir: string): Promise<ShippedStandards> {
  const folder = join(shippedDataDir, 'standards')
  const text = (name: string) => readFile(join(folder, name), 'utf8')
  const json = async (name: string): Promise<unknown> => JSON.parse(await text(name))
  const translated = await readdir(join(folder, 'translations'))
  const [instruments, ratifications, declarations, lists, publishedFigures, ...translations] =
    await Promise.all([
      json('instruments.json'),
      text('ratifications.csv'),
      text('declarations.json'),
      json('lists.json'),
      json('published-figures.json'),
      ...LANGUAGES.map(async (language): Promise<[string, unknown][]> => {
        const name = `${language}.json`
        return translated.includes(name) ? [[language, await json(`translations/${name}`)]] : []
      }),
    ])
  return readStandardsFacts({
    instruments,
    ratifications,
    declarations,
    lists,
    publishedFigures,
    translations: Object.fromEntries(translations.flat()),
  })
}
