import recognizers from '@microsoft/recognizers-text-suite'
import type { LineLanguage } from '../support/authored-lines.ts'

type Result = { start: number; end: number; resolution: { value?: string | null; values?: Record<string, string>[] } | null }
type Recognize = (text: string, culture: string, options?: number, reference?: Date) => Result[]
const { recognizeNumber, recognizeCurrency, recognizeDateTime } = recognizers as unknown as Record<string, Recognize>

/** What the peer takes for something: `values` are all it may come to. Mixed lines are read in both of its cultures. */
export type PeerFind = { start: number; end: number; values: string[] }

const cultures: Record<LineLanguage, readonly string[]> = { zh: ['zh-cn'], en: ['en-us'], mixed: ['zh-cn', 'en-us'] }

/** Numbers and currencies of Microsoft Recognizers-Text; the end is exclusive, as ours is. */
export function peerNumbers(text: string, language: LineLanguage): PeerFind[] {
  return cultures[language].flatMap(culture => [...recognizeNumber!(text, culture), ...recognizeCurrency!(text, culture)].map(toFind))
}

/** Dates; the times of the day that it gives beside them are cut off. `today` is an ISO date. */
export function peerDates(text: string, language: LineLanguage, today: string): PeerFind[] {
  const [year, month, day] = today.split('-').map(Number)
  const reference = new Date(year!, month! - 1, day!)
  return cultures[language]
    .flatMap(culture => recognizeDateTime!(text, culture, 0, reference).map(toFind))
    .filter(({ values }) => values.length > 0)
}

function toFind({ start, end, resolution }: Result): PeerFind {
  const listed = (resolution?.values ?? []).flatMap(({ value, start: from, end: to }) => [value, from, to])
  const values = [resolution?.value, ...listed].filter(value => typeof value === 'string').map(value => value.slice(0, 10))
  return { start, end: end + 1, values }
}
