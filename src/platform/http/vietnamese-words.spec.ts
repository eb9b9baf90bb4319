import { inVietnamese, quoting } from './vietnamese-words';

const t = (key: string, params: Readonly<Record<string, unknown>> = {}): string => `${key} <b> ${String(params.who)} & ${String(params.text)}`;

describe('Vietnamese words on an English page', () => {
  it('are marked and escaped, and left alone on a Vietnamese page', () => {
    expect(inVietnamese('Sở <Nội> vụ', 'en').toString()).toBe('<span lang="vi">Sở &lt;Nội&gt; vụ</span>');
    expect(inVietnamese('Sở <Nội> vụ', 'vi')).toBe('Sở <Nội> vụ');
    expect(inVietnamese(null, 'en')).toBe('');
  });

  it('are marked inside a sentence, the rest of which is escaped', () => {
    const params = { who: 'Unit', text: 'trước <ngày>' };
    expect(quoting(t, 'en', 'Key', params, ['text']).toString()).toBe('Key &lt;b&gt; Unit &amp; <span lang="vi">trước &lt;ngày&gt;</span>');
    expect(quoting(t, 'vi', 'Key', params, ['text'])).toBe('Key <b> Unit & trước <ngày>');
  });
});
