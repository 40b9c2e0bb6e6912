//! The vault tried as its callers use it: unlocking, sealed files, backups, and what lies on the
//! disk meanwhile.

mod at_rest;
mod backups;
mod desk;
mod sealed_files;
mod surroundings;
mod unlocking;
