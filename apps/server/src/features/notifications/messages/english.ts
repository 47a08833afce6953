import type { NoticeWords } from './NoticeWords.ts'

export const ENGLISH: NoticeWords = {
  records: {
    organisation: 'organisation',
    calendar: 'holiday calendar',
    'break-glass': 'use of break-glass',
    contract: 'contract',
    accreditation: 'power of attorney for',
    jobOrder: 'job order for',
    bond: 'bond of',
    licence: 'licence',
    parameter: 'parameter of the rules',
    ban: 'deployment ban',
    watch: 'entry of the watch list',
    statistic: 'release of statistics',
    override: 'override of a check',
    officeKey: 'key of an office',
    clearance: 'clearance',
    questionnaire: 'questionnaire',
    report: 'report of',
  },
  quotes: ['“', '”'],
  roles: {
    administrator: 'administrator',
    auditor: 'auditor',
    'licensing-officer': 'licensing officer',
    authority: 'authority (director)',
    inspector: 'inspector',
    'labour-attache': 'labour attaché',
    conciliator: 'conciliator',
    'legal-officer': 'legal officer',
    'finance-officer': 'finance officer',
    'appeal-body': 'appeal body',
    'focal-point': 'focal point of a country',
    'report-reviewer': 'secretariat: reviewer of reports',
    'report-releaser': 'secretariat: releaser of reports',
    agency: 'agency',
    employer: 'employer',
    union: 'union',
    'employers-organisation': 'employers’ organisation',
    'resource-centre': 'migrant resource centre',
    'wage-payer': 'bank, wage payer',
  },
  greeting: (name) => `${name},`,
  see: (address) => `See ${address}`,
  switchOff: 'You can switch these e-mails off there.',
  notYou:
    'If this was not you, or you do not know of it, change your password, end all sessions in your account, and tell an administrator.',
  kinds: {
    'proposal.waiting': {
      subject: 'A proposal waits for you',
      text: (params, { about }) =>
        `Proposed by another person, for you to confirm: ${about(params)}.`,
    },
    'proposal.confirmed': {
      subject: 'Your proposal was confirmed',
      text: (params, { about }) => `Confirmed: your proposal on ${about(params)}.`,
    },
    'proposal.refused': {
      subject: 'Your proposal was turned down',
      text: (params, { about }) => `Turned down: your proposal on ${about(params)}.`,
    },
    'proposal.lapsed': {
      subject: 'A proposal lapsed',
      text: (params, { about }) => `Nobody confirmed it in time: the proposal on ${about(params)}.`,
    },
    'deadline.missed': {
      subject: 'A deadline was missed',
      text: (params, { about }) => `Deadline missed: ${about(params)}.`,
    },
    'contract.mismatch': {
      subject: 'A contract registered abroad differs',
      text: (params, { about }) =>
        `What was registered at destination is not what the worker signed: ${about(params)}.`,
    },
    'contract.rechecked': {
      subject: 'A contract was checked anew',
      text: (params, { about }) =>
        `A parameter of the rules was corrected or verified, and the checks now say another thing of the ${about(params)}. What was done on it stands.`,
    },
    'parameter.proposed': {
      subject: 'A parameter of the rules was proposed',
      text: (params, { about }) => `Proposed, and open for your comment: ${about(params)}.`,
    },
    'ledger.not-intact': {
      subject: 'Integrity check failed',
      text: ({ at }, { time }) =>
        `The log is not what was sealed, as the verification found: ${time(at)}. See what was changed, and keep your copies of the seals.`,
    },
    'record.review': {
      subject: 'Something is to be looked at again',
      text: (params, { about }) =>
        `An entry of the watch list was changed past the log. Done meanwhile, and to be looked at again: ${about(params)}.`,
    },
    'emergency.opened': {
      subject: 'A record was opened in an emergency, for you to judge',
      text: ({ at, until, dueOn, earlier }, { time, value }) =>
        `The glass was broken: ${time(at)} until ${time(until)}. Judge it by ${value(dueOn)}. The same person did so before, within a year: ${value(String(earlier))}.`,
    },
    'emergency.of-yours': {
      subject: 'A record of yours was opened in an emergency',
      text: ({ at, until }, { time }) =>
        `Somebody opened a record of yours out of her office in an emergency: ${time(at)} until ${time(until)}. Another person will judge whether that was right.`,
    },
    'security.new-device': {
      subject: 'Sign-in on a new device',
      text: ({ device, at }, { value, time }) =>
        `Your account was signed in to on a device not seen before: ${value(device)}, ${time(at)}.`,
    },
    'security.password-changed': {
      subject: 'Your password was changed',
      text: ({ at }, { time }) => `The password of your account was changed: ${time(at)}.`,
    },
    'security.second-factor-removed': {
      subject: 'A second factor was removed',
      text: ({ at }, { time }) =>
        `An authenticator app or passkey was removed from your account: ${time(at)}.`,
    },
    'security.provider-linked': {
      subject: 'Your account was linked with a provider',
      text: ({ provider, at }, { value, time }) =>
        `From now on this provider can sign you in here: ${value(provider)}, ${time(at)}.`,
    },
    'security.role-granted': {
      subject: 'You were given a role',
      text: ({ role: given, at }, { role, time }) =>
        `Role given to you: ${role(given)}, ${time(at)}.`,
    },
  },
}
