/** Where a parcel goes, as shops charge for it: a region by its name or by its larger towns; none that is an everyday word too ("bath", "jersey"). */
const regions: readonly (readonly [id: string, names: string])[] = [
  ['xinjiang', '新疆 乌鲁木齐 喀什 伊犁 阿克苏 克拉玛依 库尔勒 石河子 哈密 吐鲁番 xinjiang urumqi'],
  ['tibet', '西藏 拉萨 日喀则 林芝 昌都 那曲 tibet lhasa'],
  ['inner_mongolia', '内蒙古 内蒙 呼和浩特 包头 鄂尔多斯 赤峰 呼伦贝尔 inner-mongolia hohhot baotou'],
  ['hainan', '海南 海口 三亚 hainan haikou sanya'],
  ['qinghai', '青海 西宁 qinghai xining'],
  ['ningxia', '宁夏 银川 ningxia yinchuan'],
  ['gansu', '甘肃 兰州 gansu lanzhou'],
  ['yunnan', '云南 昆明 大理 丽江 yunnan kunming'],
  ['guizhou', '贵州 贵阳 guizhou guiyang'],
  ['guangxi', '广西 南宁 桂林 柳州 guangxi nanning guilin'],
  ['heilongjiang', '黑龙江 哈尔滨 齐齐哈尔 大庆 heilongjiang harbin'],
  ['jilin', '吉林 长春 jilin changchun'],
  ['liaoning', '辽宁 沈阳 大连 liaoning shenyang dalian'],
  ['hong_kong', '香港 hong-kong'],
  ['macau', '澳门 macau'],
  ['taiwan', '台湾 台北 taiwan taipei'],
  [
    'china',
    '北京 上海 天津 重庆 河北 石家庄 山西 太原 江苏 南京 苏州 无锡 浙江 杭州 宁波 温州 安徽 合肥 福建 福州 厦门 江西 南昌 山东 济南 青岛 河南 郑州 湖北 武汉 湖南 长沙 广东 广州 深圳 东莞 佛山 四川 成都 陕西 西安 beijing shanghai tianjin chongqing nanjing suzhou hangzhou guangzhou shenzhen chengdu wuhan',
  ],
  ['northern_ireland', 'northern-ireland belfast derry londonderry lisburn newry armagh omagh enniskillen ballymena coleraine 北爱尔兰'],
  ['highlands', 'highlands inverness fort-william aviemore ullapool thurso 苏格兰高地'],
  ['scottish_islands', 'scottish-islands scottish-isles orkney shetland skye hebrides islay stornoway kirkwall lerwick'],
  ['islands', 'isle-of-man isle-of-wight isles-of-scilly scilly'],
  ['channel_islands', 'channel-islands alderney sark'],
  ['ireland', 'republic-of-ireland dublin'],
  [
    'britain',
    'england wales london cardiff swansea bristol manchester liverpool leeds sheffield birmingham nottingham leicester norwich cambridge oxford brighton southampton plymouth exeter newcastle edinburgh glasgow aberdeen dundee stirling',
  ],
  ['alaska', 'alaska anchorage fairbanks juneau'],
  ['hawaii', 'hawaii honolulu maui oahu'],
  ['puerto_rico', 'puerto-rico'],
]

const named = regions.flatMap(([id, names]) => names.split(' ').map(name => ({ id, name: name.replaceAll('-', ' ') })))

/** The regions that a text names, in its order. */
export function placesIn(text: string): string[] {
  const plain = ` ${text
    .normalize('NFKC')
    .toLowerCase()
    .split('')
    .map(letter => (isLetter(letter) ? letter : ' '))
    .join('')} `
  const found = named.flatMap(({ id, name }) => {
    const at = plain.indexOf(isHan(name) ? name : ` ${name} `)
    return at < 0 ? [] : [{ id, at }]
  })
  return [...new Set(found.sort((a, b) => a.at - b.at).map(({ id }) => id))]
}

const isHan = (name: string): boolean => name.charCodeAt(0) > 0x2e80
const isLetter = (letter: string): boolean => letter.toLowerCase() !== letter.toUpperCase() || isHan(letter)
