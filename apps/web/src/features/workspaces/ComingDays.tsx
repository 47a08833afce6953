import type { AgencyWorkspace } from '@corridor/contract'
import { AppLink } from '../../app/AppLink.tsx'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { recordLink } from './recordLink.ts'

/** `top_up` as ids of words have it. */
const wordOf = (name: string): string =>
  name.replaceAll('_', '-').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** What comes due for an agency, the next first; a day that is over says so. */
export function ComingDays({ coming, today }: Pick<AgencyWorkspace, 'coming' | 'today'>) {
  const t = useMessages()
  const { format } = useReader()
  if (coming.length === 0) return <p>{t('workspaces.coming-none')}</p>
  return (
    <ul className="workspace-lines">
      {coming.map((one) => (
        <li key={`${one.record} ${one.what}`}>
          <span className={one.on < today ? 'workspace-over' : ''}>
            <time dateTime={one.on}>{format.date(one.on)}</time>
            {one.on < today && <> ({t('workspaces.over')})</>}
          </span>
          {': '}
          <AppLink to={recordLink(one)}>
            {t(`workspaces.kind-${wordOf(one.kind)}`)} <bdi>{one.title}</bdi>
          </AppLink>
          , {t(`workspaces.coming-${wordOf(one.what)}`)}
        </li>
      ))}
    </ul>
  )
}
