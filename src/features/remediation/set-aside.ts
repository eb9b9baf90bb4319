import { NotFoundError } from '../../kernel/errors';
import type { ReportView, VersionDetail } from './remediation.queries';

/** The n-th draft of the unit that was set aside. @throws NotFoundError */
export function setAsideVersion({ versions }: ReportView, number: string): VersionDetail {
  const version = versions.find((one) => String(Math.abs(one.number)) === number && one.state === 'set_aside');
  if (!version) throw new NotFoundError();
  return version;
}
