import type { FoundWording } from '../../../../kernel/due-wording';
import { attributesOf, type Attribute } from './attributes';
import type { FoldedText } from './folded-text';
import { isBoilerplate, isConditional, type Opening, type OpeningReader } from './opening';
import { endsInColon, endsOpen, type Node } from './outline';
import type { PartyIndex } from './party-lists';
import type { Mention } from './party-scan';
import type { Piece, PieceCutter } from './pieces';
import { NOBODY, type RoleReader, type Roles } from './roles';
import { sentencesOf, trimSpan } from './sentences';
import type { Span, TableRow } from './tables';
import { demandWordsEnd, isDoneBy, leadsToDate } from './verbs';

/** A clause while it is being built, in places of the folded copy. */
export interface Draft extends Span {
  readonly rest: number;
  readonly above: Draft | null;
  roles: Roles;
  due: FoundWording | null;
  group: boolean;
  /** Paragraphs and bodies are numbered through; what stands below a group is numbered within it. */
  readonly top: boolean;
}

interface Scope {
  /** Null: nobody but the recipients has been named. */
  readonly roles: Roles | null;
  readonly due: FoundWording | null;
  readonly above: Draft | null;
  readonly listed: boolean;
  /** Below "Điều …" of a decision, which acts itself. */
  readonly article: boolean;
}

export interface ReadingParts {
  readonly text: FoldedText;
  readonly parties: PartyIndex;
  readonly openings: OpeningReader;
  readonly cutter: PieceCutter;
  readonly roles: RoleReader;
  readonly dues: (start: number, end: number) => readonly FoundWording[];
  readonly readCell: (start: number, end: number) => FoundWording | null;
  readonly recipients: readonly Mention[];
}

const E = '(?![\\p{L}\\p{N}])';
/** Parts of a letter that tell and do not ask. */
const TELLING = new RegExp(`^(?:mục đích|mục tiêu|yêu cầu$|mục đích,? yêu cầu|tình hình|kết quả(?! thực hiện kế hoạch này)|ưu điểm|những (?:ưu điểm|kết quả|hạn chế|tồn tại|mặt)|các (?:ưu điểm|kết quả|hạn chế|tồn tại)|tồn tại|hạn chế|khuyết điểm|nguyên nhân|đánh giá|nhận xét|thành phần|phạm vi|đối tượng|thời gian kiểm tra|nội dung kiểm tra|khái quát|đặc điểm|bối cảnh|quan điểm|thực trạng|về (?:ưu điểm|kết quả|hạn chế|tồn tại|tình hình)|một số (?:hạn chế|tồn tại|kết quả))${E}`, 'u');
const INTRO = /(?:như sau|sau đây|sau|các nội dung|yêu cầu|chỉ đạo|chỉ thị|đề nghị|kết luận|thực hiện|ý kiến)(?: (?:trước|trong|chậm nhất) [^:]{0,60})? ?[:.]?$/u;
const IS_LEAD = /^[ ,]*là (?:cơ quan|đơn vị) (?:chủ trì|đầu mối|thường trực)(?:(?:,|;) (?:cơ quan |đơn vị )?phối hợp(?: với| thực hiện)?:? [^.]*)?$/u;
const JOINS_IN = /^(?:có trách nhiệm |chủ động |tích cực )?phối hợp(?: thực hiện| triển khai(?: thực hiện)?| chặt chẽ)?$/u;
/** Praise and blame by who signs. */
const JUDGES = /^(?:biểu dương|phê bình|ghi nhận|đánh giá cao|hoan nghênh|khen ngợi|thống nhất với)/u;
/** What the document itself does. */
const OWN_ACT = /^(?:phê duyệt|ban hành|thành lập|công bố|bãi bỏ|thay thế|quy định|hủy bỏ|công nhận|cho phép|thống nhất)/u;
/** "Thời hạn gửi báo cáo: …" below everything asks all for their report. */
const REPORT_DUE = /^(?:thời hạn|thời gian|hạn) (?:gửi |nộp )?báo cáo/u;
const LONGEST_HEADING = 160;

export class ClauseBuilder {
  readonly drafts: Draft[] = [];
  constructor(private readonly parts: ReadingParts) {}

