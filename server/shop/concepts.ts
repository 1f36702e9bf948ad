/**
 * What shoppers ask about and how a text tells it, in both languages: families of words and units that no embedding ties together
 * well, such as "can it go in the dishwasher?" and "hand wash only". `ask` is looked for in the question, `tell` in a sentence.
 */
export type Concept = {
  ask: RegExp
  tell: RegExp /** The policy topic it belongs to: a page is about what its sentences tell. */
  topic?: string
  /** Where a question asks just this, a sentence that does not tell it is no answer, whatever else it shares with it. */
  only?: RegExp
}

const concept = (ask: RegExp, tell: RegExp, topic?: string): Concept => ({ ask, tell, ...(topic === undefined ? {} : { topic }) })
const onlyBy = (only: RegExp, ask: RegExp, tell: RegExp): Concept => ({ ask, tell, only })
const howLoud = /吵不吵|多吵|噪[音声]|静音|声音大|分贝|\b(?:how (?:noisy|loud|quiet)|noisy|decibels?)\b/iu
const money = /[¥￥$£€]\s?\d|\d\s*(?:元|块|usd|gbp|eur|cny|dollars?|pounds?|euros?|%)|免费|free|包邮|满\s?\d/iu
const span =
  /\d\s*(?:[-–~至到]\s*)?个?(?:工作日|小时|天|日|周|月|年|business|working|days?|hours?|weeks?|months?|years?)|次日|当天|same[- ]day|next[- ]day/iu

