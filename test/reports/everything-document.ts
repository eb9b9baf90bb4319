import { instantAt } from '../../src/kernel/calendar-date';
import { clause, clauses, heading, note, paragraph, tableBlock } from '../../src/reports/model/blocks';
import type { Block } from '../../src/reports/model/blocks';
import { dateCell, decimalCell, emptyCell, instantCell, integerCell, percentCell, stateCell, textCell } from '../../src/reports/model/cells';
import type { Annex, DocumentMeta, OfficialHead, ReportDocument } from '../../src/reports/model/report-document';
import { column, dataRow, groupRow } from '../../src/reports/model/table';
import type { Table } from '../../src/reports/model/table';
import { OVERVIEW_BLOCKS } from './overview-blocks';

/** One paper with every block, every cell and every part of the official head; figures are invented. */

export const HOSTILE_TEXTS = [
  '=1+1', '+84 277', '-5%', '@SUM(A1)', '\t=cmd', '\r=cmd', ' =1+1', "'=1", '＝1+1', '＋1', '－1', '＠x',
  '=HYPERLINK("http://example.invalid","x")', '=cmd|\' /C calc\'!A0', 'http://example.invalid/a?b=1&c=2', '<b>&amp;</b>', '{{ 7*7 }}', 'tệp "kèm" \'theo\'',
] as const;

/** Every Vietnamese letter that carries two marks, in both cases. */
export const STACKED_LETTERS = 'ấầẩẫậắằẳẵặếềểễệốồổỗộớờởỡợứừửữự ẤẦẨẪẬẮẰẲẴẶẾỀỂỄỆỐỒỔỖỘỚỜỞỠỢỨỪỬỮỰ';

export const META: DocumentMeta = {
  kind: 'official',
  code: 'everything-2018-Q2',
  title: 'Tổng hợp kết quả khắc phục tồn tại quý II năm 2018',
  scope: ['Đợt kiểm tra quý II năm 2018 (2018-Q2)', 'Hạn báo cáo: trước ngày 20/7/2018'],
  date: null,
  draftedOn: '2018-07-24',
  dataAt: instantAt('2018-07-24', '08:00'),
  sampleNotice: true,
};

export const HEAD: OfficialHead = {
  issuer: { parentLines: ['UBND TỈNH ĐỒNG THÁP'], bodyLines: ['SỞ NỘI VỤ'], nameInText: 'Sở Nội vụ' },
  number: null,
  symbol: 'BC-SNV',
  place: 'Đồng Tháp',
  typeName: 'BÁO CÁO',
  summary: ['Tổng hợp kết quả khắc phục tồn tại, hạn chế', 'qua kiểm tra cải cách hành chính quý II năm 2018'],
  addressees: ['Ủy ban nhân dân tỉnh Đồng Tháp'],
  legalBases: ['Căn cứ Kế hoạch kiểm tra cải cách hành chính năm 2018', 'Căn cứ ý kiến chỉ đạo của Chủ tịch Ủy ban nhân dân tỉnh'],
  urgency: null,
};

export const STATUS_TABLE: Table = {
  key: 'remedy',
  title: null,
  sheetName: 'Phụ lục II',
  unitOfMeasure: 'tồn tại',
  use: 'printed',
  numberedColumns: true,
  columns: [
    column('no', 'TT', 'integer', 5, { align: 'center' }),
    column('unit', 'Đơn vị', 'text', 24),
    column('total', 'Tổng tồn tại', 'integer', 10, { numberLabel: '(3)=(4)+(5)+(6)' }),
    column('verified', 'Đã khắc phục', 'integer', 10, { groups: ['Kết quả khắc phục', 'Thuộc thẩm quyền'] }),
    column('open', 'Đang khắc phục', 'integer', 10, { groups: ['Kết quả khắc phục', 'Thuộc thẩm quyền'] }),
    column('transferred', 'Ngoài thẩm quyền', 'integer', 10, { groups: ['Kết quả khắc phục'] }),
    column('rate', 'Tỷ lệ (%)', 'percent', 9),
    column('score', 'Điểm', 'decimal', 8),
    column('receivedOn', 'Ngày nhận', 'date', 12),
    column('receivedAt', 'Thời điểm nhận', 'instant', 14),
    column('state', 'Tình trạng', 'state', 14),
  ],
  rows: [
    groupRow('Đơn vị được kiểm tra'),
    dataRow({
      no: integerCell(1), unit: textCell('Huyện Cao Lãnh'), total: integerCell(7), verified: integerCell(4), open: integerCell(2), transferred: integerCell(1),
      rate: percentCell(4 / 6), score: decimalCell(86.4), receivedOn: dateCell('2018-07-18'), receivedAt: instantCell(instantAt('2018-07-18', '15:40')), state: stateCell('Đúng hạn', 'done'),
    }),
    dataRow({
      no: integerCell(2), unit: textCell('Huyện Thanh Bình'), total: integerCell(1234), verified: integerCell(1000), open: integerCell(234), transferred: integerCell(0),
      rate: percentCell(1000 / 1234), score: decimalCell(79.1), receivedOn: dateCell('2018-07-20'), receivedAt: instantCell(instantAt('2018-07-20', '00:00')), state: stateCell('Trễ 1 ngày', 'late'),
    }),
    dataRow({
      no: integerCell(3), unit: textCell('Huyện Tân Hồng'), total: integerCell(6), verified: integerCell(0), open: integerCell(6), transferred: integerCell(0),
      rate: percentCell(0), score: decimalCell(70.5), receivedOn: emptyCell(), receivedAt: emptyCell('notYet'), state: stateCell('Chưa gửi', 'notYet'),
    }),
  ],
  total: {
    label: 'Tổng cộng',
    labelColumn: 'unit',
    rules: {
      total: { kind: 'sum' }, verified: { kind: 'sum' }, open: { kind: 'sum' }, transferred: { kind: 'sum' },
      rate: { kind: 'ratio', numerator: { plus: ['verified'], minus: [] }, denominator: { plus: ['total'], minus: ['transferred'] } },
      score: { kind: 'average', digits: 1 },
    },
  },
};

