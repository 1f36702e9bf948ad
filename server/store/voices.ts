import type { Database } from './sqlite.ts'

/** A turn that the owner may want to know of: what was said, and which acts answered it. */
export type Voice = {
  conversation: string
  turn: number
  at: string
  language: 'zh' | 'en'
  text: string
  acts: { act: string; slots: Record<string, unknown> }[]
}
export type Answered = { at: string; by: string; totalMs: number; wordMs: number; understandMs: number; factsMs: number }
export type Rated = { conversation: string; at: string; score: number; remark: string | null }

/** So many are read at a time: each holds the database for some milliseconds only. */
const page = 200

/** What shoppers said and how they were answered, the latest first, page by page. */
export function createVoiceStore(database: Database) {
  return {
    /** Turns of shoppers with a trace, since `from`, at most `most`. */
    *turns(from: Date, most: number): Generator<(Voice & Answered)[]> {
      let before = { at: '9999', rowid: Number.MAX_SAFE_INTEGER }
      for (let read = 0; read < most; read += page) {
        const rows = database.sql<TraceRow>(
          `SELECT t.conversation, t.turn, t.at, t.aseq, t.body AS trace, e.body AS said
           FROM traces t INDEXED BY traces_by_time
           LEFT JOIN events e ON e.conversation = t.conversation AND e.seq = t.turn AND e.kind = 'message'
           WHERE (t.at, t.aseq) < (?, ?) AND t.at >= ?
           ORDER BY t.at DESC, t.aseq DESC LIMIT ?`,
          before.at,
          before.rowid,
          from.toISOString(),
          Math.min(page, most - read),
        )
        yield rows.map(toTurn)
        const last = rows.at(-1)
        if (last === undefined || rows.length < page) return
        before = { at: last.at, rowid: last.aseq }
      }
    },

    /** What was searched for in the shop's own field and found nothing, by those who told so (`results: 0`), the most first. */
    searchesInVain: (from: Date, most: number): { query: string; count: number; latest: string }[] =>
      database.sql(
        `SELECT lower(trim(json_extract(b.properties, '$.query'))) AS query, count(*) AS count,
           strftime('%Y-%m-%d', max(b.at) / 1000, 'unixepoch') AS latest
         FROM behaviour_events b JOIN visitors v ON v.id = b.visitor
         WHERE b.name = 'Products Searched' AND b.at >= ? AND v.flagged IS NULL
           AND json_extract(b.properties, '$.results') = 0 AND json_extract(b.properties, '$.query') <> ''
         GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?`,
        from.getTime(),
        most,
      ),

    ratings: (from: Date, most: number): Rated[] =>
      database.sql<Rated>(
        `SELECT conversation, at, json_extract(body, '$.score') AS score, json_extract(body, '$.remark') AS remark
         FROM events INDEXED BY events_of_ratings WHERE kind = 'rating' AND at >= ? ORDER BY at DESC LIMIT ?`,
        from.toISOString(),
        most,
      ),
  }
}

type TraceRow = { conversation: string; turn: number; at: string; aseq: number; trace: string; said: string | null }

function toTurn({ conversation, turn, at, trace, said }: TraceRow): Voice & Answered {
  const { language, acts, chosen, timings } = JSON.parse(trace) as {
    language: 'zh' | 'en'
    acts?: Voice['acts']
    chosen: string
    timings: Record<string, number>
  }
  const text = said === null ? '' : String((JSON.parse(said) as { text?: unknown }).text ?? '')
  const { totalMs = 0, wordMs = 0, understandMs = 0, factsMs = 0 } = timings
  return { conversation, turn, at, language, text, acts: acts ?? [], by: chosen, totalMs, wordMs, understandMs, factsMs }
}
