import { clause, clauses, note, paragraph, tableBlock } from '../../src/reports/model/blocks';
import type { Block } from '../../src/reports/model/blocks';
import type { DocumentMeta, ReportDocument } from '../../src/reports/model/report-document';
import { HEAD, META, TEXT_TABLE } from './everything-document';
import type { Changes } from './everything-document';
import { OVERVIEW_BLOCKS } from './overview-blocks';

export function letterDocument(changes: Changes = {}): ReportDocument {
  return {
    meta: { ...META, kind: 'letter', code: 'urging-1', title: 'Đôn đốc báo cáo kết quả khắc phục', ...changes.meta },
    head: {
      ...HEAD,
      issuer: { parentLines: [], bodyLines: ['ỦY BAN NHÂN DÂN', 'TỈNH ĐỒNG THÁP'], nameInText: 'Ủy ban nhân dân tỉnh' },
      symbol: 'UBND-HC',
      typeName: null,
      summary: ['đôn đốc gửi báo cáo kết quả khắc phục tồn tại', 'qua kiểm tra CCHC'],
      addressees: ['Chủ tịch Ủy ban nhân dân huyện Tân Hồng', 'Sở Nội vụ'],
      legalBases: [],
      urgency: 'urgent',
      ...changes.head,
    },
    body: [
      paragraph('Ngày 16/7/2018, Chủ tịch Ủy ban nhân dân tỉnh đã chỉ đạo các đơn vị được kiểm tra gửi báo cáo kết quả khắc phục trước ngày 20/7/2018.'),
      clauses(clause('1.', 'Đề nghị Ủy ban nhân dân huyện Tân Hồng gửi ngay báo cáo;'), clause('2.', 'Giao Sở Nội vụ theo dõi, tổng hợp.')),
      paragraph('Đề nghị các cơ quan, đơn vị nghiêm túc thực hiện.'),
    ],
    closing: {
      recipients: ['Như trên', 'Lưu: VT, NC'],
      signatures: [{ authority: ['TL. CHỦ TỊCH'], post: 'CHÁNH VĂN PHÒNG', name: '(Họ và tên)', postUnderName: null }],
    },
    annexes: [],
  };
}

export function overviewDocument(changes: { readonly meta?: Partial<DocumentMeta>; readonly body?: readonly Block[] } = {}): ReportDocument {
  return {
    meta: {
      ...META,
      kind: 'overview',
      code: 'overview-2018-Q2',
      title: 'Tình hình khắc phục quý II/2018',
      scope: ['Số liệu lúc 08:00 ngày 24/7/2018 · Hạn báo cáo: trước ngày 20/7/2018'],
      ...changes.meta,
    },
    head: null,
    body: changes.body ?? [
      ...OVERVIEW_BLOCKS,
      note('Tỷ lệ = đã xác nhận 8 / (tổng 27 − đã chuyển cơ quan khác 1). Hạn báo cáo “trước ngày 20/7/2018” tính là hết ngày 19/7/2018 (thứ Năm).'),
    ],
    closing: null,
    annexes: [],
  };
}

export function listingDocument(): ReportDocument {
  return { meta: { ...META, kind: 'listing', code: 'findings-list', title: 'Danh sách tồn tại' }, head: null, body: [tableBlock({ ...TEXT_TABLE, title: null })], closing: null, annexes: [] };
}
