/** Departments that the State's decrees of 2004 to 2025 name, as they stand after the word "Sở". */
const DEPARTMENTS = [
  'Nội vụ', 'Tư pháp', 'Tài chính', 'Kế hoạch và Đầu tư', 'Công Thương', 'Nông nghiệp và Phát triển nông thôn', 'Nông nghiệp và PTNT', 'Tài nguyên và Môi trường', 'Giao thông vận tải',
  'Giao thông Vận tải', 'Giao thông công chính', 'Xây dựng', 'Thông tin và Truyền thông', 'Khoa học và Công nghệ', 'Lao động - Thương binh và Xã hội', 'Lao động, Thương binh và Xã hội',
  'Lao động Thương binh và Xã hội', 'Lao động – Thương binh và Xã hội', 'Văn hóa, Thể thao và Du lịch', 'Văn hóa - Thể thao và Du lịch', 'Văn hóa Thể thao và Du lịch', 'Văn hóa, Thể thao', 'Văn hóa và Thể thao',
  'Văn hóa - Thể thao', 'Giáo dục và Đào tạo', 'Y tế', 'Ngoại vụ', 'Du lịch', 'Quy hoạch - Kiến trúc', 'Quy hoạch và Kiến trúc', 'Nông nghiệp và Môi trường', 'Dân tộc và Tôn giáo', 'An toàn thực phẩm',
  'Công nghiệp', 'Thương mại', 'Bưu chính, Viễn thông', 'Giao thông vận tải - Xây dựng', 'Giao thông công chánh', 'Thủy sản', 'Dân tộc, Tôn giáo', 'Kế hoạch & Đầu tư', 'Tài nguyên & Môi trường', 'Giáo dục & Đào tạo', 'Thông tin & Truyền thông', 'Khoa học & Công nghệ',
] as const;

