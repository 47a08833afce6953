import { useMessages } from '../../i18n/useMessages.ts'
import { Choice } from './Choice.tsx'
import { Screen } from './Screen.tsx'

/** The code to come back with, which nobody can show again. */
export function ReturnCode({
  code,
  onKept,
}: {
  readonly code: string
  readonly onKept: () => void
}) {
  const t = useMessages()
  return (
    <Screen title={t('me.return-code')}>
      <p>{t('me.return-code-text')}</p>
      <p className="me-code">
        <code dir="ltr">{code}</code>
      </p>
      <Choice words={t('me.kept')} onChoose={onKept} />
    </Screen>
  )
}
