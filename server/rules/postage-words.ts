/** The other side of the limit that was told before. */
export const otherwise = {
  below:
    /不满|没满|未满|不足|不到|到不了|不够|没到|以下|否则|其余情况|\b(?:otherwise|under that|below that|less than that|if not|or else|until then|(?:smaller|lesser) (?:orders|baskets|ones)|anything (?:less|smaller))\b/iu,
  above: /以上|\b(?:above that|over that|beyond that|more than that)\b/iu,
} as const
export const free =
  /包邮(?!的?订单)|免邮|免运|免快递|免收|免费|免(?=$|[了，。；,;\s])|(?:[运邮]|快递)费[全就都可]?免|包.{0,5}的邮|[不没](?:用?[收掏出给]|要|用付?|需付?)(?:运费|邮费|快递费)|(?:邮费|运费|快递费)(?:都|全|就|由|归|算)*(?:我们|本店|小店)|(?:我们|本店|小店)(?:来|全|都)?(?:[出付包贴掏扛]|承担|负担|请客?)(?:邮费|运费|快递费|了|(?=$|[，。；,;\s]))|不收|\b(?:free(?! (?:to|of|from the)\b)|zero|nothing|nowt|not a (?:penny|cent|dime)|no (?:charge|postage|(?:delivery|shipping|postage) (?:charge|cost|fee)s?)|on (?:us|the house)|our treat|we(?:'ll)? (?:pay|cover)|(?:we|shop)(?:'ll| will| gladly| happily)? (?:swallow|absorb|carry|bear|foot|stand|meet|shoulder|settle|stump up|pick up|take care of|look after)s? (?:for )?(?:the|your|its|that|all) (?:post(?:age)?|delivery|shipping|carriage|freight|courier|parcel|cost|bill)|unless|waived?|comes? off|(?:drops?|falls?|goes) (?:away|off))\b/iu
export const never =
  /不(?:参加|参与|享受|支持|再|能|可)?包邮|不(?:参加|参与|享受|支持|适用)[^，。；,;)]{0,4}(?:包邮|免邮|免运费?)|不(?:能|可以?|予|会)?免|不(?:参加|参与|享受|适用)(?=$|[，。；,;)])|[不没]有?包邮|(?:包邮|免邮|免运费?)[^，。；,;]{0,6}(?:结束|取消|停|不适用|不算|不行|没有)|没有?(?:包邮|免邮)|\bno free\b|\bno threshold\b|\b(?:offer|limit|threshold)\b[^,;.]{0,24}\b(?:does not|doesn['’]t|do not|don['’]t) (?:apply|count|hold)|\bfree\b[^,;.]{0,32}\b(?:does not|doesn['’]t|do not|don['’]t|is not|isn['’]t) (?:count|apply|hold|include|cover|valid|available|offered|extend|stretch|reach|run|go|come)|^\s*no\b[^,;.]{0,16}\bfree\b|(?:\b(?:not|never|neither|nor|no longer)|n['’]t)\b[^,;.]{0,24}\bfree\b/iu
export const always =
  /(?:不管|不论|无论|不计)(?:您)?买?(?:多少|了?几)|一口价|还是(?= ?\d)|仍然?[收是]|照[收样付旧]|[买满]多少[都也]|不(?:参加|参与|享受|支持)?包邮|不(?:参加|参与|享受|支持|适用)[^，。；,;)]{0,4}(?:包邮|免邮|免运费?)|\b(?:flat|whatever|however (?:much|many)|regardless|always|(?:on|for) (?:every|all) orders?|no exceptions|no (?:free )?threshold|no free)\b/iu
/** However much the order comes to, said behind what it costs. */
export const whateverSpent =
  /(?:不管|不论|无论)(?:您)?买?(?:了)?(?:多少|几)|买多少都|多少钱都|\b(?:whatever (?:you|they) spend|whatever (?:the|an) (?:order|sum|basket|total)\b|whatever (?:it|the order) comes to|(?:no matter how|however) (?:big|large) (?:the|your|an) (?:order|basket)|(?:on|for) (?:every|all) orders?|no exceptions|free (?:limit|shipping|delivery) or not)\b/iu
