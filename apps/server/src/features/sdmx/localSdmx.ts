import type { EvidenceStore } from '../../evidence/index.ts'
import { ENGINE } from '../../version.ts'
import { type Estimator, estimator } from '../flows/estimator.ts'
import type { StandardsHoldings } from '../standards/StandardsHoldings.ts'
import { type SdmxAsk, type SdmxReading, sdmxService } from './SdmxService.ts'

interface LocalParts {
  readonly evidence: EvidenceStore
  readonly holdings: StandardsHoldings
  /** The day up to which facts are told. */
  readonly today: string
  readonly log: (message: string) => void
}

/**
 * The service without a server, over releases that were opened. It has no simulations, so that estimates
 * have no bounds. To be closed by who opened it.
 */
export function localSdmx({ evidence, holdings, today, log }: LocalParts): {
  read(ask: SdmxAsk): Promise<SdmxReading>
  close(): Promise<void>
} {
  const estimates: Estimator = estimator({ evidence, log })
  const service = sdmxService({
    evidence,
    estimator: estimates,
    simulations: { intervalsAmong: async () => () => null, revision: async () => '' },
    standards: {
      current: async () => holdings,
      revision: async () => `${holdings.revision} ${today}`,
      today: () => today,
    },
    fingerprint: ENGINE,
  })
  return { read: (ask) => service.read(ask), close: () => estimates.close() }
}
