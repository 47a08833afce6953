import { AppLink } from '../../app/AppLink.tsx'
import {
  SOCIAL_SECURITY_AGREEMENTS_PATH,
  SOCIAL_SECURITY_COVERAGE_PATH,
  SOCIAL_SECURITY_GAP_PATH,
  SOCIAL_SECURITY_PATH,
  SOCIAL_SECURITY_SIMULATION_PATH,
} from '../../app/paths.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import './totalization.css'

/** The pages on social security: path and id of the word. */
const PAGES: readonly { readonly path: string; readonly label: string }[] = [
  { path: SOCIAL_SECURITY_PATH, label: 'social-security.nav-calculator' },
  { path: SOCIAL_SECURITY_GAP_PATH, label: 'social-security.nav-gap' },
  { path: SOCIAL_SECURITY_SIMULATION_PATH, label: 'social-security.nav-simulation' },
  { path: SOCIAL_SECURITY_AGREEMENTS_PATH, label: 'social-security.nav-agreements' },
  { path: SOCIAL_SECURITY_COVERAGE_PATH, label: 'social-security.nav-coverage' },
]

/** The way between the pages on social security. */
export function SocialSecurityNav() {
  const t = useMessages()
  return (
    <nav className="standards-nav" aria-label={t('social-security.nav')}>
      <ul>
        {PAGES.map(({ path, label }) => (
          <li key={path}>
            <AppLink to={path}>{t(label)}</AppLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
