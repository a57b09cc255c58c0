//! The fonts at hand: those in the executable, the official ones the system has installed,
//! and those named by the user.

use crate::error::Error;
use crate::system::system_text;
use domain::text::Text;
use office::Fonts;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// The official typefaces: what the file's name without its ending may be, in small letters,
/// and the name that tells `office` which face it is.
const OFFICIAL: [(&str, &str); 15] = [
    ("fzxbsjw", "方正小标宋"),
    ("fzxbsk", "方正小标宋"),
    ("fzxbsk--gbk1-0", "方正小标宋"),
    ("fzxbsjw--gb1-0", "方正小标宋"),
    ("方正小标宋简体", "方正小标宋"),
    ("方正小标宋_gbk", "方正小标宋"),
    ("simfang", "仿宋"),
    ("fangsong", "仿宋"),
    ("fangsong_gb2312", "仿宋_GB2312"),
    ("仿宋_gb2312", "仿宋_GB2312"),
    ("simfang_gb2312", "仿宋_GB2312"),
    ("simkai", "楷体"),
    ("kaiti_gb2312", "楷体_GB2312"),
    ("楷体_gb2312", "楷体_GB2312"),
    ("simhei", "黑体"),
];

/// How deep font folders are looked through.
const DEEP: usize = 4;

/// The fonts in the executable, the official ones found in `folders`, and those given, of
/// which a later one for the same face counts.
///
/// # Errors
/// Where a given file cannot be opened or is no font. A found one that is none is passed over.
pub fn fonts_at_hand(folders: &[PathBuf], given: &[PathBuf]) -> Result<Fonts, Error> {
    let mut fonts = Fonts::bundled();
    for (name, path) in official_in(folders) {
        if let Ok(bytes) = std::fs::read(&path) {
            // A file that only has the name of a font is as good as none.
            let _ = fonts.add(name, bytes, 0);
        }
    }
    for path in given {
        let name = path.display().to_string();
        let bytes =
            std::fs::read(path).map_err(|error| Error::Io(name.clone(), system_text(&error)))?;
        let stem = path.file_stem().map(|stem| stem.to_string_lossy());
        let stem = stem.map_or(name, |stem| stem.into_owned());
        let name = official(&stem).map_or(stem.as_str(), |known| known);
        fonts.add(name, bytes, 0).map_err(|error| {
            Error::Unwritable(Box::new(Text::new(error.chinese(), error.to_string())))
        })?;
    }
    Ok(fonts)
}

/// Where systems keep their fonts; folders that are not there do no harm.
pub fn font_folders() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = [
        "/usr/share/fonts",
        "/usr/local/share/fonts",
        "/Library/Fonts",
        "/System/Library/Fonts",
        "C:\\Windows\\Fonts",
    ]
    .map(PathBuf::from)
    .to_vec();
    let home = std::env::var_os("HOME").or_else(|| std::env::var_os("USERPROFILE"));
    if let Some(home) = home.map(PathBuf::from) {
        folders.extend(
            [
                ".fonts",
                ".local/share/fonts",
                "Library/Fonts",
                "AppData/Local/Microsoft/Windows/Fonts",
            ]
            .map(|below| home.join(below)),
        );
    }
    folders
}

/// Official fonts by file name, one file a typeface.
fn official_in(folders: &[PathBuf]) -> Vec<(&'static str, PathBuf)> {
    let mut found: Vec<(&'static str, PathBuf)> = Vec::new();
    for folder in folders {
        let files = WalkDir::new(folder).max_depth(DEEP).sort_by_file_name();
        for entry in files.into_iter().flatten() {
            let path = entry.path();
            let Some(name) = font_stem(path).and_then(|stem| official(&stem)) else {
                continue;
            };
            if entry.file_type().is_file() && found.iter().all(|(known, _)| *known != name) {
                found.push((name, path.to_owned()));
            }
        }
    }
    found
}

/// The name of a font file without its ending.
fn font_stem(path: &Path) -> Option<String> {
    let ending = path.extension()?.to_string_lossy().to_lowercase();
    let is_font = matches!(ending.as_str(), "ttf" | "otf" | "ttc");
    is_font.then(|| {
        path.file_stem()
            .map(|stem| stem.to_string_lossy().into_owned())
    })?
}

/// The official name of a font file's name.
fn official(stem: &str) -> Option<&'static str> {
    let small = stem.to_lowercase();
    let known = OFFICIAL.iter().find(|(known, _)| *known == small);
    known.map(|&(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn official_fonts_are_found_by_name_once_each() {
        let folder = std::env::temp_dir().join(format!("jixiao-fonts-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("sub")).unwrap();
        for name in [
            "simfang.ttf",
            "sub/SIMFANG.TTF",
            "FZXBSJW.TTF",
            "arial.ttf",
            "simhei.txt",
        ] {
            std::fs::write(folder.join(name), b"no font").unwrap();
        }
        let found = official_in(std::slice::from_ref(&folder));
        let names: Vec<&str> = found.iter().map(|(name, _)| *name).collect();
        assert_eq!(names, ["方正小标宋", "仿宋"]);
        // What only has the name of a font is passed over when found, refused when given.
        assert!(fonts_at_hand(std::slice::from_ref(&folder), &[]).is_ok());
        assert!(fonts_at_hand(&[], &[folder.join("arial.ttf")]).is_err());
        std::fs::remove_dir_all(folder).unwrap();
    }
}
