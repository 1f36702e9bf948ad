import type { Readings } from '../../server/metrics.ts'

const none = () => 0

/** A service in which nothing happens. */
export const noReadings: Readings = {
  conversationsInQueue: none,
  sockets: none,
  agentSockets: none,
  agentsOnline: none,
  longestWaitMs: none,
  turnFaults: none,
  models: () => ({}),
  conversations: () => ({}),
  storageUp: () => true,
  databaseBytes: none,
  diskFreeBytes: none,
}
