/**
 * What goods are called, in both languages: general words of the trade, not of any shop. A line is `Chinese | … : English | …`; a
 * section begins with the words that mean all of it. A word of the other language finds the same goods.
 */
export const goodsWords = `
# 宠物用品|猫用品|狗用品|猫咪用品|狗狗用品|小宠用品 : pet supplies|pet products|cat supplies|dog supplies
猫砂|豆腐砂|膨润土砂 : cat litter|litter
猫砂盆|猫厕所 : litter box|litter tray
猫抓板|抓板|猫爬架|猫抓柱 : cat scratcher|scratcher|scratching post|cat tree
猫窝|狗窝|宠物窝 : cat bed|dog bed|pet bed
宠物饮水机|猫咪饮水机|喂水器 : pet fountain|water fountain|cat fountain
自动喂食器|喂食器|投食机 : pet feeder|cat feeder|dog feeder|automatic feeder|feeder
逗猫棒|猫玩具|狗玩具|宠物玩具 : cat toy|dog toy|pet toy|cat teaser|chew toy
猫包|宠物背包|航空箱|太空舱 : cat carrier|pet carrier|cat backpack|cat carrier backpack|pet backpack|dog carrier
牵引绳|狗绳|胸背带|项圈 : leash|dog leash|dog lead|harness|dog collar|cat collar
驱虫药|驱虫滴剂|体内驱虫|体外驱虫 : flea treatment|wormer|dewormer|worming tablets|flea drops
猫粮|狗粮|宠物零食|主粮 : cat food|dog food|pet food|cat treat|dog treat|pet treat
仓鼠笼|鸟笼|兔笼|笼子|狗笼 : hamster cage|bird cage|cage|dog crate|hutch
牧草|干草|提摩西草 : timothy hay|hay
跑轮|滚轮 : hamster wheel|running wheel
鱼缸|水族箱 : aquarium|fish tank
# 小家电|小电器|厨房电器|厨房小电器|厨房小家电 : kitchen appliance|small appliance|home appliance|appliance
电饭煲|电饭锅|煮饭锅 : rice cooker
空气炸锅 : air fryer
烤箱|电烤箱 : oven|toaster oven
吐司机|多士炉|面包机 : toaster|bread maker
榨汁机|榨汁杯|果汁机|破壁机|料理机|搅拌机|豆浆机 : blender|juicer|smoothie maker|portable blender|food processor|mixer|smoothie
电水壶|电热水壶|烧水壶|热水壶 : electric kettle|kettle|water boiler
煮蛋器|蒸蛋器|早餐机 : egg cooker|egg boiler|egg steamer
咖啡机|胶囊机 : coffee machine|coffee maker|espresso machine
磨豆机|研磨机 : coffee grinder|grinder
微波炉 : microwave|microwave oven
电磁炉|电陶炉 : induction cooker|hot plate
电火锅|电煮锅|多功能锅 : electric hot pot|multicooker|slow cooker|pressure cooker
洗碗机 : dishwasher
养生壶|煮茶器 : tea maker|health pot
# 锅具|锅|厨具 : cookware|pot|pan|pots and pans
炒锅|炒菜锅|铁锅|炒菜的锅 : wok|stir fry pan
平底锅|煎锅|不粘锅|煎蛋锅 : frying pan|fry pan|skillet|nonstick pan|saute pan|griddle
汤锅|炖锅|砂锅|焖锅|珐琅锅|铸铁锅 : dutch oven|stock pot|stockpot|soup pot|casserole|casserole dish|stew pot|cocotte
奶锅 : saucepan|milk pan|sauce pan
蒸锅|蒸笼 : steamer|bamboo steamer
烤盘|烘焙模具|蛋糕模具|派盘 : baking tray|baking sheet|baking dish|pie dish|roasting dish|roasting tin|cake tin|loaf tin|loaf pan|bakeware|muffin tin
# 厨房工具|厨房用具 : kitchen tool|kitchen utensil|kitchen gadget
菜刀|厨师刀|刀具|水果刀 : chef's knife|knife|kitchen knife|paring knife
砧板|菜板|案板|切菜板 : cutting board|chopping board|board
锅铲|铲子|汤勺|漏勺 : spatula|ladle|turner|cooking spoon
开瓶器|开罐器 : bottle opener|corkscrew|can opener
厨房秤|电子秤 : kitchen scale|scale
围裙 : apron
保鲜盒|密封罐|储物罐|收纳罐 : food container|storage jar|canister|tupperware
# 餐具|碗筷|碗碟 : tableware|dinnerware|dishes|crockery
碗|饭碗|面碗|汤碗|陶瓷碗 : bowl|rice bowl|soup bowl|noodle bowl
盘子|餐盘|碟子|盘 : plate|dinner plate|dish
筷子|快子 : chopstick
勺子|叉子|刀叉 : cutlery|flatware|spoon|fork|silverware
碗碟套装|餐具套装 : dinnerware set|dinner set|dish set
饭盒|便当盒|保温饭盒 : lunch box|bento box|bento
餐垫|桌布|桌旗|杯垫 : placemat|tablecloth|table runner|coaster
# 杯子|杯|水杯 : cup|drinkware
马克杯|咖啡杯|陶瓷杯 : mug|coffee mug|coffee cup
保温杯|水壶|运动水壶|焖烧杯 : water bottle|insulated bottle|thermos|flask|tumbler|bottle|travel mug
玻璃杯|酒杯|红酒杯 : glass|wine glass|drinking glass
飘逸杯|泡茶杯 : infuser bottle|infuser mug|tea tumbler
吸管杯|吸管水杯|儿童水杯|奶杯 : sippy cup|straw cup|kids cup
# 茶具|泡茶工具 : tea set|teaware
茶杯|品茗杯 : tea cup|teacup
茶壶|紫砂壶|泡茶壶 : teapot|tea infuser
盖碗 : gaiwan
# 咖啡器具|咖啡用具 : coffee gear|coffee equipment
摩卡壶|手冲壶|法压壶|咖啡壶 : moka pot|pour over|french press|coffee pot|dripper|coffee kit|gooseneck kettle
# 茶叶|茶 : tea|loose leaf tea|tea leaves
绿茶|龙井|碧螺春 : green tea
红茶 : black tea
乌龙茶|铁观音 : oolong|oolong tea
普洱|普洱茶 : pu-erh|puer|pu-erh tea
花茶|茉莉花茶 : herbal tea|jasmine tea
抹茶 : matcha
# 食品|零食|吃的 : food|snack|groceries|something to eat
咖啡豆|豆子|咖啡粉|挂耳咖啡 : coffee bean|ground coffee|coffee
巧克力|糖果|糖 : chocolate|candy|sweets
坚果|果干 : nuts|dried fruit|trail mix
饼干|糕点|点心 : cookie|biscuit|pastry
蜂蜜|果酱 : honey|jam
酱油|调料|香料|辣酱 : sauce|spice|seasoning|hot sauce
葡萄酒|红酒|白酒|啤酒 : wine|beer|whisky|spirits
# 床品|床上用品|家纺|床上用的 : bedding|bed linen|home textile
四件套|床品套件|床单|被套|床笠 : sheet set|bed sheet|sheets|duvet cover|bedding set|fitted sheet
被子|夏凉被|羽绒被|空调被|棉被 : quilt|duvet|comforter
枕头|枕芯|枕 : pillow
靠枕|腰枕|腰靠|腰垫 : lumbar cushion|back cushion|lumbar support|lumbar pillow
枕套 : pillowcase
毯子|毛毯|盖毯|午睡毯 : blanket|throw|throw blanket
床垫 : mattress|mattress topper
# 家居用品|家居 : home goods|homeware
毛巾|面巾|洗脸巾 : towel|hand towel|face towel
浴巾|洗澡巾|裹巾 : bath towel|bath sheet
茶巾|抹布|擦碗布 : tea towel|dish towel|dish cloth|kitchen towel
浴袍 : bathrobe|robe
窗帘|遮光帘 : curtain|drapes|blinds
地毯|地垫|脚垫|浴室垫 : rug|carpet|doormat|bath mat|mat
抱枕|靠垫|坐垫 : cushion|throw pillow|seat cushion
# 包|包包|箱包|女包|男包 : bag
双肩包|背包|书包|电脑包 : backpack|rucksack|daypack|school bag|pack|laptop backpack
斜挎包|手机包|小包 : crossbody bag|crossbody|sling bag|messenger bag
单肩包|托特包|帆布包|手提包 : tote bag|tote|shoulder bag|handbag|canvas bag
行李箱|拉杆箱|登机箱|旅行箱|箱子 : suitcase|luggage|carry-on|trolley case
洗漱包|化妆包|收纳袋|收纳包 : toiletry bag|wash bag|cosmetic bag|makeup bag|pouch
钱包|卡包 : wallet|purse|card holder
腰包|胸包 : fanny pack|belt bag|waist bag
# 衣服|服装|穿的 : clothes|clothing|apparel|something to wear|to wear
外套|夹克|冲锋衣|雨衣|大衣|羽绒服|风衣|防晒衣|防晒服|皮肤衣 : jacket|coat|rain jacket|raincoat|parka|windbreaker|anorak
马甲|背心 : vest|gilet|tank top
T恤|短袖 : t-shirt|tee|tshirt
衬衫|衬衣 : shirt|blouse|flannel shirt|flannel
毛衣|针织衫|羊毛衫 : sweater|jumper|pullover|jersey
开衫|针织开衫 : cardigan
卫衣|帽衫 : hoodie|sweatshirt
保暖内衣|秋衣|打底衫 : base layer|thermal underwear|long johns|thermals|crew
裤子|长裤|牛仔裤|工装裤 : pants|trousers|jeans|work pants|leggings|shorts
裙子|连衣裙|半身裙 : dress|skirt
睡衣|家居服 : pajamas|pyjamas|sleepwear|nightgown
连体衣|哈衣|爬服|婴儿服 : onesie|bodysuit|romper|sleepsuit|baby clothes
内衣|内裤|文胸 : underwear|bra|boxers|briefs
袜子|袜 : sock
帽子|针织帽|毛线帽|棒球帽 : hat|cap|beanie
围巾|披肩|丝巾 : scarf|shawl
手套 : glove|mitten
皮带|腰带 : belt
泳衣|泳裤|泳镜 : swimsuit|swimwear|bikini|goggles|swim trunks
# 鞋|鞋子 : shoes|footwear
运动鞋|跑鞋|跑步鞋|球鞋 : sneaker|trainers|running shoes|runners
靴子|雨靴|雨鞋|短靴 : boot|rain boot|wellies|hiking boot
凉鞋|人字拖 : sandal|flip-flop
拖鞋|棉拖|家居鞋 : slipper|house shoe
皮鞋|高跟鞋 : heels|loafer|dress shoes
# 玩具|儿童玩具 : toy|kids toy|plaything
毛绒玩具|毛绒公仔|玩偶|公仔|布娃娃 : plush|stuffed animal|soft toy|stuffed toy|teddy bear|teddy|doll|plushie
积木|乐高 : building block|blocks|lego|stacker|stacking toy
拼图 : puzzle|jigsaw
火车玩具|玩具火车|轨道车|小火车 : train set|toy train|train|trains
玩具车|遥控车 : toy car|rc car
桌游|棋|扑克 : board game|card game|chess|game
画笔|水彩|蜡笔|彩笔|画画|绘画套装 : watercolor|watercolour|crayon|paint set|art set|colored pencil|art supplies
平衡车|滑板车|滑步车 : balance bike|scooter|ride-on
探险套装|科学实验 : explorer kit|science kit|experiment kit
# 母婴|婴儿用品|宝宝用品 : baby product|baby gear
奶瓶|奶嘴 : baby bottle|pacifier
尿不湿|纸尿裤 : diaper|nappy
儿童餐盘|宝宝餐盘|宝宝碗|辅食碗|吃饭用的盘子 : baby plate|suction plate|toddler plate|baby bowl
婴儿车|推车|伞车|童车 : stroller|pram|pushchair|buggy
围兜|口水巾 : bib
奶粉|配方奶|婴儿奶粉 : infant formula|baby formula|formula milk|milk powder
辅食|米粉|果泥 : baby food|baby cereal|baby puree
婴儿床|摇篮床 : crib|cot|bassinet|moses basket
安全座椅|儿童安全座椅 : car seat|child seat|booster seat
背带|腰凳|婴儿背带 : baby carrier|baby sling
吸奶器 : breast pump
湿巾|湿纸巾|婴儿湿巾 : baby wipe|wet wipe
游戏围栏|爬行垫|爬爬垫 : playpen|play mat
# 户外用品|露营装备|露营用品 : camping gear|outdoor gear|camping equipment
帐篷 : tent
睡袋 : sleeping bag
露营椅|折叠椅|户外椅|椅子 : camp chair|folding chair|camping chair|chair
炉头|野营炉|炉具 : camp stove|camping stove|stove|burner
登山杖 : trekking pole|hiking pole
雪鞋|滑雪板|雪橇 : snowshoe|skis|sled
防潮垫|露营垫 : sleeping pad|camping mat
雨伞|伞|遮阳伞 : umbrella|parasol
# 灯|灯具|照明 : light|lamp|lighting
头灯 : headlamp|head torch|headlight
小夜灯|夜灯 : night light|nightlight
台灯|护眼灯 : desk lamp|table lamp|reading light
手电筒|露营灯|手电 : flashlight|torch|lantern
落地灯|吊灯|吸顶灯 : floor lamp|pendant light|ceiling light|chandelier
串灯|灯串 : string light|fairy light
灯泡 : light bulb|bulb
# 蜡烛|香薰|香氛 : candle|home fragrance
香薰蜡烛|大豆蜡烛 : scented candle|soy candle
锥形蜡烛|长蜡烛 : taper candle|taper
扩香|无火香薰|精油 : diffuser|reed diffuser|essential oil|incense
# 家具 : furniture
椅子|餐椅|办公椅|凳子 : chair|stool|office chair|bench
桌子|书桌|餐桌|茶几 : table|desk|coffee table|dining table
沙发 : sofa|couch|armchair
床|床架 : bed frame|bed
柜子|衣柜|书架|置物架|架子|鞋柜 : cabinet|wardrobe|bookshelf|shelf|rack|bookcase|dresser
镜子 : mirror
收纳箱|收纳盒|收纳筐 : storage box|storage bin|basket|organizer
花瓶|摆件|相框|装饰画 : vase|ornament|photo frame|picture frame|wall art|figurine
钟|闹钟|挂钟 : clock|alarm clock|wall clock
# 文具 : stationery|office supply
笔|钢笔|中性笔|圆珠笔 : pen|fountain pen|ballpoint
铅笔 : pencil
笔记本|本子|手账|手帐|日记本 : notebook|journal|planner|diary
贺卡|卡片 : greeting card|postcard
剪刀|胶带 : scissors|tape
礼品卡|购物卡 : gift card|e-gift card
书|图书|绘本 : book|picture book|cookbook
# 护肤品|护肤|化妆品|美妆 : skincare|skin care|beauty product|cosmetics
面霜|乳液|身体乳|护手霜 : cream|lotion|moisturizer|moisturiser|hand cream|body lotion|balm
洗面奶|洁面|香皂|肥皂|沐浴露 : cleanser|face wash|soap|body wash|bar soap
面膜 : face mask|sheet mask
精华|爽肤水 : serum|toner
防晒霜|防晒 : sunscreen|sunblock
口红|唇膏 : lipstick|lip balm|lip gloss
眼影|粉底|睫毛膏 : eyeshadow|foundation|mascara|concealer
洗发水|护发素 : shampoo|conditioner
香水 : perfume|cologne|eau de parfum
牙刷|牙膏|电动牙刷 : toothbrush|toothpaste|electric toothbrush
剃须刀|吹风机|梳子 : razor|shaver|hair dryer|comb|hairbrush
# 运动用品|健身器材|健身用品 : sports equipment|fitness equipment|workout gear|exercise equipment
瑜伽垫|健身垫 : yoga mat|exercise mat
哑铃|壶铃 : dumbbell|kettlebell|weights
弹力带|阻力带 : resistance band
跳绳 : jump rope|skipping rope
球拍|羽毛球拍|乒乓球拍 : racket|racquet|paddle
篮球|足球|排球 : basketball|football|soccer ball|volleyball
鱼竿|钓具 : fishing rod|fishing tackle|lure
# 骑行用品|骑行装备|自行车配件|单车配件 : cycling gear|cycling accessory|bike accessory|bicycle accessory
自行车|单车|山地车|公路车|电动车 : bike|bicycle|pushbike|mountain bike|road bike|e-bike|electric bike|gravel bike
头盔|骑行头盔|安全帽 : helmet|bike helmet
车灯|自行车灯|尾灯 : bike light|light set|tail light|front light|rear light
打气筒|气筒|充气泵 : bike pump|pump|track pump|mini pump
车锁|自行车锁|锁 : bike lock|lock|padlock|d-lock|u-lock|chain lock
车铃|铃铛 : bike bell|bell
驮包|车包|车筐 : pannier|saddle bag|bike bag|bike basket
儿童座椅|宝宝座椅|安全座椅 : child seat|baby seat|car seat
补胎工具|补胎 : puncture kit|puncture repair|repair kit|tyre lever
# 园艺|园艺用品 : gardening|garden supplies|garden tool
花盆|花架 : planter|flower pot|plant pot|raised bed
营养土|肥料 : compost|potting soil|potting mix|fertiliser|fertilizer
喂鸟器|鸟食 : bird feeder|feeder|bird food|bird seed|bird house|bird box
园艺手套 : gardening glove|garden glove
跪垫 : kneeler|kneeling pad
种子 : seed|seeds
绿植|盆栽|多肉 : plant|houseplant|succulent
洒水壶|浇水壶|浇花壶 : watering can
水管|浇水管 : garden hose|hose
铁锹 : trowel|shovel|spade|rake|hoe|garden fork
园艺剪|修枝剪|剪枝 : pruner|pruning shears|secateurs|shears|loppers
# 工具|五金 : tool|hardware
螺丝刀|扳手 : screwdriver|wrench|spanner
锤子|钳子 : hammer|plier
电钻 : drill|power drill
卷尺 : tape measure
工具箱 : toolbox|tool kit
# 数码产品|电子产品|数码 : electronics|gadget
耳机|蓝牙耳机 : headphone|earphone|earbud|headset
音箱|音响 : speaker|bluetooth speaker|soundbar
充电宝|移动电源 : power bank|portable charger
充电器|数据线|充电线 : charger|charging cable|usb cable|cable
键盘|鼠标 : keyboard|mouse
手机壳|手机套 : phone case|phone cover
手机支架 : phone stand|phone holder
手表|智能手表|手环 : watch|smartwatch|fitness tracker
相机 : camera
# 首饰|饰品 : jewelry|jewellery
项链|吊坠 : necklace|pendant
耳环|耳钉 : earring
手链|手镯 : bracelet|bangle
戒指 : ring
发夹|发圈 : hair clip|scrunchie|hair tie
太阳镜|墨镜 : sunglasses|shades
# 乐器 : musical instrument|instrument
吉他|尤克里里 : guitar|ukulele
口琴|笛子|钢琴|电子琴 : harmonica|flute|piano|drum
# 清洁用品 : cleaning supply|cleaning product
拖把|扫把|吸尘器 : mop|broom|vacuum|vacuum cleaner
洗衣液|洗洁精 : detergent|dish soap|laundry detergent
垃圾桶|垃圾袋 : trash can|bin|trash bag
纸巾|湿巾 : tissue|wipe|paper towel
晾衣架|衣架 : hanger|drying rack
电风扇|风扇 : fan
# 大家电 : large appliance|home appliances
冰箱|冰柜 : fridge|refrigerator|freezer
洗衣机|烘干机 : washing machine|dryer|washer
电视|电视机|投影仪 : tv|television|projector
空调 : air conditioner|ac unit
手机|智能手机 : phone|smartphone|mobile phone
电脑|笔记本电脑|平板 : laptop|computer|tablet|ipad
加湿器|空气净化器 : humidifier|air purifier
电热毯|暖手宝|取暖器 : heater|heating pad|electric blanket|hand warmer
毛线|编织|针线 : yarn|knitting kit|sewing kit|fabric
`

