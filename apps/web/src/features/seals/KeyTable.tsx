import type { KeyListStatement } from '@corridor/contract'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { Moment } from '../identity/Moment.tsx'

/** The key list as it was handed out: lines that introduce or revoke a key. */
export function KeyTable({ statements }: { readonly statements: readonly KeyListStatement[] }) {
  const t = useMessages()
  const { format } = useReader()
  return (
    <section>
      <h2>{t('seals.keys')}</h2>
      <p className="seals-measure">{t('seals.keys-text')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by keyboard */}
      <section className="table-scroll" tabIndex={0} aria-label={t('seals.keys')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('seals.line')}</th>
              <th scope="col">{t('seals.line-says')}</th>
              <th scope="col">{t('seals.key')}</th>
              <th scope="col">{t('seals.from')}</th>
              <th scope="col">{t('seals.public-key')}</th>
            </tr>
          </thead>
          <tbody>
            {statements.map(({ body, previousSignature }) => (
              <tr key={body.statement}>
                <th scope="row">{format.exact(body.statement)}</th>
                <td>{t(wordsOf(body.kind, previousSignature !== null))}</td>
                <td>
                  <code dir="ltr">{body.keyId}</code>
                </td>
                <td>
                  <Moment iso={body.kind === 'key.introduce' ? body.validFrom : body.revokedFrom} />
                </td>
                <td>
                  {body.kind === 'key.introduce' ? (
                    <code dir="ltr">{body.publicKey}</code>
                  ) : (
                    <bdi>{body.reason}</bdi>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}

function wordsOf(kind: KeyListStatement['body']['kind'], byKeyBefore: boolean): string {
  if (kind === 'key.revoke') return 'seals.line-revokes'
  return byKeyBefore ? 'seals.line-follows' : 'seals.line-introduces'
}
