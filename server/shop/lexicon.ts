/**
 * What shoppers call things, in both languages: general words of the trade, beside the shop's own. A group means one kind of
 * product, colour or policy topic; the first word of each language is the usual one.
 */
type Words = { zh: readonly string[]; en: readonly string[] }

/** A catalogue category that carries one of these words is understood by all of its group. */
export const kinds: readonly Words[] = [
  {
    zh: ['跑鞋', '跑步鞋', '运动鞋', '球鞋', '鞋子', '鞋'],
    en: ['running shoes', 'trainers', 'sneakers', 'runners', 'sports shoes', 'shoes'],
  },
  { zh: ['靴子', '雨靴', '短靴', '鞋'], en: ['boots', 'ankle boots', 'shoes'] },
  { zh: ['凉鞋', '拖鞋', '鞋'], en: ['sandals', 'slippers', 'flip-flops', 'shoes'] },
  { zh: ['背包', '双肩包', '书包', '包包', '包'], en: ['backpacks', 'backpacks & bags', 'rucksacks', 'daypacks', 'school bags', 'bags'] },
  {
    zh: ['手提包', '托特包', '斜挎包', '单肩包', '女包', '包包', '包'],
    en: ['handbags', 'totes', 'shoulder bags', 'crossbody bags', 'bags'],
  },
  { zh: ['行李箱', '拉杆箱', '旅行箱'], en: ['luggage', 'suitcases'] },
  { zh: ['外套', '夹克', '上衣', '冲锋衣', '防晒衣', '羽绒服', '大衣'], en: ['jackets', 'coats', 'outerwear'] },
  { zh: ['T恤', '短袖', '体恤', '上衣'], en: ['t-shirts', 'tees', 'tee shirts', 'tshirts'] },
  { zh: ['衬衫', '衬衣', '上衣'], en: ['shirts', 'blouses'] },
  { zh: ['卫衣', '毛衣', '针织衫', '上衣'], en: ['sweaters', 'hoodies', 'jumpers', 'sweatshirts', 'knitwear'] },
  { zh: ['裤子', '长裤', '牛仔裤', '短裤'], en: ['trousers', 'pants', 'jeans', 'shorts'] },
  { zh: ['裙子', '连衣裙', '半身裙'], en: ['dresses', 'skirts'] },
  { zh: ['袜子'], en: ['socks'] },
  { zh: ['帽子', '棒球帽'], en: ['hats', 'caps', 'beanies'] },
  {
    zh: ['杯子', '马克杯', '水杯', '保温杯', '玻璃杯', '茶杯', '咖啡杯'],
    en: ['mugs', 'cups', 'mugs & cups', 'mugs & bottles', 'bottles', 'tumblers', 'glasses'],
  },
  { zh: ['厨具', '厨房用品', '锅具', '餐具', '厨房'], en: ['kitchenware', 'kitchen', 'cookware', 'kitchen tools', 'tableware'] },
  { zh: ['耳机', '耳麦', '耳塞'], en: ['headphones', 'earphones', 'earbuds', 'headsets'] },
  { zh: ['音箱', '音响', '喇叭'], en: ['speakers', 'loudspeakers'] },
  {
    zh: ['小电器', '小家电', '数码配件', '数码', '电子产品', '电器'],
    en: ['small electronics', 'electronics', 'gadgets', 'appliances', 'accessories'],
  },
  { zh: ['手机', '智能手机'], en: ['phones', 'smartphones', 'mobile phones'] },
  { zh: ['电脑', '笔记本电脑', '笔记本'], en: ['laptops', 'computers', 'notebooks'] },
  { zh: ['手表', '腕表'], en: ['watches', 'wristwatches'] },
  { zh: ['首饰', '饰品', '项链', '耳环'], en: ['jewellery', 'jewelry', 'necklaces', 'earrings'] },
  { zh: ['灯具', '台灯', '灯'], en: ['lamps', 'lights', 'lighting'] },
  { zh: ['帐篷', '露营帐篷'], en: ['tents', 'camping tents'] },
  {
    zh: ['露营用品', '露营装备', '户外用品', '露营', '户外'],
    en: ['camping gear', 'camping', 'camping supplies', 'outdoor gear', 'outdoors'],
  },
  {
    zh: ['瑜伽健身', '瑜伽', '健身', '健身器材', '运动用品'],
    en: ['yoga & fitness', 'yoga', 'fitness', 'workout gear', 'exercise equipment'],
  },
  {
    zh: ['宠物用品', '宠物', '猫用品', '狗用品', '猫咪用品', '狗狗用品'],
    en: ['pet supplies', 'pets', 'pet products', 'cat supplies', 'dog supplies'],
  },
  { zh: ['玩具', '儿童玩具', '益智玩具'], en: ['toys', 'kids toys', 'games'] },
  {
    zh: ['家纺', '床品', '床上用品', '毛巾', '毯子', '家居'],
    en: ['home textiles', 'bedding', 'bed linen', 'towels', 'blankets', 'homeware'],
  },
  { zh: ['家具'], en: ['furniture'] },
  { zh: ['护肤', '护肤品', '美容护肤'], en: ['skincare', 'skin care', 'skincare products', 'beauty'] },
  { zh: ['彩妆', '化妆品'], en: ['make-up', 'makeup', 'cosmetics', 'beauty'] },
  { zh: ['香水', '香氛'], en: ['perfumes', 'fragrances', 'fragrance'] },
  { zh: ['礼盒', '礼品盒', '礼品套装', '礼物套装'], en: ['gift sets', 'gift boxes', 'hampers'] },
  { zh: ['文具', '笔'], en: ['stationery', 'office supplies', 'pens'] },
  { zh: ['书籍', '图书', '书'], en: ['books'] },
  { zh: ['零食', '食品', '小吃'], en: ['snacks', 'food', 'groceries'] },
  { zh: ['茶叶', '茶'], en: ['teas', 'loose tea'] },
  { zh: ['咖啡', '咖啡豆'], en: ['coffee', 'coffee beans'] },
  { zh: ['母婴', '婴儿用品', '宝宝用品'], en: ['baby products', 'baby'] },
]

