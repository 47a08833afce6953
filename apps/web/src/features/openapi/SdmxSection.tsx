import { useLocation } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useMessages } from '../../i18n/useMessages.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { type SdmxExample, sdmxAddresses, sdmxExamples } from './sdmxExamples.ts'

/** The same figures over the standard of statistical offices, with scripts that work as they are. */
export function SdmxSection() {
  const t = useMessages()
  const place = useRef<HTMLElement>(null)
  const isAsked = useLocation({ select: ({ hash }) => hash === 'sdmx' })
  useEffect(() => {
    if (isAsked) place.current?.scrollIntoView()
  }, [isAsked])
  const { origin } = window.location
  return (
    <section aria-labelledby="sdmx" className="api-sdmx" ref={place}>
      <h2 id="sdmx">{t('api.sdmx')}</h2>
      <p>{t('api.sdmx-text')}</p>
      <ul className="api-list" dir="ltr">
        {sdmxAddresses(origin).map((address) => (
          <li key={address}>
            <a href={address}>
              <code>{address}</code>
            </a>
          </li>
        ))}
      </ul>
      {sdmxExamples(origin).map((example) => (
        <Example key={example.id} example={example} />
      ))}
      <p>{t('api.sdmx-limits')}</p>
    </section>
  )
}

function Example({ example: { id, text } }: { readonly example: SdmxExample }) {
  const t = useMessages()
  const title = t(`api.sdmx-${id}`)
  return (
    <>
      <h3>{title}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long line is reached by scrolling */}
      <pre dir="ltr" lang="en" tabIndex={0} className="api-script">
        <code>{text}</code>
      </pre>
      <CopyButton label={t('api.sdmx-copy', { title })} text={() => text} />
    </>
  )
}
