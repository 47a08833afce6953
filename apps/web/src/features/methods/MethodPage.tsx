import { useQuery } from '@tanstack/react-query'
import { useParams, useRouterState } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import { AppLink } from '../../app/AppLink.tsx'
import { NotFoundPage } from '../../app/NotFoundPage.tsx'
import { METHOD_LIST_PATH, methodPath } from '../../app/paths.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { EnglishNote } from '../../ui/EnglishNote.tsx'
import { Reserved } from '../../ui/Reserved.tsx'
import { usePageTitle } from '../../ui/usePageTitle.ts'
import { Markdown, Running } from './Markdown.tsx'
import { loadMethodText, METHOD_NAMES, type MethodText, placeOfMethod } from './methodTexts.ts'
import '../../ui/reference.css'
import './methods.css'

const FourAreaExample = lazy(() =>
  import('../scenarios/FourAreaExample.tsx').then((module) => ({
    default: module.FourAreaExample,
  })),
)

/** One method text with its table of contents. */
export function MethodPage() {
  const t = useMessages()
  const { method = '' } = useParams({ strict: false })
  const { text, anchor } = placeOfMethod(method)
  const { data } = useQuery({
    queryKey: ['method text', text],
    queryFn: () => loadMethodText(text),
    staleTime: Number.POSITIVE_INFINITY,
  })
  usePageTitle(data?.title ?? t('methods.title'))
  useScrollToAnchor(data != null, anchor)
  if (data === null) return <NotFoundPage detail={t('methods.unknown', { method })} />
  return (
    <div className="page method-page">
      <nav aria-label={t('methods.title')} className="trail">
        <AppLink to={METHOD_LIST_PATH}>{t('methods.title')}</AppLink>
        {METHOD_NAMES.map((name) => (
          <AppLink key={name} to={methodPath(name)}>
            <bdi lang="en">{name}</bdi>
          </AppLink>
        ))}
      </nav>
      <EnglishNote text={t('methods.english')} />
      {data?.name === 'flows' && (
        <p>
          <a href="#four-areas-title">{t('example.title')}</a>
        </p>
      )}
      {data === undefined ? (
        <Reserved what={t('methods.what')} className="reserved-reference" />
      ) : (
        <Article text={data} />
      )}
      {data?.name === 'flows' && (
        <Suspense fallback={<Reserved what={t('methods.what')} className="reserved-four-areas" />}>
          <FourAreaExample key={anchor} start={anchor} />
        </Suspense>
      )}
    </div>
  )
}

function Article({ text }: { readonly text: MethodText }) {
  const t = useMessages()
  const headings = text.blocks.filter((block) => block.kind === 'heading' && block.level === 2)
  return (
    <div className="method-columns">
      {headings.length > 1 && (
        <nav className="method-contents" aria-labelledby="method-contents">
          <h2 id="method-contents">{t('methods.contents')}</h2>
          <ol lang="en" dir="ltr">
            {headings.map(
              (block) =>
                block.kind === 'heading' && (
                  <li key={block.id}>
                    <a href={`#${block.id}`}>
                      <Running content={block.content} known={[]} />
                    </a>
                  </li>
                ),
            )}
          </ol>
        </nav>
      )}
      <article className="method-text" lang="en" dir="ltr">
        <Markdown blocks={text.blocks} known={METHOD_NAMES} />
      </article>
    </div>
  )
}

/** The text comes after the page: an anchor in the address is looked up once it is there. */
function useScrollToAnchor(ready: boolean, anchor: string): void {
  const hash = useRouterState({ select: (state) => state.location.hash })
  const wanted = hash === '' ? anchor : hash
  useEffect(() => {
    if (ready && wanted !== '') document.getElementById(wanted)?.scrollIntoView()
  }, [ready, wanted])
}
