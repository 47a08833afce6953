import { readdirSync } from 'node:fs'

const folder = `${import.meta.dirname}/src/i18n`

/** One catalogue for the shell and the world page, one more in each folder below `src/i18n`. */
const folders = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)

export default {
  rootDir: import.meta.dirname,
  locales: ['en', 'fr', 'es', 'ar'],
  sourceLocale: 'en',
  catalogs: [
    { path: '<rootDir>/src/i18n/{locale}', include: ['src'] },
    ...folders.map((name) => ({
      path: `<rootDir>/src/i18n/${name}/{locale}`,
      include: [`src/features/${name}`],
    })),
  ],
}
