import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { demoOptions } from './demo-options';

const [FIRST, LAST] = [Date.parse('2018-05-14T08:30:00+07:00'), Date.parse('2018-07-24T08:00:00+07:00')];
const read = (...argv: string[]) => demoOptions(argv, FIRST, LAST);

describe('options of the demonstration', () => {
  it.each([
    [['--zzz'], 'Không có tùy chọn --zzz.'],
    [['thêm'], 'Thừa "thêm".'],
    [['--port'], 'Tùy chọn --port ghi chưa đúng'],
    [['--no-serve=1'], 'Tùy chọn --no-serve ghi chưa đúng'],
    [['--port', '1e3'], '--port: cần số nguyên'],
    [['--port', '70000'], '--port: cần số nguyên'],
    [['--now', '2018-06-31T08:00+07:00'], '--now: cần thời điểm có thật'],
    [['--now', '2018-07-24T08:00'], '--now: cần thời điểm có thật'],
    [['--now', '2018-01-01T08:00:00+07:00'], '--now: không sớm hơn'],
  ])('%j is refused in Vietnamese', (argv, words) => {
    expect(() => read(...argv)).toThrow(words);
  });

  it('has good ones', () => {
    expect(read()).toMatchObject({ serve: true, port: 3000, dir: 'data/demo', now: LAST });
    expect(read('--no-serve', '--port', '0', '--now', '2018-07-20T09:00:00+07:00')).toMatchObject({ serve: false, port: 0, now: Date.parse('2018-07-20T02:00:00Z') });
  });

  it.each([[['--zzz'], 'Không có tùy chọn --zzz.'], [['--dir', 'src'], '--dir: "src" đã có nội dung khác']])('%j is refused before anything is built', (argv, words) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(__dirname, '../../scripts/demo.mjs'), ...argv], { encoding: 'utf8', timeout: 30_000 });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(words);
  });
});
