import { redline } from '../../shared/dist/domain/instrument/redline.js'

/**
 * What a redline of two long texts takes: texts of many words, of few words that are repeated, and of scripts without
 * spaces; with ten words changed, with all replaced by words of another vocabulary, and with all replaced by words of
 * the same one, as in another text of the same language. CPU time of this process in ms, the median and the longest.
 *   npm run build && npm run bench:redline
 */
const BYTES = 100_000
const TIMES = 15

/** The same numbers at each run. */
let seed = 1
function random(below) {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
  return Math.floor((seed / 2 ** 32) * below)
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'
const madeUp = (size) => Array.from({ length: size }, () => LETTERS[random(26)]).join('')
/** As in a language, some words are frequent: the n-th is as likely as the first divided by n. */
const frequent = (words) => words[Math.floor(words.length ** (random(1_000_000) / 1_000_000)) - 1] ?? words[0]

const SMALL = [
  'the',
  'of',
  'and',
  'to',
  'a',
  'in',
  'shall',
  'be',
  'by',
  'for',
  'each',
  'or',
  'its',
  'any',
  'with',
  'on',
]
const ENGLISH = [...SMALL, ...Array.from({ length: 3000 }, () => madeUp(4 + random(8)))]
const THAI =
  'ประเทศ สมาชิก ต้อง รายงาน ผล การ ดำเนิน งาน ต่อ คณะ กรรมการ เป็น ประจำ ทุก ปี และ เผยแพร่ ข้อมูล ดังกล่าว สาธารณชน ให้ ได้รับ ความ ร่วมมือ จาก องค์กร ระหว่าง ตาม ที่ กำหนด'.split(
    ' ',
  )
const OTHER_THAI =
  'น้ำ ฝน ตก หนัก บ้าน เมือง ตลาด ผลไม้ มะม่วง แม่ค้า ขาย ราคา ถูก เด็ก วิ่ง เล่น สนาม หญ้า เขียว ต้นไม้ ใหญ่ นก บิน สูง ฟ้า ใส แดด ร้อน ลม เย็น'.split(
    ' ',
  )
const CHINESE =
  '成员国 应当 每年 向 委员会 报告 执行 情况 并 公众 公布 有关 信息 国际 合作 组织 规定 措施 采取 必要 保护 环境 发展 技术 支持'.split(
    ' ',
  )
const OTHER_CHINESE =
  '苹果 市场 价格 便宜 孩子 草地 跑步 小鸟 天空 飞翔 太阳 炎热 凉风 房屋 下雨 河水 桥梁 老师 学校 读书 朋友 音乐 电影 旅行 火车'.split(
    ' ',
  )

function text(next, { space = ' ', stop = '. ', every = 20 } = {}) {
  const words = []
  for (let size = 0, count = 1; size < BYTES; count += 1) {
    const word = next() + (count % every === 0 ? stop : space)
    words.push(word)
    size += Buffer.byteLength(word)
  }
  return words
}

const changedAt = (words, places, next) =>
  words.map((word, index) => (places.has(index) ? next() + word.replace(/^[\p{L}\p{M}]+/u, '') : word)).join('')
const tenPlaces = (words) =>
  new Set(Array.from({ length: 10 }, (_, index) => Math.floor(((index + 0.5) * words.length) / 10)))

const oneOf = (list) => list[random(list.length)]
/** By name: a word of the text, a word of another vocabulary, and what is between words. */
const cases = {
  English: [() => frequent(ENGLISH), () => madeUp(7)],
  'English, no sentences': [() => frequent(ENGLISH), () => madeUp(7), { stop: ' ' }],
  'one word repeated': [() => 'report', () => madeUp(6), { stop: ' ' }],
  'two words repeated': [() => oneOf(['shall', 'report']), () => madeUp(6), { stop: ' ' }],
  'Thai, no space': [() => frequent(THAI), () => frequent(OTHER_THAI), { space: '', stop: '' }],
  Chinese: [() => frequent(CHINESE), () => frequent(OTHER_CHINESE), { space: '', stop: '。' }],
  'Chinese, no mark': [() => frequent(CHINESE), () => frequent(OTHER_CHINESE), { space: '', stop: '' }],
}

function measure(before, after) {
  const times = Array.from({ length: TIMES }, () => {
    const started = process.cpuUsage()
    redline(before, after)
    const { user, system } = process.cpuUsage(started)
    return (user + system) / 1000
  })
  times.sort((one, other) => one - other)
  return `${times[TIMES >> 1].toFixed(0)} / ${times.at(-1).toFixed(0)}`
}

/** A table of 100 kB, some of whose cells are what `cell` says. */
function table(cell) {
  const rows = ['| Item | Fee | Remark |', '| --- | --- | --- |']
  for (let size = 0, row = 0; size < BYTES; row += 1) {
    rows.push(`| Item ${row} | ${row * 10} | ${cell(row, `by air or by sea in zone ${row % 7}`)} |`)
    size += Buffer.byteLength(rows.at(-1))
  }
  return rows.join('\n')
}

for (const [name, [next, other, punctuation]] of Object.entries(cases)) {
  const words = text(next, punctuation)
  const before = words.join('')
  const few = changedAt(words, tenPlaces(words), other)
  const all = changedAt(words, new Set(words.keys()), other)
  const mixed = changedAt(words, new Set(words.keys()), next)
  const times = [few, all, mixed].map((after) => measure(before, after))
  process.stdout.write(`| ${name} | ${times.join(' | ')} |\n`)
}
const before = table((_, words) => words)
const tables = [
  table((row, words) => (row % 200 === 7 ? `not ${words}` : words)),
  table(() => `${madeUp(5)} ${madeUp(7)} ${madeUp(6)}`),
  table((row) => `by sea or by air in zone ${(row + 3) % 7}`),
]
process.stdout.write(`| a table | ${tables.map((after) => measure(before, after)).join(' | ')} |\n`)
