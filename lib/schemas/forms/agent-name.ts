export { agentName } from '@/lib/domain/agent-name'
