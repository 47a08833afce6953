import { lingui } from '@lingui/vite-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { WORK_GROUPS } from './src/i18n/workGroups.ts'

/** The tests of all workspaces run from the project's root, the build runs from this folder. */
const isTest = process.env.VITEST !== undefined

const LANGUAGES = ['en', 'fr', 'es', 'ar']

/** As the server does: workers' pages have a page of their own. */
const workersPage: Plugin = {
  name: 'workers-page',
  configureServer({ middlewares }) {
    middlewares.use((request, _, next) => {
      const [path, query] = (request.url ?? '').split('?')
      if (path === '/me') request.url = `/me.html${query === undefined ? '' : `?${query}`}`
      next()
    })
  },
}

export default defineConfig({
  // Tests read the colours out of the token file, so style sheets are not emptied for them.
  ...(isTest ? { test: { css: true } } : { root: import.meta.dirname }),
  plugins: [
    workersPage,
    react(),
    lingui({
      cwd: import.meta.dirname,
      configPath: `${import.meta.dirname}/lingui.config.ts`,
      failOnCompileError: true,
    }),
  ],
  build: {
    outDir: process.env.CORRIDOR_WEB_OUT ?? 'dist',
    emptyOutDir: true,
    cssTarget: ['chrome123', 'firefox125', 'safari17.5'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 300,
    rolldownOptions: {
      input: ['index.html', 'me.html'].map((page) => `${import.meta.dirname}/${page}`),
      output: {
        codeSplitting: {
          // Two files of words for each language, that of work apart: a slow connection pays for
          // every further request.
          groups: LANGUAGES.flatMap((lang) => [
            // Of workers' pages, which must be light, and what the desk shares with them.
            {
              name: `me-words-${lang}`,
              test: new RegExp(`/src/i18n/(workers|terms)/${lang}\\.po$`),
              priority: 3,
            },
            {
              name: `work-words-${lang}`,
              test: new RegExp(`/src/i18n/(${WORK_GROUPS.join('|')})/${lang}\\.po$`),
              priority: 2,
            },
            {
              name: `words-${lang}`,
              test: new RegExp(`/src/i18n/(.*/)?${lang}\\.po$`),
              priority: 1,
            },
          ]),
        },
      },
    },
  },
  server: {
    proxy: {
      '/api': process.env.CORRIDOR_API ?? 'http://127.0.0.1:4600',
      '/sdmx': process.env.CORRIDOR_API ?? 'http://127.0.0.1:4600',
    },
  },
})
