import type { RecordKind } from '../ProtectedRecord.ts'
import type { PermissionFacts } from './PermissionFacts.ts'

/** Parameters of the rules, and statistics. */
export const RULE_PERMISSIONS = {
  'read.parameter': { does: 'Read the dated parameters of the rules', service: true },
  'review.parameter': { does: 'Comment on a proposed parameter as a social partner' },
  'propose.parameter': { does: 'Propose a parameter or rule with its legal basis' },
  'confirm.parameter': {
    does: 'Put a proposed parameter or rule into force',
    secondFactor: true,
    confirms: ['propose.parameter'],
  },
  'certify.parameter': {
    does: 'State under one’s name that a parameter and its legal basis were compared with the official text',
    secondFactor: true,
  },
  'read.statistic': { does: 'Read published statistics', service: true },
  'export.statistic': { does: 'Download published statistics', service: true },
  'review.statistic': { does: 'See proposed statistics before they are published' },
  'propose.statistic': { does: 'Propose that the statistics of a period be published' },
  'publish.statistic': {
    does: 'Publish statistics after disclosure control, on another’s proposal',
    secondFactor: true,
    confirms: ['propose.statistic'],
  },
  'read.agency-statistic': { does: 'Read figures per agency, small cells suppressed' },
} as const satisfies Record<`${string}.${RecordKind}`, PermissionFacts>
