/** Means of paying by what they are called, in both languages: `name : words : words that stand for several of which it is one`. */
const lines = `
American Express : american express|amex|美国运通|运通卡?
Visa : visa|维萨|维士
Mastercard : master ?card|万事达
UnionPay : union ?pay|银联
foreign cards : foreign cards?|overseas cards?|international cards?|外币卡|外卡|境外卡|国外的?卡|国际卡
credit cards : credit cards?|信用卡|贷记卡
debit cards : debit cards?|借记卡|储蓄卡|银行卡|bank cards?
Apple Pay : apple ?pay|苹果支付
Google Pay : google ?pay|gpay|谷歌支付
PayPal : pay ?pal|贝宝
WeChat Pay : we ?chat(?: pay)?|微信
Alipay : ali ?pay|支付宝
Klarna : klarna
Clearpay : clear ?pay|after ?pay
Huabei : huabei|花呗
Baitiao : 白条
instalments : instal?lments?|pay later|in (?:3|4|6|three|four|six)(?= payments| parts|\\?|$)|分期|月付|先用后付
cheques : cheques?|(?:by|a|personal) checks?|支票
cash on delivery : cash on delivery|pay on delivery|\\bcod\\b|货到付款|到付货款|货到再付
cash : cash(?! on delivery)|现金|付现
bank transfer : bank transfers?|transfers? to a (?:company|business) account|wire transfers?|\\bbacs\\b|对公(?:转账|打款|付款|账户)?|公对公|公司账户|银行转账|转账|打款|汇款
invoice account : on account|on invoice|by invoice|月结|挂账|赊账
crypto : bitcoin|crypto(?:currency)?|比特币|数字货币
gift vouchers : gift (?:vouchers?|cards?)|礼品卡|购物卡
Cycle to Work : cycle to work|cyclescheme
`

type Means = { name: string; words: RegExp }
const means: readonly Means[] = lines
  .split('\n')
  .filter(line => line.trim() !== '')
  .map(line => {
    const [name = '', words = ''] = line.split(' : ')
    return { name, words: new RegExp(`(?<![a-z])(?:${words})(?![a-z])`, 'iu') }
  })

/** Of cards of one country the pages may tell only what holds for cards from abroad. */
const also: Readonly<Record<string, readonly string[]>> = {
  'American Express': ['foreign cards'],
  Visa: ['foreign cards'],
  Mastercard: ['foreign cards'],
  Klarna: ['instalments'],
  Clearpay: ['instalments'],
  Baitiao: ['instalments'],
  'gift vouchers': [],
}

/** The means of paying that a text names. */
export const meansIn = (text: string): string[] => means.flatMap(({ name, words }) => (words.test(text) ? [name] : []))

/** Asks whether or how something can be paid. */
const asksToPay = /付|支付|刷|转账|打款|汇款|收(?!到|货|件)|支持|分期|结算|\b(?:pay\w*|take|accept|use|card)\b|\bdo you do\b/iu

/** The means of paying that a question asks about; none where it asks of something else. */
export const meansAsked = (question: string): string[] => (asksToPay.test(question) ? meansIn(question) : [])

/** Which of these a sentence tells of: by name before what stands for several. */
export function tellsMeans(asked: readonly string[], sentence: string): 'named' | 'among' | undefined {
  const told = meansIn(sentence)
  if (asked.some(one => told.includes(one))) return 'named'
  return asked.some(one => (also[one] ?? []).some(other => told.includes(other))) ? 'among' : undefined
}

/** A sentence that lists how one can pay: whatever else is asked is not among it. */
export const listsMeans = (sentence: string): boolean => meansIn(sentence).length > 1
