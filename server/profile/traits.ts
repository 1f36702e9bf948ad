import type { Visitor } from '../store/behaviours.ts'
import type { Doing } from '../store/doings.ts'
import type { Trait, Words } from '../wire-profile.ts'
import { visitSince } from './visit.ts'
import { daysBetween } from './words.ts'

/** Who comes back after so long is not on the same errand. */
const anotherVisitMs = 6 * 3_600_000

const devices: Record<NonNullable<Visitor['device']>, Words> = {
  phone: { zh: '手机', en: 'phone' },
  tablet: { zh: '平板', en: 'tablet' },
  desktop: { zh: '电脑', en: 'computer' },
}
const languages: Record<NonNullable<Visitor['language']>, Words> = { zh: { zh: '中文', en: 'Chinese' }, en: { zh: '英文', en: 'English' } }
const sources: Record<string, Words> = {
  direct: { zh: '直接访问', en: 'direct' },
  search: { zh: '搜索引擎', en: 'a search engine' },
  ads: { zh: '广告', en: 'an advertisement' },
  social: { zh: '社交平台', en: 'social media' },
  email: { zh: '邮件', en: 'an e-mail' },
  referral: { zh: '其他网站', en: 'another site' },
}

/** Whether somebody has been here before this visit. */
export const isReturning = ({ firstAt }: Pick<Visitor, 'firstAt'>, now: number): boolean => now - firstAt > anotherVisitMs

/** What is known of a visitor besides their likings. `doings` with the latest first. */
export function traitsOf(
  visitor: Pick<Visitor, 'firstAt' | 'language' | 'device' | 'channel'>,
  doings: readonly Doing[],
  now: number,
): Trait[] {
  const { firstAt, language, device, channel } = visitor
  return [
    isReturning({ firstAt }, visitSince(doings, now))
      ? { name: 'visits', value: 'returning', label: { zh: '回访', en: 'has been here before' }, because: sinceWhen(firstAt, now) }
      : { name: 'visits', value: 'new', label: { zh: '第一次来', en: 'is new' }, because: sinceWhen(firstAt, now) },
    ...(device === undefined ? [] : [trait('device', device, devices[device], { zh: '浏览器自己说的', en: 'by the browser’s own word' })]),
    ...(language === undefined
      ? []
      : [trait('language', language, languages[language], { zh: '页面最近用的语言', en: 'the page’s language of late' })]),
    ...(channel === undefined
      ? []
      : [
          trait('source', channel, sources[channel] ?? { zh: channel, en: channel }, {
            zh: '第一次来访的链接',
            en: 'by the link of the first visit',
          }),
        ]),
  ]
}

const trait = (name: Trait['name'], value: string, label: Words, because: Words): Trait => ({ name, value, label, because })

function sinceWhen(firstAt: number, now: number): Words {
  const days = daysBetween(firstAt, now)
  if (days === 0) return { zh: '今天第一次见到', en: 'first seen today' }
  return { zh: `${days} 天前第一次见到`, en: days === 1 ? 'first seen yesterday' : `first seen ${days} days ago` }
}
