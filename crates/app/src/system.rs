//! What the system says when it refuses, in the words of people.

use domain::text::Text;
use std::io::{Error, ErrorKind};

/// The usual refusals.
const REFUSALS: &[(ErrorKind, &str, &str)] = &[
    (
        ErrorKind::NotFound,
        "没有这个文件或文件夹",
        "no such file or folder",
    ),
    (
        ErrorKind::PermissionDenied,
        "没有权限，或文件正被别的程序占用",
        "no permission, or another program uses it",
    ),
    (ErrorKind::AlreadyExists, "已有同名文件", "it exists"),
    (
        ErrorKind::IsADirectory,
        "这是文件夹，不是文件",
        "a folder, no file",
    ),
    (
        ErrorKind::NotADirectory,
        "路径中间有一段是文件，不是文件夹",
        "part of the path is a file, no folder",
    ),
    (
        ErrorKind::ReadOnlyFilesystem,
        "这个盘只能读",
        "the disk is read-only",
    ),
    (ErrorKind::StorageFull, "磁盘已满", "the disk is full"),
    (
        ErrorKind::QuotaExceeded,
        "超出磁盘配额",
        "the disk quota is used up",
    ),
    (
        ErrorKind::FileTooLarge,
        "文件太大，这个盘放不下",
        "too large for the disk",
    ),
    (
        ErrorKind::ResourceBusy,
        "正被别的程序占用",
        "another program uses it",
    ),
    (
        ErrorKind::ExecutableFileBusy,
        "是正在运行的程序",
        "a program that is running",
    ),
    (
        ErrorKind::InvalidFilename,
        "文件名不能用或太长",
        "the name cannot be used or is too long",
    ),
    (
        ErrorKind::TimedOut,
        "等得太久没有回应",
        "no answer for too long",
    ),
    (ErrorKind::BrokenPipe, "接收的一方已关闭", "nobody listens"),
    (ErrorKind::OutOfMemory, "内存不够", "not enough memory"),
];

/// Why the system refused, as `Chinese, English`; what is not usual in its own words.
pub fn system_text(error: &Error) -> Text {
    let known = REFUSALS.iter().find(|(kind, ..)| *kind == error.kind());
    match known {
        Some((_, zh, en)) => Text::new(*zh, *en),
        None => Text::new(format!("系统提示：{error}"), error.to_string()),
    }
}
