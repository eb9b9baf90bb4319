import { isSent } from './domain/report-version.machine';
import type { ArrivalChannel, ReportVersion } from './remediation-report.entity';

/** A sending that Home Affairs recorded for the unit: wherever the report stands, this stands beside it. */
export interface RecordedForUnit {
  readonly number: number;
  readonly channel: ArrivalChannel;
}

/** In the order of the sendings; none when the unit sent all of them itself. */
export function recordedForUnit(versions: readonly Pick<ReportVersion, 'number' | 'state' | 'arrivalChannel'>[]): readonly RecordedForUnit[] {
  return versions
    .filter(isSent)
    .flatMap(({ number, arrivalChannel }) => (arrivalChannel === null ? [] : [{ number, channel: arrivalChannel }]))
    .sort((a, b) => a.number - b.number);
}
