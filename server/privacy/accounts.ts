import { isIban } from './checksums.ts'

type AccountKind = 'email' | 'id_number' | 'bank_account' | 'chat_name'
type Found = { kind: AccountKind; start: number; end: number }

const domain = '(?:[\\p{L}\\p{N}-]{1,63}\\.){1,4}[\\p{L}\\p{N}-]{1,63}'
const endings = '(?:com|cn|net|org|edu|gov|de|fr|uk|io|co|me|jp|hk|tw|eu|info|au|us|ca|公司|中国|网络)'
const providers = '(?:gmail|qq|163|126|sina|foxmail|outlook|hotmail|yahoo|icloud|aliyun|proton|web)'
const at = '(?:\\s?[([{<【]\\s?at\\s?[)\\]}>】]\\s?|-at-|\\s?艾特\\s?|\\sat\\s|\\s?#(?=[a-z\\d]))'
const dot = '(?:\\s?[([{<【]\\s?dot\\s?[)\\]}>】]\\s?|-dot-|\\sdot\\s|点|\\.|。)'
const local = "[\\p{L}\\p{N}._%+'’-]"
const latin = `(?:(?!\\p{Script=Han})${local})`
/** Where a name begins, so that a long run of letters is read once. */
const start = `(?<!${latin})`

/** In the text as it is read; each names the stretch to hide in its first group. A text without what a rule `needs` is not searched by it. */
const rules: readonly { kind: AccountKind; needs: RegExp; pattern: RegExp; check?: (found: string) => boolean }[] = [
  // A name in Latin letters ends where Chinese begins; one in Chinese takes what stands before it too.
  {
    kind: 'email',
    needs: /@/,
    pattern: new RegExp(`((?:${start}${latin}{1,256}|${start}${local}{1,256}(?<=\\p{Script=Han}))@{1,2}${domain})`, 'gu'),
  },
  // With spaces or a Chinese full stop in it, where the end is a domain's.
  {
    kind: 'email',
    needs: /@/,
    pattern: new RegExp(
      `(${start}${latin}{1,256}\\s{0,2}@{1,2}\\s{0,2}[\\p{L}\\p{N}-]{1,63}(?:\\s{0,2}[.。]\\s{0,2}[\\p{L}\\p{N}-]{1,63}){0,3}\\s{0,2}[.。]\\s{0,2}${endings}(?![\\p{L}\\p{N}]))`,
      'giu',
    ),
  },
  // Spelt out: with the dot too, or a mark that nobody writes otherwise.
  {
    kind: 'email',
    needs: /[([{<【]\s?at|-at-|艾特|\sat\s|#[a-z\d]/i,
    pattern: new RegExp(`(${start}${latin}{2,256}${at}(?:[a-z\\d-]{1,63}${dot}){1,3}${endings}(?![a-z]))`, 'giu'),
    check: found => !/\sat\s[^\s]+\.[a-z]+$/i.test(found) || new RegExp(`at\\s${providers}`, 'i').test(found),
  },
  {
    kind: 'id_number',
    needs: /护照|证|passport/i,
    pattern:
      /(?<=(?:护照|通行证|台胞证|回乡证|旅行证|passport)(?:号码?|[^\S\n]?numbers?|[^\S\n]?no\b\.?)?(?:[^\S\n]|[#:：\-是为]|is\b){0,4})([a-z]{0,3} ?(?=[a-z\d]{0,3}\d{3})[a-z\d]{5,9}\d[a-z\d]{0,2})(?![a-z\d])/giu,
    check: found => found.replace(/\D/g, '').length >= 5,
  },
  { kind: 'id_number', needs: /\d[(（]/, pattern: /(?<![a-z\d])([a-z]{1,2}\d{6}[(（][\da][)）])/giu },
  { kind: 'id_number', needs: /身/, pattern: /(?<=身[份分](?:证|證)?(?:字?[号號])?码?[ ：:是]{0,3})([a-z][12]\d{8})(?!\d)/giu },
  {
    kind: 'id_number',
    needs: /\d[A-D]|\d [A-D]/i,
    pattern:
      /(?<![a-z\d])((?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PQR-TW-Z][A-CEGHJ-NPQR-TW-Z](?: \d\d \d\d \d\d [A-D]|(?<=(?:\bni\b|nino|national insurance)[^\n]{0,20})\d{6}[A-D]))(?![a-z\d])/giu,
  },
  {
    kind: 'bank_account',
    needs: /[a-z]{2}\d\d/i,
    pattern: /(?<![a-z\d])([a-z]{2}\d{2}(?:[ -]?[a-z\d]){11,30})/giu,
    check: found => ibanIn(found) !== undefined,
  },
  {
    kind: 'chat_name',
    needs: /q|扣扣|企鹅/i,
    pattern: /(?:q ?q|扣扣|企鹅|(?:加|我的?)q|q号)(?:号码?|number|id|is|my|[\s:：是为])*?([1-9]\d{4,10})(?![\d@])/giu,
  },
  {
    kind: 'chat_name',
    needs: /[信❤薇vw]/i,
    pattern:
      /(?:微信|[薇威微]信|[薇微]?❤|v信|\b[vw]x|加[我你]?v|wechat|weixin|薇)(?:[号號]|码|搜|\s|[:：是为]|\bid\b|\bis\b)*?([a-z][a-z\d_.-]{4,19})(?![a-z\d_@])/giu,
    check: found => /[\d_]|[a-z]-[a-z]|[a-z]\.[a-z]/i.test(found),
  },
]

/** `text`: as it is read; `digits`: the same with numerals as digits. */
export function accountsIn(text: string, digits: string): Found[] {
  return rules.flatMap(({ kind, needs, pattern, check }) =>
    !needs.test(text)
      ? []
      : [...(kind === 'chat_name' ? digits : text).matchAll(pattern)].flatMap(match => {
          const stretch = match[1] ?? ''
          if (check !== undefined && !check(stretch)) return []
          const start = match.index + match[0].lastIndexOf(stretch)
          const end = start + (kind === 'bank_account' ? (ibanIn(stretch)?.length ?? 0) : stretch.length)
          return [{ kind, start, end }]
        }),
  )
}

/** The longest beginning of it that is an account's number. */
function ibanIn(stretch: string): string | undefined {
  for (let end = stretch.length; end >= 15; end -= 1) {
    const part = stretch.slice(0, end)
    if (/[a-z\d]$/i.test(part) && part.replace(/\D/g, '').length >= 10 && isIban(part.replace(/[ -]/g, '').toUpperCase())) return part
  }
  return undefined
}
