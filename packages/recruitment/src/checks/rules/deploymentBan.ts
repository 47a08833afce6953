import { foldText, type IsoDate } from '@corridor/kernel'
import type { CheckFinding } from '../verdict/index.ts'
import { NO_DATE, notStated, type Open, openRule, type RuleContext } from './openRule.ts'

/** A ban in force or to come; what it leaves out, it holds for all. */
export interface Ban {
  readonly record: string
  readonly destination: string
  readonly sector: string | null
  readonly site: string | null
  readonly validFrom: IsoDate
  readonly validUntil: IsoDate | null
}

export interface BanFacts {
  /** Null where the list could not be read. */
  readonly bans: readonly Ban[] | null
  readonly site: string | null
  /** The names of the places in which the site lies; null where it is not located. */
  readonly siteAreas: readonly string[] | null
}

/**
 * Check 9: bans on destination, sector or site on the day of issue. Never overridable.
 *
 * @source operations, section 5, check 9
 */
export function deploymentBan(
  { bans, site, siteAreas }: BanFacts,
  context: RuleContext,
): CheckFinding {
  const rule = openRule('deployment_ban', context)
  const { on } = rule
  const { destination, sector } = context.place
  if (on === null) return rule.cannotTell(NO_DATE)
  if (bans === null) return rule.cannotTell({ code: 'bans_unread', params: {}, supplier: 'system' })
  const open: Open[] = []
  if (destination === null) open.push(notStated('destination', 'agency'))
  const places = [...(site === null ? [] : [site]), ...(siteAreas ?? [])].map(foldText)
  for (const ban of bans) {
    if (ban.destination !== destination || !holdsOn(ban, on)) continue
    if (ban.sector !== null && sector !== null && ban.sector !== sector) continue
    const inSector = ban.sector === null || ban.sector === sector
    const atSite = ban.site === null || places.includes(foldText(ban.site))
    if (inSector && atSite) {
      const params = { destination, sector: ban.sector ?? '', from: ban.validFrom }
      const evidence = [{ what: 'ban', value: ban.record, source: ban.site ?? ban.destination }]
      return rule.no('ban_applies', params, { evidence })
    }
    if (!inSector) open.push(notStated('sector', 'agency'))
    if (!atSite && (site === null || siteAreas === null)) {
      open.push({ code: 'ban_site_unknown', params: { destination }, supplier: 'employer' })
    }
  }
  return open.length > 0
    ? rule.cannotTell(open[0]!)
    : rule.yes('ban_none', { destination: destination!, sector: sector ?? '', date: on })
}

const holdsOn = ({ validFrom, validUntil }: Ban, on: IsoDate): boolean =>
  validFrom <= on && (validUntil === null || on <= validUntil)
