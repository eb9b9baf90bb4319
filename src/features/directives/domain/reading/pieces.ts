import type { FoldedText } from './folded-text';
import type { OpeningReader } from './opening';
import type { PartyIndex, PartyList } from './party-lists';
import { trimSpan } from './sentences';
import type { Span } from './tables';
import { demandWordsEnd, isAct, isDoneBy, isOutcome, isPreparation, isProhibition, isReport, leadsToDate } from './verbs';

/** One demand of a sentence. Without a subject of its own it speaks to the one before. */
export interface Piece extends Span {
  readonly subject: PartyList | null;
  readonly rest: number;
}

/** A time limit found in the text, in places of the folded copy. */
export interface Dated extends Span {
  readonly raw: string;
}

const GAP = /^(?:[;,]| và|, và|; và|[;,] đồng thời|\. đồng thời)(?: đồng thời,?)? (?:- |\(?\d{1,2}\) |\(?[a-zđ]\) )?/;
/** Acts that need no object. */
const COMPLETE = /(?:tự (?:kiểm tra|rà soát|đánh giá)|rút kinh nghiệm|kiểm điểm|xin lỗi)$/u;
const OBJECT = /(?:với|cùng|phối hợp|p\/h|giữa|gồm|cho|của|tại|đối với|giúp|giao|yêu cầu|đề nghị|chỉ đạo|đôn đốc|hướng dẫn|kiểm tra|hỗ trợ|theo dõi|lập|:) (?:các )?$/u;
const MANY = 4_000;

/**
 * Cuts a sentence into its demands: always at a semicolon that a demand follows, where another body is spoken to, where a report is asked
 * for by its own date, and between two dates. In running prose also where a new act begins; a list item is what its author made it.
 */
export class PieceCutter {
  constructor(
    private readonly text: FoldedText,
    private readonly parties: PartyIndex,
    private readonly openings: OpeningReader,
    private readonly dated: (start: number, end: number) => readonly Dated[],
  ) {}

  /** `rest` is where the demand of the sentence begins, after its subject. */
  cut(start: number, end: number, first: { readonly subject: PartyList | null; readonly rest: number }, prose: boolean): readonly Piece[] {
    const places = this.places(first.rest, end);
    const bySemicolon = places.some((at) => this.text.lower[at] === ';');
    const pieces: Piece[] = [];
    let open: Piece = { start, end, ...first };
    let verb = first.rest;
    const covered = this.namedTogether(first.rest, end);
    for (const at of places) {
      while (covered.length > 0 && (covered[0] as Span).end <= at) covered.shift();
      if (covered.length > 0 && (covered[0] as Span).start < at) continue;
      const gap = GAP.exec(this.text.lower.slice(at, at + 24))?.[0].length ?? 0;
      const next = at + gap;
      if (gap === 0 || next >= end) continue;
      const subject = this.newSubject(next, end);
      const isVerb = demandWordsEnd(this.text.lower, next) >= 0;
      if (this.cutsAt(open, at, next, { verb, subject: subject !== null, isVerb, prose: prose && !bySemicolon })) {
        pieces.push({ ...open, end: at });
        open = { start: next, end, subject: subject?.subject ?? null, rest: subject?.rest ?? next };
        verb = open.rest;
      } else if (isVerb) verb = next;
    }
    pieces.push(open);
    return pieces.flatMap((piece) => this.byDate(piece)).map((piece) => ({ ...piece, ...trimSpan(this.text, piece.start, piece.end) })).filter((piece) => piece.end > piece.start);
  }

  /** Lists of bodies that a demand is about: "phối hợp với A và B", "đôn đốc A, B". Nobody new is spoken to inside them. */
  private namedTogether(start: number, end: number): Span[] {
    const found: Span[] = [];
    for (const mention of this.parties.within(start, end)) {
      if (mention.start < (found.at(-1)?.end ?? 0)) continue;
      if (!OBJECT.test(this.text.lower.slice(Math.max(start, mention.head - 16), mention.head))) continue;
      const list = this.parties.listAt(mention.start);
      if (list && list.members.length > 1) found.push({ start: mention.start, end: list.end });
    }
    return found;
  }

