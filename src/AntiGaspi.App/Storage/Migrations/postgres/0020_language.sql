-- The language that a family chose for its pages and messages, by the code of the list; null is French.
alter table account add column language text check (length(language) between 2 and 12);
