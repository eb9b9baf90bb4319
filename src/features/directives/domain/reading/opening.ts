import type { FoldedText } from './folded-text';
import type { PartyIndex, PartyList } from './party-lists';
import { demandWordsEnd } from './verbs';

/** How a sentence begins: to whom it speaks, and from where it says what to do. */
export interface Opening {
  readonly subject: PartyList | null;
  readonly rest: number;
  /** Nobody is asked anything: it tells what happened, or what this paper is. */
  readonly statement: boolean;
  /** "giao", "yêu cầu", "đề nghị" stands before. */
  readonly ordered: boolean;
}

const E = '(?![\\p{L}\\p{N}])';
const sticky = (source: string): RegExp => new RegExp(`(?:${source})`, 'uy');
const after = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
};

const CONNECTOR = sticky(`(?:theo đó|trong đó|ngoài ra|đồng thời|bên cạnh đó|cụ thể|trước mắt|do đó|vì vậy|từ đó|mặt khác|thứ (?:nhất|hai|ba|tư|năm)|(?:một|hai|ba|bốn|năm) là|về phía|cuối cùng|đặc biệt|riêng(?= đối với)|phụ trách|nhiệm vụ(?=:)|nội dung(?: công việc| thực hiện)?(?=:)|giải pháp(?=:))${E}[,:]? ?|[A-ZĐ]{2,6} [-–] |(?<=^|\\. )\\p{Lu}{2,6} [-–] `);
const BYLINE = /^[A-ZĐ]{2,6} ?[-–] /u;
const ORDER = sticky(`(?:tiếp tục |thống nhất |đồng ý |đồng thời |kính |và )?(?:giao nhiệm vụ cho|giao trách nhiệm cho|giao cho|giao|yêu cầu|đề nghị|phân công|kiến nghị(?: với)?|riêng đối với|riêng|đối với|(?:trách nhiệm|nhiệm vụ)(?: cụ thể| chính)? của|về phía)${E}:? ?(?:- )?`);
const ISSUED = sticky(`,? (?:tiếp tục |đã |trân trọng |kính |có ý kiến |chỉ đạo )*(?:yêu cầu|đề nghị|giao|chỉ đạo|phân công|kết luận|chỉ thị|thông báo|có ý kiến(?: chỉ đạo)?)${E}`);
const LEAD_IN = sticky(`(?:căn cứ|trên cơ sở|theo(?! dõi)|đối với|để|nhằm|khi|trong|sau|hằng|hàng|định kỳ|trước|chậm nhất|từ|đến|ngoài|bên cạnh|tại|qua|với|trường hợp|nếu|xét|ngày|nhận được|kể từ|về|vào|do|chấp hành|tiếp theo|thời gian qua|thực hiện (?:kế hoạch|công văn|nghị|quyết định|chỉ thị|chương trình|ý kiến|thông báo|văn bản|luật|kết luận|đề án|chức năng|thông tư|nhiệm vụ|quy định))${E}`);
const OF_OBJECT = /^(.*) (?:đã|vừa|đang|vẫn|còn|chưa)$/u;
const TOLD = sticky(`(?: [^,.;:]{0,30}?)? ?(?:đã|vừa|đang|vẫn|còn|chưa|cơ bản|nhận được|nhận thấy|ban hành (?:kế hoạch|quyết định|chỉ thị|quy chế|công văn)[^.;]{0,60}(?:như sau|này)|ban hành (?:kế hoạch|quyết định|chỉ thị)${E}|thông báo (?:để|kết quả|kết luận|ý kiến)|có (?:\\d|nhiều|chuyển biến|công văn|báo cáo|tờ trình|thông báo|chỉ đạo|ý kiến)|là (?!cơ quan|đơn vị|đầu mối)|được (?:giao|thành lập)|luôn)${E}`);
/** After the list that a sentence speaks to stands what it must do, or a role. */
const DEMANDED = sticky(`(?: ?[,:])? ?(?:chủ trì|là (?:cơ quan|đơn vị)|phối hợp|có trách nhiệm|phải|cần|không|được giao|tự|chịu|thực hiện|nghiêm)${E}`);
const BOILERPLATE = /^(?:trên đây là|trân trọng|rất mong|xin trân trọng|nơi nhận|kèm theo|gửi kèm|(?:chỉ thị|quyết định|kế hoạch|thông báo|văn bản|công văn) này (?:có hiệu lực|thay thế|được|có giá trị)|đính kèm|gửi bình luận|cập nhật ngày|ảnh:|nguồn:|lưu ý:? (?:văn bản|công văn))/u;
/** "Các đơn vị được kiểm tra gồm: Sở Y tế, …" speaks to those named. */
const GATHERED = /^,? ?(?:bao )?gồm(?: có)?(?: các)?:? /u;
const COURTESY = /trân trọng (?:đề nghị|kính|cảm ơn)[^.]{0,80}phối hợp(?: thực hiện)?$|^rất mong/u;
const ONLY_IF_HARD = /nếu (?:có |gặp |phát sinh )*(?:những |các )?(?:khó khăn|vướng mắc|vấn đề|nội dung)|trường hợp (?:có |gặp |phát sinh )+(?:khó khăn|vướng mắc)|(?:có|gặp) (?:những )?(?:khó khăn|vướng mắc)[^.]{0,60}(?:phản ánh|liên hệ|kịp thời báo cáo|báo cáo về)|(?:khó khăn|vướng mắc)[^.]{0,40}(?:đề nghị |kịp thời )+(?:phản ánh|liên hệ)/u;
const TO_KNOW = /thông báo (?:đến|để|tới)[^.]{0,120}(?:biết|được biết)/u;
const LOOK = 260;
/** "…, chậm nhất ngày 25/11 UBND các huyện …": the body stands within so many characters. */
const LEAD_LOOK = 120;