  build(nodes: readonly Node[]): readonly Draft[] {
    this.walk(nodes, { roles: null, due: null, above: null, listed: false, article: false });
    return this.drafts;
  }

  private walk(nodes: readonly Node[], scope: Scope): void {
    let before: Roles | null = null;
    let intro: Scope | null = null;
    for (const node of nodes) {
      const inherited = node.paragraph ? (before ?? scope.roles) : (intro?.roles ?? scope.roles);
      const after = this.node(node, { ...scope, roles: inherited, due: node.paragraph ? scope.due : (intro?.due ?? scope.due) });
      before = node.paragraph ? after.roles : null;
      if (node.paragraph) intro = INTRO.test(this.lower(node.block)) ? after : null;
    }
  }

  private lower({ start, end }: Span): string {
    return this.parts.text.lower.slice(start, end);
  }

  /** One block and what stands below it; answers whom it spoke to last. */
  private node(node: Node, scope: Scope): Scope {
    const { block, children } = node;
    const { text } = this.parts;
    if (block.rows) {
      block.rows.forEach((row) => this.row(row, scope));
      return scope;
    }
    const start = block.marker?.after ?? block.start;
    const words = text.lower.slice(start, Math.min(block.end, start + LONGEST_HEADING)).replace(/[\s.:;]+$/u, '');
    if ((children.length > 0 || endsOpen(text, block)) && block.end - start < LONGEST_HEADING && TELLING.test(words.replace(/^(?:về |phần |nội dung )/u, ''))) return scope;
    const attributes = scope.roles === null && node.paragraph && REPORT_DUE.test(words) ? [] : attributesOf(text, start, block.end);
    if (attributes.length > 0) {
      this.attach(attributes);
      return scope;
    }
    const sentences = [...sentencesOf(text, start, block.end)];
    const first = this.drafts.length;
    const head = children.length > 0 && !this.onlyAttributes(children) && this.isHeading(node, sentences.at(-1)) ? sentences.pop() : undefined;
    let roles = scope.roles;
    const listed = block.marker !== null || scope.listed;
    const article = block.marker?.style === 'dieu' || scope.article;
    for (const sentence of sentences) roles = this.sentence(sentence, { ...scope, roles, listed, article }, first);
    if (!head) {
      this.walk(children, { ...scope, roles });
      return { ...scope, roles };
    }
    const below = this.heading(node, head, { ...scope, roles, listed });
    const count = this.drafts.length;
    this.walk(children, below);
    if (below.above !== scope.above && this.drafts.length === count) this.drafts.pop();
    return { ...scope, roles: node.paragraph ? below.roles : roles, due: node.paragraph ? below.due : scope.due };
  }

  /** A finished sentence that asks for something is a demand of its own, whatever stands below it. */
  private isHeading({ block }: Node, last: Span | undefined): boolean {
    const { text, openings } = this.parts;
    if (!last || endsOpen(text, block) || endsInColon(text, block) || INTRO.test(this.lower(block))) return true;
    const opening = openings.read(last.start, last.end);
    return opening.statement || demandWordsEnd(text.lower, opening.rest) < 0;
  }

  private onlyAttributes(children: readonly Node[]): boolean {
    return children.every(({ block, children: below }) => below.length === 0 && block.rows === null && attributesOf(this.parts.text, block.marker?.after ?? block.start, block.end).length > 0);
  }

  /** The words above a list: whom its items speak to, by when; a group of its own when it asks for something itself. */
  private heading(node: Node, head: Span, scope: Scope): Scope {
    const { text, openings, roles, dues } = this.parts;
    const opening = openings.read(head.start, head.end);
    const subject = opening.subject;
    const own = subject || demandWordsEnd(text.lower, opening.rest) >= 0 ? roles.read(subject, opening.rest, head.end, scope.roles ?? NOBODY) : scope.roles;
    const due = dues(head.start, head.end)[0] ?? scope.due;
    const asks = !opening.statement && demandWordsEnd(text.lower, opening.rest) >= 0 && opening.rest < head.end;
    const intro = node.paragraph && INTRO.test(text.lower.slice(head.start, head.end));
    const below: Scope = { ...scope, roles: own === NOBODY ? scope.roles : own, due, listed: true };
    if (intro || !(asks || subject) || (!endsInColon(text, node.block) && !subject)) return below;
    const group = this.add({ ...head, rest: Math.min(opening.rest, head.end), roles: below.roles ?? NOBODY, due: null, group: true, above: scope.above, top: scope.above === null });
    return { ...below, above: group };
  }

