export {
  type Reinstated,
  type ReinstatedVersion,
  type Reinstatement,
  type ReinstatementOrder,
  reinstatementActions,
  reinstatementRecord,
  type SetAside,
} from './reinstatementRecord.ts'
