import { AppLink } from '../../app/AppLink.tsx'
import {
  POLICY_CHECK_PATH,
  STANDARDS_COMPARE_PATH,
  STANDARDS_MATRIX_PATH,
  STANDARDS_PATH,
  STANDARDS_REVIEWS_PATH,
  STANDARDS_SUPERVISION_PATH,
} from '../../app/paths.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { useDayQuery } from './useDayQuery.ts'
import './standards.css'

/** The pages about standards: path and id of the word. */
const PAGES: readonly { readonly path: string; readonly label: string }[] = [
  { path: STANDARDS_PATH, label: 'standards.nav.instruments' },
  { path: STANDARDS_MATRIX_PATH, label: 'standards.nav.matrix' },
  { path: STANDARDS_COMPARE_PATH, label: 'standards.nav.compare' },
  { path: POLICY_CHECK_PATH, label: 'policy.title' },
  { path: STANDARDS_SUPERVISION_PATH, label: 'standards.nav.supervision' },
  { path: STANDARDS_REVIEWS_PATH, label: 'standards.nav.reviews' },
]

/** The way between the pages about standards; the day goes along. */
export function StandardsNav() {
  const t = useMessages()
  const query = useDayQuery()
  return (
    <nav className="standards-nav" aria-label={t('standards.nav.label')}>
      <ul>
        {PAGES.map(({ path, label }) => (
          <li key={path}>
            <AppLink to={path} search={query}>
              {t(label)}
            </AppLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
