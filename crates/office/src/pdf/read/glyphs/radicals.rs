//! Radicals for the characters they are: web browsers write the code of the radical for
//! the few hundred characters whose glyph is the same. Knows nothing else.

/// The characters of the radicals from U+2F00 on.
const KANGXI: &str = concat!(
    "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕",
    "大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日",
    "曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿",
    "目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行",
    "衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音",
    "頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠",
);

/// Radicals of the supplement, each followed by its character.
const SUPPLEMENT: &str = "⺟母⻁虎⻄西⻅见⻆角⻉贝⻋车⻑長⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻡飠⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻲亀⻳龟";

/// The character; radicals become what they stand for, spaces of any make a plain one.
pub(super) fn plain(c: char) -> char {
    match c {
        '\u{2F00}'..='\u{2FD5}' => {
            let at = u32::from(c).saturating_sub(0x2F00) as usize;
            KANGXI.chars().nth(at).unwrap_or(c)
        }
        '\u{2E80}'..='\u{2EFF}' => {
            let mut pairs = SUPPLEMENT.chars();
            while let (Some(radical), Some(character)) = (pairs.next(), pairs.next()) {
                if radical == c {
                    return character;
                }
            }
            c
        }
        '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\t' | '\n' | '\r' => ' ',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn radicals_are_the_characters_they_stand_for() {
        assert_eq!(
            "⼀⼈⿔⻓⻚甲".chars().map(plain).collect::<String>(),
            "一人龜长页甲"
        );
        assert_eq!(super::KANGXI.chars().count(), 0x2FD5 - 0x2F00 + 1);
    }
}