  private cutsAt(open: Piece, at: number, next: number, { verb, subject, isVerb, prose }: { verb: number; subject: boolean; isVerb: boolean; prose: boolean }): boolean {
    const { lower } = this.text;
    const began = demandWordsEnd(lower, verb);
    const hasObject = began < 0 ? at - open.rest > 8 : at - began > 2 || COMPLETE.test(lower.slice(verb, at));
    if (isDoneBy(lower, next) && !subject && this.onlyDates(next)) return false;
    if (subject) return hasObject;
    if (!isVerb && lower[at] === ';' && /^(?:trong quá trình|quá trình|nếu|trường hợp) /.test(lower.slice(next, next + 16))) return true;
    if (!isVerb) return lower[at] === ';' && hasObject && this.dated(open.start, at).length > 0 && this.dated(next, open.end).length > 0;
    if (lower[at] === ';') return at - open.rest > 8;
    if (!hasObject) return false;
    if (isReport(lower, next) || (isPreparation(lower, next) && /^tổng hợp,? /.test(lower.slice(next, next + 10)))) {
      const ownDate = /^(?:báo cáo|gửi (?:báo cáo|kết quả|về))/.test(lower.slice(next, next + 12)) && this.datedSoon(next, open.end) && this.dated(open.rest, at).length === 0;
      if (ownDate) return !this.onlyPrepares(open.rest, at);
      return prose && lower.startsWith(' và', at) && !isReport(lower, verb) && !this.datedSoon(next, open.end);
    }
    if (!prose) return isProhibition(lower, next) && lower[at] === ',';
    if (isProhibition(lower, next)) return true;
    if (lower.startsWith(' và', at)) return isAct(lower, next) && !isOutcome(lower, next) && this.nounBefore(at) === false && this.dated(next, open.end).length !== this.dated(at, open.end).length;
    return !isOutcome(lower, next) && !this.nounBefore(at) && this.hasOwnObject(next, open.end);
  }

  /** "công tác thông tin, tuyên truyền": a verb among nouns is a noun. */
  private nounBefore(at: number): boolean {
    return /(?:công tác|hoạt động|nhiệm vụ|nội dung|quá trình|biện pháp|về|việc|trong|các|những|và|chức năng nhiệm vụ|lĩnh vực|thủ tục) [\p{L}]+(?: [\p{L}]+){0,3}$/u.test(this.text.lower.slice(Math.max(0, at - 36), at)) && !/[\p{L}]+(?: [\p{L}]+){5,}$/u.test(this.afterLastNoun(at));
  }

  private afterLastNoun(at: number): string {
    const window = this.text.lower.slice(Math.max(0, at - 60), at);
    const noun = Math.max(...['công tác ', 'hoạt động ', 'nhiệm vụ ', 'nội dung ', 'biện pháp ', ' về ', ' việc ', 'lĩnh vực '].map((one) => window.lastIndexOf(one)));
    return noun < 0 ? '' : window.slice(noun);
  }

  private hasOwnObject(next: number, end: number): boolean {
    const began = demandWordsEnd(this.text.lower, next);
    if (began < 0) return false;
    const tail = this.text.lower.slice(began, Math.min(end, began + 24));
    return !/^(?:[,;.]|và các|$)/u.test(tail) && began < end;
  }

  /** From here to the next comma there is little beside a date: "hoàn thành trước ngày 15/12". */
  private onlyDates(next: number): boolean {
    const [first] = this.dated(next, next + 160);
    return first === undefined ? /^(?:xong|thời hạn|thời gian|tiến độ)/.test(this.text.lower.slice(next, next + 10)) : first.start - next < 60 && leadsToDate(this.text.lower.slice(next, first.start));
  }

  private datedSoon(next: number, end: number): boolean {
    return this.dated(next, end).length > 0;
  }

