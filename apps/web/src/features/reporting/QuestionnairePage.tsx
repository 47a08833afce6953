import {
  closeQuestionnaireRoute,
  openQuestionnaireRoute,
  type QuestionnaireFile,
  questionnaireRoute,
} from '@corridor/contract'
import { useParams } from '@tanstack/react-router'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { useAreas } from '../areas/useAreas.ts'
import { ActForm } from '../desk/ActForm.tsx'
import { DeskPage } from '../desk/DeskPage.tsx'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import {
  Particulars,
  ReasonedAct,
  RecordAct,
  RecordColumns,
  useRegisterPlace,
} from '../registers/RecordParts.tsx'
import '../registers/registers.css'
import './reporting.css'

/** What one questionnaire asks, by which rules, and who opened it. */
export function QuestionnairePage() {
  const t = useMessages()
  const { questionnaire } = useParams({ strict: false }) as { readonly questionnaire: string }
  const answer = useRoute(questionnaireRoute, { questionnaire }, { keepLast: false })
  const { data, error } = answer
  return (
    <DeskPage title={t('reporting.questionnaire')} section="reporting">
      {() =>
        data !== undefined ? (
          <File file={data} onStale={() => answer.refetch()} />
        ) : error !== null ? (
          <DeskProblem error={error} onRetry={() => void answer.refetch()} />
        ) : (
          <Reserved what={t('reporting.questionnaire')} className="reserved-desk" />
        )
      }
    </DeskPage>
  )
}

function File({
  file,
  onStale,
}: {
  readonly file: QuestionnaireFile
  readonly onStale: () => Promise<unknown>
}) {
  const t = useMessages()
  const areas = useAreas()
  const { format, preferences } = useReader()
  const place = useRegisterPlace(file, onStale)
  const input = { questionnaire: file.id }
  const { definition, status } = file
  const { thresholds } = definition
  return (
    <>
      <p className="lead">{definition.names[preferences.lang]}</p>
      <Particulars
        lines={[
          { label: t('reporting.definition-id'), text: <bdi>{definition.id}</bdi> },
          { label: t('reporting.state'), text: t(`reporting.questionnaire-${status}`) },
          {
            label: t('reporting.countries'),
            text: definition.countries.map((code) => areas?.name(code) ?? code).join(', '),
          },
          {
            label: t('reporting.thresholds'),
            text: t('reporting.thresholds-are', {
              changePercent: format.exact(thresholds.changePercent),
              changeMinimum: format.exact(thresholds.changeMinimum),
              mirrorPercent: format.exact(thresholds.mirrorPercent),
              mirrorMinimum: format.exact(thresholds.mirrorMinimum),
            }),
          },
          {
            label: t('reporting.threshold-smallestShown'),
            text: format.exact(definition.smallestShown),
          },
        ]}
      />
      <RecordColumns file={file}>
        {status === 'drafted' && (
          <RecordAct file={file} type="questionnaire.open">
            <ActForm
              route={openQuestionnaireRoute}
              input={input}
              payload={{}}
              place={place}
              action={t('registers.act-open')}
              consequence={t('reporting.open-consequence')}
            />
          </RecordAct>
        )}
        {status === 'open' && (
          <ReasonedAct file={file} route={closeQuestionnaireRoute} input={input} place={place} />
        )}
      </RecordColumns>
      {definition.modules.map((module) => (
        <section key={module.id} aria-labelledby={`module-${module.id}`}>
          <h2 id={`module-${module.id}`}>{module.names[preferences.lang]}</h2>
          <ul>
            {module.tables.map((table) => (
              <li key={table.id}>
                <bdi>{table.id}</bdi> {table.names[preferences.lang]} (
                {t(`reporting.dimension-${table.rows.toLowerCase()}`)} ×{' '}
                {t(`reporting.dimension-${table.columns.toLowerCase()}`)}){' '}
                <span className="note">{t(`reporting.required-${table.required}`)}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}
