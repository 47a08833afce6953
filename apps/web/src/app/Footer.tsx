import { useMessages } from '../i18n/useMessages.ts'
import { AppLink } from './AppLink.tsx'
import { useReader } from './PreferencesProvider.tsx'
import { INTERFACE_PATH, RULES_PARAMETERS_PATH, SEALS_PATH } from './paths.ts'

/** What holds for every figure, and the reader's switches that are seldom needed. */
export function Footer() {
  const t = useMessages()
  const { preferences, prefer } = useReader()
  return (
    <footer className="site-foot">
      <p>{t('foot.estimates')}</p>
      <p>{t('foot.names')}</p>
      <p className="reader-switches">
        <label>
          <input
            type="checkbox"
            checked={preferences.shortcuts}
            onChange={(event) => prefer({ shortcuts: event.target.checked })}
          />
          {t('reader.shortcuts')}
        </label>
        <label>
          <input
            type="checkbox"
            checked={preferences.tableFirst}
            onChange={(event) => prefer({ tableFirst: event.target.checked })}
          />
          {t('reader.table-first')}
        </label>
      </p>
      <p>
        {t('foot.licence')} <AppLink to={INTERFACE_PATH}>{t('foot.api')}</AppLink>
      </p>
      <p>
        <AppLink to={RULES_PARAMETERS_PATH}>{t('foot.rules')}</AppLink>
      </p>
      <p>
        <AppLink to={SEALS_PATH}>{t('foot.seals')}</AppLink>
      </p>
    </footer>
  )
}
