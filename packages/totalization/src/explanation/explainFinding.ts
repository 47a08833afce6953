import type { Finding } from '../compute/Finding.ts'
import type { ExplanationContext } from './explainLine.ts'
import { ARABIC_FINDINGS, FRENCH_FINDINGS, SPANISH_FINDINGS } from './texts/findings.ts'

const TEXTS = { fr: FRENCH_FINDINGS, es: SPANISH_FINDINGS, ar: ARABIC_FINDINGS } as const

/**
 * A finding in a language. English is its own message, which says more; the others say what it is
 * and name its States and periods.
 */
export function explainFinding(
  { code, message, states, periods }: Finding,
  { language, stateName = (state) => state }: Pick<ExplanationContext, 'language' | 'stateName'>,
): string {
  if (language === 'en') return message
  return TEXTS[language][code]
    .replace('{states}', states.map(stateName).join(', '))
    .replace('{periods}', periods.join(', '))
}
