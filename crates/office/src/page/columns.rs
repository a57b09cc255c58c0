//! The widths of a table's columns on its page.

use super::Length;
use super::table::Box;

/// The narrowest and the widest that a column wishes to be, in thousandths of an em.
const WISHES: [i64; 2] = [2_500, 18_000];

/// The edges of the columns: as told where widths are told for all of them, else by what
/// the cells hold; scaled so that they fill the page.
pub(super) fn edges(
    told: &[u32],
    count: usize,
    cells: &[Box],
    left: Length,
    right: Length,
) -> Vec<Length> {
    let wishes: Vec<i64> = if told.len() == count && told.iter().any(|width| *width > 0) {
        told.iter().map(|width| i64::from(*width)).collect()
    } else {
        by_content(count, cells)
    };
    let all = wishes.iter().sum::<i64>().max(1);
    let mut edges = vec![left];
    let mut sum = 0;
    for wish in wishes {
        sum += wish;
        edges.push(left + (right - left) * sum / all);
    }
    edges
}

/// What the columns wish by the texts that stand in them.
fn by_content(count: usize, cells: &[Box]) -> Vec<i64> {
    let [least, most] = WISHES;
    let mut wishes = vec![least; count];
    for cell in cells.iter().filter(|cell| cell.columns == 1) {
        if let Some(wish) = wishes.get_mut(cell.column) {
            *wish = (*wish).max(cell.text.widest() + 1_000).min(most);
        }
    }
    wishes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn told_widths_are_scaled_to_the_page() {
        assert_eq!(edges(&[1_000, 3_000], 2, &[], 100, 500), [100, 200, 500]);
        assert_eq!(edges(&[], 2, &[], 100, 500), [100, 300, 500]);
        assert_eq!(edges(&[0, 0], 2, &[], 100, 500), [100, 300, 500]);
        assert_eq!(edges(&[], 0, &[], 100, 500), [100]);
    }
}
