import { z } from 'zod'
import { InputError } from './input.ts'
import { linesOf, readObject, shortened } from './lines.ts'

const asked = z.object({
  lang: z.string().regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$/, 'expected a tag such as zh or en'),
  question: z.string(),
  candidates: z.array(z.string()),
})
const judged = asked.extend({
  answers: z.array(z.int().min(0)),
  answerable: z.boolean().optional(),
  source: z.string().optional(),
})

export type AnswerLine = {
  place: string
  language: string
  source: string
  question: string
  candidates: string[]
  /** Places of the candidates that answer. */
  answers: number[]
  answerable: boolean
}

type Judgement = { answers: number[]; answerable?: boolean; source?: string }
const unjudged: Judgement = { answers: [] }

const mostFaults = 20

/** Reads `{ lang, question, candidates }` lines, and where they are needed `{ answers, answerable?, source? }`; names every line that is not so, up to twenty. */
export function readAnswerLines(file: string, needed: { answers: boolean }): AnswerLine[] {
  const faults: string[] = []
  const lines = [...linesOf(file)].flatMap(({ line: text, place }): AnswerLine[] => {
    const fault = (message: string) => {
      faults.push(`${place}: ${message}`)
      return []
    }
    const json = readObject(text)
    if (json === undefined) return fault(`expected {"lang": "…", "question": "…", "candidates": ["…"]}, got ${shortened(text)}`)
    const read: z.ZodSafeParseResult<z.infer<typeof asked> & Partial<Judgement>> = (needed.answers ? judged : asked).safeParse(json, {
      reportInput: true,
    })
    if (!read.success) {
      const [issue] = read.error.issues
      return fault(`expected another "${issue?.path.join('.') ?? ''}": ${issue?.message ?? ''}, got ${shown(issue?.input)}`)
    }
    const { lang, question, candidates, answers, answerable = answers.length > 0, source = '' } = { ...unjudged, ...read.data }
    const outside = answers.find(at => at >= candidates.length)
    if (outside !== undefined) return fault(`expected "answers" to be places of the ${candidates.length} candidates, got ${outside}`)
    if (answers.length > 0 && !answerable) return fault(`expected no "answers" where "answerable" is false, got ${answers.length}`)
    return [{ place, language: lang, source, question, candidates, answers, answerable }]
  })
  if (faults.length > 0) {
    const more = faults.length > mostFaults ? [`… and ${faults.length - mostFaults} more`] : []
    throw new InputError([...faults.slice(0, mostFaults), ...more].join('\n'))
  }
  if (lines.length === 0) throw new InputError(`${file}:1: expected lines of {"lang", "question", "candidates"}, got none`)
  return lines
}

function shown(value: unknown): string {
  return shortened(JSON.stringify(value) ?? 'nothing')
}