  /** What stands before only leads to the report: "rà soát, lập danh sách, báo cáo trước ngày …" is one demand. */
  private onlyPrepares(start: number, end: number): boolean {
    const { lower } = this.text;
    let at = start;
    for (let step = 0; step < 40 && at < end; step += 1) {
      const words = demandWordsEnd(lower, at);
      if (words >= 0 && isAct(lower, this.firstAct(at, words)) && !isPreparation(lower, this.firstAct(at, words))) return false;
      const gap = /, | và /.exec(lower.slice(at, end));
      if (!gap) break;
      at += gap.index + gap[0].length;
    }
    return true;
  }

  private firstAct(at: number, end: number): number {
    const { lower } = this.text;
    let place = at;
    while (place < end && !isAct(lower, place)) {
      const space = lower.indexOf(' ', place);
      if (space < 0) break;
      place = space + 1;
    }
    return place;
  }

  private newSubject(next: number, end: number): { readonly subject: PartyList; readonly rest: number } | null {
    if (!this.parties.startsAt(next) && !/^(?:giao|yêu cầu|đề nghị|riêng|đối với|phân công|trước|chậm nhất) /.test(this.text.lower.slice(next, next + 12))) return null;
    const opening = this.openings.readHere(next, Math.min(end, next + MANY));
    const { lower } = this.text;
    if (!opening?.subject || opening.statement) return null;
    if (opening.subject.members.every(({ province }) => province)) return null;
    // "X chủ trì, Y phối hợp …": Y joins in, it is not spoken to apart.
    if (/chủ trì[,;]? $/.test(lower.slice(Math.max(0, next - 10), next)) && /^(?:cùng )?phối hợp(?! với)/.test(lower.slice(opening.rest, opening.rest + 20))) return null;
    if (demandWordsEnd(lower, opening.rest) < 0 && !this.dated(opening.rest, opening.rest + 6).length) return null;
    return { subject: opening.subject, rest: opening.rest };
  }

  /** Two dates left in one piece: cut at the comma or "và" between them. */
  private byDate(piece: Piece): readonly Piece[] {
    const dates = this.dated(piece.start, piece.end);
    const pieces: Piece[] = [];
    let open = piece;
    for (let index = 0; index + 1 < dates.length; index += 1) {
      const [one, two] = [dates[index] as Dated, dates[index + 1] as Dated];
      if (one.end >= two.start || two.start - one.end < 3 || this.inBrackets(open.start, one.start) || this.inBrackets(open.start, two.start)) continue;
      const between = this.text.lower.slice(one.end, Math.min(two.start, one.end + 400));
      const close = /^[^,;]{0,3}(?:, và |; |, | và )/.exec(between);
      const gap = close ? { at: one.end + close.index, length: close[0].length } : lastGap(between, one.end);
      if (!gap) continue;
      pieces.push({ ...open, end: gap.at });
      open = { start: gap.at + gap.length, end: piece.end, subject: null, rest: gap.at + gap.length };
    }
    return [...pieces, open];
  }

  /** "hằng quý (trước ngày 10), năm (trước ngày 10/12)": such dates belong to one demand. */
  private inBrackets(start: number, at: number): boolean {
    const before = this.text.lower.slice(Math.max(start, at - 160), at);
    return before.lastIndexOf('(') > before.lastIndexOf(')');
  }

  /** Commas, semicolons and "và" that stand outside brackets and quotation marks. */
  private places(start: number, end: number): readonly number[] {
    const { lower } = this.text;
    const found: number[] = [];
    let depth = 0;
    for (let at = start; at < end; at += 1) {
      const char = lower[at];
      if (char === '(' || char === '“') depth += 1;
      else if ((char === ')' || char === '”') && depth > 0) depth -= 1;
      else if (depth === 0 && (char === ',' || char === ';' || (char === ' ' && lower.startsWith(' và ', at) && lower[at - 1] !== ',' && lower[at - 1] !== ';'))) found.push(at);
    }
    return found;
  }
}

function lastGap(between: string, start: number): { readonly at: number; readonly length: number } | null {
  const gaps = [...between.matchAll(/, và |; |, | và /g)];
  const last = gaps.at(-1);
  return last ? { at: start + last.index, length: last[0].length } : null;
}