/** Plain colours; a shop's own shade belongs to the one whose word it contains. */
export const colours: readonly ({ id: string } & Words)[] = [
  { id: 'black', zh: ['黑色', '黑', '墨黑', '曜石黑'], en: ['black', 'charcoal', 'ebony'] },
  { id: 'white', zh: ['白色', '白', '米白', '乳白', '象牙白'], en: ['white', 'off-white', 'ivory'] },
  { id: 'grey', zh: ['灰色', '灰'], en: ['grey', 'gray', 'silver grey', 'slate', 'graphite', 'anthracite'] },
  { id: 'blue', zh: ['蓝色', '蓝', '藏青', '天蓝', '深蓝', '浅蓝'], en: ['blue', 'navy', 'sky blue', 'teal'] },
  { id: 'green', zh: ['绿色', '绿', '墨绿', '军绿', '灰绿', '橄榄'], en: ['green', 'forest green', 'olive', 'sage', 'mint', 'emerald'] },
  { id: 'red', zh: ['红色', '红', '酒红', '大红'], en: ['red', 'burgundy', 'scarlet', 'wine red'] },
  { id: 'pink', zh: ['粉色', '粉红', '粉', '樱花粉'], en: ['pink', 'rose', 'blush'] },
  { id: 'orange', zh: ['橙色', '橘色', '橙', '橘'], en: ['orange', 'coral'] },
  { id: 'yellow', zh: ['黄色', '黄', '姜黄'], en: ['yellow', 'mustard', 'ochre'] },
  { id: 'purple', zh: ['紫色', '紫'], en: ['purple', 'violet', 'lilac', 'lavender'] },
  { id: 'brown', zh: ['棕色', '咖啡色', '褐色', '棕', '褐'], en: ['brown', 'chocolate', 'tan'] },
  { id: 'beige', zh: ['米色', '卡其', '卡其色', '驼色', '杏色'], en: ['beige', 'khaki', 'cream', 'camel', 'sand'] },
  { id: 'silver', zh: ['银色', '银'], en: ['silver'] },
  { id: 'gold', zh: ['金色', '金'], en: ['gold', 'golden'] },
  { id: 'transparent', zh: ['透明', '透明色'], en: ['transparent', 'clear'] },
]

