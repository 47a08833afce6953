export { isSuspiciousLabel } from './aliases.ts'
export {
  FEE_CATEGORIES,
  FEE_CATEGORY_STATUS,
  FEE_SOURCES,
  type FeeCategory,
  FeeCategorySchema,
  type FeeLine,
  FeeLineSchema,
} from './FeeLine.ts'
