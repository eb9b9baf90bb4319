import { foldForSearch } from '../../../kernel/vietnamese-text';
import { OFFICIAL_WORDS } from '../../model/official-words';
import type { Issuer, SignatureBlock } from '../../model/report-document';
import type { UnitReportData } from '../../queries/unit-report.query';

const COMMITTEE = 'Ủy ban nhân dân ';

/** Districts, communes and the province act through their people's committee; every other body in its own name. */
export function isCommittee({ committeeNameVi }: UnitReportData['unit']): boolean {
  return committeeNameVi.normalize('NFC').startsWith(COMMITTEE);
}

/** `ỦY BAN NHÂN DÂN` / `HUYỆN TÂN HỒNG`; `UBND TỈNH ĐỒNG THÁP` above `SỞ TƯ PHÁP`. */
export function issuerOf({ unit, provinceName }: UnitReportData): Issuer {
  const name = unit.committeeNameVi.normalize('NFC');
  if (!isCommittee(unit)) return { parentLines: [`UBND ${provinceName}`.toLocaleUpperCase('vi')], bodyLines: [name.toLocaleUpperCase('vi')], nameInText: name };
  return { parentLines: [], bodyLines: ['ỦY BAN NHÂN DÂN', name.slice(COMMITTEE.length).toLocaleUpperCase('vi')], nameInText: name };
}

/** A number typed whole, `15/BC-UBND`, or only the number. */
export function numberOf({ unit, document }: UnitReportData): { readonly number: string | null; readonly symbol: string } {
  const symbol = `BC-${isCommittee(unit) ? 'UBND' : unit.abbreviation.replace(/[.\s]/g, '')}`;
  const [, number, typed] = /^\s*([^/]*?)\s*\/\s*(.+?)\s*$/.exec(document.number ?? '') ?? [];
  return typed === undefined ? { number: document.number, symbol } : { number: number ?? null, symbol: typed };
}

/** Who signs, as the unit named the post; the name is never printed. */
export function signatureOf({ unit, document }: UnitReportData): SignatureBlock {
  const committee = isCommittee(unit);
  const head = committee ? 'CHỦ TỊCH' : unit.level === 'department' ? 'GIÁM ĐỐC' : 'THỦ TRƯỞNG ĐƠN VỊ';
  const deputy = /^pho (chu tich|giam doc)/.test(foldForSearch(document.signerTitle ?? ''));
  return {
    authority: [...(committee ? ['TM. ỦY BAN NHÂN DÂN'] : []), ...(deputy ? [`KT. ${head}`] : [])],
    post: deputy ? `PHÓ ${head}` : head,
    name: OFFICIAL_WORDS.nameToFill,
    postUnderName: null,
  };
}
