export { addCertificateKey, listedKeys } from './certificateKeys.ts'
export { clearanceKindWith } from './clearanceKind.ts'
export { type EnteredForm, enterForm } from './enterForm.ts'
