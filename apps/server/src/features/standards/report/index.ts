export { compilePdf } from './compilePdf.ts'
export { gapReportDocument } from './gapReportDocument.ts'
export { readAssessment } from './readAssessment.ts'
