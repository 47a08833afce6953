export { openDocuments } from './openDocuments.ts'
export { removeFiles } from './removeFiles.ts'
