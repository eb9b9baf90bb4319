import type { Block } from '../../src/reports/model/blocks';
import { integerCell, percentCell } from '../../src/reports/model/cells';

/** The drawings and lists of the chair's page; figures are invented. */
export const OVERVIEW_BLOCKS: readonly Block[] = [
  {
    type: 'figures',
    items: [
      { label: 'Đơn vị phải báo cáo', value: integerCell(4), detail: ['27 tồn tại', 'qua kiểm tra'] },
      { label: 'Đúng hạn', value: integerCell(2), detail: ['Huyện Cao Lãnh,', 'Huyện Thanh Bình'] },
      { label: 'Trễ hạn', value: integerCell(1), detail: ['Huyện Hồng Ngự,', 'trễ 1 ngày'] },
      { label: 'Chưa gửi', value: integerCell(1), detail: ['Huyện Tân Hồng,', 'quá hạn 5 ngày'] },
      { label: 'Tỷ lệ đã khắc phục', value: percentCell(8 / 26), detail: ['8 trên 26 tồn tại', '(không tính 1 đã chuyển)'] },
    ],
  },
  {
    type: 'unitBars',
    title: 'Kết quả theo đơn vị',
    headers: { unit: 'Đơn vị', total: 'Tồn tại', bar: 'Phân theo trạng thái', report: 'Báo cáo khắc phục', lateness: 'Tình trạng hạn' },
    legend: [
      { key: 'verified', label: 'Đã xác nhận khắc phục', tone: 'done' },
      { key: 'claimed', label: 'Đề nghị xác nhận', tone: 'claimed' },
      { key: 'inRemedy', label: 'Đang khắc phục', tone: 'doing' },
      { key: 'transferred', label: 'Đã chuyển cơ quan khác', tone: 'transferred' },
      { key: 'issued', label: 'Đã ban hành, chưa có báo cáo', tone: 'notYet' },
    ],
    rows: [
      { unit: 'Huyện Tân Hồng', counts: { issued: 6 }, report: ['Chưa gửi', 'Đã đôn đốc 2 lần'], lateness: ['Quá hạn 5 ngày'], alarming: true },
      { unit: 'Huyện Hồng Ngự', counts: { claimed: 3, inRemedy: 4 }, report: ['Đã báo cáo', 'Nộp 20/7, chờ xem xét'], lateness: ['Trễ 1 ngày', 'Cách tính rộng: Đúng hạn'], alarming: true },
      { unit: 'Huyện Cao Lãnh', counts: { verified: 4, inRemedy: 2, transferred: 1 }, report: ['Đã ghi nhận', 'Nộp 18/7'], lateness: ['Đúng hạn'], alarming: false },
      { unit: 'Huyện Thanh Bình', counts: { verified: 4, inRemedy: 3 }, report: ['Đã ghi nhận', 'Nộp 19/7, bổ sung 23/7'], lateness: ['Đúng hạn'], alarming: false },
    ],
  },
  {
    type: 'points',
    title: 'Nổi lên',
    items: [
      { lead: 'Đất đai tồn đọng:', text: '247 trên 2.397 hồ sơ đang xử lý đã quá hạn (10,3%), trong đó Huyện Cao Lãnh 148, Huyện Hồng Ngự 96.' },
      { lead: 'Lặp lại: 2 tồn tại.', text: 'Đất đai tồn đọng (Huyện Cao Lãnh); chưa phát hành thư xin lỗi (Huyện Tân Hồng).' },
      { lead: 'Chờ sở, ngành: 6 tồn tại', text: 'thuộc Sở TT&TT (4) và Sở TN&MT (2), huyện không tự khép được.' },
    ],
  },
  {
    type: 'proposals',
    title: 'Kiến nghị Chủ tịch',
    items: [
      { text: 'Yêu cầu Chủ tịch UBND Huyện Tân Hồng gửi báo cáo; đã đôn đốc 2 lần.', detail: 'Chủ trì: Sở Nội vụ · thời hạn: chờ ý kiến Chủ tịch' },
      { text: 'Giao Sở TN&MT xử lý hồ sơ đất đai quá hạn tại 2 huyện.', detail: 'Chủ trì: Sở TN&MT · theo hạn của tồn tại: 28/9/2018' },
      { text: 'Ấn định thời hạn xây dựng chức năng thư xin lỗi.', detail: 'Chủ trì: Sở TT&TT · thời hạn: chờ ý kiến Chủ tịch' },
    ],
    noteLabel: 'Ý kiến chỉ đạo của Chủ tịch:',
    noteLines: 4,
  },
  {
    type: 'heatMap',
    title: 'Tồn tại theo đơn vị và lĩnh vực',
    corner: 'Đơn vị',
    totalLabel: 'Tổng',
    columns: ['Điều hành', 'Thể chế', 'TTHC, một cửa', 'Bộ máy', 'Đội ngũ', 'Tài chính công', 'Hiện đại hóa', 'Trọng tâm quý'].map((label, index) => ({
      code: ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII'][index] ?? '',
      label,
    })),
    rows: [
      { label: 'Huyện Tân Hồng', values: [0, 0, 2, 0, 0, 0, 1, 3] },
      { label: 'Huyện Hồng Ngự', values: [0, 0, 1, 0, 0, 0, 0, 6] },
      { label: 'Huyện Cao Lãnh', values: [0, 0, 2, 0, 0, null, 0, 5] },
      { label: 'Huyện Thanh Bình', values: [0, 0, 1, 0, 0, 0, 0, 6] },
    ],
  },
];
