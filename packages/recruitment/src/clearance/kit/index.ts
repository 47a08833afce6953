export {
  type FormJudgement,
  judgeForm,
  type KitState,
  keyFindings,
  type PaperForm,
} from './judgeForm.ts'
export {
  isGenuineSnapshot,
  type OfficeSnapshot,
  type SnapshotBan,
  type SnapshotJobOrder,
  type SnapshotLicence,
  signSnapshot,
} from './OfficeSnapshot.ts'
export { formOrdinal, formSerial } from './serials.ts'
