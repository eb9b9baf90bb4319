import { CALENDAR_DAY_KINDS, type CalendarDay } from '../../features/organisation';
import type { CalendarChange } from '../../features/obligations';
import { ListInside, OneOf, OptionalDate, OptionalFlag, OptionalLine, OptionalText, RequiredDate, RequiredLine } from '../../platform/http/input-fields';

/** One special day as typed in the form. */
export class CalendarDayInput {
  @RequiredDate() date!: string;
  @OneOf(CALENDAR_DAY_KINDS, 'A day off (also in lieu), or a Saturday worked to make up.') kind!: CalendarDay['kind'];
  @RequiredLine(200) name!: string;
  @RequiredLine(300, 'The announcement or law it follows.') source!: string;
  @OptionalFlag('Checked against the announcement.') confirmed?: boolean;
}

export class CalendarChangeInput {
  @OneOf(['set', 'remove']) action!: 'set' | 'remove';
  @RequiredDate() date!: string;
  @OptionalLine(10) kind?: CalendarDay['kind'];
  @OptionalLine(200) name?: string;
  @OptionalLine(300) source?: string;
  @OptionalFlag() confirmed?: boolean;
}

export class CalendarChangesInput {
  @ListInside(() => CalendarChangeInput, { max: 400 }) changes!: CalendarChangeInput[];
}

export class ApplyCalendarInput extends CalendarChangesInput {
  @RequiredLine(500) reason!: string;
  @OptionalText(200_000, 'What the preview answered: other duties in the meantime are a conflict.') seen?: string;
}

export class CalendarYearInput {
  @OneOf(['true', 'false']) complete!: string;
  @RequiredLine(300, 'The announcement it was checked against.') source!: string;
}

export class CalendarPageQuery {
  @OptionalLine(4) year?: string;
  @OptionalDate() edit?: string;
}

/** A change as the use case takes it; a day that is set needs its words. */
export function changesOf(input: readonly CalendarChangeInput[]): readonly CalendarChange[] {
  return input.map(({ action, date, kind, name, source, confirmed }) =>
    action === 'remove' ? { action, date } : { action, date, kind: kind === 'make_up' ? 'make_up' : 'holiday', name: name ?? '', source: source ?? '', confirmed: confirmed ?? false },
  );
}
