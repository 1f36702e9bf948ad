import type { Kind } from '../strategy/simulated-shoppers.ts'

/** In Chinese and in English. */
export type Both = { zh: string; en: string }
export type Trouble = 'trouble' | 'quality' | 'delay'

/** How simulated shoppers of each kind begin. */
export const openers: Readonly<Record<Kind, readonly Both[]>> = {
  decided: [
    { zh: '我要买星野双人帐篷', en: 'I want the Starfield tent' },
    { zh: '静谷降噪耳机还有吗', en: 'do you have the Stillvale headphones' },
    { zh: '想要一双云驰跑鞋', en: 'looking for the Skyglide running shoes' },
  ],
  comparing: [
    { zh: '这两款帐篷哪个好', en: 'which of these two tents is better' },
    { zh: '降噪耳机和骨传导怎么选', en: 'noise cancelling or bone conduction?' },
    { zh: '徒步背包有什么推荐', en: 'what hiking packs do you have' },
  ],
  bargaining: [
    { zh: '有没有优惠', en: 'any discount?' },
    { zh: '跑鞋三百以内', en: 'running shoes under 300' },
    { zh: '耳机能便宜点吗', en: 'cheapest headphones please' },
  ],
  lost: [
    { zh: '送妈妈的礼物', en: 'a present for my mum' },
    { zh: '给小朋友买点什么好', en: 'something for a five year old' },
    { zh: '朋友乔迁送什么', en: 'a housewarming gift' },
  ],
  browsing: [
    { zh: '随便看看', en: 'just looking' },
    { zh: '最近什么卖得好', en: "what's popular" },
    { zh: '有什么新品', en: "what's new" },
  ],
}

/** What a shopper says while the assistant leaves room. */
export const further: readonly Both[] = [
  { zh: '还有别的吗', en: 'anything else?' },
  { zh: '第一个怎么样', en: 'how about the first one' },
  { zh: '我再想想', en: 'let me think' },
  { zh: '有没有黑色的', en: 'in black?' },
  { zh: '好的', en: 'ok' },
]

/** Wishes that the demo shop meets with nothing, or not in full; how often each is said against the others. */
export const unmet: readonly { say: Both; nothing: boolean; weight: number }[] = [
  { say: { zh: '有没有潜水服', en: 'do you have wetsuits' }, nothing: true, weight: 9 },
  { say: { zh: '想买登山靴', en: 'hiking boots' }, nothing: true, weight: 8 },
  { say: { zh: '有加大码的冲锋衣吗', en: 'a shell jacket in XXXL' }, nothing: false, weight: 6 },
  { say: { zh: '一百块以内的降噪耳机', en: 'noise cancelling headphones under 100' }, nothing: false, weight: 5 },
  { say: { zh: '卖滑雪板吗', en: 'do you sell skis' }, nothing: true, weight: 4 },
  { say: { zh: '有没有六人帐篷', en: 'a tent for six' }, nothing: false, weight: 3 },
]

/** Searches of the shop's own search field that found nothing. */
export const searchedInVain: readonly { say: Both; weight: number }[] = [
  { say: { zh: '登山靴', en: 'hiking boots' }, weight: 7 },
  { say: { zh: '潜水服', en: 'wetsuit' }, weight: 6 },
  { say: { zh: '登山杖', en: 'trekking poles' }, weight: 4 },
  { say: { zh: '净水器', en: 'water filter' }, weight: 2 },
]

/** Questions that no text of the demo shop answers. */
export const unanswered: readonly { say: Both; weight: number }[] = [
  { say: { zh: '可以开增值税专用发票吗', en: 'can I get a VAT invoice' }, weight: 9 },
  { say: { zh: '你们有实体店吗', en: 'do you have a physical store' }, weight: 7 },
  { say: { zh: '能刻字吗', en: 'can you engrave a name' }, weight: 5 },
  { say: { zh: '企业团购怎么联系', en: 'who do I contact for bulk orders' }, weight: 4 },
  { say: { zh: '有会员积分吗', en: 'is there a loyalty programme' }, weight: 3 },
]

/** What went wrong for shoppers who had bought; `for` is what the dialogue apologises for. */
export const complaints: readonly { say: Both; for: Trouble; weight: number }[] = [
  { say: { zh: '物流太慢了，一周还没到', en: 'delivery is far too slow, a week and still nothing' }, for: 'delay', weight: 9 },
  { say: { zh: '快递一直不动，能催一下吗', en: 'the parcel has not moved for days' }, for: 'delay', weight: 6 },
  { say: { zh: '鞋子尺码偏小，穿着挤脚', en: 'the shoes run small, they pinch' }, for: 'trouble', weight: 7 },
  { say: { zh: '外套比尺码表大一号', en: 'the jacket is a size larger than the chart says' }, for: 'trouble', weight: 4 },
  { say: { zh: '帐篷拉链用了两次就坏了', en: 'the tent zip broke after two trips' }, for: 'quality', weight: 6 },
  { say: { zh: '杯子漏水，做工很差', en: 'the bottle leaks, poor quality' }, for: 'quality', weight: 5 },
  { say: { zh: '客服一直没人回复', en: 'nobody from support answers me' }, for: 'trouble', weight: 4 },
  { say: { zh: '刚买就降价了，太贵了', en: 'it got cheaper the day after, I paid too much' }, for: 'trouble', weight: 3 },
  { say: { zh: '少发了一件', en: 'one item is missing from my parcel' }, for: 'trouble', weight: 2 },
]

/** Remarks by the stars they come with. */
export const remarks: Readonly<Record<number, readonly Both[]>> = {
  1: [
    { zh: '问了三遍都没听懂', en: 'asked three times, not understood' },
    { zh: '售后太慢，没人管', en: 'support is slow, nobody cares' },
  ],
  2: [
    { zh: '尺码还是不清楚', en: 'still unsure about the size' },
    { zh: '快递说不清什么时候到', en: 'could not tell when it arrives' },
  ],
  3: [{ zh: '一般般', en: 'it was ok' }],
  4: [
    { zh: '推荐得还可以', en: 'good suggestions' },
    { zh: '回复很快', en: 'quick answers' },
  ],
  5: [
    { zh: '很快就选好了，谢谢', en: 'found it in two minutes, thanks' },
    { zh: '比自己翻页面方便', en: 'easier than browsing' },
    { zh: '礼物选得很好', en: 'great gift idea' },
  ],
}

/** What the assistant says in the simulation: it names nothing that would have to be true. */
export const replies = {
  greeting: { zh: '您好，我是云杉小铺的助手，想找点什么？', en: 'Hello, I am the assistant of Spruce & Co. What are you looking for?' },
  plain: { zh: '好的，您慢慢看，有问题随时问我。', en: 'Take your time, and ask me whenever you like.' },
  ask_need: { zh: '是自己用还是送人？', en: 'Is it for yourself or a present?' },
  bestsellers: { zh: '这几样最近很多人在看。', en: 'These are what many look at lately.' },
  help_decide: { zh: '我把您看过的放在一起比较。', en: 'Here is what you looked at, side by side.' },
  coupon: { zh: '首单可以用 WELCOME20。', en: 'WELCOME20 is for a first order.' },
  no_match: { zh: '这个我们店里没有。', en: 'Our shop has none of these.' },
  unknown: { zh: '店里的资料没有提到这一点，可以帮您转人工。', en: 'Our texts do not tell; a person can help.' },
  sorry: { zh: '很抱歉给您添麻烦了，我帮您转给同事处理。', en: 'I am sorry about the trouble. A colleague will look into it.' },
} as const satisfies Record<string, Both>
