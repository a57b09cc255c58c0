//! The functions by their number in formulas, with how many arguments they take; `*` where
//! the formula tells.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Number, name, arguments.
const FUNCTIONS: &str = "
0 COUNT *,1 IF *,2 ISNA 1,3 ISERROR 1,4 SUM *,5 AVERAGE *,6 MIN *,7 MAX *,8 ROW *,9 COLUMN *,
10 NA 0,11 NPV *,12 STDEV *,13 DOLLAR *,14 FIXED *,15 SIN 1,16 COS 1,17 TAN 1,18 ATAN 1,19 PI 0,
20 SQRT 1,21 EXP 1,22 LN 1,23 LOG10 1,24 ABS 1,25 INT 1,26 SIGN 1,27 ROUND 2,28 LOOKUP *,
29 INDEX *,30 REPT 2,31 MID 3,32 LEN 1,33 VALUE 1,34 TRUE 0,35 FALSE 0,36 AND *,37 OR *,38 NOT 1,
39 MOD 2,46 VAR *,48 TEXT 2,56 PV *,57 FV *,58 NPER *,59 PMT *,60 RATE *,62 IRR *,63 RAND 0,64 MATCH *,
65 DATE 3,66 TIME 3,67 DAY 1,68 MONTH 1,69 YEAR 1,70 WEEKDAY *,71 HOUR 1,72 MINUTE 1,73 SECOND 1,
74 NOW 0,75 AREAS 1,76 ROWS 1,77 COLUMNS 1,78 OFFSET *,82 SEARCH *,83 TRANSPOSE 1,86 TYPE 1,
97 ATAN2 2,98 ASIN 1,99 ACOS 1,100 CHOOSE *,101 HLOOKUP *,102 VLOOKUP *,105 ISREF 1,109 LOG *,
111 CHAR 1,112 LOWER 1,113 UPPER 1,114 PROPER 1,115 LEFT *,116 RIGHT *,117 EXACT 2,118 TRIM 1,
119 REPLACE 4,120 SUBSTITUTE *,121 CODE 1,124 FIND *,125 CELL *,126 ISERR 1,127 ISTEXT 1,
128 ISNUMBER 1,129 ISBLANK 1,130 T 1,131 N 1,140 DATEVALUE 1,141 TIMEVALUE 1,142 SLN 3,143 SYD 4,
144 DDB *,148 INDIRECT *,162 CLEAN 1,165 MMULT 2,169 COUNTA *,183 PRODUCT *,184 FACT 1,190 ISNONTEXT 1,
193 STDEVP *,194 VARP *,197 TRUNC *,198 ISLOGICAL 1,212 ROUNDUP 2,213 ROUNDDOWN 2,214 ASC 1,
215 DBCS 1,216 RANK *,219 ADDRESS *,220 DAYS360 *,221 TODAY 0,227 MEDIAN *,228 SUMPRODUCT *,
252 FREQUENCY 2,261 ERROR.TYPE 1,269 AVEDEV *,276 COMBIN 2,279 EVEN 1,285 FLOOR 2,288 CEILING 2,
298 ODD 1,299 PERMUT 2,307 CORREL 2,318 DEVSQ *,319 GEOMEAN *,320 HARMEAN *,321 SUMSQ *,
325 LARGE 2,326 SMALL 2,327 QUARTILE 2,328 PERCENTILE 2,329 PERCENTRANK *,330 MODE *,
336 CONCATENATE *,337 POWER 2,342 RADIANS 1,343 DEGREES 1,344 SUBTOTAL *,345 SUMIF *,346 COUNTIF 2,
347 COUNTBLANK 1,351 DATEDIF 3,352 DATESTRING 1,353 NUMBERSTRING 2,354 ROMAN *,359 HYPERLINK *,
361 AVERAGEA *,362 MAXA *,363 MINA *,364 STDEVPA *,365 VARPA *,366 STDEVA *,367 VARA *";

static BY_NUMBER: LazyLock<BTreeMap<u16, (&'static str, Option<usize>)>> = LazyLock::new(|| {
    let entries = FUNCTIONS.split(',').filter_map(|entry| {
        let mut words = entry.split_whitespace();
        let number = words.next()?.parse().ok()?;
        Some((number, (words.next()?, words.next()?.parse().ok())))
    });
    entries.collect()
});

/// The name of a function and how many arguments it takes, where that is fixed.
pub(super) fn function(number: u16) -> Option<(&'static str, Option<usize>)> {
    BY_NUMBER.get(&number).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_are_found_by_their_number() {
        assert_eq!(function(0), Some(("COUNT", None)));
        assert_eq!(function(27), Some(("ROUND", Some(2))));
        assert_eq!(function(367), Some(("VARA", None)));
        assert_eq!(function(999), None);
        let entries: Vec<&str> = FUNCTIONS.split(',').collect();
        for entry in &entries {
            assert_eq!(entry.split_whitespace().count(), 3, "{entry}");
        }
    }
}
