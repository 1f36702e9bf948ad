/** What a page about parcels tells of ways and troubles of its own: said to whoever asks of these, and to nobody who asks how soon a parcel comes or what it costs. */
const apart: readonly { told: RegExp; asked: RegExp; unless?: RegExp }[] = [
  {
    told: /(?:大促|促销|双十一|双11|节假日|春节|过节)(?:期间|前后|的时候)|\b(?:during|over|around) (?:the )?(?:big |busy |major )?(?:sales?|holidays?|christmas|peak)\b/iu,
    asked: /促销|双十一|双11|节|年|活动|延迟|晚|慢|\b(?:sales?|holidays?|christmas|xmas|delay\w*|late|longer|busy|peak|slow\w*)\b/iu,
    unless: /当[天日]|\b(?:same day|standard|usually)\b/iu,
  },
  {
    told: /\b(?:if|when|should) (?:a|an|your|the|it|any)\b[^,.;]{0,28}(?:n['’]t|\bnot|\bnever|\blost|\blate|\bdelayed)\b|(?:还没|没有?|未)(?:收到|送到|到货)|丢件|丢失|迟迟/iu,
    asked: /n['’]?t\b|\b(?:not|never|late|lost|missing|delay\w*|still|track\w*|what if|in case)\b|没|未|丢|迟|还不|超时|不到|万一|如果/iu,
  },
  {
    told: /\b(?:collect|collected|collection|pick(?:ed)? up|click and collect)\b|自提|自取|到店取|上门取/iu,
    asked:
      /\b(?:collect\w*|pick\w*|come|coming|visit|person|near|nearby|local|round|yourself|myself|shop|store|workshop|where|address|open|hours)\b|自提|自取|去店|到店|上门|[拿取]|在哪|地址|附近|同城|开门/iu,
    unless: /\b(?:post|courier|deliver\w*|royal mail|dpd|tracked|dispatch\w*)\b|快递|发货|配送|包邮/iu,
  },
  {
    told: /\b(?:abroad|overseas|outside the (?:uk|united kingdom|country)|republic of ireland|international(?:ly)?|the eu)\b|海外|国外|境外|港澳台/iu,
    asked:
      /\b(?:abroad|overseas|outside|ireland|dublin|international\w*|europe|eu|france|germany|spain|usa?|america|canada|australia|country|countries|world\w*|ship to|send to|deliver to|where)\b|海外|国外|境外|港|澳|台|出国|外国|寄到|哪里|哪些/iu,
    unless: /(?<!deliver )\b(?:standard|next[- ]day|tracked 48)\b|\d\s*(?:到|至|-|–|~)\s*\d+\s*(?:个?工作日|天)/iu,
  },
]

/** Whether a sentence tells of such a thing only, and the question asks of something else. */
export const isApart = (sentence: string, question: string): boolean =>
  apart.some(({ told, asked, unless }) => told.test(sentence) && !asked.test(question) && unless?.test(sentence) !== true)
