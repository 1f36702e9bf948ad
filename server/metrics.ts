import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

type Model = {
  state: string
  restarts: number
  queued: number
  timeouts: number
  p95Ms: number | undefined
  /** What the generator counts of its batch (`BatchSums` in models/batch.ts). */
  sums: Record<string, number>
}

/** What the gauges ask when somebody looks. */
/** How often it is looked how late the event loop is. */
const everyMs = 10

export type Readings = {
  conversationsInQueue(): number
  sockets(): number
  agentSockets(): number
  agentsOnline(): number
  longestWaitMs(): number
  turnFaults(): number
  /** Each model process by its role. */
  models(): Record<string, Model>
  /** Conversations that wait for a person or are with one, by status. */
  conversations(): Record<string, number>
  /** False from a write that failed to the next that does not. */
  storageUp(): boolean
  databaseBytes(): number
  diskFreeBytes(): number
}

/** What `/metrics` shows; docs/operators.md has a line for each. */
export function createMetrics(read: Readings) {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const buckets = [0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 0.75, 1, 1.5, 2.5, 5, 10]
  const turns = new Counter({ name: 'usher_turns_total', help: 'Turns answered, by what worded the reply', labelNames: ['by'], registers })
  const refusals = new Counter({
    name: 'usher_refusals_total',
    help: 'Candidates the guard refused, by reason',
    labelNames: ['reason'],
    registers,
  })
  const engineTokens = new Counter({
    name: 'usher_engine_tokens_total',
    help: 'Tokens read and written by an engine, as it counts them',
    labelNames: ['by', 'direction'],
    registers,
  })
  const seconds = new Histogram({ name: 'usher_turn_seconds', help: 'Seconds of a turn by part', labelNames: ['part'], buckets, registers })
  const httpRequests = new Counter({
    name: 'usher_http_requests_total',
    help: 'HTTP requests answered',
    labelNames: ['method', 'route', 'status'],
    registers,
  })
  const socketRequests = new Counter({
    name: 'usher_socket_requests_total',
    help: 'Socket events answered, by code; ok is not an error',
    labelNames: ['namespace', 'event', 'code'],
    registers,
  })
  const socketSeconds = new Histogram({
    name: 'usher_socket_request_seconds',
    help: 'Seconds until a socket event was acknowledged',
    labelNames: ['event'],
    buckets: [0.001, 0.0025, 0.005, ...buckets],
    registers,
  })
  const erased = new Counter({ name: 'usher_retention_erased_total', help: 'Conversations erased because of their age', registers })
  const behaviours = new Counter({
    name: 'usher_behaviour_events_total',
    help: 'Events of visitors, by who told them and what became of them; flagged and refused ones train nothing',
    labelNames: ['source', 'result'],
    registers,
  })
  new Counter({
    name: 'usher_turn_faults_total',
    help: 'Turns that ended in a fault',
    registers,
    collect() {
      this.reset()
      this.inc(read.turnFaults())
    },
  })
  const loop = monitorEventLoopDelay({ resolution: everyMs })
  loop.enable()
  /** What is counted is the time from one look to the next, of which the pause between them is no delay. */
  const eventLoopDelayMs = (percentile: number) => Math.max(0, loop.percentile(percentile) / 1e6 - everyMs)

  const gauge = (name: string, help: string, value: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(value())
      },
    })
  const gaugeBy = (name: string, help: string, label: string, values: () => Record<string, number>) =>
    new Gauge({
      name,
      help,
      labelNames: [label],
      registers,
      collect() {
        this.reset()
        for (const [key, value] of Object.entries(values())) this.set({ [label]: key }, value)
      },
    })
  /** Counted elsewhere, since the start. */
  const counterBy = (name: string, help: string, label: string, values: () => Record<string, number>) =>
    new Counter({
      name,
      help,
      labelNames: [label],
      registers,
      collect() {
        this.reset()
        for (const [key, value] of Object.entries(values())) this.inc({ [label]: key }, value)
      },
    })
  const ofModels = (pick: (model: Model) => number) => () =>
    Object.fromEntries(Object.entries(read.models()).map(([role, model]) => [role, pick(model)]))

  gauge(
    'usher_event_loop_delay_p999_seconds',
    'Event-loop delay, 99.9th percentile since the service was ready',
    () => eventLoopDelayMs(99.9) / 1e3,
  )
  gauge('usher_conversations_in_queue', 'Conversations with a turn waiting or running', read.conversationsInQueue)
  gauge('usher_sockets', 'Connected shopper sockets', read.sockets)
  gauge('usher_agent_sockets', 'Connected agent sockets', read.agentSockets)
  gauge('usher_agents_online', 'Agents with at least one connection', read.agentsOnline)
  gauge(
    'usher_handoff_longest_wait_seconds',
    'How long the shopper waits who has waited longest for a person',
    () => read.longestWaitMs() / 1000,
  )
  gauge('usher_storage_up', '1 while messages can be stored', () => (read.storageUp() ? 1 : 0))
  gauge('usher_database_bytes', 'Size of the database with its write-ahead log', read.databaseBytes)
  gauge('usher_disk_free_bytes', 'Free bytes on the disk of the database', read.diskFreeBytes)
  gaugeBy('usher_conversations', 'Conversations that wait for a person or are with one, by status', 'status', read.conversations)
  gaugeBy(
    'usher_model_up',
    '1 while the model process is ready',
    'role',
    ofModels(({ state }) => (state === 'ready' ? 1 : 0)),
  )
  counterBy(
    'usher_model_restarts_total',
    'Times the model process was started again',
    'role',
    ofModels(({ restarts }) => restarts),
  )
  gaugeBy(
    'usher_model_queue',
    'Calls that wait for the model process',
    'role',
    ofModels(({ queued }) => queued),
  )
  counterBy(
    'usher_model_timeouts_total',
    'Calls that were given up',
    'role',
    ofModels(({ timeouts }) => timeouts),
  )
  gaugeBy(
    'usher_model_p95_seconds',
    'Recent calls, 95th percentile',
    'role',
    ofModels(({ p95Ms }) => (p95Ms ?? 0) / 1000),
  )

  const ofBatch = (name: string, help: string, values: Record<string, string>, scale = 1) =>
    counterBy(name, help, 'what', () => {
      const sums = read.models().generator?.sums ?? {}
      return Object.fromEntries(Object.entries(values).map(([what, sum]) => [what, (sums[sum] ?? 0) * scale]))
    })
  ofBatch('usher_generator_requests_total', 'Requests to the local generator', { taken: 'requests', refused: 'refused' })
  ofBatch('usher_generator_work_total', 'Steps of its batch, rows in them, tokens written', {
    steps: 'steps',
    rows: 'rows',
    tokens: 'tokens',
  })
  ofBatch('usher_generator_plans_total', 'Plans that ran, and plans it remembered', { ran: 'prompts', remembered: 'promptsRemembered' })
  ofBatch(
    'usher_generator_seconds_total',
    'Seconds its batch worked, and requests waited for room',
    { busy: 'busyMs', wait: 'waitMs' },
    0.001,
  )

  return {
    registry,
    observeTurn(turn: { by: string; totalMs: number; understandMs: number; factsMs: number; wordMs: number; refusals: readonly string[] }) {
      turns.inc({ by: turn.by })
      for (const reason of turn.refusals) refusals.inc({ reason })
      seconds.observe({ part: 'understand' }, turn.understandMs / 1000)
      seconds.observe({ part: 'facts' }, turn.factsMs / 1000)
      seconds.observe({ part: 'word' }, turn.wordMs / 1000)
      seconds.observe({ part: 'total' }, turn.totalMs / 1000)
    },
    observeTokens(by: string, tokens: { in: number; out: number }) {
      engineTokens.inc({ by, direction: 'in' }, tokens.in)
      engineTokens.inc({ by, direction: 'out' }, tokens.out)
    },
    observeHttp: ({ method, route, status }: { method: string; route: string; status: number }) =>
      httpRequests.inc({ method, route, status: String(status) }),
    observeSocket({ namespace, event, code, ms }: { namespace: string; event: string; code: string; ms: number }) {
      socketRequests.inc({ namespace, event, code })
      if (event !== 'connect' && event !== 'disconnect') socketSeconds.observe({ event }, ms / 1000)
    },
    observeBehaviour: (source: string, result: string) => behaviours.inc({ source, result }),
    observeErased: (conversations: number) => erased.inc(conversations),
    /** Forgets what the start itself cost. */
    startWatching: () => loop.reset(),
    eventLoopDelayMs,
    close: () => {
      loop.disable()
      registry.clear()
    },
  }
}
