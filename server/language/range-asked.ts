/**
 * Whether what the shop sells at all is asked for: "what do you sell?", 你们都有什么. `loosely`: said of a wish too ("what have you got?" after "a present for mum").
 */
export function asksRange(text: string): 'plainly' | 'loosely' | undefined {
  const said = text.normalize('NFKC').toLowerCase().trim()
  if (said.length > longest) return undefined
  return plainly.some(pattern => pattern.test(said)) ? 'plainly' : loosely.some(pattern => pattern.test(said)) ? 'loosely' : undefined
}

/** Who says more asks for more than that. */
const longest = 80

/** Said before it, or behind it. */
const lead =
  "(?:(?:hi|hiya|hello|hey|heya|morning|ok|okay|so|and|um+|erm?|right|well|please|just (?:looking|browsing)|i(?:'m| am)? (?:just )?(?:looking|browsing)|quick question|first time here|new here|there)[,.!:; -]*){0,5}(?:(?:can|could) (?:you|u) tell me |tell me )?"
const tail = '(?: (?:please|pls|then|exactly|anyway|btw|here|there|actually|at all|right now|at the moment))*[ ?!.]*$'
const shop = '(?:(?:your|the|this|ur) )?(?:shop|store|place)'
const you = `(?:(?:you|u|ya|y'?all|${shop})(?: (?:guys|lot|people|all|folks))?)`
const things = '(?:things?|stuff|goods|products?|items?|merchandise|bits|categories|departments|ranges?)'
const selling = '(?:sell|stock|carry|do|offer|deal in|specialise in|specialize in)'
const having = '(?:have|got|have got)'
const where = `(?: (?:in stock|for sale|on offer|available|to offer|in ${shop}|in here|to buy))?`
const which = '(?:什么|啥|哪些)'
const goods =
  '(?:(?:(?:你们?|您们?|咱们?|贵)(?:家|店里?|这里?|这边|那里?|那边)?|(?:这|本)?(?:家|个)?店里?|这里|这边|这儿)(?:里|里头|里面)?(?:是)?(?:都|主要|一般|平时|现在|到底|目前|大概)?(?:是)?)'
const chinese = (words: string) =>
  new RegExp(
    `^(?:(?:你好|您好|哈喽|嗨|在吗|在么|请问|请教一下|亲|老板|第一次来|随便看看|我?先看看|问一下|那个|那|嗯|都|主要)[呀啊哈,，。!！?？~、 ]?){0,4}${words}(?:东西|种类|卖|的|呢|呀|啊|吗|哦|嘛|来着|生意|买卖){0,3}[?？。!！~ ]*$`,
    'u',
  )
const latin = (words: string) => new RegExp(`^${lead}${words}${where}${tail}`)

const plainly = [
  latin(`(?:so )?what(?: all| else)? (?:do|does) ${you} (?:even |actually |usually |mainly |mostly )?${selling}`),
  latin(`(?:what|which) (?:(?:sort|kind|type)s? of )?${things}(?: and bobs)? (?:do|does|have|has|can) ${you} (?:${selling}|${having})`),
  latin(`what (?:(?:sort|kind|type)s? of )?(?:${shop}|business) (?:is this|are you|is it)`),
  latin(`what (?:can|could) (?:i|we|you) (?:buy|get|find|order)(?: (?:here|from (?:you|${shop})|in ${shop}))`),
  latin(`what(?:'s|s| is)(?: there)? in ${shop}`),
  latin(`what(?:'s|s| is| are) (?:your|the) (?:range|selection|${things})`),
  chinese(
    `${goods}?(?:卖|经营|做|出售|销售)(?:些|点|得|着)?(?:的)?(?:都)?(?:是|有)?${which}(?:样?的?(?:东西|商品|产品|货品?|品类|类别|类目))?`,
  ),
  chinese(
    `${goods}?有(?:些|点)?(?:${which}|哪几|几)(?:个|样的?)?大?(?:商品|产品|货品?|品类|类别|类目|东西卖|东西(?:可以|能)?买|(?:可以|能)(?:买|卖)的?)`,
  ),
  chinese(`${goods}?(?:可以|能)买(?:到|些|点)${which}`),
]

const loosely = [
  latin(`what(?: all)? (?:do|does) ${you} have`),
  latin(`what (?:have|has) ${you} got`),
  latin(`what (?:you|u) got`),
  latin(`show me (?:everything|what) (?:you|u) (?:have|sell|got|have got)`),
  chinese(`${goods}有(?:些|点)?${which}(?:好?东西|种类)?`),
  chinese(`有(?:些|点)?${which}(?:好东西|东西|种类|类型)`),
]
