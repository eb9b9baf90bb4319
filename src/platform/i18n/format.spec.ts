import {
  formatDate,
  formatDateRange,
  formatFileSize,
  formatInstant,
  formatNumber,
  formatPercent,
  formatQuarter,
  formatScore,
  parseTypedNumber,
  type DateStyle,
} from './format';

describe('dates as offices write them', () => {
  it.each<[DateStyle, string, string, string]>([
    ['text', '2018-07-20', '20/7/2018', '20/7/2018'],
    ['table', '2018-07-05', '05/07/2018', '05/07/2018'],
    ['weekday', '2018-07-19', '19/7/2018 (thứ Năm)', '19/7/2018 (Thursday)'],
    ['weekday', '2018-07-22', '22/7/2018 (Chủ nhật)', '22/7/2018 (Sunday)'],
    ['weekdayFirst', '2018-07-24', 'thứ Ba, 24/7/2018', 'Tuesday, 24/7/2018'],
    ['letter', '2018-07-16', 'ngày 16 tháng 7 năm 2018', '16 July 2018'],
    ['letter', '2019-02-05', 'ngày 05 tháng 02 năm 2019', '5 February 2019'],
    ['letter', '2019-03-05', 'ngày 05 tháng 3 năm 2019', '5 March 2019'],
    ['letter', '2018-12-31', 'ngày 31 tháng 12 năm 2018', '31 December 2018'],
  ])('%s of %s', (style, date, vi, en) => {
    expect(formatDate(date, style, 'vi')).toBe(vi);
    expect(formatDate(date, style, 'en')).toBe(en);
  });

  it('says the year of a period once', () => {
    expect(formatDateRange('2018-04-01', '2018-06-30')).toBe('1/4 – 30/6/2018');
    expect(formatDateRange('2017-12-15', '2018-03-14')).toBe('15/12/2017 – 14/3/2018');
    expect(formatDateRange('2018-06-05', '2018-06-05')).toBe('5/6/2018');
  });

  it.each([
    ['2018-07-18T08:40:00Z', '15:40 ngày 18/7/2018', '18/07/2018 15:40'],
    ['2018-07-19T16:59:59Z', '23:59 ngày 19/7/2018', '19/07/2018 23:59'],
    ['2018-07-19T17:00:00Z', '00:00 ngày 20/7/2018', '20/07/2018 00:00'],
  ])('shows the instant %s in the time of Viet Nam', (iso, text, table) => {
    expect(formatInstant(Date.parse(iso))).toBe(text);
    expect(formatInstant(Date.parse(iso), 'table')).toBe(table);
    expect(formatInstant(Date.parse(iso), 'exact')).toBe(text.replace(' ', `:${iso.slice(17, 19)} `));
  });

  it('writes quarters in Roman numbers', () => {
    expect(formatQuarter('2018-Q2')).toBe('quý II/2018');
    expect(formatQuarter('2018-Q4', 'en')).toBe('quarter IV/2018');
    expect(formatQuarter('2018-H1')).toBe('2018-H1');
  });

  it('refuses what is not a date', () => {
    expect(() => formatDate('20/7/2018', 'text')).toThrow(RangeError);
  });
});

describe('numbers as offices write them', () => {
  it.each([
    [1234.5, '1.234,5', '1,234.5'],
    [2397, '2.397', '2,397'],
    [1250000, '1.250.000', '1,250,000'],
    [0, '0', '0'],
    [-0.001, '0', '0'],
    [-1234.56, '-1.234,56', '-1,234.56'],
    [86, '86', '86'],
    [1.005, '1,01', '1.01'],
    [Number.NaN, '–', '–'],
  ])('%p', (value, vi, en) => {
    expect(formatNumber(value)).toBe(vi);
    expect(formatNumber(value, { locale: 'en' })).toBe(en);
  });

  it.each([
    [97.5, '97,5%'],
    [100, '100%'],
    [99.96, '100%'],
    [0, '0%'],
    [86, '86,0%'],
    [(8 / 26) * 100, '30,8%'],
    [(96 / 4180) * 100, '2,3%'],
    [30.35, '30,4%'],
  ])('percentage %p', (value, text) => expect(formatPercent(value)).toBe(text));

  it.each([
    [87.5, '87,5'],
    [100, '100'],
    [null, '–'],
  ])('score %p', (value, text) => expect(formatScore(value)).toBe(text));

  it.each([
    [500, '500 B'],
    [860_000, '860 KB'],
    [1_200_000, '1,2 MB'],
    [61_000_000, '61 MB'],
  ])('file of %p bytes', (bytes, text) => expect(formatFileSize(bytes)).toBe(text));

  it.each([
    ['4.180', 4180],
    ['4180', 4180],
    ['1.234', 1234],
    ['1.234,5', 1234.5],
    ['97,5', 97.5],
    ['97.5', 97.5],
    [' 4 180 ', 4180],
    ['-2', -2],
    ['1.2345', 1.2345],
    ['1,234,5', null],
    ['12a', null],
    ['', null],
  ])('reads %p', (text, value) => expect(parseTypedNumber(text)).toBe(value));
});