/** "…; nếu có khó khăn, vướng mắc thì phản ánh": asks nothing of anybody yet. */
export const isConditional = (words: string): boolean => ONLY_IF_HARD.test(words);

export function isBoilerplate(text: FoldedText, start: number, end: number): boolean {
  const words = text.lower.slice(start, Math.min(end, start + LOOK));
  return BOILERPLATE.test(words) || ONLY_IF_HARD.test(words.split(';')[0] ?? words) || COURTESY.test(words.replace(/[\s./]+$/u, '')) || TO_KNOW.test(words);
}

export class OpeningReader {
  constructor(
    private readonly text: FoldedText,
    private readonly parties: PartyIndex,
  ) {}

  read(start: number, end: number): Opening {
    let at = start;
    const byline = BYLINE.exec(this.text.cased.slice(at, at + 10));
    if (byline) at += byline[0].length;
    for (let turn = 0; turn < 3; turn += 1) {
      const next = after(CONNECTOR, this.text.lower, at);
      if (next <= at) break;
      at = next;
    }
    return this.inBrackets(at, end) ?? this.direct(at, end, false) ?? this.later(at, end) ?? { subject: null, rest: at, statement: demandWordsEnd(this.text.lower, at) < 0 || this.isLeadIn(at), ordered: false };
  }

  /** Only what stands right at this place: a cutter asks at every comma. */
  readHere(at: number, end: number): Opening | null {
    return this.direct(at, end, false) ?? (this.isLeadIn(at) ? this.later(at, Math.min(end, at + LEAD_LOOK)) : null);
  }

  isLeadIn(at: number): boolean {
    return after(LEAD_IN, this.text.lower, at) >= 0;
  }

  /** "Giao Sở X …", "Chủ tịch UBND tỉnh yêu cầu các sở …", "Sở X …" */
  private direct(at: number, end: number, strict: boolean): Opening | null {
    const { lower } = this.text;
    const order = after(ORDER, lower, at);
    if (order >= 0) {
      const asked = this.parties.listAt(order, true) ?? this.unlisted(order, end, lower.slice(at, order));
      if (asked) return this.asked(asked, end, true);
      // "Yêu cầu khẩn trương báo cáo …": whom, the paragraph before says.
      return /^(?:yêu cầu|đề nghị|kính đề nghị)/.test(lower.slice(at, order)) && demandWordsEnd(lower, order) >= 0 ? { subject: null, rest: order, statement: false, ordered: true } : null;
    }
    const list = this.parties.listAt(at, true);
    if (!list || list.end > end) return null;
    const issued = after(ISSUED, lower, list.end);
    if (issued >= 0 && issued <= end) {
      const to = lower[issued] === ' ' ? issued + 1 : issued;
      const next = this.parties.listAt(lower[to] === ':' ? to + 2 : to, true) ?? null;
      const issuer = list.members.every(({ province, name }) => province || /^(?:đoàn|tổ|ban chỉ đạo)/.test(name ?? ''));
      const verb = lower.slice(list.end, issued);
      if (next && !next.members.some(({ province }) => province) && (issuer || /yêu cầu|đề nghị/.test(verb))) return this.asked(next, end, true);
      if (issuer) return { subject: null, rest: Math.min(end, to), statement: !(/yêu cầu|đề nghị|chỉ đạo/.test(verb) && demandWordsEnd(lower, to) >= 0 && to < end), ordered: true };
      if (lower[issued] === ':' || issued >= end) return { subject: null, rest: issued, statement: true, ordered: true };
    }
    if (strict && !this.demanded(list.end)) return null;
    return this.asked(list, end, false);
  }

