import { foldText } from '@corridor/kernel'

/**
 * Words under which fees are charged that may not be, by language. They raise a suspicion and never
 * decide: a "service charge" may be anything. The list is a proposal of this project.
 *
 * @source operations-money, section 2 (the English ones); the rest are this project's translations
 */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  en: [
    'processing fee',
    'processing charge',
    'service charge',
    'service fee',
    'agency fee',
    'placement fee',
    'recruitment fee',
    'training bond',
    'bond',
    'documentation',
    'document fee',
    'medical package',
    'guarantee deposit',
    'security deposit',
    'facilitation',
    'facilitation fee',
    'visa fee',
    'tea money',
    'commission',
    'administration fee',
    'admin fee',
    'reservation fee',
    'penalty deposit',
  ],
  fr: [
    'frais de dossier',
    'frais de service',
    'frais d agence',
    'frais de placement',
    'frais de recrutement',
    'caution',
    'depot de garantie',
    'commission',
    'frais administratifs',
    'frais de visa',
  ],
  es: [
    'gastos de tramitacion',
    'gastos de gestion',
    'tarifa de servicio',
    'cuota de agencia',
    'cuota de colocacion',
    'fianza',
    'deposito de garantia',
    'comision',
    'gastos administrativos',
    'gastos de visado',
  ],
  ar: [
    'رسوم خدمة',
    'رسوم معاملة',
    'رسوم مكتب',
    'رسوم استقدام',
    'عمولة',
    'تامين',
    'ضمان',
    'رسوم تاشيرة',
  ],
}

const FOLDED: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(ALIASES).map(([language, words]) => [language, words.map(foldText)]),
)

/**
 * Whether a label is a suspicious one in its language; null where that language has no list or is
 * not stated and the label is in none of the lists.
 */
export function isSuspiciousLabel(label: string, language: string | null): boolean | null {
  const folded = ` ${foldText(label)} `
  const isIn = (words: readonly string[]) => words.some((word) => folded.includes(` ${word} `))
  const own = language === null ? undefined : FOLDED[language.split('-')[0]!]
  if (own !== undefined && isIn(own)) return true
  if (Object.values(FOLDED).some(isIn)) return true
  return own === undefined ? null : false
}
