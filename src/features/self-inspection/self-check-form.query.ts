import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { newFormKey } from '../../platform/http/once-only';
import { formatDate } from '../../platform/i18n';
import type { TypedRow, TypedSelfCheck } from './self-check-form';
import { MAX_OWN_FAULTS } from './self-inspection.input';
import { SelfInspectionQueries, type SelfCheckPage, type SelfCheckVersion } from './self-inspection.queries';
import type { ShownFault } from './faults.query';

/** Empty rows for faults of the unit's own, without script. */
const BLANK_ROWS = 2;
const BLANK: TypedRow = { fault: '', answer: '', text: '', remedy: '', committedOn: '' };

export interface FaultOfForm extends ShownFault {
  readonly index: number;
  readonly typed: TypedRow;
  /** After a conflict: what is kept now, where it differs from what was typed. */
  readonly kept: TypedRow | null;
}

export interface SelfCheckFormPage extends SelfCheckPage {
  readonly groups: readonly { readonly topic: string | null; readonly faults: readonly FaultOfForm[] }[];
  readonly ownRows: readonly TypedRow[];
  readonly note: string;
  readonly hidden: Pick<TypedSelfCheck, 'number' | 'version' | 'formKey'>;
  readonly conflict: boolean;
}

const date = (day: string | null): string => (day === null ? '' : formatDate(day, 'text'));
const same = (a: TypedRow, b: TypedRow): boolean => a.answer === b.answer && a.text.trim() === b.text && a.remedy.trim() === b.remedy && a.committedOn.trim() === b.committedOn;

/** The form of a unit: what was typed, else its draft, else what it sent last, to be corrected. */
@Injectable()
export class SelfCheckFormQuery {
  constructor(private readonly checks: SelfInspectionQueries) {}

  async of(actor: Actor, code: string, typed: TypedSelfCheck | null, conflict: boolean): Promise<SelfCheckFormPage> {
    const page = await this.checks.byCode(actor, code);
    const base = page.draft ?? page.sent[0] ?? null;
    const topics = [...new Set(page.faults.map(({ topic }) => topic))];
    const faults = page.faults.map((fault, index): FaultOfForm => {
      const stored = storedRow(base, fault.key);
      const row = typed?.answers.find((one) => one.fault === fault.key);
      return { ...fault, index, typed: row ?? stored, kept: conflict && row && !same(row, stored) ? stored : null };
    });
    const own = typed ? typed.own : (base?.own ?? []).map(({ textVi, remedyVi, committedOn }) => ({ ...BLANK, text: textVi ?? '', remedy: remedyVi ?? '', committedOn: date(committedOn) }));
    const blanks = typed ? 0 : Math.min(BLANK_ROWS, MAX_OWN_FAULTS - own.length);
    return {
      ...page,
      groups: topics.map((topic) => ({ topic, faults: faults.filter((one) => one.topic === topic) })),
      ownRows: [...own, ...Array.from({ length: blanks }, () => BLANK)],
      note: typed ? typed.note : (base?.noteVi ?? ''),
      // After a conflict the next press is meant: it goes by what is there now.
      hidden: { number: typed && !conflict ? typed.number : String(page.next.number), version: typed && !conflict ? typed.version : String(page.next.version), formKey: typed && !conflict ? typed.formKey : newFormKey() },
      conflict,
    };
  }
}

function storedRow(version: SelfCheckVersion | null, key: string): TypedRow {
  const found = version?.answers.find(({ faultKey }) => faultKey === key);
  return found ? { fault: key, answer: found.answer ?? '', text: found.textVi ?? '', remedy: found.remedyVi ?? '', committedOn: date(found.committedOn) } : { ...BLANK, fault: key };
}
