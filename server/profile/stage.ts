import type { Stage } from '../dialogue/conversation.ts'
import type { Doing } from '../store/doings.ts'
import type { BuyingStage, Profile, Words } from '../wire-profile.ts'
import { betweenVisitsMs, inCart, lookedAt, visitSince } from './visit.ts'
import { counted } from './words.ts'

/** Who does nothing for so long is about to go, or gone. */
const idleMs = 10 * 60_000
const minuteMs = 60_000
const hourMs = 60 * minuteMs

/** What tells how far somebody is from buying. Times in milliseconds, doings with the latest first. */
export type Situation = {
  doings: readonly Doing[]
  /** Of the conversation that is asked about, or of the latest. */
  talk?: { at: number; stage: Stage; compares: readonly string[] } | undefined
  /** When the mouse last left the page. */
  leftAt?: number | undefined
  categoryOf(sku: string): string | undefined
  now: number
}

const labels: Record<BuyingStage, Words> = {
  discovering: { zh: '随便看看', en: 'discovering' },
  comparing: { zh: '正在比较', en: 'comparing' },
  ready: { zh: '快要下单', en: 'ready to buy' },
  leaving: { zh: '快要离开', en: 'leaving' },
}

/** How far from buying; nothing where nothing was done, or nothing since the last order. */
export function buyingStageOf({ doings, talk, leftAt, categoryOf, now }: Situation): Profile['stage'] {
  const known = doings.filter(({ at }) => at <= now)
  const latest = Math.max(known[0]?.at ?? 0, talk?.at ?? 0)
  if (latest === 0) return undefined
  const ordered = known.findIndex(({ stage }) => stage === 5)
  const since = ordered < 0 ? known : known.slice(0, ordered)
  if (ordered >= 0 && since.length === 0) return undefined
  const told = (name: BuyingStage, because: Words) => ({ name, label: labels[name], because })
  const lines = inCart(since).size
  const cart: Words =
    lines === 0 ? { zh: '', en: '' } : { zh: `，购物车里有 ${lines} 件商品`, en: `, with ${counted(lines, 'thing')} in the cart` }
  if (leftAt !== undefined && leftAt <= now && leftAt >= latest - minuteMs && now - leftAt < betweenVisitsMs)
    return told('leaving', { zh: `鼠标移出了页面${cart.zh}`, en: `the mouse left the page${cart.en}` })
  const idle = now - latest
  if (idle >= idleMs) {
    const long = durationOf(idle)
    return told('leaving', { zh: `已有${long.zh}没有动作${cart.zh}`, en: `nothing was done for ${long.en}${cart.en}` })
  }
  const visit = visitSince(since, now)
  if (since.some(({ name, at }) => name === 'Checkout Started' && at >= visit))
    return told('ready', { zh: '这次来访开始过结账', en: 'began to check out in this visit' })
  if (lines > 0) return told('ready', { zh: `购物车里有 ${lines} 件商品`, en: `${counted(lines, 'thing')} in the cart` })
  if (talk?.stage === 'in_cart') return told('ready', { zh: '对话里说到购物车里有商品', en: 'the conversation tells of a cart' })
  const looks = lookedAt(since, visit)
  const alike = mostOfOneKind(looks, categoryOf)
  if (alike >= 2)
    return told('comparing', { zh: `这次来访看了 ${alike} 件同类商品`, en: `${alike} things of one kind looked at in this visit` })
  if ((talk?.compares.length ?? 0) >= 2)
    return told('comparing', {
      zh: `对话里在比较 ${talk!.compares.length} 件商品`,
      en: `${talk!.compares.length} things set side by side in the conversation`,
    })
  return told(
    'discovering',
    looks.length === 0
      ? { zh: '还没有细看哪件商品', en: 'no product looked at closely yet' }
      : {
          zh: `这次来访看了 ${looks.length} 件不同的商品`,
          en: `${counted(looks.length, 'thing')} looked at in this visit, none beside another of its kind`,
        },
  )
}

/** How many different products of one category there are among these, at most. */
export function mostOfOneKind(skus: readonly string[], categoryOf: (sku: string) => string | undefined): number {
  const counts = new Map<string, number>()
  for (const sku of skus) {
    const category = categoryOf(sku)
    if (category !== undefined) counts.set(category, (counts.get(category) ?? 0) + 1)
  }
  return Math.max(0, ...counts.values())
}

function durationOf(ms: number): Words {
  const [count, zh, en] =
    ms < 2 * hourMs
      ? [Math.floor(ms / minuteMs), '分钟', 'minute']
      : ms < 48 * hourMs
        ? [Math.floor(ms / hourMs), '小时', 'hour']
        : [Math.floor(ms / (24 * hourMs)), '天', 'day']
  return { zh: ` ${count} ${zh}`, en: counted(count as number, en as string) }
}