export const concepts: readonly Concept[] = [
  // What a thing is like.
  concept(
    /多重|重量|重不重|沉|轻不轻|几斤|多少(?:千?克|公?斤)|\b(?:heav(?:y|ier)|weights?|weighs?|light(?:weight|er)?)\b/iu,
    /\d\s*(?:kg|g|lbs?|oz|ounces?|pounds?|grams?|公斤|千克|斤|克)(?![a-z])|重量|\bweigh/iu,
  ),
  concept(
    /多大(?!能|可|的?(?:孩|宝|小|娃)|开始)|多宽|多高|多长|多深|大小|尺寸|放得下|放得进|装得下|占地|\b(?:how (?:big|large|tall|long(?! (?:does|do|did|will|would|until|till|before|have|has|can|to)\b)|wide|deep|high|small)|dimensions?|measure(?:ments?)?|size of|(?<!which |what |my |usual )size(?=\s*\?*$)|will it fit|fit (?:in|on|under|into)|diameter|length|width|height)\b/iu,
    /\d\s*(?:cm|mm|m|in|inch(?:es)?|ft|feet|厘米|毫米|米|公分|英寸)(?![a-z])|\d\s*["”×x*]\s*\d/iu,
  ),
  concept(
    /容量|装多少|能装|多大(?!能|可|的?(?:孩|宝|小|娃)|开始)|几升|多少毫?升|多少ml|几人份|几个人|够.{0,6}(?:人|用|吃|喝)|\b(?:how big|capacity|volume|holds?|litres?|liters?|quarts?|servings?|serves?|how many (?:people|cups|persons)|enough for)\b/iu,
    /\d\s*(?:l|ml|litres?|liters?|qt|quarts?|升|毫升|寸|cups?|人份|人|persons?|people|servings?|gallons?)(?![a-z])|容量|\bholds?\b|\bserves\b/iu,
  ),
  concept(
    /材料|材质|面料|料子|什么做|[什啥]么?(?:料|皮|木|布|绒|毛|棉|钢|金属)|纯棉|真皮|是不是.{0,4}(?:皮|棉|木|钢|塑料|瓷)|\b(?:made (?:of|from|out)|materials?|fabrics?|what'?s it made|real (?:leather|wood|wool|silk)|genuine leather|plastic|proper metal|(?:solid|real) (?:brass|metal|steel|silver)|solid wood|cotton|polyester)\b/iu,
    /面料|材质|棉|麻|羊毛|羊绒|涤纶|聚酯|尼龙|腈纶|氨纶|雪纺|绸|缎|真丝|皮革|牛皮|pu皮|陶瓷|瓷|玻璃|不锈钢|铸铁|铝|钢|铜|陶|实木|木|竹|硅胶|网布|塑料|橡胶|乳胶|abs|pp|tritan|\b(?:cotton|linen|wool|merino|cashmere|polyester|nylon|silk|leather|canvas|ceramic|stoneware|porcelain|glass|steel|brass|copper|polycarbonate|acrylic|elastane|lycra|aluminium|aluminum|cast[- ]iron|iron|wood(?:en)?|oak|beech|pine|walnut|bamboo|silicone|mesh|plastic|rubber|latex|wax|soy|down)\b/iu,
  ),
  concept(/洗碗机|\bdish ?washer/iu, /洗碗机|机洗|手洗|\bdish ?washer|\bhand[- ]?wash/iu),
  concept(
    /机洗|水洗|怎么洗|能洗|好洗|可洗|可拆|清洗|清洁|打理|保养|洗衣机|干洗|\b(?:wash(?:able|ing|ed)?|clean(?:ing|ed)?|care|maintain|maintenance|machine|laundry|dry clean|stain)\b/iu,
    /洗|擦|清洁|保养|打理|\b(?:wash|washable|clean|wipe|rinse|care|dry clean|spot)/iu,
  ),
  concept(
    /烘干|熨|缩水|掉色|褪色|染色|起球|变形|掉毛|\b(?:tumble|dryer|iron|shrink|fade|bleed|pilling|pill|shed)\b/iu,
    /烘干|晾|熨|缩|褪|掉色|浮色|浮毛|固色|起球|变形|掉毛|\b(?:tumble|dryer|iron|shrink|pre-?shrunk|fade|colou?r|pill|shed|line dry|flat)/iu,
  ),
  concept(/微波炉|\bmicrowav/iu, /微波|\bmicrowav/iu),
  concept(
    /烤箱|进炉|耐高温|多少度|耐热|高温|烫|\b(?:hot to touch|burn my|oven|heat[- ]?(?:proof|safe|resistant)|temperature|degrees|how hot|broiler)\b/iu,
    /烤箱|耐热|耐高温|°|℃|度|高温|烫|\b(?:oven|heat|degrees|broiler)\b/iu,
  ),
  concept(
    /电磁炉|明火|燃气|煤气|灶|\b(?:induction|gas|hob|stove(?:top)?|cooktop|open fire|campfire)\b/iu,
    /电磁炉|明火|燃气|煤气|灶|炉具|\b(?:induction|gas|hob|stove|cooktop|flame|fire)/iu,
  ),
  concept(
    /不粘|粘锅|涂层|糊底|\b(?:non[- ]?stick|stick|coating|coated|seasoned|seasoning|metal utensils?)\b/iu,
    /不粘|涂层|开锅|养锅|金属铲|\b(?:non[- ]?stick|coating|coated|season|enamel|utensil)/iu,
  ),
  concept(
    /冷冻|冰箱|冷藏|保存|保质期|能放多久|存放|过期|\b(?:freezer?|fridge|refrigerat|store|storage|shelf life|expir|keep (?:for|fresh)|last once|best before)/iu,
    /冷冻|冰箱|冷藏|保存|保质期|储存|存放|开封|阴凉|\b(?:freez|fridge|refrigerat|stor(?:e|age)|shelf|expir|best before|cool|within)/iu,
  ),
  concept(
    /防水|下雨|雨天|淋雨|防泼|进水|漏|\b(?:water ?proof|water[- ]resistant|rain|wet|leak|leaks|leakproof|splash|submer|swim|shower)/iu,
    /防水|防泼水|雨|防漏|漏|密封|ipx|\b(?:water|rain|leak|splash|seal|shower|ipx|ip\d)/iu,
  ),
  concept(
    /保温|保冷|保暖|暖和|冷不冷|冬天|夏天|热不热|透气|几度|季节|厚|\b(?:keep(?:s)? (?:it |things )?(?:hot|cold|warm|drinks?|ice)|insulat|warm|cold|winter|summer|season|breathab|temperature rating|thick|hot to)/iu,
    /保温|保冷|保暖|冬|夏|春|秋|透气|凉|厚|薄|克重|gsm|°|℃|温度|摄氏|零下|\b(?:comfort|minus|[234][- ]?season|three[- ]season|hot|cold|warm|winter|summer|season|breath|insulat|thick|thin|gsm|cool|degrees)/iu,
  ),
  concept(
    /续航|电池|充电|充一次|停电|没电|用多久|usb|type-?c|快充|\b(?:batter(?:y|ies)|charg(?:e|es|ing|er)|recharg|run ?time|how long does (?:it|the).{0,12}last|usb|plug|cable|power (?:goes|cut|outage|is out))/iu,
    /续航|充电|电池|停电|小时|usb|type-?c|毫安|mah|\b(?:hours?|charg|recharg|batter|usb|mah|aaa?\b)/iu,
  ),
  onlyBy(
    howLoud,
    /吵|噪|静音|声音|分贝|响不响|\b(?:nois[ey]|noisy|loud|quiet|silent|decibels?|db)\b/iu,
    /噪|静音|分贝|声音|安静|\d\s*db\b|\b(?:nois|loud|quiet|silent|decibel)/iu,
  ),
  concept(
    /功率|瓦|费电|耗电|电压|\b(?:watts?|wattage|power(?:ful)?|voltage|volts?|electricity|energy)\b/iu,
    /\d\s*(?:w|瓦|千瓦|kw|v|伏|伏特)(?![a-z])|功率|电压|省电|\bwatts?\b/iu,
  ),
  onlyBy(
    howLoud,
    /噪音|吵|声音大|静音|响不响|多少分贝|\b(?:nois[ey]|loud|quiet|silent|decibels?|sound)\b/iu,
    /噪音|静音|吵|分贝|安静|\bdb\b|\b(?:nois|quiet|silent|loud|decibel|hum)/iu,
  ),
  concept(
    /几岁|多大(?:的(?:孩子|宝宝|小孩|娃)|能|可以|开始)|几?个月|年级|初[一二三]|上(?:小学|初中|幼儿园)|适合.{0,6}(?:岁|孩子|宝宝)|个月|小孩|婴儿|新生儿|\b(?:(?:s?he'?s|s?he is|is|turn(?:s|ing)|turned) \d{1,2}(?!\d| ?(?:cm|kg|in|lbs?|ft|"))|brother|sister|nephew|niece|chews?|choke|ages?|years? old|year[- ]olds?|toddlers?|bab(?:y|ies)|(?<!\bby (?:the|my|our|your) )(?:kids?|child(?:ren)?)|newborns?|\d+ ?(?:yo|yr|month))\b/iu,
    /岁|个月|年级|儿童|宝宝|婴儿|新生儿|小零件|\b(?:non-?toxic|from birth|years?|months?|ages?|\d\+|children|kids|toddlers?|bab(?:y|ies)|small parts|choking)/iu,
  ),
  concept(
    /狗|猫|宠物|犬|毛孩子|兔|\b(?:dogs?|cats?|pupp(?:y|ies)|kittens?|pets?|labrador|rabbits?|breed)\b/iu,
    /犬|狗|猫|宠物|\b(?:dogs?|cats?|pupp|kitten|pets?|breeds?|paws?)\b/iu,
  ),
  concept(
    /孕妇|敏感肌|过敏|刺激|坚果|麸质|无糖|素食|添加剂|防腐|\b(?:pregnan|sensitive|allerg|irritat|hypoallergenic|nuts?|gluten|vegan|dairy|sugar|fragrance[- ]free|paraben)/iu,
    /孕|敏感|过敏|坚果|麸|糖|素|添加|防腐|不含|香精|\b(?:pregnan|sensitive|allerg|hypoallergenic|nut|gluten|vegan|dairy|sugar|fragrance|paraben|free from|contains?)/iu,
  ),
  concept(
    /安全吗|有毒|甲醛|食品级|bpa|环保|认证|检测|\b(?:safe|toxic|bpa|food[- ]grade|non[- ]toxic|certif|tested|lead[- ]free|eco|sustainab|recycl|organic)/iu,
    /无毒|甲醛|食品级|bpa|环保|认证|检测|国标|\b(?:safe|toxic|bpa|food[- ]grade|certif|tested|standard|recycl|organic|fsc|gots|oeko)/iu,
  ),
  onlyBy(
    /认证|证书|检测报告|\b(?:certified|certificat\w*|oeko[- ]?tex|fsc|gots)\b/iu,
    /认证|证书|检测报告|\b(?:certif\w*|certs?|oeko[- ]?tex|fsc|gots)\b/iu,
    /认证|证书|检测|国标|\b(?:certif|standard|tested|oeko|fsc|gots|rds|rws|iso)/iu,
  ),
  concept(
    /味道|气味|香味|什么香|异味|难闻|\b(?:smell|scent|scented|odou?r|fragrance|notes?)\b/iu,
    /味|香|\b(?:smell|scent|odou?r|fragran|notes?|unscented)/iu,
  ),
  concept(
    /(?<!上门)安装|组装|好装|自己装|(?:会|好|怎么)装|自己拼|打孔|工具|螺丝|\b(?:assembl|install|set ?up|put(?:ting)? (?:(?:it|them|that|the \w+) )?up|pitch|put (?:it )?together|tools?|drill|screws?|mount)/iu,
    /安装|组装|免打孔|打孔|螺丝|工具|拼装|自己拼|\b(?:assembl|install|set ?up|tool|drill|screw|mount|minutes)/iu,
  ),
  // Three things or more in one sentence are what a set holds.
  concept(
    /里(?:面|头|边)?(?:都|具体|到底)?(?:是|有|装|放)(?:些|了|的)?(?:什么|啥|哪些|哪几)|都(?:有|含|装)(?:些|了)?(?:什么|啥|哪些|哪几)|\bwhat(?:'?s|s| is| all is| comes?| do (?:i|you|we) get)(?: all| actually| exactly)? in(?:side)? (?:it|this|that|there|them|the \w+)/iu,
    /[^、，。]、[^、。]{1,24}(?:、|和|及|与|加)|(?:内含|内有|装有|包含|包括)|,[^,;]{2,40}(?:,| and | or )[^,;]{2}|\b(?:contains?|consists?|comprises?|made up of)\b/iu,
  ),
  concept(
    /包含|包括|配件|带不带|附带|几件|\d件.{0,6}[啥什哪]|有没有(?:盖|盒|架|送)|送.{0,4}[吗不么]|送几|带.{0,4}[吗不么没]$|带吗|要不要(?:另|自己)买|里面.{0,3}有|盒子里|清单|带盖|\b(?:includ(?:e|es|ed|ing)|comes? (?:with|w\b)|come with|need(?:s)? (?:batteries|matches|a lighter|anything)|in the box|what do i get|accessor|lid|how many (?:pieces|pairs|in)|set of|pieces|spare|extra)/iu,
    /包含|包括|含|配|附|赠|送|另购|另买|自备|自己用|不带|件套|[\d一两二三四五六七八九十]\s*[件只个片支双根块张颗本瓶袋]|\b(?:includ|comes? with|no (?:batteries|igniter|lid|cable)|bring a|cable|in the bag|box|lid|set of|pieces?|pairs?|pack|sold separately|spare|\d-piece|contains)/iu,
  ),
  concept(
    /替换|配件|补充装|耗材|滤芯|\b(?:replac|refill|spare|filters?|cartridge|parts)\b/iu,
    /替换|补充|耗材|滤芯|单独|\b(?:replac|refill|spare|filter|parts|separately)/iu,
  ),
  concept(
    /承重|能坐|多重的人|结实|稳|最大.{0,4}重|\b(?:weight (?:limit|capacity)|max(?:imum)? (?:weight|load)|support|sturdy|load|stable|wobbl|hold up)\b/iu,
    /承重|\d\s*(?:kg|公斤|斤|lbs?|pounds?)|稳|加固|\b(?:up to|load|support|sturdy|stable|max)/iu,
  ),
  concept(
    /兼容|适配|通用|苹果|安卓|蓝牙|wifi|型号|\b(?:compatib|work with|fits? (?:my|a|the)|iphone|android|bluetooth|wi-?fi|app\b|standard)/iu,
    /兼容|适配|适用|通用|苹果|安卓|蓝牙|有线|插头|\b(?:compatib|fits?|works with|bluetooth|wired|wireless|wi-?fi|universal|standard|app)\b/iu,
  ),
  concept(
    /偏大|偏小|正码|合身|宽松|修身|脚宽|脚背|选码|穿多大|什么码|几码|尺码|身高|体重|斤|\b(?:true to size|run (?:small|large|big)|size up|size down|fit(?:s|ting)?|wide feet|slim|loose|baggy|what size|which size|between sizes|tall|height|lbs|kg|cm)\b/iu,
    /偏大|偏小|正码|大一码|小一码|合身|宽松|修身|版型|宽脚|身高|体重|\d\s*(?:cm|kg|斤)|\b(?:true to size|runs?|size up|size down|fit|roomy|slim|loose|relaxed|wide|half size|model)\b/iu,
    'size_advice',
  ),
  onlyBy(
    /产地|哪里?产|哪个?国(?!内)|\b(?:(?:what|which) country|country of origin|where (?:is|are|was|were)\b.{0,24}\bmade)\b/iu,
    /产地|哪里产|哪产|进口|国产|哪里做|哪个?国(?!内)|\b(?:made in|where (?:is|are|was|were).{0,12}made|origin|come from|made$|manufactur|imported|sourced)/iu,
    /产地|产自|国产|进口|制造|手工|\b(?:made (?:in|by)|origin|(?:made|sewn|woven|knit|thrown|comes?|imported) (?:\w+ ){0,3}(?:in|from|by|up the)|manufactur|imported|sourced|hand ?made)/iu,
  ),
  concept(/燃烧|烧多久|点多久|\b(?:burn(?:s|ing)?(?: time)?|wick)\b/iu, /燃烧|小时|\b(?:burn|hours?|wick)/iu),
  concept(
    /怎么用|使用方法|用法|用量|一次用|几次|操作|上手|\b(?:how (?:do|to|often|much) (?:i |you )?(?:use|apply|feed|do)|instructions?|directions|dosage|easy to use|beginners?)\b/iu,
    /使用|用法|用量|每次|每天|每周|取|按|新手|\b(?:use|apply|instructions?|daily|twice|press|beginner|times a)/iu,
  ),
  concept(
    /折叠|收纳|收起来|便携|携带|出差|旅行|飞机|登机|\b(?:fold(?:s|able|ing)?|collapsib|stor(?:e|age) (?:it )?away|portab|travel|carry[- ]on|pack(?:s|ed)? (?:down|small)|cabin|flight)\b/iu,
    /折叠|收纳|便携|携带|登机|\b(?:fold|collaps|portab|travel|carry|pack(?:s|ed)?|compact|cabin)/iu,
  ),
  concept(
    /户外|室外|室内|阳台|太阳|晒|\b(?:outdoors?|outside|indoors?|balcon|sun|uv|patio|garden)\b/iu,
    /户外|室外|室内|阳台|晒|防晒|\b(?:outdoor|outside|indoor|sun|uv|weather)/iu,
  ),
  concept(
    /(?:能|可以|可不可以|能不能)(?:用来|拿来)?(?:打|放|装|蒸|煮|炒|烤|榨|磨|泡|炖|压|倒)|\b(?:can|could) (?:i|it|you|we|they) (?:put|crush|cook|make|grind|blend|pour|boil|fry|bake|steam|zip|use)\b|\bok(?:ay)? (?:for|to|with)\b/iu,
    /不能|不要|不可|请勿|只能|都可以|也能|可以|放得下|适合|蒸|\b(?:not|no|never|only|can't|don't|suitable|works? (?:with|on|for))\b/iu,
  ),
  concept(
    /自动(?:关|断)|自己(?:关|断)|防干烧|\b(?:turns?|shuts?|switch(?:es)?) (?:itself )?off|auto[- ]?(?:off|shut)/iu,
    /自动断电|自动关|防干烧|断电|\b(?:turns? off|shuts? off|switch(?:es)? off|auto[- ]?(?:off|shut))/iu,
  ),
  concept(/弹力|弹性|有弹|\b(?:stretch(?:y|es)?|elastic|give)\b/iu, /弹|氨纶|\b(?:stretch|elastane|spandex|lycra|elastic)/iu),
  concept(
    /软不软|硬不硬|偏软|偏硬|软吗|硬吗|手感|扎不扎|\b(?:soft|firm|hard|itch(?:y|es)?|scratchy)\b/iu,
    /软|硬|扎|手感|\b(?:soft|firm|hard|itch|scratch)/iu,
  ),
  concept(/多亮|亮不亮|亮度|流明|\b(?:how bright|brightness|lumens?|bright)\b/iu, /亮度|流明|\b(?:lumens?|bright|beam)/iu),
  concept(
    /怎么喂|喂几次|几餐|一天几|\b(?:how (?:many|often) (?:times|meals)|a day)\b/iu,
    /餐|每天|一天|每次|\b(?:meals?|daily|a day|per day)\b/iu,
  ),
  concept(
    /胸围|腰围|臀围|肩宽|衣长|袖长|裤长|\b(?:chest|bust|waist|hips?|inseam|sleeve)\b/iu,
    /胸围|腰围|臀围|肩宽|衣长|袖长|裤长|\b(?:chest|bust|waist|hips?|inseam|sleeve)\b/iu,
    'size_advice',
  ),
  concept(
    /道德|人道|动物福利|\b(?:ethical|cruelty|humane|mulesing|responsibl[ey]|animal welfare)\b/iu,
    /人道|认证|\b(?:rds|rws|ethical|cruelty|humane|mulesing|responsibl[ey])/iu,
  ),
  concept(/点火|打火|\b(?:ignit|lighter|matches|light (?:by )?itself|light it)/iu, /点火|打火|\b(?:ignit|lighter|match(?:es)?)\b/iu),
  concept(/密码锁|海关锁|海關鎖|带锁|\b(?:tsa|locks?)\b/iu, /tsa|密码锁|锁|\block/iu),
  concept(/缩水|\bshr[iu]nk/iu, /缩|\bshr[iu]nk/iu),
  // Eyes that do not come off say nothing of it.
  onlyBy(
    /掉色|褪色|\b(?:fade|bleed)/iu,
    /掉色|褪色|染色|\b(?:fade|bleed)/iu,
    /[掉变串染固浮本]色|褪|色牢|洗|晒|\b(?:fad(?:e|ing)|bleed|colou?r|dye|wash|sun)/iu,
  ),
  // How a shop deals.
  concept(
    /咬|摔|泡水|掉水|进水|弄坏|自己(?:拆|弄)|\b(?:dropped|chew(?:s|ed)|spill(?:ed)?|my (?:own )?fault|accident\w*)\b/iu,
    /摔|咬|泡过?水|进水|自己拆|人为|不保|\b(?:dropped|misuse|accident|own fault|chewed|wear and tear)/iu,
    'warranty',
  ),
  concept(/赔|补偿|\bcompensat/iu, /赔|补发|重发|换新|\b(?:send (?:you )?another|replacement|compensat)/iu),
  concept(
    /(?:几天|多久|多少天|天)(?:之?内)?.{0,4}(?:可以|能)?退(?!款)|退货?(?:期限|时限)|\b(?:how (?:long|many days)|deadline|time).{0,24}\b(?:return|send (?:it |them )?back|change my mind)\b|\breturn window\b/iu,
    /\d+\s*天(?:之?内)?.{0,8}退|\b\d+ days (?:from|of(?! (?:air|use|using|wear|wash|battery|sun|rain|dry|play|normal|daily|light|heavy))|after|to)\b|\bwithin \d+ days of\b/iu,
    'returns',
  ),
  concept(
    /\bhow long (?:is|does|do|will|would).{0,12}(?:ship(?:ping)?|deliver(?:y)?|post(?:age)?|take to (?:arrive|come))\b|(?:快递|物流|路上|寄过来|发过来).{0,4}(?:几天|多久)/iu,
    /\d\s*(?:[-–~至到]|to)\s*\d+\s*(?:个?工作日|天|business days|working days|days|weeks)|次日达/iu,
    'delivery_time',
  ),
  concept(
    /比价|差价|保价|价保|降价|便宜了|\bprice[- ]?(?:match|adjust|drop|protect)\w*|\bmatch (?:the |a |their |other )?(?:price|amazon|ebay|walmart|another|competitor)|\bhaggl/iu,
    /比价|差价|保价|价保|降价|\bmatch\b.{0,24}\bprices?|\bprice (?:match|adjust|drop)|\bhaggle/iu,
    'coupon',
  ),
  concept(
    /运费|邮费|包邮|免邮|快递费|配送费|\b(?:shipping|postage|delivery) (?:cost|fee|charge|price)s?|\bfree (?:shipping|delivery)|\bpostage\b|\bhow much.{0,24}(?:ship|deliver|postage)|\b(?:ship|deliver|post).{0,12}(?:cost|free)|\bp&p\b/iu,
    /运费|邮费|包邮|免邮|快递费|配送费|\b(?:shipping|postage|delivery|p&p|to your door|parcels?|royal mail|ups|usps|fedex|dhl|dpd|evri|courier)\b.{0,60}(?:free|[¥$£€]|\d)|(?:free|[¥$£€]\s?\d).{0,30}\b(?:shipping|postage|delivery|from [$£€])/iu,
    'shipping',
  ),
  concept(
    /几天到|多久(?:能)?(?:到|送|收|发)|什么时候(?:到|发|能)|(?<![零好没过前后这那])几天|发货|现在下单|多快|加急|今天发|明天到|周末.{0,4}[发送]|\b(?:how (?:long|soon|fast|quick)|when (?:will|do|does|can).{0,30}(?:arrive|ship|come|get|deliver|dispatch|send)|arriv|deliver(?:y|ed)? (?:time|by)|dispatch|express|rush|next[- ]day|same[- ]day|weekend)/iu,
    /发货|送达|到达|寄出|寄走|出库|配送|快递|次日|当天|加急|揽收|到手|包裹|几天到|多久到|派送|\b(?:ship|dispatch|arriv|deliver|express|transit|next[- ]day|same[- ]day|leaves? (?:us|our|the)|go(?:es)? out|to your door|on its way|parcels? (?:reach|get)|how long)/iu,
    'delivery_time',
  ),
  concept(
    /(?:寄|送|发|邮)到|送货|上门送|送上门|送上楼|海外|国外|港澳台|新疆|西藏|偏远|乡下|农村|哪些地方|范围|自提柜|\b(?:ship|deliver|post|send).{0,10} to\b|international|abroad|overseas|canada|alaska|hawaii|europe|\beu\b|northern ireland|scotland|highlands|po box|countries|where do you (?:ship|deliver)|(?:to|at) (?:my|the|our) (?:front )?door|doorstep/iu,
    /海外|国外|境外|港澳台|香港|新疆|西藏|内蒙|偏远|大陆|全国|范围|地区|乡镇|上门|门口|驿站|\b(?:international|abroad|overseas|canada|alaska|hawaii|contiguous|lower 48|europe|\beu\b|mainland|northern ireland|highlands|islands|countries|only ship|po box|states?|worldwide|country)\b/iu,
    'delivery_area',
  ),
  concept(
    /(?:哪[家个种]|什么|啥)(?:样的)?快递|快递.{0,3}(?:哪[家个]|什么|啥)(?!时候)|顺丰|中通|圆通|韵达|京东|邮政|\b(?:courier|carrier|ups|usps|fedex|dhl|royal mail|dpd|evri|which (?:company|service)|who (?:do you|d'?you) (?:use|send|ship|deliver)|who(?:'s| is| will be)? (?:deliver(?:s|ing)|ships|brings|carries))\b/iu,
    /顺丰|中通|圆通|申通|韵达|极兔|京东|邮政|ems|德邦|\b(?:courier|carrier|ups|usps|fedex|dhl|royal mail|dpd|evri)\b/iu,
  ),
  concept(
    /退货|能退|可以退|退回|不喜欢|不想要|七天无理由|无理由|退不退|给退|\b(?:returns?|send (?:it |them )?back|bring (?:it )?back|don'?t like|changed? my mind|return policy|take (?:it )?back)\b/iu,
    /退货|退回|退换|无理由|可退|可以退|能退|不退|不能退|退不了|寄回|买错|不喜欢|后悔|\b(?:returns?|second thoughts|returned|returnable|send (?:it )?back|sent back|change your mind)\b/iu,
    'returns',
  ),
  concept(
    /拆封|拆了|打开了|用过|穿过|洗过|吊牌|包装.{0,4}(?:扔|丢|没)|\b(?:opened|open(?:ed)? (?:the )?box|used|worn|tags?|original (?:box|packag)|without the box|unopened|tried)\b/iu,
    /拆封|未拆|开封|使用过|未使用|吊牌|完好|原包装|不影响二次|\b(?:opened|unopened|unused|used|worn|unworn|tags?|original|packag|sealed)\b/iu,
    'returns',
  ),
  concept(
    /特价|打折|清仓|促销|折扣商品|秒杀|尾货|\b(?:sale|clearance|final sale|discounted|reduced|outlet|on offer)\b/iu,
    /特价|打折|清仓|促销|折扣|秒杀|尾货|\b(?:sale|clearance|final|discounted|reduced|outlet|seconds)\b/iu,
  ),
  concept(
    /小票|收据|凭证|订单号|单子丢|发票丢|\b(?:receipt|proof of purchase|order number|lost (?:the|my)|invoice)\b/iu,
    /小票|收据|凭证|订单号|订单记录|购买记录|\b(?:receipt|proof|order number|order confirmation|look up|e-?mail address)\b/iu,
  ),
  concept(
    /定制|刻字|私人定制|绣字|\b(?:custom|personali[sz]|engrav|monogram|made[- ]to[- ]order|embroider)/iu,
    /定制|刻字|绣|\b(?:custom|personali[sz]|engrav|monogram|made[- ]to[- ]order|embroider)/iu,
  ),
  concept(
    /换货|换一(?!次)|换个|换大|换小|换码|调换|(?:能|可以|给|包)换(?![着洗成])|\b(?:exchang|swap|different (?:size|colou?r)|bigger one|smaller one|wrong size)/iu,
    /换货|退换|更换|调换|换一|换新|换码|\b(?:exchang|swap|replacement|different size|another size)/iu,
    'exchange',
  ),
  concept(
    /退款|退钱|钱.{0,6}(?:到账|退|回来)|多久到账|原路|\b(?:refund|money back|get (?:my )?money|reimburs|credited)/iu,
    /退款|到账|原路|退回|退还|退钱|钱.{0,4}(?:回来|退)|\b(?:refund|money (?:back|(?:goes|comes|is sent|is paid) back)|credited|original payment|store credit)/iu,
    'refund',
  ),
  concept(
    /(?:谁|哪方|你们|我).{0,4}(?:出|付|承担|掏|给).{0,6}(?:运费|邮费)|退货.{0,6}(?:运费|邮费|免费|要钱)|[运邮]费.{0,6}(?:谁|出)|\b(?:who pays|return (?:shipping|postage|label)|prepaid|pay (?:for|to) (?:the )?return|free returns?|cost to return|restocking)/iu,
    /(?:退|换|寄)回?.{0,16}(?:运费|邮费)|运费.{0,10}(?:承担|自理|由)|运费险|\b(?:return (?:shipping|postage|label)|prepaid|label|at your (?:own )?(?:cost|expense)|we (?:pay|cover)|you (?:pay|cover)|restocking|deduct)/iu,
    'returns',
  ),
  concept(
    /坏了|破损|破了|碎了|裂|瑕疵|质量问题|有问题|发错|少发|漏发|压坏|\b(?:broken?|damaged?|crack(?:ed)?|smash|faulty|defect(?:ive)?|wrong item|missing|chipped|arrives? (?:broken|damaged)|doesn'?t work|stopped working)\b/iu,
    /破损|损坏|碎|瑕疵|质量问题|故障|发错|少发|漏发|拍照|照片|\b(?:damaged?|broken|faulty|defect|wrong item|missing|photo|picture|chipped|crack)/iu,
  ),
  concept(
    /保修|质保|保多久|维修|修不修|包修|坏了|\b(?:warrant(?:y|ies)|guarantee[ds]?|repairs?|fix(?:ed)?|lifetime|covered)\b/iu,
    /保修|质保|维修|免费修|包修|换新|修好|坏了|管多久|保.{0,3}[年月]|\b(?:warrant|guarantee|repair|lifetime|for life|covered|covers? (?:any|all|for|against|by|under|fault|break|damage)|stand behind|gives? out|breaks?(?!ing)|broken|fault)/iu,
    'warranty',
  ),
  concept(
    /付款|支付|怎么付|能用.{0,6}(?:付|支付|花呗)|微信|支付宝|花呗|信用卡|银行卡|货到付款|刷卡|\b(?:pay(?:ment|ing|pal)?|cards?|visa|mastercard|amex|apple pay|google pay|cash|cheques?|check|bank transfer|wire|crypto|bitcoin)\b/iu,
    /付款|支付|微信|支付宝|花呗|信用卡|银行卡|银联|货到付款|转账|\b(?:pay(?:ment|pal)?|accept|visa|mastercard|amex|american express|apple pay|google pay|cash|cheque|bank transfer|crypto)\b/iu,
    'payment',
  ),
  concept(
    /分期|分[几两三四五六十\d]+(?:次|期|个月)|花呗|白条|先用后付|\b(?:instal+ments?|klarna|afterpay|affirm|shop pay|clearpay|pay later|in (?:3|4|three|four)|financ|pay\b.{0,12}\b(?:in|by) (?:bits|parts|chunks|stages|goes|stages)|bit by bit|pay\b.{0,12}\bmonthly|month by month|spread (?:the|it|out)|over (?:a few|several|\d+) months)/iu,
    /分期|花呗|白条|先用后付|免息|\b(?:instal+ments?|klarna|afterpay|affirm|shop pay|clearpay|pay later|interest|financ)/iu,
    'payment',
  ),
  concept(
    /发票|开票|抬头|税号|专票|增值税|\b(?:invoices?|vat|tax|ein|receipt for)\b/iu,
    /发票|开票|抬头|税号|专票|增值税|\b(?:invoice|vat|tax)\b/iu,
    'invoice',
  ),
  concept(
    /有效期|过期|失效|作废|\b(?:expir\w*|run out|runs out|valid|use(?:d)? by)\b/iu,
    /有效|过期|失效|作废|\b(?:valid|expir\w*|last (?:for )?\d+|keep their value)/iu,
  ),
  concept(
    /礼品卡|礼金卡|储值|购物卡|\b(?:gift (?:cards?|vouchers?|certificates?)|e-?gift)\b/iu,
    /礼品卡|礼金卡|储值|购物卡|\b(?:gift (?:cards?|vouchers?|certificates?)|e-?gift)\b/iu,
  ),
  concept(
    /包装|礼盒(?![里内中])|贺卡|卡片|写.{0,4}(?:字|话|卡)|包起来|包好|包一下|看见价格|看到价格|礼品袋|价格单|\b(?:gift[- ]?wrap|wrapp(?:ed|ing)|wrap (?:it|them)|gift (?:box|bag|note|message)|note|card with|message|few words|(?:hide|see|no) (?:the )?prices?|packing slip|wrap)\b/iu,
    /礼品?包装|礼物包装|包起来|包好|帮.{0,3}包|礼盒|贺卡|卡片|手写|丝带|棉绳|牛皮纸|礼品袋|不放价格|送人|送礼|\b(?:gift[- ]?wrap|wrap(?:ped|ping|s)?|ribbon|gift (?:box|bag|note|message)|note|hand ?written|packing slip|presents?|gifts?(?! cards?))\b/iu,
    'gift_wrap',
  ),
  concept(
    /几点|营业|开门|关门|上班|下班|周末|节假日|客服时间|在线时间|\b(?:(?<!once |after )open(?:ing)?|hours|close|closed|weekends?|sundays?|saturdays?|holidays?|what time)\b/iu,
    /\d{1,2}\s*[:：点]|营业|周一|周末|周日|节假日|全年|\b(?:mon|tue|wed|thu|fri|sat|sun)|\b(?:open|closed|hours|holidays?)\b|\d\s*(?:am|pm|a\.m|p\.m)/iu,
    'shop',
  ),
  concept(
    /你们?.{0,4}地址|店.{0,4}地址|在哪|实体店|店里|停车|门店|线下|店在|哪个城市|\b(?:address|located|location|where are you|store(?:front)?|physical|visit|showroom|based|parking|park|wheelchair|store)\b/iu,
    /(?:本店|店铺|我们|门店)的?地址|在\p{Script=Han}{2,6}开|位于|门店|实体店|路\s?\d+\s?号|街\s?\d+\s?号|号楼|工作室|地铁|来店|店里|\b(?:our address|located|street|road|st\.|ave|visit us|showroom|our (?:store|shop)|the (?:store|shop)|studio|workshop|find us|parking|drive)\b/iu,
    'shop',
  ),
  concept(
    /自提|上门(?:取|拿|提)|自己(?:去|来|过去|过来|上门)?(?:取|拿|提)|(?:去|来|到)(?:你们?)?(?:店|仓库|家)里?(?:取|拿|提)|\b(?:pick ?up|collect(?:ion)?|click and collect|in[- ]store|curbside)\b/iu,
    /自提|上门|取货|\b(?:pick ?up|collect|in[- ]store|curbside)/iu,
    'shop',
  ),
  concept(
    /电话|邮箱|联系|微信号|公众号|\b(?:phone|e-?mail|contact|call|reach|number|instagram|whatsapp)\b/iu,
    /电话|邮箱|联系|微信|公众号|\b(?:phone|e-?mail|contact|call|text us|reach)\b/iu,
  ),
  concept(
    /(?:你们|老板|品牌|店).{0,6}(?:是谁|开了?多久|什么时候|几年)|谁开的|关于你们|\b(?:who (?:are you|runs|owns|started|is behind)|about (?:you|your|the shop)|family[- ]owned|how long have you|founded|started)\b/iu,
    /成立|创办|创立|开店|家|夫妻|年|\b(?:founded|started|since|family|owned|we are|began|husband|wife|sisters?|brothers?)\b/iu,
    'shop',
  ),
  concept(
    /隐私|个人信息|手机号|信息.{0,6}(?:泄露|卖|分享|删)|数据|注销|骚扰|推销|\b(?:privacy|personal (?:data|info)|my (?:data|info|details)|share|sell my|delete my|gdpr|spam|unsubscribe|newsletter|cookies)\b/iu,
    /隐私|个人信息|数据|加密|第三方|删除|注销|\b(?:privacy|personal|data|share|sell|delete|third part|encrypt|unsubscribe|cookies|newsletter)/iu,
    'privacy',
  ),
  concept(
    /订单.{0,8}(?:改|取消|修改)|改地址|改收货|取消订单|写错地址|\b(?:cancel|change (?:my|the) (?:order|address)|edit|wrong address|amend|modify)\b/iu,
    /取消|修改|改地址|地址|拦截|\b(?:cancel|change|edit|amend|modif|address|before (?:it|we))/iu,
    'order_change',
  ),
  concept(
    /物流|快递(?:单)?号|查.{0,4}(?:单|快递|物流)|到哪了|没收到|丢件|丢了|\b(?:track(?:ing)?|where(?:'s| is) my|lost|hasn'?t (?:arrived|come)|not (?:arrived|received)|missing parcel|stolen)\b/iu,
    /物流|单号|丢件|丢失|查询|未收到|\b(?:track|lost|not arrived|missing|stolen|e-?mail)/iu,
    'order_change',
  ),
  concept(
    /优惠|券|首单|新人|会员|积分|学生|满减|折扣|\b(?:coupons?|vouchers?|promo|discounts?|codes?|first order|new customers?|loyalty|points|student|rewards?|member)\b/iu,
    /优惠|券|首单|新人|会员|积分|学生|满减|折|\b(?:coupon|voucher|promo|discount|code|first order|loyalty|points|student|rewards?|member|% off)/iu,
    'coupon',
  ),
  concept(
    /正品|真的假的|假货|保真|授权|鉴定|\b(?:genuine|authentic|real deal|fake|counterfeit|official|authori[sz]ed|legit)\b/iu,
    /正品|保真|假|授权|鉴定|专柜|官方|\b(?:genuine|authentic|fake|counterfeit|official|authori[sz]ed|certificate|direct from)/iu,
    'authenticity',
  ),
  concept(
    /批发|团购|大量|企业|公司买|采购|\b(?:wholesale|bulk|corporate|business order|trade|reseller|large order)\b/iu,
    /批发|团购|企业|采购|\d+\s*[件个套]以上|\b(?:wholesale|bulk|corporate|trade|minimum)/iu,
  ),
  concept(
    /补货|到货|还会有|预售|预定|什么时候有|\b(?:restock|back in stock|pre-?order|when will.{0,20}(?:back|available)|again)\b/iu,
    /补货|到货|预售|预定|\b(?:restock|back in stock|pre-?order|notify)/iu,
  ),
]

const howMuch = concept(/多少钱|怎么收费|收费|要钱|什么价|免费|\bhow much\b|\bcosts?\b|\bcharges?\b|\bfees?\b|\bfree\b|\bprice\b/iu, money)
const howLong = concept(
  /(?<![零好没过前后这那])几天|多久|多长时间|多少天|几个月|几年|什么时候|期限|\bhow (?:long|soon|many days|quick(?:ly)?|fast)\b|\bwhen(?:'?s)?\b|\bdeadline\b|\bwindow\b/iu,
  span,
)
const howMany = concept(/多少|几[个件只人次岁号种]|\bhow (?:many|much|big|tall|heavy|wide|old|far|hot)\b/iu, /\d/u)
const howMuchOff = concept(/几折|多少折|\bhow much off\b|\bwhat (?:discount|per ?cent(?:age)?)\b/iu, /折|%|\bper ?cent\b/iu)
/** What kind of thing an answer is, whatever it is about. */
export const kindsOfAnswer: readonly Concept[] = [howMuch, howLong, howMany, howMuchOff]
export const anyNumber = concept(/$^/u, /\d/u)
