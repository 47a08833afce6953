/** At the head of every page of an installation that shows synthetic data, and on what is printed. */
const WORDS = [
  ['en', 'Synthetic demonstration data', 'Guided tour'],
  ['fr', 'Données synthétiques de démonstration', 'Visite guidée'],
  ['es', 'Datos sintéticos de demostración', 'Visita guiada'],
  ['ar', 'بيانات تجريبية مصطنعة', 'جولة إرشادية'],
] as const

/** Of which the style sheet shows the one in the language of the page. */
const NOTE = WORDS.map(
  ([lang, note, tour]) =>
    `<aside class="synthetic-note" lang="${lang}"${lang === 'ar' ? ' dir="rtl"' : ''} aria-label="${note}"><strong>${note}</strong> <a href="/tour?lang=${lang}">${tour}</a></aside>`,
).join('')

/**
 * A page with the note put before everything else on it: without a program, so that it is there
 * whatever fails, and on workers' light pages too.
 */
export const withSyntheticNote = (html: string): string =>
  html.replace(/<body[^>]*>/, (body) => `${body}${NOTE}`)
