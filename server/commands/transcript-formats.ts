import escapeHtml from 'escape-html'
import type { ChatEvent, Language, NoteEvent, Profile, Status } from '../wire.ts'

/** One conversation as it is taken out. */
export type Taken = {
  conversation: string
  createdAt: string
  language: Language
  status: Status
  profile: Profile
  contact?: string
  events: readonly ChatEvent[]
  notes: readonly NoteEvent[]
  traces: readonly unknown[]
}
export const formats = ['jsonl', 'csv', 'html'] as const
export type Format = (typeof formats)[number]

/** What a spreadsheet takes for a formula when a cell begins with it, also behind blanks. */
const formula = /^[\s\u200b-\u200f\u2060\ufeff]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]/u

/** What stands before, for each conversation, and after all of them. */
export const writers: Record<Format, { head: string; one(taken: Taken): string; foot: string }> = {
  jsonl: { head: '', one: taken => `${JSON.stringify(taken)}\n`, foot: '' },
  // Spreadsheets take a file for UTF-8 by the mark at its beginning.
  csv: { head: `\ufeff${row(['conversation', 'seq', 'at', 'from', 'agent', 'text', 'language'])}`, one: toRows, foot: '' },
  html: { head: pageHead(), one: toSection, foot: '</body></html>\n' },
}

function row(cells: readonly (string | number)[]): string {
  const safe = cells.map(cell => {
    const text = String(cell)
    return `"${(typeof cell === 'string' && formula.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`
  })
  return `${safe.join(',')}\r\n`
}

function toRows({ conversation, language, events }: Taken): string {
  return events
    .flatMap(event => {
      const said = toSaid(event)
      return said === undefined ? [] : [row([conversation, event.seq, event.at, said.from, said.agent ?? '', said.text, language])]
    })
    .join('')
}

/** What stands in a table or on paper: words, ratings, and who had the conversation. */
function toSaid(event: ChatEvent): { from: string; agent?: string | undefined; text: string } | undefined {
  switch (event.kind) {
    case 'message':
      return { from: event.from, agent: event.agent, text: event.text }
    case 'rating':
      return { from: 'rating', text: [`${event.score}/5`, event.remark].filter(Boolean).join(' ') }
    case 'status':
      return { from: 'status', agent: event.agent, text: event.status }
    case 'track':
    case 'action':
      return undefined
    default:
      return event satisfies never
  }
}

function pageHead(): string {
  return `<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Usher</title><style>
body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:15px/1.55 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:#1c211e}
section{break-before:page}section:first-of-type{break-before:auto}h1{font-size:1rem;overflow-wrap:anywhere}
p{margin:.5rem 0;overflow:hidden;overflow-wrap:anywhere;white-space:pre-wrap}b{font-weight:600}time{color:#5a645e;font-size:.8rem}
.status,.rating{color:#5a645e}.note{border-inline-start:3px solid #d9bd62;padding-inline-start:.6rem}
</style></head><body>
`
}

const names: Record<Language, Record<string, string>> = {
  zh: { shopper: '顾客', bot: 'AI 助手', agent: '客服', rating: '评分', status: '状态', note: '备注' },
  en: { shopper: 'Shopper', bot: 'AI assistant', agent: 'Agent', rating: 'Rating', status: 'Status', note: 'Note' },
}

function toSection({ conversation, createdAt, language, events, notes }: Taken): string {
  const lines = [
    ...events.flatMap(event => {
      const said = toSaid(event)
      return said === undefined ? [] : [{ at: event.at, ...said }]
    }),
    ...notes.map(({ at, by, text, action }) => ({ at, from: 'note', agent: by, text: text || (action ?? '') })),
  ].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  const told = lines.map(({ at, from, agent, text }) => {
    const who = [names[language][from] ?? from, agent].filter(Boolean).join(' · ')
    return `<p class="${escapeHtml(from)}"><b>${escapeHtml(who)}</b> <time>${escapeHtml(at)}</time><br><bdi>${escapeHtml(text)}</bdi></p>`
  })
  const tag = language === 'zh' ? 'zh-CN' : 'en'
  return `<section lang="${tag}"><h1>${escapeHtml(conversation)} · <time>${escapeHtml(createdAt)}</time></h1>\n${told.join('\n')}\n</section>\n`
}