export const ofPost =
  /[运邮]费|快递|包邮|免邮|寄|配送|送货|发货|物流|\b(?:deliver|ship|post|postage|courier|parcel|freight|carriage|dispatch|mail)/iu
export const ofFees = /[运邮]费|快递费|包邮|免邮|\b(?:delivery|shipping|postage|carriage|parcels?|courier)\b/iu
/** What is charged when goods come back, and what is no order's. */
export const ofElse =
  /退|丢|补寄|补发|缺件|配件|零件|自提|自取|到店|首单|新客|换(?!顺丰|京东|快递)|发错|破损|质量|保修|维修|修理|赔|发票|专票|票据|券|打折|会员|积分|累计|升级|礼[品物]?卡|布样|色卡|小样|样品|样布|试用装|试色|绣字|刻字|不算进|不计入|\b(?:returns?|returned|refund|exchange|repair|warranty|guarantees?\b|klarna|invoices?|instal(?:l)?ments?|collect(?:ed|ion)?\b|pick(?:ed|ing)?(?: (?:it|them|things|orders?))?[- ]?up|first order|members?\b|subscri\w+|instal|swatch(?:es)?|samples?|engrav\w*|monogram\w*|gift cards?|voucher|wrap|faulty|damaged|broken|missing|lost|replac\w*|(?<!comes? )off\b)/iu
export const isMore =
  /加收|另收|另加|多收|多付|补|加(?=[^，。；,;\d]{0,4}$)|\b(?:extra|additional|surcharge of|supplement of|adds?)(?: an?)? ?(?:[$£€¥] ?)?$/iu
export const isMoreAfter = /^ ?(?:more|extra|on top|surcharge)\b/iu
export const others =
  /其[他余它](?!的?(?:商品|东西|货品|产品))|省外|外省|外地|别处|[别剩余][的下](?:的)?(?:地方|地区|省|城市)|(?:内地|大陆)(?:的)?(?:各?省份?|地区|城市)|普通(?:的)?(?:省份?|省区|地区的?省份)|\belsewhere\b|\b(?:all )?other (?:provinces|regions|areas|states|places|addresses)\b|\brest of\b/iu
export const remote =
  /偏远|偏的地方|边远|(?:上面|以上|前面|这)(?:这|那)?(?:几|些|[两二三四五六七八九十\d]+ ?)个?(?:地区|地方|省|区域)|\bremote\b|\boutlying\b/iu
export const those =
  /(?:上述|前述|这|那)(?:几|些|[一两二三四五六七八九十\d]+ ?)?个?(?:地区|地方|省|区域|地)|它们|\b(?:these|those|there|in these|(?:these|those) (?:regions|areas|places|states))\b/iu
/** A part of an order is charged. */
export const perPiece =
  /^ ?[元块]?\/(?! ?(?:每?一?[单笔票次]|order|parcel))|^ ?[元块]钱?(?:一?(?:公斤|千克|斤|件|个|箱|台|颗|块))|^ ?一?(?:公斤|千克|斤|件|个|箱|台|颗)|每(?:件|个|箱|台|公斤|斤|多|只)|按(?:件|重量|公斤)|\b(?:each(?! (?:address|order|parcel|delivery|drop|trip)\b)|apiece|per (?!address|trip|order|parcel|delivery)\w+|an? (?:item|piece|box|bag|kilo|kg|metre|meter))\b/iu
/** Who signs for it, who carries it upstairs. */
export const ofService =
  /签收|签字|保价|上楼|入户|电梯|每层|送到(?:桌面|室内|房间|楼上)|\b(?:signatures?|signed|insured|room|upstairs|stairs|crew|carr(?:y|ies)(?! (?:(?:the|your|its|that|all) (?:post|delivery|shipping|carriage|freight|cost)|(?:it|them|those|everything|all)\b[^.;]{0,24}\b(?:nothing|nowt|free|no charge)\b))|assembl\w+|install\w*|unroll)\b/iu
