import type { ContractFile } from '@corridor/contract'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { localeOf } from '../../app/preferences.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { comparedWords, termLines } from './termWords.ts'

/** The versions side by side, term by term; where two are compared, in words what it means. */
export function ContractVersions({ file }: { readonly file: ContractFile }) {
  const t = useMessages()
  const { preferences } = useReader()
  const locale = localeOf(preferences)
  const columns = [
    ...(file.draft === null ? [] : [{ title: t('contracts.version-draft'), content: file.draft }]),
    ...file.versions.map(({ number, kind, content }) => ({
      title: t('contracts.version', { number, kind: t(`contracts.version-${kind}`) }),
      content,
    })),
    ...(file.amendment === null
      ? []
      : [{ title: t('contracts.version-proposed'), content: file.amendment.content }]),
  ].map(({ title, content }) => ({
    title,
    texts: content?.texts ?? [],
    lines: content === null ? null : termLines(content.terms, t, locale),
  }))
  const terms = (columns.find(({ lines }) => lines !== null)?.lines ?? []).filter(({ term }) =>
    columns.some(({ lines }) => lines?.find((line) => line.term === term)?.isStated === true),
  )
  if (columns.length === 0) return null
  return (
    <section aria-labelledby="versions">
      <h2 id="versions">{t('contracts.versions')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus */}
      <section className="table-scroll" aria-label={t('contracts.versions')} tabIndex={0}>
        <table>
          <caption>{t('contracts.versions-note')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('contracts.term')}</th>
              {columns.map(({ title }) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {terms.map(({ term, name }) => (
              <tr key={term}>
                <th scope="row">{name}</th>
                {columns.map(({ title, lines }) => (
                  <td key={title}>
                    <bdi>
                      {lines?.find((line) => line.term === term)?.value ?? t('contracts.erased')}
                    </bdi>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {columns.flatMap(({ title, texts }) =>
        texts.map(({ language, body }) => (
          <details key={`${title} ${language}`}>
            <summary>
              {t('contracts.text-of', { version: title })} (<bdi>{language}</bdi>)
            </summary>
            <p className="contract-text" lang={language} dir="auto">
              {body}
            </p>
          </details>
        )),
      )}
      {file.comparisons.map(({ against, outcome, terms: compared }) => (
        <section
          key={against}
          className="table-scroll"
          aria-label={t(`contracts.against-${against}`)}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus
          tabIndex={0}
        >
          <table>
            <caption>
              {t(`contracts.against-${against}`)}:{' '}
              {t(`contracts.outcome-${outcome ?? 'cannot-tell'}`)}
            </caption>
            <thead>
              <tr>
                <th scope="col">{t('contracts.term')}</th>
                <th scope="col">{t('contracts.was')}</th>
                <th scope="col">{t('contracts.is')}</th>
                <th scope="col">{t('contracts.means')}</th>
              </tr>
            </thead>
            <tbody>
              {compared.map((one) => {
                const { name, before, after, outcome: words } = comparedWords(one, t, locale)
                return (
                  <tr key={one.term} data-outcome={one.outcome}>
                    <th scope="row">{name}</th>
                    <td>
                      <bdi>{before}</bdi>
                    </td>
                    <td>
                      <bdi>{after}</bdi>
                    </td>
                    <td>{words}</td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </section>
      ))}
    </section>
  )
}
