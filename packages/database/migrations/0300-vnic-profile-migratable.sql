-- Whether a VM whose NIC is a passed-through device may migrate; null: nothing was said.
alter table vnic_profile add column migratable boolean;
