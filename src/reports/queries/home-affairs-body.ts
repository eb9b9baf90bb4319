import type { UnitQueries } from '../../features/organisation';
import type { CalendarDate } from '../../kernel/calendar-date';
import type { Issuer } from '../model/report-document';

/** The body that runs the inspections of the province; its code has outlived the mergers. */
const HOME_AFFAIRS_CODE = 'SNV';

export interface IssuingBody {
  readonly issuer: Issuer;
  readonly place: string;
}

/** The head of Home Affairs' papers, with the names of the day. */
export async function homeAffairsBody(units: UnitQueries, on: CalendarDate): Promise<IssuingBody> {
  const body = await units.byCode(HOME_AFFAIRS_CODE, on);
  const province = body.parentId === null ? undefined : (await units.byIds([body.parentId])).get(body.parentId);
  return {
    issuer: {
      parentLines: province ? [`UBND ${province.nameVi}`.toLocaleUpperCase('vi')] : [],
      bodyLines: [body.committeeNameVi.toLocaleUpperCase('vi')],
      nameInText: body.nameVi,
    },
    place: body.placeNameVi,
  };
}
