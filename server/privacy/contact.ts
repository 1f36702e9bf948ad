import { redact } from './redact.ts'

/** A plain address by the letters that mail servers take; whether it is read is for the agent to find out. */
const email = /^[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}$/u
const phone = /^\+?[\d(][\d ().-]{5,24}$/

/**
 * A phone number or an e-mail address as a shopper writes it, in one form; nothing for anything else. E.164 has at most 15 digits,
 * which also keeps bank cards and ID numbers out.
 */
export function readContact(text: string): string | undefined {
  const plain = text.normalize('NFKC').trim()
  if (email.test(plain)) return plain.toLowerCase()
  const digits = plain.replace(/\D/g, '')
  if (!phone.test(plain) || digits.length < 7 || digits.length > 15) return undefined
  return plain
    .replace(/[().-]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** What is said around a number that is left on purpose: whose it is, and when. */
const around = new RegExp(
  [
    /(?:我?(?:姓|叫)|我是)\p{Script=Han}{1,3}(?:先生|女士|小姐)?(?=[\p{P}\s]|$)/u,
    /我的|我|你们?|您|的|是|请|打|可以|联系|联络|方式|电话|手机|号码?|邮箱|邮件|留|给|微信|同号|随时|都行|白天|上午|中午|下午|晚上|[一二三四五六七八九十\d]+点|之?[前后]|以[前后]|吧|哈|谢谢/u,
    /\b(?:(?:my )?name(?:'s| is)?|i'?m|this is|ask for)\s+\p{L}+(?=[\p{P}\s]|$)/u,
    /\b(?:my|phone|mobile|cell|number|no|e-?mail|address|is|it'?s|at|me|on|call|ring|text|whatsapp|reach|contact|you|can|please|pls|thanks|thank|here|the|by|or|after|before|any ?time|(?:in the )?(?:morning|afternoon|evening)s?|\d+ ?[ap]m)\b/u,
    /[\p{P}\s]/u,
  ]
    .map(({ source }) => source)
    .join('|'),
  'giu',
)

/**
 * The one phone number or e-mail address in a message, and whether the message says more than that. Nothing when there is none or
 * there are several: nobody can tell then which was meant.
 */
export function contactIn(text: string): { contact: string; more: boolean } | undefined {
  const plain = text.normalize('NFKC')
  const { kinds } = redact(plain)
  if (kinds.length !== 1 || (kinds[0] !== 'phone' && kinds[0] !== 'email')) return undefined
  const pattern = kinds[0] === 'email' ? /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]{1,253}[\p{L}\p{N}]/gu : /\+?[\d(][\d ().-]{5,24}\d/g
  const found = plain.match(pattern)?.flatMap(part => readContact(part) ?? []) ?? []
  const [contact] = found
  if (contact === undefined || found.length > 1) return undefined
  return { contact, more: plain.replace(pattern, ' ').replace(around, '') !== '' }
}