/** What the shop's texts may be asked about, and the words by which such a text is known. */
export const policyTopics: Readonly<Record<string, Words>> = {
  shipping: {
    zh: ['运费', '邮费', '包邮', '快递费', '免邮', '包裹', '到手', '寄送', '送货', '配送'],
    en: [
      'shipping',
      'postage',
      'shipping fee',
      'delivery fee',
      'free shipping',
      'free delivery',
      'delivery cost',
      'delivery',
      'to your door',
      'getting it to you',
      'on its way',
    ],
  },
  delivery_time: {
    zh: ['发货', '送达', '时效', '几天到', '多久到', '物流', '到货', '配送时间', '包裹', '到手', '寄送', '送货'],
    en: [
      'delivery time',
      'dispatch',
      'delivery',
      'how long',
      'arrive',
      'business days',
      'working days',
      'shipping',
      'to your door',
      'getting it to you',
      'on its way',
    ],
  },
  delivery_area: {
    zh: ['配送范围', '配送地区', '送货范围', '海外', '港澳台', '偏远', '配送', '包裹', '到手', '寄到'],
    en: [
      'delivery area',
      'where we deliver',
      'regions',
      'abroad',
      'international',
      'overseas',
      'countries',
      'delivery',
      'shipping',
      'to your door',
      'getting it to you',
    ],
  },
  returns: {
    zh: ['退货', '退换', '无理由', '买错', '不喜欢', '不合适', '后悔'],
    en: ['return', 'returns', 'send back', 'sending back', 'second thoughts', 'changed your mind', 'change of heart', 'not quite right'],
  },
  exchange: {
    zh: ['换货', '退换', '调换', '换尺码', '换一', '买错', '不合适'],
    en: ['exchange', 'swap', 'second thoughts', 'changed your mind', 'not quite right'],
  },
  refund: {
    zh: ['退款', '退钱', '返款', '钱什么时候', '退货'],
    en: ['refund', 'money back', 'reimburse', 'returns', 'second thoughts', 'changed your mind'],
  },
  warranty: {
    zh: ['保修', '质保', '维修', '售后', '坏了', '寄修'],
    en: ['warranty', 'guarantee', 'repair', 'gives out', 'breaks', 'goes wrong', 'stand behind', 'lifetime'],
  },
  payment: {
    zh: ['支付', '付款', '分期', '货到付款', '付钱', '结账', '买单'],
    en: ['payment', 'pay', 'paying', 'installments', 'checkout methods', 'settling up', 'the till'],
  },
  invoice: { zh: ['发票', '开票'], en: ['invoice', 'vat', 'receipt'] },
  order_change: {
    zh: ['修改订单', '取消订单', '改地址', '订单', '查订单'],
    en: ['order change', 'changing orders', 'cancel', 'cancelling', 'modify', 'tracking', 'change the address'],
  },
  privacy: {
    zh: ['隐私', '个人信息', '数据', '你的信息', '您的信息', '我们知道你'],
    en: ['privacy', 'personal data', 'data protection', 'your data', 'your details', 'know about you'],
  },
  authenticity: { zh: ['正品', '真伪', '质检', '保真'], en: ['authenticity', 'authentic', 'genuine', 'certificate'] },
  coupon: { zh: ['优惠券', '优惠', '首单', '券', '折扣'], en: ['coupon', 'discount', 'voucher', 'promo', 'first order'] },
  gift_wrap: {
    zh: ['礼品包装', '包装', '贺卡', '礼盒包装', '送人', '送礼', '礼物', '包起来'],
    en: ['gift wrap', 'gift wrapping', 'greeting card', 'gift card message', 'presents', 'gifts', 'gifting', 'wrapping'],
  },
  size_advice: { zh: ['尺码', '尺寸', '码数', '选码'], en: ['size advice', 'size guide', 'sizes', 'sizing', 'fit'] },
  shop: {
    zh: ['关于', '店铺', '营业时间', '门店', '联系', '来店', '店里', '实体店', '我们是谁', '找到我们'],
    en: ['about us', 'about', 'opening hours', 'store', 'the shop', 'visit us', 'find us', 'contact', 'who we are', 'come and see us'],
  },
}