/** Bodies whose names have small letters and verbs inside. */
const BODIES = [
  'văn phòng đăng ký đất đai', 'văn phòng đăng ký quyền sử dụng đất', 'chi nhánh văn phòng đăng ký quyền sử dụng đất', 'chi nhánh văn phòng đăng ký đất đai', 'văn phòng ủy ban nhân dân', 'văn phòng ubnd', 'vp ubnd', 'vpubnd', 'vp.ubnd',
  'văn phòng hđnd và ubnd', 'văn phòng hội đồng nhân dân và ủy ban nhân dân', 'văn phòng hđnd & ubnd', 'văn phòng hđnd-ubnd', 'văn phòng hđnd - ubnd', 'văn phòng hđnd, ubnd', 'vp hđnd và ubnd', 'văn phòng đoàn đbqh và hđnd', 'văn phòng đoàn đại biểu quốc hội và hội đồng nhân dân', 'văn phòng điều phối nông thôn mới', 'văn phòng tỉnh ủy', 'văn phòng đoàn đại biểu quốc hội, hđnd và ubnd',
  'trung tâm phục vụ hành chính công', 'trung tâm hành chính công', 'trung tâm kiểm soát thủ tục hành chính và phục vụ hành chính công', 'trung tâm công nghệ thông tin và truyền thông', 'trung tâm chuyển đổi số', 'trung tâm giám sát, điều hành đô thị thông minh', 'trung tâm lưu trữ lịch sử', 'trung tâm xúc tiến đầu tư', 'trung tâm tin học - công báo', 'trung tâm phát triển quỹ đất', 'trung tâm văn hóa - thông tin', 'trung tâm y tế',
  'ban quản lý khu kinh tế', 'ban quản lý các khu kinh tế', 'ban quản lý các khu công nghiệp', 'ban quản lý khu công nghiệp', 'ban quản lý các khu chế xuất và công nghiệp', 'ban quản lý khu công nghệ cao', 'ban dân tộc', 'ban tổ chức tỉnh ủy', 'ban tổ chức thành ủy', 'ban tuyên giáo tỉnh ủy', 'ban chỉ đạo cải cách hành chính', 'ban chỉ đạo cchc',
  'công an', 'cục thuế', 'cục thống kê', 'cục hải quan', 'cục thi hành án dân sự', 'cục quản lý thị trường', 'chi cục thuế', 'chi cục quản lý đất đai', 'chi cục kiểm lâm', 'chi cục văn thư - lưu trữ', 'bảo hiểm xã hội', 'bhxh', 'kho bạc nhà nước', 'kbnn', 'ngân hàng nhà nước', 'ngân hàng chính sách xã hội', 'bưu điện', 'viễn thông', 'thuế',
  'thanh tra', 'đài phát thanh và truyền hình', 'đài phát thanh - truyền hình', 'đài pt-th', 'đài ptth', 'đài truyền thanh', 'đài truyền thanh - truyền hình', 'báo và phát thanh, truyền hình', 'báo và đài phát thanh, truyền hình', 'trường chính trị', 'trường cao đẳng', 'trường đại học', 'bộ chỉ huy quân sự', 'bộ chỉ huy bộ đội biên phòng', 'ban chỉ huy quân sự',
  'ủy ban mặt trận tổ quốc việt nam', 'ủy ban mặt trận tổ quốc', 'ủy ban mttq việt nam', 'ủy ban mttq', 'ubmttq', 'ubmttq việt nam', 'mặt trận tổ quốc', 'liên đoàn lao động', 'hội liên hiệp phụ nữ', 'hội nông dân', 'hội cựu chiến binh', 'tỉnh đoàn', 'thành đoàn', 'huyện đoàn', 'đoàn tncs hồ chí minh', 'đoàn thanh niên cộng sản hồ chí minh', 'tòa án nhân dân', 'viện kiểm sát nhân dân', 'hiệp hội doanh nghiệp',
  'phòng nội vụ', 'phòng tài chính - kế hoạch', 'phòng tư pháp', 'phòng tài nguyên và môi trường', 'phòng tn&mt', 'phòng văn hóa và thông tin', 'phòng văn hóa - thông tin', 'phòng lao động - thương binh và xã hội', 'phòng giáo dục và đào tạo', 'phòng kinh tế', 'phòng kinh tế và hạ tầng', 'phòng kinh tế - hạ tầng', 'phòng kinh tế, hạ tầng và đô thị', 'phòng quản lý đô thị', 'phòng văn hóa - xã hội', 'phòng y tế', 'phòng dân tộc', 'phòng nông nghiệp và phát triển nông thôn', 'phòng nông nghiệp và môi trường',
  'đoàn kiểm tra', 'đoàn thanh tra', 'tổ công tác', 'tổ kiểm tra', 'tổ giúp việc', 'hội đồng nhân dân', 'hđnd', 'thường trực hđnd', 'sở văn hóa, thể thao và du lịch', 'đảng ủy khối', 'tỉnh ủy', 'thành ủy', 'thường trực tỉnh ủy', 'văn phòng chính phủ', 'bộ nội vụ', 'tthcc', 'tttt', 'ttpvhcc', 'trung tâm pvhcc', 'vpđkđđ', 'vp đkđđ', 'bqlkkt', 'bql kkt', 'bql các kcn', 'bql khu kinh tế', 'cơ quan thuế', 'cơ quan công an', 'bộ phận một cửa', 'thuế tỉnh', 'thống kê tỉnh', 'bảo hiểm xã hội khu vực', 'kho bạc nhà nước khu vực',
] as const;

/** Abbreviations of departments, written together; `&`, `-`, `.` and spaces are left out before comparing. */
const SHORT_DEPARTMENTS = ['snv', 'stp', 'stc', 'skhđt', 'sct', 'snnptnt', 'snn', 'stnmt', 'sgtvt', 'sxd', 'stttt', 'skhcn', 'slđtbxh', 'slđtbvxh', 'svhttdl', 'svhtt', 'sgdđt', 'syt', 'sngv', 'snnmt', 'sdl', 'sdttg', 'ttt'] as const;

