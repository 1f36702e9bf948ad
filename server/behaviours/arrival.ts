/** Where a visit comes from, as far as a shop owner would tell them apart. */
export const channels = ['direct', 'search', 'ads', 'social', 'email', 'referral'] as const
export type Channel = (typeof channels)[number]

const searchHosts = /(?:^|\.)(?:google|bing|baidu|yahoo|duckduckgo|sogou|so|ecosia|yandex|naver|qwant)\.[a-z.]{2,6}$/
const socialHosts =
  /(?:^|\.)(?:facebook|instagram|t|twitter|x|weibo|weixin|wechat|douyin|tiktok|xiaohongshu|xhslink|pinterest|reddit|youtube|bilibili|linkedin|zhihu)\.(?:com|co|cn|net)$/

/** By what its campaign names (utm_medium, utm_source), else by the host of the page before; from the shop itself it is no news. */
export function channelOf(
  told: { medium?: string | undefined; campaign?: string | undefined; referrer?: string | undefined },
  host?: string,
): Channel {
  const medium = `${told.medium ?? ''} ${told.campaign ?? ''}`.toLowerCase()
  if (/\b(?:cpc|ppc|cpm|paid|ads?|display|banner|retargeting)\b/.test(medium)) return 'ads'
  if (/\b(?:e-?mail|newsletter|edm|mail)\b/.test(medium)) return 'email'
  if (/\b(?:social|weibo|wechat|douyin|tiktok|xiaohongshu|facebook|instagram)\b/.test(medium)) return 'social'
  const before = told.referrer?.toLowerCase() ?? ''
  if (before === '' || before === host?.toLowerCase()) return medium.trim() === '' ? 'direct' : 'referral'
  if (searchHosts.test(before)) return 'search'
  return socialHosts.test(before) ? 'social' : 'referral'
}

/** By the browser's own word; undefined without one. */
export function deviceOf(agent: string | undefined): 'phone' | 'tablet' | 'desktop' | undefined {
  if (agent === undefined || agent === '') return undefined
  if (/ipad|tablet|kindle|silk|android(?!.{0,300}mobile)/i.test(agent)) return 'tablet'
  return /mobi|iphone|android/i.test(agent) ? 'phone' : 'desktop'
}

/** Programs that say what they are. */
export function isCrawler(agent: string | undefined): boolean {
  return agent !== undefined && /\b\w*(?:bot|crawler|spider|slurp)\b/i.test(agent)
}
