import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import type { World } from './useWorld.ts'
import { worldFacts } from './worldFacts.ts'

/** Three sentences on what the picture shows, computed from the figures it is drawn from. */
export function WorldFindings({ world }: { readonly world: World }) {
  const t = useMessages()
  const { format } = useReader()
  const { name } = world.areas
  const facts = worldFacts(world.gross)
  const [first, second] = facts.largest
  const period = format.period(world.selection.period)
  return (
    <section className="findings prose" aria-label={t('findings.label')}>
      <p>
        {t('findings.total', {
          total: format.inWords(facts.total),
          period,
          inside: format.share(facts.insideShare),
        })}
      </p>
      {first !== undefined && second !== undefined && (
        <p>
          {t('findings.largest', {
            from: name(first.from),
            to: name(first.to),
            persons: format.inWords(first.persons),
            secondFrom: name(second.from),
            secondTo: name(second.to),
            secondPersons: format.inWords(second.persons),
          })}{' '}
          {t('ranking.depends')}
        </p>
      )}
      {facts.gain !== null && facts.loss !== null && (
        <p>
          {t('findings.net', {
            gain: name(facts.gain.code),
            gained: format.inWords(facts.gain.persons),
            loss: name(facts.loss.code),
            lost: format.inWords(-facts.loss.persons),
          })}
        </p>
      )}
    </section>
  )
}
