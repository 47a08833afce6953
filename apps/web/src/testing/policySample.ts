import { type PolicyQuestion, policyCheckRoute } from '@corridor/contract'

const inFour = (text: string) => ({
  en: text,
  fr: `${text} fr`,
  es: `${text} es`,
  ar: `${text} ar`,
})

const question = (id: string, part: string): PolicyQuestion => ({
  id,
  part,
  text: inFour(`Is ${id} so?`),
  evidenceWanted: inFour(`Papers on ${id}`),
  instruments: ['C097'],
  page: '/standards/C097',
  verification: 'design',
  source: null,
})

const part = (id: string, set: 'agenda' | 'framework') => ({
  id,
  set,
  number: 1,
  title: inFour(`Part ${id}`),
  verification: 'sourced' as const,
  source: 'Sample',
})

/** Two parts, three questions; parsed by the contract's schema. */
export const POLICY_SAMPLE = policyCheckRoute.output.parse({
  parts: [part('agenda-1', 'agenda'), part('principle-1', 'framework')],
  questions: [
    question('agenda-1-1', 'agenda-1'),
    question('agenda-1-2', 'agenda-1'),
    question('principle-1-1', 'principle-1'),
  ],
})
