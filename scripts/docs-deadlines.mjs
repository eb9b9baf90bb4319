// npm run docs:deadlines [-- --print | --check]: the table of wordings of time limits, from the cases that the tests go through.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const top = dirname(dirname(fileURLToPath(import.meta.url)));
const target = join(top, 'docs/deadlines.md');
const cases = JSON.parse(readFileSync(join(top, 'test/deadlines/cases.json'), 'utf8'));
const words = JSON.parse(readFileSync(join(top, 'locales/vi/problems.json'), 'utf8')).deadline;

const KINDS = {
  strictly_before: 'trước ngày', no_later_than: 'chậm nhất ngày', at_time: 'giờ trong ngày', calendar_days_from: 'số ngày kể từ', working_days_from: 'số ngày làm việc kể từ', periodic: 'định kỳ', none: 'không thời hạn',
};
const day = (iso) => iso.slice(0, 10).split('-').reverse().map((part, index) => (index === 2 ? part : String(Number(part)))).join('/');
const moment = (iso) => (iso === null ? '-' : `${day(iso)} ${iso.slice(11, 23)}`);
const cell = (text) => text.normalize('NFC').replaceAll('|', '\\|').replaceAll('\n', ' ↵ ').replaceAll('\u00a0', ' ');

function remarks({ problem, note, grace, received, period, wording }) {
  const said = [];
  if (grace) said.push(`châm chước ${grace} ngày`);
  if (received) said.push(`đơn vị nhận ngày ${day(received)}`);
  if (period) said.push(`kỳ có ngày ${day(period)}`);
  if (note) said.push(note);
  if (wording !== wording.normalize('NFC') && !note) said.push('chữ tổ hợp (NFD)');
  if (problem) said.push(`**${titles[problem.replace('deadline.', '')] ?? problem}**`);
  return said.join('; ') || '';
}

const titles = {
  noSuchDay: 'ngày không có trong lịch', noSuchTime: 'giờ không có', beforeSigning: 'không sau ngày ký', weekdayContradicts: 'thứ và ngày không khớp', ambiguousTo: 'hai cách hiểu, hỏi lại',
  ambiguousBare: 'chỉ ghi ngày, hỏi lại', fromUnknown: 'chưa rõ tính từ ngày nào', receiptUnknown: 'chờ ngày nhận', monthMissing: 'thiếu tháng', hours: 'tính theo giờ, hỏi lại', weekly: 'chưa hỗ trợ hằng tuần',
  several: 'có nhiều thời hạn', monthsFromReceipt: 'chờ ngày nhận', dayOff: 'hạn chót là ngày nghỉ (không dời)',
};
for (const { problem } of cases) if (problem && !words[problem.replace('deadline.', '')]) throw new Error(`no words for ${problem}`);

const groups = [...new Set(cases.map(({ group }) => group))];
const lines = [
  '# Cách ghi thời hạn và thời điểm trễ',
  '',
  'Bảng này do `npm run docs:deadlines` in ra từ `test/deadlines/cases.json`; kiểm thử đi qua từng dòng. Không sửa tay.',
  '',
  '- Giờ là giờ Việt Nam (UTC+7), dù máy chủ đặt múi giờ nào. “Kịp đến” là mili giây cuối cùng còn đúng hạn; “trễ từ” là mili giây đầu tiên bị tính trễ.',
  '- Ngày cố định rơi vào ngày nghỉ không dời, chỉ cảnh báo. Số ngày kể từ một ngày: hôm sau là ngày thứ nhất; ngày cuối là ngày nghỉ thì sang ngày làm việc kế tiếp (Bộ luật Dân sự 2015, điều 147 và 148).',
  '- Ngày làm việc theo lịch làm việc của tỉnh (trang Lịch làm việc); các dòng dưới dùng lịch 2018 đi kèm. Ngày châm chước tính thêm sau hạn.',
  '- Không ghi năm: lấy ngày gần nhất từ ngày ký trở đi.',
  '',
  `Số dòng: ${cases.length}.`,
];
for (const group of groups) {
  lines.push('', `## ${group}`, '', '| Cách ghi | Ngày ký | Loại | Ngày | Kịp đến | Trễ từ | Ghi chú |', '| --- | --- | --- | --- | --- | --- | --- |');
  for (const one of cases.filter((row) => row.group === group)) {
    const kind = one.kind === null ? 'không phải thời hạn' : KINDS[one.kind];
    lines.push(`| ${cell(one.wording)} | ${day(one.context)} | ${kind} | ${one.date ? day(one.date) : '-'} | ${moment(one.last)} | ${moment(one.tooLate)} | ${remarks(one)} |`);
  }
}
const table = `${lines.join('\n')}\n`;

if (process.argv.includes('--print')) process.stdout.write(table);
else if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== table) {
    process.stderr.write('docs/deadlines.md không còn đúng với test/deadlines/cases.json: chạy npm run docs:deadlines.\n');
    process.exit(1);
  }
} else {
  writeFileSync(target, table);
  process.stdout.write(table);
}
