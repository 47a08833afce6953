import { existsSync, readFileSync } from 'node:fs'
import { openBook, readStandardsFacts } from '../src/index.ts'

const text = (name: string): string =>
  readFileSync(new URL(`../../../data/standards/${name}`, import.meta.url), 'utf8')

const json = (name: string): unknown => JSON.parse(text(name))

/** The facts of the checkout; translations play no part in what binds whom. */
export const SHIPPED = readStandardsFacts({
  instruments: json('instruments.json'),
  ratifications: text('ratifications.csv'),
  declarations: text('declarations.json'),
  lists: json('lists.json'),
  publishedFigures: json('published-figures.json'),
  translations: {},
})

export const SHIPPED_BOOK = openBook(SHIPPED)

/** A fixture beside the checkout, with values worked out elsewhere; null where it is not there. */
export function readSharedFixture<Fixture>(name: string): Fixture | null {
  const url = new URL(`../../../../shared/fixtures/standards/${name}`, import.meta.url)
  return existsSync(url) ? (JSON.parse(readFileSync(url, 'utf8')) as Fixture) : null
}
