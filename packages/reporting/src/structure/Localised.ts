/** A text in the languages of the product. */
export interface Localised {
  readonly en: string
  readonly fr: string
  readonly es: string
  readonly ar: string
}

export const REPORT_LANGUAGES = ['en', 'fr', 'es', 'ar'] as const

export type ReportLanguage = (typeof REPORT_LANGUAGES)[number]

export const localised = (en: string, fr: string, es: string, ar: string): Localised => ({
  ...{ en, fr, es, ar },
})
