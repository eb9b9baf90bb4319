/** Fixed words of official papers (NĐ 30/2020 and TT 01/2011): Vietnamese in every interface language. */
export const OFFICIAL_WORDS = {
  nationalName: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  nationalMotto: 'Độc lập - Tự do - Hạnh phúc',
  number: 'Số:',
  about: 'V/v',
  addressees: 'Kính gửi:',
  recipients: 'Nơi nhận:',
  annex: 'Phụ lục',
  endMark: './.',
  unitOfMeasure: 'Đơn vị tính:',
  total: 'Tổng cộng',
  serial: 'TT',
  sampleNotice: 'DỮ LIỆU MẪU',
  nameToFill: '(Họ và tên)',
  urgency: { urgent: 'KHẨN', veryUrgent: 'THƯỢNG KHẨN', express: 'HỎA TỐC' },
  coverSheet: 'Bìa',
  coverScope: 'Phạm vi',
  coverDataAt: 'Thời điểm số liệu',
  coverTimeZone: 'giờ Việt Nam (UTC+7)',
  coverSheets: 'Các bảng trong tệp',
  coverSheetName: 'Bảng',
  coverContent: 'Nội dung',
  coverRows: 'Số dòng',
  continued: '(tiếp ở dòng dưới)',
  leaderNote: 'Ý kiến chỉ đạo của Chủ tịch:',
  officialLetter: 'Công văn',
  moreUnits: (count: number): string => `và ${count} đơn vị khác`,
} as const;

/** `ngày 16 tháng 7 năm 2018`: days below 10 and months 1 and 2 are padded, no other month (NĐ 30/2020, Phụ lục I). Blank day for a draft. */
export function dateInHead(day: number | null, month: number, year: number): string {
  const dayText = day === null ? '     ' : String(day).padStart(2, '0');
  const monthText = month <= 2 ? `0${month}` : String(month);
  return `ngày ${dayText} tháng ${monthText} năm ${year}`;
}

/** `Số: 05/BC-SNV`, or with the gap to write the number in. Numbers below 10 are padded. */
export function numberInHead(number: string | null, symbol: string): string {
  if (number === null || number.trim() === '') return `${OFFICIAL_WORDS.number}      /${symbol}`;
  const given = number.trim();
  return `${OFFICIAL_WORDS.number} ${/^\d$/.test(given) ? `0${given}` : given}/${symbol}`;
}

/**
 * `(Kèm theo Báo cáo số 05/BC-SNV ngày 16 tháng 7 năm 2018 của Sở Nội vụ)`; number and day stay blank on a draft.
 * `typeInText` is the type in lower case with a capital: `Báo cáo`, `Công văn`.
 */
export function annexedTo(typeInText: string, number: string | null, symbol: string, date: string, issuer: string): string {
  const numberText = numberInHead(number, symbol).slice(OFFICIAL_WORDS.number.length);
  return `(Kèm theo ${typeInText} số${numberText} ${date} của ${issuer})`;
}
