import { inSentence } from '../language/capitals.ts'
import type { BeliefSubject, EvidenceKind, Words } from '../wire-profile.ts'
import type { Evidence } from './evidence.ts'

const dayMs = 24 * 3_600_000

const done: Record<Exclude<EvidenceKind, 'said'>, { zh: (times: number) => string; en: (times: number) => string }> = {
  viewed: { zh: times => `看了 ${times} 次`, en: times => counted(times, 'view') },
  searched: { zh: times => `搜了 ${times} 次`, en: times => counted(times, 'search', 'es') },
  saved: { zh: times => `收藏了 ${times} 次`, en: times => counted(times, 'save') },
  added: { zh: times => `加购了 ${times} 次`, en: times => counted(times, 'cart addition') },
  ordered: { zh: times => `买过 ${times} 次`, en: times => counted(times, 'purchase') },
}
const order = ['viewed', 'searched', 'saved', 'added', 'ordered'] as const

const things: Record<BeliefSubject, { zh: (label: string) => string; en: (label: string) => string }> = {
  category: { zh: label => label, en: inSentence },
  maker: { zh: label => `${closed(label)}的商品`, en: label => `things by ${label}` },
  price: { zh: label => `${closed(label)}的商品`, en: label => `things for ${label}` },
  size: { zh: label => `${label} 码的商品`, en: label => `things in size ${label}` },
}

/** "3 views of tents under ¥400 today", 今天看了 3 次 ¥400 以下的帐篷. `evidence` oldest first. */
export function becauseOf(
  subject: BeliefSubject,
  label: Words,
  evidence: readonly Evidence[],
  under: Words | undefined,
  now: number,
): Words {
  const kinds = order.flatMap(kind => {
    const times = evidence.filter(one => one.kind === kind).length
    return times === 0 ? [] : [{ kind, times }]
  })
  const isSaid = evidence.some(({ kind }) => kind === 'said')
  const tell = (language: 'zh' | 'en') => kinds.map(({ kind, times }) => done[kind][language](times))
  const time = timeOf(evidence[0]!.at, now)
  const what = { zh: things[subject].zh(label.zh), en: things[subject].en(label.en) }
  if (kinds.length === 0) return { zh: `${time.zh}亲口说过：${label.zh}`, en: `said so ${time.en}: ${label.en}` }
  return {
    zh: `${time.zh}${tell('zh').join('、')}${spaced(under === undefined ? what.zh : `${under.zh} 以下的${what.zh}`)}${isSaid ? '，也亲口说过' : ''}`,
    en: `${joined(tell('en'))} of ${what.en}${under === undefined ? '' : ` under ${under.en}`} ${time.en}${isSaid ? ', and said so' : ''}`,
  }
}

/** Today, or for how long. */
export function timeOf(at: number, now: number): Words {
  const days = daysBetween(at, now)
  if (days === 0) return { zh: '今天', en: 'today' }
  if (days === 1) return { zh: '昨天以来', en: 'since yesterday' }
  return { zh: `${days} 天以来`, en: `in the last ${days} days` }
}

/** How many midnights lie between. */
export function daysBetween(at: number, now: number): number {
  const midnight = (time: number) => new Date(time).setHours(0, 0, 0, 0)
  return Math.max(0, Math.round((midnight(now) - midnight(at)) / dayMs))
}

/** "1 view", "3 views". */
export const counted = (count: number, thing: string, plural = 's'): string => `${count} ${thing}${count === 1 ? '' : plural}`

function joined(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}

/** Chinese stands close to Chinese, all else apart. */
const closed = (text: string) => (/\p{Script=Han}$/u.test(text) ? text : `${text} `)
const spaced = (text: string) => (/^\p{Script=Han}/u.test(text) ? text : ` ${text}`)
