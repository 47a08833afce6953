/** Words for the rules of licences, by rule. */
export const RULES: Readonly<Record<string, string>> = {
  SD1: 'licences.rule-other-person',
  SD2: 'licences.rule-three-people',
  'licence.bond_cover': 'licences.rule-bond',
  'licence.linked_parties': 'licences.rule-links',
  'licence.principal_watch': 'licences.rule-watch',
  'licence.agency_open': 'licences.rule-agency-open',
  'licence.only_one': 'licences.rule-only-one',
  'licence.kept_there': 'licences.rule-kept-there',
  'licence.one_proposal': 'licences.rule-one-proposal',
  'licence.proposed': 'licences.rule-proposed',
  'licence.number_free': 'licences.rule-number-free',
  'licence.term_in_order': 'licences.rule-term',
  'licence.inspection_passed': 'licences.rule-inspection',
  'licence.renewal_asked': 'licences.rule-renewal-asked',
  'licence.probation_over': 'licences.rule-probation',
  'licence.decided': 'licences.rule-decided',
  'licence.appeal_in_time': 'licences.rule-in-time',
  'licence.appealed': 'licences.rule-appealed',
}

/** `licence.applyForRenewal` as ids of words have it: `apply-for-renewal`. */
export const verbOf = (type: string): string =>
  type.slice(type.indexOf('.') + 1).replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