const EXPANDED: readonly (readonly [RegExp, string])[] = [
  [/\bvp\.? ?/gu, 'văn phòng '],
  [/\bubnd(?![\p{L}])/gu, 'ủy ban nhân dân'],
  [/\bhđnd(?![\p{L}])/gu, 'hội đồng nhân dân'],
  [/(?<![\p{L}])(?:tp\.?|t\.p) ?(?=\p{L})/gu, 'thành phố '],
  [/(?<![\p{L}])tx\.? ?(?=\p{L})/gu, 'thị xã '],
  [/(?<![\p{L}])tt\. ?(?=\p{L})/gu, 'thị trấn '],
  [/(?<![\p{L}])h\. ?(?=\p{L})/gu, 'huyện '],
  [/(?<![\p{L}])bhxh(?![\p{L}])/gu, 'bảo hiểm xã hội'],
  [/(?<![\p{L}])bql(?![\p{L}])/gu, 'ban quản lý'],
  [/tn ?& ?mt|tnmt/gu, 'tài nguyên và môi trường'],
  [/tt ?& ?tt|(?<=sở )tttt/gu, 'thông tin và truyền thông'],
  [/kh ?& ?đt|khđt/gu, 'kế hoạch và đầu tư'],
  [/gd ?& ?đt|gdđt|gd-đt/gu, 'giáo dục và đào tạo'],
  [/kh ?& ?cn|khcn/gu, 'khoa học và công nghệ'],
  [/nn ?& ?mt|nnmt/gu, 'nông nghiệp và môi trường'],
  [/nn ?& ?ptnt|nnptnt|nông nghiệp và ptnt/gu, 'nông nghiệp và phát triển nông thôn'],
  [/lđ ?-? ?tb ?& ?xh|lđtbxh|lđtb&xh|lđ-tbxh/gu, 'lao động - thương binh và xã hội'],
  [/vh ?,? ?tt ?(?:&|và) ?dl|vhttdl|vhtt&dl/gu, 'văn hóa, thể thao và du lịch'],
  [/(?<=sở )gtvt/gu, 'giao thông vận tải'],
  [/(?<=sở )xd(?![\p{L}])/gu, 'xây dựng'],
  [/(?<=sở )ct(?![\p{L}])/gu, 'công thương'],
];

/** A name without what is written in several ways: abbreviations in full, one kind of dash, "&" as "và". */
export function plainName(lower: string): string {
  let name = lower;
  for (const [short, long] of EXPANDED) name = name.replace(short, long);
  return name
    .replace(/&| và /g, ' ')
    .replace(/\s*[-–—,.]\s*/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** "Sở TN&MT", "STN-MT" and "STNMT" are one abbreviation. */
export const plainAbbreviation = (text: string): string => text.toLowerCase().replace(/[\s&.,\-–]/g, '');

const longestFirst = (names: readonly string[]): string =>
  [...names]
    .sort((a, b) => b.length - a.length)
    .map((one) => one.toLowerCase().replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|');

const END = '(?![\\p{L}\\p{N}])';
/** "Thông tin và Truyền thông" is also written with a dash or a comma. */
const spelled = (name: string): string[] => [name, ...[' - ', ' – ', '-', ', ', ' & '].map((join) => name.replace(' và ', join))];
export const DEPARTMENT_NAME = new RegExp(`(?:${longestFirst([...new Set(DEPARTMENTS.flatMap(spelled))])})${END}`, 'uy');
export const BODY_NAME = new RegExp(`(?:${longestFirst(BODIES)})${END}`, 'uy');
const SHORTS = new Set<string>(SHORT_DEPARTMENTS);
export const isShortDepartment = (text: string): boolean => SHORTS.has(plainAbbreviation(text));