/** What goods are made of, for, or like: a word of the one language finds the other's. */
export const qualityWords = `
真皮|牛皮|皮革|皮质|皮的 : leather|cowhide
木头|木质|实木|木制|木的|原木 : wood|wooden|walnut|oak|bamboo
竹子|竹制|竹 : bamboo
纯棉|全棉|棉质|棉的 : cotton
羊毛|美利奴 : wool|merino|woollen|woolly|woolen
抓绒|摇粒绒 : fleece
羽绒|鸭绒|鹅绒 : goose down|duck down|down fill|down sleeping bag|down jacket|down comforter|feathers
丝绸|真丝|桑蚕丝 : silk
亚麻|麻布 : linen
帆布 : canvas
尼龙 : nylon
涤纶|聚酯 : polyester
陶瓷|瓷|陶 : ceramic|porcelain|stoneware|pottery
不锈钢 : stainless steel|stainless
铸铁|生铁 : cast iron
碳钢 : carbon steel
玻璃 : glass
塑料 : plastic
硅胶 : silicone
钛 : titanium
铜 : copper|brass
毛绒 : plush|stuffed
有香味|香味|香的|香氛|香薰 : scented|scent|fragrance|perfumed
无香|没有香味|没香味|无味|不香 : unscented|fragrance-free|no scent|no fragrance|without scent
防水|防泼水|下雨|雨天|防雨|大雨|挡雨 : waterproof|rain|water-resistant|showerproof
保温|保冷|还热|还是热的 : insulated|thermal|keeps hot|keeps warm|keeps cold|stays hot|stays warm
保暖|暖和|御寒|加绒|防寒 : warm|warmth|cosy|cozy|snug|fleece|wool|merino
遮光|不透光|全遮光|一点光都 : blackout|black out|block out light|room darkening
不怕摔|耐摔|防摔|摔不坏|摔不烂|不锈钢|硅胶|吸管杯 : unbreakable|shatterproof|drop-proof|won't break|wont break|not break|stainless steel|silicone
透气|凉快 : breathable|cooling
轻便|轻的|轻量 : lightweight|light weight|ultralight|lighter
便携|随身|外出 : portable|packable|compact|on the go|pocket
静音|安静 : quiet|silent|noiseless
电磁炉|电磁灶 : induction
微波炉 : microwave|microwave-safe
洗碗机 : dishwasher|dishwasher-safe
烤箱 : oven|oven-safe
可机洗|机洗 : machine wash|machine washable
充电 : rechargeable|cordless|usb
无线 : wireless|cordless
电动 : electric
手工|手作 : handmade|hand-thrown|hand made|handcrafted
有机 : organic
折叠 : folding|foldable|collapsible
猫|猫咪|小猫|猫猫 : cat|kitten|kitty|feline
狗|狗狗|小狗|犬 : dog|puppy|canine
仓鼠 : hamster
兔子|兔 : rabbit|bunny
宝宝|婴儿|新生儿 : baby|infant|newborn
儿童|孩子|小孩|小朋友|娃 : kid|child|toddler
女士|女式|女款|女生|女的 : womens|women's|ladies
男士|男式|男款|男生|男的 : mens|men's
情侣|一对 : couple|pair
厨房|厨房用|做饭 : kitchen|cooking|cook
做咖啡|手冲|咖啡 : coffee|espresso
喝茶|泡茶 : tea
卧室|床头|睡觉 : bedroom|bedside|sleep|sleeping
浴室|卫生间|洗澡|洗手间 : bathroom|bath|shower
办公室|上班|通勤|工位 : office|commute|desk
学生|上学|开学|宿舍 : student|school|dorm|back to school
旅行|旅游|出差 : travel|trip
徒步|爬山|登山 : hiking|hike|trekking|trail
露营|野营|野餐 : camping|camp|picnic
户外 : outdoor|outside|outdoors
跑步|晨跑 : running|jogging
健身|锻炼 : workout|gym|fitness
骑车|骑行 : cycling|biking
游泳 : swimming|pool
火车|小火车 : train
画画|绘画|美术 : drawing|painting|art|watercolor
烘焙|做面包|做蛋糕 : baking|bake|bread|cake
头|头上|戴的 : head|hat|beanie|cap
早餐|早饭|煮蛋 : breakfast|egg
一个人|单人|一人 : one person|1 person|single|solo|1-2人|1人
两个人|双人|两人 : two person|2 person|2p|for two|2人
婚礼|结婚 : wedding
生日 : birthday
家里|家用|居家 : home|house|homeware|household
搬家|乔迁|新家|新居 : housewarming|new home|moving
圣诞|圣诞节 : christmas|holiday
冬天|冬季 : winter|cold weather
夏天|夏季 : summer|hot weather
鸟|小鸟|喂鸟 : bird|birdie
恐龙 : dinosaur|dino
独角兽 : unicorn
大象|小象 : elephant
狐狸 : fox
小熊|熊熊 : bear|teddy
小鹿|梅花鹿 : deer|fawn
猫头鹰 : owl
企鹅 : penguin
海豚|鲸鱼|海洋 : dolphin|whale|ocean
蝴蝶 : butterfly
公主 : princess
太空|宇航|火箭 : space|astronaut|rocket
星空|星星 : star|stars|starry
彩虹 : rainbow
樱花 : cherry blossom|sakura
薰衣草 : lavender
玫瑰 : rose
向日葵 : sunflower
打折|特价|促销 : sale|clearance|discounted
头层 : full-grain|top-grain
护眼 : eye-care
迷你|小巧|小号 : mini|small|compact
大容量 : large capacity|big|large
`
