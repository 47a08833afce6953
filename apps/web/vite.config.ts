import { lingui } from '@lingui/vite-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The tests of all workspaces run from the project's root, the build runs from this folder. */
const isTest = process.env.VITEST !== undefined

const LANGUAGES = ['en', 'fr', 'es', 'ar']

export default defineConfig({
  // Tests read the colours out of the token file, so style sheets are not emptied for them.
  ...(isTest ? { test: { css: true } } : { root: import.meta.dirname }),
  plugins: [
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
      output: {
        codeSplitting: {
          // One file of words for each language: a slow connection pays for every further request.
          groups: LANGUAGES.map((lang) => ({
            name: `words-${lang}`,
            test: new RegExp(`/src/i18n/(.*/)?${lang}\\.po$`),
          })),
        },
      },
    },
  },
  server: { proxy: { '/api': process.env.CORRIDOR_API ?? 'http://127.0.0.1:4600' } },
})