  private asked(list: PartyList, end: number, ordered: boolean): Opening {
    const { lower } = this.text;
    const listed = GATHERED.exec(lower.slice(list.end, list.end + 24));
    const those = listed ? this.parties.listAt(list.end + listed[0].length, true) : null;
    if (those && those.end <= end) return this.asked(those, end, ordered);
    let rest = list.end;
    while (rest < end && /[ :,]/.test(lower[rest] as string)) rest += 1;
    const told = this.toldFrom(list.end);
    const issuer = !ordered && list.members.every(({ province }) => province);
    // "yêu cầu" said once more between the one addressed and what to do: "Đối với UBND huyện X, đề nghị …".
    if (told >= 0 && told <= end && !ordered) {
      // "Xã A chưa gửi báo cáo, yêu cầu gửi ngay …"
      const then = /, (?:nay |do đó |vì vậy )?(?:yêu cầu|đề nghị) /.exec(lower.slice(list.end, Math.min(end, list.end + LOOK)));
      const asks = then ? list.end + then.index + then[0].length : -1;
      if (asks >= 0 && asks < end && demandWordsEnd(lower, asks) >= 0) return { subject: list, rest: asks, statement: false, ordered: true };
    }
    const again = after(ORDER, lower, rest);
    if (again >= 0 && again < end && demandWordsEnd(lower, again) >= 0 && /^(?:yêu cầu|đề nghị)/.test(lower.slice(rest, again))) rest = again;
    return { subject: list, rest: Math.min(rest, end), statement: (told >= 0 && told <= end && !ordered) || (issuer && !/^(?:không|chịu)/.test(lower.slice(rest, rest + 8))), ordered };
  }

  /** Where words end that make a report of the sentence; -1 when it asks, or what was done is only of its object: "khắc phục các tồn tại đã nêu". */
  private toldFrom(at: number): number {
    const { lower } = this.text;
    const end = after(TOLD, lower, at);
    if (end < 0 || demandWordsEnd(lower, at + 1) < 0) return end;
    const [, between = ''] = OF_OBJECT.exec(lower.slice(at, end)) ?? [];
    return between.trim() === '' ? end : -1;
  }

  private demanded(at: number): boolean {
    const { lower } = this.text;
    if (after(DEMANDED, lower, at) >= 0) return true;
    const gap = /^[ ,:]+/.exec(lower.slice(at, at + 4))?.[0].length ?? 0;
    return demandWordsEnd(lower, at + gap) >= 0;
  }

  /** "Đối với 03 đơn vị chưa gửi (Sở Y tế, …) đề nghị …": the names stand in brackets. */
  private inBrackets(at: number, end: number): Opening | null {
    const { lower } = this.text;
    if (!/^(?:riêng )?đối với/.test(lower.slice(at, at + 14))) return null;
    const open = at + lower.slice(at, Math.min(end, at + 200)).indexOf('(');
    if (open < at || /[,:;]| giao /.test(lower.slice(at, open))) return null;
    const list = this.parties.listAt(open + 1, true);
    if (!list || lower[list.end] !== ')') return null;
    const order = after(sticky(',? ?(?:yêu cầu|đề nghị) '), lower, list.end + 1);
    const rest = order >= 0 ? order : list.end + 2;
    return demandWordsEnd(lower, rest) >= 0 && rest < end ? { subject: list, rest, statement: false, ordered: true } : null;
  }

  /** Words before a comma only say when, why or about what: "Trước ngày 15/11, Sở X …". */
  private later(at: number, end: number): Opening | null {
    if (!this.isLeadIn(at) && demandWordsEnd(this.text.lower, at) >= 0) return null;
    const { lower } = this.text;
    for (let place = at; place < end; place += 1) {
      const char = lower[place];
      if ((char !== ',' && char !== ':' && char !== ')') || lower[place + 1] !== ' ') {
        // "… đề nghị giải trình …" after names in brackets has no comma before it.
        if (char === ' ' && /^(?:yêu cầu|đề nghị|giao) /.test(lower.slice(place + 1, place + 10)) && !this.parties.startsAt(place + 1)) {
          const order = after(ORDER, lower, place + 1);
          const list = order < 0 ? null : this.parties.listAt(order, true);
          if (list && this.demanded(list.end)) return this.asked(list, end, true);
        }
        continue;
      }
      const found = this.direct(place + 2, end, true);
      if (found) return found;
    }
    return null;
  }

  /** A name nobody listed, after "giao": kept as it stands. */
  private unlisted(at: number, end: number, order: string): PartyList | null {
    if (!/^(?:tiếp tục |thống nhất |đồng ý |đồng thời )?(?:giao|phân công)/.test(order)) return null;
    const named = this.nameUntilDemand(at, end);
    return named === null ? null : { start: at, end: named, members: [{ start: at, end: named, group: null, name: this.text.lower.slice(at, named), types: [], province: false, head: at }], inner: [] };
  }

  /** The end of an unknown name that begins with a capital here, where the demand or a comma follows; null when it is none. */
  nameUntilDemand(at: number, end: number): number | null {
    const { cased, lower } = this.text;
    if (!/\p{Lu}/u.test(cased[at] ?? '')) return null;
    let to = at;
    for (let count = 0; count < 10; count += 1) {
      const from = count === 0 ? at : to + 1;
      const word = /^[\p{L}\p{N}&/\-.]+/u.exec(cased.slice(from, from + 20))?.[0].replace(/[.\-/]+$/, '');
      if (!word || from >= end) break;
      if (count > 0 && !/^\p{Lu}/u.test(word) && (demandWordsEnd(lower, from) >= 0 || /^(?:trong|trước|để|theo|tại|khi|về)$/.test(word))) break;
      to = from + word.length;
      if (cased[to] !== ' ') break;
    }
    return to > at ? to : null;
  }
}
