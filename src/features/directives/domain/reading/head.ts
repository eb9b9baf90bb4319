import { calendarDate, type CalendarDate } from '../../../../kernel/calendar-date';
import { foldText, type FoldedText } from './folded-text';
import type { ReadHead } from './proposal';

const HEAD_CHARS = 3_000;
const FOOT_CHARS = 3_000;
const NUMBER = /số ?: ?(\d{1,6}[\p{L}]?\/[\p{L}\d][\p{L}\d/&.\-]{1,40})/u;
const SIGNED = /ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})/u;
const TYPE_NAME = /^(?:KẾ HOẠCH|CHỈ THỊ|THÔNG BÁO|QUYẾT ĐỊNH|BÁO CÁO|CÔNG ĐIỆN|CHƯƠNG TRÌNH|KẾT LUẬN|CÔNG VĂN|HƯỚNG DẪN|PHƯƠNG ÁN|ĐỀ ÁN|NGHỊ QUYẾT)$/u;
const POST = /^(?:(?:KT|TL|TUQ|TM|Q)\. ?)?(?:CHỦ TỊCH|PHÓ CHỦ TỊCH|GIÁM ĐỐC|PHÓ GIÁM ĐỐC|CHÁNH VĂN PHÒNG|PHÓ CHÁNH VĂN PHÒNG|TRƯỞNG ĐOÀN|BỘ TRƯỞNG|THỨ TRƯỞNG|CHÁNH THANH TRA|TRƯỞNG BAN|CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH)$/u;
const ORDERING = /((?:phó )?chủ tịch (?:ubnd|ủy ban nhân dân) (?:tỉnh|thành phố|huyện))[^.;]{0,80}?(?:chỉ đạo|yêu cầu|kết luận|có ý kiến|chỉ thị)/u;

const trimmed = (text: FoldedText, start: number, end: number): string | null => {
  const words = text.cased.slice(start, end);
  const left = words.length - words.trimStart().length;
  return words.trim() === '' ? null : text.part(start + left, start + words.trimEnd().length);
};

/** Number, date, summary and who signed: exact parts of the text; blanks of a draft ("Số:      /UBND-NC") are null. */
export function readHead(text: FoldedText): ReadHead {
  const top = text.lower.slice(0, HEAD_CHARS);
  const number = NUMBER.exec(top);
  const signed = SIGNED.exec(top.slice(0, bodyStart(top)));
  return {
    documentNumber: number ? groupPart(text, number, number[1] ?? '') : null,
    signedOn: signed ? text.part(signed.index, signed.index + signed[0].length) : null,
    issuerTitle: issuer(text),
    summary: summary(text),
  };
}

/** The day at the head of a letter ("ngày 16 tháng 7 năm 2018"), or null where it is blank. */
export function signingDayOf(original: string): CalendarDate | null {
  const { lower } = foldText(original.slice(0, 2 * HEAD_CHARS));
  const signed = SIGNED.exec(lower.slice(0, bodyStart(lower)));
  return signed ? calendarDate(Number(signed[3]), Number(signed[2]), Number(signed[1])) : null;
}

const groupPart = (text: FoldedText, found: RegExpExecArray, group: string): string => text.part(found.index + found[0].length - group.length, found.index + found[0].length);

/** Dates after "Kính gửi" or the basis are of other papers. */
function bodyStart(top: string): number {
  const at = top.search(/kính gửi|căn cứ /u);
  return at < 0 ? top.length : at;
}

function issuer(text: FoldedText): string | null {
  const from = text.cased.length - FOOT_CHARS;
  const posts = text.lines
    .filter(({ start }) => start >= from)
    .flatMap((line) => line.raw.split(/\s{3,}|\t|Nơi nhận: ?/u).map((piece) => piece.trim()).filter((piece) => piece !== '' && piece.length < 60 && POST.test(piece.normalize('NFC'))));
  const last = posts.at(-1);
  if (last !== undefined) return last;
  const ordering = ORDERING.exec(text.lower.slice(0, 20_000));
  return ordering ? text.part(ordering.index, ordering.index + (ordering[1] ?? '').length) : null;
}

function summary(text: FoldedText): string | null {
  const head = text.lines.filter(({ start }) => start < HEAD_CHARS);
  for (const [index, line] of head.entries()) {
    const subject = /(?:^|\s)(v\/v:? |về việc )/u.exec(text.lower.slice(line.start, line.end));
    if (subject && line.end - line.start < 250) return joined(text, head, index, line.start + subject.index + subject[0].length);
    if (TYPE_NAME.test(text.cased.slice(line.start, line.end))) {
      const next = head.findIndex((one, at) => at > index && one.end > one.start);
      if (next > 0) return joined(text, head, next, (head[next] as { start: number }).start);
    }
  }
  return null;
}

/** A summary runs over lines until a blank one, a mark of another part, or its sentence end. */
function joined(text: FoldedText, lines: FoldedText['lines'], index: number, start: number): string | null {
  let end = lines[index]?.end ?? start;
  // Beside the summary a scanned head may have the place and date.
  const gap = /\s{4,}/.exec((lines[index]?.raw ?? '').trim());
  if (gap) return trimmed(text, start, end);
  for (let at = index + 1; at < Math.min(lines.length, index + 5); at += 1) {
    const line = lines[at];
    if (!line || line.end <= line.start) break;
    const words = text.lower.slice(line.start, line.end);
    if (/^(?:kính gửi|căn cứ|số ?:|cộng hòa|độc lập|[ivx\d]+[.)]|\(kèm)|, ngày |\s{4,}/u.test(words) || /\s{4,}/.test(line.raw.trim())) break;
    end = line.end;
  }
  return end - start > 400 ? null : trimmed(text, start, end);
}
