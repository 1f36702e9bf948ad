/**
 * Written Wu in the words of written Chinese (侬有伐 → 你有吗, 勿是 → 不是): what is typed in Shanghai and around. Nothing is changed where no word of the text is Wu beyond doubt.
 */
export function fromWu(text: string): string {
  return beyondDoubt.test(text) ? words.reduce((said, [word, plain]) => said.replace(word, plain), text) : text
}

const atEnd = '(?=啦?[\\s？?。！!，,~]|啦?$)'
const beyondDoubt = new RegExp(
  `侬|阿拉(?!伯|善|斯)|伊拉(?!克)|屋里[厢向]|困觉|铜钿|口伐|汏|哪能(?=办|[介个])|[路头手]浪向|几化(?![妆学工肥纤])|勿(?=[是要会好用晓能可灵])|(?<![步砍讨杀征采作])伐${atEnd}|(?:^|[\\s，,])伐是`,
  'u',
)

/** Longer words before those that are part of them. */
const words: readonly [RegExp, string][] = [
  [/阿拉(?!伯|善|斯)/gu, '我们'],
  [/伊拉(?!克)/gu, '他们'],
  [/侬/gu, '你'],
  [/屋里[厢向]/gu, '家里'],
  [/困觉/gu, '睡觉'],
  [/几(?:化)?铜钿|几钿/gu, '多少钱'],
  [/几化(?=[大长高宽厚重远深久粗])/gu, '多'],
  [/几化(?![妆学工肥纤])/gu, '多少'],
  [/铜钿/gu, '钱'],
  [/汏衣裳机/gu, '洗衣机'],
  [/汏/gu, '洗'],
  [/(?<=[路头手])浪向/gu, '上'],
  [/哪能办/gu, '怎么办'],
  [/哪能(?=[介个])/gu, '怎么'],
  [/(?<=[碎坏断落破丢])脱/gu, '了'],
  [/辰光/gu, '时候'],
  [/啥个/gu, '什么'],
  [/格(?=[么])/gu, '那'],
  [/格(?=[个只双种])/gu, '这'],
  [new RegExp(`口伐|(?<![步砍讨杀征采作])伐${atEnd}`, 'gu'), '吗'],
  [/(?<=^|[\s，,])伐是/gu, '不是'],
  [/勿(?=[是要会好用晓能可灵])/gu, '不'],
  [/(?<=[带拨给帮把问叫让搭])伊(?![斯朗势始拉])|(?<=^|[\s，,])伊(?![斯朗势始拉])/gu, '他'],
]
