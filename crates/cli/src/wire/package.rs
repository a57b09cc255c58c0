//! `package/1`: the forms of several documents by unit and year.

use super::PlaceWire;
use app::{Leaf, Tree};
use domain::form::Family;
use domain::text::{Language, Text};
use serde::Serialize;

/// The tree of a package.
#[derive(Debug, Serialize)]
pub struct PackageWire<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    schema: Option<&'static str>,
    units: Vec<UnitWire<'a>>,
    /// Forms that do not belong, each with the reason.
    apart: Vec<ApartWire<'a>>,
}

#[derive(Debug, Serialize)]
struct UnitWire<'a> {
    name: &'a str,
    also: &'a [String],
    years: Vec<YearWire<'a>>,
}

#[derive(Debug, Serialize)]
struct YearWire<'a> {
    year: i32,
    families: Vec<FamilyWire<'a>>,
    /// What cannot be compared, where the department or its projects are missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct FamilyWire<'a> {
    family: &'static str,
    forms: Vec<LeafWire<'a>>,
}

#[derive(Debug, Serialize)]
struct LeafWire<'a> {
    document: &'a str,
    /// Position in the document, from 0.
    index: usize,
    subject: &'a str,
    place: PlaceWire,
    /// Unit or year were concluded from the forms beside it.
    concluded: bool,
}

#[derive(Debug, Serialize)]
struct ApartWire<'a> {
    family: &'static str,
    #[serde(flatten)]
    leaf: LeafWire<'a>,
    why: &'a str,
}

impl<'a> PackageWire<'a> {
    /// The tree as a part of another output.
    pub fn part(tree: &'a Tree, language: Language) -> Self {
        let units = tree.units.iter().map(|unit| UnitWire {
            name: &unit.name,
            also: &unit.also,
            years: unit
                .years
                .iter()
                .map(|year| YearWire {
                    year: year.year,
                    families: year.families.iter().map(family).collect(),
                    note: year.lone.as_ref().map(|lone| lone.get(language)),
                })
                .collect(),
        });
        let apart = tree
            .apart
            .iter()
            .map(|(one, why): &(Leaf, Text)| ApartWire {
                family: one.family.id(),
                leaf: leaf(one),
                why: why.get(language),
            });
        Self {
            schema: None,
            units: units.collect(),
            apart: apart.collect(),
        }
    }

    /// The tree as an output of its own.
    pub fn whole(tree: &'a Tree, language: Language) -> Self {
        Self {
            schema: Some("package/1"),
            ..Self::part(tree, language)
        }
    }
}

fn family((family, leaves): &(Family, Vec<Leaf>)) -> FamilyWire<'_> {
    FamilyWire {
        family: family.id(),
        forms: leaves.iter().map(leaf).collect(),
    }
}

fn leaf(leaf: &Leaf) -> LeafWire<'_> {
    LeafWire {
        document: &leaf.document,
        index: leaf.form,
        subject: &leaf.subject,
        place: PlaceWire::from(&leaf.place),
        concluded: leaf.concluded,
    }
}
