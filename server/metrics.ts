import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** What `/metrics` shows. */
export function createMetrics(read: { conversationsInQueue(): number; sockets(): number }) {
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
  const seconds = new Histogram({ name: 'usher_turn_seconds', help: 'Seconds of a turn by part', labelNames: ['part'], buckets, registers })
  const loop = monitorEventLoopDelay({ resolution: 10 })
  loop.enable()
  new Gauge({
    name: 'usher_event_loop_delay_p999_seconds',
    help: 'Event-loop delay, 99.9th percentile since the service was ready',
    registers,
    collect() {
      this.set(loop.percentile(99.9) / 1e9)
    },
  })
  new Gauge({
    name: 'usher_conversations_in_queue',
    help: 'Conversations with a turn waiting or running',
    registers,
    collect() {
      this.set(read.conversationsInQueue())
    },
  })
  new Gauge({
    name: 'usher_sockets',
    help: 'Connected shopper sockets',
    registers,
    collect() {
      this.set(read.sockets())
    },
  })
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
    /** Forgets what the start itself cost. */
    startWatching: () => loop.reset(),
    eventLoopDelayMs: (percentile: number) => loop.percentile(percentile) / 1e6,
    close: () => {
      loop.disable()
      registry.clear()
    },
  }
}
