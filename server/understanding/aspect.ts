/** What of goods or a parcel is asked about, said by a noun. */
const nouns =
  /(?<![a-z])(?:(?:grand |full |whole )?(?:total|sum)|(?:total |full )?(?:price|cost)s?|postage|post|shipping|delivery|carriage|colou?rs?|sizes?|weight|height|width|length|dimensions?|measurements?|materials?|fabric|warranty|guarantee|returns?|refunds?|stock|battery(?: life)?|ingredients?|discount|instal?lments?|payment)s?(?![a-z])|(?:总价|总共|合计|价格|价钱|单价|多少钱|运费|邮费|快递费|颜色|尺码|尺寸|大小|重量|高度|宽度|长度|材质|面料|保修|质保|发票|退货|换货|库存|续航|成分|优惠|折扣|分期|付款)/iu
const alone = new RegExp(`^(?:the |your |my )?(?:${nouns.source})$`, 'iu')

export const aspectIn = (text: string): string | undefined => alone.exec(text.trim())?.[0]