export const TEXT_TABLE: Table = {
  key: 'texts',
  title: 'Văn bản do người dùng nhập',
  sheetName: 'Chi tiết tồn tại, hạn chế của các đơn vị được kiểm tra',
  unitOfMeasure: null,
  use: 'working',
  numberedColumns: false,
  columns: [column('no', 'TT', 'integer', 5, { align: 'center' }), column('text', 'Nội dung', 'text', 60), column('note', 'Ghi chú', 'text', 20)],
  rows: [...HOSTILE_TEXTS, STACKED_LETTERS].map((text, index) => dataRow({ no: integerCell(index + 1), text: textCell(text), note: emptyCell('notYet') })),
  total: null,
};

const LONG =
  'Các đơn vị được kiểm tra đã tổ chức quán triệt, phân công cụ thể từng phòng, ban chuyên môn thực hiện các nội dung khắc phục; tuy nhiên một số nội dung liên quan đến phần mềm một cửa điện tử và hồ sơ đất đai tồn đọng chưa được xử lý dứt điểm.';

const BODY: readonly Block[] = [
  paragraph('Thực hiện ý kiến chỉ đạo của Chủ tịch Ủy ban nhân dân tỉnh, Sở Nội vụ tổng hợp kết quả khắc phục như sau:'),
  heading(1, 'I.', 'Tình hình thực hiện'),
  heading(2, '1.', 'Việc gửi báo cáo'),
  paragraph({ text: '04 đơn vị', bold: true }, ' phải gửi báo cáo trước ngày 20/7/2018; ', { text: 'trong đó 02 đơn vị đúng hạn', italic: true }, '. ', LONG),
  heading(3, 'a)', 'Tổ chức thực hiện'),
  paragraph(LONG),
  { type: 'keyValues', look: 'pairs', rows: [{ label: 'Thời hạn', value: dateCell('2018-07-20') }, { label: 'Tỷ lệ đã khắc phục', value: percentCell(8 / 26) }] },
  heading(1, 'II.', 'Kết quả khắc phục'),
  tableBlock({ ...STATUS_TABLE, key: 'short', title: 'Bảng 1. Kết quả theo đơn vị', sheetName: 'Bảng 1', numberedColumns: false, columns: STATUS_TABLE.columns.slice(0, 7).map((item) => ({ ...item, groups: [] })) }),
  note('Ghi chú: số liệu tính đến 08:00 ngày 24/7/2018.'),
  ...OVERVIEW_BLOCKS,
  { type: 'pageBreak' },
  heading(0, '', 'KIẾN NGHỊ'),
  clauses(
    clause('1.', 'Đối với Chủ tịch Ủy ban nhân dân huyện Tân Hồng:', [
      clause('a)', 'Gửi báo cáo kết quả khắc phục;'),
      clause('b)', 'Chỉ đạo khắc phục dứt điểm các tồn tại đã nêu tại Phụ lục I và Phụ lục II.', [clause('-', 'Ưu tiên hồ sơ đất đai tồn đọng;'), clause('-', 'Thực hiện thư xin lỗi theo quy định.')]),
    ]),
    clause('2.', [{ text: 'Đối với Sở Thông tin và Truyền thông: ', bold: true }, { text: 'hoàn thiện chức năng xin lỗi trên phần mềm.' }]),
  ),
  paragraph('Trên đây là báo cáo của Sở Nội vụ, kính trình Ủy ban nhân dân tỉnh xem xét, chỉ đạo.'),
];

const ANNEXES: readonly Annex[] = [
  { key: 'annex-1', number: 'I', title: 'Kết quả khắc phục theo đơn vị', orientation: 'landscape', blocks: [tableBlock(STATUS_TABLE)] },
  { key: 'annex-2', number: 'II', title: 'Văn bản nguyên văn', orientation: 'landscape', blocks: [tableBlock(TEXT_TABLE), tableBlock(longTable(90))] },
];

/** A table of many rows that runs over pages. */
export function longTable(rows: number): Table {
  return {
    ...TEXT_TABLE,
    key: 'long',
    title: 'Bảng dài',
    sheetName: 'Bảng dài',
    rows: Array.from({ length: rows }, (_, index) => dataRow({ no: integerCell(index + 1), text: textCell(`Dòng ${index + 1}. ${LONG}`), note: textCell('Đã khắc phục') })),
  };
}

export interface Changes {
  readonly meta?: Partial<DocumentMeta>;
  readonly head?: Partial<OfficialHead>;
}

export function everythingDocument(changes: Changes = {}): ReportDocument {
  return {
    body: BODY,
    annexes: ANNEXES,
    closing: {
      recipients: ['Như trên', 'Chủ tịch, các Phó Chủ tịch UBND tỉnh', 'Văn phòng UBND tỉnh', 'Lưu: VT, CCHC (03 bản)'],
      signatures: [{ authority: ['KT. GIÁM ĐỐC'], post: 'PHÓ GIÁM ĐỐC', name: '(Họ và tên)', postUnderName: null }],
    },
    meta: { ...META, ...changes.meta },
    head: { ...HEAD, ...changes.head },
  };
}
