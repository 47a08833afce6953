import { AppLink } from '../../app/AppLink.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { WorkQueue } from '../queue/WorkQueue.tsx'
import { DeskPage } from './DeskPage.tsx'
import { sectionsFor } from './deskSections.ts'

/** Where signed-in work begins: what the person may do here. */
export function DeskStartPage() {
  const t = useMessages()
  return (
    <DeskPage title={t('desk.title')} section={null}>
      {(me) => (
        <>
          <WorkQueue />
          <h2>{t('desk.what-you-can-do')}</h2>
          <dl className="desk-list">
            {sectionsFor(me).map(({ id, path }) => (
              <div key={id}>
                <dt>
                  <AppLink to={path}>{t(`desk.section.${id}`)}</AppLink>
                </dt>
                <dd>{t(`desk.section.${id}-text`)}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </DeskPage>
  )
}
