import { auroc } from './metrics.ts'
import type { Ranking } from './ranker.ts'
import { wilson } from './wilson.ts'

/** A ranked line and what is right: the places of the candidates that answer, none where nothing does. */
export type JudgedRanking = Ranking & { language: string; source: string; answers: readonly number[]; answerable: boolean }

/** Of `of` so many, with the 95 % Wilson interval of the share. */
export type Share = { value: number | null; of: number; low: number; high: number }

export type AnswerFigures = {
  n: number
  /** A right candidate above all others, of the lines that have one. */
  right_first: Share
  /** Of the likeliest candidate's lead over "none of these": a line that is answered against one that is not. */
  auroc_answerable: number | null
  /** A right candidate above all others and above none, of the answerable lines. */
  quoted_rightly: Share
  /** None above all candidates, of the others. */
  refused_rightly: Share
}

export type AnswerReport = AnswerFigures & { languages: Record<string, AnswerFigures>; sources: Record<string, AnswerFigures> }

export function evaluateAnswers(rows: readonly JudgedRanking[]): AnswerReport {
  const by = (key: (row: JudgedRanking) => string) =>
    Object.fromEntries([...new Set(rows.map(key))].sort().map(name => [name, figuresOf(rows.filter(row => key(row) === name))]))
  return { ...figuresOf(rows), languages: by(row => row.language), sources: by(row => row.source) }
}

function figuresOf(rows: readonly JudgedRanking[]): AnswerFigures {
  const judged = rows.map(({ scores, none, answers, answerable }) => {
    // Of equals the first one is quoted.
    const best = scores.reduce((most, score, at) => (score > (scores[most] ?? Number.NEGATIVE_INFINITY) ? at : most), 0)
    const lead = (scores[best] ?? Number.NEGATIVE_INFINITY) - none
    return { answerable, hasAnswer: answers.length > 0, first: answers.includes(best), lead }
  })
  const shareOf = (of: typeof judged, hit: (row: (typeof judged)[number]) => boolean) => toShare(of.filter(hit).length, of.length)
  return {
    n: rows.length,
    right_first: shareOf(
      judged.filter(({ hasAnswer }) => hasAnswer),
      ({ first }) => first,
    ),
    auroc_answerable: auroc(
      judged.map(({ lead }) => lead),
      judged.map(({ answerable }) => answerable),
    ),
    quoted_rightly: shareOf(
      judged.filter(({ answerable }) => answerable),
      ({ first, lead }) => first && lead > 0,
    ),
    refused_rightly: shareOf(
      judged.filter(({ answerable }) => !answerable),
      ({ lead }) => lead <= 0,
    ),
  }
}

function toShare(hits: number, of: number): Share {
  const [low, high] = wilson(hits, of)
  return { value: of === 0 ? null : hits / of, of, low, high }
}
