/** Words a demand begins with. Longest first, so that "tự kiểm tra" is not read as "tự". */
const ACTS = `ban hành|bàn giao|bám sát|bảo đảm|đảm bảo|bảo quản|báo cáo|bố trí|bổ nhiệm|bổ sung|bồi dưỡng|biểu dương|cam kết|cải cách|cải tiến|cải thiện|cân đối|cập nhật|cắt giảm|cấp(?! [hxtsuúpdcnqủ])|chấm dứt|chấn chỉnh|chấp hành
chỉ đạo|chịu trách nhiệm|chịu trách|chọn|chủ trì|chuẩn bị|chuẩn hóa|chuyển|chứng thực|công bố|công khai|công nhận|cụ thể hóa|cung cấp|cử|cho ý kiến|cho phép|dự thảo|dừng|duy trì|đánh giá|đào tạo|đăng ký|đăng tải|đăng
đầu tư|đẩy mạnh|đẩy nhanh|đề nghị|đề xuất|điều chỉnh|điều động|đình chỉ|định hướng|đối chiếu|đối thoại|đôn đốc|đơn giản hóa|đổi mới|đưa|động viên|ghi nhận|giải quyết|giải trình|giải ngân|giám sát|giảm|giao|giới thiệu|góp ý|gửi|gắn
hỗ trợ|hoàn tất|hoàn thành|hoàn thiện|hoàn trả|huy động|hướng dẫn|hủy bỏ|kéo dài|kê khai|kết nối|khai báo|khai thác|khảo sát|khắc phục|khen thưởng|khuyến khích|kiểm điểm|kiểm soát|kiểm tra|kiến nghị|kiện toàn|ký|ký kết
làm rõ|làm việc|làm tốt|lắp đặt|lập|lấy ý kiến|liên hệ|lồng ghép|luân chuyển|lưu trữ|lưu|lựa chọn|mở rộng|mở|mời|mua sắm|nâng cao|nâng cấp|ngăn chặn|nghiên cứu|nghiêm cấm|nghiệm thu|nhân rộng|nhập|nhắc nhở|niêm yết|nộp|in
phát động|phát hành|phát hiện|phát huy|phát triển|phản ánh|phân bổ|phân công|phân công rõ|phân tích|phân loại|phê bình|phê duyệt|phối hợp|phổ biến|phòng ngừa|phúc tra|phục vụ|quán triệt|quản lý|quyết định|quyết toán|quy định
rà soát|rút kinh nghiệm|rút ngắn|rút gọn|sao gửi|sắp xếp|siết chặt|số hóa|sơ kết|sử dụng|sửa đổi|sửa chữa|tạo lập|tạo điều kiện|tạo|tăng cường|tăng|tập huấn|tập hợp|tập trung|tham dự|tham gia|tham mưu|thanh tra|tháo gỡ|thay thế|theo dõi
thẩm định|thẩm tra|thành lập|thí điểm|thiết lập|thống kê|thống nhất|thông báo|thông tin|thông qua|thu hồi|thu hút|thu thập|thực hành|thực hiện|thực thi|tiếp nhận|tiếp thu|tiếp công dân|tiến hành|tiết kiệm|tinh giản|tích hợp|tổ chức|tổng hợp|tổng kết|trang bị|trao đổi|trả lời|trả|triển khai|trình|trực tiếp|trực|tuân thủ
tuyên dương|tuyên truyền|tuyển dụng|tự chấm điểm|tự đánh giá|tự kiểm tra|tự rà soát|ứng dụng|áp dụng|ưu tiên|vận động|vận hành|xác định|xác minh|xác nhận|xây dựng|xem xét|xét|xin lỗi|xử lý|xử phạt|yêu cầu|đề cao|thực hiện tốt|kết hợp|nắm bắt|nắm|rà|đo lường|khôi phục|di dời|treo|gắn kết|cơ cấu|giữ|tách|nhận diện|làm đầu mối|đầu mối|thường trực|tiếp cận|hợp tác|chia sẻ|tải|in ấn|đính kèm|chi trả|chi|thanh toán|hoàn chỉnh|kích hoạt|tra cứu|đồng bộ|chuyển đổi|phân cấp|ủy quyền|thuê|bãi bỏ|ghi|tổ`;
const MANNERS = `khẩn trương|kịp thời|thường xuyên|chủ động|tích cực|tiếp tục|nghiêm túc|nghiêm|định kỳ|hằng năm|hàng năm|hằng quý|hàng quý|hằng tháng|hàng tháng|hằng tuần|hàng tuần|hằng ngày|hàng ngày|hằng|hàng|sớm|nhanh chóng|kiên quyết|quan tâm|chú trọng|chú ý|đồng thời|ngay|cần|phải|có trách nhiệm|có nhiệm vụ|có kế hoạch|có giải pháp|có biện pháp|có văn bản|có hình thức|không được|không để|không|tuyệt đối|triệt để|thật sự|tăng tốc|lưu ý|quyết liệt|cùng|trực tiếp|căn cứ|tùy|trên cơ sở|trong phạm vi|theo(?! dõi)|tốt|nhanh|tận dụng|toàn diện|cương quyết|dứt điểm|mạnh dạn|nỗ lực|phấn đấu|sẵn sàng|thống nhất|đúng|gương mẫu|cơ bản`;

