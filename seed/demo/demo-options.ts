import { parseArgs } from 'node:util';
import { isoOf, parseInstant, type Instant } from '../../src/kernel/calendar-date';

export interface DemoOptions {
  readonly serve: boolean;
  readonly port: number;
  readonly dir: string;
  /** The case is played up to this instant, and the served clock starts there. */
  readonly now: Instant;
  /** For journeys that need a unit with eight findings; the figures are then not those of the case. */
  readonly eighthFinding: boolean;
}

export class DemoOptionError extends Error {}

/** @throws DemoOptionError in Vietnamese for an unknown option or a value that cannot be */
export function demoOptions(argv: readonly string[], first: Instant, last: Instant): DemoOptions {
  const values = parse(argv);
  const port = /^\d{1,5}$/.test(values.port ?? '3000') ? Number(values.port ?? 3000) : NaN;
  if (!(port <= 65535)) throw new DemoOptionError(`--port: cần số nguyên từ 0 đến 65535, đang là "${values.port}".`);
  return { serve: values['no-serve'] !== true, port, dir: values.dir ?? 'data/demo', now: instant(values.now, first, last), eighthFinding: values['eighth-finding'] === true };
}

function parse(argv: readonly string[]): { 'no-serve'?: boolean; port?: string; dir?: string; now?: string; 'eighth-finding'?: boolean } {
  try {
    return parseArgs({
      args: [...argv],
      options: { 'no-serve': { type: 'boolean' }, port: { type: 'string' }, dir: { type: 'string' }, now: { type: 'string' }, 'eighth-finding': { type: 'boolean' } },
    }).values;
  } catch (error) {
    throw new DemoOptionError(`${inVietnamese(error as Error & { code?: string })}\nTùy chọn: --no-serve, --port N, --dir THƯ_MỤC, --now THỜI_ĐIỂM`);
  }
}

/** The library names the option between quotes. */
function inVietnamese({ code, message }: Error & { code?: string }): string {
  const option = /'([^' <]+)[^']*'/.exec(message)?.[1] ?? '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `Không có tùy chọn ${option}.`;
  if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') return `Thừa "${option}".`;
  return `Tùy chọn ${option} ghi chưa đúng: thiếu giá trị, hoặc có giá trị mà không cần.`;
}

function instant(raw: string | undefined, first: Instant, last: Instant): Instant {
  if (raw === undefined) return last;
  const value = parseInstant(raw);
  if (value === null) {
    throw new DemoOptionError(`--now: cần thời điểm có thật, có múi giờ, ví dụ 2018-07-24T08:00:00+07:00, đang là "${raw}".`);
  }
  if (value < first) throw new DemoOptionError(`--now: không sớm hơn ${isoOf(first)}, lúc đợt kiểm tra được lập.`);
  return value;
}
