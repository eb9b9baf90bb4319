import type { Block } from './blocks';
import type { FoldedText } from './folded-text';
import type { PartyIndex } from './party-lists';
import type { Mention } from './party-scan';

/** A block with what stands below it in the letter's own numbering. */
export interface Node {
  readonly block: Block;
  readonly children: Node[];
  /** An unmarked paragraph goes on from the one before it. */
  readonly paragraph: boolean;
}

export interface Outline {
  readonly nodes: readonly Node[];
  /** To whom the letter is sent: those it asks when it names nobody else. */
  readonly recipients: readonly Mention[];
}

const TYPE_NAME = /^(?:kế hoạch|chỉ thị|thông báo|quyết định|báo cáo|công điện|chương trình|kết luận|công văn|hướng dẫn|phương án|đề án|nghị quyết|tờ trình)$/u;
const HEAD = /^(?:số ?:|v\/v|về việc |cộng hòa xã hội|độc lập ?[-–]|-{2,}|_{2,}|\(mẫu\)|hỏa tốc|khẩn$|\(kèm theo|kèm theo |dự thảo$|[\p{L} .]{2,30}, ngày [\d.…\s]{0,6}tháng )/u;
const NATION = /cộng hòa xã hội chủ nghĩa việt nam|độc lập ?[-–] ?tự do ?[-–] ?hạnh phúc/u;
const BASIS = /^(?:- )?(?:căn cứ|xét đề nghị|xét tờ trình|theo đề nghị của|xét báo cáo)(?![\p{L}])/u;
const ANNEX = /^(?:phụ lục|biểu|bảng|danh mục|\(kèm theo)(?![\p{L}])/u;
const OPEN_END = /[.;!?…]["”)]?$/;
const LOOK = 200;

const isCapitals = (words: string): boolean => /\p{Lu}{2}/u.test(words) && !/\p{Ll}/u.test(words);

/** The letter without its head, basis, recipients, foot and signature, as a tree of its numbering. */
export function readOutline(text: FoldedText, parties: PartyIndex, blocks: readonly Block[]): Outline {
  const recipients: Mention[] = [];
  const body: Block[] = [];
  let addressed = false;
  let foot = false;
  let title = false;
  for (const block of blocks) {
    const words = text.lower.slice(block.start, Math.min(block.end, block.start + LOOK));
    const cased = text.cased.slice(block.start, Math.min(block.end, block.start + LOOK));
    const unmarked = block.marker === null;
    if (foot && !block.rows && !ANNEX.test(words)) continue;
    foot = false;
    if (/^nơi nhận/.test(words)) {
      foot = true;
      continue;
    }
    if (/^kính gửi/.test(words)) {
      addressed = true;
      recipients.push(...parties.within(block.start, block.end));
      continue;
    }
    if (addressed && isRecipient(text, parties, block)) {
      recipients.push(...parties.within(block.start, block.end));
      continue;
    }
    addressed = false;
    if (block.rows) {
      body.push(block);
      continue;
    }
    if (title && unmarked && block.end - block.start < 240 && !/[:]$/.test(cased.trimEnd())) {
      title = false;
      continue;
    }
    title = unmarked && (TYPE_NAME.test(words) || (ANNEX.test(words) && block.end - block.start < 40));
    if (title || (unmarked && (HEAD.test(words) || NATION.test(words) || isCapitals(cased)))) continue;
    if (BASIS.test(words) && (unmarked || body.length === 0) && !speaksToSomeone(text, parties, block)) continue;
    body.push(block);
  }
  return { nodes: tree(text, body), recipients };
}

/** "- UBND các huyện, thị xã, thành phố;" below "Kính gửi:". */
function isRecipient(text: FoldedText, parties: PartyIndex, block: Block): boolean {
  if (block.rows || block.end - block.start > 400) return false;
  const start = block.marker?.after ?? block.start;
  const list = parties.listAt(start, true);
  if (block.marker !== null && !['dash', 'plus', 'bullet'].includes(block.marker.style)) return false;
  if (!list) return block.marker !== null && block.end - start < 80;
  return block.end - list.end < 3 || (block.marker !== null && block.end - list.end < 40 && !/:$/.test(text.lower.slice(block.start, block.end)));
}

/** A basis that goes on to ask somebody: "Căn cứ …, UBND tỉnh yêu cầu các sở …". */
function speaksToSomeone(text: FoldedText, parties: PartyIndex, block: Block): boolean {
  return parties.within(block.start, block.end).some(({ start, province }) => /[,:] $|(?:yêu cầu|giao|đề nghị|chỉ đạo) $/u.test(text.lower.slice(Math.max(block.start, start - 9), start)) && (!province || /(?:yêu cầu|giao|đề nghị|chỉ đạo)/.test(text.lower.slice(start, block.end))));
}

export const endsOpen = (text: FoldedText, { end }: Block): boolean => !OPEN_END.test(text.cased.slice(Math.max(0, end - 3), end));
export const endsInColon = (text: FoldedText, { start, end }: Block): boolean => /:["”]?$/.test(text.cased.slice(Math.max(start, end - 2), end));

function tree(text: FoldedText, blocks: readonly Block[]): readonly Node[] {
  const top: Node[] = [];
  let stack: { readonly style: string; readonly node: Node }[] = [];
  for (const block of blocks) {
    const style = block.rows ? 'table' : (block.marker?.style ?? 'paragraph');
    const node: Node = { block, children: [], paragraph: style === 'paragraph' };
    if (style === 'paragraph' || style === 'table') {
      while (stack.length > 0 && !takesParagraph(text, stack.at(-1) as { style: string; node: Node }, style === 'table')) stack.pop();
      (stack.at(-1)?.node.children ?? top).push(node);
      if (style === 'paragraph' && endsInColon(text, block)) stack.push({ style, node });
      continue;
    }
    const same = stack.findIndex((one) => one.style === style);
    if (same >= 0) stack = stack.slice(0, same);
    (stack.at(-1)?.node.children ?? top).push(node);
    stack.push({ style, node });
  }
  return top;
}

/** Unmarked words belong below a heading; after a finished item the letter speaks to all again. */
function takesParagraph(text: FoldedText, { style, node }: { readonly style: string; readonly node: Node }, table: boolean): boolean {
  if (style === 'paragraph' && !table) return false;
  return endsOpen(text, node.block) && node.children.every(({ block }) => block.marker === null);
}