  private add(draft: Draft): Draft {
    this.drafts.push(draft);
    return draft;
  }

  private sentence(span: Span, scope: Scope, firstOfBlock: number): Roles | null {
    const { text, openings, cutter, roles: reader } = this.parts;
    if (isBoilerplate(text, span.start, span.end)) return scope.roles;
    const forAll = scope.roles === null && !scope.listed && REPORT_DUE.test(text.lower.slice(span.start, span.start + 30));
    if (isDoneBy(text.lower, span.start) && this.onlyDate(span) && !forAll) {
      this.dateAll(firstOfBlock, span);
      return scope.roles;
    }
    const attributes = forAll ? [] : attributesOf(text, span.start, span.end);
    if (attributes.length > 0) {
      this.attach(attributes);
      return scope.roles;
    }
    const opening = openings.read(span.start, span.end);
    if (opening.subject && IS_LEAD.test(text.lower.slice(opening.subject.end, span.end))) return { ...reader.read(opening.subject, opening.rest, span.end, NOBODY), led: true };
    if (!this.asks(opening, span, scope)) return scope.roles;
    const items = this.enumeration(span, opening);
    if (items) return this.enumerated(span, opening, items, scope);
    const pieces = cutter.cut(span.start, span.end, opening, !scope.listed);
    return this.pieces(pieces, scope);
  }

  /** Whether the sentence demands anything of anybody. */
  private asks(opening: Opening, span: Span, { roles, listed, article }: Scope): boolean {
    const { text, openings, dues } = this.parts;
    if (opening.subject === null && this.asksForPaper(span)) return true;
    if (opening.statement && !(listed && roles !== null && opening.subject === null)) return false;
    const acts = demandWordsEnd(text.lower, opening.rest) >= 0;
    if (opening.rest >= span.end) return false;
    if (roles === null && opening.subject === null && (JUDGES.test(text.lower.slice(opening.rest, opening.rest + 20)) || (OWN_ACT.test(text.lower.slice(opening.rest, opening.rest + 20)) && (article || /kèm theo/.test(text.lower.slice(opening.rest, opening.rest + 40)))))) return false;
    if (opening.subject) return true;
    if (opening.ordered) return acts || dues(span.start, span.end).length > 0;
    if (openings.isLeadIn(opening.rest) && !listed) return false;
    if (listed) return acts || (roles !== null && !/(?<!\p{L})(?:đã|chưa|còn|vẫn)(?!\p{L})/u.test(text.lower.slice(span.start, Math.min(span.end, span.start + 60))));
    return acts && (roles !== null || dues(span.start, span.end).length > 0);
  }

  /** "Kết quả thực hiện gửi về Sở Nội vụ trước ngày …": nobody is named, but something is due. */
  private asksForPaper({ start, end }: Span): boolean {
    const [due] = this.parts.dues(start, end);
    const { lower } = this.parts.text;
    return due !== undefined && /^(?:kết quả|báo cáo|văn bản|nội dung|hồ sơ|danh sách|ý kiến|kế hoạch|thời hạn|thời gian)(?!\p{L})[^.]*(?:báo cáo|gửi|nộp|hoàn thành)/u.test(lower.slice(start, Math.min(end, start + 300))) && !/(?<!\p{L})(?:đã|chưa)(?!\p{L})/u.test(lower.slice(start, due.start));
  }

  /** The time limit of a demand; "trong tháng 12" is one when it stands in a demand and lies ahead. */
  private dueOf(span: Span): FoundWording | null {
    const found = this.parts.dues(span.start, span.end)[0];
    if (found) return found;
    const month = /(?<!\p{L})(?:trong|vào|xong) ((?:tháng|quý|năm|tuần) (?:\d|[ivx]+(?!\p{L}))[^,;.()]{0,18})/u.exec(this.parts.text.lower.slice(span.start, span.end));
    if (!month) return null;
    const start = span.start + month.index;
    const cell = this.parts.readCell(start + month[0].length - (month[1] ?? '').length, this.periodEnd(start, span.end));
    return cell && cell.problem === null ? { ...cell, start } : null;
  }

