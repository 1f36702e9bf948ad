/**
 * What people ask of how a shop deals and what in a page answers it, in the form of `aspect-words.ts`: knowledge of all shops, not of any.
 * What is asked in so many words is told by one sentence of a page, whatever else stands there.
 */
export const pageAspectWords = `
# Presents
price inside : see the price|price be visible|price visible|prices visible|price be shown|price be on|price come up|prices on it|see how much|sees the price|see what it cost|see what i paid|know the price|know how much|price show|prices show|show the price|show prices|show a price|price on it|price tag|price in it|without the price|without a price|without prices|no price|hide the price|hide prices|price hidden|receipt in|receipt inside|no receipt|include a receipt|invoice in the|invoice inside|看到价|看见价|知道价|知道多少钱|放价格|有价格|价签|吊牌价|不放价|不要价|别放价|去掉价|撕掉价|带价格|显示价|放小票|有小票|放发票|夹小票|放单子|有清单|看出多少钱 : 价格单|小票|购物清单|发货单|gift receipt|packing slip : no price*|without price*|no invoice|no receipt|price…parcel|price…box|price…inside|prices are…shown|不放价|不含价|不附价|不显示价|没有价格|价格…包裹|包裹…价格
message on card : message|write on the card|write on it|card say|card saying|on the card|note in it|little note|handwritten|personal note|greeting card|gift card message|how many words|how many characters|贺卡|写卡|卡片上|写几个字|写多少字|多少字|写句话|写祝福|祝福语|手写|附言|附张卡|写个卡 : 贺卡|handwritten|hand-written|card…words|card…letters|card…characters : 手写|卡片…字|字以内|个字|write…card|card…message|message…card|card of up to
sent to another : straight to him|straight to her|straight to them|straight to my|straight to their|directly to|direct to|send it to him|send it to her|send it to my|posted to her|posted to him|to a different address|to another address|different address|someone else's address|her address|his address|her house|his house|my friend's address|直接寄给|直接发给|直接送到|寄给我朋友|寄给朋友|寄给别人|寄给我妈|寄到别人|寄到朋友|发给朋友|送到她|送到他|别的地址|另一个地址|填别人|填她的|填他的 :  : straight to|directly to|direct to|as the recipient|recipient|delivery address|another address|different address|收货人|收件人|直接寄|直接发|填朋友|填对方
voucher : voucher run out|vouchers run out|vouchers expire|voucher expire|voucher valid|voucher last|vouchers last|do they run out|gift card expire|gift cards expire|gift card valid|gift voucher*|gift card*|礼品卡|购物卡|储值卡|礼券|代金卡 : gift voucher*|gift card*|礼品卡|购物卡|储值卡|礼券 : voucher…valid|voucher…month|voucher…year
wrapping : wrap it|wrapped|wrapping|gift wrap|giftwrap|gift box|gift bag|包装|礼盒|礼袋|包起来|包一下|包得|丝带 : gift wrap*|gift-wrap*|giftwrap*|礼品包装|礼品袋 : wrap*|ribbon*|gift bag|gift box*|包装…元|礼盒…元|缎带|丝带

# Paying
instalments : instalment*|installment*|in parts|pay later|pay monthly|split the payment|split it into|klarna|clearpay|afterpay|laybuy|huabei|分期|分几期|花呗|白条|几期|免息|月付|先用后付 : instalment*|installment*|klarna|clearpay|afterpay|huabei|分期|花呗|白条|先用后付 : pay in # |interest-free|interest free
ways to pay : how can i pay|how do i pay|how to pay|pay by|pay with|do you take|do you accept|can i use my card|credit card|debit card|apple pay|google pay|paypal|amex|american express|cash|bank transfer|怎么付款|怎么支付|支付方式|付款方式|能用微信|微信付|支付宝|刷卡|信用卡|银行卡付|货到付款|现金|对公|转账 : paypal|apple pay|google pay|amex|支付宝|微信支付|货到付款|信用卡|银联|转账|bank transfer : visa|mastercard|pay…by|cards|银行卡
cheques : by check|a check|personal check : cheque*|personal check|支票 : checks
cash on delivery : 货到付款|到付款|到了再付|收到再付|先货后款|cash on delivery|pay on delivery|pay when it arrives|cod : 货到付款|cash on delivery|pay on delivery : 
invoice : 发票|开票|专票|税号|抬头|invoice|vat receipt|vat invoice|receipt for my company|proof of purchase|business receipt : 发票|开票|invoice*|vat : receipt*|抬头
who gets the code : used it before|bought before|bought from you before|existing customer*|returning customer*|second order|not my first order|ordered before|老客|老顾客|买过|不是第一次|第二次买|第二单|新人才|新客才 :  : first order|new customer*|once per|one per|首单|首次|新客|新人|老客|每人限|限用一次|once each
combine codes : combine|stack|use both|use two codes|together with the code|as well as the code|on top of|叠加|一起用|同时用|同享|一块用 : combin*|stack*|叠加|同享|同时使用 : one code|together with|不能同
price match : price match|match the price|cheaper elsewhere|cheaper on amazon|saw it cheaper|beat the price|比价|别家便宜|别的店便宜|价格保护|保价|降价补|补差价|买贵 : price match*|price-match*|price protect*|保价|价保|差价 : match…price
student : student discount|student code|student price|student card|students get|i'm a student|im a student|nhs|teacher discount|military discount|blue light|pensioner*|senior discount|学生优惠|学生价|学生有|教师优惠|军人优惠 : nhs|blue light : student*|military|teacher*|pensioner*|学生|教师|军人
group price : trade account|trade price|wholesale|bulk|for the school|for my school|for our office|corporate|a lot of them|buy # of|discount for # |批发|团购|企业|公司买|学校买|大量|多买 : trade|wholesale|bulk|corporate|批发|团购|企业 : school*|office*|cafes|cafés|# or more|件以上|满 # 件
points : 积分|会员|vip|loyalty|earn points|collect points|reward points|membership|rewards|refer a friend|推荐朋友|生日优惠|birthday discount : 积分|会员|loyalty|membership : points|members|reward*|生日优惠|refer

# Parcels
carrier : which courier|what courier|who delivers|who do you use|which company delivers|delivered by|sent with|royal mail|dpd|evri|hermes|ups|fedex|usps|dhl|什么快递|哪家快递|哪个快递|啥快递|发什么快递|走什么快递|用什么快递|顺丰|中通|圆通|申通|韵达|邮政|京东快递|德邦 : royal mail|dpd|evri|ups|fedex|usps|dhl|parcelforce|courier*|顺丰|中通|圆通|申通|韵达|邮政|京东快递|京东物流|德邦|快递公司 : ship with|sent by|carrier*|发…快递|默认快递
sf at a price : 顺丰|发顺丰|指定快递|加急|快一点|express|next day|next-day|faster|quicker|fastest|special delivery|overnight|same day|隔天到|次日达|当日达 : 顺丰|express|next-day|next day|加急|次日达|当日达|priority|special delivery : 补差价|faster
saturday : saturday*|sunday*|weekend*|bank holiday*|周末|周六|周日|星期六|星期天|礼拜天|节假日|国庆|春节|过年 : saturday*|sunday*|weekend*|bank holiday*|周末|周六|周日|节假日|春节|国庆 : monday to|working day*|工作日
christmas : xmas|christmas|in time for|last order*|latest to order|latest i can order|last posting|cut off|cut-off|cutoff|before christmas|春节前|年前|过年前|最晚下单|最晚什么时候下单|截单 : christmas|xmas|last order*|cut-off|春节前|年前 : december|dec|order by|order before|腊月
signature : signature|sign for|need to be in|be home|be in|someone at home|not home|not in|out at work|at work|am out|if i'm out|if im out|leave it|left with|neighbour*|neighbor*|safe place|porch|letterbox|letter box|mailbox|mail box|签收|不在家|没人在家|放门口|放驿站|放快递柜|代收|送货上门|送上门|驿站|菜鸟 : signature|signed for|neighbour*|neighbor*|safe place|letterbox|porch|驿站|快递柜|代收|送货上门|送上门|放门口 : sign|somebody must|someone must|be in
collect : collect it|collect in|click and collect|pick it up|pick up|pickup|come and get|in store|in-store|自提|自取|到店取|上门取|去店里拿|来拿 : collect*|pick-up|pick up|pickup|自提|自取 : 
abroad : abroad|overseas|international*|outside the uk|to ireland|to france|to germany|to spain|to europe|to the eu|to america|to the us|to canada|to australia|国外|海外|出国|寄美国|寄日本|寄加拿大|寄澳洲|香港|澳门|台湾|港澳 : abroad|overseas|international*|outside the|eu|国外|海外|港澳|台湾|香港 : only…uk|uk only|大陆
po box : po box|p.o. box|forces|bfpo|apo|hotel|freight forwarder|部队|转运|酒店 : po box*|p.o. box*|bfpo|apo|部队 : 
packaging : plastic free|plastic-free|without plastic|plastic packaging|packed in|how is it packed|your packaging|eco friendly|eco-friendly|recyclable packaging|bubble wrap|包装环保|环保|塑料|泡沫|怕摔|怕碎|会不会碎|打包|包得严 : plastic*|recycl*|compost*|环保|泡沫|气泡 : paper|cardboard|bubble|纸箱|打包
late : delayed|not arrived|hasn't come|hasnt come|hasn't arrived|hasnt arrived|never came|lost in the post|gone missing|没收到|丢件|丢了|超时|迟迟|还没到|延误 : delay*|丢失|延误|延迟 : lost|late|missing|not arrived|hasn't|working days after
change address : wrong address|change the address|change my address|change address|moved|地址填错|改地址|地址写错|换地址 :  : change…address|address…change*|修改地址|改地址|地址…修改|地址…改
duty : customs|import duty|duties|import tax|tariff|关税|清关|税费 : customs|duties|关税|清关 : import|duty|tax*

# Going back
return postage : who pays|return postage|return shipping|postage back|pay to send it back|pay to return|free returns|return free|costs to return|cost to return|cost to send it back|退货运费|退货邮费|寄回去运费|运费谁出|邮费谁出|谁出运费|谁出邮费|谁出邮|谁出钱|回邮|运费险 : return postage|return shipping|return label|free returns|退货运费|回程运费|寄回运费|运费险 : postage back|pay…return|return…pay|post…both ways|来回运费|往返运费|运费…承担|运费由|自理|taken off
money back when : when…refund|how long…refund|money back|when…money|refund take|退款多久|多久退款|钱多久|钱什么时候|几天退款|退款几天|多久到账|什么时候退钱|退款到哪 : refund…days|refund…within|到账|原路|退款…工作日|退款…天 : original card|original payment|back to the card|days of…parcel
used : used it|tried it|worn it|worn them|opened it|opened the|once opened|took the tags|no tags|without the box|lost the box|thrown the box|washed it|拆了|拆封|开封了|打开了|用过|试过|穿过|洗过|没吊牌|吊牌剪|吊牌拆|盒子丢|包装没了|试穿|试用 :  : unused|unopened|unworn|tags|original packaging|own box|opened|worn|used|sealed|seal|未使用|未拆|没拆|未穿|吊牌|拆封|开封|包装完好|包装齐全|试穿
sale things : sale item*|on sale|reduced item*|discounted item*|clearance|outlet|特价能退|特价退|打折的能退|清仓 : sale|clearance|outlet|特价|清仓|final sale : reduced|discounted
gift goes back : gift receipt|got it as a gift|it was a present|she can return|he can return|can she return|can he return|can they return|if she doesn't|if he doesn't|already got one|礼物能退|送人能退|别人送的|收礼的人能退 :  : gift…return|gift…back|present…back|gifts bought|gift receipt*|礼物…退|礼品…退|收礼
engraved : engraved|engraving|personalised|personalized|custom made|customise*|customize*|made to order|with a name|name on it|name on|initials|刻字|绣字|定制|刻名 : engrav*|personali*|custom-made|made to order|刻字|绣字|定制 : embroider*|刻|绣
broken on arrival : arrived broken|came broken|broken when|smashed|arrived damaged|came damaged|cracked|chipped|dented|to claim|how do i claim|what do you need|need photos|need a photo|碎了|到货就坏|收到就坏|破损|摔坏|裂了|怎么赔|要拍照|要照片|怎么申请售后 : broken|damaged|破损|损坏|碎 : photo*|照片|拍照|replace*|补发|重发
return how : how do i return|how to return|how do i send it back|where do i send|return address|怎么退|退货流程|怎么申请退|退到哪|寄到哪|退货地址 : return label|return address|退货地址|申请退 : request a return|my orders|我的订单|客服…退|address
exchange : swap|exchange|different size|another size|bigger size|smaller size|doesn't fit|dont fit|换码|换个码|换大|换小|换颜色|换一个|不合脚|不合身 : exchang*|swap*|换码|换货|换一次|换颜色|更换 : another size
repair : repair*|fix it|mend|service it|sharpen*|refurb*|resole|spare part*|spare*|replacement part*|维修|修理|能修|修不修|保养|磨刀|配件|零件|换底 : repair*|sharpen*|resol*|spare*|replacement part*|servic*|维修|修理|寄修|配件|零件|打磨 : restring|mend*
guarantee covers : guarantee cover|warranty cover|what's covered|whats covered|covered|under warranty|under guarantee|保修什么|保修范围|质保范围|保不保|管不管|摔了管|进水管|人为 : 保修范围|不保|不在保修 : covered|cover|does not cover|accident*|wear and tear|misuse|摔|进水|人为|磨损
other parts' guarantee : guarantee|warranty|warrantied|保修|质保|保多久|包修 : guarantee*|warrant*|保修|质保|包换 : 

# The shop
where : where are you|where's your shop|your address|whats the address|what's the address|where is the shop|where is your|where do you ship from|based|which city|你们在哪|你们家在哪|店在哪|哪里的店|在什么地方|地址在|地址是|从哪发|哪里发货|发货地|哪个城市|实体店|门店|线下店 : address|实体店|门店|地址 : shop in|shop at|visit us|based in|sent from|ship* from|leave* from|street|lane|road|路…号|街…号|位于|开在|从…发
visit : come in|pop in|pop by|come see|come and see|visit|try it in|try them in|see it in person|showroom|try before|去店里|来店里|到店|去看看|上门看|看样|试戴|试坐|线下看|去你们店 : visit*|showroom|看样|到店|上门看 : open…to|by appointment|预约|试戴|试坐|来店
hours : opening hours|opening times|do you open|are you open|u open|open on|open at|open sat*|open sun*|open today|do you close|are you closed|几点开门|几点关门|营业时间|开门吗|几点上班|几点下班|上班时间|在线时间|人工几点|客服几点|什么时候上班 : 营业|上班|在线时间|开门 : open|open from|opening hours|closed|closed on|# am|# pm|am to|点到|点至|:00
phone : phone|call you|ring you|telephone|number to call|email|e-mail|write to|contact|微信|电话|邮箱|联系方式|怎么联系|怎么找你们 : phone|telephone|email|e-mail|电话|邮箱|微信 : @|call us|ring us|write to us|拨打
reply time : hear back|how long…reply|when will you reply|how long…answer|get back to me|reply to|多久回|多久回复|什么时候回复|几时回 : repl*|answer* within|回复 : get back to
parking : parking|can i park|to park|wheelchair access|bring my dog|bring the dog|w the dog|dogs allowed|dogs welcome|停车|带狗|轮椅 : parking|停车 : wheelchair|dogs|step-free|宠物
lessons : lesson*|training|workshop*|classes|courses|a course|demo|课程|培训|体验课 : lesson*|workshop*|classes|培训 : training|course*|class|课
rent : rent a|rent one|to rent|rent it|do you rent|rental|hire a|hire one|to hire|for hire|do you hire|lend|borrow|能租|可以租|租赁|出租|租一|借用 : rental*|租赁|出租 : rent|hire|lend|租|借
subscription : subscri*|every month|regular delivery|repeat order|订阅|定期送|每月送|周期购 : subscri*|订阅|周期购|定期 : every # weeks|every month
reserve : hold it for|hold one for|keep one for|keep it for me|reserve one|reserve it|can i reserve|put one aside|put it aside|set aside|留一|留着|帮我留|给我留|预留 :  : reserve it|reserve one|hold it|hold an item|put aside|预留|保留
pre-order : pre-order|preorder|order it now|ordered in|special order|预定|预订|预售|调货 : pre-order*|preorder*|special order|预定|预订|预售|调货 : 
cancel order : cancel my order|cancel the order|cancel it|change my order|add to my order|取消订单|改订单|不想要了|加单|合并订单 : cancel*|取消 : change…order|before it…dispatch|未发货|发货前|合并
genuine : genuine|authentic|fake*|正品|真的假的|假一 : genuine|authentic|official|正品|授权|假一 : 
privacy : my data|my details|sell my|spam|mailing list|隐私|信息泄露|个人信息 : 隐私|个人信息 : data|details
`
