import { Injectable } from '@nestjs/common';
import { dateOf, parseCalendarDate, type CalendarDate } from '../../kernel/calendar-date';
import { failWith } from '../../kernel/errors';
import { isProblem, problem, type Problem } from '../../kernel/problem';
import { cleanText } from '../../kernel/vietnamese-text';
import { Clock } from '../../platform/clock/clock';
import type { ReceivedFile } from '../../platform/http/multipart-receiver';
import { ReadModel } from '../../platform/database/read-model';
import { RoundQueries, type InspectionRound } from '../inspections';
import { UnitQueries } from '../organisation';
import { DirectiveStore } from './directive.store';
import { DirectiveTextExtractor } from './directive-text-extractor';
import { MAX_ROWS, withoutBlankRows, type TypedDirective } from './directive-form';
import type { ReadDirective } from './domain/reading/proposal';
import { readDirectiveText } from './domain/reading/read-directive-text';
import { headFrom, isNumberedList, longDayIn, proposedClauses, rowsOf, withDeadlines } from './proposed-rows';

/** As much as a letter with its annexes has; more is refused with a word. */
export const MAX_SOURCE_TEXT = 400_000;

export interface Proposal {
  readonly typed: TypedDirective;
  readonly problems: readonly Problem[];
  /** Rows that came with this press. */
  readonly proposed: number;
}

/** Splits the text of a letter into rows for a person to correct; what was typed before stays. */
@Injectable()
export class DirectiveReading {
  constructor(
    private readonly read: ReadModel,
    private readonly store: DirectiveStore,
    private readonly rounds: RoundQueries,
    private readonly units: UnitQueries,
    private readonly extractor: DirectiveTextExtractor,
    private readonly clock: Clock,
  ) {}

  /**
   * @param issuer what the form starts with, which the head of the letter may replace
   * @param file read where no text was pasted
   */
  async propose(round: InspectionRound, form: TypedDirective, own: string | null, issuer: string, file?: ReceivedFile): Promise<Proposal> {
    const read = file && form.sourceTextVi.trim() === '' ? await this.extractor.extract(file.path, file.name, 'scan') : null;
    if (read && isProblem(read)) return { typed: form, problems: [read], proposed: 0 };
    const before = read ? { ...form, sourceTextVi: read.text } : form;
    const sourceTextVi = cleanText(withCells(before.sourceTextVi));
    const typed = withoutBlankRows({ ...before, sourceTextVi: before.sourceTextVi });
    const faults = textProblems(before.sourceTextVi, sourceTextVi);
    if (faults.length > 0) return { typed: before, problems: faults, proposed: 0 };
    const listed = isNumberedList(sourceTextVi);
    const found = listed ? null : await this.of(round, sourceTextVi, typed.signedOn);
    const rows = found ? rowsOf(found, typed.clauses, await this.store.freePrefix(this.read.manager, round.id, own)) : withDeadlines(listedAnew(sourceTextVi, typed), this.contextOf(sourceTextVi, typed.signedOn));
    const clauses = [...typed.clauses, ...rows];
    const problems = found?.clauses.length === 0 ? [problem('directive.nothingRead', 'sourceTextVi')] : clauses.length > MAX_ROWS ? [problem('directive.proposedTooMany', 'sourceTextVi', { count: clauses.length, max: MAX_ROWS })] : [];
    return {
      typed: { ...typed, sourceTextVi, ...(found ? headFrom(found, typed, issuer) : {}), clauses: clauses.slice(0, Math.max(MAX_ROWS, typed.clauses.length)) },
      problems,
      proposed: rows.length,
    };
  }

  /** What the reader makes of a text, for the API. @throws ValidationError at `text` */
  async ofText(roundCode: string, text: string, signedOn: string | undefined): Promise<ReadDirective> {
    const clean = cleanText(withCells(text));
    failWith(textProblems(text, clean).map((one) => ({ ...one, field: 'text' })));
    return this.of(await this.rounds.roundByCode(roundCode), clean, signedOn ?? '');
  }

  /** The year of "20/7" is that of the letter: the day typed, else the one its head names, else today. */
  private async of(round: InspectionRound, text: string, signedOn: string): Promise<ReadDirective> {
    return readDirectiveText(text, { context: this.contextOf(text, signedOn), units: await this.units.list(round.referenceOn) });
  }

  private contextOf(text: string, signedOn: string): CalendarDate {
    return parseCalendarDate(signedOn) ?? longDayIn(text.slice(0, 800)) ?? dateOf(this.clock.now());
  }
}

/** A table pasted from Word has tabs between its cells, which clean text has not: they become bars, so that its columns stay. */
const withCells = (text: string): string =>
  text
    .split('\n')
    .map((line) => (line.split('\t').length > 2 ? line.replace(/\t/g, ' | ') : line))
    .join('\n');

const listedAnew = (text: string, { clauses }: TypedDirective): TypedDirective['clauses'] => {
  const held = new Set(clauses.map(({ number, contentVi }) => `${number}|${contentVi}`));
  return proposedClauses(text, clauses).filter(({ number, contentVi }) => !held.has(`${number}|${contentVi}`));
};

/** A pasted picture or program shows as control and replacement signs; a letter has next to none. */
function textProblems(raw: string, clean: string): Problem[] {
  if (clean === '') return [problem('directive.textNeeded', 'sourceTextVi')];
  if (clean.length > MAX_SOURCE_TEXT) return [problem('text.tooLong', 'sourceTextVi', { max: MAX_SOURCE_TEXT })];
  const strange = raw.match(/[\u0000-\u0008\u000E-\u001F\uFFFD]/gu)?.length ?? 0;
  return strange > raw.length / 200 ? [problem('directive.textBinary', 'sourceTextVi')] : [];
}
