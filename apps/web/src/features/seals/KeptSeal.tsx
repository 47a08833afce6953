import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { forgetSeals, type SealMemory } from './sealMemory.ts'

/** What this browser remembers from an earlier visit, and how to have it forgotten. */
export function KeptSeal({
  memory,
  namedKey,
  onForget,
}: {
  readonly memory: SealMemory
  readonly namedKey: string | null
  readonly onForget: () => void
}) {
  const t = useMessages()
  const { format } = useReader()
  const { rootKey, seal, keptAt } = memory
  const isOther = rootKey !== null && namedKey !== null && rootKey !== namedKey
  const forget = () => {
    forgetSeals()
    onForget()
  }
  return (
    <div className="seals-kept">
      <p>
        {t(rootKey === null ? 'seals.kept-seal' : 'seals.kept-both', {
          day: format.date(keptAt),
          seal: format.exact(seal.body.seal),
        })}{' '}
        <button type="button" className="quiet" onClick={forget}>
          {t('seals.forget')}
        </button>
      </p>
      {isOther && (
        <p className="problem" role="alert">
          {t('seals.kept-other-key')}
        </p>
      )}
    </div>
  )
}
