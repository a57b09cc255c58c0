//! Remarks in files of our own writer and in files with what others put into theirs.