  private periodEnd(start: number, end: number): number {
    const period = /^\p{L}+ (?:tháng|quý|năm|tuần) (?:\d{1,4}|[ivx]+)(?:[ /-](?:năm )?\d{4})?/u.exec(this.parts.text.lower.slice(start, Math.min(end, start + 40)));
    return period ? start + period[0].length : end;
  }

  private onlyDate(span: Span): boolean {
    const [due] = this.parts.dues(span.start, span.end);
    return due !== undefined && due.start - span.start < 90 && span.end - due.end < 12 && leadsToDate(this.parts.text.lower.slice(span.start, due.start));
  }

  /** "Hoàn thành trước ngày …" after the demands of its block. */
  private dateAll(first: number, span: Span): void {
    const due = this.parts.dues(span.start, span.end)[0] ?? null;
    const fresh = this.drafts.slice(first).filter(({ group, due: own }) => !group && own === null);
    const targets = fresh.length > 0 ? fresh : this.drafts.slice(-1).filter(({ group, due: own }) => !group && own === null);
    targets.forEach((draft) => (draft.due = due));
  }

  private pieces(pieces: readonly Piece[], scope: Scope): Roles | null {
    const { text, roles: reader } = this.parts;
    let roles: Roles = scope.roles ?? { ...NOBODY, addressees: this.parts.recipients };
    const runs: { roles: Roles; base: readonly Mention[]; drafts: Draft[] }[] = [];
    for (const piece of pieces) {
      const words = text.lower.slice(piece.rest, piece.end).trim();
      if (isConditional(words)) continue;
      const last = runs.at(-1);
      if (piece.subject && last && JOINS_IN.test(words)) {
        const joined = { ...last.roles, coordinators: [...last.roles.coordinators, ...piece.subject.members], led: last.roles.led || last.base.length === 1 };
        last.drafts.forEach((draft) => (draft.roles = joined));
        continue;
      }
      roles = reader.read(piece.subject, piece.rest, piece.end, roles);
      const due = this.dueOf(piece) ?? scope.due;
      const draft: Draft = { start: piece.start, end: piece.end, rest: piece.rest, roles, due, group: false, above: null, top: true };
      if (last && last.base === roles.addressees) last.drafts.push(draft);
      else runs.push({ roles, base: roles.addressees, drafts: [draft] });
    }
    runs.forEach(({ drafts }) => this.run(drafts, scope));
    return scope.roles === null && pieces.every(({ subject }) => subject === null) ? null : { ...roles };
  }

  /** Demands of one sentence to the same bodies: one clause, or a group with its parts. */
  private run(drafts: readonly Draft[], { above }: Scope): void {
    const [first] = drafts;
    const last = drafts.at(-1);
    if (!first || !last) return;
    const before = this.drafts.at(-1);
    // The next sentence of a paragraph to the same bodies goes on with their group.
    if (before && !before.group && before.roles.addressees === first.roles.addressees && this.sameParagraph(before, first)) {
      const group = before.above && before.above !== above ? before.above : this.regroup(before, above);
      drafts.forEach((draft) => this.add({ ...draft, above: group, top: false }));
      return;
    }
    if (drafts.length === 1) {
      this.add({ ...first, above, top: above === null });
      return;
    }
    const group = this.add({ start: first.start, end: last.end, rest: first.rest, roles: first.roles, due: null, group: true, above, top: above === null });
    drafts.forEach((draft) => this.add({ ...draft, above: group, top: false }));
  }

  private sameParagraph(before: Draft, next: Draft): boolean {
    const between = this.parts.text.lower.slice(before.end, next.start);
    return !between.includes('\n') && between.length < 6;
  }

  /** A clause that turns out to be the first of several gets a group above it. */
  private regroup(leaf: Draft, above: Draft | null): Draft {
    const index = this.drafts.length - 1;
    const group: Draft = { start: leaf.start, end: leaf.end, rest: leaf.rest, roles: leaf.roles, due: null, group: true, above, top: above === null };
    this.drafts.splice(index, 1, group, { ...leaf, above: group, top: false });
    return group;
  }

