export { BASIS_MARKS, BASIS_SOURCES, type LegalBasis, LegalBasisSchema } from './LegalBasis.ts'
export {
  type Parameter,
  type ParameterKey,
  ParameterKeySchema,
  ParameterSchema,
} from './Parameter.ts'
export {
  endOf,
  PARAMETER_NAMES,
  PARAMETER_VALUES,
  type ParameterName,
  ParameterNameSchema,
  type ParameterValue,
} from './parameterValues.ts'
export {
  isVerified,
  type ParameterBook,
  type ParameterPlace,
  parameterBook,
  parameterTies,
  type Resolution,
  resolveParameter,
} from './resolveParameter.ts'
