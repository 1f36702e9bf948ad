/**
 * What people ask of goods and what in a text answers it: knowledge of all trades, not of any shop. A line is
 * `name : words of a question : words of both : words of an answer`, Chinese and English alike. `…` stands for some words, `#` for a
 * number, `!` before what asks something else, `*` for any ending of an English word (its plural is found without it).
 */
export const aspectWords = `
# Weather, water and warmth
sweat : 健身房|健身|撸铁|出汗|流汗|跑步能|跑步戴|运动能|运动戴|运动时|gym|workout|work out in|working out|go running|run in|run with|for running|jog*|exercising|sweaty : 汗|sweat* : 防水|防泼水|运动|跑步|ipx*|ip5*|ip6*|water-resistant|water resistant|waterproof|splash*|running|gym
rain : wet weather|wet hill*|wet day*|wet walk*|wet ground|in the wet|puddle*|下雨|雨天|淋雨|大雨|雨里|淋湿|打湿|下不下雨|downpour|pours|pouring|storm|drizzle|get wet|gets wet|soaked|keep me dry|scotland : 雨|防水|防泼水|rain*|waterproof*|water-resistant|water resistant|showerproof|shower-proof : 泼水|沾水|淋|压胶|静水压|水柱|潮|ipx*|ip6*|splash*|taped|hydrostatic|beads off|damp|dwr
underwater : 游泳|潜水|泡水|掉水里|掉进水|下水|洗澡|泡澡|戴着洗|浸水|swim*|underwater|dropped in|drop it in|in the pool|in the bath|in the shower|in the sea : 水里|水下|submer*|under water : 防水|泡水|沾水|洗澡|进水|ipx*|ip6*|waterproof|atm|soak*
wind : 风大|大风|挡风|抗风|windy|gale : 风 : wind*
winter : 冬天|冬季|下雪|雪地|雪天|大冷天|天冷|冷不冷|暖和|暖不暖|保暖|零下|几度能|多少度能|东北|哈尔滨|winter|snow*|warm enough|keep me warm|is it warm|they warm|warm in|cold weather|freezing|how cold|how warm|subzero|january|february : 雪|冬|零下|winter|snow|minus : warm*|season*|cold|三季|四季|舒适温度|舒适温标|春秋|叠穿|摄氏|℃|°|外搭|打底|充绒|抓绒|加绒|comfort limit|comfort temp*|degrees|layering|insulat*|暖和|保暖|加暖
summer : 夏天|夏季|天热|闷不闷|会闷|闷热|热不热|会不会热|捂汗|summer|too hot|hot weather|sleep hot|overheat* : 透气|breath*|airy : 夏|凉|cool*|春秋|三季|四季|网布|速干|轻薄|吸湿|mesh|linen|wick*|ventilat*|season*
season : 什么季节|几季|春秋|秋天|春天|autumn|spring|fall weather|which season|what season|all year :  : 季|春|秋|season*|冬|夏|薄款|厚款|winter|summer|gsm
thickness : 厚不厚|多厚|太厚|太薄|厚吗|薄吗|厚度|薄不薄|会厚|会薄|够厚|how thick|too thick|too thin|thin|thick enough|chunky : thick* : 厚|薄|克每平|克重|层|克/平|gsm|g/m*|layer*|# mm|#毫米|#厘米
sun : 晒|防晒|紫外线|太阳|in the sun|sunlight|sunburn|uv : 紫外|uv*|spf*|upf* : 晒|sun*|遮光|遮阳|fade*
heat : 烤箱|耐热|耐高温|高温|进炉|oven|heat proof|heatproof|heat-proof|hot pan|hot pot|hot pans|broiler|bake in : 烤箱|耐热|高温|oven* : heat*|隔热|烫|°|℃|#度|degrees|trivet
burning hands : 烫手|会烫|烫不烫|hot to hold|hot to touch|burn my hand*|burn my finger*|handle get hot : 烫|隔热 : 双层|防烫|double-wall*|double wall|heat|cool to
frost : 耐寒|冻坏|冻裂|过冬|冻死|frost*|hardy|survive winter|stay out all winter : 寒|frost*|hardy|freez* : 零下|minus|degrees|°|冻

# Power
running time : 续航|用多久|能用多久|撑多久|撑几|充一次|充满能|一天一充|够用一天|电量|听多久|戴多久|how long…last|last all day|battery life|how many hours|last me|run time|how long…run|hours of|hours : 续航 : 小时|hour*|毫安|待机|mah|playtime|on one charge|per charge|standby
charging time : 充满要|充多久|充电要|多久充|充电多久|how long…to charge|how long…charging|charge fully|recharge time :  : 充满|充电|charg*|recharg*|小时充|hours
charging : 怎么充|充电口|什么接口|充电线|充电头|充电器|能充电|充电吗|要充电|charger|charging cable|charging brick|charging port|charge it|rechargeable|recharge : 充电|type-c|usb*|recharg*|charg* : 无线充|插座|qi|cable|adaptor|adapter
batteries : 电池|装电池|几节|要买电池|need batteries|buy batteries|batter*|double a|triple a : 电池|batter*|aa|aaa : 充电|毫安|插电|usb*|type-c|recharg*|mah|plug*|mains|charg*
voltage : 电压|插头|国外能用|出国|多少伏|voltage|plug|adaptor|adapter|outlet|220v|110v|abroad : 插头|电压|volt*|plug* : 伏|#v|#-volt|mains|outlet
power : 功率|多少瓦|几瓦|费电|耗电|跳闸|电费|watt*|electricity|trip my|breaker|expensive to run : 功率|watt* : 瓦|#w|千瓦|一度电|kw
fast charging : 快充|充得快|fast charg*|quick charg*|charge fast : 快充|fast charg* : #w|#瓦|pd
phone charging : 给手机充|手机充几|充几次|charge my phone|charge phone|power bank :  : 手机|phone|毫安|反向|mah|top up
noise : 吵|噪音|声音大|声大|响不响|动静|静音|嗡嗡|loud|noisy|noise|quiet|wake|squeak*|hum*|sound like : 静音|噪|分贝|nois*|quiet*|loud|decibel*|silent|squeak* : 声|响|安静|#db|# db|whisper
noise cancelling : 降噪|隔音|地铁|嘈杂|坐飞机|飞机上|高铁上|通勤|吵的地方|underground|subway|metro|the tube|commut*|on the train|on trains|noisy|long flight|long-haul|open office|open-plan|noise cancel*|noise-cancel*|cancel noise|cancel the noise|cancel out|block noise|block out|anc : 降噪|noise cancel*|noise-cancel*|anc : 隔绝|通透|db|分贝|外面的声音|passive
calls : 打电话|通话|麦克风|语音|开会|take calls|phone call|microphone|mic : 通话|麦|mic|microphone* : calls|电话|meeting
two devices : 两台|两个设备|同时连|two devices|both my|multipoint|two phones : multipoint|two devices : 同时|两台|设备|devices
bluetooth : !连线|!插线|!有线|!wired|!by cable|!with a cable|蓝牙|连手机|连电视|能连|bluetooth|connect*|pair with|pairing : 蓝牙|bluetooth|connect* : 无线|接口|hdmi|aux|usb*|wireless
wired : 连线|插线|有线|音频线|耳机线|wired|by cable|with a cable|headphone jack|aux : 有线|音频线|插线|wired|aux : 3.5|接口|headphone jack|cable
network : wifi|联网|5g|2.4g|app|手机控制|遥控|subscription|monthly fee|pay monthly|月费|订阅|wi-fi|remote control : wifi|app|遥控|wi-fi|subscription|remote : 2.4g|联网|cloud|云
phone model : 苹果|安卓|华为|小米|iphone|android|samsung|pixel|magsafe : 苹果|安卓|iphone|android|ios|magsafe : 兼容|适用|机型|通用|compatible|works with|蓝牙|bluetooth|type-c|usb*|qi
resolution : 清不清|清晰|像素|分辨率|几k|高清|resolution|clear picture|sharp|megapixel : resolution|4k|2k|1080* : 像素|清|hd|megapixel|万
storage space : 内存|存储|多大存储|存卡|memory|sd card|how much storage|gigabyte : gb|内存|存储 : memory|card|tb|卡
brightness : 夜骑|夜路|走夜路|天黑|黑灯瞎火|没路灯|unlit|in the dark|after dark|dark lane*|dark road*|street light*|ride at night|riding at night|see at night|多亮|亮不亮|亮度|够亮|够不够亮|how bright|bright enough|brighter|too bright|lumen* : 流明|lumen*|bright* : 亮|照度|lux|beam|瓦|watt*
dimming : 调光|调亮|调暗|dim*|brightness level* : 调光|调亮|dim*|levels|档|brightness
light colour : 色温|暖光|白光|冷光|黄光|warm light|blueish|bluish|warm white|cool white|yellow light : 色温|暖白|暖光|白光|warm white|cool white : warm|#k|kelvin|自然光
timer : 定时|timer|timed|schedule : 定时|timer|自动关|小时后 : auto*|minutes
auto off : 自动关|自动断|忘了关|忘关|没水|干烧|auto off|turn itself off|shut off|shuts off|switch itself : 自动|断电|auto*|shuts off|turns off|switches off : 防干烧|itself

# Size, weight and load
packed : 收起来|折起来|叠起来|折叠后|收纳后|打包后|收纳|好收|折叠|卷起来|后备箱|后备厢|塞得下|packed|pack down|packs down|packs small|folded|fold*|how small…|car boot|boot of|the boot|car trunk|in the trunk|collapse* : 收起|折叠|收纳|折好|压缩|叠|packs|packed|folded|fold*|collapse*|compress* : 后备箱|卷|boot|trunk|carry bag
cabin : 上飞机|登机|带飞机|飞机|客舱|高铁|安检|坐飞机|carry-on|carry on|cabin|hand luggage|on a plane|on the plane|plane|ryanair|easyjet|airline|airlines|airport|overhead|flight|fly with|flying with|tsa : 飞机|登机|行李架|托运|客舱|随身|airline*|cabin|carry-on|carry on|plane|hand luggage|overhead : 航空|航司|安检|checked|#wh
weight : !weight limit|!max weight|!maximum weight|!weight of the rider|!承重|!限重|多重|重不重|沉不沉|好沉|太重|太沉|重吗|沉吗|轻不轻|几斤|多少斤|多少克|重量|how heavy|weigh*|too heavy|heavy to|heavy|light enough|is it light|carry it : 重|weigh* : #克|#公斤|#千克|#斤|轻|沉|# g|#g|# kg|#kg|# lb|# pounds|# oz|# ounces|# grams|pounds|ounces|light
load : max weight|maximum weight|承重|能坐吗|坐得住|坐上去|扛得住|撑得住|塌|坐垮|压垮|压坏|最多能放|多重的人|站上去|weight limit|hold my weight|hold me|support my|take my weight|too heavy for it|how much weight|how much can it hold|will it break|big guy|big unit|sturdy enough|strong enough|# stone|300 lbs|250 lbs : 承重|载重|限重|承载|weight limit|holds|supports|rated|carries : 公斤以内|#公斤|以内|up to # kg|up to # pounds|up to # lb|people up to|# pounds|# kg|max*|坐人
dimensions : !床#米|!#米的床|!#米床|!床是#米|!多大孩|!多大的孩|!多大宝|!多大的宝|!多大娃|!多大的娃|!多大能|!多大可以|!多大的狗|!多大的猫|!多大年|!多大岁|多大|尺寸|多高|多宽|多长|多深|放得下|放得进|放不放得下|占地|占地方|塞得进|how big|dimension*|how tall|how wide|how deep|how high|how long is it|what size is|size of|fit on my|fit under|fit in my|fit into|fit through|take up|measure* : 厘米|公分|#米|cm|mm|inch*|feet|by #|尺寸|大小 : #×#|#x#|× #|x #|直径|diameter|寸
clearance : 扫地机|床底|沙发底|柜子下|roomba|robot vac*|robot hoover|underneath|under the bed : 扫地机|robot*|净高|离地|clearance|underneath|beneath : 高|off the floor|off the ground|inches high
capacity : 容量|几升|多少毫升|多少ml|能装多少|装多少|capacity|how much…hold|how many litre*|how many liter*|volume : #升|毫升|ml|litre*|liter*|capacity : 容量|holds|#l|oz|quart*|gallon*|cup|装得下|pint
laptop : 笔记本|电脑|macbook|laptop|ipad|平板|tablet|chromebook : 电脑|平板|laptop*|tablet : 隔层|sleeve|寸|inch*
bottle holder : 水杯|放水壶|水瓶|water bottle|drink holder|cup holder : 水杯|水壶|水瓶|bottle|cup holder : 侧袋|side pocket|侧兜
pockets : 口袋|隔层|夹层|兜|几个袋|内袋|pocket*|compartment*|divider : 口袋|隔层|夹层|pocket*|compartment*|divider* : 兜|袋|侧袋
body height : 身高|个子|一米|米几|矮|小个子|高个|大高个|tall|how tall…be|short person|i'm short|im short|petite|too short for|6ft|6'|6 foot|height : 身高 : 个子|height|tall|米以|#cm|可调|up to # feet|# feet|adjust*|petite|背长
fits a bed : 床垫|多厚的床垫|床多高|mattress|#米的床|米床|床是|双人床|单人床|宿舍床|king size|double bed|single bed : 床垫|mattress* : 厚|depth|deep|inches|米床|bed|床

# What it is made of, is in it and comes with it
contents : 里面都有|里面有什么|里面都有|里面都是|里头有|里面有啥|里面有些|里面是|装了什么|装的什么|都有啥|都有什么|都有些|有哪些东西|几样|内含|包含什么|包括什么|what's in|whats in|what is in|what's inside|whats inside|what comes in|what comes with|what do i get|what do you get|in the box|what's included|whats included|contents|what all is : 内含|包含|含有|装有|包括|contain*|includes|including|comprises|comes with : 含|里有|内有|附|件套|各一|set of|box of|in the box|holds|with a
pieces : 几只|几片|几条|几双|几块|几支|几张|几粒|几根|多少个|多少片|多少粒|多少条|多少张|多少只|一包多少|一盒几|一盒多少|一袋多少|一套几|单个还是|一对吗|how many are|how many in|how many come|how many do i get|how many pieces|number of|do i get two|a pair or|just one or|is it a pair|有几个|是几个|几个装 : 只装|片装|pack of|set of : 件套|pieces|pair|#个|#只|#片|#粒|#枚|#条|#双|#块|#支|#张|#根|一对|各一|singly|single|#-pack|# pack|each
sold apart : 单买|单卖|单独买|单配|另外买|配件|备用|要另买|另购|额外买|spare*|sold separately|buy separately|separately|replacement part*|have to buy|do i need to buy : 单独|单卖|另购|另卖|另买|另配|备用|自备|sold separately|separately|spare*|extra|replac* : 不含|not included|在不在盒里
lid : 盖子|有盖|带盖|lid|lids : 盖|lid|lids : cover
filling : 填充|充绒|填的什么|里面的棉|什么绒|鸭绒|鹅绒|filling|filled with|stuffing|what's the fill|goose|duck down|feather* : 填充|充绒|绒|feather* : fill*|down|棉|蓬松|foam|wadding|polyester
lining : 里衬|内衬|内里|加绒|lining|lined : 衬|内里|lining|lined : 绒
fabric : 什么料|面料|料子|纯棉|什么布|是棉|什么材质|材质|fabric|made of|made out of|material|cotton|polyester|real wool|linen|silk|cashmere : 涤纶|聚酯|真丝|cotton|linen|silk|polyester|cashmere|腈纶|粘胶|viscose : merino|棉|麻|羊毛|羊绒|尼龙|wool|nylon|acrylic|面料|氨纶|elastane|fabric|canvas|帆布|fleece
leather : 真皮|什么皮|牛皮|人造革|real leather|genuine leather|faux|pleather|fake leather : leather|suede : 皮|hide|pu|革|vegan|cowhide
metal : 纯银|足银|真金|足金|镀金|925|real gold|real silver|solid gold|plated|sterling|nickel : plated|sterling|nickel : 银|金|镀|gold|silver|925|k金|钛|brass|铜|steel|钢
wood : 实木|什么木|木头的|板材|solid wood|real wood|what wood|oak|veneer|mdf : oak|mdf|veneer : 木|wood*|beech|pine|walnut|ash|birch|板|胡桃|橡木|榉木|松木
coating : 涂层|不粘|粘锅|coating|non-stick|nonstick|teflon|pfas : 涂层|不粘|coat*|non-stick|nonstick|pfas : 珐琅|陶瓷|enamel*|ceramic|season*
toxic : 甲醛|有毒|毒吗|双酚|食品级|安全不|toxic|bpa|chemicals|lead in it|lead free|food safe|food-safe|food grade|non-toxic : 甲醛|无毒|食品级|bpa|双酚|toxic|环保 : 毒|food*|e0|e1|水性漆|认证|检测|certif*|tested|fsc|oeko*|gots
certified : 认证|检测报告|质检|3c|certif*|tested|ce mark|safety standard|fire tested|flammable : 认证|检测|3c|国标|certif*|tested : standard*|报告|passes|aa 级|flame|阻燃
organic : 有机|organic : 有机|organic : natural|认证|无农药
recycled : 环保|回收|可降解|降解|堆肥|recycl*|compost*|biodegrad*|plastic free|plastic-free|sustainab*|eco-friendly|eco friendly : 环保|降解|recycl*|compost*|biodegrad* : 回收|plastic*|fsc|堆肥
vegan : 素食|吃素|纯素|动物|vegan*|vegetarian|animal product*|cruelty free|cruelty-free : vegan*|vegetarian|plant-based|cruelty* : 素|动物|animal*|猪油|牛油|明胶|蜂蜡|gelatin*|beeswax|leather|wool|lard
halal : 清真|回族|猪肉|halal|kosher|pork : 清真|halal|kosher|猪|pork : 牛肉|鸡肉|gelatin*|lard
origin : 产地|哪里产|哪产|哪儿产|哪国|国产|进口|哪里做|哪里生产|made in|where…made|where…from|made where|come from|comes from|manufactured|sourced|origin|grown where|china|chinese : 产地|产自|国产|进口|made in|made by|made at|origin|制造 : 生产|出产|handmade|hand-made|woven in|sewn in|grown in
handmade : 手工|自己做的|机器做|handmade|hand made|by hand|machine made : 手工|handmade : hand*|机织|machine
colour offered : 什么颜色|哪些颜色|几种颜色|几个颜色|什么色|有没有黑|有黑色|有白色|有红色|有蓝色|有粉色|有绿色|what colour|what color|which colour|which color|other colours|other colors|come in black|come in white|in black|in blue|in red|in white|in green|in pink|in grey|in gray|colours|colors :  : colour*|color*|黑|白|红|蓝|粉|绿|灰|comes in|black|white|red|blue|pink|green|grey|gray|navy|brown|颜色|两色|三色|四色|#色
other size : 大一号|小一号|大一点的|小一点的|别的尺寸|其他尺寸|有没有大|有没有小|短一点|长一点|bigger one|bigger size|larger size|smaller one|smaller size|other sizes|come in a bigger|larger one :  : 还有|另有|also

# Food, drink and what is used up
shelf life : 保质期|能放多久|放多久|过期|坏掉|放坏|会坏|多久吃完|多久喝完|存多久|保鲜|开封后|开了能|开罐后|shelf life|expir*|go off|goes off|go bad|use by|best before|how long…keep|keep for|keeps for|stay fresh|once opened|after opening|last once : 保质期|保存期|开罐|开瓶|best before|shelf life : 开封|keeps|expires|opened|opening|个月内|天内|#个月|#天|# months|# weeks|# days|冷藏|fridge|新鲜|尽快|finish
storing : 怎么保存|怎么存|放冰箱|冷藏|冷冻|常温|怎么放|freezer|freeze it|in the fridge|refrigerat*|how do i store|how to store|store it|room temp* : 冷藏|冷冻|冰箱|阴凉|常温|fridge|freez*|refrigerat* : 密封|store*|避光|干燥|cool|dry place|airtight
allergens : 过敏|坚果|花生|麸质|乳糖|海鲜|鸡蛋|牛奶|nut|nuts|allerg*|gluten|dairy|lactose|celiac|coeliac|egg|eggs|peanut*|shellfish|soy : 过敏|坚果|花生|麸质|nut|nuts|gluten|dairy|lactose|allerg*|egg|eggs|peanut*|shellfish|soy : 乳|蛋|虾|奶|milk|含有|may contain|contains|traces|free from|不含
sugar : 糖|无糖|糖尿病|血糖|控糖|sugar*|diabet*|carbs|keto|sweetened|含糖|有糖|加糖|糖多|放糖 : sugar*|sweeten*|carb* : 代糖|赤藓|stevia|甜|糖
caffeine : 咖啡因|睡不着|失眠|晚上喝|提神|caffein*|decaf*|keep me up|keep me awake|before bed : 咖啡因|caffein*|decaf* : 毫克|mg|睡前|bedtime|晚上
alcohol : 酒精|含酒|酒驾|有酒|alcohol*|booze|boozy : 酒精|alcohol* : 酒|rum|朗姆|abv|度
calories : 热量|卡路里|大卡|减肥能|calor*|kcal|fattening : 大卡|千焦|calor*|kcal : 热量|卡|脂
protein : 蛋白|含肉|肉含量|多少肉|protein|how much meat|meat content : 蛋白|protein : 肉|meat*|%
additives : 添加剂|防腐剂|色素|香精|亚硝|科技与狠活|preservative*|additive*|colouring|coloring|artificial|chemicals in : 添加|防腐|色素|香精|亚硝|preservative*|additive*|artificial|natural : 只用|nothing else|only
ingredients : 配料|成分|用什么做|原料|ingredient*|what's it made with : 配料|成分|原料|ingredient* : 、…、|, …, |contains
taste : 辣不辣|多辣|很辣|甜不甜|咸不咸|苦不苦|酸不酸|口味|什么味|味道怎么样|好吃|好喝|太甜|太咸|太辣|腻|how spicy|spicy|how hot is it|how sweet|too sweet|bitter|salty|sour|taste*|flavour*|flavor*|burn my mouth : 辣|甜|咸|苦|spic*|sweet*|bitter*|salt*|sour|sharp|taste*|flavour*|flavor* : 酸|味|口感|mild|medium hot|notes|清淡|淡
serves : 几个人吃|几人吃|够几个人|够吃|几人份|够我们|多少人吃|几个人喝|feed*|how many people|serves|servings|enough for : serves|servings : 人份|人吃|个人|people|人用|feeds|for two
cooking : 怎么煮|怎么做|煮多久|蒸多久|怎么吃|要煮|加热|直接吃|how long…cook|how do i cook|how to cook|heat it|cook it|cooking : 即食|cook*|boil*|fry : 煮|蒸|炒|烤|加热|heat*|分钟|minutes|解冻|thaw
brewing : 怎么泡|泡几|水温|泡多久|冲泡|耐泡|brew*|steep*|water temp* : 水温|brew*|steep* : 泡|分钟|度|minutes|degrees|°|次
supply : 一瓶能用|一袋能用|一包能|能用几个月|用几个月|用多长|能用几次|吃多久|够用多久|用得久|几次|how long…bottle|how long…bag|how long…tub|how long…tin|how long…last|how many uses|how many washes|last me :  : 能用|够用|大约|大概|lasts|uses|about|#天|#个月|#次|#周|# months|# weeks|# days|# times|# pairs|#双|双鞋
dose : 一天几|吃几|喂多少|用多少|怎么吃|怎么喂|吃多少|几次|how much…feed|how much…give|how often|times a day|times a week|how many…a day|how much do i use|dose|dosage : 每次|每周|一周 : 每天|一天|daily|a day|a week|twice|once|粒|餐|滴|times|pump
results : 见效|多久有效|几天有用|什么时候有效果|how soon|how fast…work|how long…work|see results|notice : 见效 : 周|天|weeks|days|result*|difference
water change : 滤芯|多久换|要换吗|换芯|filter*|cartridge*|refill*|how often…change|how often…replace : 滤芯|filter*|cartridge* : 换|refill*|replac*|个月|months|litres|liters

# Care
dishwasher : 洗碗机|dishwasher|dish washer : 洗碗机|dishwasher*|dish washer : 手洗|hand wash*|hand-wash*|wash by hand|top rack
microwave : 微波|microwav* : 微波|microwav*
hob : 电磁炉|燃气灶|明火|煤气|什么灶|induction|gas hob|gas stove|cooktop|stovetop|hob|campfire : 电磁炉|燃气|明火|灶|induction|gas|hob*|stove*|cooktop* : flame
washing : 机洗|洗衣机|怎么洗|能洗吗|水洗|可以洗|能不能洗|好洗吗|脏了|洗坏|machine wash*|washing machine|washer|washable|wash it|wash them|washed|how do i wash|how do i clean|get dirty|stain*|clean it|clean them|get mud off|spill* : 机洗|手洗|水洗|wash*|clean*|wipe* : 洗|擦|sponge*|干洗|spot|stain*|拆
tumble : 烘干|烘干机|晾|tumble|dryer|dry it|drying : 阴干|tumble|dryer : 烘|晾|dry*|line dry|flat
ironing : 熨|烫平|皱|起皱|iron*|crease*|wrinkl* : 熨|皱|iron*|crease*|wrinkl*|steam*
shrinking : 缩水|会缩|洗小|shrink*|shrunk|get smaller|pre-shrunk : 缩|shrink*|shrunk|prewashed|pre-washed|pre-shrunk
fading : 掉色|褪色|染色|变色|发黄|变黄|变黑|氧化|fade*|fading|bleed*|turn pink|yellow*|tarnish*|discolo*|colour run|color run : 掉色|褪|浮色|变色|氧化|变暗|fade*|bleed*|tarnish*|yellow*|discolo*|colourfast|colorfast : 黄|dye*
pilling : 起球|掉毛|掉绒|粘毛|浮毛|pilling|pill|bobbl*|shed*|lint|fluff : 起球|掉毛|浮毛|毛球|pill*|bobbl*|shed*|lint|fluff
rust : 生锈|会锈|锈|rust* : rust*|stainless|galvan*|氧化 : 锈
mould : 发霉|霉|长虫|受潮|mould*|mold*|mildew|damp|moldy : mould*|mildew : 虫|潮|湿|damp*|霉|mold*
scratch : 刮花|划痕|划伤|留痕|掉漆|伤地板|刮伤|猫抓|scratch*|scuff*|leave marks|leave a mark|claws : 刮|scratch*|scuff* : 划|痕|抓|mark*|毛毡|felt
dropping : 摔坏|摔了|耐摔|摔碎|摔不摔|会碎|碎吗|结实|牢固|耐用|drop it|dropped|shatter*|fragile|breakable|durable|hard wearing|hard-wearing|sturdy|smash* : 摔|结实|shatter*|durab*|sturdy|tough* : 碎|drop*|break*|加固|钢化|reinforced|tempered|耐
leaking : 漏|洒|倒着放|leak*|spill*|upside down|in my bag : 漏|洒|leak*|spill* : 密封|seal*|拧紧|lid|drip*
keeps hot : 保温|保冷|保冰|凉得快|热多久|冰多久|keep…hot|keep…cold|keep…warm|stay hot|stay cold|stay warm|how long…hot|how long…cold|ice melt : 保温|保冷|保冰|insulat* : hot|cold|warm|#小时|hours|真空|双层|vacuum|double-wall*
hot drinks : 热水|开水|热饮|热的能|碳酸|汽水|可乐|boiling water|hot drink*|hot coffee|hot tea|carbonated|fizzy|soda|coffee in it : 碳酸|boil*|carbonat*|fizzy|soda : 热|汽|hot|耐热|#度|°|degrees
slipping : 防滑|打滑|会滑|滑不滑|跑位|slip*|slide*|sliding|slippery|grippy|grip : 防滑|slip*|slid*|grip*|non-slip|stays where|移位 : 滑|硅胶|橡胶|吸盘|rubber|suction|stays put|胶|卡扣|不往前|clips|stay*
stable : 稳不稳|稳吗|晃不晃|会晃|会倒|倒了|wobbl*|tip over|topple|fall over|stable|steady : 稳|wobbl*|stable|steady|topple : 晃|倒|tip*
sterilising : 消毒|煮沸|紫外线|高温煮|下锅煮|steriliz*|sterilis*|boil it|disinfect* : 消毒|蒸汽|紫外|steriliz*|sterilis*|steam* : 耐热|耐高温|煮|boil*
upkeep : 保养|打理|怎么养|上油|care for|look after|maintain*|maintenance|oil it|rewax|re-wax|waxing : 保养|打理|上油|养护|care*|maintain*|oil*|wax* : 每周|每年|每月|every|清水|rinse*|涂|擦|每次

compressing : 能压|压缩|抽真空|真空袋|vacuum bag|compress it|squash it : 压缩|compress* : 抽气|真空|蓬松|loose|squash*

# Who can use it
ages : 几岁|多大的孩子|多大孩子|岁能|岁可|岁的|岁适合|个月能|个月可|个月大|月龄|多大能|多大可以|多大的宝宝|适合多大|年龄|小学生|初中生|幼儿园|新生儿|刚出生|宝宝能|宝宝可|满月|how old|what age|age range|ages|year old|years old|year-old|months old|month old|newborn*|toddler*|infant|for a baby|my baby|for kids|old enough|too old|too young|# yo|turning #|到多大|用到多大|岁了|我娃|孩子多大|多大孩子 : 岁|月龄|年级|新生儿|from birth|newborn*|infant*|toddler* : 个月|ages|age|aged|years|months|成人|大人|adult*|teen*|kids|children|小朋友|婴
choking : 啃|咬|入口|吞|小零件|chew*|choke*|choking|swallow*|small parts|in his mouth|in her mouth : 啃|咬|入口|小零件|吞|chew*|chok*|small parts|swallow* : mouth*|水性漆|食品级
pregnancy : 孕妇|怀孕|孕期|备孕|哺乳|喂奶|怀着|pregnan*|expecting|breastfeed*|nursing|with child : 孕|哺乳|pregnan*|nursing|breastfeed* : 医生|doctor
skin : 敏感肌|油皮|干皮|混油|痘|闷痘|红血丝|湿疹|刺激|sensitive skin|oily skin|dry skin|dry cheeks|eczema|acne|breakout*|break out|my skin|irritat*|rash : 敏感|油皮|干皮|湿疹|刺激|eczema|acne|pores|irritat* : 痘|皮肤|肌|skin|温和|gentle|fragrance-free|hypoallergenic|dermatolog*
scent : 味道大|有味|气味|异味|难闻|香味|什么香|刺鼻|味儿|香不香|smell*|scent*|odour*|odor*|fragran*|perfum*|stink* : smell*|scent*|odour*|odor*|fragran*|unscented|perfum* : 味|香|淡|清新|notes
itchy : 扎不扎|扎人|扎吗|痒|刺不刺|贴身穿|itch*|scratchy|next to skin|soft on : 扎|痒|itch*|scratchy|next to skin : 刺|soft*|柔软|亲肤|柔|merino
softness : 软不软|硬不硬|偏软|偏硬|软吗|硬吗|太软|太硬|软硬|how soft|how firm|too soft|too firm|too hard|firm enough|firmness :  : 软|硬|soft*|firm*|hard|支撑|回弹|support*
stretch : 弹力|弹性|有弹|紧不紧|勒|stretch*|elastic*|tight : 氨纶|stretch*|elast*|spandex|lycra|松紧|勒 : 弹
see through : 透不透|透吗|会透|透视|走光|see through|see-through|sheer|transparent : sheer|opaque|see-through|衬 : lined|不透|透光|走光
feet : 脚宽|宽脚|脚背高|脚胖|大脚骨|wide feet|broad feet|wide foot|broad|wide fit|bunion*|narrow feet : 脚背 : 宽|wide|broad|narrow*|roomy|大半码|大一码|half size|half a size
heel : 跟高|几厘米的跟|跟多高|heel* : heel* : 跟|厘米|cm|inch*
sleeves : 袖子|有袖|无袖|长袖|短袖|sleeve* : sleeve* : 袖
hood : 帽子|连帽|带帽|hood* : hood* : 帽
garment length : 到哪里|遮屁股|盖屁股|盖住屁股|衣长|裙长|裤长|cover my|knee length|below the knee : thigh|屁股|膝 : 长|length|knee|hip|ankle
waist : 腰围|腰粗|尺的腰|腰多|系得上|waist* : 腰|waist* : 松紧|elastic*|drawstring|adjust*
women or men : 男女|男生能|女生能|男的能|女的能|男款|女款|unisex|for men|for women|men or women|ladies|womens|mens|girls : unisex : 男|女|men*|women*|ladies
old people : 老人|老年|长辈|爷爷|奶奶|elderly|old people|grandma|grandad|grandpa|nan|arthritis|weak hands|eyesight|see well : 老人|老年|长辈|elderly|arthritis : senior*|省力|大字|字大|easy|hands|lightweight
beginner : 新手|初学|零基础|第一次|没学过|没玩过|beginner*|first time|never done|never used|newbie|novice|learner|easy to learn : 新手|初学|入门|beginner*|first : learn*|简单|容易|easy|simple|教程|leaflet
left hand : 左撇子|左手|left-hand*|left hand*|lefty|lefties : left-hand*|left hand*|lefty|lefties : 左
glasses : 戴眼镜|近视|glasses|specs|spectacles : 眼镜|近视|glasses|spectacles : 眼罩|eyecup*|度数
sleeping in : 戴着睡|睡觉能|睡觉戴|睡觉可以|侧睡|sleep in|sleep with|side sleeper|while sleeping : 睡|sleep*
overnight : 一宿|整夜|过夜|通宵|一晚上|一整晚|夜里|overnight|all night|through the night :  : 夜|overnight|night|小时|hours
back pain : 腰疼|腰痛|颈椎|脖子疼|肩膀|back pain|bad back|sore back|neck|shoulder*|posture :  : 腰|颈|肩|back|neck|shoulder*|支撑|support*
gift : 送人|送礼|当礼物|做礼物|适合送|as a gift|as a present|for a present|good gift :  : 送|礼|gift*|present*
pets using : 猫能|狗能|猫可以|狗可以|宠物|猫咪|狗狗|养猫|养狗|my cat|my dog|cats|dogs|puppy|kitten|pets|pet safe : 宠物|pupp*|kitten* : 猫|狗|犬|cat*|dog*|pet*
pet size : 大狗|小狗|大型犬|小型犬|中型犬|金毛|泰迪|拉布拉多|柯基|法斗|斤的猫|斤的狗|big dog|small dog|large dog|labrador|spaniel|retriever|how big a dog|poodle|terrier|collie : breed* : 犬|斤|公斤|kg|lb|dog*|以内|体重|up to|weigh*

# Putting up and using
assembly : 组装|安装|自己装|好装|怎么装|难装|装起来|搭|一个人能|拼|assembl*|put together|put it together|put it up|set up|setup|set it up|install*|flat pack|flat-pack|pitch : 组装|安装|装好|assembl*|install*|set up|sets up|pitch*|put together : 搭|分钟|螺丝|工具|minutes|screw*|tool*|allen|免安装|速开|自动撑开|一拉就开|秒开|pop-up|pops up|pops open|opens with|opens in|opens by|one pull
drilling : 打孔|打洞|钻孔|钻眼|租房|租的|上墙|挂墙|drill*|holes in|rent|renting|rented|wall mount*|drill holes|to drill|drill into : 打孔|免打孔 : 钻|螺丝|holes|screw*|wall*|粘|胶|吸盘|磁|sticky|adhesive|tape|suction|magnet*|drill*
adjusting : 能调|可调|可以调|调节|调高|调低|调大|升降|adjust*|height adjustable|make it shorter|make it longer|tilt : 升降|伸缩|adjust*|tilt* : 调|extend*|档|heights|levels|settings|to # cm
removable : 可拆|能拆|拆下来|拆洗|remov*|detach*|take…off|come off|comes off : remov*|detach*|unzip*|comes off|come off : 拆
wheels : 轮子|有轮|带轮|万向轮|wheel*|castor*|caster*|wheels|with wheels : castor*|caster* : 轮|wheel*
hanging : 能挂|挂起来|挂着|挂墙|hang*|hook* : hang*|hook*|loop : 挂
locking : 上锁|能锁|带锁|密码锁|钥匙|lock*|keys : 锁|钥匙|lock*|key*
reclining : 躺|平躺|放平|靠背|recline*|lie flat|lean back|go flat|lies flat : 躺|靠背|reclin* : flat|lean*
standing up in : 站起来|站直|站得直|能站|stand up in|stand inside|headroom : peak|standing : 高|height|headroom|厘米|cm|inches
people fitting : 几个人|几人|睡几个|睡得下|坐几个|我们三|一家三口|一家四口|挤不挤|how many people|fit us|fit three|fit four|sleeps|room for|big enough for|enough room :  : 人|sleeps|people|person|room for|adults|睡|大人|成人|couple
players : 几个人玩|几人玩|两个人能玩|how many player*|two players|play alone|solo :  : 人|player*|solo
play time : 玩多久|一局|how long…game|how long…play : 分钟|小时|minutes|hour*
indoors outdoors : 户外|室外|放外面|阳台|院子|室内|outdoor*|outside|indoor*|left out|patio|balcony|in the garden : 户外|室外|室内|阳台|outdoor*|outside|indoor* : weather*|防水|防晒|frost*|uv|rain
bathroom : 浴室|卫生间|洗手间|厕所|bathroom|toilet|steam : 浴室|卫生间|厕所|潮|水汽|bathroom|toilet|steam|damp|花洒
insects : 蚊子|虫子|虫|招虫|bugs|mosquito*|insect*|midge*|flies : 蚊|纱|mosquito*|insect*|midge*|bug*|mesh : 虫|net*
at night : 晚上看|夜里看|看得清|夜视|夜骑|夜跑|night|in the dark|night vision|visible : 反光|infrared|红外 : 夜|night|reflect*|dark|visib*
watering : 浇水|多久浇|几天浇|how often…water|water it|watering :  : 浇|water*|天|周|week|dry
light for plants : !are there lights|光照|晒太阳|耐阴|喜阴|阳光|朝北|full sun|shade|north facing|low light|enough light : shade* : 光|阴|sun*|light
growth : 长多高|能长|开花|什么时候开|how tall…get|how big…get|how tall…grow :  : 高|开花|grow*|flower*|bloom*|tall|米|厘米|cm|feet|metres
instructions : 说明书|教程|有视频|不会用|manual|instruction*|guide|tutorial|in english : 说明|教程|manual|instruction*|leaflet|booklet : 视频|guide|video
range : 多远|距离|信号|射程|how far|range|distance|through walls :  : 米|距离|range|metres|meters|feet
speed : 多快|几秒|几分钟能|转速|烧开|how fast|how quick*|boil in|rpm|speed* : rpm|mph : 分钟|秒|minutes|seconds|speed*|转
temperature : 多少度|温度|几度|恒温|what temperature|how hot does|degrees|thermostat : temperature : 度|温|°|℃|degrees
fuel : 用什么气|气罐|燃料|什么油|gas canister|fuel|canister|propane|butane : 气罐|fuel|canister*|propane|butane : 燃料|gas|油
ignition : 点火|打火|打火机|火柴|lighter|matches|ignit*|light it : 点火|打火|ignit*|lighter|match*
bright to wash : 留香|持久|掉妆|脱妆|long lasting|long-lasting|wear off|smudge*|smear* : smudge*|smear* : 持久|小时|lasts|hours|wear*
finish : 显白|哑光|珠光|滋润|matte|glossy|shimmer*|finish : 哑光|珠光|滋润|雾面|matte|gloss*|shimmer*|satin : finish
`
