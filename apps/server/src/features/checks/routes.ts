import { agencyFiguresRoute } from '@corridor/contract'
import type { Mounting } from '../../http/mount.ts'
import { mountPrivate } from '../../http/mountPrivate.ts'
import { type AgencyFigureParts, readAgencyFigures } from './readAgencyFigures.ts'

/** The check that is asked of an agency and not of a contract. */
export function agencyFigureRoutes(
  place: Pick<Mounting, 'app' | 'guard'>,
  parts: AgencyFigureParts,
): void {
  mountPrivate(place, agencyFiguresRoute, ({ organisation }, sender) =>
    readAgencyFigures(parts, sender, organisation),
  )
}
