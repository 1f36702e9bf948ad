import type { LongWork } from '../dialogue/long-work.ts'
import { createFunnelStore } from '../store/funnel.ts'
import type { Database } from '../store/sqlite.ts'
import { createVoiceStore } from '../store/voices.ts'
import { type Cluster, clusters, type Said } from './clusters.ts'
import { type Heard, hear, satisfied } from './insights.ts'

export type OwnerPorts = {
  /** A unit vector a text; nothing while the encoder is away. */
  embed(texts: string[]): Promise<Float32Array[] | undefined>
  inSlices<T>(work: LongWork<T>): Promise<T>
  now(): Date
}

type Group = { count: number; clusters: Cluster[] }

/** The latest so many turns and ratings are looked at, whatever the period. */
const mostTurns = 20_000
const mostRatings = 20_000
const dayMs = 24 * 3600_000

/** What the owner's page tells of the last days. */
export function createOwner(database: Database, { embed, inSlices, now }: OwnerPorts) {
  const funnels = createFunnelStore(database)
  const voices = createVoiceStore(database)
  const since = (days: number) => new Date(now().getTime() - days * dayMs)

  const grouped = async ({ count, said }: { count: number; said: Said[] }): Promise<Group> => {
    const vectors = said.length === 0 ? [] : await embed(said.map(({ text }) => text))
    // Without the encoder each stands for itself.
    const found = vectors === undefined ? said.map(one => ({ count: 1, latest: one.at, examples: [one] })) : clusters(said, vectors)
    return { count, clusters: found.slice(0, mostClusters) }
  }

  return {
    funnel(days: number) {
      const period = { from: since(days) }
      const { all, by } = funnels.funnels(period)
      return { all: all ?? null, by, retention: funnels.retention(period, now()) }
    },

    satisfaction: (days: number) => satisfied(voices.ratings(since(days), mostRatings)),

    async voices(days: number) {
      const { unmet, unanswered, trouble, ...service } = await inSlices<Heard>(hear(voices.turns(since(days), mostTurns)))
      return {
        service,
        unmet: { ...(await grouped(unmet)), nothing: unmet.nothing },
        unanswered: await grouped(unanswered),
        trouble: await grouped(trouble),
      }
    },
  }
}

const mostClusters = 20
