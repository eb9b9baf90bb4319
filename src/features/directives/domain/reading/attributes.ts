import type { FoldedText } from './folded-text';
import type { Span } from './tables';

export interface Attribute extends Span {
  readonly role: 'lead' | 'coordinators' | 'due' | 'other';
}

const LABEL = /(?<![\p{L}\p{N}])(?:(?:cơ quan|đơn vị|bộ phận|địa phương|cơ quan, đơn vị)(?: được giao)? (chủ trì|thực hiện|chịu trách nhiệm|đầu mối|tham mưu|phối hợp)(?: thực hiện| chính| tham mưu)?|(chủ trì|phối hợp)(?: thực hiện)?|(thời hạn|thời gian|tiến độ|hạn|thời điểm)(?: (?:hoàn thành|thực hiện|báo cáo|cuối cùng|chót|trình))?|(sản phẩm|kết quả|kinh phí|ghi chú|kết quả đầu ra)(?: (?:hoàn thành|thực hiện|đầu ra|dự kiến|cần đạt))?) ?: ?/gu;
const LONGEST_LABEL = 60;
/** "…; thời hạn: quý I/2023. Cập nhật, công khai …": what follows the last label ends with its sentence. */
function sentenceEnd({ cased }: FoldedText, start: number, end: number): number {
  const stop = /\. (?=\p{Lu})/u.exec(cased.slice(start, end));
  return stop ? start + stop.index : end;
}


/** "- Cơ quan chủ trì: Sở Tư pháp; thời hạn: quý III/2024": labels with what follows each. Empty when the words begin with no label. */
export function attributesOf(text: FoldedText, start: number, end: number): readonly Attribute[] {
  const labels: { readonly at: number; readonly after: number; readonly role: Attribute['role'] }[] = [];
  const first = text.lower.slice(start, Math.min(end, start + LONGEST_LABEL));
  if (!first.includes(':')) return [];
  for (const found of text.lower.slice(start, end).matchAll(LABEL)) {
    if (labels.length === 0 && found.index > 1) return [];
    const [, body, bare, due, other] = found;
    const role = other ? 'other' : due ? 'due' : ((body ?? bare) === 'phối hợp' ? 'coordinators' : 'lead');
    labels.push({ at: start + found.index, after: start + found.index + found[0].length, role });
    if (labels.length > 20) break;
  }
  return labels.map(({ after, role }, index) => ({ role, start: after, end: labels[index + 1]?.at ?? sentenceEnd(text, after, end) }));
}
