import type { FreeArm } from '../dialogue/free-choice.ts'
import type { Language, Nudge, NudgeTrigger } from '../wire.ts'

/** Names and words of the shop, for those who may be told them. */
export type NudgeFacts = {
  /** The product that the page is about. */
  title?: string | undefined
  /** Two that were looked at. */
  pair?: readonly [string, string] | undefined
  /** What the shop says of its coupon. */
  offer?: string | undefined
}

export type Words = Omit<Nudge, 'id'>

/** What is said at the bubble: one sentence, made of the shop's own facts; nothing where the arm is to say nothing, or lacks its fact. */
export function nudgeWords(arm: FreeArm, trigger: NudgeTrigger, language: Language, facts: NudgeFacts): Words | undefined {
  switch (arm) {
    case 'plain':
      return undefined
    case 'ask_need':
      return asks[language](trigger, facts.title)
    case 'bestsellers':
      return language === 'zh'
        ? { text: '还没挑到合适的？我可以给您看几件。', accept: '看看', say: '有什么推荐的吗？' }
        : { text: 'Nothing right so far? I can show you a few things.', accept: 'Show me', say: 'What would you recommend?' }
    case 'help_decide':
      return facts.pair === undefined ? undefined : decides[language](...facts.pair)
    case 'coupon':
      return facts.offer === undefined
        ? undefined
        : language === 'zh'
          ? { text: facts.offer, accept: '怎么用？', say: '这个优惠怎么用？' }
          : { text: facts.offer, accept: 'Tell me more', say: 'How does the offer work?' }
    default:
      return arm satisfies never
  }
}

const decides: Record<Language, (one: string, other: string) => Words> = {
  zh: (one, other) => ({
    text: `在“${one}”和“${other}”之间拿不定主意？我可以并排比较。`,
    accept: '比较一下',
    say: `比较一下${one}和${other}`,
  }),
  en: (one, other) => ({
    text: `Undecided between “${one}” and “${other}”? I can set them side by side.`,
    accept: 'Compare them',
    say: `Compare ${one} and ${other}`,
  }),
}

const asks: Record<Language, (trigger: NudgeTrigger, title: string | undefined) => Words> = {
  zh: (trigger, title) => {
    switch (trigger) {
      case 'shipping':
        return { text: '想知道运费和配送？我按本店的说明告诉您。', accept: '问运费', say: '运费是多少？' }
      case 'cart_idle':
        return { text: '下单前还有什么想问的吗？', accept: '问一下' }
      case 'returned':
        return { text: '又见面了，要我帮您接着找吗？', accept: '好的' }
      case 'dwell':
      case 'exit':
        return title === undefined
          ? { text: '没找到想要的？告诉我您要什么，我来找。', accept: '帮我找' }
          : { text: `对“${title}”有疑问？可以问我。`, accept: '问一下', say: `${title}怎么样？` }
      default:
        return trigger satisfies never
    }
  },
  en: (trigger, title) => {
    switch (trigger) {
      case 'shipping':
        return {
          text: 'Wondering about shipping? I can tell you what the shop says.',
          accept: 'Ask about shipping',
          say: 'How much is shipping?',
        }
      case 'cart_idle':
        return { text: 'Anything you would like to know before you order?', accept: 'Ask' }
      case 'returned':
        return { text: 'Good to see you again: shall I help you go on looking?', accept: 'Yes, please' }
      case 'dwell':
      case 'exit':
        return title === undefined
          ? { text: 'Not found it yet? Tell me what you need, and I look for it.', accept: 'Help me look' }
          : { text: `Any question about “${title}”? Ask me.`, accept: 'Ask', say: `Tell me about ${title}` }
      default:
        return trigger satisfies never
    }
  },
}
