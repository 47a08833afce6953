import { AppLink } from '../../app/AppLink.tsx'
import {
  EXPLORE_PATH,
  INTERFACE_PATH,
  METHOD_LIST_PATH,
  RELEASE_CALENDAR_PATH,
  RELEASES_PATH,
} from '../../app/paths.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { usePageTitle } from '../../ui/usePageTitle.ts'
import { TableBuilder } from './TableBuilder.tsx'
import '../../ui/reference.css'
import './releases.css'

/** What can be downloaded, and how. */
export function DataPage() {
  const t = useMessages()
  usePageTitle(t('data.title'))
  return (
    <div className="page">
      <h1>{t('data.title')}</h1>
      <p className="lead">{t('data.lead')}</p>
      <ul className="data-ways">
        <li>
          <AppLink to={EXPLORE_PATH}>{t('explorer.title')}</AppLink>
          <p>{t('data.explore-means')}</p>
        </li>
        <li>
          <AppLink to={RELEASES_PATH}>{t('releases.title')}</AppLink>
          <p>{t('data.releases-means')}</p>
        </li>
        <li>
          <AppLink to={RELEASE_CALENDAR_PATH}>{t('releases.calendar-title')}</AppLink>
          <p>{t('releases.calendar-lead')}</p>
        </li>
        <li>
          <AppLink to={INTERFACE_PATH}>{t('api.title')}</AppLink>
          <p>{t('data.api-means')}</p>
        </li>
        <li>
          <AppLink to={METHOD_LIST_PATH}>{t('methods.title')}</AppLink>
          <p>{t('data.methods-means')}</p>
        </li>
      </ul>
      <TableBuilder />
    </div>
  )
}
