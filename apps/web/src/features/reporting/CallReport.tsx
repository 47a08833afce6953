import { draftReportRoute, questionnairesRoute } from '@corridor/contract'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { reportPath } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Select } from '../../ui/Select.tsx'
import { useAreas } from '../areas/useAreas.ts'
import { ActForm } from '../desk/ActForm.tsx'
import { DayField, LineField } from '../desk/fields.tsx'
import { NEW_RECORD, useRegisterPlace } from '../registers/RecordParts.tsx'

/** Names a report that a country of an open questionnaire is to be asked for. */
export function CallReport() {
  const t = useMessages()
  const navigate = useNavigate()
  const areas = useAreas()
  const { lang } = useReader().preferences
  const place = useRegisterPlace(NEW_RECORD, async () => {})
  const { data } = useRoute(questionnairesRoute, {})
  const open = (data?.questionnaires ?? []).filter(({ status }) => status === 'open')
  const [wanted, setWanted] = useState('')
  const [country, setCountry] = useState('')
  const [period, setPeriod] = useState('')
  const [due, setDue] = useState('')
  const chosen = open.find(({ id }) => id === wanted) ?? open[0]
  if (chosen === undefined) return null
  const asked = chosen.countries.includes(country) ? country : (chosen.countries[0] ?? '')
  return (
    <details className="act">
      <summary>{t('reporting.call')}</summary>
      <ActForm
        route={draftReportRoute}
        input={{}}
        payload={{
          ...{ questionnaire: chosen.id, definition: chosen.definition },
          ...{ country: asked, period, due },
        }}
        place={place}
        action={t('registers.act-draft')}
        onDone={async ({ record }) => void navigate({ to: reportPath(record) as '/' })}
      >
        <Select
          label={t('reporting.questionnaire')}
          value={chosen.id}
          options={open.map(({ id, names }) => ({ value: id, label: names[lang] }))}
          onChange={setWanted}
        />
        <Select
          label={t('reporting.country')}
          value={asked}
          options={chosen.countries.map((code) => ({
            value: code,
            label: areas?.name(code) ?? code,
          }))}
          onChange={setCountry}
        />
        <LineField
          label={t('reporting.period')}
          note={t('reporting.period-note')}
          value={period}
          onChange={setPeriod}
          isCode
          pattern="(19|20)[0-9]{2}"
          mostCharacters={4}
        />
        <DayField label={t('reporting.due')} value={due} onChange={setDue} />
      </ActForm>
    </details>
  )
}
