import { API_PREFIX } from '@corridor/contract'
import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { AppLink } from '../../app/AppLink.tsx'
import { DATA_PATH } from '../../app/paths.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { EnglishNote } from '../../ui/EnglishNote.tsx'
import { Reserved } from '../../ui/Reserved.tsx'
import { usePageTitle } from '../../ui/usePageTitle.ts'
import { EnglishText } from './EnglishText.tsx'
import { Operation } from './Operation.tsx'
import { type ApiDocument, parseOpenApi } from './parseOpenApi.ts'
import { SchemaTree } from './SchemaTree.tsx'
import { SdmxSection } from './SdmxSection.tsx'
import '../../ui/reference.css'
import './openapi.css'

const DOCUMENT_PATH = `${API_PREFIX}/openapi.json`

async function fetchDocument({ signal }: { readonly signal: AbortSignal }): Promise<ApiDocument> {
  const answer = await fetch(DOCUMENT_PATH, { headers: { accept: 'application/json' }, signal })
  if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`)
  return parseOpenApi(await answer.json())
}

/** The programming interface, printed from its own OpenAPI document. */
export function ApiPage() {
  const t = useMessages()
  usePageTitle(t('api.title'))
  const { data, error, refetch } = useQuery({
    queryKey: [DOCUMENT_PATH],
    queryFn: fetchDocument,
    staleTime: 5 * 60_000,
  })
  return (
    <div className="page api-page">
      <nav className="trail" aria-label={t('data.title')}>
        <AppLink to={DATA_PATH}>{t('data.title')}</AppLink>
      </nav>
      <h1>{t('api.title')}</h1>
      <p className="lead">{t('api.lead')}</p>
      <p>
        <a href={DOCUMENT_PATH}>{t('api.document')}</a>
      </p>
      <SdmxSection />
      <EnglishNote text={t('api.english')} />
      {error !== null && (
        <div className="problem" role="alert">
          <p>{t('problem.no-answer')}</p>
          <button type="button" onClick={() => void refetch()}>
            {t('problem.retry')}
          </button>
        </div>
      )}
      {error === null && data === undefined && (
        <Reserved what={t('api.what')} className="reserved-reference" />
      )}
      {data !== undefined && <Document document={data} />}
    </div>
  )
}

function Document({ document }: { readonly document: ApiDocument }) {
  const t = useMessages()
  const { operations, problem, version, description } = document
  const asked = useLocation({ select: ({ hash }) => hash })
  return (
    <>
      <p lang="en" dir="ltr" className="api-description">
        <EnglishText text={description} /> ({version})
      </p>
      <nav aria-labelledby="api-operations">
        <h2 id="api-operations">{t('api.operations')}</h2>
        <ul className="api-list" lang="en" dir="ltr">
          {operations.map(({ id, method, path, summary }) => (
            <li key={id}>
              <a href={`#${id}`}>
                <code>
                  {method} {path}
                </code>
              </a>{' '}
              <EnglishText text={summary} />
            </li>
          ))}
        </ul>
      </nav>
      {operations.map((operation) => (
        <Operation key={operation.id} operation={operation} isAsked={operation.id === asked} />
      ))}
      <section aria-labelledby="api-problems">
        <h2 id="api-problems">{t('api.problems')}</h2>
        <p>{t('api.problems-text')}</p>
        {problem !== null && <SchemaTree node={problem} label={t('api.problem-schema')} />}
      </section>
      <section aria-labelledby="api-caching">
        <h2 id="api-caching">{t('api.caching')}</h2>
        <p>{t('api.caching-text')}</p>
      </section>
    </>
  )
}
