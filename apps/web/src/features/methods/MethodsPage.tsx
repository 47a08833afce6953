import { useQuery } from '@tanstack/react-query'
import { AppLink } from '../../app/AppLink.tsx'
import { methodPath } from '../../app/paths.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { EnglishNote } from '../../ui/EnglishNote.tsx'
import { Reserved } from '../../ui/Reserved.tsx'
import { usePageTitle } from '../../ui/usePageTitle.ts'
import { loadMethodText, METHOD_NAMES } from './methodTexts.ts'
import '../../ui/reference.css'
import './methods.css'

/** Every method text with its first paragraph. */
export function MethodsPage() {
  const t = useMessages()
  usePageTitle(t('methods.title'))
  const { data } = useQuery({
    queryKey: ['method texts'],
    queryFn: () => Promise.all(METHOD_NAMES.map(loadMethodText)),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <div className="page prose">
      <h1>{t('methods.title')}</h1>
      <p className="lead">{t('methods.lead')}</p>
      <EnglishNote text={t('methods.english')} />
      {data === undefined ? (
        <Reserved what={t('methods.what')} className="reserved-reference" />
      ) : (
        <ul className="method-list" lang="en" dir="ltr">
          {data.map(
            (method) =>
              method !== null && (
                <li key={method.name}>
                  <h2>
                    <AppLink to={methodPath(method.name)}>{method.title}</AppLink>
                  </h2>
                  <p>{method.summary}</p>
                </li>
              ),
          )}
        </ul>
      )}
    </div>
  )
}