  /** "tập trung thực hiện tốt các nội dung về: …; …; …": at least two parts after the colon. */
  private enumeration(span: Span, opening: Opening): readonly Span[] | null {
    const { text } = this.parts;
    const colon = this.colonAt(opening.rest, span.end);
    if (colon < 0 || colon - opening.rest < 12) return null;
    if (demandWordsEnd(text.lower, opening.rest) < 0 || text.lower.slice(opening.rest, colon).includes('phối hợp')) return null;
    const items: Span[] = [];
    let from = colon + 2;
    for (let at = from; at <= span.end; at += 1) {
      if (at < span.end && text.lower[at] !== ';') continue;
      const item = trimSpan(text, from, at);
      if (item.end > item.start) items.push(item);
      from = at + 1;
    }
    return items.length >= 2 ? items : null;
  }

  private colonAt(start: number, end: number): number {
    const found = this.parts.text.lower.slice(start, Math.min(end, start + 300)).indexOf(': ');
    return found < 0 ? -1 : start + found;
  }

  private enumerated(span: Span, opening: Opening, items: readonly Span[], scope: Scope): Roles {
    const { roles: reader, dues, text } = this.parts;
    const colon = this.colonAt(opening.rest, span.end);
    const roles = reader.read(opening.subject, opening.rest, colon, scope.roles ?? { ...NOBODY, addressees: this.parts.recipients });
    const goesOn = /^trong đó/.test(text.lower.slice(span.start, span.start + 9));
    const above = goesOn ? this.groupBefore(roles) : scope.above;
    const group = this.add({ start: span.start, end: span.end, rest: opening.rest, roles, due: null, group: true, above, top: above === null || goesOn });
    items.forEach((item) => this.add({ ...item, rest: item.start, roles, due: dues(item.start, item.end)[0] ?? scope.due, group: false, above: group, top: false }));
    return roles;
  }

  /** "Trong đó, …" goes on with the group of those who were just spoken to. */
  private groupBefore(roles: Roles): Draft | null {
    const before = this.drafts.at(-1);
    if (!before || before.roles.addressees !== roles.addressees) return null;
    return before.above ?? this.regroup(before, null);
  }

  /** Labels below a demand say who and by when. */
  private attach(attributes: readonly Attribute[]): void {
    const target = this.drafts.at(-1);
    if (!target || target.group) return;
    for (const { role, start, end } of attributes) {
      const span = trimSpan(this.parts.text, start, end);
      if (role === 'due') target.due = this.parts.readCell(span.start, span.end) ?? target.due;
      const named = role === 'lead' || role === 'coordinators' ? this.named(span) : [];
      if (role === 'lead' && named.length > 0) target.roles = { ...target.roles, addressees: named, led: true };
      if (role === 'coordinators') target.roles = { ...target.roles, coordinators: named };
    }
  }

  private row({ content, lead, coordinators, due, led }: TableRow, scope: Scope): void {
    const addressees = lead ? this.named(lead) : (scope.roles?.addressees ?? []);
    const others = coordinators ? this.named(coordinators) : [];
    const roles: Roles = { addressees, coordinators: others, led: led || (others.length > 0 && addressees.length === 1) };
    const found = (due && this.parts.readCell(due.start, due.end)) ?? this.parts.dues(content.start, content.end)[0] ?? scope.due;
    this.add({ ...content, rest: content.start, roles, due: found, group: false, above: scope.above, top: scope.above === null });
  }

  /** Everybody a cell or label names; words nobody knows stay as they are. */
  private named({ start, end }: Span): readonly Mention[] {
    const { text, parties } = this.parts;
    const known = parties.within(start, end);
    const found: Mention[] = [];
    let from = start;
    const keep = (to: number): void => {
      for (const piece of text.lower.slice(from, to).matchAll(/[^,;\n]+/g)) {
        const span = trimSpan(text, from + piece.index, from + piece.index + piece[0].length);
        const words = text.lower.slice(span.start, span.end).replace(/^(?:và|cùng|-)(?: |$)/u, '').replace(/[()]/g, '').trim();
        if (words.length > 2) found.push({ start: span.start, end: span.end, group: null, name: words, types: [], province: false, head: span.start });
      }
    };
    for (const mention of known) {
      keep(mention.start);
      found.push(mention);
      from = mention.end;
    }
    keep(end);
    return found;
  }
}
