import type { CalendarDate } from '../../../../kernel/calendar-date';
import { findDueWordings, readDueWording, type FoundWording } from '../../../../kernel/due-wording';
import { readBlocks } from './blocks';
import { ClauseBuilder, type Draft } from './clause-builder';
import { foldText, separated, type FoldedText } from './folded-text';
import { readHead } from './head';
import { OpeningReader } from './opening';
import { readOutline } from './outline';
import { PartyIndex } from './party-lists';
import { scanParties, type Mention } from './party-scan';
import { PieceCutter } from './pieces';
import type { ProposedClause, ProposedParty, ReadDirective, ReadingOptions } from './proposal';
import { KnownNames } from './resolve-party';
import { RoleReader } from './roles';
import type { TableRow } from './tables';

/** The demands of a letter, each beside its exact words. Pure and deterministic; what it does not recognise it leaves unknown. */
export function readDirectiveText(original: string, { context, units }: ReadingOptions): ReadDirective {
  const folded = foldText(original);
  const blocks = readBlocks(folded);
  const text = separated(folded, blocks.flatMap(({ start, rows }) => [start - 1, ...(rows ?? []).flatMap(cellStarts)]));
  const parties = new PartyIndex(text, scanParties(text));
  const { nodes, recipients } = readOutline(text, parties, blocks);
  // Block by block: "… trước ngày 20/9." and the "2." of the next item are no date together.
  const dues = between(blocks.flatMap(({ start, end, marker }) => findDueWordings(text.cased.slice(marker?.after ?? start, end), context).map((found) => moved(found, marker?.after ?? start))));
  const openings = new OpeningReader(text, parties);
  const builder = new ClauseBuilder({
    text,
    parties,
    openings,
    cutter: new PieceCutter(text, parties, openings, dues),
    roles: new RoleReader(text, parties, (at, end) => openings.nameUntilDemand(at, end)),
    dues,
    readCell: (start, end) => cellOf(text, start, end, context),
    recipients,
  });
  return { head: readHead(text), clauses: numbered(text, builder.build(nodes), new KnownNames(units)) };
}

const cellStarts = ({ content, lead, coordinators, due }: TableRow): number[] => [content, lead, coordinators, due].flatMap((cell) => (cell ? [cell.start - 1, cell.end] : [])).sort((a, b) => a - b);

const moved = (found: FoundWording, by: number): FoundWording => ({ ...found, start: found.start + by, end: found.end + by });
const shifted = (found: FoundWording | null, by: number): FoundWording | null => found && moved(found, by);

/** The time limit of a cell; of a period ("Từ 01/4 đến 30/4/2020") its end. */
function cellOf(text: FoldedText, start: number, end: number, context: CalendarDate): FoundWording | null {
  const whole = shifted(readDueWording(text.cased.slice(start, end), context), start);
  if (whole) return whole;
  const until = /^(?:từ )?[^đ]{1,40}(?:đến|[-–]) ?(?:ngày |hết )?(?=\d{1,2}[/.-]\d{1,2}|tháng)/u.exec(text.lower.slice(start, end));
  const from = start + (until?.[0].length ?? 0);
  return until ? shifted(readDueWording(text.cased.slice(from, end), context), from) : null;
}

/** Time limits wholly inside a part of the text, found by halving: there may be thousands. */
function between(found: readonly FoundWording[]): (start: number, end: number) => readonly FoundWording[] {
  const limits = found.filter(({ rule, problem }) => rule.kind !== 'none' || problem !== null);
  return (start, end) => {
    let low = 0;
    let high = limits.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((limits[middle] as FoundWording).start < start) low = middle + 1;
      else high = middle;
    }
    const inside: FoundWording[] = [];
    for (let at = low; at < limits.length && (limits[at] as FoundWording).end <= end; at += 1) inside.push(limits[at] as FoundWording);
    return inside;
  };
}

function numbered(text: FoldedText, drafts: readonly Draft[], names: KnownNames): readonly ProposedClause[] {
  const numbers = new Map<Draft, string>();
  const counts = new Map<Draft | null, number>();
  let tops = 0;
  return drafts.map((draft) => {
    let number: string;
    if (draft.top || draft.above === null) number = `D${(tops += 1)}`;
    else {
      const count = (counts.get(draft.above) ?? 0) + 1;
      counts.set(draft.above, count);
      number = `${numbers.get(draft.above)}.${count}`;
    }
    numbers.set(draft, number);
    return proposed(text, draft, number, draft.above ? (numbers.get(draft.above) ?? null) : null, names);
  });
}

function proposed(text: FoldedText, draft: Draft, number: string, parent: string | null, names: KnownNames): ProposedClause {
  const start = text.at(draft.start);
  const quote = text.part(draft.start, draft.end);
  const { addressees, coordinators, led } = draft.roles;
  const party = (role: ProposedParty['role']) => (mention: Mention): ProposedParty => {
    const unitCode = names.codeOf(mention);
    return { role, raw: text.part(mention.start, mention.end), group: mention.group, unitCode, known: mention.group !== null || unitCode !== null };
  };
  const deadline = draft.group || draft.due === null ? null : { raw: text.part(draft.due.start, draft.due.end), rule: draft.due.rule, problem: draft.due.problem };
  const dated = deadline !== null && (deadline.rule.kind !== 'none' || deadline.problem !== null);
  return {
    number,
    parent,
    leaf: !draft.group,
    quote,
    start,
    end: start + quote.length,
    content: contentOf(text, draft),
    kind: draft.group ? 'group' : kindOf(text.lower.slice(draft.start, draft.end), dated),
    parties: [...addressees.map(party(led ? 'lead' : 'addressee')), ...coordinators.map(party('coordinator'))],
    deadline: dated ? deadline : null,
  };
}

/** What to do, without whom it is said to; on one line. */
function contentOf(text: FoldedText, { start, end, rest }: Draft): string {
  const words = text.cased.slice(rest > start && rest < end ? rest : start, end).trim();
  return words.slice(0, 1).toLocaleUpperCase('vi') + words.slice(1);
}

function kindOf(words: string, dated: boolean): ProposedClause['kind'] {
  if (dated) return 'one_off';
  if (/đẩy nhanh tiến độ|(?:xây dựng|nâng cấp|hoàn thiện) (?:phần mềm|hệ thống|cơ sở dữ liệu|chức năng)/u.test(words)) return 'project';
  if (/khẩn trương|(?:thực hiện|khắc phục|chấm dứt) ngay|ngay (?:việc|tình trạng)/u.test(words)) return 'immediate';
  return /tự kiểm tra|kiểm tra trong nội bộ|tổng hợp|đề xuất|tham mưu/u.test(words) && !/thường xuyên|theo dõi|đôn đốc/u.test(words) ? 'no_deadline' : 'continuous';
}
