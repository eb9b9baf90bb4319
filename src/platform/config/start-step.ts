import { lookUp } from '../../kernel/look-up';
import { SettingsError } from './settings';

/** What the machine, SQLite and PostgreSQL answer to a setting that leads nowhere. */
const REASONS: Readonly<Record<string, string>> = {
  ENOTDIR: 'một phần của đường dẫn là tệp, không phải thư mục (part of the path is a file)',
  EEXIST: 'đường dẫn là một tệp, không phải thư mục (the path is a file)',
  EISDIR: 'đường dẫn là thư mục, không phải tệp (the path is a folder)',
  ENOENT: 'không có đường dẫn này (no such path)',
  EACCES: 'chương trình không có quyền (no permission)',
  EPERM: 'chương trình không có quyền (no permission)',
  EROFS: 'ổ đĩa chỉ cho đọc (read-only disk)',
  ENOSPC: 'ổ đĩa hết chỗ (disk full)',
  SQLITE_CANTOPEN: 'không mở được tệp cơ sở dữ liệu (the database file cannot be opened)',
  SQLITE_NOTADB: 'tệp không phải là cơ sở dữ liệu SQLite (the file is no SQLite database)',
  SQLITE_CORRUPT: 'tệp cơ sở dữ liệu đã hỏng, hãy lấy bản sao lưu (the database file is damaged)',
  SQLITE_READONLY: 'tệp cơ sở dữ liệu chỉ cho đọc (the database file is read-only)',
  SQLITE_BUSY: 'cơ sở dữ liệu đang bị chương trình khác giữ (the database is held by another program)',
  SQLITE_IOERR: 'không đọc, ghi được tệp cơ sở dữ liệu (the database file cannot be read or written)',
  SQLITE_FULL: 'ổ đĩa hết chỗ (disk full)',
  ECONNREFUSED: 'không có máy chủ PostgreSQL nào trả lời ở địa chỉ này (no server answers there)',
  ECONNRESET: 'máy chủ PostgreSQL ngắt kết nối (the server closed the connection)',
  EHOSTUNREACH: 'không tới được máy chủ (the server cannot be reached)',
  ETIMEDOUT: 'máy chủ không trả lời (the server does not answer)',
  ENOTFOUND: 'không tìm thấy máy chủ có tên này (no machine of this name)',
  EAI_AGAIN: 'không hỏi được tên máy chủ, hãy kiểm tra mạng (the name cannot be looked up)',
  '28P01': 'tên hoặc mật khẩu chưa đúng (wrong user or password)',
  '28000': 'tên này không được vào (this user may not connect)',
  '3D000': 'không có cơ sở dữ liệu tên này (no database of this name)',
  '42501': 'tài khoản không đủ quyền trên cơ sở dữ liệu (the user lacks rights)',
  '53300': 'máy chủ PostgreSQL đã đủ kết nối (too many connections)',
  '57P03': 'máy chủ PostgreSQL chưa sẵn sàng (the server is starting up)',
  EADDRINUSE: 'đang có chương trình khác dùng (already in use)',
  EADDRNOTAVAIL: 'máy này không có địa chỉ đó (not an address of this machine)',
  EINVAL: 'không phải địa chỉ của máy này (not an address of this machine)',
};

function codeOf(error: unknown): string {
  const { code, errors } = error as { code?: unknown; errors?: readonly { code?: unknown }[] };
  return String(code ?? errors?.[0]?.code ?? '').replace(/^(SQLITE_[A-Z]+)_.*/, '$1');
}

/** Runs one step of the start. What stops it is told with the key that leads there; what is not known here stays a fault. */
export async function startStep<T>(key: string | ((code: string) => string), value: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = codeOf(error);
    const reason = lookUp(REASONS, code);
    if (reason === undefined) throw error;
    throw new SettingsError([`${typeof key === 'string' ? key : key(code)}: ${value === '' ? '' : `"${value}" `}${reason}`]);
  }
}
