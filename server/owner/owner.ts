import type { Comment } from '../behaviours/behaviours.ts'
import { languageOf } from '../language/language.ts'
import type { LongWork } from '../language/long-work.ts'
import { createFunnelStore } from '../store/funnel.ts'
import type { Database } from '../store/sqlite.ts'
import { createVoiceStore } from '../store/voices.ts'
import { type Cluster, clusters, type Said } from './clusters.ts'
import { byAspect } from './complaints.ts'
import { type Heard, hear, satisfied } from './insights.ts'

export type OwnerPorts = {
  /** A unit vector a text; nothing while the encoder is away. */
  embed(texts: string[]): Promise<Float32Array[] | undefined>
  /** What comments are about and how they sound. */
  readComments(said: readonly string[]): Promise<Comment[]>
  inSlices<T>(work: LongWork<T>): Promise<T>
  now(): Date
}

type Group = { count: number; clusters: Cluster[] }

/** The latest so many turns and ratings are looked at, whatever the period. */
const mostTurns = 20_000
const mostRatings = 20_000
const dayMs = 24 * 3600_000

/** What the owner's page tells of the last days. */
export function createOwner(database: Database, { embed, readComments, inSlices, now }: OwnerPorts) {
  const funnels = createFunnelStore(database)
  const voices = createVoiceStore(database)
  const since = (days: number) => new Date(now().getTime() - days * dayMs)

  const grouped = async ({ count, said }: { count: number; said: Said[] }): Promise<Group> => {
    // What many say in the same words is read once.
    const texts = [...new Set(said.map(({ text }) => text))]
    const known = texts.length === 0 ? [] : await embed(texts)
    const places = new Map(texts.map((text, at) => [text, at]))
    const vectors = known && said.map(({ text }) => known[places.get(text)!]!)
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
      const { unmet, unanswered, trouble: _, ...service } = await inSlices<Heard>(hear(voices.turns(since(days), mostTurns)))
      return {
        service,
        unmet: { ...(await grouped(unmet)), nothing: unmet.nothing },
        unanswered: await grouped(unanswered),
        searches: voices.searchesInVain(since(days), mostSearches),
      }
    },

    /** What shoppers complained of in conversations, and in remarks with few stars. */
    async complaints(days: number) {
      const { trouble } = await inSlices<Heard>(hear(voices.turns(since(days), mostTurns)))
      const remarks = voices
        .ratings(since(days), mostRatings)
        .flatMap(({ score, remark, ...rating }) =>
          score > mostStars || remark === null || remark === '' ? [] : [{ ...rating, text: remark, language: languageOf(remark, 'en') }],
        )
      const said = [...trouble.said, ...remarks.slice(0, mostRemarksRead)]
      const comments = await readComments(said.map(({ text }) => text))
      const week = new Date(now().getTime() - 7 * dayMs).toISOString()
      return { count: trouble.count + remarks.length, aspects: byAspect(said, comments, week) }
    },
  }
}

const mostClusters = 20
const mostSearches = 20
const mostRemarksRead = 400
/** A remark beside more stars praises. */
const mostStars = 3
