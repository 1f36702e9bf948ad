import { again } from './draft-marks.ts'

/** Counts are written in one way. */
export const unified = (text: string): string =>
  text
    .toLowerCase()
    .replace(/\b(?:changed my mind|on second thoughts?|scrap that)\b[,.!]* ?/gu, `, ${again} `)
    .replace(/\b(?:the )?other way (?:a?round|about)\b[,.!]* ?/gu, ' ')
    .replace(leftOut.en, 'add ')
    .replace(leftOutOf.en, 'add $1$2 ')
    .replace(leftOutOf.zh, '加$1$2，')
    .replace(leftOut.zh, '加')
    // 没要帐篷没要毯子, 帐篷不要毯子不要: one after the other.
    .replace(/((?<!要)[没不]要[^，,。！!？?\s不没要]{1,8})(?=也?[没不]要[^，,。！!？?\s])/gu, '$1，')
    .replace(/(?<=^|[，,。！!\s])([^，,。！!？?\s不没要]{1,8}不要)(?=[^，,。！!？?\s不没要]{1,8}不要(?:了|$|[，,。！!\s]))/gu, '$1，')
    // "It's 3", 是三个: that number.
    .replace(/\b(?:it|that)['’]?s (?=(?:just |only )?(?:\d+|an?|one|two|three|four|five|six)\b)/gu, '')
    .replace(/(?<=^|[，,。！!\s])是(?=[一两俩二三四五六七八九十\d]+[个条件双只把盏张本支盒包套袋份台瓶顶罐副])/gu, '')
    // 棉袜 灰的 两双: so many of that.
    .replace(
      /(?<=^|[，,。！!\s])(?=[^，,。！!？?\s不要来拿换算没吧呢吗再还]{2,12} )(?!\S*[一两俩二三四五六七八九十\d][个件条双只把盏张本支盒包套袋份台瓶顶罐副束盆])([^，,。！!？?\s不要来拿换算没吧呢吗再还]{2,12}) (?:(?!\S*[一两俩二三四五六七八九十\d][个件条双只把盏张本支盒包套袋份台瓶顶罐副束盆])([^，,。！!？?\s不要来拿换算没吧呢吗再还]{1,6}) ?)?(?=[一两俩二三四五六七八九十\d]{1,3}[个件条双只把盏张本支盒包套袋份台瓶顶罐副束盆](?:$|[，,。！!？?\s]))/gu,
      '$1$2',
    )
    // "No tent no shirt just the mugs": one after the other.
    .replace(/(\bno [a-z]+(?: [a-z]+)?) (?=(?:no|just|only) [a-z])/gu, '$1, ')
    .replace(/\bx ?(\d+)\b/gu, '$1 of')
    .replace(/\b(\d+) ?x\b(?! ?\d)/gu, '$1 of')
    .replace(/(?<!\b(?:the|that|my|his|her)(?: [a-z]+)? )\bone (?=\d+[a-z]?\b)/gu, '1 of ')
    .replace(/\bhalf (?:a )?dozen\b/gu, '6 of')
    .replace(/\b(?:a|one) dozen\b/gu, '12 of')
    .replace(/\ba couple(?: of)?\b/gu, '2 of')
    // 俩黑漆一个军绿的漆: so many of each.
    .replace(/(?<![我你他她们咱])([俩仨])(?![人娃孩个口天月年周])/gu, (_all, many) => (many === '俩' ? '两个' : '三个'))
    // "We're a family of 4", "for the 4 of us", 一家四口: people, and no pieces.
    .replace(
      /\b(?:family|group|party|team|household|crew|club) of (?:\d+|two|three|four|five|six|seven|eight|ten)\b|\b(?:the )?(?:\d+|two|three|four|five|six|seven|eight) of us\b|一家[两三四五六\d]+[口个]人?|[两三四五六\d]+口(?:人|之家|子)/giu,
      ' ',
    )
    // "Can u put a card in saying happy birthday", 再写张贺卡: what is done with the parcel is no thing of the shop.
    .replace(
      /(?:\b(?:and |also )?(?:can|could|will|would) (?:you|u) )?\b(?:put|pop|stick|include|add|write|enclose)(?: in| me| him| her| them)? (?:an? |the |a little |my )?(?:[a-z]+ )?(?:note|message|card)\b(?! (?:holder|sleeve|game|set|box|pack|stand|maker|of))(?: (?:in|with|inside|to|that|saying|for)\b[^,.;!?]*)?|(?:再|也|顺便|帮我|给我|能不能|能)*(?:写|放|附|夹|塞|配)(?:上|个|一)?[张份]?(?:手写)?(?:贺卡|卡片|祝福卡|小卡片)[^，,。；;！!？?\s]*/giu,
      ' ',
    )
    // 睡衣换成XL的，两套都换; 儿童的还是一套: as many as were said.
    .replace(
      /(?<=[换改][^。！!]{0,20})[，,\s]{1,3}(?:[一两俩三四\d]+[套件个条双只把])?[都全]换?(?:换|改)(?:了|吧)?(?=$|[，,。！!\s])/gu,
      ' ',
    )
    .replace(/还是(?=[一两俩二三四五六七八九十\d]+[个件条双只把盏张本支盒包套袋份台瓶顶罐副束盆](?:$|[，,。！!\s]))/gu, '')
    // 我没要那个！去掉: that.
    .replace(
      /((?:(?:没|不)(?:说|要|想|让|叫)|多[算加记写放出]?了)[^，,。！!\s]{1,16}[，,。！!\s]+)(?:把它)?(?:去掉|拿掉|删掉|删了|去了)(?:一[个条件双只把盏张本支盒包套袋份台瓶顶罐副])?(?:吧|了)?(?=$|[\s，,。！!])/gu,
      '$1 ',
    )
    // 还有七束向日葵呢，你漏了; 儿童的呢？？漏了: that belongs to it.
    .replace(
      /(?:还有)?([^，,。！!？?\s]{2,16}?)(?:呢|啊)?[，,？?！!。\s]{0,4}(?:你们?|给我|怎么){0,2}(?:(?:漏|少算|少记|忘)(?:掉|算|记|加)?了|(?<![运邮]费.{0,3})没有?[加算])(?:吧|啊|呀)?(?=$|[，,。！!？?\s])/gu,
      '加$1，',
    )
    // 康乃馨和向日葵，8束加7束: so many of the one, and so many of the other.
    .replace(
      /(?:一半)?([^，,。一和跟\d\s]{2,10}?)(?:一半|和|跟|、)([^，,。\d\s]{2,10}?)[，,\s]+(?:分别(?:是|要)?|各)?(\d+[个件条双只把张本支盒包套瓶束盆枝])(?:加|和|、|，|,|\s)(\d+[个件条双只把张本支盒包套瓶束盆枝])(?=$|[，,。！!？?\s])/gu,
      '$3$1，$4$2，',
    )
    // 一套这个 is 这个一套.
    .replace(
      /(?<![一两俩二三四五六七八九十\d])([一两俩二三四五六七八九十\d]+[个条件双只把盏张本支盒包套袋份台瓶顶罐副])([这那]个?)(?=$|[，,。；;\s吧])/gu,
      '$2$1',
    )
    // 荧光黄XL4件: four in XL.
    .replace(/(?<![a-z\d])(\d?x{0,4}[sl]|m)(?=\d{1,3}[个件条双只套顶盒包副])/gu, '$1 ')
    // 白40一双: in size 40.
    .replace(/(?<=[\p{Script=Han}\s])(\d{2}(?:\.5)?)(?=一[双件条套顶])/gu, '$1码')
    // 128一张，64一张: one of 128.
    .replace(/(?<![\d.])(\d{2,4})要?(?=[一两俩二三四五六][张个件条双只把盏本支盒套瓶顶副块枝]的?(?:$|[，,、！!\s\d。]))/gu, '$1的')
    // 黄4绿3灰3: so many of each.
    .replace(/(?:\p{Script=Han}{1,3}?\d{1,2}(?![\d码号寸个键孔升弦倍片档毫厘米克斤岁度])){2,}/gu, run =>
      run.replaceAll(/(\p{Script=Han}{1,3}?)(\d{1,2})/gu, '$1$2个，'),
    )
    // 米白大号3，深灰中号2: so many of each.
    .replace(/^(?:[^，,、；\d]{2,12}\d(?:[，,、；]\s*|[。.]?$)){2,}/u, list => list.replaceAll(/(\d)(?=[，,、；。.]|$)/gu, '$1个'))
    // 两灰两蓝, 一黑一米: so many of each.
    .replace(
      /(?:(?:[两二三四五六](?![个条件双只把盏张本支盒包套袋份台瓶顶])\p{Script=Han}|一[黑白灰蓝绿红粉紫黄棕米银金橙青咖杏驼藏墨大中小长短男女])(?![个条件双])){2,}/gu,
      run => run.replaceAll(/([一两二三四五六])(\p{Script=Han})/gu, '$1个$2，'),
    )

/** "You left out the red ones", 漏了大号的: what was meant to be in it. */
const leftOut: Record<'zh' | 'en', RegExp> = {
  en: /\b(?:you|u|that)(?:['’]?ve|['’]?s)?(?: just| also)? (?:left (?:out|off)|missed(?: out)?|forgot(?:ten)?(?: about)?|(?:did(?:n['’]?t| not)|have(?:n['’]?t| not)) (?:includ(?:e|ed)|count(?:ed)?|add(?:ed)?|put in))(?= (?:the|my|her|his|an?|one|two|three|\d+) (?!(?:gift[- ]?)?wrap|post|deliver|shipping|courier|discount|code|coupon|engrav|name|fee|total|price|first|answer|question))/giu,
  zh: /(?<!你们?|怎么|是不是|还|又|给我)(?:你们?|怎么|是不是|还|又|给我)*(?:(?:漏|少算|忘)(?:掉|算|记|加)?了|没有?(?:算|加)(?:上|进去?)?)(?!吗|吧|呢|啊|没|[我你]|\p{Script=Han}{0,4}(?:[运邮]费|包装|折|券|优惠|名字))(?=[\p{Script=Han}\d])/gu,
}
/** "You left the red ones out", "where's the mug? You didn't add it", 你没把大号的算进去, 大号的没算进去. */
const leftOutOf: Record<'zh' | 'en', RegExp> = {
  en: /\b(?:you|u|ya)(?:['’]?ve)? (?:just )?(?:left|missed) ((?:the|my|her|his|one|two|three|\d) (?!(?:gift[- ]?)?wrap|post|deliver|shipping|discount|code|name)[a-z][a-z ]{1,30}?) (?:out|off)\b|\b(?:where(?:['’]?s| is| are|['’]?re)|(?:what|how) about|and) ((?:the|my|her|his) [a-z][a-z ]{1,30}?) ?[?,.!]+ ?(?:you|u|ya) (?:(?:did(?:n['’]?t| not)|have(?:n['’]?t| not)) (?:add(?:ed)?|count(?:ed)?|includ(?:e|ed)|put) (?:it|them|that)(?: in| on)?|forgot (?:it|them)|(?:left|missed) (?:it|them)(?: out| off)?)/gu,
  zh: /(?<!你们?|怎么|咋|又|还|给我|都)(?:你们?|怎么|咋|又|还|给我|都)*没有?把([^，,。！!？?\s]{1,12}?)(?:给我|一起|也)?(?:算|加|写|记|放)(?:进去|进来|上|在内|里面)(?:[了啊呀呢吧])*|(?<=^|[，,。！!\s])(?!(?:你|[运邮]费|包装))([^，,。！!？?\s]{1,12}?)(?:你?(?:们|也|都|还|怎么|又|给我)?)没有?(?:给我|给)?(?:算|加|写|记|放)(?:进去|进来|上去|上|在内|里面)(?:[了啊呀呢吧])*(?=$|[，,。！!\s])/gu,
}
export const saysLeftOut = (text: string): boolean => Object.values(leftOut).some(words => text.search(words) >= 0)
