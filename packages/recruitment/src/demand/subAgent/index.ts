export {
  SUB_AGENT_STATUSES,
  type SubAgent,
  type SubAgentCommand,
  type SubAgentFacts,
  type SubAgentStatus,
  subAgentActions,
  subAgentRecord,
} from './subAgentRecord.ts'
