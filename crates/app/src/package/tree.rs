//! A package as a tree: unit, year, families, forms with their documents and places; and
//! the forms that do not belong, with the reason.

use crate::check::Opened;
use domain::form::{Family, Form, Slot};
use domain::package::{Package, Placed};
use domain::place::Place;
use domain::text::Text;

/// The whole tree.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    /// Units in the order in which they come up.
    pub units: Vec<UnitNode>,
    /// Forms that do not belong, each with the reason.
    pub apart: Vec<(Leaf, Text)>,
}

/// A unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitNode {
    /// Its name as most forms print it.
    pub name: String,
    /// Other ways in which its name is printed.
    pub also: Vec<String>,
    /// Its years, the earliest first.
    pub years: Vec<YearNode>,
}

/// A year of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearNode {
    /// The year.
    pub year: i32,
    /// Its forms by family, the families in the order of the year's stages.
    pub families: Vec<(Family, Vec<Leaf>)>,
    /// What cannot be compared, where the department or its projects are missing.
    pub lone: Option<Text>,
}

/// A form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaf {
    /// The name of its document.
    pub document: String,
    /// Its position there, from 0.
    pub form: usize,
    /// Which official form it is.
    pub family: Family,
    /// The name people know it by.
    pub subject: String,
    /// Its first place that is known.
    pub place: Place,
    /// Whether unit or year were concluded from the forms beside it.
    pub concluded: bool,
}

impl Tree {
    /// The tree of a grouped package.
    pub(super) fn of(package: &Package, placed: &[Placed<'_>], documents: &[&Opened]) -> Self {
        let mut leaves = leaves(package, placed, documents);
        let mut tree = Self::default();
        let mut before = None;
        for ((unit, year), group) in package.groups(placed) {
            if before != Some(unit) {
                let known = package.units.get(unit);
                tree.units.push(UnitNode {
                    name: known.map_or(String::new(), |unit| unit.name.clone()),
                    also: known.map_or_else(Vec::new, |unit| unit.also.clone()),
                    years: Vec::new(),
                });
                before = Some(unit);
            }
            let lone = lone(group.families.keys().copied());
            let families = group.families.into_iter().map(|(family, forms)| {
                let leaves = forms.iter().filter_map(|&at| leaves.get_mut(at)?.take());
                (family, leaves.collect())
            });
            let year = YearNode {
                year: year.0,
                families: families.collect(),
                lone,
            };
            if let Some(node) = tree.units.last_mut() {
                node.years.push(year);
            }
        }
        for (leaf, belonging) in leaves.into_iter().zip(&package.belongings) {
            if let (Some(leaf), Some(why)) = (leaf, &belonging.apart) {
                tree.apart.push((leaf, why.clone()));
            }
        }
        tree
    }
}

/// What a unit and year has only one side of: the department's forms, or those of projects.
fn lone(families: impl Iterator<Item = Family> + Clone) -> Option<Text> {
    let forms = || families.clone().filter(|family| !family.is_report());
    let projects = forms().any(Family::is_project);
    let department = forms().any(|family| {
        matches!(
            family,
            Family::DepartmentTarget
                | Family::DepartmentApproval
                | Family::DepartmentSelfEvaluation
        )
    });
    match (department, projects) {
        (true, false) => Some(Text::new(
            "只有部门的表，没有项目的表，部门与项目对不了",
            "forms of the department and none of its projects: the two cannot be compared",
        )),
        (false, true) => Some(Text::new(
            "只有项目的表，没有部门的表，项目与部门对不了",
            "forms of projects and none of the department: the two cannot be compared",
        )),
        _ => None,
    }
}

fn leaves(package: &Package, placed: &[Placed<'_>], documents: &[&Opened]) -> Vec<Option<Leaf>> {
    let mut in_document = (0, 0);
    let mut leaves = Vec::with_capacity(placed.len());
    for (placed, belonging) in placed.iter().zip(&package.belongings) {
        if in_document.0 != placed.document {
            in_document = (placed.document, 0);
        }
        let document = documents.get(placed.document);
        leaves.push(document.map(|opened| Leaf {
            document: opened.loaded.name.clone(),
            form: in_document.1,
            family: placed.form.family,
            subject: placed.form.subject().to_owned(),
            place: first_place(placed.form),
            concluded: belonging.concluded,
        }));
        in_document.1 += 1;
    }
    leaves
}

/// Where a form begins, as far as that is known.
fn first_place(form: &Form) -> Place {
    let known = |slot| {
        let place = &form.cell(slot)?.place;
        (!place.is_unknown()).then(|| place.clone())
    };
    [Slot::Title, Slot::Project, Slot::Department, Slot::Unit]
        .into_iter()
        .find_map(known)
        .or_else(|| form.slots().into_iter().find_map(known))
        .unwrap_or_default()
}
