//! Rules to begin with, by practice area and kind of sale. They are data: each is a file beside
//! this one.

use serde::Deserialize;

use super::model::ScoreModel;
use crate::{commands::scores::ScorePack, fault::Outcome, table::workspace::Profile};

const FILES: [&str; 8] = [
    include_str!("packs/law-general.json"),
    include_str!("packs/law-injury.json"),
    include_str!("packs/law-family.json"),
    include_str!("packs/law-business.json"),
    include_str!("packs/law-immigration.json"),
    include_str!("packs/law-defense.json"),
    include_str!("packs/sales-b2b.json"),
    include_str!("packs/sales-shop.json"),
];

/// Rules to begin with.
#[derive(Debug, Deserialize)]
pub(crate) struct Pack {
    pub(crate) id: String,
    pub(crate) profile: Profile,
    name: String,
    description: String,
    pub(crate) model: ScoreModel,
}

/// Reads all packs, those of a profile first.
pub(crate) fn all(profile: Profile) -> Outcome<Vec<Pack>> {
    let packs = FILES.iter().map(|file| Ok(serde_json::from_str::<Pack>(file)?));
    let mut packs = packs.collect::<Outcome<Vec<Pack>>>()?;
    packs.sort_by_key(|pack| pack.profile != profile);
    Ok(packs)
}

impl Pack {
    /// Returns it as the window lists it.
    pub(crate) fn info(&self) -> ScorePack {
        let groups = self.model.axes.iter().flat_map(|axis| &axis.groups);
        let rules: usize = groups.map(|group| group.rules.len()).sum();
        ScorePack {
            id: self.id.clone(),
            name: self.name.clone(),
            description: self.description.clone(),
            rules: u32::try_from(rules).unwrap_or(u32::MAX),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ask::desk::CATALOGUE, score::rules::Rules};

    #[test]
    fn every_pack_reads() {
        let packs = all(Profile::Sales).expect("files that read");
        assert_eq!(packs[0].profile, Profile::Sales, "those of the profile come first");
        for pack in packs {
            let rules = Rules::check(&CATALOGUE, &pack.model);
            assert!(rules.is_ok(), "{}: {:?}", pack.id, rules.err());
        }
    }
}
