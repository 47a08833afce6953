/** Words for the rules of calendars, by rule. */
export const RULES: Readonly<Record<string, string>> = {
  SD1: 'calendars.rule-other-person',
  'calendar.one_proposal': 'calendars.rule-one-proposal',
  'calendar.in_the_future': 'calendars.rule-in-the-future',
  'calendar.days_in_order': 'calendars.rule-days-in-order',
  'calendar.holidays_within': 'calendars.rule-holidays-within',
  'calendar.holidays_in_order': 'calendars.rule-holidays-in-order',
  'calendar.proposed': 'calendars.rule-proposed',
}

/** `calendar.propose` as ids of words have it. */
export const verbOf = (type: string): string => type.slice(type.indexOf('.') + 1)

/** Country (NPL) or a part of it (NPL-P3), as the register writes jurisdictions. */
export const JURISDICTION = /^[A-Z]{3}(-[A-Z0-9]{1,12})?$/
