/** An invented letter with as many demands as that of July 2018: 24 clauses, 19 of them to be carried out, one with a day. */
export const LETTER_OF_24 = `ỦY BAN NHÂN DÂN TỈNH
Số: 815/UBND-NC (mẫu)
Ngày 16 tháng 7 năm 2018

V/v chấn chỉnh sau kiểm tra cải cách hành chính (mẫu)

Chủ tịch UBND tỉnh yêu cầu Chủ tịch UBND các huyện (được kiểm tra) khẩn trương sửa chữa các thiếu sót đoàn kiểm tra đã ghi và báo cáo kết quả khắc phục trước ngày 20/7/2018.

Trong đó, tập trung thực hiện tốt các nội dung về: Tiếp nhận hồ sơ trên phần mềm; đưa đủ thủ tục vào bộ phận một cửa; tăng tỷ lệ hồ sơ nộp trực tuyến; niêm yết công khai thủ tục tại trụ sở.

Thủ trưởng các sở, ban, ngành tỉnh, Chủ tịch UBND huyện, thị xã, thành phố (chưa được kiểm tra) thực hiện tự kiểm tra trong nội bộ cơ quan, đơn vị, địa phương; kịp thời phát hiện và chỉ đạo khắc phục những tồn tại (nếu có); không để lặp lại sai sót của nơi đã được kiểm tra.

Các sở, ngành tỉnh thường xuyên tập huấn cho công chức cấp huyện, cấp xã về trình tự giải quyết công việc.

Đối với lĩnh vực đất đai, giao Sở Tài nguyên và Môi trường phối hợp chặt chẽ với UBND cấp huyện để giải quyết dứt điểm hồ sơ tồn đọng.

Sở Thông tin và Truyền thông tập trung khắc phục lỗi của phần mềm một cửa tại cấp huyện; hỗ trợ các đơn vị xử lý lỗi phát sinh. Đẩy nhanh tiến độ xây dựng chức năng thư xin lỗi; theo dõi kết quả trả tận nhà qua dịch vụ bưu chính công ích; đưa đầy đủ các thủ tục hành chính thuộc thẩm quyền giải quyết vào phần mềm.

Sở Nội vụ theo dõi, đôn đốc, kiểm tra, hướng dẫn các cơ quan, đơn vị thực hiện; tổng hợp, báo cáo, đề xuất UBND tỉnh chỉ đạo thực hiện.

Chủ tịch UBND tỉnh yêu cầu Thủ trưởng các sở, ban, ngành tỉnh, Chủ tịch UBND huyện, thị xã, thành phố thực hiện nghiêm nội dung trên.
`;
