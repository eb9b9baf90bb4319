import { UNIT_LEVELS, UNIT_TIMES, type UnitLevel, type UnitTime } from '../../features/organisation';
import { OptionalDate, OptionalOneOf } from '../../platform/http/input-fields';
import { ListQuery } from '../../platform/http/list-query.input';
import { OptionalCode } from '../../platform/http/input-fields';

export class UnitListInput extends ListQuery {
  @OptionalOneOf(UNIT_LEVELS, 'Kind of unit.') level?: UnitLevel;
  @OptionalOneOf(UNIT_TIMES, 'Those of today (the default), those that ended, or all.') time?: UnitTime;
}

export class UnitOnInput {
  @OptionalDate('Codes are used again: the day on which the code meant the unit. Left out: who holds it today, else who held it last.') on?: string;
  @OptionalCode('Language of messages: vi or en.') lang?: string;
}