const words = (list: string): string =>
  list
    .split(/[|\n]/)
    .filter((one) => one !== '')
    .sort((a, b) => b.length - a.length)
    .join('|');

const END = '(?![\\p{L}\\p{N}])';
const ACT = new RegExp(`(?:${words(ACTS)})${END}`, 'uy');
const MANNER = new RegExp(`(?:${words(MANNERS)})${END}`, 'uy');
/** What the demand before is for, not a demand of its own: "hướng dẫn …, khắc phục những sai sót". */
const OUTCOME = new RegExp(`(?:khắc phục|bảo đảm|đảm bảo|hạn chế|tránh|góp phần|nhằm|nâng cao|phục vụ|tạo điều kiện|giảm|phòng ngừa|ngăn chặn|hoàn thành|tạo|phấn đấu|bám sát|gắn|lồng ghép|theo(?! dõi)|đúng|căn cứ|trên cơ sở|kéo dài|cơ bản|tốt|nhanh|toàn diện|phải|cần|hằng|hàng|không|thông tin|phục vụ|in|chi|cấp|thông qua|trực|giữ|ký|giải quyết|cung cấp|quản lý|sử dụng|kiểm soát)${END}`, 'uy');
/** Work that only leads to the paper which the same sentence asks for. */
const PREPARATION = new RegExp(`(?:rà soát|tổng hợp|lập|thống kê|tham mưu|xây dựng|đề xuất|đánh giá|dự thảo|thẩm định|nghiên cứu|hoàn thiện|hoàn chỉnh|báo cáo|trình|gửi|thu thập|xác minh|kiểm tra|theo dõi|tập hợp|tự chấm điểm|chuẩn bị|xem xét|sơ kết|tổng kết|đôn đốc|giải trình|tiếp thu|phân tích|kiểm điểm|cụ thể hóa|lấy ý kiến|ban hành|rút kinh nghiệm|khảo sát|tổ chức|chủ trì|phối hợp|thực hiện)${END}`, 'uy');
const REPORT = new RegExp(`(?:báo cáo|gửi|trình|nộp)${END}`, 'uy');
const DONE_BY = new RegExp(`(?:(?:đảm bảo |bảo đảm |phải |và )?(?:hoàn thành|hoàn tất|xong|thực hiện xong|kết thúc)|thời hạn|thời gian|tiến độ|hạn chót|chậm nhất|trước|trong (?:tháng|quý|năm|tuần)|quý|tháng)${END}`, 'uy');

const test = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
};

/** Where the words that begin a demand end ("kịp thời phát hiện"), or -1. A manner alone is enough: "thường xuyên cử …". */
export function demandWordsEnd(text: string, at: number): number {
  let end = at;
  let acts = 0;
  for (let step = 0; step < 7; step += 1) {
    const manner = test(MANNER, text, end);
    const next = manner >= 0 ? manner : acts < 2 ? test(ACT, text, end) : -1;
    if (next < 0) break;
    if (manner < 0) acts += 1;
    end = text[next] === ' ' ? next + 1 : next;
  }
  return end > at ? end : -1;
}

export const isOutcome = (text: string, at: number): boolean => test(OUTCOME, text, at) >= 0;
export const isProhibition = (text: string, at: number): boolean => /^(?:kiên quyết |tuyệt đối )?không (?:để|được)/.test(text.slice(at, at + 30));
export const isPreparation = (text: string, at: number): boolean => test(PREPARATION, text, at) >= 0;
export const isReport = (text: string, at: number): boolean => test(REPORT, text, at) >= 0;
/** Words that only lead to a date: "phải hoàn thành xong" before "trước ngày …". */
export const leadsToDate = (words: string): boolean => /^[ ,;]*(?:(?:phải|và|đảm bảo|bảo đảm|để|các) )*(?:(?:hoàn thành|hoàn tất|thực hiện xong|kết thúc|xong|thời gian[^:;,]{0,30}:?|thời hạn[^:;,]{0,30}:?|tiến độ[^:;,]{0,30}:?|hạn[^:;,]{0,20}:?)(?: (?:xong|việc này|nội dung này|các nội dung này|các nội dung trên|vào|là|chậm nhất))*)? ?$/u.test(words);
/** "hoàn thành trước ngày …": says only by when. */
export const isDoneBy = (text: string, at: number): boolean => test(DONE_BY, text, at) >= 0;
export const isAct = (text: string, at: number): boolean => test(ACT, text, at) >= 0;
