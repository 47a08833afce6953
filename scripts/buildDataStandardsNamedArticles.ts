// Provisions of the reference copies that describe many articles on many topics at once, taken
// apart into the articles that they name, in the words that they use of each. Articles that they
// do not name stay in what is left.
import type { Verification } from '../packages/standards/src/index.ts'
import { type Classification, duty, right } from './buildDataStandardsProvisions.ts'

interface NamedArticle extends Classification {
  readonly article: string
  readonly subject: string
  readonly requirement: string
  /** The source, where the copy names this article among those that were seen. */
  readonly seen?: string
}

interface NamedArticles {
  /** What the provision still says. */
  readonly left: string
  readonly named: readonly NamedArticle[]
}

const named = (
  article: string,
  requirement: string,
  classified: Classification,
  seen?: string,
): NamedArticle => ({
  article,
  subject: `${requirement[0]!.toLowerCase()}${requirement.slice(1)}`,
  requirement,
  ...classified,
  ...(seen === undefined ? {} : { seen }),
})

export const NAMED_ARTICLES: Readonly<Record<string, NamedArticles>> = {
  'ICRMW 8-35 (Part III)': {
    left: 'Leave and return, life, no torture/forced labour, thought, expression, privacy, property, liberty and fair trial; 20-23, 25-28, 30, 32 and 33 are listed separately',
    named: [
      named('23', 'Consular protection', right('information-and-assistance', 'destination')),
      named('25', 'Equal conditions of work', right('working-conditions', 'destination')),
      named('26', 'Trade unions', right('freedom-of-association', 'destination')),
      named('27', 'Social security', right('social-security', 'destination')),
      named('28', 'Urgent medical care', right('medical-care', 'destination')),
      named('30', 'Education', right('housing-and-services', 'destination')),
      named('32', 'Transfer of earnings', right('wages-and-earnings', 'destination')),
      named('33', 'Being informed', right('information-and-assistance', 'both')),
    ],
  },
  'ICRMW 36-56 (Part IV)': {
    left: 'Further rights of those who are documented or in a regular situation; 37-41, 43-49, 51, 52, 54 and 56 are listed separately, the others are not described',
    named: [
      named('37', 'Information before departure', right('information-and-assistance', 'both')),
      named('38', 'Temporary absence', right('residence-and-return', 'destination')),
      named('39', 'Movement', right('freedom-and-documents', 'destination')),
      named('40', 'Forming trade unions', right('freedom-of-association', 'destination')),
      named('41', 'Voting in the State of origin', right('freedom-and-documents', 'origin')),
      named(
        '43, 45',
        'Equality in education, housing and services',
        right('housing-and-services', 'destination'),
      ),
      named('44', 'Unity of the family', right('family-life', 'destination')),
      named('46-48', 'Tax on effects', right('journey-and-arrival', 'destination')),
      named(
        '49, 51, 54',
        'Loss of the job',
        right('residence-and-return', 'destination'),
        'reprint of the ICRMW text, Art. 51; Arts 49 and 54 unverified',
      ),
      named(
        '52',
        'Choice of activity',
        right('skills-and-mobility', 'destination'),
        'reprint of the ICRMW text, Art. 52',
      ),
      named(
        '56',
        'Protection against arbitrary expulsion',
        right('residence-and-return', 'destination'),
      ),
    ],
  },
  'ICRMW 64-71 (Part VI)': {
    left: 'Sound and lawful conditions of migration; 64-69 and 71 are listed separately, 70 is not described',
    named: [
      named('64', 'Consultation between States', duty('agreements-and-cooperation', 'both')),
      named('65', 'Services for migration', right('information-and-assistance', 'both')),
      named(
        '66',
        'Recruitment restricted to public bodies or authorized agencies',
        right('recruitment', 'both'),
      ),
      named('67', 'Orderly return', duty('residence-and-return', 'both')),
      named(
        '68',
        'Sanctions against trafficking and illegal employment',
        duty('irregular-situation', 'both'),
      ),
      named('69', 'Considerations of regularization', duty('irregular-situation', 'destination')),
      named('71', 'Death of a migrant worker', right('family-life', 'both')),
    ],
  },
}

/** A provision of the reference copies, as far as it bears on what it is taken apart into. */
interface Described {
  readonly article: string
  readonly requirement: string
  readonly verification: Verification
  readonly source: string | null
}

/**
 * What is left of a provision, then the articles that it names.
 *
 * @throws when the copy does not name one of the articles.
 */
export function takeApart<Given extends Described>(id: string, given: Given) {
  const parts = NAMED_ARTICLES[`${id} ${given.article}`]
  if (parts === undefined) return { left: given, named: [] }
  const { article: whole, requirement } = given
  return {
    left: { ...given, requirement: parts.left },
    named: parts.named.map(({ seen, ...article }) => {
      if (!isNamed(article.article, requirement)) {
        throw new Error(`${id} ${whole} does not name ${article.article}`)
      }
      // What was seen of the whole is not what was seen of each of its articles.
      return seen !== undefined || given.verification === 'unverified'
        ? { ...article, verification: given.verification, source: seen ?? given.source }
        : { ...article, verification: 'unverified' as const, source: null }
    }),
  }
}

const isNamed = (article: string, requirement: string): boolean =>
  requirement.includes(`(${article})`)
