/** `parameter.proposeEnd` as ids of words have it: `propose-end`. */
export const verbOf = (type: string): string =>
  type.slice(type.indexOf('.') + 1).replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** Words for the rules of the registers, by rule. */
export const RULES: Readonly<Record<string, string>> = {
  SD1: 'registers.rule-other-person',
  SD3: 'registers.rule-two-roles',
  'parameter.in_the_future': 'registers.rule-in-the-future',
  'parameter.one_proposal': 'registers.rule-one-proposal',
  'parameter.proposed': 'registers.rule-proposed',
  'parameter.days_in_order': 'registers.rule-days-in-order',
  'parameter.not_verified_yet': 'registers.rule-not-verified-yet',
  'parameter.version_known': 'registers.rule-version-known',
  'parameter.read_before': 'registers.rule-read-before',
  'parameter.every_basis': 'registers.rule-every-basis',
  'ban.not_retroactive': 'registers.rule-not-retroactive',
  'ban.days_in_order': 'registers.rule-days-in-order',
  'ban.first_day': 'registers.rule-first-day',
  'ban.last_day': 'registers.rule-last-day',
  'ban.ends_earlier': 'registers.rule-ends-earlier',
  'ban.one_proposal': 'registers.rule-one-proposal',
  'ban.proposed': 'registers.rule-proposed',
  'watch.organisation_kind': 'registers.rule-organisation-kind',
  'watch.office_known': 'registers.rule-office-known',
  'watch.once': 'registers.rule-once',
  'watch.one_proposal': 'registers.rule-one-proposal',
  'watch.proposed': 'registers.rule-proposed',
  'override.finding_stands': 'registers.rule-finding-stands',
  'override.overridable': 'registers.rule-overridable',
  'override.keeper': 'registers.rule-keeper',
  'override.once': 'registers.rule-override-once',
  'override.ends': 'registers.rule-override-ends',
  'override.in_time': 'registers.rule-in-time',
  'override.not_over': 'registers.rule-not-over',
}
